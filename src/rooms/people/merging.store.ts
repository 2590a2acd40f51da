// Merges two persons or two organisations in one transaction, and parts them again. Rows that others hang on a person move by
// the registry of tables; what follows from them is written again by the rooms whose it is.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import { Problem } from '#base/problem.ts';
import { followers, organisationTables, personTables } from '#base/registry.ts';
import type { MergeStep, Subject } from '#base/registry.ts';
import { fieldsOf, judgeAgain, needlessFacts } from './judgeAgain.store.ts';
import { hasKey, logRow, moveRows, moveRowsBack, rowKey, writableColumns } from './mergingLog.store.ts';
import { passOnToldThrough } from './toldThrough.store.ts';

const tablesOf = (subject: Subject) => (subject === 'person' ? personTables : organisationTables).all();
const factTables = { person: sql.table('person_fact'), organisation: sql.table('organisation_fact') };
const called = { person: 'person', organisation: 'organisation' } as const;

/** Merges `goneId` into `keptId`. @returns the id of the merging. */
export async function mergeTwo(tx: WorkspaceTx, pair: { subject: Subject; keptId: string; goneId: string }, memberId: string | null, now: Date): Promise<string> {
  const { subject, keptId, goneId } = pair;
  if (keptId === goneId) throw new Problem('bad input', `That is one and the same ${called[subject]}.`, 'gone');
  const rows = await tx.run<{ id: string; name: string; key: string | null }>(sql`
    select s.id, s.name, ${subject === 'organisation' ? sql`s.name_key` : sql`null`} as key from ${sql.table(subject)} s
    where s.workspace_id = ${tx.workspaceId} and s.id in (${keptId}::uuid, ${goneId}::uuid) order by s.id for update`);
  const gone = rows.find((row) => row.id === goneId);
  if (!gone || rows.length < 2) throw new Problem('not found', `There is no such ${called[subject]}.`);
  const step: MergeStep = { ...pair, mergingId: newId(), at: now, now };
  await tx.insert('merging', [{
    workspace_id: tx.workspaceId, id: step.mergingId, subject, kept_id: keptId, gone_id: goneId, gone_name: gone.name, gone_name_key: gone.key, at: now, member_id: memberId,
  }]);
  const afterwards: (() => Promise<void>)[] = [];
  for (const { merging } of followers.all()) if (merging) afterwards.push(await merging(tx, step));
  await logRow(tx, step.mergingId, subject, keptId, 'changed');
  await logRow(tx, step.mergingId, subject, goneId, 'removed');
  for (const table of tablesOf(subject)) await moveRows(tx, table, step);
  if (subject === 'organisation') await renameOrganisation(tx, step);
  await settleMerged(tx, step);
  for (const act of afterwards) await act();
  await tx.run(sql`delete from ${sql.table(subject)} where workspace_id = ${tx.workspaceId} and id = ${goneId}::uuid`);
  return step.mergingId;
}

/** Facts of the one who stays as they would be had it been one from the start, and its row by the older of the two. */
async function settleMerged(tx: WorkspaceTx, { subject, mergingId, keptId, goneId, now }: MergeStep): Promise<void> {
  const fields = await fieldsOf(tx, subject, [keptId]);
  await dropFacts(tx, { subject, mergingId, keptId, goneId }, await needlessFacts(tx, subject, keptId));
  await judgeAgain(tx, subject, [{ id: keptId, fields }], now);
  const table = sql.table(subject);
  await tx.run(sql`
    update ${table} k set created_at = g.created_at, run_id = g.run_id from ${table} g
    where k.workspace_id = ${tx.workspaceId} and k.id = ${keptId}::uuid and g.workspace_id = ${tx.workspaceId} and g.id = ${goneId}::uuid and g.created_at < k.created_at`);
}

/** Removes facts, noting each with the one it belonged to. */
async function dropFacts(tx: WorkspaceTx, { subject, mergingId, keptId, goneId }: Pick<MergeStep, 'subject' | 'mergingId' | 'keptId' | 'goneId'>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const name = `${subject}_fact`;
  const moved = sql`exists (select from merging_row m where m.workspace_id = ${tx.workspaceId} and m.merging_id = ${mergingId}::uuid and m.table_name = ${name} and m.row_key = ${rowKey('g', ['id'])})`;
  await tx.run(sql`
    with gone as (delete from ${factTables[subject]} f where f.workspace_id = ${tx.workspaceId} and f.id = any(${[...ids]}::uuid[]) returning f.*)
    insert into merging_row (workspace_id, merging_id, table_name, row_key, did, was)
    select ${tx.workspaceId}, ${mergingId}, ${name}, ${rowKey('g', ['id'])}, 'removed',
      to_jsonb(g) || jsonb_build_object(${sql.lit(`${subject}_id`)}, case when ${moved} then ${goneId}::uuid else ${keptId}::uuid end)
    from gone g where g.workspace_id = ${tx.workspaceId}
    on conflict (workspace_id, merging_id, table_name, row_key) do update set did = 'removed', was = excluded.was`);
}

/** Values of people that name the organisation that goes name the one that stays. */
async function renameOrganisation(tx: WorkspaceTx, { mergingId, keptId, goneId, now }: MergeStep): Promise<void> {
  const facts = sql`f.workspace_id = ${tx.workspaceId} and f.field = 'organisation_id'`;
  const persons = await tx.run<{ id: string }>(sql`select distinct f.person_id as id from person_fact f where ${facts} and f.value_text = ${goneId}`);
  await tx.run(sql`
    with changed as (update person_fact f set value_text = ${keptId} where ${facts} and f.value_text = ${goneId} returning f.*)
    insert into merging_row (workspace_id, merging_id, table_name, row_key, did, was)
    select ${tx.workspaceId}, ${mergingId}, 'person_fact', ${rowKey('c', ['id'])}, 'changed', '{}'::jsonb from changed c where c.workspace_id = ${tx.workspaceId}`);
  await judgeAgain(tx, 'person', persons.map(({ id }) => ({ id, fields: ['organisation_id'] })), now);
}

