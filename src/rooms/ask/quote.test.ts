import { expect, test } from 'vitest';
import { MARK, quoteOf, quoteOfLetters, quoteOfMarked } from './quote.ts';
import type { Quotable } from './quote.ts';

const nothing: Quotable = { slice: '', start: 0, isMention: false, decided: null, subject: null, row: null, title: null, purchase: null, response: null };

test('a mention is quoted as its sentence, and the words that decided are marked in it', () => {
  const slice = 'The new firmware crashes every night.';
  const { quote, span, mark } = quoteOf({ ...nothing, slice, start: 100, isMention: true, decided: [117, 124] });
  expect(quote).toBe(slice);
  expect(span).toEqual([100, 137]);
  expect(quote.slice(...(mark ?? []))).toBe('crashes');
});

test('of words that decided outside of the quoted sentence nothing is marked', () => {
  expect(quoteOf({ ...nothing, slice: 'A sentence that says something.', start: 50, decided: [10, 20] }).mark).toBeNull();
  expect(quoteOf({ ...nothing, slice: 'A sentence that says something.', start: 50, isMention: true, decided: [60, 60] }).mark).toBeNull();
});

test('a row of a table is quoted as it came, and said in words beside it', () => {
  const purchase = { quantity: 200, item: 'Liners', amount: 367.04, currency: 'EUR' };
  expect(quoteOf({ ...nothing, row: 'ada@tarn.example,200,Liners,367.04', purchase })).toEqual({ quote: 'ada@tarn.example,200,Liners,367.04', span: null, mark: null, what: '200 × Liners, €367.04' });
  expect(quoteOf({ ...nothing, purchase })).toMatchObject({ quote: '200 × Liners, €367.04', what: null });
});

test('letters that were looked for are marked where they stand', () => {
  const text = 'It was fine. We lost an hour over it.';
  const found = quoteOfLetters(text, 'we lost', [[0, text.length]]);
  expect(found?.quote).toBe('We lost an hour over it.');
  expect(found?.quote.slice(...(found.mark ?? []))).toBe('We lost');
});

const marked = (text: string, ...words: string[]) => words.reduce((all, word) => all.replaceAll(word, `${MARK.start}${word}${MARK.end}`), text);

test('of a whole text the first sentence that says something is quoted, past the greeting', () => {
  expect(quoteOf({ ...nothing, slice: 'Hi Ida,\n\nThe radio crashed twice today. We restarted it.', start: 5 })).toMatchObject({ quote: 'The radio crashed twice today.', span: [14, 44] });
});

test('sought words are quoted where they stand together, not where one stands alone', () => {
  const text = 'The driver was late. Late packets came in.';
  expect(quoteOfMarked(text, marked(text, 'late', 'Late', 'packets'), [[0, text.length]], ['late', 'packet'])).toMatchObject({ quote: 'Late packets came in.', span: [21, 42] });
  expect(quoteOfMarked(text, marked(text, 'late', 'Late'), [[0, text.length]], ['late', 'packet'])).toBeNull();
});

test('words that only stand in what was quoted are not found', () => {
  const text = 'I agree.\n> The radio crashed.';
  expect(quoteOfMarked(text, marked(text, 'crashed'), [[0, 8]], ['crash'])).toBeNull();
  expect(quoteOfLetters(text, 'crashed', [[0, 8]])).toBeNull();
});

test('signs are found letter by letter, at the edges of words', () => {
  const text = 'Do you speak C++? We use C only.';
  expect(quoteOfLetters(text, 'c++', [[0, text.length]])?.quote).toBe('Do you speak C++?');
  expect(quoteOfLetters(text, 'pea', [[0, text.length]])).toBeNull();
  expect(quoteOfLetters('It ran out\n of memory.', 'out of memory', [[0, 22]])?.span?.[0]).toBe(0);
});
