// Looks for ways to somebody from their end: whom they are joined to, whom those are joined to, and who of us knows any of
// them. Every distance is one statement; a hub cannot make it endless, because only the strongest people go on.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { Problem } from '#base/problem.ts';
import type { Asking, Question, RelationKind } from '#rooms/question/index.ts';
import type { Found, FoundRow, Page, Why } from './found.ts';
import { matchedContacts } from './matched.store.ts';
import { EDGE_STRENGTH, keyOf, rankPaths, wayOf } from './path.ts';
import type { Knows, Path, Reached } from './path.ts';
import { interactionLines, noLine } from './proofLines.store.ts';
import type { Proving } from './proofLines.store.ts';
import { edgeLines } from './proofNested.store.ts';
import { edgeWays } from './relation.store.ts';
import { makeReady } from './ready.store.ts';
import type { Ready } from './ready.store.ts';
import { keep, noSets, withSets } from './sets.store.ts';
import { tiesOf } from './tieSets.store.ts';

export type PathQuestion = Extract<Question, { find: 'paths' }>;

/** The most people that go on at each distance, strongest first. Up to there the count of ways is exact. */
export const REACHED_MAX = 5_000;

/** The ways to somebody, strongest first. `after` is the id of the last row of the page before. */
export async function findPaths(tx: WorkspaceTx, question: PathQuestion, asking: Asking, { limit, after }: Page): Promise<Found> {
  const ready = await makeReady(tx, question, asking);
  const target = ready.idOf('person', question.to);
  const reached = await reachedBy(tx, ready, target, question.hops - 1);
  const paths = rankPaths(reached, await whoKnows(tx, ready, [...reached.keys()], question.from === 'anyone' ? null : ready.idOf('member', question.from)));
  const from = after === undefined ? 0 : paths.findIndex((path) => keyOf(path) === after) + 1;
  if (after !== undefined && from === 0) throw new Problem('bad input', 'This is not the "next" of an answer.', 'after');
  const rows = await asRows(tx, paths.slice(from, from + limit), target);
  return { count: paths.length, rows, next: paths.length > from + limit ? (rows.at(-1)?.id ?? null) : null };
}

const edgeStrength = sql`(case r.kind ${sql.join(Object.entries(EDGE_STRENGTH).map(([kind, strength]) => sql`when ${kind} then ${strength}::float8`), sql` `)} else 0 end)`;

interface StepRow { level: number; id: string; via: string; edge: string; kind: RelationKind; strength: number }

/** Everybody from whom the person is reached over at most so many edges, each as strongly as can be, then over the fewest. */
async function reachedBy(tx: WorkspaceTx, ready: Ready, target: string, edges: number): Promise<Map<string, Reached>> {
  const best = new Map<string, Reached>([[target, { id: target, strength: 1, next: null }]]);
  if (edges === 0) return best;
  let ends = new Map(best);
  let level = 1;
  for (const { id, via, edge, kind, strength, ...row } of await tx.run<StepRow>(stepsSql(ready, target, edges))) {
    if (row.level > level) [ends, level] = [new Map([...best].filter(([, one]) => lengthOf(one) === level)), row.level];
    const person = ends.get(via);
    if (!person || strength <= (best.get(id)?.strength ?? 0)) continue;
    best.set(id, { id, strength, next: { person, edge, kind } });
  }
  return best;
}

const lengthOf = (reached: Reached): number => wayOf(reached).length - 1;

/** One step after the other from everybody the one before led to; each person by their strongest step of that level. */
function stepsSql(ready: Ready, target: string, edges: number): RawBuilder<StepRow> {
  const ways = edgeWays({ direction: 'either' }, ready);
  const levels = Array.from({ length: edges }, (_, n) => {
    const before = sql.raw(`level${n}`);
    const steps = ways.map(({ id, met, where }) => sql`select ${id} as id, f.id as via, r.id as edge, r.kind, f.strength * ${edgeStrength} as strength from ${before} f join relationship r on ${met} = f.id where ${where}`);
    return sql`${sql.raw(`level${n + 1}`)} as (select * from (select distinct on (id) * from (${sql.join(steps, sql` union all `)}) step order by id, strength desc, via, edge) s order by strength desc, id limit ${REACHED_MAX})`;
  });
  const all = levels.map((_, n) => sql`select ${sql.raw(String(n + 1))} as level, * from ${sql.raw(`level${n + 1}`)}`);
  return sql`with level0 as (select ${target}::uuid as id, 1::float8 as strength), ${sql.join(levels, sql`, `)} ${sql.join(all, sql` union all `)} order by level`;
}

