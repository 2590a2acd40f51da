// The SQL of a list that goes on behind a key. What is still to be read falls into ranges that an index can give one after
// the other: those equal in all but the id, those equal in all but the last thing that decides, and so on.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { KeyPart } from '#base/pageKey.ts';
import type { Order } from './person.ts';

export interface Range {
  where: RawBuilder<unknown>;
  orderBy: RawBuilder<unknown>;
  /** What is joined to know the order, and the value that decides it, where the row itself does not hold it. */
  join?: RawBuilder<unknown>;
  key?: RawBuilder<unknown>;
  /** How many of its rows are left out at the beginning. */
  offset?: number;
}

export interface Level {
  column: RawBuilder<unknown>;
  type: string;
  /**
   * Where those without a value stand: `last` in both directions (for the first level, where all other levels are empty with
   * it), or below the smallest value.
   */
  empty?: 'last' | 'smallest';
}

export interface Ordering {
  /** What decides, first things first; the id decides among equals. */
  by: readonly Level[];
  id: RawBuilder<unknown>;
}

/** The ranges still to be read, in order. `after` holds a value for each of `by`, and the id. */
export function rangesOf({ by, id }: Ordering, order: Order, after: readonly KeyPart[] | null): Range[] {
  const way = sql.raw(order === 'up' ? 'asc' : 'desc');
  const beyond = sql.raw(order === 'up' ? '>' : '<');
  const orderFrom = (at: number) => sql.join([...by.slice(at).map(({ column, empty }) => sql`${column} ${way}${empty === 'smallest' ? sql.raw(order === 'up' ? ' nulls first' : ' nulls last') : sql``}`), sql`${id} ${way}`]);
  const first = by[0]?.empty === 'last' ? by[0] : null;
  const withoutValue = first ? [{ where: sql`${first.column} is null`, orderBy: sql`${id} ${way}` }] : [];
  if (!after) return [{ where: first ? sql`${first.column} is not null` : sql`true`, orderBy: orderFrom(0) }, ...withoutValue];
  const beyondId = sql`${id} ${beyond} ${after.at(-1)}::uuid`;
  if (first && after[0] === null) return [{ where: sql`${first.column} is null and ${beyondId}`, orderBy: sql`${id} ${way}` }];
  const value = (at: number) => sql`${after[at]}::${sql.raw(by[at]?.type ?? 'text')}`;
  const equals = by.map(({ column }, at) => (after[at] === null ? sql`${column} is null` : sql`${column} = ${value(at)}`));
  const where = (upTo: number, last: RawBuilder<unknown>) => sql.join([...equals.slice(0, upTo), last], sql` and `);
  const ranges: Range[] = [{ where: where(by.length, beyondId), orderBy: sql`${id} ${way}` }];
  by.map((level, at) => ({ ...level, at })).reverse().forEach(({ column, empty, at }) => {
    if (after[at] !== null) ranges.push({ where: where(at, sql`${column} ${beyond} ${value(at)}`), orderBy: orderFrom(at) });
    else if (order === 'up') ranges.push({ where: where(at, sql`${column} is not null`), orderBy: orderFrom(at) });
    if (after[at] !== null && empty === 'smallest' && order === 'down') ranges.push({ where: where(at, sql`${column} is null`), orderBy: orderFrom(at + 1) });
  });
  return [...ranges, ...withoutValue];
}

/** All that is still to be read as one range, for lists of few that are sorted anyway. */
export function wholeRange(ordering: Ordering, order: Order, after: readonly KeyPart[] | null): Range {
  const ranges = rangesOf(ordering, order, after);
  const way = sql.raw(order === 'up' ? 'asc' : 'desc');
  return {
    where: sql`(${sql.join(ranges.map((range) => sql`(${range.where})`), sql` or `)})`,
    orderBy: sql.join([...ordering.by.map(({ column, empty }) => sql`${column} ${way} ${sql.raw(empty === 'smallest' && order === 'up' ? 'nulls first' : 'nulls last')}`), sql`${ordering.id} ${way}`]),
  };
}

/** What is left of the ranges behind the first `skip` rows; the last one need not be counted. */
export async function skipRows(ranges: readonly Range[], skip: number, count: (range: Range) => Promise<number>): Promise<Range[]> {
  const [first, ...others] = ranges;
  if (!first || skip === 0) return [...ranges];
  const rows = others.length === 0 ? Infinity : await count(first);
  return rows > skip ? [{ ...first, offset: skip }, ...others] : skipRows(others, skip - rows, count);
}

/** Reads range after range until `limit` rows are there. */
export async function readRanges<Row>(ranges: readonly Range[], limit: number, read: (range: Range, limit: number) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for (const range of ranges) {
    if (rows.length >= limit) break;
    rows.push(...await read(range, limit - rows.length));
  }
  return rows;
}

/** A text as part of an `ilike` pattern. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const WORDS_MAX = 6;
export const searchWords = (search: string | undefined): string[] => (search ?? '').split(/\s+/).filter(Boolean).slice(0, WORDS_MAX);
