// Watching a segment: beginning, ending, what is new, and that it was seen. It concerns nobody but the member who watches.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import { page, pageInput, pageOf } from '#base/page.ts';
import { Problem } from '#base/problem.ts';
import { nameOfQuestion, segmentQuestion } from './segment.ts';
import { keepSegment, keptQuestion } from './segment.api.ts';
import { loadSegment } from './segment.store.ts';
import { WATCHES_MAX, seenMark, watchChange, watchItem } from './watch.ts';
import { beginWatch, countUnseen, endWatch, listNews, listWatches, markSeen, resumeWatch, segmentOf } from './watch.store.ts';

const one = z.object({ id: z.uuid() });
const mark = z.object({ id: z.string(), at: z.date() });

export const watchEndpoints = [
  endpoint({
    name: 'watches.list', method: 'GET', path: '/watches', permission: 'read',
    summary: 'The segments you watch, with how many came and left since you last looked',
    input: z.object({}), output: page(watchItem),
    handler: async ({ tx, caller }) => ({ items: await listWatches(tx, caller.memberId), next: null }),
  }),
  endpoint({
    name: 'watches.unseen', method: 'GET', path: '/watches/unseen', permission: 'read',
    summary: 'How many came and left, in all that you watch, since you last looked',
    input: z.object({}), output: z.object({ count: z.number() }),
    handler: async ({ tx, caller }) => ({ count: await countUnseen(tx, caller.memberId) }),
  }),
  endpoint({
    name: 'watches.changes', method: 'GET', path: '/watches/changes', permission: 'read',
    summary: 'Who came and who left in all that you watch, the latest noticed first',
    input: pageInput, output: page(watchChange),
    handler: async ({ tx, caller }, { after, limit }) => pageOf(await listNews(tx, caller.memberId, after, limit), limit),
  }),
  endpoint({
    name: 'watches.create', method: 'POST', path: '/watches', permission: 'write',
    summary: 'Watches a question from now on: the segment that keeps it, or a new one',
    input: z.object(segmentQuestion), output: z.object({ id: z.string(), name: z.string(), isNew: z.boolean().describe('whether the segment was made for it') }),
    async handler(call, input) {
      const kept = await keptQuestion(call, input);
      const known = await segmentOf(call.tx, kept.tree);
      const segment = known ?? await keepSegment(call, { name: nameOfQuestion(kept.words), ...kept });
      await beginWatch(call.tx, segment.id, { memberId: call.caller.memberId, now: call.now });
      return { id: segment.id, name: segment.name, isNew: !known };
    },
  }),
  endpoint({
    name: 'watches.begin', method: 'PUT', path: '/segments/{id}/watch', permission: 'read',
    summary: 'Watches a segment from now on; a reader may, too, since it concerns nobody else',
    input: one, output: one,
    async handler({ tx, caller, now }, { id }) {
      if (!(await loadSegment(tx, id))) throw new Problem('not found', 'There is no such segment.');
      await beginWatch(tx, id, { memberId: caller.memberId, now });
      return { id };
    },
  }),
  endpoint({
    name: 'watches.end', method: 'DELETE', path: '/segments/{id}/watch', permission: 'read',
    summary: 'Watches a segment no longer; undone with watches.resume',
    input: one, output: one,
    async handler({ tx, caller, now }, { id }) {
      if (!(await endWatch(tx, id, { memberId: caller.memberId, now }))) throw new Problem('not found', 'You do not watch such a segment.');
      return { id };
    },
  }),
  endpoint({
    name: 'watches.resume', method: 'DELETE', path: '/segments/{id}/watch/ending', permission: 'read',
    summary: 'Goes on watching a segment as if it had never ended',
    input: one, output: one,
    async handler({ tx, caller }, { id }) {
      if (!(await resumeWatch(tx, id, caller.memberId))) throw new Problem('not found', 'You have not stopped watching such a segment.');
      return { id };
    },
  }),
  endpoint({
    name: 'watches.see', method: 'PUT', path: '/watches/seen', permission: 'read',
    summary: 'Notes that you have seen what is new; answers up to when you had before, which undoes it',
    input: z.object({ watches: z.array(seenMark).min(1, 'Say which segments.').max(WATCHES_MAX) }), output: z.object({ before: z.array(mark) }),
    async handler({ tx, caller, now }, { watches }) {
      return { before: await markSeen(tx, watches.map(({ id, at }) => ({ id, at: at && at < now ? at : now })), caller.memberId) };
    },
  }),
];
