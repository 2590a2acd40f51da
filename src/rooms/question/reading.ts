// What is read of a question before it is asked: the tree, the question said back, and every word that was not understood.
import { z } from 'zod';
import type { Asking } from './asking.ts';
import type { Ambiguity, Unused } from './parser.ts';
import type { Question } from './question.ts';
import { questionSchema } from './question.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Reading {
  question: Question | null;
  understood: string;
  notUnderstood: string[];
  unused: Unused[];
  ambiguous: Ambiguity[];
  corrected: string[];
  vocabulary: Vocabulary;
  asking: Asking;
}

/** A question in words or as a tree; exactly one of them. */
export const questionInput = {
  words: z.string().trim().min(1, 'Type a question.').max(2000, 'A question has at most 2,000 characters.').optional(),
  tree: questionSchema.optional(),
  now: z.string().optional().describe('as of this moment, nothing later exists: an ISO time, or a day, which means its end'),
};

export const suggestionSchema = z.object({ label: z.string().describe('what is different, in a few words'), words: z.string().describe('the question to ask instead'), count: z.number().nullable().describe('how many it finds') });
export type Suggestion = z.infer<typeof suggestionSchema>;

const placed = z.object({ words: z.string(), start: z.number(), end: z.number() });

export const readShape = {
  tree: questionSchema.nullable(),
  understood: z.string().describe('the question said back in words; empty where nothing was understood'),
  notUnderstood: z.array(z.string()).describe('words that the tree does not use, or that stand in no text'),
  suggestions: z.array(suggestionSchema),
  corrected: z.array(z.string()).describe('slips of the finger that were read as another word: "frimware → firmware"'),
  find: z.enum(['people', 'organisations', 'paths']),
};

export const readOutput = z.object({
  ...readShape,
  unused: z.array(placed).describe('the words of notUnderstood with their places in what was typed'),
  ambiguous: z.array(placed.extend({ candidates: z.array(z.object({ type: z.string(), id: z.string(), name: z.string() })) })).describe('names that fit several'),
  count: z.number().nullable(),
});
