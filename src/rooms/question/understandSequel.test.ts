// One thing after another: "complained within 30 days of buying", "asked and then bought", and how it is said back.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { all, did, felt, mention, mentioned, people, span, year } from '#test/trees.ts';
import { vocabulary } from '#test/vocabulary.ts';
import type { PlainFilter, Sequel } from './filter.ts';
import { normaliseQuestion } from './normalise.ts';
import type { Node, Question } from './question.ts';
import { sayQuestion } from './say.ts';
import { understand } from './understand.ts';

const bought: PlainFilter = { kinds: ['purchase'] };
const days = (of: PlainFilter, n: number): Sequel => ({ of, within: { n, unit: 'day' } });

test.each<[words: string, tree: Question]>([
  ['people who complained within 30 days of buying', people(felt('concern', null, { after: days(bought, 30) }))],
  ['people who complained within 30 days after they bought', people(felt('concern', null, { after: days(bought, 30) }))],
  ['customers who complained after their first purchase', people(felt('concern', null, { after: { of: bought } }))],
  ['who bought after attending a webinar', people(did('purchase', { after: { of: { content: ['webinar'] } } }))],
  ['who praised support after complaining about it', people(felt('praise', 'support', { after: { of: { stances: ['concern'], topics: [mention('support')] } } }))],
  ['who asked about pricing before buying', people(felt('question', 'pricing', { before: { of: bought } }))],
  ['people who complained and then bought', people(all(felt('concern', null), did('purchase', { after: { of: { stances: ['concern'] } } })))],
  ['who bought and then complained about pricing within 2 weeks', people(all(did('purchase'), felt('concern', 'pricing', { after: { of: bought, within: { n: 2, unit: 'week' } } })))],
  ['people who complained within 30 days of buying in 2022', people(felt('concern', null, { after: days(bought, 30), window: year(2022) }))],
  ['people who mentioned UHD before complaining in June 2022', people(mentioned('UHD', { before: { of: { stances: ['concern'] } }, window: span('2022-06-01', '2022-06-30') }))],
  ['people who never bought after complaining', people(did('purchase', { after: { of: { stances: ['concern'] } }, count: { atMost: 0 } }))],
])('"%s" is understood, and what is said back means the same', (words, tree) => {
  const read = understand(words, vocabulary);
  expect(read.question).toEqual(normaliseQuestion(tree));
  expect(read.unused).toEqual([]);
  expect(understand(sayQuestion(read.question as Question, vocabulary), vocabulary)).toMatchObject({ question: read.question, unused: [] });
});

test('any of these, said in words, is understood as the same question', () => {
  const topic = fc.constantFrom(...vocabulary.topics).map(({ id, name }) => ({ id, name }));
  const of: fc.Arbitrary<PlainFilter> = fc.oneof(
    fc.constantFrom<PlainFilter>(bought, { kinds: ['mail'] }, { kinds: ['reading'], content: ['white paper'] }, { stances: ['concern'] }, { words: 'refund' }, { part: 'received', kinds: ['mail'] }, { kinds: ['purchase'], again: true }, {}),
    fc.tuple(topic, fc.constantFrom('concern', 'praise', 'question' as const)).map(([one, stance]) => ({ topics: [one], stances: [stance] })),
  );
  const sequel = fc.tuple(of, fc.option(fc.record({ n: fc.integer({ min: 1, max: 90 }), unit: fc.constantFrom('day', 'week', 'month', 'year' as const) }), { nil: undefined })).map(([one, within]): Sequel => ({ of: one, ...(within ? { within } : {}) }));
  const more = fc.record({ after: sequel, before: sequel, window: fc.constantFrom({ previous: 'year' as const }, { since: '2022-03-01' }), count: fc.constantFrom({ atLeast: 2 }, { atMost: 0 }) }, { requiredKeys: [] });
  const one = fc.tuple(of, more).map(([filter, rest]): Node => ({ is: 'interaction', ...filter, ...rest }));
  fc.assert(fc.property(fc.array(one, { minLength: 1, maxLength: 2 }), (list) => {
    const asked = normaliseQuestion(people(all(...list)));
    const words = sayQuestion(asked, vocabulary);
    expect(understand(words, vocabulary), words).toMatchObject({ question: asked, unused: [] });
  }), { numRuns: 500 });
});