async function whoKnows(tx: WorkspaceTx, ready: Ready, ids: readonly string[], memberId: string | null): Promise<Knows[]> {
  const sets = noSets(ready);
  const people = keep(sets, sql`select id from unnest(${[...ids]}::uuid[]) as x(id)`);
  return tx.run<Knows>(sql`
    ${withSets(sets)} select t.member_id as "memberId", t.person_id as "personId", t.strength::int as strength from (${tiesOf(sets, people)}) t
    ${memberId ? sql`where t.member_id = ${memberId}` : sql``}`);
}

interface Named { id: string; name: string; email: string | null; organisation: string | null; organisationId: string | null; lastContactAt: Date | null }

async function asRows(tx: WorkspaceTx, paths: readonly Path[], target: string): Promise<FoundRow[]> {
  if (paths.length === 0) return [];
  const people = await tx.run<Named>(sql`
    select p.id, p.name, (select h.value from handle h where h.workspace_id = ${tx.workspaceId} and h.person_id = p.id and h.kind = 'email' order by h.created_at, h.value limit 1) as email,
      (select o.name from organisation o where o.workspace_id = ${tx.workspaceId} and o.id = p.organisation_id) as organisation, p.organisation_id as "organisationId", p.last_contact_at as "lastContactAt"
    from person p where p.workspace_id = ${tx.workspaceId} and p.id = any(${[...new Set(paths.flatMap((path) => path.people.map((one) => one.id)))]}::uuid[])
    union all select m.id, m.name, null, null, null, null from member m where m.workspace_id = ${tx.workspaceId} and m.id = any(${[...new Set(paths.map((path) => path.memberId))]}::uuid[])`);
  const named = new Map(people.map((one) => [one.id, one]));
  const met = people.find((one) => one.id === target) as Named;
  const nameOf = (id: string) => named.get(id)?.name ?? '';
  return paths.map((path): FoundRow => {
    const steps: NonNullable<FoundRow['steps']> = [
      { id: path.memberId, kind: 'member', name: nameOf(path.memberId), strength: null, relation: null, edge: null },
      ...path.people.map(({ id }, n) => {
        const before = path.people[n - 1]?.next;
        return { id, kind: 'person' as const, name: nameOf(id), strength: before ? Math.round(EDGE_STRENGTH[before.kind] * 100) : path.knows, relation: before?.kind ?? 'knows', edge: before?.edge ?? null };
      }),
    ];
    return {
      id: keyOf(path), kind: 'path', name: steps.map((step) => step.name).join(' → '), email: met.email, organisation: met.organisation, organisationId: met.organisationId,
      strength: Math.round(path.strength * 100), lastContactAt: met.lastContactAt, steps,
    };
  });
}

/** One line for each step of each way: the latest touch with the member, then what told each edge. */
export async function provePaths(proving: Proving, rows: readonly FoundRow[]): Promise<Map<string, Why[]>> {
  const { ready } = proving;
  const edges = await edgeLines(proving, rows.flatMap((row) => (row.steps ?? []).flatMap((step) => (step.edge ? [{ edge: step.edge }] : []))));
  const touches = new Map<string, Why[]>();
  for (const member of new Map(rows.flatMap((row) => (row.steps?.[0] ? [[row.steps[0].id, row.steps[0]] as const] : []))).values()) {
    const known = new Set(rows.flatMap((row) => (row.steps?.[0]?.id === member.id && row.steps[1] ? [row.steps[1].id] : [])));
    const contacts = matchedContacts({ is: 'contact', member: { id: member.id, name: member.name } }, { from: null, to: ready.now }, ready);
    const lines = await interactionLines(proving, [...known], { rows: contacts, condition: '', scope: 'person', limit: 1 });
    for (const id of known) touches.set(`${member.id} ${id}`, lines.get(id) ?? [noLine('')]);
  }
  return new Map(rows.map((row) => [row.id, (row.steps ?? []).slice(1).flatMap((step, n) => {
    const from = row.steps?.[n];
    const lines = step.edge ? edges.get(step.edge) ?? [] : touches.get(`${from?.id} ${step.id}`) ?? [];
    return lines.map((line) => ({ ...line, condition: step.edge ? line.condition : `${from?.name} knows ${step.name}: strength ${step.strength}`, person: step.name }));
  })]));
}
