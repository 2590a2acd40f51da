// People: the list, one of them with everything known, making and changing by hand, finding by a handle.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import type { Call } from '#base/endpoint.ts';
import { Problem } from '#base/problem.ts';
import { page } from '#base/page.ts';
import { sourceOf } from './edit.store.ts';
import { createPerson, editPerson } from './editPerson.store.ts';
import { normaliseHandle } from './handle.ts';
import { personCreateInput, personDetail, personItem, personListInput, personUpdateInput, severalSentence } from './person.ts';
import { listPersons, loadPerson, personOfHandle, personsNamed } from './person.store.ts';

async function shown({ tx }: Call, id: string) {
  const person = await loadPerson(tx, id);
  if (!person) throw new Problem('not found', 'There is no such person.');
  return person;
}

export const personEndpoints = [
  endpoint({
    name: 'people.list', method: 'GET', path: '/people', permission: 'read',
    summary: 'People (customers, never our own members), searched, filtered and sorted, with their exact number',
    input: personListInput,
    output: page(personItem).extend({ total: z.number() }),
    handler: ({ tx, now }, input) => listPersons(tx, input, now),
  }),
  endpoint({
    name: 'people.find', method: 'GET', path: '/people/find', permission: 'read',
    summary: 'The person behind a mail address, a phone number, a customer id, or else called exactly so',
    input: z.object({ handle: z.string().trim().min(1, 'Say whom to find: a mail address, a phone number, a customer id or the whole name.').max(320) }),
    output: personDetail,
    async handler(call, { handle }) {
      const ids = await personOfHandle(call.tx, handle, normaliseHandle({ kind: 'phone', value: handle })?.value ?? null);
      if (ids.length === 1) return shown(call, ids[0] as string);
      if (ids.length > 1) throw new Problem('bad input', `${ids.length} people have the number or id ${handle}. Name a mail address.`, 'handle');
      const { candidates, count } = await personsNamed(call.tx, handle);
      if (count > 1) throw new Problem('bad input', severalSentence(handle, candidates, count), 'handle');
      if (!candidates[0]) throw new Problem('not found', `Nobody is known by "${handle}".`, 'handle');
      return shown(call, candidates[0].id);
    },
  }),
  endpoint({
    name: 'people.get', method: 'GET', path: '/people/{id}', permission: 'read', shows: 'person',
    summary: 'Everything known of one person, each value with its source',
    input: z.object({ id: z.uuid() }),
    output: personDetail,
    handler: (call, { id }) => shown(call, id),
  }),
  endpoint({
    name: 'people.create', method: 'POST', path: '/people', permission: 'write',
    summary: 'Adds a person by hand',
    input: personCreateInput,
    output: personDetail,
    async handler(call, input) {
      const id = await createPerson(call.tx, input, sourceOf(call));
      call.jobs.request('segments', call.workspaceId);
      return shown(call, id);
    },
  }),
  endpoint({
    name: 'people.update', method: 'PATCH', path: '/people/{id}', permission: 'write',
    summary: 'Changes a person; what a member types stays, whatever an import or a key tells later',
    input: personUpdateInput,
    output: personDetail,
    async handler(call, { id, ...edit }) {
      await shown(call, id);
      await editPerson(call.tx, id, edit, sourceOf(call));
      call.jobs.request('segments', call.workspaceId);
      return shown(call, id);
    },
  }),
];
