// Brings back what taking an import back removed: row by row as it was. What was edited since stays as it was edited, and what
// follows from both is derived again. Where the same came anew by another way, the import is refused: it would stand there twice.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { DatabaseError } from '#base/database/driver.ts';
import { Problem } from '#base/problem.ts';
import { hasKey, judgeAgain, writableColumns } from '#rooms/people/index.ts';
import { writeAnswers } from './derived.store.ts';
import { deriveAgain } from './rederive.store.ts';
import { recogniseAgain } from './participants.store.ts';
import { refreshTies } from './tie.store.ts';
import { keptTables } from './undoKeeping.store.ts';
import type { KeptTable } from './undoKeeping.store.ts';

const CAME_AGAIN = 'What it had brought came again by another way since, or belongs to people who were merged or erased since. Import the file again instead: what is there already stays as it is.';
/** Rows that follow from others: where they differ they are derived again. */
const DERIVED = new Set(['contact', 'interaction', 'mention', 'survey_response', 'relationship', 'tie', 'thread', 'thread_key', 'thread_hint', 'topic_round', 'segment_person', 'segment_organisation', 'segment_change']);
/** Columns that change by time alone. */
const PASSING = ['strength', 'last_contact_at', 'updated_at', 'computed_at', 'often', 'lately', 'both_ways', 'reply_speed'];
const VIOLATIONS = new Set(['23503', '23505']);
const PAGE = 500;

/** Whether what the run had brought was kept. */
export async function mayComeBack(tx: WorkspaceTx, runIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.run<{ id: string }>(sql`
    select x.id from unnest(${[...runIds]}::uuid[]) as x(id) where exists (select from taken_back_row b where b.workspace_id = ${tx.workspaceId} and b.run_id = x.id)`);
  return new Set(rows.map((row) => row.id));
}

/** Brings a run back that was taken back. */
export async function bringBack(tx: WorkspaceTx, runId: string, now: Date): Promise<void> {
  const tables = (await keptTables(tx)).filter((table) => table.key);
  await adoptOurs(tx, runId);
  const isChanged = await refuseIfThereAgain(tx, runId, tables);
  try {
    // What nothing points to goes first, because a row that comes back may need its place; what others point to goes when they do no more.
    for (const table of tables.filter((one) => !one.isPointedTo)) await removeAdded(tx, runId, table);
    for (const table of tables) await insertRemoved(tx, runId, table);
    for (const table of tables) await restoreChanged(tx, runId, table);
    for (const table of tables.filter((one) => one.isPointedTo).reverse()) await removeAdded(tx, runId, table);
  } catch (error) {
    if (error instanceof DatabaseError && VIOLATIONS.has(error.code ?? '')) throw new Problem('conflict', CAME_AGAIN);
    throw error;
  }
  await settle(tx, runId, isChanged, now);
  await tx.run(sql`delete from taken_back_row where workspace_id = ${tx.workspaceId} and run_id = ${runId}::uuid`);
}

/** Colleagues and shared addresses that other mails showed again are the same ones: what comes back belongs to those who are there now. */
async function adoptOurs(tx: WorkspaceTx, runId: string): Promise<void> {
  const pairs = await tx.run<{ old: string; now: string }>(sql`
    select b.was->>'id' as old, m.id as now from taken_back_row b join member m on m.workspace_id = ${tx.workspaceId} and m.email = b.was->>'email'
    where ${kept(tx.workspaceId, runId, 'member')} and b.became is null and m.id::text <> b.was->>'id'`);
  for (const { old, now } of pairs) {
    await tx.run(sql`
      update taken_back_row b set was = replace(b.was::text, ${old}, ${now})::jsonb, became = replace(b.became::text, ${old}, ${now})::jsonb, row_key = replace(b.row_key::text, ${old}, ${now})::jsonb
      where b.workspace_id = ${tx.workspaceId} and b.run_id = ${runId}::uuid and position(${old} in coalesce(b.was, b.became)::text) > 0`);
  }
  for (const [table, column] of [['member', 'id'], ['member_address', 'address'], ['own_address', 'address'], ['own_domain', 'domain']] as const) {
    if (table === 'member' || table === 'own_address') {
      await tx.run(sql`
        update ${sql.table(table)} t set run_id = (b.was->>'run_id')::uuid from taken_back_row b
        where t.workspace_id = ${tx.workspaceId} and ${kept(tx.workspaceId, runId, table)} and b.became is null and t.${sql.ref(column)}::text = b.was->>${column}`);
    }
    await tx.run(sql`
      delete from taken_back_row b using ${sql.table(table)} t where ${kept(tx.workspaceId, runId, table)} and b.became is null and t.workspace_id = ${tx.workspaceId} and t.${sql.ref(column)}::text = b.was->>${column}`);
  }
}

