import { expect, test } from 'vitest';
import { quoteOf, quoteOfLetters } from './quote.ts';
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
  expect(quoteOf({ ...nothing, row: 'ada@tarn.example,200,Liners,367.04', purchase })).toEqual({ quote: 'ada@tarn.example,200,Liners,367.04', span: null, mark: null, what: '200 × Liners, 367.04 EUR' });
  expect(quoteOf({ ...nothing, purchase })).toMatchObject({ quote: '200 × Liners, 367.04 EUR', what: null });
});

test('letters that were looked for are marked where they stand', () => {
  const text = 'It was fine. We lost an hour over it.';
  const found = quoteOfLetters(text, 'we lost', [[0, text.length]]);
  expect(found?.quote).toBe('We lost an hour over it.');
  expect(found?.quote.slice(...(found.mark ?? []))).toBe('We lost');
});
