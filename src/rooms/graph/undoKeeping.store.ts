// Keeps what taking an import back does to each row, whatever table it is in, so that it can be brought back exactly. What will
// change is not known before it is done: so it is done once for trial, the rows it touches are read as they were, and it is done
// again in earnest. The list of tables is the catalog's.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { hasKey, rowKey } from '#rooms/people/index.ts';

/** Accounts of what was done, and what nobody takes back. */
const NOT_KEPT = new Set(['import_run', 'import_reject', 'import_map', 'audit', 'idempotency', 'api_key', 'invitation', 'asked', 'taken_back_row', 'tombstone', 'tombstone_key']);
/** A larger import is taken back without being kept: it is imported again where it is wanted after all. */
const RECORDS_MAX = 300_000;
const KEYS_AT_ONCE = 5_000;

export interface KeptTable {
  name: string;
  /** The primary key besides workspace_id. */
  key: string[];
  isPointedTo: boolean;
}

/** Tables with their keys, those that others point to first. */
export async function keptTables(tx: WorkspaceTx): Promise<KeptTable[]> {
  const tables = await tx.run<KeptTable>(sql`
    select c.relname::text as name, (select array_agg(a.attname::text order by k.place) from unnest(i.indkey::int2[]) with ordinality k(num, place) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num where a.attname <> 'workspace_id') as key
    from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and exists (select from pg_attribute w where w.attrelid = c.oid and w.attname = 'workspace_id' and not w.attisdropped) order by 1`);
  const links = await tx.run<{ child: string; parent: string }>(sql`
    select distinct k.conrelid::regclass::text as child, k.confrelid::regclass::text as parent from pg_constraint k
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conrelid <> k.confrelid`);
  const ordered: KeptTable[] = [];
  const place = (table: KeptTable) => {
    if (ordered.some((one) => one.name === table.name)) return;
    for (const { parent } of links.filter((link) => link.child === table.name)) {
      const found = tables.find((one) => one.name === parent);
      if (found) place(found);
    }
    ordered.push({ ...table, isPointedTo: links.some((link) => link.parent === table.name) });
  };
  for (const table of tables.filter((one) => one.key && !NOT_KEPT.has(one.name))) place(table);
  return ordered;
}

/** Does `undo` and keeps every row it removes, changes or adds under the run. */
export async function keepWhile<T>(tx: WorkspaceTx, runId: string, undo: () => Promise<T>): Promise<T> {
  const [size] = await tx.run<{ n: number }>(sql`select count(*)::int as n from (select from record where workspace_id = ${tx.workspaceId} and run_id = ${runId}::uuid limit ${RECORDS_MAX + 1}) r`);
  if ((size?.n ?? 0) > RECORDS_MAX) return undo();
  const tables = await keptTables(tx);
  for (const { name, key } of tables) {
    await tx.run(sql`create temporary table ${placesOf(name)} on commit drop as select ${sql.join(key.map((column) => sql.ref(`t.${column}`)))}, t.ctid as place from ${sql.table(name)} t where t.workspace_id = ${tx.workspaceId}`);
  }
  await tx.run(sql`savepoint trial`);
  await undo();
  const touched: { table: KeptTable; keys: object[] }[] = [];
  for (const table of tables) touched.push({ table, keys: await touchedKeys(tx, table) });
  await tx.run(sql`rollback to savepoint trial`);
  for (const { table, keys } of touched) await keepRows(tx, runId, table, keys);
  const result = await undo();
  for (const table of tables) await keepOutcome(tx, runId, table);
  await tx.run(sql`delete from taken_back_row where workspace_id = ${tx.workspaceId} and run_id = ${runId}::uuid and was = became`);
  for (const { name } of tables) await tx.run(sql`drop table ${placesOf(name)}`);
  return result;
}

const placesOf = (name: string): RawBuilder<unknown> => sql.table(`places_of_${name}`);
const sameKey = (key: readonly string[]) => sql.join(key.map((column) => sql`${sql.ref(`t.${column}`)} = ${sql.ref(`k.${column}`)}`), sql` and `);

/** Keys of rows that are gone or stand elsewhere since: a changed row is written anew. */
async function touchedKeys(tx: WorkspaceTx, { name, key }: KeptTable): Promise<object[]> {
  const rows = await tx.run<{ key: object }>(sql`
    select ${rowKey('k', key)} as key from ${placesOf(name)} k left join ${sql.table(name)} t on t.workspace_id = ${tx.workspaceId} and ${sameKey(key)} where t.ctid is distinct from k.place`);
  return rows.map((row) => row.key);
}

async function keepRows(tx: WorkspaceTx, runId: string, { name, key }: KeptTable, keys: readonly object[]): Promise<void> {
  for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) {
    await tx.run(sql`
      insert into taken_back_row (workspace_id, run_id, table_name, row_key, was)
      select ${tx.workspaceId}, ${runId}, ${name}, x.key, to_jsonb(t) from jsonb_array_elements(${JSON.stringify(keys.slice(at, at + KEYS_AT_ONCE))}::text::jsonb) as x(key)
      join ${sql.table(name)} t on t.workspace_id = ${tx.workspaceId} and ${hasKey('t', key, sql`x.key`)}`);
  }
}

/** What became of the rows that were kept, and which rows are new. */
async function keepOutcome(tx: WorkspaceTx, runId: string, { name, key }: KeptTable): Promise<void> {
  await tx.run(sql`
    update taken_back_row b set became = to_jsonb(t) from ${sql.table(name)} t
    where b.workspace_id = ${tx.workspaceId} and b.run_id = ${runId}::uuid and b.table_name = ${name} and t.workspace_id = ${tx.workspaceId} and ${hasKey('t', key, sql`b.row_key`)}`);
  await tx.run(sql`
    insert into taken_back_row (workspace_id, run_id, table_name, row_key, became)
    select ${tx.workspaceId}, ${runId}, ${name}, ${rowKey('t', key)}, to_jsonb(t) from ${sql.table(name)} t left join ${placesOf(name)} k on ${sameKey(key)} where t.workspace_id = ${tx.workspaceId} and k.place is null`);
}
