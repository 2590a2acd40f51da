// Watching: a member is told who came into a segment and who left it since they last looked. It is theirs alone; what is new is
// counted by when we noticed, so that an old mail that came in today is news today.
import { z } from 'zod';
import { segmentChange } from './segment.ts';

export const WATCHES_MAX = 500;

export const watchItem = z.object({
  id: z.string().describe('of the segment'), name: z.string(), words: z.string(), find: z.enum(['people', 'organisations']), count: z.number().describe('how many are in it now'),
  entered: z.number().describe('how many came since the member last looked'), left: z.number(), latestAt: z.date().nullable().describe('when the last of these was noticed'),
  since: z.date().describe('watched since'), seenAt: z.date(),
});
export type WatchItem = z.infer<typeof watchItem>;

export const watchChange = segmentChange.extend({ segment: z.object({ id: z.string(), name: z.string() }), isNew: z.boolean().describe('noticed since the member last looked') });
export type WatchChange = z.infer<typeof watchChange>;

/** Up to when somebody has seen what there was to see. */
export const seenMark = z.object({ id: z.uuid().describe('of the segment'), at: z.coerce.date().optional().describe('up to when; now where left out') });
