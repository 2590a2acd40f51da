// Interactions: the list, one with its whole text and source, its raw record, and telling new ones.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import { page } from '#base/page.ts';
import { Problem } from '#base/problem.ts';
import { interactionDetail, interactionItem, interactionListInput } from './interaction.ts';
import { untilOf } from './asOf.ts';
import { listInteractions, loadInteraction, rawOfInteraction } from './interaction.store.ts';
import { POSTED_MAX, postedInteraction, postedOutcome } from './posted.ts';
import { takePosted } from './posted.store.ts';

const notThere = () => new Problem('not found', 'There is no such interaction.');
const one = postedInteraction.partial();

export const interactionEndpoints = [
  endpoint({
    name: 'interactions.list', method: 'GET', path: '/interactions', permission: 'read',
    summary: 'What happened with customers, newest first',
    input: interactionListInput, output: page(interactionItem),
    handler: (call, input) => listInteractions(call.tx, input, untilOf(call, input.now)),
  }),
  endpoint({
    name: 'interactions.get', method: 'GET', path: '/interactions/{id}', permission: 'read', shows: 'interaction',
    summary: 'One interaction with its whole text, who took part, and where it came from',
    input: z.object({ id: z.uuid() }), output: interactionDetail,
    async handler({ tx }, { id }) {
      const found = await loadInteraction(tx, id);
      if (!found) throw notThere();
      return found;
    },
  }),
  endpoint({
    name: 'interactions.raw', method: 'GET', path: '/interactions/{id}/raw', permission: 'read', shows: 'interaction',
    summary: 'The raw record behind an interaction as text, at most 1 MB of it',
    input: z.object({ id: z.uuid() }),
    output: z.object({ mediaType: z.string(), text: z.string(), isWhole: z.boolean() }),
    async handler({ tx }, { id }) {
      const raw = await rawOfInteraction(tx, id);
      if (raw === undefined) throw notThere();
      if (raw === null) throw new Problem('not found', 'This interaction has no raw record.');
      return raw;
    },
  }),
  endpoint({
    name: 'interactions.create', method: 'POST', path: '/interactions', permission: 'write',
    summary: 'Tells one interaction, or up to 1,000; with a source key telling it again changes nothing, and a bad one does not stop the others',
    input: one.extend({
      source: one.shape.source.unwrap().unwrap().optional().describe('the system it comes from; api where left out'),
      interactions: z.array(z.unknown().meta(z.toJSONSchema(postedInteraction, { io: 'input' }))).min(1).max(POSTED_MAX).optional().describe('several at once, each with the same fields'),
    }),
    list: 'interactions',
    output: z.object({ items: z.array(postedOutcome) }),
    async handler(call, { interactions, ...single }) {
      if (interactions && Object.values(single).some((value) => value !== undefined)) throw new Problem('bad input', 'Send one interaction, or several in "interactions", not both.', 'interactions');
      const items = await takePosted(call, interactions ?? [single]);
      const [first] = items;
      if (!interactions && first?.outcome === 'rejected') throw new Problem('bad input', first.reason ?? 'It could not be read.', first.field);
      if (items.some((item) => item.outcome === 'created' || item.outcome === 'updated')) call.jobs.request('segments', call.workspaceId);
      return { items };
    },
  }),
];
