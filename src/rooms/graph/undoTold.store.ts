// Takes back relationships, content items and topics: what they are follows from what the remaining sources told of them.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { removeTopics } from './topicEdit.store.ts';
import { itemOf } from './undo.ts';
import type { ItemTelling } from './undo.ts';

/** Edges that files told. Those that follow from events are counted again elsewhere. */
export async function undoRelationships(tx: WorkspaceTx, runId: string): Promise<void> {
  const touched = sql`(select distinct t.subject_key from telling t where t.workspace_id = ${tx.workspaceId} and t.subject = 'relationship' and t.run_id = ${runId})`;
  await tx.run(sql`
    update relationship r set since = x.since, last_at = x.last_at, record_id = x.record_id, run_id = x.run_id
    from (
      select o.id, l.since, l.record_id, f.run_id, a.last_at from relationship o
      cross join lateral (select (t.says->>'since')::timestamptz as since, (t.says->>'record')::uuid as record_id from telling t
        where t.workspace_id = ${tx.workspaceId} and t.subject = 'relationship' and t.subject_key = o.person_id || ' ' || o.other_person_id || ' ' || o.kind
          and t.run_id is distinct from ${runId}::uuid order by t.id desc limit 1) l
      cross join lateral (select t.run_id from telling t
        where t.workspace_id = ${tx.workspaceId} and t.subject = 'relationship' and t.subject_key = o.person_id || ' ' || o.other_person_id || ' ' || o.kind
          and t.run_id is distinct from ${runId}::uuid order by t.id limit 1) f
      cross join lateral (select max((t.says->>'since')::timestamptz) as last_at from telling t
        where t.workspace_id = ${tx.workspaceId} and t.subject = 'relationship' and t.subject_key = o.person_id || ' ' || o.other_person_id || ' ' || o.kind
          and t.run_id is distinct from ${runId}::uuid) a
      where o.workspace_id = ${tx.workspaceId} and o.person_id || ' ' || o.other_person_id || ' ' || o.kind in ${touched}) x
    where r.workspace_id = ${tx.workspaceId} and r.id = x.id`);
  await tx.run(sql`delete from relationship where workspace_id = ${tx.workspaceId} and run_id = ${runId} and kind <> 'replied to'`);
  await tx.run(sql`delete from telling where workspace_id = ${tx.workspaceId} and subject = 'relationship' and run_id = ${runId}`);
}

/** Items go when nobody else told of them and nobody read them; an item that is only read stands with its id as title. @returns its readings, whose topics may be others now. */
export async function undoContent(tx: WorkspaceTx, runId: string): Promise<string[]> {
  const rows = await tx.run<{ id: string; key: string }>(sql`
    select c.id, c.external_id as key from content_item c where c.workspace_id = ${tx.workspaceId} and (c.run_id = ${runId}
      or c.external_id in (select t.subject_key from telling t where t.workspace_id = ${tx.workspaceId} and t.subject = 'content item' and t.run_id = ${runId}))`);
  await tx.run(sql`delete from telling where workspace_id = ${tx.workspaceId} and subject = 'content item' and run_id = ${runId}`);
  const tellings = await tx.run<{ key: string; run: string | null; says: Omit<ItemTelling, 'runId'> }>(sql`
    select subject_key as key, run_id as run, says from telling
    where workspace_id = ${tx.workspaceId} and subject = 'content item' and subject_key = any(${rows.map((row) => row.key)}::text[]) order by id`);
  const readings = await tx.run<{ id: string; run: string | null }>(sql`
    select content_item_id as id, (array_agg(run_id order by id))[1] as run from event
    where workspace_id = ${tx.workspaceId} and content_item_id = any(${rows.map((row) => row.id)}::uuid[]) group by 1`);
  const gone: string[] = [];
  for (const { id, key } of rows) {
    const told = tellings.filter((one) => one.key === key).map((one) => ({ ...one.says, runId: one.run }));
    const reading = readings.find((one) => one.id === id);
    if (told.length === 0 && !reading) { gone.push(id); continue; }
    const item = itemOf(key, told);
    await tx.run(sql`
      update content_item set title = ${item.title}, kind = ${item.kind}, url = ${item.url}, published_at = ${item.publishedAt}::timestamptz, run_id = ${told[0]?.runId ?? reading?.run ?? null}::uuid
      where workspace_id = ${tx.workspaceId} and id = ${id}`);
    await tx.run(sql`delete from content_item_topic where workspace_id = ${tx.workspaceId} and content_item_id = ${id} and not (topic_id = any(${item.topics}::uuid[]))`);
  }
  await tx.run(sql`delete from content_item where workspace_id = ${tx.workspaceId} and id = any(${gone}::uuid[])`);
  return (await tx.run<{ id: string }>(sql`
    select id from event where workspace_id = ${tx.workspaceId} and kind = 'reading' and content_item_id = any(${rows.map((row) => row.id)}::uuid[])`)).map((row) => row.id);
}

/**
 * Topics that a file of the run named and nobody else: no other file, no member. Also what was proposed and is mentioned by
 * nobody any more. @returns the events whose words may now mean another topic.
 */
export async function undoTopics(tx: WorkspaceTx, runId: string): Promise<string[]> {
  const named = await tx.run<{ id: string; run: string | null; isUsed: boolean }>(sql`
    select t.id, m.run_id as run, (m.id is not null or t.decided_by is not null
      or exists (select from content_item_topic c where c.workspace_id = ${tx.workspaceId} and c.topic_id = t.id)
      or exists (select from correction c where c.workspace_id = ${tx.workspaceId} and c.topic_id = t.id)
      or exists (select from topic o where o.workspace_id = ${tx.workspaceId} and o.merged_into = t.id)) as "isUsed"
    from topic t
    left join lateral (select g.id, g.run_id from mention g where g.workspace_id = ${tx.workspaceId} and g.topic_id = t.id and g.model = 'given' order by g.id limit 1) m on true
    where t.workspace_id = ${tx.workspaceId} and t.run_id = ${runId}`);
  for (const { id, run } of named.filter((one) => one.isUsed)) await tx.run(sql`update topic set run_id = ${run}::uuid where workspace_id = ${tx.workspaceId} and id = ${id}`);
  const silent = await tx.run<{ id: string }>(sql`
    select t.id from topic t where t.workspace_id = ${tx.workspaceId} and t.state = 'proposed' and t.decided_by is null and t.run_id is distinct from ${runId}::uuid
      and not exists (select from mention m where m.workspace_id = ${tx.workspaceId} and m.topic_id = t.id)`);
  return removeTopics(tx, [...named.filter((one) => !one.isUsed), ...silent].map((one) => one.id));
}
