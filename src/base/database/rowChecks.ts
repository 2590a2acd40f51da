// What can be checked of any table without knowing what it means: rows it refers to are there, and nothing was written in the future.
import { sql } from 'kysely';
import { RESTORE_ADVICE } from '#base/checkup.ts';
import type { Check, Finding } from '#base/checkup.ts';
import type { WorkspaceTx } from './database.ts';

/** Columns that refer to a table by another name than its own. */
const CALLED: Readonly<Record<string, string>> = { run_id: 'import_run', parent_id: 'event' };
/** Tables that tell of what was, also after it has gone. */
const ACCOUNTS = new Set(['audit', 'telling', 'event_before', 'taken_back_row', 'merging', 'merging_row', 'not_same', 'topic_merging', 'tombstone', 'tombstone_key', 'idempotency', 'segment_change', 'asked']);
/** What is written when a row is, by our clock. */
const WRITTEN_AT = ['created_at', 'updated_at', 'stored_at', 'recorded_at', 'computed_at', 'started_at', 'ended_at', 'joined_at', 'decided_at'];
const CLOCK_MINUTES_MAX = 10;

interface Column { table: string; column: string; type: string }

const columnsOf = (tx: WorkspaceTx): Promise<Column[]> => tx.run<Column>(sql`
  select c.relname::text as "table", a.attname::text as "column", format_type(a.atttypid, null) as type from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    and exists (select from pg_attribute w where w.attrelid = c.oid and w.attname = 'workspace_id') order by 1, a.attnum`);

export const referenceCheck: Check = {
  name: 'missing rows',
  async find(tx) {
    const columns = await columnsOf(tx);
    const tables = new Set(columns.filter(({ column, type }) => column === 'id' && type === 'uuid').map(({ table }) => table));
    const found: Omit<Finding, 'check'>[] = [];
    for (const { table, column, type } of columns) {
      const target = type === 'uuid' && !ACCOUNTS.has(table) ? targetOf(column, tables) : null;
      if (!target) continue;
      const row = await tx.one<{ n: number }>(sql`
        select count(*)::int as n from ${sql.id(table)} t where t.workspace_id = ${tx.workspaceId} and t.${sql.id(column)} is not null
          and not exists (select from ${sql.id(target)} p where p.workspace_id = ${tx.workspaceId} and p.id = t.${sql.id(column)})`);
      if (row && row.n > 0) found.push({ what: `${row.n} rows of ${table} refer by ${column} to rows of ${target} that are not there.`, advice: RESTORE_ADVICE, rows: row.n });
    }
    return found;
  },
};

/** The table whose rows a column names: `author_person_id` names a person. */
function targetOf(column: string, tables: ReadonlySet<string>): string | null {
  if (CALLED[column]) return CALLED[column];
  if (!column.endsWith('_id') || column === 'workspace_id') return null;
  const words = column.slice(0, -'_id'.length).split('_');
  for (let from = 0; from < words.length; from += 1) {
    const name = words.slice(from).join('_');
    if (tables.has(name)) return name;
  }
  return null;
}

export const clockCheck: Check = {
  name: 'clock',
  async find(tx, now) {
    let [rows, latest, where] = [0, new Date(0), ''];
    for (const { table, column } of (await columnsOf(tx)).filter((one) => WRITTEN_AT.includes(one.column))) {
      const row = await tx.one<{ n: number; latest: Date | null }>(sql`
        select count(*)::int as n, max(t.${sql.id(column)}) as latest from ${sql.id(table)} t
        where t.workspace_id = ${tx.workspaceId} and t.${sql.id(column)} > ${new Date(now.getTime() + CLOCK_MINUTES_MAX * 60_000)}::timestamptz`);
      if (!row?.latest) continue;
      rows += row.n;
      if (row.latest > latest) [latest, where] = [row.latest, table];
    }
    if (rows === 0) return [];
    return [{ what: `${rows} rows were written in the future, the latest at ${latest.toISOString()} (${where}); the clock now says ${now.toISOString()}.`, advice: 'Either the clock is slow now or it was fast then: set it right (timedatectl), and let it be kept right by NTP.', rows }];
  },
};
