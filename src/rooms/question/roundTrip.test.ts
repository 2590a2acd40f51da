// What is said is understood: any question, said back in words, is read as the same question.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sayableQuestion } from '#test/sayableQuestion.ts';
import { vocabulary } from '#test/vocabulary.ts';
import { normaliseQuestion } from './normalise.ts';
import { problemOf } from './question.ts';
import { sayQuestion } from './say.ts';
import { understand } from './understand.ts';

const runs = Number(process.env['ASK_RUNS'] ?? 600);

test('any question, said in words, is understood as the same question', () => {
  fc.assert(fc.property(sayableQuestion, (one) => {
    fc.pre(problemOf(one) === null);
    const asked = normaliseQuestion(one);
    const words = sayQuestion(asked, vocabulary);
    const understood = understand(words, vocabulary);
    expect(understood.question, `${words}\n    ⇒ ${understood.question ? sayQuestion(understood.question, vocabulary) : 'nothing'}`).toEqual(asked);
    expect(understood.unused, words).toEqual([]);
  }), { numRuns: runs });
});
