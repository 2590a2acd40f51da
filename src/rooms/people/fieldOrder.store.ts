// Lists in the order of a field that the workspace added. Those with a value come first, as an index of its type gives them;
// those without one, or with one that is none of its type, come last whichever way, in the order in which they were made.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { KeyPart } from '#base/pageKey.ts';
import { Problem } from '#base/problem.ts';
import { customFields } from './customField.store.ts';
import { CUSTOM } from './field.ts';
import type { FieldType, SubjectKind } from './field.ts';
import { factTables, idColumns } from './listFilter.store.ts';
import { rangesOf } from './ordered.store.ts';
import type { Level, Range } from './ordered.store.ts';
import type { Order } from './person.ts';

/** What decides in such an order: the value and the id. */
export const FIELD_KEY_PARTS = 2;

/** The conditions are those of the indexes; a text decides by its first hundred characters. */
const LEVELS: Record<FieldType, Level & { isThere: RawBuilder<unknown> }> = {
  number: { column: sql`f.value_number`, type: 'numeric', isThere: sql`f.value_number is not null` },
  date: { column: sql`f.value_date`, type: 'date', isThere: sql`f.value_date is not null` },
  text: { column: sql`left(f.value_text, 100) collate "und-x-icu"`, type: 'text', isThere: sql`f.value_text <> ''` },
  'yes/no': { column: sql`left(f.value_text, 100) collate "und-x-icu"`, type: 'text', isThere: sql`f.value_text <> ''` },
};

/** The type of the field that `sort` names (`custom:KEY`); null where it names an order every workspace has. */
export async function fieldToSortBy(tx: WorkspaceTx, subject: SubjectKind, sort: string): Promise<{ field: string; type: FieldType } | null> {
  if (!sort.startsWith(CUSTOM)) return null;
  const known = (await customFields(tx)).find((field) => field.subject === subject && CUSTOM + field.key === sort);
  if (!known) throw new Problem('bad input', `There is no field "${sort.slice(CUSTOM.length)}" to sort by.`, 'sort');
  return { field: sort, type: known.type };
}

/** The ranges still to be read; `id` is that of the row listed. Each row's value comes as `sortedBy`, for the key of the next page. */
export function fieldRanges(workspaceId: string, subject: SubjectKind, by: { field: string; type: FieldType }, place: { id: RawBuilder<unknown>; order: Order; after: readonly KeyPart[] | null }): Range[] {
  const { id, order, after } = place;
  const { isThere, ...level } = LEVELS[by.type];
  const factOf = sql.ref(`f.${subject}_id`);
  const fact = sql`f.workspace_id = ${workspaceId} and f.field = ${by.field} and f.field like 'custom:%' and f.is_current and ${isThere}`;
  const way = sql.raw(order === 'up' ? 'asc' : 'desc');
  const isBehind = after && after[0] === null;
  const ranges: Range[] = isBehind ? [] : rangesOf({ by: [level], id: factOf }, order, after).map((range) => ({
    ...range, join: sql`join ${factTables[subject]} f on ${fact} and ${factOf} = ${id}`, key: sql`(${level.column})::text`,
  }));
  const without = sql`not exists (select from ${factTables[subject]} f where ${fact} and f.${idColumns[subject]} = ${id})`;
  return [...ranges, {
    where: isBehind ? sql`${without} and ${id} ${sql.raw(order === 'up' ? '>' : '<')} ${after.at(-1)}::uuid` : without,
    orderBy: sql`${id} ${way}`, key: sql`null::text`,
  }];
}
