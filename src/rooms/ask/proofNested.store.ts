// Proof of what is said through others: the way over people, the organisation somebody is at, the people of an organisation.
import { sql } from 'kysely';
import { runNames } from '#rooms/people/index.ts';
import type { Why } from './found.ts';
import { noLine } from './proofLines.store.ts';
import type { Lines, Proving } from './proofLines.store.ts';
import type { Node } from '#rooms/question/index.ts';
import { edgeWays } from './relation.store.ts';
import { noSets, subjects, withSets } from './sets.store.ts';
import { saySource } from './recordSource.ts';

/** How many people of an organisation are shown for a condition on its people. */
const PEOPLE_SHOWN = 3;
/** How many people are followed from one row at each hop; ways beyond are not shown. */
const FOLLOWED_MAX = 200;

/** What shows the organisation's conditions, for each of its people; else that they are there. */
export async function provePlace({ tx, ready, prove }: Proving, where: Node, ids: readonly string[], condition: string): Promise<Lines> {
  const sets = noSets(ready);
  const people = subjects(sets, 'person', 'p');
  const rows = await tx.run<{ id: string; at: string }>(sql`
    ${withSets(sets)} select p.id, p.organisation_id as at from ${people.from} where ${people.where} and p.id = any(${[...ids]}::uuid[]) and p.organisation_id is not null`);
  const inner = await prove(where, 'organisation', [...new Set(rows.map((row) => row.at))]);
  return new Map(rows.map(({ id, at }) => {
    const lines = inner.get(at) ?? [];
    return [id, lines.length > 0 ? lines : [noLine(condition)]];
  }));
}

/** What shows the conditions on people, for the best known of those who meet them. */
export async function proveSomebody({ tx, ready, prove, meeting }: Proving, where: Node, ids: readonly string[]): Promise<Lines> {
  const sets = noSets(ready);
  const people = subjects(sets, 'person', 'p');
  const staff = await tx.run<{ id: string; name: string; at: string }>(sql`
    ${withSets(sets)} select p.id, p.name, p.organisation_id as at from ${people.from} join person s on s.workspace_id = ${tx.workspaceId} and s.id = p.id
    where ${people.where} and p.organisation_id = any(${[...ids]}::uuid[]) order by s.strength desc, p.id`);
  const fitting = new Set(await meeting(where, 'person', staff.map((one) => one.id)));
  const shown = ids.flatMap((id) => staff.filter((one) => one.at === id && fitting.has(one.id)).slice(0, PEOPLE_SHOWN));
  const inner = await prove(where, 'person', shown.map((one) => one.id));
  const lines: Lines = new Map();
  for (const { id, name, at } of shown) lines.set(at, [...(lines.get(at) ?? []), ...(inner.get(id) ?? []).map((line) => ({ ...line, person: line.person ?? name }))]);
  return lines;
}

/** One step of a way: who it leads from and to, and the edge. */
interface Step { from: string; to: string; edge: string }

/** A shortest way to somebody who is meant, edge by edge, and what shows that they are. */
export async function proveRelation(proving: Proving, node: Node & { is: 'relation' }, ids: readonly string[], condition: string): Promise<Lines> {
  const ways = await shortestWays(proving, node, ids);
  const ends = [...new Set([...ways.values()].map((way) => way.at(-1)?.to as string))];
  const inner = node.where.is === 'person' ? new Map<string, Why[]>() : await proving.prove(node.where, 'person', ends);
  const edges = await edgeLines(proving, [...ways.values()].flat(), condition);
  const names = await namesOf(proving, ends);
  return new Map(ids.map((id) => {
    const way = ways.get(id) ?? [];
    const end = way.at(-1)?.to ?? '';
    const lines = [...way.flatMap((step) => edges.get(step.edge) ?? []), ...(inner.get(end) ?? []).map((line) => ({ ...line, person: line.person ?? names.get(end) ?? null }))];
    return [id, lines.length > 0 ? lines : [noLine(condition)]];
  }));
}

