// Reads the map of relationships of an organisation, and what its people spoke of month by month.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { WorkspaceTx } from '#base/database/database.ts';
import { STANCES } from '#language/stance.ts';
import { MAP_OTHERS_MAX, MAP_PEOPLE_MAX, lastMonths } from './map.ts';
import type { mapShown, monthShown } from './map.ts';

type Mapped = z.output<typeof mapShown>;
type Node = Mapped['nodes'][number];

/** The people we know best, up to 120, with our ties to them and their relationships. Ties others keep private are left out. */
export async function mapOf(tx: WorkspaceTx, organisationId: string, viewerId: string): Promise<Mapped> {
  const people = await tx.run<Node & { total: number }>(sql`
    select p.id, p.name, 'person' as kind, p.strength::int as strength, count(*) over ()::int as total from person p
    where p.workspace_id = ${tx.workspaceId} and p.organisation_id = ${organisationId}::uuid order by p.strength desc, p.id limit ${MAP_PEOPLE_MAX}`);
  const ids = people.map(({ id }) => id);
  const ties = await tiesTo(tx, ids, viewerId);
  const edges = await relationshipsOf(tx, ids);
  const own = new Set(ids);
  const outside = [...new Set(edges.flatMap(({ from, to }) => [from, to]).filter((id) => !own.has(id)))].slice(0, MAP_OTHERS_MAX);
  const others = await tx.run<Node>(sql`
    select p.id, p.name, 'other' as kind, p.strength::int as strength from person p where p.workspace_id = ${tx.workspaceId} and p.id = any(${outside}::uuid[])`);
  const shown = new Set([...ids, ...others.map(({ id }) => id)]);
  return {
    nodes: [...people.map(({ total: _total, ...node }) => node), ...membersOf(ties), ...others],
    edges: [...ties.map(tieEdge), ...edges.filter(({ from, to }) => shown.has(from) && shown.has(to)).map((edge) => ({ ...edge, strength: null }))],
    left: (people[0]?.total ?? 0) - people.length,
  };
}

/** Whom some people know among themselves and who of us knows them, strongest first; ties others keep private are left out. */
export async function mapAmong(tx: WorkspaceTx, ids: readonly string[], viewerId: string): Promise<Pick<Mapped, 'nodes' | 'edges'>> {
  const ties = (await tiesTo(tx, ids, viewerId)).slice(0, TIES_AMONG_MAX);
  const own = new Set(ids);
  const edges = (await relationshipsOf(tx, ids)).filter(({ from, to }) => own.has(from) && own.has(to));
  return { nodes: membersOf(ties), edges: [...ties.map(tieEdge), ...edges.map((edge) => ({ ...edge, strength: null }))] };
}

const TIES_AMONG_MAX = 600;
interface Tie { from: string; to: string; strength: number; name: string }

const tiesTo = (tx: WorkspaceTx, ids: readonly string[], viewerId: string): Promise<Tie[]> => tx.run<Tie>(sql`
  select t.member_id as "from", t.person_id as "to", t.strength::int as strength, m.name from tie t join member m on m.workspace_id = ${tx.workspaceId} and m.id = t.member_id
  where t.workspace_id = ${tx.workspaceId} and t.person_id = any(${ids}::uuid[]) and t.strength > 0 and (not t.is_private or t.member_id = ${viewerId}::uuid) order by t.strength desc, t.person_id`);

const relationshipsOf = (tx: WorkspaceTx, ids: readonly string[]): Promise<{ from: string; to: string; kind: string }[]> => tx.run(sql`
  select r.person_id as "from", r.other_person_id as "to", r.kind from relationship r
  where r.workspace_id = ${tx.workspaceId} and (r.person_id = any(${ids}::uuid[]) or r.other_person_id = any(${ids}::uuid[])) order by r.last_at desc, r.id limit 400`);

const membersOf = (ties: readonly Tie[]): Node[] => [...new Map(ties.map(({ from, name, strength }) => [from, { id: from, name, kind: 'member' as const, strength }])).values()];
const tieEdge = ({ from, to, strength }: Tie): Mapped['edges'][number] => ({ from, to, kind: 'tie', strength });

/** What the people of an organisation said about topics (or one of them) in each of the last months, oldest first; months without a word are there. */
export async function monthsOf(tx: WorkspaceTx, organisationId: string, { topic, today, months, timeZone }: { topic: string | null; today: string; months: number; timeZone: string }): Promise<z.output<typeof monthShown>[]> {
  const list = lastMonths(today, months);
  const rows = await tx.run<z.output<typeof monthShown>>(sql`
    select to_char(n.at at time zone ${timeZone}, 'YYYY-MM') as month, ${sql.join(STANCES.map((stance) => sql`count(*) filter (where n.stance = ${stance})::int as ${sql.ref(stance)}`))}
    from mention n join topic t on t.workspace_id = ${tx.workspaceId} and t.id = n.topic_id and t.state in ('proposed', 'accepted')
    where n.workspace_id = ${tx.workspaceId} and n.counts and n.kind <> 'reading' and n.at >= ${`${list[0]}-01`}::date - 1 ${topic ? sql`and n.topic_id = ${topic}::uuid` : sql``}
      and n.person_id in (select p.id from person p where p.workspace_id = ${tx.workspaceId} and p.organisation_id = ${organisationId}::uuid)
    group by 1`);
  const found = new Map(rows.map((row) => [row.month, row]));
  return list.map((month) => found.get(month) ?? { month, concern: 0, praise: 0, idea: 0, question: 0, interest: 0, neutral: 0 });
}
