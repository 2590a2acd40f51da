// SQL about mergings as they are shown: before, what would become of two; afterwards, the list of what was done.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { pageOf } from '#base/page.ts';
import { Problem } from '#base/problem.ts';
import { organisationTables, personTables } from '#base/registry.ts';
import type { Subject } from '#base/registry.ts';
import { memberNames } from '#rooms/team/index.ts';
import { fieldLabel } from './field.ts';
import { judgeTogether } from './judgeAgain.store.ts';
import { ROW_WORDS } from './merging.ts';
import type { MergePreview, MergedOne, MergingShown } from './merging.ts';

interface Pair { subject: Subject; keptId: string; goneId: string }

/** What would become of two if they were merged. Writes nothing. */
export async function previewMerge(tx: WorkspaceTx, { subject, keptId, goneId }: Pair): Promise<MergePreview> {
  if (keptId === goneId) throw new Problem('bad input', `That is one and the same ${subject}.`, 'gone');
  const [kept, gone] = await loadBoth(tx, subject, [keptId, goneId]);
  if (!kept || !gone) throw new Problem('not found', `There is no such ${subject}.`);
  const names = await namesOfValues(tx);
  const shown = (field: string, text: string) => (field === 'organisation_id' || field === 'owner_member_id' ? names.get(text) ?? null : text) || null;
  const fields = (await judgeTogether(tx, subject, [keptId, goneId])).map(({ field, after, each: [own = '', other = ''] }) => ({
    label: fieldLabel(subject, field), kept: shown(field, own), gone: shown(field, other), after: shown(field, after),
  })).filter((one) => one.kept ?? one.gone);
  return { subject, kept, gone, fields, moves: await countMoves(tx, subject, goneId) };
}

async function namesOfValues(tx: WorkspaceTx): Promise<Map<string, string>> {
  const organisations = await tx.run<{ id: string; name: string }>(sql`select id, name from organisation where workspace_id = ${tx.workspaceId}`);
  return new Map([...(await memberNames(tx)), ...organisations.map((row) => [row.id, row.name] as const)]);
}

async function countMoves(tx: WorkspaceTx, subject: Subject, id: string): Promise<MergePreview['moves']> {
  const counts = new Map<string, number>();
  for (const { key, columns } of (subject === 'person' ? personTables : organisationTables).all()) {
    const what = ROW_WORDS[key];
    if (!what) continue;
    const own = sql.join(columns.map((column) => sql`t.${sql.ref(column)} = ${id}::uuid`), sql` or `);
    const row = await tx.one<{ n: number }>(sql`select count(*)::int as n from ${sql.table(key)} t where t.workspace_id = ${tx.workspaceId} and (${own})`);
    if (row?.n) counts.set(what, (counts.get(what) ?? 0) + row.n);
  }
  return [...counts].map(([what, count]) => ({ what, count }));
}

/** Two or more with what tells them apart, in the order asked for; undefined where there is none of that id. */
export async function loadBoth(tx: WorkspaceTx, subject: Subject, ids: readonly string[]): Promise<(MergedOne | undefined)[]> {
  const rows = await tx.run<MergedOne>(subject === 'person' ? sql`
    select p.id, p.name, coalesce((select array_agg(h.value order by h.kind <> 'email', h.created_at, h.value) from handle h where h.workspace_id = ${tx.workspaceId} and h.person_id = p.id), '{}') as known,
      o.name as organisation, (select count(*)::int from interaction i where i.workspace_id = ${tx.workspaceId} and i.person_id = p.id) as interactions, null::int as people,
      p.last_contact_at as "lastContactAt", p.created_at as "createdAt"
    from person p left join organisation o on o.workspace_id = ${tx.workspaceId} and o.id = p.organisation_id
    where p.workspace_id = ${tx.workspaceId} and p.id = any(${[...ids]}::uuid[])` : sql`
    select o.id, o.name, coalesce((select array_agg(d.domain order by d.domain) from organisation_domain d where d.workspace_id = ${tx.workspaceId} and d.organisation_id = o.id), '{}') as known,
      null as organisation, (select count(*)::int from interaction i join person q on q.workspace_id = ${tx.workspaceId} and q.id = i.person_id where i.workspace_id = ${tx.workspaceId} and q.organisation_id = o.id) as interactions,
      (select count(*)::int from person p where p.workspace_id = ${tx.workspaceId} and p.organisation_id = o.id) as people,
      (select max(p.last_contact_at) from person p where p.workspace_id = ${tx.workspaceId} and p.organisation_id = o.id) as "lastContactAt", o.created_at as "createdAt"
    from organisation o where o.workspace_id = ${tx.workspaceId} and o.id = any(${[...ids]}::uuid[])`);
  return ids.map((id) => rows.find((row) => row.id === id));
}

interface Row extends Omit<MergingShown, 'kept' | 'gone' | 'member'> { keptId: string; keptName: string | null; goneId: string; goneName: string; memberId: string | null }

/** Newest first. */
export async function listMergings(tx: WorkspaceTx, { after, limit, subject, of }: { after?: string | undefined; limit: number; subject?: Subject | undefined; of?: string | undefined }) {
  const rows = await tx.run<Row>(sql`
    select m.id, m.subject, m.kept_id as "keptId", coalesce(p.name, o.name) as "keptName", m.gone_id as "goneId", m.gone_name as "goneName", m.at, m.member_id as "memberId", m.undone_at as "undoneAt"
    from merging m
    left join person p on p.workspace_id = ${tx.workspaceId} and m.subject = 'person' and p.id = m.kept_id
    left join organisation o on o.workspace_id = ${tx.workspaceId} and m.subject = 'organisation' and o.id = m.kept_id
    where m.workspace_id = ${tx.workspaceId} ${after ? sql`and m.id < ${after}::uuid` : sql``} ${subject ? sql`and m.subject = ${subject}` : sql``} ${of ? sql`and m.kept_id = ${of}::uuid` : sql``}
    order by m.id desc limit ${limit + 1}`);
  const members = rows.length > 0 ? await memberNames(tx) : new Map<string, string>();
  return pageOf(rows.map(({ keptId, keptName, goneId, goneName, memberId, ...row }): MergingShown => ({
    ...row, kept: { id: keptId, name: keptName ?? '' }, gone: { id: goneId, name: goneName }, member: (memberId && members.get(memberId)) || null,
  })), limit);
}
