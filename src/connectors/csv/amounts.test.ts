import { describe, expect, test } from 'vitest';
import { hasDecimalComma, readAmount, readCurrency, readNumber } from './amounts.ts';

test.each([
  ['12', 12, null], ['12.50', 12.5, null], ['12,50', 12.5, null], ['1,000.00', 1000, null], ['1.000,00', 1000, null], ['1,000', 1000, null],
  ['1.000', 1, null], ['1,234,567', 1234567, null], ['1.234.567', 1234567, null], ["1'234.50", 1234.5, null], ['1 234,50', 1234.5, null], ['1\u202f234,50', 1234.5, null],
  ['€ 12', 12, 'EUR'], ['12 €', 12, 'EUR'], ['$1,000.00', 1000, 'USD'], ['US$ 5', 5, 'USD'], ['£3.20', 3.2, 'GBP'], ['EUR 12.00', 12, 'EUR'], ['12 usd', 12, 'USD'], ['100 kr', 100, null],
  ['(12.50)', -12.5, null], ['($12.50)', -12.5, 'USD'], ['-12.50', -12.5, null], ['−12', -12, null], ['12.50-', -12.5, null], ['$-5', -5, 'USD'], ['-$5', -5, 'USD'], ['0', 0, null], ['.5', 0.5, null], ['0.125', 0.125, null], ['12,-', 12, null],
])('%s is %d %s', (text, amount, currency) => expect(readAmount(text, false)).toEqual({ amount, currency }));

test.each(['', 'abc', '12 apples', '1.2.3', '1,2,3', '12.34.56,7', '--5', '1e5', '$', 'NaN', 'Infinity', '0x10', '12%', 'ABC 12', '1,00,00.5', '=12', `${'9'.repeat(80)}x`])(
  '%s is no amount', (text) => expect(readAmount(text, false)).toBeNull());

describe('a comma or dot with three digits behind it', () => {
  test('parts thousands as the column writes its numbers', () => {
    expect(readAmount('1,000', true)?.amount).toBe(1);
    expect(readAmount('1.000', true)?.amount).toBe(1000);
    expect(readAmount('0.125', true)?.amount).toBe(0.125);
  });
  test('is told by the other values of the column', () => {
    expect(hasDecimalComma(['1.000', '12,50'])).toBe(true);
    expect(hasDecimalComma(['1,000', '12.50'])).toBe(false);
    expect(hasDecimalComma(['1.000.000', '5'])).toBe(true);
    expect(hasDecimalComma(['1,000,000.5', '5', ''])).toBe(false);
    expect(hasDecimalComma(['7', '1,000'])).toBe(false);
  });
});
test('a plain number has no currency in it', () => {
  expect(readNumber('3', false)).toBe(3);
  expect(readNumber('€ 3', false)).toBeNull();
});
test('a currency is named by code or sign', () => {
  expect(['usd', ' EUR ', '€', '¥', 'xx', 'dollars'].map(readCurrency)).toEqual(['USD', 'EUR', 'EUR', null, null, null]);
});
