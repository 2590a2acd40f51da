// The SQL of watching: who watches which segment, and what is new to them.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { Question } from '#rooms/question/index.ts';
import { WATCHES_MAX } from './watch.ts';
import type { WatchChange, WatchItem } from './watch.ts';

interface Watcher { memberId: string; now: Date }

/** Begins to watch; whoever watches already goes on as before. */
export const beginWatch = (tx: WorkspaceTx, segmentId: string, { memberId, now }: Watcher): Promise<unknown> => tx.run(sql`
  insert into segment_watch (workspace_id, segment_id, member_id, since, seen_at) values (${tx.workspaceId}, ${segmentId}::uuid, ${memberId}::uuid, ${now}::timestamptz, ${now}::timestamptz)
  on conflict (workspace_id, segment_id, member_id) do update set since = excluded.since, seen_at = excluded.seen_at, ended_at = null where segment_watch.ended_at is not null`);

/** False where it was not watched. */
export const endWatch = async (tx: WorkspaceTx, segmentId: string, { memberId, now }: Watcher): Promise<boolean> => (await tx.run(sql`
  update segment_watch set ended_at = ${now}::timestamptz where workspace_id = ${tx.workspaceId} and segment_id = ${segmentId}::uuid and member_id = ${memberId}::uuid and ended_at is null returning segment_id`)).length > 0;

/** Goes on as if it had never ended. False where none had ended. */
export const resumeWatch = async (tx: WorkspaceTx, segmentId: string, memberId: string): Promise<boolean> => (await tx.run(sql`
  update segment_watch set ended_at = null where workspace_id = ${tx.workspaceId} and segment_id = ${segmentId}::uuid and member_id = ${memberId}::uuid and ended_at is not null returning segment_id`)).length > 0;

export const isWatching = async (tx: WorkspaceTx, segmentId: string, memberId: string): Promise<boolean> => (await tx.run(sql`
  select 1 from segment_watch w where w.workspace_id = ${tx.workspaceId} and w.segment_id = ${segmentId}::uuid and w.member_id = ${memberId}::uuid and w.ended_at is null`)).length > 0;

const watched = (tx: WorkspaceTx, memberId: string) => sql`
  segment_watch w join segment s on s.workspace_id = ${tx.workspaceId} and s.id = w.segment_id and s.deleted_at is null and w.workspace_id = ${tx.workspaceId} and w.member_id = ${memberId}::uuid and w.ended_at is null`;

/** Everything a member watches: what has news first, then by name. */
export const listWatches = (tx: WorkspaceTx, memberId: string): Promise<WatchItem[]> => tx.run<WatchItem>(sql`
  select s.id, s.name, s.words, s.tree ->> 'find' as find, w.since, w.seen_at as "seenAt", n.entered, n."left", n.latest as "latestAt",
    ((select count(*) from segment_person x where x.workspace_id = ${tx.workspaceId} and x.segment_id = s.id) + (select count(*) from segment_organisation x where x.workspace_id = ${tx.workspaceId} and x.segment_id = s.id))::int as count
  from ${watched(tx, memberId)}
  cross join lateral (select count(*) filter (where c.change = 'entered')::int as entered, count(*) filter (where c.change = 'left')::int as "left", max(c.noticed_at) as latest
    from segment_change c where c.workspace_id = ${tx.workspaceId} and c.segment_id = s.id and c.noticed_at > w.seen_at) n
  order by n.latest desc nulls last, lower(s.name), s.id limit ${WATCHES_MAX}`);

/** How many came and left, in all that a member watches, since they last looked. */
export const countUnseen = async (tx: WorkspaceTx, memberId: string): Promise<number> => (await tx.one<{ count: number }>(sql`
  select count(*)::int as count from ${watched(tx, memberId)} join segment_change c on c.workspace_id = ${tx.workspaceId} and c.segment_id = s.id and c.noticed_at > w.seen_at`))!.count;

type ChangeRow = Omit<WatchChange, 'segment'> & { segmentId: string; segmentName: string };

/** Who came and left in all that a member watches since they began to, the latest noticed first. */
export async function listNews(tx: WorkspaceTx, memberId: string, after: string | undefined, limit: number): Promise<WatchChange[]> {
  const rows = await tx.run<ChangeRow>(sql`
    select c.id, c.change, case when c.person_id is null then 'organisation' else 'person' end as kind, coalesce(c.person_id, c.organisation_id) as subject, coalesce(p.name, o.name, 'somebody who is gone') as name,
      c.at, c.noticed_at as "noticedAt", s.id as "segmentId", s.name as "segmentName", c.noticed_at > w.seen_at as "isNew"
    from ${watched(tx, memberId)} join segment_change c on c.workspace_id = ${tx.workspaceId} and c.segment_id = s.id and c.noticed_at > w.since
    left join person p on p.workspace_id = ${tx.workspaceId} and p.id = c.person_id
    left join organisation o on o.workspace_id = ${tx.workspaceId} and o.id = c.organisation_id
    ${after === undefined ? sql`` : sql`where (c.noticed_at, c.id) < (select b.noticed_at, b.id from segment_change b where b.workspace_id = ${tx.workspaceId} and b.id = ${after}::uuid)`}
    order by c.noticed_at desc, c.id desc limit ${limit + 1}`);
  return rows.map(({ segmentId, segmentName, ...row }) => ({ ...row, segment: { id: segmentId, name: segmentName } }));
}

/** Notes up to when each was seen, never later than now; answers up to when each had been seen before. */
export async function markSeen(tx: WorkspaceTx, marks: readonly { id: string; at: Date }[], memberId: string): Promise<{ id: string; at: Date }[]> {
  const ids = marks.map(({ id }) => id);
  const before = await tx.run<{ id: string; at: Date }>(sql`
    select w.segment_id as id, w.seen_at as at from segment_watch w where w.workspace_id = ${tx.workspaceId} and w.member_id = ${memberId}::uuid and w.segment_id = any(${ids}::uuid[]) and w.ended_at is null order by 1`);
  await tx.run(sql`
    update segment_watch w set seen_at = x.at from unnest(${ids}::uuid[], ${marks.map(({ at }) => at)}::timestamptz[]) as x(id, at)
    where w.workspace_id = ${tx.workspaceId} and w.member_id = ${memberId}::uuid and w.segment_id = x.id and w.ended_at is null`);
  return before;
}

/** The segment that keeps this very question already. */
export const segmentOf = (tx: WorkspaceTx, tree: Question): Promise<{ id: string; name: string } | undefined> => tx.one<{ id: string; name: string }>(sql`
  select s.id, s.name from segment s where s.workspace_id = ${tx.workspaceId} and s.deleted_at is null and s.tree = ${JSON.stringify(tree)}::text::jsonb order by s.created_at, s.id limit 1`);
