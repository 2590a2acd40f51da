// One row read by its plan: each field as what it is, or the sentence that says why it cannot be.
import { createHash } from 'node:crypto';
import { isEmail } from '#rooms/people/index.ts';
import type { Note } from '#rooms/imports/index.ts';
import type { Handle } from '#rooms/people/index.ts';
import { readAmount, readCurrency, readNumber } from './amounts.ts';
import { orderAgainst, readDate } from './dates.ts';
import type { DayOrders, ReadDate } from './dates.ts';
import type { CustomColumn, Plan } from './plan.ts';
import type { Repeats } from './repeats.ts';

/** A row that cannot be taken: the sentence, and the field at fault. */
export class RowProblem extends Error {
  readonly field: string | undefined;
  constructor(sentence: string, field?: string) {
    // Where it was thrown interests nobody, and finding that out takes ten times as long as reading the row.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(sentence);
    Error.stackTraceLimit = stackTraceLimit;
    this.field = field;
  }
}

const NO_ORDERS: DayOrders = {};

export type CustomValue = string | number | null;

export class Row {
  readonly plan: Plan;
  readonly cells: readonly string[];
  readonly line: number;
  readonly raw: Uint8Array;
  readonly #repeats: Repeats;
  /** What `orWithout` left out. */
  notes: Note[] | null = null;
  /** `repeats` remembers the rows of this file that came before. */
  constructor(plan: Plan, cells: readonly string[], line: number, raw: Uint8Array, repeats: Repeats) {
    this.plan = plan;
    this.cells = cells;
    this.line = line;
    this.raw = raw;
    this.#repeats = repeats;
  }

  /** The text of a field, null where it is empty or has no column. */
  text(field: string): string | null {
    const index = this.plan.columnOf.get(field);
    return (index === undefined ? undefined : this.cells[index]) || this.plan.constants[field] || null;
  }

  date(field: string): ReadDate | null {
    const text = this.text(field);
    if (text === null) return null;
    const orders = this.plan.dayOrders.get(this.plan.columnOf.get(field) ?? -1) ?? NO_ORDERS;
    const read = readDate(text, orders, this.plan.timeZone);
    if (typeof read !== 'string') return read;
    if (read === 'two days') throw new RowProblem(`"${short(text)}" in ${this.#column(field)} can be two days. Say which comes first with a map: {"dateFormat":"day first"} or {"dateFormat":"month first"}.`, field);
    const against = read === 'impossible' ? orderAgainst(text, orders, this.plan.timeZone) : null;
    if (against) throw new RowProblem(`"${short(text)}" in ${this.#column(field)} cannot be read with the ${against === 'day first' ? 'day' : 'month'} first, as the others there are; write it like them, or as 2024-03-12.`, field);
    if (read === 'impossible') throw new RowProblem(`"${short(text)}" in ${this.#column(field)} is not a day of the calendar.`, field);
    throw new RowProblem(`"${short(text)}" in ${this.#column(field)} is not a date; 2024-03-12 would be one.`, field);
  }

