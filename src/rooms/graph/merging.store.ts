// What follows from events when two persons become one, or part again: who took part, who answered whom, how near they are.
// Rows that name one of them are moved by the room people; here only what looks at both at once is derived again.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { MergeStep } from '#base/registry.ts';
import { writeAnswers } from './derived.store.ts';
import { recogniseAgain } from './participants.store.ts';
import { deriveAgain } from './rederive.store.ts';
import { nameEndsAgain, nameOtherEnd, retellRelationships } from './relationshipTold.store.ts';
import { rereadEvents } from './reread.store.ts';
import { refreshTies } from './tie.store.ts';

const PAGE = 500;

/** Two become one. */
export async function mergeEvents(tx: WorkspaceTx, step: MergeStep): Promise<() => Promise<void>> {
  if (step.subject !== 'person') return async () => {};
  const { keptId, goneId, mergingId, now } = step;
  const events = await eventsOfBoth(tx, step);
  const answering = await whoAnswered(tx, [keptId, goneId]);
  const privateTo = await privateTies(tx, [keptId, goneId]);
  await tx.run(sql`
    insert into merging_row (workspace_id, merging_id, table_name, row_key, did, was)
    select ${tx.workspaceId}, ${mergingId}, 'tie', jsonb_build_object('person_id', t.person_id, 'member_id', t.member_id), 'changed', to_jsonb(t) from tie t
    where t.workspace_id = ${tx.workspaceId} and t.person_id in (${keptId}::uuid, ${goneId}::uuid)`);
  return async () => {
    await nameOtherEnd(tx, step);
    await retellRelationships(tx, [keptId, goneId]);
    await forgetAnswers(tx, [keptId, goneId]);
    await deriveAgain(tx, events, now, recogniseAgain);
    await writeAnswers(tx, [keptId, ...answering.filter((id) => id !== goneId)]);
    await tx.run(sql`delete from tie where workspace_id = ${tx.workspaceId} and person_id = ${goneId}::uuid`);
    await refreshTies(tx, [keptId], now);
    await tx.run(sql`update tie set is_private = true where workspace_id = ${tx.workspaceId} and person_id = ${keptId}::uuid and member_id = any(${privateTo}::uuid[])`);
    await refreshTies(tx, [keptId], now);
  };
}

/** One becomes two again: also of what came since each gets what belongs to their handles. */
export async function partEvents(tx: WorkspaceTx, step: MergeStep): Promise<() => Promise<void>> {
  if (step.subject !== 'person') return async () => {};
  const { keptId, goneId, mergingId, now } = step;
  const answering = await whoAnswered(tx, [keptId]);
  const both = [keptId, goneId];
  return async () => {
    await nameEndsAgain(tx, step);
    await retellRelationships(tx, both);
    await forgetAnswers(tx, both);
    const since = await eventsSince(tx, step);
    const events = new Set([...since, ...(await eventsOfBoth(tx, step))]);
    await deriveAgain(tx, [...events], now, recogniseAgain);
    await partCorrections(tx, step, since);
    await writeAnswers(tx, [...both, ...answering, ...(await whoAnswered(tx, both))]);
    await refreshTies(tx, both, now);
    await tx.run(sql`
      update tie t set is_private = (m.was->>'is_private')::boolean from merging_row m
      where t.workspace_id = ${tx.workspaceId} and m.workspace_id = ${tx.workspaceId} and m.merging_id = ${mergingId}::uuid and m.table_name = 'tie'
        and t.person_id = (m.row_key->>'person_id')::uuid and t.member_id = (m.row_key->>'member_id')::uuid
        and (t.person_id = ${goneId}::uuid or t.is_private)`);
    await refreshTies(tx, both, now);
    await removeIfNobody(tx, goneId);
  };
}

/** Events that mean something else when the two are one: both took part, one answered the other, or both wrote in one conversation. */
async function eventsOfBoth(tx: WorkspaceTx, { keptId, goneId, mergingId }: MergeStep): Promise<string[]> {
  const both = [keptId, goneId];
  const rows = await tx.run<{ id: string }>(sql`
    select i.event_id as id from interaction i where i.workspace_id = ${tx.workspaceId} and i.person_id = any(${both}::uuid[]) group by 1 having count(*) > 1
    union select e.id from event p join event e on e.workspace_id = ${tx.workspaceId} and e.thread_id = p.thread_id and e.parent_id = p.id
      join interaction i on i.workspace_id = ${tx.workspaceId} and i.event_id = e.id and i.person_id = any(${both}::uuid[]) and i.person_id <> p.author_person_id
      where p.workspace_id = ${tx.workspaceId} and p.author_person_id = any(${both}::uuid[])
    union select e.id from event e where e.workspace_id = ${tx.workspaceId} and e.author_person_id = any(${both}::uuid[]) and e.thread_id in (
      select t.thread_id from event t where t.workspace_id = ${tx.workspaceId} and t.author_person_id = any(${both}::uuid[]) and t.thread_id is not null group by 1 having count(distinct t.author_person_id) > 1)
    union select e.id from merging_row m join event e on e.workspace_id = ${tx.workspaceId} and e.id = (m.was->>'event_id')::uuid
      where m.workspace_id = ${tx.workspaceId} and m.merging_id = ${mergingId}::uuid and m.table_name = 'interaction' and m.did = 'removed'`);
  return rows.map((row) => row.id);
}

