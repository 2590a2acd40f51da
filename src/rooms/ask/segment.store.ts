// The SQL of segments: the saved questions, who is in them since when, and who came and went.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import type { Question } from '#rooms/question/index.ts';
import type { SegmentItem } from './segment.ts';

export interface SegmentRow {
  id: string;
  name: string;
  words: string;
  tree: Question & { find: 'people' | 'organisations' };
  createdBy: string | null;
  createdAt: Date;
  evaluatedAt: Date | null;
}

const COLUMNS = sql`s.id, s.name, s.words, s.tree, s.created_by as "createdBy", s.created_at as "createdAt", s.evaluated_at as "evaluatedAt"`;
const subjectOf = (find: 'people' | 'organisations') => (find === 'people' ? 'person' : 'organisation');
const placesOf = (find: 'people' | 'organisations') => ({ table: sql.table(`segment_${subjectOf(find)}`), column: sql.ref(`${subjectOf(find)}_id`) });

export const loadSegment = (tx: WorkspaceTx, id: string): Promise<SegmentRow | undefined> => tx.one<SegmentRow>(sql`
  select ${COLUMNS} from segment s where s.workspace_id = ${tx.workspaceId} and s.id = ${id}::uuid and s.deleted_at is null`);

/** The same, locked: one look at a time. */
export const lockSegment = (tx: WorkspaceTx, id: string): Promise<SegmentRow | undefined> => tx.one<SegmentRow>(sql`
  select ${COLUMNS} from segment s where s.workspace_id = ${tx.workspaceId} and s.id = ${id}::uuid and s.deleted_at is null for update`);

export const segmentIds = async (tx: WorkspaceTx): Promise<string[]> =>
  (await tx.run<{ id: string }>(sql`select s.id from segment s where s.workspace_id = ${tx.workspaceId} and s.deleted_at is null order by s.id`)).map(({ id }) => id);

export async function insertSegment(tx: WorkspaceTx, row: Omit<SegmentRow, 'evaluatedAt'>): Promise<void> {
  await tx.insert('segment', [{ workspace_id: tx.workspaceId, id: row.id, name: row.name, words: row.words, tree: row.tree, created_by: row.createdBy, created_at: row.createdAt }]);
}

export const saveSegment = (tx: WorkspaceTx, { id, name, words, tree }: Pick<SegmentRow, 'id' | 'name' | 'words' | 'tree'>): Promise<unknown> => tx.run(sql`
  update segment set name = ${name}, words = ${words}, tree = ${JSON.stringify(tree)}::text::jsonb where workspace_id = ${tx.workspaceId} and id = ${id}::uuid`);

export async function removeSegment(tx: WorkspaceTx, id: string, now: Date): Promise<void> {
  await tx.run(sql`update segment set deleted_at = ${now} where workspace_id = ${tx.workspaceId} and id = ${id}::uuid`);
  for (const table of ['segment_person', 'segment_organisation']) await tx.run(sql`delete from ${sql.table(table)} where workspace_id = ${tx.workspaceId} and segment_id = ${id}::uuid`);
}

/** Brings a deleted segment back, empty until it is looked at; its changes are still there. False where none was deleted. */
export const restoreSegment = async (tx: WorkspaceTx, id: string): Promise<boolean> =>
  (await tx.run(sql`update segment set deleted_at = null where workspace_id = ${tx.workspaceId} and id = ${id}::uuid and deleted_at is not null returning id`)).length > 0;

/** Segments by name, from after `after` on. */
export const listSegments = (tx: WorkspaceTx, after: string | undefined, limit: number): Promise<SegmentItem[]> => tx.run<SegmentItem>(sql`
  select s.id, s.name, s.words, s.tree ->> 'find' as find, s.created_at as "createdAt", (select m.name from member m where m.workspace_id = ${tx.workspaceId} and m.id = s.created_by) as "createdBy",
    ((select count(*) from segment_person x where x.workspace_id = ${tx.workspaceId} and x.segment_id = s.id) + (select count(*) from segment_organisation x where x.workspace_id = ${tx.workspaceId} and x.segment_id = s.id))::int as count,
    (select max(c.at) from segment_change c where c.workspace_id = ${tx.workspaceId} and c.segment_id = s.id) as "changedAt"
  from segment s where s.workspace_id = ${tx.workspaceId} and s.deleted_at is null ${after === undefined ? sql`` : sql`and (lower(s.name), s.id) > (select lower(b.name), b.id from segment b where b.workspace_id = ${tx.workspaceId} and b.id = ${after}::uuid)`}
  order by lower(s.name), s.id limit ${limit + 1}`);

