// My questions: what I asked, how many it found then and would find now, pinned or taken away.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import type { Call } from '#base/endpoint.ts';
import { page, pageInput, pageOf } from '#base/page.ts';
import { Problem } from '#base/problem.ts';
import { readQuestion } from '#rooms/question/index.ts';
import { ASKED_KEPT_MAX, COUNTED_MAX, askedItem } from './asked.ts';
import { listAsked, loadAsked, pinAsked, removeAsked, restoreAsked } from './asked.store.ts';
import { evaluateCount } from './evaluate.store.ts';

const one = z.object({ id: z.uuid() });
const several = z.object({ ids: z.array(z.string()) });
const none = () => new Problem('not found', 'You did not ask such a question.');

/** How many a question in words finds now; null where it is not understood any more. */
async function countNow(call: Call, words: string): Promise<number | null> {
  const { question, asking } = await readQuestion(call, { words });
  return question && evaluateCount(call.tx, question, asking);
}

export const askedEndpoints = [
  endpoint({
    name: 'questions.asked', method: 'GET', path: '/questions/asked', permission: 'read',
    summary: 'The questions you asked, newest first, each once, with how many each found',
    input: pageInput.extend({ pinned: z.enum(['yes', 'no']).optional().describe('only those that are pinned, or that are not') }), output: page(askedItem),
    handler: async ({ tx, caller }, { after, limit, pinned }) => pageOf(await listAsked(tx, caller.memberId, { limit, after, isPinned: pinned && pinned === 'yes' }), limit),
  }),
  endpoint({
    name: 'asked.counts', method: 'POST', path: '/questions/asked/counts', permission: 'read',
    summary: 'How many some of the questions you asked would find now',
    input: z.object({ ids: z.array(z.uuid()).min(1, 'Say which questions.').max(COUNTED_MAX, `At most ${COUNTED_MAX} at once.`) }), output: z.object({ items: z.array(z.object({ id: z.string(), count: z.number().nullable() })) }),
    async handler(call, { ids }) {
      const items: { id: string; count: number | null }[] = [];
      for (const { id, words } of await loadAsked(call.tx, call.caller.memberId, ids)) items.push({ id, count: await countNow(call, words) });
      return { items };
    },
  }),
  endpoint({
    name: 'asked.pin', method: 'PUT', path: '/questions/asked/{id}/pin', permission: 'read',
    summary: 'Pins a question you asked: it stays at the top', input: one, output: one,
    async handler({ tx, caller, now }, { id }) {
      if (!(await pinAsked(tx, caller.memberId, id, now))) throw none();
      return { id };
    },
  }),
  endpoint({
    name: 'asked.unpin', method: 'DELETE', path: '/questions/asked/{id}/pin', permission: 'read',
    summary: 'Pins a question no longer', input: one, output: one,
    async handler({ tx, caller }, { id }) {
      if (!(await pinAsked(tx, caller.memberId, id, null))) throw none();
      return { id };
    },
  }),
  endpoint({
    name: 'asked.forget', method: 'DELETE', path: '/questions/asked/{id}', permission: 'read',
    summary: 'Takes one question out of your history; undone with asked.restore', input: one, output: several,
    async handler({ tx, caller, now }, { id }) {
      const ids = await removeAsked(tx, caller.memberId, id, now);
      if (ids.length === 0) throw none();
      return { ids };
    },
  }),
  endpoint({
    name: 'asked.clear', method: 'DELETE', path: '/questions/asked', permission: 'read',
    summary: 'Clears your history of questions; pinned ones stay; undone with asked.restore', input: z.object({}), output: several,
    handler: async ({ tx, caller, now }) => ({ ids: await removeAsked(tx, caller.memberId, null, now) }),
  }),
  endpoint({
    name: 'asked.restore', method: 'PUT', path: '/questions/asked/restored', permission: 'read',
    summary: 'Brings questions back into your history, for a day after they were taken out', input: z.object({ ids: z.array(z.uuid()).min(1).max(ASKED_KEPT_MAX * 2) }), output: several,
    handler: async ({ tx, caller }, { ids }) => ({ ids: await restoreAsked(tx, caller.memberId, ids) }),
  }),
];
