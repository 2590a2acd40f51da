// A segment is a question that is kept. Who is in it changes with what happens and with time alone; coming and going are events
// with the moment they became true. It keeps the meaning its words had when it was saved.
import { z } from 'zod';
import { questionSchema } from '#rooms/question/question.ts';

export const SEGMENTS_MAX = 500;
export const SEGMENT_NAME_MAX = 120;

export const segmentItem = z.object({
  id: z.string(), name: z.string(), words: z.string().describe('the question as it was typed'), find: z.enum(['people', 'organisations']),
  count: z.number().describe('how many are in it now'), changedAt: z.date().nullable().describe('when somebody last came or went'), createdAt: z.date(), createdBy: z.string().nullable().describe('the member\'s name'),
});
export const segmentDetail = segmentItem.extend({ tree: questionSchema, understood: z.string().describe('the question said back'), evaluatedAt: z.date().nullable().describe('membership is true as of this moment'), isWatched: z.boolean().describe('whether you watch it') });
export type SegmentItem = z.infer<typeof segmentItem>;

export const segmentMember = z.object({ id: z.string(), kind: z.enum(['person', 'organisation']), name: z.string(), organisation: z.string().nullable(), strength: z.number(), since: z.date() });
export const segmentChange = z.object({
  id: z.string(), change: z.enum(['entered', 'left']), kind: z.enum(['person', 'organisation']), subject: z.string().describe('the id of who came or went'), name: z.string(),
  at: z.date().describe('when it became true'), noticedAt: z.date().describe('when we looked'),
});

export const segmentName = z.string().trim().min(1, 'Give the segment a name.').max(SEGMENT_NAME_MAX, 'A name has at most 120 characters.');
export const segmentQuestion = { words: z.string().trim().min(1).max(2000).optional(), tree: questionSchema.optional() };

/** A question as a name: without its question mark, beginning with a capital. */
export function nameOfQuestion(words: string): string {
  const name = words.trim().replace(/[?.\s]+$/, '').slice(0, SEGMENT_NAME_MAX) || 'A question';
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
