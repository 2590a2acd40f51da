// What cells look like when nobody says what they are: an address, a date, an amount, yes or no, or words.
import { isEmail } from '#rooms/people/index.ts';
import type { DayOrder } from './map.ts';
import { readAmount } from './amounts.ts';
import { dayOrdersOf, isDateLike, readDate } from './dates.ts';

export type CustomType = 'text' | 'number' | 'date' | 'yes/no';

const isYesNo = (text: string): boolean => /^(?:yes|no|true|false|y|n)$/i.test(text);
/** Numbers to reckon with: not ids with leading zeros, not numbers too long to be exact, nothing with a currency. */
const isNumber = (text: string): boolean => /^-?(?:0|[1-9][\d.,' ]*)(?:[.,]\d+)?%?$/.test(text) && text.replace(/\D/g, '').length <= 15 && readAmount(text, false) !== null;

/** The type that all filled values of a column have. */
export function typeOfColumn(values: readonly string[], order: DayOrder | null): CustomType {
  const filled = values.filter(Boolean);
  if (filled.length === 0) return 'text';
  if (filled.every(isYesNo)) return 'yes/no';
  if (filled.every(isNumber)) return 'number';
  if (!filled.every(isDateLike)) return 'text';
  const { orders } = dayOrdersOf(filled, order);
  return filled.some((value) => typeof readDate(value, orders, 'UTC') === 'string') ? 'text' : 'date';
}

/** What all filled values of a column are, as far as it tells one table from another. */
export function shapeOfValues(values: readonly string[]): 'email' | 'date' | 'number' | 'text' | 'nothing' {
  const filled = values.filter(Boolean);
  if (filled.length === 0) return 'nothing';
  if (filled.every((value) => isEmail(value))) return 'email';
  if (filled.every(isDateLike)) return 'date';
  return filled.every((value) => readAmount(value, false) !== null) ? 'number' : 'text';
}

/** What most filled values look like; `text` when they look like nothing else. */
export function looksLikeValue(values: readonly string[]): 'email' | 'date' | 'amount' | 'text' {
  const filled = values.filter(Boolean);
  const most = (test: (value: string) => boolean) => filled.length > 0 && filled.filter(test).length >= filled.length * 0.8;
  if (most((value) => isEmail(value))) return 'email';
  if (most(isDateLike)) return 'date';
  if (most((value) => /\d/.test(value) && readAmount(value, false) !== null)) return 'amount';
  return 'text';
}