export const segmentFigures = async (tx: WorkspaceTx, { id, tree: { find }, createdBy }: SegmentRow): Promise<Pick<SegmentItem, 'count' | 'changedAt' | 'createdBy'>> => (await tx.one<Pick<SegmentItem, 'count' | 'changedAt' | 'createdBy'>>(sql`
  select (select count(*)::int from ${placesOf(find).table} x where x.workspace_id = ${tx.workspaceId} and x.segment_id = ${id}::uuid) as count,
    (select max(c.at) from segment_change c where c.workspace_id = ${tx.workspaceId} and c.segment_id = ${id}::uuid) as "changedAt",
    (select m.name from member m where m.workspace_id = ${tx.workspaceId} and m.id = ${createdBy}::uuid) as "createdBy"`))!;

/** Who is in it, and since when. */
export async function membership(tx: WorkspaceTx, { id, tree }: Pick<SegmentRow, 'id' | 'tree'>): Promise<Map<string, Date>> {
  const { table, column } = placesOf(tree.find);
  const rows = await tx.run<{ id: string; since: Date }>(sql`select x.${column} as id, x.since from ${table} x where x.workspace_id = ${tx.workspaceId} and x.segment_id = ${id}::uuid`);
  return new Map(rows.map((row) => [row.id, row.since]));
}

/** The latest moment at which each of them came or went before. */
export async function latestChanges(tx: WorkspaceTx, { id, tree }: Pick<SegmentRow, 'id' | 'tree'>, ids: readonly string[]): Promise<Map<string, Date>> {
  const { column } = placesOf(tree.find);
  const rows = await tx.run<{ id: string; at: Date }>(sql`
    select c.${column} as id, max(c.at) as at from segment_change c where c.workspace_id = ${tx.workspaceId} and c.segment_id = ${id}::uuid and c.${column} = any(${[...ids]}::uuid[]) group by 1`);
  return new Map(rows.map((row) => [row.id, row.at]));
}

export interface Change {
  id: string;
  change: 'entered' | 'left';
  at: Date;
}

/** Writes who came and went, and that membership is true as of `now`. */
export async function writeChanges(tx: WorkspaceTx, segment: Pick<SegmentRow, 'id' | 'tree'>, changes: readonly Change[], now: Date): Promise<void> {
  const { table, column } = placesOf(segment.tree.find);
  const key = `${subjectOf(segment.tree.find)}_id`;
  await tx.insert('segment_change', changes.map(({ id, change, at }) => ({ workspace_id: tx.workspaceId, id: newId(), segment_id: segment.id, [key]: id, change, at, noticed_at: now })));
  const left = changes.filter(({ change }) => change === 'left').map(({ id }) => id);
  if (left.length > 0) await tx.run(sql`delete from ${table} x where x.workspace_id = ${tx.workspaceId} and x.segment_id = ${segment.id}::uuid and x.${column} = any(${left}::uuid[])`);
  await insertMembers(tx, segment, changes.filter(({ change }) => change === 'entered').map(({ id, at }) => ({ id, since: at })));
  await tx.run(sql`update segment set evaluated_at = ${now} where workspace_id = ${tx.workspaceId} and id = ${segment.id}::uuid`);
}

/** Begins anew with these members: nobody came or went, the question did. */
export async function beginMembership(tx: WorkspaceTx, segment: Pick<SegmentRow, 'id' | 'tree'>, ids: readonly string[], now: Date): Promise<void> {
  for (const table of ['segment_person', 'segment_organisation']) await tx.run(sql`delete from ${sql.table(table)} where workspace_id = ${tx.workspaceId} and segment_id = ${segment.id}::uuid`);
  await insertMembers(tx, segment, ids.map((id) => ({ id, since: now })));
  await tx.run(sql`update segment set evaluated_at = ${now} where workspace_id = ${tx.workspaceId} and id = ${segment.id}::uuid`);
}

