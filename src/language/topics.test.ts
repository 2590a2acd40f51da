import { expect, test } from 'vitest';
import { createLexicon } from './topics.ts';

const lexicon = createLexicon([
  { id: 'rate', words: ['rate'] }, { id: 'sample rate', words: ['sample rate', 'sampling frequency'] }, { id: 'GNU Radio', words: ['GNU Radio'] }, { id: 'library', words: ['library'] },
  { id: 'IT', words: ['IT'] }, { id: 'C++', words: ['C++'] }, { id: 'charging', words: ['charging'] }, { id: '配送', words: ['配送'] }, { id: 'B210', words: ['B210'] }, { id: 'e-mail', words: ['e-mail'] },
]);
const found = (text: string) => lexicon.find(text, 0, text.length).map(({ topicId, start, end }) => `${topicId}: ${text.slice(start, end)}`);

test('names are found whatever their case, plural, ending, hyphen or joint', () => {
  expect(found('Sampling rates, SAMPLE-RATE, sample_rate and samplerate')).toEqual(['sample rate: Sampling rates', 'sample rate: SAMPLE-RATE', 'sample rate: sample_rate', 'sample rate: samplerate']);
  expect(found('two libraries, gnuradio and GNU\nRadio')).toEqual(['library: libraries', 'GNU Radio: gnuradio', 'GNU Radio: GNU\nRadio']);
  expect(found('It charges. We charged it.')).toEqual(['charging: charges', 'charging: charged']);
  expect(found("the B210's email")).toEqual(['B210: B210', 'e-mail: email']);
});

test('the longest name wins, and aliases are names', () => {
  expect(found('the sample rate and the rate')).toEqual(['sample rate: sample rate', 'rate: rate']);
  expect(found('the sampling frequency')).toEqual(['sample rate: sampling frequency']);
  expect(found('a sample of the rate')).toEqual(['rate: rate']);
});

test('a name is no part of another word, and an abbreviation that is a word must be shouted', () => {
  expect(found('operate, prerated, B2100')).toEqual([]);
  expect(found('it works, says IT')).toEqual(['IT: IT']);
  expect(found('C is not C++ nor C#')).toEqual(['C++: C++']);
});

test('languages without spaces are searched sign by sign', () => {
  expect(found('我的配送很慢')).toEqual(['配送: 配送']);
});

test('nobody says what stands in a web address', () => {
  expect(found('see https://rate.example/sample-rate and www.library.example.')).toEqual([]);
});

test('a name without letters is no name', () => {
  expect(createLexicon([{ id: 'x', words: ['', '  ', '!!'] }]).size).toBe(0);
});