  /** What `read` gives, or null with a note where it cannot be read: for values without which the row still says enough. */
  orWithout<T>(read: () => T): T | null {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof RowProblem)) throw error;
      (this.notes ??= []).push({ reason: `${error.message} The row came in without it.`, ...(error.field ? { field: error.field } : {}) });
      return null;
    }
  }

  /** The moment a row is about; a row without one is refused. */
  moment(field: string): Date {
    const read = this.date(field);
    if (!read) throw new RowProblem(`The row has no ${field === 'at' ? 'date' : field}.`, field);
    return read.at;
  }

  number(field: string): number | null {
    const text = this.text(field);
    if (text === null) return null;
    const number = readNumber(text, this.plan.decimalComma.has(this.plan.columnOf.get(field) ?? -1));
    if (number === null || Math.abs(number) >= 1e12) throw new RowProblem(`"${short(text)}" in ${this.#column(field)} is not a number.`, field);
    return number;
  }

  /** An amount of money, which may name its currency. */
  amount(field: string): { amount: number; currency: string | null } | null {
    const text = this.text(field);
    if (text === null) return null;
    const read = readAmount(text, this.plan.decimalComma.has(this.plan.columnOf.get(field) ?? -1));
    if (!read) throw new RowProblem(`"${short(text)}" in ${this.#column(field)} is not an amount; 1234.50 would be one.`, field);
    if (Math.abs(read.amount) >= 1e12) throw new RowProblem(`"${short(text)}" in ${this.#column(field)} is larger than any amount can be.`, field);
    return read;
  }

  currency(field: string): string | null {
    const text = this.text(field);
    if (text === null) return null;
    const code = readCurrency(text);
    if (!code) throw new RowProblem(`"${short(text)}" in ${this.#column(field)} is not a currency; EUR or USD would be one.`, field);
    return code;
  }

  /** One of a few words. `meanings` maps what people write, in lower case, to our word. */
  word<T extends string>(field: string, meanings: ReadonlyMap<string, T>): T | null {
    const text = this.text(field);
    if (text === null) return null;
    const word = meanings.get(text.toLowerCase().replace(/[\s_-]+/g, ' '));
    if (!word) throw new RowProblem(`"${short(text)}" in ${this.#column(field)} is none of ${[...new Set(meanings.values())].join(', ')}.`, field);
    return word;
  }

  /** All mail addresses of a field; one that is none refuses the row. */
  emails(field: string): string[] {
    const text = this.text(field);
    if (text === null) return [];
    const parts = text.includes('@') && /[;,\s]|:::/.test(text) && !text.includes('<') ? text.split(/\s*(?::::|[;,\s])\s*/).filter(Boolean) : [text];
    return parts.map((part) => {
      const inner = /<([^<>]{3,254})>$/.exec(part)?.[1] ?? part.replace(/^mailto:/i, '');
      if (!isEmail(inner)) throw new RowProblem(`"${short(part)}" in ${this.#column(field)} is not a mail address.`, field);
      return inner.toLowerCase();
    });
  }

  /** The person a row is about, by every handle it gives. A row that names nobody is refused. */
  handles(): Handle[] {
    const handles: Handle[] = this.emails('email').map((value) => ({ kind: 'email', value }));
    const id = this.text('customer id');
    if (id) handles.push({ kind: this.plan.shipped?.idKind ?? 'customer id', value: id.slice(0, 300) });
    const phone = this.text('phone');
    if (phone && phone.replace(/\D/g, '').length >= 6) handles.push({ kind: 'phone', value: phone });
    if (handles.length === 0) throw new RowProblem('The row says of nobody whom it is about: a mail address, customer id or phone number is needed.', this.plan.columnOf.has('email') ? 'email' : 'customer id');
    return handles;
  }

  /** The columns beyond the layout, each as the type its whole column has. */
  customs(): Record<string, CustomValue> {
    const values: Record<string, CustomValue> = {};
    for (const custom of this.plan.customs) {
      const value = this.#custom(custom);
      if (value !== null) values[custom.label] = value;
    }
    return values;
  }

  /**
   * What makes this row itself where it has no id of its own: all that stands in it, whatever the order of columns, the
   * delimiter and the quotes, so that the same row in another export is the same. Where equal rows are each one of its own,
   * they are told apart by counting them. To be asked once per row.
   */
  identity(): string {
    const hash = this.#hash();
    const times = this.plan.equalRows === 'each' ? this.#repeats.count(hash) : 1;
    return `row:${hash}${times > 1 ? `#${times}` : ''}`;
  }

  /** An id that several rows may share, each a part of its own: the lines of one order. To be asked once per row. */
  partOf(key: string): string {
    const place = this.#repeats.place(key, sumOf(this.raw));
    return place > 1 ? `${key}\u0001#${place}` : key;
  }

  #hash(): string {
    const parts = [...this.plan.columnOf].map(([field, index]) => `${field}\u0001${this.cells[index] ?? ''}`);
    for (const { index, label } of this.plan.customs) parts.push(`+${label}\u0001${this.cells[index] ?? ''}`);
    return createHash('sha256').update(parts.filter((part) => !part.endsWith('\u0001')).sort().join('\u0002')).digest('base64url').slice(0, 22);
  }

  #custom({ index, type }: CustomColumn): CustomValue {
    const text = this.cells[index];
    if (!text || isScript(text)) return null;
    if (type === 'number') {
      const percent = text.endsWith('%') ? text.slice(0, -1) : text;
      return readNumber(percent, this.plan.decimalComma.has(index)) ?? text;
    }
    if (type !== 'date') return text;
    const read = readDate(text, this.plan.dayOrders.get(index) ?? NO_ORDERS, this.plan.timeZone);
    return typeof read === 'string' ? text : read.day;
  }

  #column(field: string): string {
    const index = this.plan.columnOf.get(field);
    const title = index === undefined ? null : this.plan.titles[index];
    return title && this.plan.headerLine ? `the column "${title}"` : `the ${field}`;
  }
}

/** A short sum by which rows of one file are told apart; much quicker than a hash that has to hold for all files. */
function sumOf(bytes: Uint8Array): number {
  let [low, high] = [0x9dc5, 0x811c];
  for (const byte of bytes) {
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high + byte, 0x5bd1e995) ^ (low >>> 15);
  }
  return (high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff);
}

/** An address that would run a program when clicked. Such a cell is left out; it stays in the raw record. */
export const isScript = (text: string): boolean => /^[\s\p{Cc}]*(?:j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t|vbscript|data)\s*:/iu.test(text);

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