async function shortestWays({ tx, ready, meeting }: Proving, node: Node & { is: 'relation' }, ids: readonly string[]): Promise<Map<string, Step[]>> {
  const ways = new Map<string, Step[]>();
  const edges = edgeWays(node, ready);
  let ends = ids.map((id) => ({ root: id, at: id, way: [] as Step[] }));
  const seen = new Set(ids.map((id) => `${id} ${id}`));
  for (let hop = 1; hop <= node.hops && ends.length > 0; hop += 1) {
    const steps = await tx.run<{ n: number; to: string; edge: string }>(sql`
      select f.n::int as n, e.met as to, e.edge from unnest(${ends.map((end) => end.at)}::uuid[]) with ordinality as f(id, n)
      cross join lateral (${sql.join(edges.map(({ id, met, where }) => sql`select ${met} as met, r.id as edge from relationship r where ${where} and ${id} = f.id`), sql` union all `)} order by 1, 2 limit ${FOLLOWED_MAX}) e`);
    const next: typeof ends = [];
    const many = new Map<string, number>();
    for (const { n, to, edge } of steps) {
      const end = ends[n - 1] as (typeof ends)[number];
      const count = many.get(end.root) ?? 0;
      if (seen.has(`${end.root} ${to}`) || count >= FOLLOWED_MAX) continue;
      seen.add(`${end.root} ${to}`);
      many.set(end.root, count + 1);
      next.push({ root: end.root, at: to, way: [...end.way, { from: end.at, to, edge }] });
    }
    const meant = new Set(await meeting(node.where, 'person', [...new Set(next.map((end) => end.at))]));
    for (const end of next) if (meant.has(end.at) && !ways.has(end.root)) ways.set(end.root, end.way);
    ends = next.filter((end) => !ways.has(end.root));
  }
  return ways;
}

/** One line for each edge: who, what, since when, and what told it. */
export async function edgeLines({ tx }: Pick<Proving, 'tx'>, steps: readonly Pick<Step, 'edge'>[], condition = ''): Promise<Map<string, Why[]>> {
  if (steps.length === 0) return new Map();
  const rows = await tx.run<{ id: string; kind: string; at: Date; from: string; to: string; interaction: string | null; run: string | null; door: string | null; mediaType: string | null; line: number | null }>(sql`
    select r.id, r.kind, r.since as at, a.name as from, b.name as to, i.id as interaction, coalesce(c.run_id, r.run_id) as run, c.source as door, c.media_type as "mediaType", c.line
    from relationship r
    join person a on a.workspace_id = ${tx.workspaceId} and a.id = r.person_id
    join person b on b.workspace_id = ${tx.workspaceId} and b.id = r.other_person_id
    left join event v on v.workspace_id = ${tx.workspaceId} and v.id = r.event_id
    left join interaction i on i.workspace_id = ${tx.workspaceId} and i.event_id = r.event_id and i.person_id = r.person_id
    left join record c on c.workspace_id = ${tx.workspaceId} and c.id = coalesce(r.record_id, v.record_id)
    where r.workspace_id = ${tx.workspaceId} and r.id = any(${[...new Set(steps.map((step) => step.edge))]}::uuid[])`);
  const runs = await runNames(tx, rows.map((row) => row.run));
  return new Map(rows.map(({ id, kind, at, from, to, interaction, run, ...rest }) => [id, [{
    ...noLine(`${condition ? `${condition}: ` : ''}${from} ${kind} ${to}`), interaction, at, kind, source: saySource({ ...rest, run: (run && runs.get(run)) || null }),
  }]]));
}

async function namesOf({ tx }: Proving, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.run<{ id: string; name: string }>(sql`select id, name from person where workspace_id = ${tx.workspaceId} and id = any(${[...ids]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row.name]));
}
