// Merging over HTTP: what two have in common, what would become of them, doing it, and taking it back.
import { z } from 'zod';
import type { Call } from '#base/endpoint.ts';
import { endpoint } from '#base/endpoint.ts';
import { page, pageInput } from '#base/page.ts';
import { mergePreview, mergeSubjects, mergingShown } from './merging.ts';
import { mergeTwo, partTwo } from './merging.store.ts';
import { listMergings, previewMerge } from './mergingShown.store.ts';

const pair = { id: z.uuid().describe('the one that stays'), gone: z.uuid().describe('the one that is merged into it') };
const merged = z.object({ merging: z.string().describe('by which it can be taken back'), id: z.string() });

/** Whatever looks at persons looks again. */
function lookAgain(call: Call): void {
  call.jobs.request('segments', call.workspaceId);
}

/** The same for people and for organisations. */
const mergingOf = <K extends 'people' | 'organisations'>(kind: K, subject: (typeof mergeSubjects)[number], one: string, whole: string) => [
  endpoint({
    name: `${kind}.mergePreview` as const, method: 'GET', path: `/${kind}/{id}/merging`, permission: 'read', summary: `What merging another ${one} into this one would do`,
    input: z.object(pair), output: mergePreview,
    handler: ({ tx }, { id, gone }) => previewMerge(tx, { subject, keptId: id, goneId: gone }),
  }),
  endpoint({
    name: `${kind}.merge` as const, method: 'POST', path: `/${kind}/{id}/merging`, permission: 'write', summary: `Merge another ${one} into this one${whole}`,
    input: z.object(pair), output: merged,
    async handler(call, { id, gone }) {
      const merging = await mergeTwo(call.tx, { subject, keptId: id, goneId: gone }, call.caller.memberId, call.now);
      lookAgain(call);
      return { merging, id };
    },
  }),
] as const;

export const mergingEndpoints = [
  ...mergingOf('people', 'person', 'person', ': everything of both, as if they had been one from the start'),
  ...mergingOf('organisations', 'organisation', 'organisation', ', with its people and mail domains'),
  endpoint({
    name: 'mergings.list', method: 'GET', path: '/mergings', permission: 'read', summary: 'What was merged, by whom and when, newest first',
    input: pageInput.extend({ subject: z.enum(mergeSubjects).optional(), of: z.uuid().optional().describe('only those into this person or organisation') }), output: page(mergingShown),
    handler: ({ tx }, input) => listMergings(tx, input),
  }),
  endpoint({
    name: 'mergings.undo', method: 'POST', path: '/mergings/{id}/undoing', permission: 'write', summary: 'Take a merging back, also after weeks: what came since goes where its handle belongs again',
    input: z.object({ id: z.uuid() }),
    output: z.object({ subject: z.enum(mergeSubjects), kept: z.string(), gone: z.string() }),
    async handler(call, { id }) {
      const { subject, keptId, goneId } = await partTwo(call.tx, id, call.caller.memberId, call.now);
      lookAgain(call);
      return { subject, kept: keptId, gone: goneId };
    },
  }),
];