/** Events of the one that stayed that came, or were changed, since the two were merged; with those they answer or are answered by. */
async function eventsSince(tx: WorkspaceTx, { keptId, goneId, mergingId, at }: MergeStep): Promise<string[]> {
  const rows = await tx.run<{ id: string }>(sql`
    select distinct i.event_id as id from interaction i join event e on e.workspace_id = ${tx.workspaceId} and e.id = i.event_id
    where i.workspace_id = ${tx.workspaceId} and i.person_id in (${keptId}::uuid, ${goneId}::uuid)
      and (e.created_at >= ${at}::timestamptz or exists (select from event_before b where b.workspace_id = ${tx.workspaceId} and b.event_id = e.id and b.at >= ${at}::timestamptz)
        or (i.person_id = ${keptId}::uuid and i.id > ${mergingId}::uuid))`);
  return rows.map((row) => row.id);
}

/** What a member decided since about words of the one that went goes with them. */
async function partCorrections(tx: WorkspaceTx, { keptId, goneId }: MergeStep, events: readonly string[]): Promise<void> {
  const rows = await tx.run<{ id: string }>(sql`
    update correction c set person_id = ${goneId}::uuid where c.workspace_id = ${tx.workspaceId} and c.person_id = ${keptId}::uuid and c.event_id = any(${[...events]}::uuid[])
      and not exists (select from interaction i where i.workspace_id = ${tx.workspaceId} and i.event_id = c.event_id and i.person_id = ${keptId}::uuid)
      and exists (select from interaction i where i.workspace_id = ${tx.workspaceId} and i.event_id = c.event_id and i.person_id = ${goneId}::uuid)
    returning c.event_id as id`);
  const ids = [...new Set(rows.map((row) => row.id))];
  for (let at = 0; at < ids.length; at += PAGE) await rereadEvents(tx, ids.slice(at, at + PAGE));
}

/** Who answered these, as it stands. */
async function whoAnswered(tx: WorkspaceTx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.run<{ id: string }>(sql`
    select distinct e.author_person_id as id from event p join event e on e.workspace_id = ${tx.workspaceId} and e.thread_id = p.thread_id and e.parent_id = p.id
    where p.workspace_id = ${tx.workspaceId} and p.author_person_id = any(${[...ids]}::uuid[]) and e.author_person_id is not null`);
  return rows.map((row) => row.id);
}

const forgetAnswers = (tx: WorkspaceTx, ids: readonly string[]): Promise<unknown> => tx.run(sql`
  delete from relationship where workspace_id = ${tx.workspaceId} and kind = 'replied to' and (person_id = any(${[...ids]}::uuid[]) or other_person_id = any(${[...ids]}::uuid[]))`);

async function privateTies(tx: WorkspaceTx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.run<{ id: string }>(sql`select distinct member_id as id from tie where workspace_id = ${tx.workspaceId} and is_private and person_id = any(${[...ids]}::uuid[])`);
  return rows.map((row) => row.id);
}

/** Everything of the one that went may have been taken back meanwhile, with the import that had brought them. */
async function removeIfNobody(tx: WorkspaceTx, id: string): Promise<void> {
  await tx.run(sql`
    delete from person p where p.workspace_id = ${tx.workspaceId} and p.id = ${id}::uuid
      and not exists (select from handle h where h.workspace_id = ${tx.workspaceId} and h.person_id = p.id)
      and not exists (select from person_fact f where f.workspace_id = ${tx.workspaceId} and f.person_id = p.id)
      and not exists (select from interaction i where i.workspace_id = ${tx.workspaceId} and i.person_id = p.id)
      and not exists (select from learned l where l.workspace_id = ${tx.workspaceId} and l.person_id = p.id)
      and not exists (select from relationship r where r.workspace_id = ${tx.workspaceId} and (r.person_id = p.id or r.other_person_id = p.id))`);
}
