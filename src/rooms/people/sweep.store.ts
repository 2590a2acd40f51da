// The last step of erasing: every text of every table of the workspace is looked through for what names the person. The list of
// tables and columns is the catalog's, so that a new table cannot be forgotten.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { ErasedPerson } from '#base/registry.ts';
import { BLOT, needlesOf } from '#language/needle.ts';

/** Handles of others may hold the same letters; events and records are blotted out sign for sign by their room. */
const LEFT_ALONE = new Set(['taken_back_row', 'handle', 'event', 'event_before', 'record', 'tombstone', 'tombstone_key']);
/** Accounts of what was done: a row that names the person goes whole. */
const GOES_WHOLE = new Set(['idempotency', 'asked', 'merging_row']);
/** Other people may be called the same: here only addresses and numbers count. */
const NAMES_STAY = new Set(['person', 'person_fact', 'organisation', 'organisation_fact', 'organisation_domain', 'member', 'member_address']);

interface Column { table: string; column: string; type: 'text' | 'jsonb' | 'text[]'; isKey: boolean }

export async function sweep(tx: WorkspaceTx, person: ErasedPerson): Promise<void> {
  const byAddress = needlesOf(person.handles, null).sql;
  for (const column of await textColumns(tx)) {
    if (LEFT_ALONE.has(column.table)) continue;
    const pattern = NAMES_STAY.has(column.table) ? byAddress : person.needles.sql;
    await sweepColumn(tx, column, person.id, pattern);
  }
  await forgetTakenBack(tx, person);
  await tx.run(sql`update audit set subject = null, detail = '{}' where workspace_id = ${tx.workspaceId} and subject = ${person.id}`);
}

/** An import that was taken back and told of them cannot be brought back any more; importing it again passes over them. */
async function forgetTakenBack(tx: WorkspaceTx, { id, needles }: ErasedPerson): Promise<void> {
  const isNamed = needles.sql ? sql`or coalesce(b.was, b.became)::text ~* ${needles.sql}` : sql``;
  const rows = await tx.run<{ run: string }>(sql`
    select distinct b.run_id as run from taken_back_row b where b.workspace_id = ${tx.workspaceId} and b.table_name <> 'record' and (position(${id} in coalesce(b.was, b.became)::text) > 0 ${isNamed})`);
  await tx.run(sql`delete from taken_back_row where workspace_id = ${tx.workspaceId} and run_id = any(${rows.map((row) => row.run)}::uuid[])`);
}

async function sweepColumn(tx: WorkspaceTx, { table, column, type, isKey }: Column, id: string, pattern: string | null): Promise<void> {
  const held = sql.ref(`t.${column}`);
  const text = type === 'text[]' ? sql`array_to_string(${held}, chr(10))` : sql`${held}::text`;
  if (GOES_WHOLE.has(table) || isKey) {
    const isNamed = pattern ? sql`or ${text} ~* ${pattern}` : sql``;
    await tx.run(sql`delete from ${sql.table(table)} t where t.workspace_id = ${tx.workspaceId} and (position(${id} in ${text}) > 0 ${isNamed})`);
    return;
  }
  if (!pattern) return;
  const blotted = sql`regexp_replace(${type === 'text[]' ? sql`x.one` : text}, ${pattern}, ${BLOT.repeat(3)}, 'gi')`;
  const value = type === 'jsonb' ? sql`(${blotted})::jsonb` : type === 'text[]' ? sql`array(select ${blotted} from unnest(${held}) with ordinality x(one, place) order by x.place)` : blotted;
  await tx.run(sql`update ${sql.table(table)} t set ${sql.ref(column)} = ${value} where t.workspace_id = ${tx.workspaceId} and ${text} ~* ${pattern}`);
}

const textColumns = (tx: WorkspaceTx): Promise<Column[]> => tx.run<Column>(sql`
  select c.relname::text as table, a.attname::text as column, case format_type(a.atttypid, null) when 'jsonb' then 'jsonb' when 'text[]' then 'text[]' else 'text' end as type,
    exists (select from pg_index i where i.indrelid = c.oid and i.indisunique and a.attnum = any(i.indkey::int2[])) as "isKey"
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    and format_type(a.atttypid, null) in ('text', 'jsonb', 'text[]', 'character varying')
    and exists (select from pg_attribute w where w.attrelid = c.oid and w.attname = 'workspace_id' and not w.attisdropped)
  order by 1, 2`);
