import { expect, test } from 'vitest';
import { vocabulary as plainVocabulary } from '#test/vocabulary.ts';
import { partsOf, placesOf, wordsFor } from './correcting.ts';
import type { Likes } from './correcting.ts';
import type { NamedType } from './nameChoice.ts';
import { sayQuestion } from './say.ts';
import { understand } from './understand.ts';
import type { Vocabulary } from './vocabulary.ts';

const acme = { type: 'topic' as const, ref: { id: '00000000-0000-7000-8009-000000000001', name: 'Acme' } };
const vocabulary: Vocabulary = { ...plainVocabulary, topics: [...plainVocabulary.topics, acme.ref] };
const all = (type: NamedType, list: readonly { id: string; name: string }[]) => list.map(({ id, name }) => ({ type, ref: { id, name } }));
const likes: Likes = (name) => [...all('topic', vocabulary.topics), ...all('organisation', vocabulary.organisations), ...all('member', vocabulary.members), ...all('person', vocabulary.persons)]
  .filter((one) => one.ref.name === name || (name.includes('pricing') && one.ref.name.includes('pricing')) || (one.type === 'member' && vocabulary.members.some((member) => member.name === name)));

/** Each part as said, with the words of what it might be instead. */
function corrections(words: string): Record<string, string[]> {
  const { question } = understand(words, vocabulary);
  const parts = partsOf(question!, likes);
  return Object.fromEntries(parts.map((part) => [part.said, part.alternatives.map((one) => wordsFor(one, vocabulary) ?? `nothing says ${one.label}`)]));
}

test('a topic may have been the organisation of that name, or another topic that is called alike', () => {
  expect(corrections('people who complained about Acme')['Acme']).toEqual(['people who had a concern and are at "Acme"', 'people who had a concern with the words "Acme"']);
  expect(corrections('people who complained about pricing')['pricing']).toEqual(['people who had a concern about membership pricing', 'people who had a concern with the words "pricing"']);
  expect(corrections('people at Acme')['Acme']).toEqual(['people who mentioned "Acme"']);
  expect(corrections('people who mentioned Acme')['Acme']).toEqual(['people who are at "Acme"', 'people who used the words "Acme"']);
});

test('a stance may have been another, or any; a time another, or none', () => {
  const read = corrections('people who praised firmware in the last 90 days and bought at least twice');
  expect(read['praised']).toEqual([
    'people who showed interest in firmware in the last 90 days and bought at least 2 times', 'people who had a concern about firmware in the last 90 days and bought at least 2 times', 'people who had an idea about firmware in the last 90 days and bought at least 2 times',
    'people who had a question about firmware in the last 90 days and bought at least 2 times',
    'people who spoke neutrally about firmware in the last 90 days and bought at least 2 times', 'people who mentioned firmware in the last 90 days and bought at least 2 times',
  ]);
  expect(read['in the last 90 days']).toEqual(expect.arrayContaining(['people who praised firmware in the last 30 days and bought at least 2 times', 'people who praised firmware and bought at least 2 times']));
});

test('people may have been their organisations, or only those who bought; one of us another of us', () => {
  expect(corrections('people who complained')['people']).toEqual(['organisations that have people who had a concern', 'people who had a concern and bought']);
  expect(corrections('organisations on the Pro plan')['organisations']?.[0]).toContain('people who are at organisations whose plan is "Pro"');
  expect(corrections('customers of Ada')['Ada Lindqvist']).toHaveLength(2);
  expect(corrections('people who met with Ada').people).toBeDefined();
});

test('every alternative that is offered is read as exactly what it says', () => {
  for (const words of ['people who complained about firmware in 2022 or praised pricing', 'organisations with at least 2 people who complained about Acme', 'customers of Ada not contacted for 90 days', 'people who wrote to Ada about Acme since March', 'who can introduce me to Grace Hopper?']) {
    const { question } = understand(words, vocabulary);
    for (const part of partsOf(question!, likes)) for (const one of part.alternatives) {
      const said = wordsFor(one, vocabulary);
      if (said !== null) expect(sayQuestion(understand(said, vocabulary).question!, vocabulary)).toBe(said);
    }
  }
});

test('parts stand in what is said back each at a place of its own', () => {
  const said = 'people who had a concern about concert and had a concern about firmware';
  expect(placesOf([{ said: 'people' }, { said: 'had a concern' }, { said: 'concert' }, { said: 'had a concern' }, { said: 'firm' }], said)).toEqual([{ start: 0, end: 6 }, { start: 11, end: 24 }, { start: 31, end: 38 }, { start: 43, end: 56 }, null]);
});
