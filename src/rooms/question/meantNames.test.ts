import { describe, expect, test } from 'vitest';
import { vocabulary as plainVocabulary } from '#test/vocabulary.ts';
import type { Chosen } from './nameChoice.ts';
import { sayQuestion } from './say.ts';
import { understand } from './understand.ts';
import type { Vocabulary } from './vocabulary.ts';

const acme = plainVocabulary.organisations[0]!;
const topicAcme = { id: '00000000-0000-7000-8009-000000000001', name: 'Acme' };
const personAcme = { id: '00000000-0000-7000-8009-000000000002', name: 'Acme' };
const vocabulary: Vocabulary = { ...plainVocabulary, topics: [...plainVocabulary.topics, topicAcme], persons: [...plainVocabulary.persons, personAcme] };

/** What the words are read as; with what of them is not used. */
function read(words: string, ...chosen: Chosen[]): string {
  const own = { ...vocabulary, chosen };
  const { question, unused, ambiguous } = understand(words, own);
  return [question ? sayQuestion(question, own) : 'nothing', ...unused.map((one) => `unused ${one.words}`), ...ambiguous.map((one) => `which ${one.words}`)].join(', ');
}
const means = (spelling: string, type: Chosen['type'], { id, name }: { id: string; name: string }): Chosen => ({ spelling, type, id, name });

describe('a name of several things', () => {
  test('is what the words in front of it say it is', () => {
    expect(read('people who complained about Acme')).toBe('people who had a concern about "Acme"');
    expect(read('people who complained about the topic Acme')).toBe('people who had a concern about "Acme"');
    expect(read('people who complained about the organisation Acme')).toBe('people who had a concern and are at "Acme"');
    expect(read('people who complained about the company "Acme" in the last 90 days')).toBe('people who had a concern in the last 90 days and are at "Acme"');
    expect(read('people at the company Acme')).toBe('people who are at "Acme"');
    expect(read('people who praised the organisation Acme')).toBe('people who gave praise and are at "Acme"');
    expect(read('people who are the person Acme')).toBe('people who are "Acme"');
    expect(read('people who mentioned the topic Acme')).toBe('people who mentioned "Acme"');
  });

  test('is what the member said they mean by it, unless the words say otherwise', () => {
    const choice = means('acme', 'organisation', acme);
    expect(read('people who complained about Acme', choice)).toBe('people who had a concern and are at "Acme"');
    expect(read('people who mentioned ACME', choice)).toBe('people who did something and are at "Acme"');
    expect(read('people who complained about the topic Acme', choice)).toBe('people who had a concern about "Acme"');
    expect(read('people at Acme', means('acme', 'topic', topicAcme))).toBe('people who are at "Acme"');
    expect(read('people who complained about firmware', choice)).toBe('people who had a concern about firmware');
  });

  test('one of two people of one first name is remembered, and so is what words nobody knows mean', () => {
    expect(read('people who know Kai')).toContain('which Kai');
    expect(read('people who know Kai', means('kai', 'person', plainVocabulary.persons[3]!))).toContain('"Kai Lund"');
    expect(read('people who complained about the wobbly thing')).not.toContain('battery life');
    expect(read('people who complained about the wobbly thing', means('wobbly thing', 'topic', plainVocabulary.topics[7]!))).toBe('people who had a concern about battery life');
  });

  test('words that name a kind of thing and no name are read as before', () => {
    for (const words of ['organisations with more than 2 people', 'the person who complained', 'people whose company is known', 'which company complained about firmware?']) expect(read(words)).toBe(read(words.replace('the person', 'people')));
    expect(read('organisations where people complained about firmware')).toBe('organisations that have people who had a concern about firmware');
  });
});
