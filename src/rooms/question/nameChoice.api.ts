// What a member means by names: remembering it, listing it, forgetting it.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import { page } from '#base/page.ts';
import { Problem } from '#base/problem.ts';
import { nameChoiceInput, nameChoiceItem } from './nameChoice.ts';
import { forgetChoice, listChoices, nameOf, saveChoice } from './nameChoice.store.ts';

export const nameChoiceEndpoints = [
  endpoint({
    name: 'nameChoices.list', method: 'GET', path: '/name-choices', permission: 'read',
    summary: 'What you mean by names that may mean several, as you chose it', input: z.object({}), output: page(nameChoiceItem),
    handler: async ({ tx, caller }) => ({ items: await listChoices(tx, caller.memberId), next: null }),
  }),
  endpoint({
    name: 'nameChoices.choose', method: 'PUT', path: '/name-choices', permission: 'read',
    summary: 'Remembers what you mean by a name: your questions are read so from now on; a reader may, too, since it concerns nobody else',
    input: nameChoiceInput, output: z.object({ id: z.string() }),
    async handler({ tx, caller, now }, { spelling, type, id }) {
      if ((await nameOf(tx, type, id)) === undefined) throw new Problem('not found', `There is no such ${type}.`, 'id');
      return { id: await saveChoice(tx, { spelling, type, id }, { memberId: caller.memberId, now }) };
    },
  }),
  endpoint({
    name: 'nameChoices.forget', method: 'DELETE', path: '/name-choices/{id}', permission: 'read',
    summary: 'Forgets what you mean by a name; undone by choosing it again',
    input: z.object({ id: z.uuid() }), output: nameChoiceInput,
    async handler({ tx, caller }, { id }) {
      const was = await forgetChoice(tx, id, caller.memberId);
      if (!was) throw new Problem('not found', 'You chose no such meaning.');
      return was;
    },
  }),
];