const insertMembers = (tx: WorkspaceTx, { id, tree: { find } }: Pick<SegmentRow, 'id' | 'tree'>, members: readonly { id: string; since: Date }[]): Promise<number> =>
  tx.insert(`segment_${subjectOf(find)}`, members.map((one) => ({ workspace_id: tx.workspaceId, segment_id: id, [`${subjectOf(find)}_id`]: one.id, since: one.since })), 'on conflict do nothing');

/** What happened last with each of them in a span of time. */
export async function latestEvents(tx: WorkspaceTx, find: 'people' | 'organisations', ids: readonly string[], from: Date, to: Date): Promise<Map<string, number>> {
  const rows = await tx.run<{ id: string; at: Date }>(sql`
    select ${find === 'people' ? sql`i.person_id` : sql`p.organisation_id`} as id, max(i.at) as at
    from interaction i join person p on p.workspace_id = ${tx.workspaceId} and p.id = i.person_id
    where i.workspace_id = ${tx.workspaceId} and ${find === 'people' ? sql`i.person_id` : sql`p.organisation_id`} = any(${[...ids]}::uuid[]) and i.at > ${from}::timestamptz and i.at <= ${to}::timestamptz group by 1`);
  return new Map(rows.map((row) => [row.id, row.at.getTime()]));
}

export interface MemberRow { id: string; kind: 'person' | 'organisation'; name: string; organisation: string | null; strength: number; since: Date }

/** Who is in it, the latest comers first. */
export const listMembers = (tx: WorkspaceTx, { id, tree: { find } }: SegmentRow, after: string | undefined, limit: number): Promise<MemberRow[]> => {
  const { table, column } = placesOf(find);
  const beyond = after === undefined ? sql`` : sql`and (x.since, x.${column}) < (select b.since, b.${column} from ${table} b where b.workspace_id = ${tx.workspaceId} and b.segment_id = ${id}::uuid and b.${column} = ${after}::uuid)`;
  if (find === 'people') {
    return tx.run<MemberRow>(sql`
      select p.id, 'person' as kind, p.name, (select o.name from organisation o where o.workspace_id = ${tx.workspaceId} and o.id = p.organisation_id) as organisation, p.strength::int as strength, x.since
      from ${table} x join person p on p.workspace_id = ${tx.workspaceId} and p.id = x.person_id where x.workspace_id = ${tx.workspaceId} and x.segment_id = ${id}::uuid ${beyond} order by x.since desc, x.person_id desc limit ${limit + 1}`);
  }
  return tx.run<MemberRow>(sql`
    select o.id, 'organisation' as kind, o.name, null as organisation, coalesce((select max(p.strength) from person p where p.workspace_id = ${tx.workspaceId} and p.organisation_id = o.id), 0)::int as strength, x.since
    from ${table} x join organisation o on o.workspace_id = ${tx.workspaceId} and o.id = x.organisation_id where x.workspace_id = ${tx.workspaceId} and x.segment_id = ${id}::uuid ${beyond} order by x.since desc, x.organisation_id desc limit ${limit + 1}`);
};

export interface ChangeRow { id: string; change: 'entered' | 'left'; kind: 'person' | 'organisation'; subject: string; name: string; at: Date; noticedAt: Date }

/** Who came and went, the latest first. */
export const listChanges = (tx: WorkspaceTx, id: string, after: string | undefined, limit: number): Promise<ChangeRow[]> => tx.run<ChangeRow>(sql`
  select c.id, c.change, case when c.person_id is null then 'organisation' else 'person' end as kind, coalesce(c.person_id, c.organisation_id) as subject, coalesce(p.name, o.name, 'somebody who is gone') as name, c.at, c.noticed_at as "noticedAt"
  from segment_change c
  left join person p on p.workspace_id = ${tx.workspaceId} and p.id = c.person_id
  left join organisation o on o.workspace_id = ${tx.workspaceId} and o.id = c.organisation_id
  where c.workspace_id = ${tx.workspaceId} and c.segment_id = ${id}::uuid ${after === undefined ? sql`` : sql`and (c.at, c.id) < (select b.at, b.id from segment_change b where b.workspace_id = ${tx.workspaceId} and b.id = ${after}::uuid)`}
  order by c.at desc, c.id desc limit ${limit + 1}`);