const kept = (workspaceId: string, runId: string, table: string): RawBuilder<unknown> => sql`b.workspace_id = ${workspaceId} and b.run_id = ${runId}::uuid and b.table_name = ${table}`;
const lasting = (json: RawBuilder<unknown>): RawBuilder<unknown> => sql`${json} - ${PASSING}::text[]`;

/** @returns whether anything that the run touched has been changed since it was taken back. */
async function refuseIfThereAgain(tx: WorkspaceTx, runId: string, tables: readonly KeptTable[]): Promise<boolean> {
  let isChanged = false;
  for (const { name, key } of tables) {
    const [row] = await tx.run<{ again: number; changed: number }>(sql`
      select count(*) filter (where b.became is null and t.workspace_id is not null)::int as again,
        count(*) filter (where b.became is not null and (t.workspace_id is null or ${lasting(sql`to_jsonb(t)`)} <> ${lasting(sql`b.became`)}))::int as changed
      from taken_back_row b left join ${sql.table(name)} t on t.workspace_id = ${tx.workspaceId} and ${hasKey('t', key, sql`b.row_key`)} where ${kept(tx.workspaceId, runId, name)}`);
    if (row?.again && !DERIVED.has(name)) throw new Problem('conflict', CAME_AGAIN);
    if (row?.again || row?.changed) isChanged = true;
  }
  return isChanged;
}

const removeAdded = (tx: WorkspaceTx, runId: string, { name, key }: KeptTable): Promise<unknown> => tx.run(sql`
  delete from ${sql.table(name)} t using taken_back_row b where t.workspace_id = ${tx.workspaceId} and ${kept(tx.workspaceId, runId, name)} and b.was is null and ${hasKey('t', key, sql`b.row_key`)}`);

async function insertRemoved(tx: WorkspaceTx, runId: string, { name, key }: KeptTable): Promise<void> {
  const columns = await writableColumns(tx, name);
  await tx.run(sql`
    insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))}) select ${sql.join(columns.map((column) => sql.ref(`r.${column}`)))}
    from taken_back_row b cross join lateral jsonb_populate_record(null::${sql.table(`public.${name}`)}, b.was) r
    where ${kept(tx.workspaceId, runId, name)} and b.was is not null and b.became is null
      and not exists (select from ${sql.table(name)} t where t.workspace_id = ${tx.workspaceId} and ${hasKey('t', key, sql`b.row_key`)})`);
}

/** Only rows that are as taking back left them: a later edit counts more. */
async function restoreChanged(tx: WorkspaceTx, runId: string, { name, key }: KeptTable): Promise<void> {
  const columns = (await writableColumns(tx, name)).filter((column) => column !== 'workspace_id' && !key.includes(column));
  if (columns.length === 0) return;
  await tx.run(sql`
    update ${sql.table(name)} t set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`r.${column}`)}`))}
    from taken_back_row b cross join lateral jsonb_populate_record(null::${sql.table(`public.${name}`)}, b.was) r
    where t.workspace_id = ${tx.workspaceId} and ${kept(tx.workspaceId, runId, name)} and b.was is not null and b.became is not null and ${hasKey('t', key, sql`b.row_key`)}
      and ${lasting(sql`to_jsonb(t)`)} = ${lasting(sql`b.became`)}`);
}

/** Where something was changed since, values are weighed and events derived again; strengths are those of today in any case. */
async function settle(tx: WorkspaceTx, runId: string, isChanged: boolean, now: Date): Promise<void> {
  const ids = async (table: string, field: string): Promise<string[]> => (await tx.run<{ id: string }>(sql`
    select distinct coalesce(b.was, b.became)->>${field} as id from taken_back_row b where ${kept(tx.workspaceId, runId, table)} and coalesce(b.was, b.became)->>${field} is not null`)).map((row) => row.id);
  const persons = [...new Set([...(await ids('person', 'id')), ...(await ids('interaction', 'person_id')), ...(await ids('contact', 'person_id'))])];
  if (isChanged) {
    for (const subject of ['person', 'organisation'] as const) {
      const touched = await tx.run<{ id: string; fields: string[] }>(sql`
        select coalesce(b.was, b.became)->>${`${subject}_id`} as id, array_agg(distinct coalesce(b.was, b.became)->>'field') as fields from taken_back_row b where ${kept(tx.workspaceId, runId, `${subject}_fact`)} group by 1`);
      for (let at = 0; at < touched.length; at += PAGE) await judgeAgain(tx, subject, touched.slice(at, at + PAGE), now);
    }
    await deriveAgain(tx, await ids('event', 'id'), now, recogniseAgain);
    await writeAnswers(tx, persons);
  }
  for (let at = 0; at < persons.length; at += PAGE) await refreshTies(tx, persons.slice(at, at + PAGE), now);
}
