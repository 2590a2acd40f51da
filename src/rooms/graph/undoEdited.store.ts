// Values that members typed over what an import brought: they stay when it is taken back, and stay when it is brought back.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { fieldLabel } from '#rooms/people/index.ts';
import type { SubjectKind } from '#rooms/people/index.ts';
import { editedSince } from './undo.store.ts';
import type { Kept } from './undo.store.ts';

/** Looked up where the values stand, never kept beside the run: who is erased is gone from here as well. */
export async function editedOver(tx: WorkspaceTx, runId: string, isTakenBack: boolean): Promise<Kept[]> {
  const of = isTakenBack ? editedBeyond : editedSince;
  return [...(await of(tx, 'person', runId)), ...(await of(tx, 'organisation', runId))];
}

/** Of a run that was taken back: what it told, and whom it made, stands among what was kept of it. */
async function editedBeyond(tx: WorkspaceTx, subject: SubjectKind, runId: string): Promise<Kept[]> {
  const table = `${subject}_fact`;
  const owner = sql.ref(`${subject}_id`);
  const rows = await tx.run<{ name: string; field: string; value: string }>(sql`
    with told as materialized (
      select coalesce(b.was, b.became)->>${`${subject}_id`} as id, coalesce(b.was, b.became)->>'field' as field from taken_back_row b
      where b.workspace_id = ${tx.workspaceId} and b.run_id = ${runId}::uuid and b.table_name = ${table} and coalesce(b.was, b.became)->>'run_id' = ${runId}::text),
    made as materialized (
      select b.was->>'id' as id from taken_back_row b where b.workspace_id = ${tx.workspaceId} and b.run_id = ${runId}::uuid and b.table_name = ${subject} and b.was->>'run_id' = ${runId}::text)
    select s.name, f.field, coalesce(m.name, o.name, f.value_text) as value
    from ${sql.table(table)} f join ${sql.table(subject)} s on s.workspace_id = ${tx.workspaceId} and s.id = f.${owner}
    left join member m on m.workspace_id = ${tx.workspaceId} and f.field = 'owner_member_id' and m.id::text = f.value_text
    left join organisation o on o.workspace_id = ${tx.workspaceId} and f.field = 'organisation_id' and o.id::text = f.value_text
    where f.workspace_id = ${tx.workspaceId} and f.source = 'member' and f.is_current
      and (f.${owner}::text in (select made.id from made) or (f.${owner}::text, f.field) in (select told.id, told.field from told))
    order by s.name, f.field`);
  return rows.map((row) => ({ subject, name: row.name, field: fieldLabel(subject, row.field), value: row.value }));
}
