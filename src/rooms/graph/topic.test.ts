import { expect, test } from 'vitest';
import { otherWords, searchFor, topicName } from './topic.ts';

test('other words of a topic repeat neither its name nor one another', () => {
  expect(otherWords('Sample rate', ['sample  rate', 'Sampling frequency', 'sampling Frequency', ' ', 'fs'])).toEqual(['Sampling frequency', 'fs']);
});

test('a name has a letter or a digit', () => {
  expect(topicName.safeParse(' Firmware ').data).toBe('Firmware');
  expect(topicName.safeParse('!!').error?.issues[0]?.message).toBe('A name needs at least one letter or digit.');
  expect(topicName.safeParse('').success).toBe(false);
});

test('texts are looked for by what all spellings of a word share', () => {
  expect(searchFor(['sample rate'])).toEqual({ queries: ['(sample | sampl:*) & (rate | rat:*)', '(samplerate | samplerat:*)'], pieces: [] });
  expect(searchFor(['libraries']).queries).toEqual(['(libraries | librar:*)']);
  expect(searchFor(['GitHub']).queries).toEqual(['(github | github:*)', 'git & hub']);
  expect(searchFor(['B210', 'UHD', 'IT']).queries).toEqual(['b210', 'uhd', 'it']);
  expect(searchFor(['配送'])).toEqual({ queries: [], pieces: ['配送'] });
  expect(searchFor(["C++'s & !(a | query):*"]).queries).toEqual(['c & a & (query | quer:*)', '(caquery | caquer:*)']);
});