interface MergingRow extends MergeStep { isUndone: boolean }

/** Parts what was merged. What came since through a handle of the one that went goes with it. */
export async function partTwo(tx: WorkspaceTx, mergingId: string, memberId: string | null, now: Date): Promise<{ keptId: string; goneId: string; subject: Subject }> {
  const step = await loadMerging(tx, mergingId, now);
  await refuseWhileCovered(tx, step);
  const { subject, keptId, goneId } = step;
  const afterwards: (() => Promise<void>)[] = [];
  for (const { parting } of followers.all()) if (parting) afterwards.push(await parting(tx, step));
  await putBack(tx, step);
  for (const table of tablesOf(subject)) await moveRowsBack(tx, table, step);
  if (subject === 'organisation') await nameAgain(tx, step);
  await passOnToldThrough(tx, step);
  const fields = await fieldsOf(tx, subject, [keptId, goneId]);
  await restoreOwnColumns(tx, step);
  await judgeAgain(tx, subject, [{ id: keptId, fields }, { id: goneId, fields }], now);
  for (const act of afterwards) await act();
  await tx.run(sql`delete from merging_row where workspace_id = ${tx.workspaceId} and merging_id = ${mergingId}::uuid`);
  await tx.run(sql`update merging set undone_at = ${now}, undone_by = ${memberId}::uuid where workspace_id = ${tx.workspaceId} and id = ${mergingId}::uuid`);
  return { keptId, goneId, subject };
}

async function loadMerging(tx: WorkspaceTx, id: string, now: Date): Promise<MergingRow> {
  const row = await tx.one<MergingRow>(sql`
    select m.subject, m.kept_id as "keptId", m.gone_id as "goneId", m.id as "mergingId", m.at, m.undone_at is not null as "isUndone" from merging m
    where m.workspace_id = ${tx.workspaceId} and m.id = ${id}::uuid for update`);
  if (!row) throw new Problem('not found', 'There is no such merging.');
  if (row.isUndone) throw new Problem('conflict', 'This has been taken back already.');
  return { ...row, now };
}

/** A later merging of the same one lies over this one: the later must be taken back first. */
async function refuseWhileCovered(tx: WorkspaceTx, { subject, mergingId, keptId }: MergeStep): Promise<void> {
  const [later] = await tx.run<{ name: string; into: string | null }>(sql`
    select m.gone_name as name, s.name as into from merging m left join ${sql.table(subject)} s on s.workspace_id = ${tx.workspaceId} and s.id = m.kept_id
    where m.workspace_id = ${tx.workspaceId} and m.undone_at is null and m.id > ${mergingId}::uuid and (m.kept_id = ${keptId}::uuid or m.gone_id = ${keptId}::uuid) order by m.id desc limit 1`);
  if (later) throw new Problem('conflict', `${later.name} was merged into ${later.into ?? 'somebody'} after this. Take that back first.`);
}

/** The row of the one that went, as it was. Its organisation and its import may be gone since. */
async function putBack(tx: WorkspaceTx, { subject, mergingId }: MergeStep): Promise<void> {
  const columns = await writableColumns(tx, subject);
  const value = (column: string) => (column === 'organisation_id'
    ? sql`(select o.id from organisation o where o.workspace_id = ${tx.workspaceId} and o.id = r.organisation_id)` : sql.ref(`r.${column}`));
  await tx.run(sql`
    insert into ${sql.table(subject)} (${sql.join(columns.map((column) => sql.ref(column)))}) select ${sql.join(columns.map(value))}
    from merging_row m cross join lateral jsonb_populate_record(null::${sql.table(subject)}, m.was) r
    where m.workspace_id = ${tx.workspaceId} and m.merging_id = ${mergingId}::uuid and m.table_name = ${subject} and m.did = 'removed'`);
}

/** When the one that stayed was made, and by which import, is told by its own row again. */
async function restoreOwnColumns(tx: WorkspaceTx, { subject, mergingId, keptId }: MergeStep): Promise<void> {
  await tx.run(sql`
    update ${sql.table(subject)} s set created_at = r.created_at, run_id = r.run_id
    from merging_row m cross join lateral jsonb_populate_record(null::${sql.table(subject)}, m.was) r
    where s.workspace_id = ${tx.workspaceId} and s.id = ${keptId}::uuid and m.workspace_id = ${tx.workspaceId} and m.merging_id = ${mergingId}::uuid and m.table_name = ${subject} and m.did = 'changed'`);
}

/** Values of people name the organisation again that they named before. */
async function nameAgain(tx: WorkspaceTx, { mergingId, keptId, goneId, now }: MergeStep): Promise<void> {
  const persons = await tx.run<{ id: string }>(sql`
    update person_fact f set value_text = ${goneId} from merging_row m
    where f.workspace_id = ${tx.workspaceId} and f.value_text = ${keptId} and m.workspace_id = ${tx.workspaceId} and m.merging_id = ${mergingId}::uuid and m.table_name = 'person_fact' and m.did = 'changed' and ${hasKey('f', ['id'], sql`m.row_key`)}
    returning f.person_id as id`);
  await judgeAgain(tx, 'person', [...new Set(persons.map((row) => row.id))].map((id) => ({ id, fields: ['organisation_id'] })), now);
}
