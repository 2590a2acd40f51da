// Edges that files told, made again from what was told of them: after two persons became one, or parted.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import type { MergeStep } from '#base/registry.ts';

const told = (workspaceId: string) => sql`t.workspace_id = ${workspaceId} and t.subject = 'relationship'`;
/** The key of a telling is `from to kind`. */
const isOf = (ids: readonly string[]) => sql`(split_part(t.subject_key, ' ', 1) = any(${[...ids]}::text[]) or split_part(t.subject_key, ' ', 2) = any(${[...ids]}::text[]))`;

/** What was told of the one that goes is told of the one that stays; what was told between the two, or twice, is no more. */
export async function nameOtherEnd(tx: WorkspaceTx, { mergingId, keptId, goneId }: MergeStep): Promise<void> {
  await tx.run(sql`
    insert into merging_row (workspace_id, merging_id, table_name, row_key, did, was)
    select ${tx.workspaceId}, ${mergingId}, 'telling', jsonb_build_object('id', t.id), 'changed', to_jsonb(t) from telling t where ${told(tx.workspaceId)} and ${isOf([goneId])}
    on conflict do nothing`);
  await tx.run(sql`update telling t set subject_key = replace(t.subject_key, ${goneId}, ${keptId}) where ${told(tx.workspaceId)} and ${isOf([goneId])}`);
  await tx.run(sql`
    with needless as (
      select t.id from telling t where ${told(tx.workspaceId)} and ${isOf([keptId])} and (split_part(t.subject_key, ' ', 1) = split_part(t.subject_key, ' ', 2)
        or exists (select from telling o where o.workspace_id = ${tx.workspaceId} and o.subject = 'relationship' and o.subject_key = t.subject_key and o.id < t.id and o.run_id is not distinct from t.run_id and o.says = t.says))),
    gone as (delete from telling t where t.workspace_id = ${tx.workspaceId} and t.id in (select n.id from needless n) returning t.*)
    insert into merging_row (workspace_id, merging_id, table_name, row_key, did, was)
    select ${tx.workspaceId}, ${mergingId}, 'telling', jsonb_build_object('id', g.id), 'removed', to_jsonb(g) from gone g where g.workspace_id = ${tx.workspaceId}
    on conflict (workspace_id, merging_id, table_name, row_key) do update set did = 'removed'`);
}

/** Tellings name again whom they named; what was told since names whom the handle belongs to that it was told by. */
export async function nameEndsAgain(tx: WorkspaceTx, { mergingId, keptId, goneId }: MergeStep): Promise<void> {
  const logged = sql`merging_row m cross join lateral jsonb_populate_record(null::telling, m.was) r`;
  const own = sql`m.workspace_id = ${tx.workspaceId} and m.merging_id = ${mergingId}::uuid and m.table_name = 'telling'`;
  await tx.run(sql`update telling t set subject_key = r.subject_key from ${logged} where t.workspace_id = ${tx.workspaceId} and t.id = r.id and ${own}`);
  await tx.run(sql`
    insert into telling (workspace_id, id, subject, subject_key, run_id, at, says) select r.workspace_id, r.id, r.subject, r.subject_key, r.run_id, r.at, r.says
    from ${logged} where ${own} and m.did = 'removed' on conflict do nothing`);
  await tx.run(sql`
    update telling t set subject_key = concat_ws(' ', case when t.says->>'from' = any(x.keys) then ${goneId} else split_part(t.subject_key, ' ', 1) end,
      case when t.says->>'to' = any(x.keys) then ${goneId} else split_part(t.subject_key, ' ', 2) end, substr(t.subject_key, 75))
    from (select coalesce(array_agg(h.kind || ' ' || h.value), '{}') as keys from handle h where h.workspace_id = ${tx.workspaceId} and h.person_id = ${goneId}::uuid) x
    where ${told(tx.workspaceId)} and ${isOf([keptId])} and (t.says->>'from' = any(x.keys) or t.says->>'to' = any(x.keys))`);
  await tx.run(sql`
    update telling t set says = t.says - 'from' - 'to' where ${told(tx.workspaceId)} and ${isOf([keptId, goneId])} and (t.says->>'from' is not null or t.says->>'to' is not null)
      and not exists (select from merging m where m.workspace_id = ${tx.workspaceId} and m.undone_at is null and m.id <> ${mergingId}::uuid and m.kept_id in (${keptId}::uuid, ${goneId}::uuid))`);
}

interface Edge { from: string; to: string; kind: string; since: Date; last: Date; record: string | null; run: string | null }

/** Writes the told edges of these persons as their tellings say; an edge that stays keeps its id. */
export async function retellRelationships(tx: WorkspaceTx, ids: readonly string[]): Promise<void> {
  const edges = await tx.run<Edge>(sql`
    select split_part(t.subject_key, ' ', 1) as from, split_part(t.subject_key, ' ', 2) as to, substr(t.subject_key, 75) as kind,
      (array_agg((t.says->>'since')::timestamptz order by t.id desc))[1] as since, max((t.says->>'since')::timestamptz) as last,
      (array_agg((t.says->>'record')::uuid order by t.id))[1] as record, (array_agg(t.run_id order by t.id))[1] as run
    from telling t where ${told(tx.workspaceId)} and ${isOf(ids)} group by t.subject_key order by min(t.id::text)`);
  await tx.run(sql`
    delete from relationship r where r.workspace_id = ${tx.workspaceId} and r.kind <> 'replied to' and (r.person_id = any(${[...ids]}::uuid[]) or r.other_person_id = any(${[...ids]}::uuid[]))
      and not exists (select from unnest(${edges.map((edge) => edge.from)}::uuid[], ${edges.map((edge) => edge.to)}::uuid[], ${edges.map((edge) => edge.kind)}::text[]) as k(a, b, kind) where k.a = r.person_id and k.b = r.other_person_id and k.kind = r.kind)`);
  await tx.insert('relationship', edges.map((edge) => ({
    workspace_id: tx.workspaceId, id: newId(), person_id: edge.from, other_person_id: edge.to, kind: edge.kind, since: edge.since, last_at: edge.last, times: 1, event_id: null, record_id: edge.record, run_id: edge.run,
  })), `on conflict (workspace_id, person_id, other_person_id, kind) do update set since = excluded.since, last_at = excluded.last_at, record_id = excluded.record_id, run_id = excluded.run_id`);
}
