// Everything a workspace knows, as comparable text: each row of each table with ids replaced by what they stand for and
// without the times at which rows were written.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';

const WRITTEN_AT = ['created_at', 'updated_at', 'recorded_at', 'replaced_at', 'stored_at', 'computed_at', 'decided_at', 'joined_at'];
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** What is no part of what is known: accounts of what was done, and of who looks. */
const NOT_KNOWN = ['import_run', 'import_reject', 'audit', 'idempotency', 'api_key', 'invitation', 'merging', 'merging_row', 'told_through', 'not_same', 'tombstone', 'tombstone_key', 'taken_back_row'];

export interface DumpOptions {
  /** Tables to leave out. */
  without?: readonly string[];
  /** Columns to leave out, as `table.column`. */
  ignoring?: readonly string[];
}

/** One line per row, sorted: `table {"column":…}`. */
export async function dumpGraph(tx: WorkspaceTx, { without = [], ignoring = [] }: DumpOptions = {}): Promise<string[]> {
  const labels = await labelsOf(tx);
  const tables = await tx.run<{ name: string }>(sql`
    select table_name::text as name from information_schema.columns where table_schema = 'public' and column_name = 'workspace_id' order by 1`);
  const lines: string[] = [];
  for (const { name } of tables) {
    if (NOT_KNOWN.includes(name) || without.includes(name)) continue;
    const rows = await tx.run<{ row: Record<string, unknown> }>(sql`select to_jsonb(t) as row from ${sql.table(name)} t where t.workspace_id = ${tx.workspaceId}`);
    for (const { row } of rows) {
      delete row['id'];
      delete row['workspace_id'];
      delete row['search'];
      if (name === 'telling' || name === 'event_before') delete row['at'];
      for (const column of WRITTEN_AT) delete row[column];
      for (const column of ignoring) if (column.startsWith(`${name}.`)) delete row[column.slice(name.length + 1)];
      lines.push(`${name} ${JSON.stringify(row).replace(UUID, (id) => labels.get(id) ?? 'some id')}`);
    }
  }
  return lines.sort();
}

/** What ids stand for: handles of persons, names of topics, where events came from. */
async function labelsOf(tx: WorkspaceTx): Promise<Map<string, string>> {
  const rows = await tx.run<{ id: string; label: string }>(sql`
    select person_id as id, 'person ' || string_agg(value, '+' order by kind, value) as label from handle where workspace_id = ${tx.workspaceId} group by 1
    union all select id, 'organisation ' || name from organisation where workspace_id = ${tx.workspaceId}
    union all select id, 'member ' || email from member where workspace_id = ${tx.workspaceId}
    union all select id, 'topic ' || name from topic where workspace_id = ${tx.workspaceId}
    union all select id, 'item ' || external_id from content_item where workspace_id = ${tx.workspaceId}
    union all select id, 'run ' || source_name from import_run where workspace_id = ${tx.workspaceId}
    union all select id, 'record ' || source || ' ' || source_key || ' ' || content_hash from record where workspace_id = ${tx.workspaceId}
    union all select event_id, 'event ' || source || ' ' || source_key from event_source where workspace_id = ${tx.workspaceId}
    union all select e.thread_id, 'thread of ' || string_agg(s.source_key, '+' order by s.source_key) from event e
      join event_source s on s.workspace_id = ${tx.workspaceId} and s.event_id = e.id where e.workspace_id = ${tx.workspaceId} and e.thread_id is not null group by 1`);
  return new Map(rows.map((row) => [row.id, row.label]));
}
