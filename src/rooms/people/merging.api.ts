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

async function merge(call: Call, subject: 'person' | 'organisation', { id, gone }: { id: string; gone: string }) {
  const merging = await mergeTwo(call.tx, { subject, keptId: id, goneId: gone }, call.caller.memberId, call.now);
  lookAgain(call);
  return { merging, id };
}

export const mergingEndpoints = [
  endpoint({
    name: 'people.mergePreview', method: 'GET', path: '/people/{id}/merging', permission: 'read', summary: 'What merging another person into this one would do',
    input: z.object(pair), output: mergePreview,
    handler: ({ tx }, { id, gone }) => previewMerge(tx, { subject: 'person', keptId: id, goneId: gone }),
  }),
  endpoint({
    name: 'people.merge', method: 'POST', path: '/people/{id}/merging', permission: 'write', summary: 'Merge another person into this one: everything of both, as if they had been one from the start',
    input: z.object(pair), output: merged,
    handler: (call, input) => merge(call, 'person', input),
  }),
  endpoint({
    name: 'organisations.mergePreview', method: 'GET', path: '/organisations/{id}/merging', permission: 'read', summary: 'What merging another organisation into this one would do',
    input: z.object(pair), output: mergePreview,
    handler: ({ tx }, { id, gone }) => previewMerge(tx, { subject: 'organisation', keptId: id, goneId: gone }),
  }),
  endpoint({
    name: 'organisations.merge', method: 'POST', path: '/organisations/{id}/merging', permission: 'write', summary: 'Merge another organisation into this one, with its people and mail domains',
    input: z.object(pair), output: merged,
    handler: (call, input) => merge(call, 'organisation', input),
  }),
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
