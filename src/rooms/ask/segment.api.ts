// Segments: keeping a question, who is in it, who came and who left.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import type { Call } from '#base/endpoint.ts';
import { newId } from '#base/ids.ts';
import { page, pageInput, pageOf } from '#base/page.ts';
import { Problem } from '#base/problem.ts';
import { evaluateIds } from './evaluate.store.ts';
import type { Question } from '#rooms/question/index.ts';
import { readQuestion, sayQuestion, loadVocabulary } from '#rooms/question/index.ts';
import { SEGMENTS_MAX, segmentChange, segmentDetail, segmentItem, segmentMember, segmentName, segmentQuestion } from './segment.ts';
import { askingOf, lookAgain } from './segment.jobs.ts';
import { beginMembership, insertSegment, listChanges, listMembers, listSegments, loadSegment, removeSegment, restoreSegment, saveSegment, segmentFigures, segmentIds } from './segment.store.ts';
import type { SegmentRow } from './segment.store.ts';
import { isWatching } from './watch.store.ts';

/** Membership this young is shown without asking again. */
const FRESH_MS = 60_000;

async function demanded({ tx }: Call, id: string): Promise<SegmentRow> {
  const segment = await loadSegment(tx, id);
  if (!segment) throw new Problem('not found', 'There is no such segment.');
  return segment;
}

/** The question to keep, about people or organisations; what is not understood at all, or unclear, cannot be kept. */
export async function keptQuestion(call: Call, input: { words?: string | undefined; tree?: Question | undefined }): Promise<Pick<SegmentRow, 'words' | 'tree'>> {
  const { question, notUnderstood, ambiguous, understood } = await readQuestion(call, input);
  if (!question || ambiguous.length > 0) throw new Problem('bad input', `This was not understood: ${[...notUnderstood, ...ambiguous.map(({ words }) => words)].join(', ')}. Ask it first, then keep it.`, 'words');
  if (question.find === 'paths') throw new Problem('bad input', 'A segment is of people or organisations, not of introductions.', 'tree');
  return { words: input.words ?? understood, tree: question };
}

async function shown(call: Call, segment: SegmentRow) {
  const { id, name, words, tree, createdAt, evaluatedAt } = segment;
  const vocabulary = await loadVocabulary(call.tx, null, { now: call.now, timeZone: call.timeZone, me: { id: call.caller.memberId, name: call.caller.name } });
  const isWatched = await isWatching(call.tx, id, call.caller.memberId);
  return { id, name, words, tree, createdAt, evaluatedAt, isWatched, find: tree.find, understood: sayQuestion(tree, vocabulary), ...await segmentFigures(call.tx, segment) };
}

/** Keeps a question under a name, with whoever is in it now. */
export async function keepSegment(call: Call, kept: Pick<SegmentRow, 'name' | 'words' | 'tree'>): Promise<SegmentRow> {
  if ((await segmentIds(call.tx)).length >= SEGMENTS_MAX) throw new Problem('too many', `A workspace can keep ${SEGMENTS_MAX} segments. Delete one that nobody needs.`);
  const segment: SegmentRow = { id: newId(), ...kept, createdBy: call.caller.memberId, createdAt: call.now, evaluatedAt: call.now };
  await insertSegment(call.tx, segment);
  await begin(call, segment);
  return segment;
}

const begin = async (call: Call, segment: SegmentRow): Promise<void> => beginMembership(call.tx, segment, await evaluateIds(call.tx, segment.tree, await askingOf(call.tx, segment, call.now)), call.now);

export const segmentEndpoints = [
  endpoint({
    name: 'segments.list', method: 'GET', path: '/segments', permission: 'read',
    summary: 'Questions that are kept, with how many are in each now',
    input: pageInput,
    output: page(segmentItem),
    handler: async ({ tx }, { after, limit }) => pageOf(await listSegments(tx, after, limit), limit),
  }),
  endpoint({
    name: 'segments.get', method: 'GET', path: '/segments/{id}', permission: 'read',
    summary: 'One segment: its question, and how many are in it now',
    input: z.object({ id: z.uuid() }),
    output: segmentDetail,
    handler: async (call, { id }) => shown(call, await demanded(call, id)),
  }),
  endpoint({
    name: 'segments.create', method: 'POST', path: '/segments', permission: 'write',
    summary: 'Keeps a question, in words or as a tree; who is in it is kept up to date from now on',
    input: z.object({ name: segmentName, ...segmentQuestion }),
    output: segmentDetail,
    async handler(call, { name, ...input }) {
      return shown(call, await keepSegment(call, { name, ...await keptQuestion(call, input) }));
    },
  }),
  endpoint({
    name: 'segments.update', method: 'PATCH', path: '/segments/{id}', permission: 'write',
    summary: 'Renames a segment, or gives it another question; with another question membership begins anew',
    input: z.object({ id: z.uuid(), name: segmentName.optional(), ...segmentQuestion }),
    output: segmentDetail,
    async handler(call, { id, name, ...input }) {
      const before = await demanded(call, id);
      const isAsked = input.words !== undefined || input.tree !== undefined;
      const segment: SegmentRow = { ...before, name: name ?? before.name, ...(isAsked ? await keptQuestion(call, input) : {}) };
      await saveSegment(call.tx, segment);
      if (isAsked) await begin(call, segment);
      return shown(call, await demanded(call, id));
    },
  }),
  endpoint({
    name: 'segments.delete', method: 'DELETE', path: '/segments/{id}', permission: 'write',
    summary: 'Deletes a segment; the people in it stay',
    input: z.object({ id: z.uuid() }),
    output: z.object({ id: z.string() }),
    async handler(call, { id }) {
      await demanded(call, id);
      await removeSegment(call.tx, id, call.now);
      return { id };
    },
  }),
  endpoint({
    name: 'segments.restore', method: 'DELETE', path: '/segments/{id}/deletion', permission: 'write',
    summary: 'Brings a deleted segment back; who is in it is looked up again',
    input: z.object({ id: z.uuid() }),
    output: segmentDetail,
    async handler(call, { id }) {
      if (!(await restoreSegment(call.tx, id))) throw new Problem('not found', 'There is no deleted segment with this id.');
      await begin(call, await demanded(call, id));
      return shown(call, await demanded(call, id));
    },
  }),
  endpoint({
    name: 'segments.members', method: 'GET', path: '/segments/{id}/members', permission: 'read',
    summary: 'Who is in a segment and since when, the latest first',
    input: pageInput.extend({ id: z.uuid() }),
    output: page(segmentMember).extend({ total: z.number() }),
    async handler(call, { id, after, limit }) {
      const segment = await demanded(call, id);
      if (!segment.evaluatedAt || call.now.getTime() - segment.evaluatedAt.getTime() > FRESH_MS) await lookAgain(call.tx, id, call.now);
      return { ...pageOf(await listMembers(call.tx, segment, after, limit), limit), total: (await segmentFigures(call.tx, segment)).count };
    },
  }),
  endpoint({
    name: 'segments.changes', method: 'GET', path: '/segments/{id}/changes', permission: 'read',
    summary: 'Who came into a segment and who left it, each with the moment it became true, the latest first',
    input: pageInput.extend({ id: z.uuid() }),
    output: page(segmentChange),
    async handler(call, { id, after, limit }) {
      await demanded(call, id);
      return pageOf(await listChanges(call.tx, id, after, limit), limit);
    },
  }),
];
