// The SQL of a list that goes on behind a key. A list in an order with empty values falls into ranges that an index can read
// one after the other: the rest of the equal ones, those beyond, those without a value. Empty values always come last.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { KeyPart } from '#base/pageKey.ts';
import type { Order } from './person.ts';

export interface Range {
  where: RawBuilder<unknown>;
  orderBy: RawBuilder<unknown>;
}

export interface Ordering {
  /** What decides, first things first; all are null together or none is. */
  by: readonly { column: RawBuilder<unknown>; type: string }[];
  id: RawBuilder<unknown>;
  isNullable?: boolean;
}

/** The ranges still to be read, in order. `after` holds a value for each of `by`, and the id. */
export function rangesOf({ by, id, isNullable = false }: Ordering, order: Order, after: readonly KeyPart[] | null): Range[] {
  const way = sql.raw(order === 'up' ? 'asc' : 'desc');
  const beyond = sql.raw(order === 'up' ? '>' : '<');
  const first = by[0];
  if (!first) return [{ where: after ? sql`${id} ${beyond} ${after.at(-1)}::uuid` : sql`true`, orderBy: sql`${id} ${way}` }];
  const columns = sql.join(by.map((one) => one.column));
  const ordered = sql`${sql.join(by.map((one) => sql`${one.column} ${way}`))}, ${id} ${way}`;
  const empty = isNullable ? [{ where: sql`${first.column} is null`, orderBy: sql`${id} ${way}` }] : [];
  if (!after) return [{ where: isNullable ? sql`${first.column} is not null` : sql`true`, orderBy: ordered }, ...empty];
  const beyondId = sql`${id} ${beyond} ${after.at(-1)}::uuid`;
  if (after[0] === null) return [{ where: sql`${first.column} is null and ${beyondId}`, orderBy: sql`${id} ${way}` }];
  const values = sql.join(by.map(({ type }, at) => sql`${after[at]}::${sql.raw(type)}`));
  return [
    { where: sql`(${columns}) = (${values}) and ${beyondId}`, orderBy: sql`${id} ${way}` },
    { where: sql`(${columns}) ${beyond} (${values})`, orderBy: ordered },
    ...empty,
  ];
}

/** All that is still to be read as one range, for lists of few that are sorted anyway. */
export function wholeRange(ordering: Ordering, order: Order, after: readonly KeyPart[] | null): Range {
  const ranges = rangesOf(ordering, order, after);
  const way = sql.raw(order === 'up' ? 'asc' : 'desc');
  return {
    where: sql`(${sql.join(ranges.map((range) => sql`(${range.where})`), sql` or `)})`,
    orderBy: sql.join([...ordering.by.map(({ column }) => sql`${column} ${way} nulls last`), sql`${ordering.id} ${way}`]),
  };
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
