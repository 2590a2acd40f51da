// Asking: an answer with its proof, the reading of a question while it is typed, names to complete it with, and examples.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import type { Call } from '#base/endpoint.ts';
import { isAsOf, PHRASES, completions, questionInput, readOutput, readQuestion } from '#rooms/question/index.ts';
import type { Found } from './found.ts';
import { ANSWER_LIMIT_MAX, answerOutput } from './answer.ts';
import { keepAsked } from './asked.store.ts';
import { evaluate, evaluateCount } from './evaluate.store.ts';
import { findExamples } from './exampleQuestions.store.ts';
import { findPaths } from './path.store.ts';
import { proveRows } from './proof.store.ts';
import type { Reading } from '#rooms/question/index.ts';
import { findSuggestions } from './suggestions.store.ts';

const EXAMPLES = 10;
const NOBODY: Found = { count: 0, rows: [], next: null };

const shownReading = async ({ tx }: Call, read: Reading, typed: string | undefined) => ({
  tree: read.question, understood: read.understood, notUnderstood: read.notUnderstood, suggestions: typed === undefined ? [] : await findSuggestions(tx, typed, read), corrected: read.corrected, find: read.question?.find ?? 'people' as const,
});

const named = z.object({ id: z.string(), name: z.string() });

export const answerEndpoints = [
  endpoint({
    name: 'questions.ask', method: 'POST', path: '/questions', permission: 'read',
    summary: 'Answers a question, asked in words or as a tree: the exact count and the top rows, each with the sentences that prove it',
    input: z.object({ ...questionInput, limit: z.coerce.number().int().min(1).max(ANSWER_LIMIT_MAX).default(50), after: z.string().max(1000).optional().describe('the `next` of the page before') }),
    output: answerOutput,
    async handler(call, { limit, after, ...input }) {
      const started = performance.now();
      const read = await readQuestion(call, input);
      const { question, asking, vocabulary } = read;
      const page = { limit, ...(after === undefined ? {} : { after }) };
      const found = question === null ? NOBODY : question.find === 'paths' ? await findPaths(call.tx, question, asking, page) : await evaluate(call.tx, question, asking, page);
      const proofs = question === null ? new Map<string, never>() : await proveRows(call.tx, question, found.rows, asking, vocabulary);
      if (question && input.words !== undefined && after === undefined) await keepAsked(call, input.words, question, found.count);
      return {
        ...await shownReading(call, read, input.words), asOf: isAsOf(asking) ? asking.now : null, count: found.count,
        rows: found.rows.map((row) => ({ ...row, why: proofs.get(row.id) ?? [] })), next: found.next, ms: Math.round(performance.now() - started),
      };
    },
  }),
  endpoint({
    name: 'questions.read', method: 'POST', path: '/questions/reading', permission: 'read',
    summary: 'Reads a question without answering it: the tree, the question said back, what was not understood, and how many it would find',
    input: z.object(questionInput),
    output: readOutput,
    async handler(call, input) {
      const read = await readQuestion(call, input);
      const { question } = read;
      const count = question === null ? null : question.find === 'paths' ? (await findPaths(call.tx, question, read.asking, { limit: 1 })).count : await evaluateCount(call.tx, question, read.asking);
      const ambiguous = read.ambiguous.map(({ candidates, ...place }) => ({ ...place, candidates: candidates.map(({ type, ref }) => ({ type, id: ref.id ?? '', name: ref.name })) }));
      return { ...await shownReading(call, read, input.words), unused: read.unused, ambiguous, count };
    },
  }),
  endpoint({
    name: 'questions.vocabulary', method: 'GET', path: '/questions/vocabulary', permission: 'read',
    summary: 'Names and phrases to complete a question with',
    input: z.object({ search: z.string().trim().max(100).optional().describe('the beginning of a name') }),
    output: z.object({
      topics: z.array(named), members: z.array(named), organisations: z.array(named), people: z.array(named).describe('only with a search'), items: z.array(named), content: z.array(z.string()),
      fields: z.array(z.object({ key: z.string(), subject: z.enum(['person', 'organisation']), label: z.string(), type: z.string(), choices: z.array(z.string()) })), phrases: z.array(z.string()),
    }),
    handler: async ({ tx }, { search }) => ({ ...await completions(tx, search ?? ''), phrases: [...PHRASES] }),
  }),
  endpoint({
    name: 'questions.examples', method: 'GET', path: '/questions/examples', permission: 'read',
    summary: 'Questions that have an answer in this workspace, each with how many it finds',
    input: z.object({ limit: z.coerce.number().int().min(1).max(EXAMPLES).default(EXAMPLES) }),
    output: z.object({ items: z.array(z.object({ words: z.string(), count: z.number() })) }),
    handler: async ({ tx, caller, now, timeZone }, { limit }) => ({ items: await findExamples(tx, { now, timeZone, me: { id: caller.memberId, name: caller.name } }, limit) }),
  }),
];
