import { expect, test } from 'vitest';
import { HIT_END, HIT_START } from '#base/registry.ts';
import { marksIn, searchedWords, tidied, unmarked } from './search.ts';

test('the found letters of a name are marked, also where the word was misspelled', () => {
  expect(marksIn('Joris van Hal', ['jor'])).toEqual([[0, 3]]);
  expect(marksIn('Anselm Kofler', ['koffler'])).toEqual([[7, 13]]);
  expect(marksIn('Anselm Kofler', ['wanda'])).toEqual([]);
});

test('signs around words are left out of what is looked for', () => {
  expect(searchedWords('  “noise”, (jo@example.org)! ')).toEqual(['noise', 'jo@example.org']);
  expect(searchedWords('?!')).toEqual([]);
});

test('an excerpt is shown without the signs that mark its words', () => {
  expect(unmarked(`the ${HIT_START}noise${HIT_END} and ${HIT_START}noises${HIT_END}`)).toEqual({ text: 'the noise and noises', marks: [[4, 9], [14, 20]] });
});

test('an excerpt shows by dots that it is cut', () => {
  expect(tidied('and the\n  noise is')).toBe('… and the noise is …');
  expect(tidied('It is loud.')).toBe('It is loud.');
});
