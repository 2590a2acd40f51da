// The SQL of import runs and their rejects.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import { addressesIn } from '#language/needle.ts';
import { buried, handleKey, hasTombstones } from '#rooms/people/index.ts';
import type { Cursor, RunCounts, RunState } from './run.ts';
import type { ColumnMap, ParsedReject } from './format.ts';

export interface RunRow {
  id: string;
  format: string | null;
  source_name: string;
  paths: string[];
  options: StoredOptions;
  state: RunState;
  is_dry: boolean;
  cursor: Partial<Cursor>;
  bytes_total: number | null;
  bytes_read: number;
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  noted: number;
  message: string | null;
  started_by: string | null;
  created_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
}

export interface StoredOptions {
  format?: string;
  map?: ColumnMap;
  ours?: string[];
  /** Upload ids whose files may be removed when the run has ended. */
  uploads?: string[];
}

const columns = sql`id, format, source_name, path::jsonb as paths, options, state, is_dry, cursor, bytes_total, bytes_read,
  read, created, updated, unchanged, rejected, noted, message, started_by, created_at, started_at, ended_at`;

export async function addRun(tx: WorkspaceTx, row: { sourceName: string; paths: string[]; options: StoredOptions; isDry: boolean; startedBy: string | null; now: Date }): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into import_run (workspace_id, id, source_name, path, options, state, is_dry, started_by, created_at)
    values (${tx.workspaceId}, ${id}, ${row.sourceName}, ${JSON.stringify(row.paths)}, ${JSON.stringify(row.options)}::jsonb, 'waiting', ${row.isDry}, ${row.startedBy}, ${row.now})`);
  return id;
}

/**
 * The run under which something is told that no file brought, so that its values can say where they come from: found by its
 * name, or made as done. `records` and `bytes` say how much it holds.
 */
export async function ensureToldRun(tx: WorkspaceTx, told: { sourceName: string; format: string; records: number; bytes: number; now: Date }): Promise<string> {
  const [known] = await tx.run<{ id: string }>(sql`select id from import_run where workspace_id = ${tx.workspaceId} and source_name = ${told.sourceName} order by id limit 1`);
  if (known) return known.id;
  const id = newId();
  await tx.insert('import_run', [{
    workspace_id: tx.workspaceId, id, source_name: told.sourceName, format: told.format, path: '[]', options: {}, state: 'done', is_dry: false, cursor: {}, bytes_total: told.bytes, bytes_read: told.bytes,
    read: told.records, created: told.records, updated: 0, unchanged: 0, rejected: 0, created_at: told.now, started_at: told.now, ended_at: told.now,
  }]);
  return id;
}

export const loadRun = (tx: WorkspaceTx, id: string): Promise<RunRow | undefined> =>
  tx.one<RunRow>(sql`select ${columns} from import_run where workspace_id = ${tx.workspaceId} and id = ${id}`);

/** Newest first. */
export const listRuns = (tx: WorkspaceTx, before: string | null, limit: number): Promise<RunRow[]> =>
  tx.run<RunRow>(sql`
    select ${columns} from import_run
    where workspace_id = ${tx.workspaceId} and (${before}::uuid is null or id < ${before}::uuid)
    order by id desc limit ${limit}`);

/** The oldest run that has work left: asked for, or cut off by a crash. */
export const nextRun = (tx: WorkspaceTx): Promise<RunRow | undefined> =>
  tx.one<RunRow>(sql`
    select ${columns} from import_run
    where workspace_id = ${tx.workspaceId} and state in ('waiting', 'running') order by id limit 1`);

export async function setState(tx: WorkspaceTx, id: string, state: RunState, now: Date, message: string | null = null): Promise<void> {
  await tx.run(sql`
    update import_run set state = ${state}, message = ${message},
      started_at = case when ${state} = 'running' then coalesce(started_at, ${now}) else started_at end,
      ended_at = case when ${state} in ('done', 'failed', 'stopped') then ${now}::timestamptz when ${state} in ('waiting', 'running') then null else ended_at end,
      undone_at = case when ${state} = 'undone' then ${now}::timestamptz else undone_at end
    where workspace_id = ${tx.workspaceId} and id = ${id}`);
}

/** A run that was taken back is here again, as it was when it ended. */
export async function setBack(tx: WorkspaceTx, id: string): Promise<void> {
  await tx.run(sql`update import_run set state = 'done', undone_at = null where workspace_id = ${tx.workspaceId} and id = ${id}`);
}

/** Adds to the counts and moves the cursor, in the transaction that stored the records; returns the state others may have set. */
export async function advance(tx: WorkspaceTx, id: string, step: { counts: RunCounts; cursor: Cursor; bytesRead: number; format: string | null }): Promise<RunState> {
  const row = await tx.one<{ state: RunState }>(sql`
    update import_run set read = read + ${step.counts.read}, created = created + ${step.counts.created}, updated = updated + ${step.counts.updated},
      unchanged = unchanged + ${step.counts.unchanged}, rejected = rejected + ${step.counts.rejected}, noted = noted + ${step.counts.noted},
      cursor = ${JSON.stringify(step.cursor)}::jsonb, bytes_read = bytes_read + ${step.bytesRead},
      format = case when ${step.format}::text is null then format when format is null or format = ${step.format} then ${step.format} else 'several' end
    where workspace_id = ${tx.workspaceId} and id = ${id} returning state`);
  return row?.state ?? 'failed';
}

export async function setBytesTotal(tx: WorkspaceTx, id: string, bytes: number | null): Promise<void> {
  await tx.run(sql`update import_run set bytes_total = ${bytes} where workspace_id = ${tx.workspaceId} and id = ${id}`);
}

const RAW_CHARACTERS_MAX = 20_000;

export async function addRejects(tx: WorkspaceTx, runId: string, sourceName: string, rejects: readonly Omit<ParsedReject, 'kind'>[]): Promise<void> {
  const kept = await withoutErasedRaw(tx, rejects.map((one) => one.raw.slice(0, RAW_CHARACTERS_MAX)));
  await tx.sendRows('import_reject', rejects.map(({ line, field, reason, isNote }, index) => ({
    workspace_id: tx.workspaceId, id: newId(), run_id: runId, source_name: sourceName, line, field: field ?? null, reason, raw: kept[index], is_note: isNote === true,
  })));
}

/** What was refused is not kept where it names somebody who was erased. */
async function withoutErasedRaw(tx: WorkspaceTx, raws: readonly string[]): Promise<string[]> {
  if (raws.length === 0 || !(await hasTombstones(tx))) return [...raws];
  const named = raws.map((raw) => addressesIn(raw).map((value) => ({ kind: 'email', value })));
  const erased = await buried(tx, named.flat());
  return raws.map((raw, index) => (named[index]?.some((handle) => erased.has(handleKey(handle))) ? '' : raw));
}

export interface RejectRow {
  id: string;
  source_name: string;
  line: number | null;
  field: string | null;
  reason: string;
  raw: string;
  is_note: boolean;
}

/** In file order. */
export const listRejects = (tx: WorkspaceTx, runId: string, after: string | null, limit: number): Promise<RejectRow[]> =>
  tx.run<RejectRow>(sql`
    select id, source_name, line, field, reason, raw, is_note from import_reject
    where workspace_id = ${tx.workspaceId} and run_id = ${runId} and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit ${limit}`);

const MAPS_MAX = 1_000;

/** The maps given so far by layout hash; the newest thousand. */
export async function savedMaps(tx: WorkspaceTx): Promise<Map<string, ColumnMap>> {
  const rows = await tx.run<{ layout_hash: string; map: ColumnMap }>(sql`
    select layout_hash, map from import_map where workspace_id = ${tx.workspaceId} and forgotten_at is null order by created_at desc, id desc limit ${MAPS_MAX}`);
  return new Map(rows.map((row) => [row.layout_hash, row.map]));
}

/** Keeps a map for all tables with this layout, in place of one given before. */
export async function saveMap(tx: WorkspaceTx, layoutHash: string, name: string, map: object, memberId: string | null, now: Date): Promise<void> {
  await tx.run(sql`
    insert into import_map (workspace_id, id, name, layout_hash, map, created_by, created_at)
    values (${tx.workspaceId}, ${newId()}, ${name}, ${layoutHash}, ${JSON.stringify(map)}::jsonb, ${memberId}, ${now})
    on conflict (workspace_id, layout_hash) do update set name = excluded.name, map = excluded.map, created_by = excluded.created_by, created_at = excluded.created_at, forgotten_at = null`);
}
