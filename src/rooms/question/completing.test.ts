import { expect, test } from 'vitest';
import { completionsOf, searchesOf, taken } from './completing.ts';
import type { Names } from './completing.ts';

const names: Names = [{ kind: 'topic', name: 'driver app' }, { kind: 'topic', name: 'firmware' }, { kind: 'person', name: 'Grace Hopper' }, { kind: 'organisation', name: 'Fallow Deer Kitchen Garden' }, { kind: 'member', name: 'Lucía Montalbo' }, { kind: 'field', name: 'renewal date' }];
const phrases = ['who was worried about', 'who praised', 'in the last 90 days', 'within 2 hops of'];
const offered = (text: string, caret = text.length) => completionsOf(text, caret, names, phrases).map((one) => taken(text, caret, one).text);

test('a name is completed from the word being typed, whatever accents it has', () => {
  expect(offered('people who praised firm')).toEqual(['people who praised firmware ']);
  expect(offered('customers of lucia')).toEqual(['customers of Lucía Montalbo ']);
});

test('a field is completed as a name is', () => {
  expect(offered('organisations whose ren')).toEqual(['organisations whose renewal date ']);
});

test('two words of a name are replaced together', () => {
  expect(offered('people at fallow de')).toEqual(['people at Fallow Deer Kitchen Garden ']);
  expect(offered('who knows hop')).toEqual(['who knows Grace Hopper ']);
});

test('a phrase is completed from all its words that stand there already', () => {
  expect(offered('people who was wo')).toEqual(['people who was worried about ']);
  expect(offered('who')).toEqual(['who was worried about ', 'who praised ']);
});

test('what is there already is not offered, nor anything inside a word or behind a space', () => {
  expect(offered('people who praised firmware')).toEqual([]);
  expect(offered('people firmware', 'people firm'.length)).toEqual([]);
  expect(offered('people ')).toEqual([]);
});

test('what stands behind the caret stays', () => {
  expect(offered('who praised firm in 2025', 'who praised firm'.length)).toEqual(['who praised firmware in 2025']);
});

test('inside quotation marks the name alone is replaced', () => {
  expect(offered('people at "Fallow')).toEqual(['people at "Fallow Deer Kitchen Garden ']);
});

test('names are looked up by the last word, and by the last two', () => {
  expect(searchesOf('people at Fallow De', 19)).toEqual(['De', 'Fallow De']);
  expect(searchesOf('people at Fallow D', 18)).toEqual(['Fallow D']);
  expect(searchesOf('a', 1)).toEqual([]);
});
