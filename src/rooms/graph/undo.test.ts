import { expect, test } from 'vitest';
import { itemOf, withoutRun } from './undo.ts';

const told = (text: string) => text.split(' ').filter(Boolean).map((one) => ({ runId: one[0] as string, hash: one.slice(1) }));
const left = (states: string, tellings: string, run: string) => withoutRun(told(states), told(tellings), run).map(({ index, runId }) => `${runId}${told(states)[index]?.hash}`).join(' ');

test('an event that only the run told goes', () => {
  expect(left('A1', '', 'A')).toBe('');
  expect(left('A1 A2', '', 'A')).toBe('');
});

test('an event that another run told as well stays under its name', () => {
  expect(left('A1', 'B1', 'A')).toBe('B1');
  expect(left('A1', 'B1', 'B')).toBe('A1');
});

test('what was said before holds again, and what was said later stays', () => {
  expect(left('A1 B2', '', 'B')).toBe('A1');
  expect(left('A1 B2', '', 'A')).toBe('B2');
  expect(left('A1 B2 C3', '', 'B')).toBe('A1 C3');
  expect(left('A1 B2 A1', '', 'B')).toBe('A1');
});

test('a change that somebody else told, too, is not lost with the run that told it first', () => {
  expect(left('A1 B2', 'C2', 'B')).toBe('A1 C2');
  expect(left('A1 B2', 'C1', 'A')).toBe('C1 B2');
});

test('a content item says what its remaining tellings say', () => {
  const telling = { runId: 'A', title: 'Tuning', kind: 'white paper', url: null, publishedAt: null, topics: ['t1'] };
  const later = { runId: 'B', title: 'Tuning a radio', kind: null, url: 'https://ours.example/t', publishedAt: null, topics: ['t2'] };
  expect(itemOf('x1', [telling, later])).toEqual({ title: 'Tuning a radio', kind: 'white paper', url: 'https://ours.example/t', publishedAt: null, topics: ['t1', 't2'] });
  expect(itemOf('x1', [telling]).title).toBe('Tuning');
  expect(itemOf('x1', [])).toEqual({ title: 'x1', kind: 'content', url: null, publishedAt: null, topics: [] });
});
