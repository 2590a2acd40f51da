// An interaction is one customer's part in something that happened. A mail to three of them is one event and three
// interactions; what was said in it is mentioned by its writer alone.
import { z } from 'zod';
import { STANCES } from '#language/stance.ts';
import { sortedPageInput } from '#base/pageKey.ts';
import { asOfInput } from './asOf.ts';
import { EVENT_KINDS } from './event.ts';

const named = z.object({ id: z.string(), name: z.string() });
const span = z.tuple([z.number(), z.number()]);
const direction = z.enum(['in', 'out', 'among']).describe('in: from them, out: from us, among: between others');

export const interactionListInput = sortedPageInput.extend({
  ...asOfInput,
  person: z.uuid().optional(),
  organisation: z.uuid().optional(),
  topic: z.uuid().optional().describe('only where this person mentioned it'),
  kind: z.enum(EVENT_KINDS).optional(),
  member: z.uuid().optional(),
});

export const mentionShown = z.object({
  id: z.string(),
  topic: named,
  stance: z.enum(STANCES),
  p: z.number().describe('how sure the reading is'),
  counts: z.boolean().describe('sure enough, or said by a person, to count in answers'),
  quote: z.string(),
  span: span.describe('where the quote stands in the text'),
  mark: span.describe('the words in it that decided'),
});

export const interactionItem = z.object({
  id: z.string(),
  event: z.string(),
  person: named,
  kind: z.enum(EVENT_KINDS),
  at: z.date(),
  direction,
  role: z.enum(['author', 'to', 'cc', 'subject']),
  member: named.nullable(),
  channel: z.string().nullable(),
  subject: z.string().nullable(),
  excerpt: z.string().describe('the beginning of what the writer wrote, without quotes and signature'),
  content: named.omit({ name: true }).extend({ title: z.string(), kind: z.string() }).nullable(),
  purchase: z.object({ amount: z.number(), currency: z.string().nullable(), quantity: z.number().nullable(), item: z.string().nullable() }).nullable(),
  response: z.object({ score: z.number().nullable(), buyAgain: z.enum(['yes', 'no', 'perhaps']).nullable() }).nullable(),
  isAutomatic: z.boolean(),
  mentions: z.array(mentionShown).describe('what this person said about topics'),
});
export type InteractionItem = z.output<typeof interactionItem>;

export const interactionDetail = interactionItem.extend({
  text: z.string(),
  ownSpans: z.array(span).describe('the parts of the text that the writer wrote'),
  participants: z.array(z.object({ role: z.string(), name: z.string(), address: z.string(), person: z.string().nullable(), member: z.string().nullable() })),
  thread: z.object({ id: z.string(), subject: z.string(), events: z.number() }).nullable(),
  source: z.object({
    name: z.string().describe('the file of the import, or api'),
    line: z.number().nullable().describe('the line, or in mail archives the number of the mail'),
    run: z.string().nullable(),
    mediaType: z.string(),
    bytes: z.number(),
    storedAt: z.date(),
  }).nullable(),
  details: z.record(z.string(), z.unknown()),
});
export type InteractionDetail = z.output<typeof interactionDetail>;

export const EXCERPT_CHARACTERS_MAX = 300;

/** The beginning of a text on one line, cut at a word where there is one. */
export function excerptOf(text: string, max = EXCERPT_CHARACTERS_MAX): string {
  const line = text.slice(0, max * 4).replace(/\s+/g, ' ').trim();
  if (line.length <= max) return line;
  const cut = line.slice(0, max - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > max / 2 ? cut.slice(0, space) : cut).toWellFormed()}…`;
}
