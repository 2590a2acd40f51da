// The answer to a question, as every outside check relies on it: the tree, the question said back, and rows each with its proof.
import { z } from 'zod';
import { readShape } from '#rooms/question/reading.ts';

export const ANSWER_LIMIT_MAX = 1_000;

const why = z.object({
  condition: z.string(), interaction: z.string().nullable(), at: z.date().nullable(), kind: z.string().nullable(), topic: z.string().nullable(), stance: z.string().nullable(),
  quote: z.string().describe('a verbatim part of the record; empty for what did not happen'),
  span: z.tuple([z.number(), z.number()]).nullable().describe('where the quote stands in the text of the interaction'),
  mark: z.tuple([z.number(), z.number()]).nullable().describe('the words in the quote that decided, as offsets into it'), what: z.string().nullable().describe('what it was in a few words, where the quote is a row of a table'),
  mention: z.string().nullable().describe('the reading of the sentence, for mentions.correct'), p: z.number().nullable().describe('how sure the reading is'), source: z.string(), person: z.string().nullable(),
});
const step = z.object({ id: z.string(), kind: z.enum(['member', 'person']), name: z.string(), strength: z.number().nullable(), relation: z.string().nullable() });

export const answerRow = z.object({
  id: z.string(), kind: z.enum(['person', 'organisation', 'path']), name: z.string(), email: z.string().nullable(), organisation: z.string().nullable().describe('its name'), organisationId: z.string().nullable(),
  strength: z.number(), lastContactAt: z.date().nullable(), steps: z.array(step).optional().describe('the way of an introduction'), why: z.array(why),
});

export const answerOutput = z.object({
  ...readShape,
  asOf: z.date().nullable().describe('the past moment the answer is true as of; null for now'),
  count: z.number().describe('exact, whatever the limit'),
  rows: z.array(answerRow),
  next: z.string().nullable(),
  ms: z.number(),
});
