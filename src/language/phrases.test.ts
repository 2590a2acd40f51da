import { expect, test } from 'vitest';
import { createPhraseBook } from './phrases.ts';
import { CUE_ROWS } from './stanceWords.ts';
import { wordsOf } from './words.ts';

const book = createPhraseBook([{ name: 'one', phrases: ['does not ~ work*', 'fails', 'show|turn_on now', 'thanks|thank you? for'] }, { name: 'two', phrases: ['work'] }], new Set(['if']));
const found = (text: string) => book.find(wordsOf(text, 0, text.length)).map(({ row, first, last }) => `${row.name} ${first}–${last}`);

test('phrases have alternatives, endings, gaps and words that may be left out', () => {
  expect(found('it does not seem to be working')).toEqual(['one 1–6']);
  expect(found("it doesn't work")).toEqual(['one 1–3']);
  expect(found('thank you for it, thanks for it')).toEqual(['one 0–2', 'one 4–5']);
  expect(found('show now, turn on now, turn now')).toEqual(['one 0–1', 'one 2–4']);
});

test('a gap ends at punctuation, after four words, and at a new thought', () => {
  expect(found('it does not, I work')).toEqual(['two 4–4']);
  expect(found('does not a b c d e work')).toEqual(['two 7–7']);
  expect(found('does not matter if you work')).toEqual(['two 5–5']);
});

test('no phrase of the table begins or ends with a gap, and none is there twice under one stance', () => {
  expect(() => createPhraseBook(CUE_ROWS)).not.toThrow();
  const all = CUE_ROWS.flatMap((row) => row.phrases.map((phrase) => `${row.stance} ${phrase}`));
  expect(all.filter((phrase, at) => all.indexOf(phrase) !== at)).toEqual([]);
  expect(all.length).toBeGreaterThan(400);
  expect(() => createPhraseBook([{ phrases: ['~ works'] }])).toThrow('begins or ends with a gap');
});
