// Moves the rows of one person (or organisation) to another, table by table as the rooms registered them, and writes down what
// it did to each row, so that exactly those rows can be moved back.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { MergeStep, SubjectTable } from '#base/registry.ts';

/** Key columns are ids, but for a few that are texts or JSON. */
const typeOf = (column: string): string => (column === 'row_key' ? 'jsonb' : column === 'at' ? 'timestamptz' : column === 'id' || column.endsWith('_id') ? 'uuid' : 'text');

/** A row's key as JSON: {"id": …}. `over` gives a column another value than it has now. */
export const rowKey = (alias: string, columns: readonly string[], over: Readonly<Record<string, RawBuilder<unknown>>> = {}): RawBuilder<unknown> =>
  sql`jsonb_build_object(${sql.join(columns.flatMap((column) => [sql.lit(column), over[column] ?? sql.ref(`${alias}.${column}`)]))})`;

/** A column's value out of a row's key. */
export const typedValue = (key: RawBuilder<unknown>, column: string): RawBuilder<unknown> =>
  (typeOf(column) === 'jsonb' ? sql`(${key})->${sql.lit(column)}` : sql`((${key})->>${sql.lit(column)})::${sql.raw(typeOf(column))}`);

/** That a row of `alias` is the one that `key` (JSON) names. */
export const hasKey = (alias: string, columns: readonly string[], key: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql.join(columns.map((column) => sql`${sql.ref(`${alias}.${column}`)} = ${typedValue(key, column)}`), sql` and `);

/** Moves the rows of a table from the one that goes to the one that stays, and logs each. */
export async function moveRows(tx: WorkspaceTx, table: SubjectTable, { mergingId, keptId, goneId }: MergeStep): Promise<void> {
  if (table.merge.by !== 'moving') return;
  const { onePer } = table.merge;
  const log = sql`insert into merging_row (workspace_id, merging_id, table_name, row_key, did, was)`;
  for (const column of table.columns) {
    const holder = sql.ref(`t.${column}`);
    if (onePer) {
      const per = sql.ref(onePer);
      await tx.run(sql`
        with gone as (delete from ${sql.table(table.key)} t where t.workspace_id = ${tx.workspaceId} and ${holder} = ${goneId}::uuid
          and exists (select from ${sql.table(table.key)} k where k.workspace_id = ${tx.workspaceId} and k.${sql.ref(column)} = ${keptId}::uuid and k.${per} = t.${per}) returning t.*)
        ${log} select ${tx.workspaceId}, ${mergingId}, ${table.key}, ${rowKey('g', table.id)}, 'removed', to_jsonb(g) from gone g where g.workspace_id = ${tx.workspaceId}`);
    }
    await tx.run(sql`
      with moved as (update ${sql.table(table.key)} t set ${sql.ref(column)} = ${keptId}::uuid where t.workspace_id = ${tx.workspaceId} and ${holder} = ${goneId}::uuid returning t.*)
      ${log} select ${tx.workspaceId}, ${mergingId}, ${table.key}, ${rowKey('m', table.id)}, 'moved', '{}'::jsonb from moved m where m.workspace_id = ${tx.workspaceId}`);
  }
}

/** Moves exactly the logged rows back, where they still belong to the one that stayed, and puts back those that were removed. */
export async function moveRowsBack(tx: WorkspaceTx, table: SubjectTable, { mergingId, keptId, goneId }: MergeStep): Promise<void> {
  if (table.merge.by !== 'moving') return;
  for (const column of table.columns) {
    await tx.run(sql`
      update ${sql.table(table.key)} t set ${sql.ref(column)} = ${goneId}::uuid from merging_row m
      where t.workspace_id = ${tx.workspaceId} and t.${sql.ref(column)} = ${keptId}::uuid and m.workspace_id = ${tx.workspaceId} and m.merging_id = ${mergingId}::uuid
        and m.table_name = ${table.key} and m.did = 'moved' and ${hasKey('t', table.id, sql`m.row_key`)}`);
  }
  const columns = await writableColumns(tx, table.key);
  const list = sql.join(columns.map((column) => sql.ref(column)));
  // What a removed row hung on may be gone since, with the import that had brought it.
  const hangsOn = columns.includes('event_id') && table.key !== 'person_fact'
    ? sql`and exists (select from event e where e.workspace_id = ${tx.workspaceId} and e.id = r.event_id)` : sql``;
  await tx.run(sql`
    insert into ${sql.table(table.key)} (${list}) select ${sql.join(columns.map((column) => sql.ref(`r.${column}`)))}
    from merging_row m cross join lateral jsonb_populate_record(null::${sql.table(`public.${table.key}`)}, m.was) r
    where m.workspace_id = ${tx.workspaceId} and m.merging_id = ${mergingId}::uuid and m.table_name = ${table.key} and m.did = 'removed' ${hangsOn}
    on conflict do nothing`);
}

/** Columns that can be written, i.e. all but generated ones. */
export async function writableColumns(tx: WorkspaceTx, table: string): Promise<string[]> {
  const rows = await tx.run<{ name: string }>(sql`
    select a.attname::text as name from pg_attribute a where a.attrelid = ${`public.${table}`}::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum`);
  return rows.map((row) => row.name);
}

/** Notes a row as it is before it is changed or removed. */
export async function logRow(tx: WorkspaceTx, mergingId: string, table: string, id: string, did: 'changed' | 'removed'): Promise<void> {
  await tx.run(sql`
    insert into merging_row (workspace_id, merging_id, table_name, row_key, did, was)
    select ${tx.workspaceId}, ${mergingId}, ${table}, ${rowKey('t', ['id'])}, ${did}, to_jsonb(t) from ${sql.table(table)} t where t.workspace_id = ${tx.workspaceId} and t.id = ${id}::uuid
    on conflict do nothing`);
}

/** What a run brought that was taken back does not come back when two part who were merged meanwhile. */
export async function forgetRun(tx: WorkspaceTx, runId: string): Promise<void> {
  await tx.run(sql`
    delete from merging_row m where m.workspace_id = ${tx.workspaceId} and m.was->>'run_id' = ${runId} and (m.did = 'removed' or m.table_name = 'telling') and m.table_name not in ('person', 'organisation')`);
  await tx.run(sql`
    update merging_row m set was = jsonb_set(m.was, '{run_id}', 'null') where m.workspace_id = ${tx.workspaceId} and m.was->>'run_id' = ${runId} and m.table_name in ('person', 'organisation')`);
}
