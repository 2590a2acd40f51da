// One statement makes the set, counts it and takes the page: in the order asked for, then strongest first, then by name.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { Problem } from '#base/problem.ts';
import { meantBy } from '#rooms/question/index.ts';
import type { Asking, Question, Scope } from '#rooms/question/index.ts';
import type { Found, FoundRow, Page } from './found.ts';
import { compileQuestion, NARROW_BELOW } from './compile.store.ts';
import { shareOf } from './conditionShare.ts';
import { findPaths } from './path.store.ts';
import { rankingOf } from './ranking.store.ts';
import { makeReady } from './ready.store.ts';
import type { Ready } from './ready.store.ts';
import { keep, subjects, withSets } from './sets.store.ts';
import type { SetName, Sets } from './sets.store.ts';
import { strengthsOf } from './tieSets.store.ts';

/** Answers a question. Throws a Problem that says what cannot be asked. */
export async function evaluate(tx: WorkspaceTx, question: Question, asking: Asking, page: Page): Promise<Found> {
  if (question.find === 'paths') return findPaths(tx, question, asking, page);
  const ready = await makeReady(tx, question, asking);
  const scope = scopeOf(question);
  const { sets, found, ranked } = rankedBy(question, ready);
  const after = page.after === undefined ? null : readKey(page.after);
  const rows = await tx.run<Partial<Ranked> & { count: number }>(pageSql(sets, found, ranked, scope, after, page.limit));
  const shown = rows.filter((row): row is Ranked & { count: number } => Boolean(row.id)).map(({ count: _count, ...row }): Ranked => ({ ...row, kind: scope }));
  const last = shown[page.limit - 1];
  return { count: rows[0]?.count ?? 0, rows: shown.slice(0, page.limit).map(({ place: _place, ...row }) => row), next: shown.length > page.limit && last ? writeKey(last) : null };
}

/** The ids of everybody found, for keeping a segment. */
export async function evaluateIds(tx: WorkspaceTx, question: Question, asking: Asking): Promise<string[]> {
  if (question.find === 'paths') throw new Problem('bad input', 'A segment is of people or organisations, not of introductions.', 'tree');
  const { sets, found } = foundBy(question, await makeReady(tx, question, asking));
  const rows = await tx.run<{ id: string }>(sql`${withSets(sets)} select id from ${found} order by id`);
  return rows.map((row) => row.id);
}

/** How many are found. */
export async function evaluateCount(tx: WorkspaceTx, question: Question, asking: Asking): Promise<number> {
  if (question.find === 'paths') return (await findPaths(tx, question, asking, { limit: 1 })).count;
  const { sets, found } = foundBy(question, await makeReady(tx, question, asking));
  const [row] = await tx.run<{ count: number }>(sql`${withSets(sets)} select count(*)::int as count from ${found}`);
  return row?.count ?? 0;
}

/** The set that is found; the order matters only to a limit. */
const foundBy = (question: Ordered, ready: Ready): { sets: Sets; found: SetName } =>
  (question.limit === undefined ? compileQuestion(meantBy(question), scopeOf(question), ready) : rankedBy(question, ready));

type Ordered = Exclude<Question, { find: 'paths' }>;
const scopeOf = ({ find }: Ordered): Scope => (find === 'people' ? 'person' : 'organisation');

/** The people found, each with name and strength. */
export const rankedPeopleOf = (question: Ordered & { find: 'people' }, ready: Ready): { sets: Sets; ranked: RawBuilder<unknown> } => rankedBy(question, ready);

/** The set that is found, only the first of it where the question has a limit, and each with its place in the order. */
function rankedBy(question: Ordered, ready: Ready): { sets: Sets; found: SetName; ranked: RawBuilder<unknown> } {
  const scope = scopeOf(question);
  const { sets, found } = compileQuestion(meantBy(question), scope, ready);
  const known = scope === 'person' ? rankedPeople(sets, found, shareOf(meantBy(question), ready) < NARROW_BELOW) : rankedOrganisations(sets, found);
  if (!question.order) return { sets, found, ranked: sql`select k.id, k.name, k.strength, 0::numeric as place from (${known}) k` };
  const placed = sql`select k.id, k.name, k.strength, coalesce(v.value, 0) as place from (${known}) k left join (${rankingOf(sets, question.order, scope, found)}) v on v.id = k.id`;
  if (question.limit === undefined) return { sets, found, ranked: placed };
  const first = keep(sets, sql`select r.* from (${placed}) r order by r.place desc, r.strength desc, r.name collate "und-x-icu", r.id limit ${question.limit}`);
  return { sets, found: first, ranked: sql`select f.* from ${first} f` };
}

/** Name and strength of each, as of the moment: what the order needs, which one index holds. */
function rankedPeople(sets: Sets, found: SetName, isFew: boolean): RawBuilder<unknown> {
  const people = subjects(sets, 'person', 'p');
  // A small set is looked up in one walk of the index.
  if (!sets.ready.isAsOf && isFew) return sql`select p.id, p.name, p.strength::int as strength from ${people.from} where ${people.where} and p.id = any(array(select id from ${found}))`;
  if (!sets.ready.isAsOf) return sql`select p.id, p.name, p.strength::int as strength from ${found} f join ${people.from} on ${people.where} and p.id = f.id`;
  return sql`select p.id, p.name, coalesce(n.strength, 0)::int as strength from ${found} f join ${people.from} on ${people.where} and p.id = f.id left join (${strengthsOf(sets, found)}) n on n.id = p.id`;
}

/** An organisation is known as well as its best known person. */
function rankedOrganisations(sets: Sets, found: SetName): RawBuilder<unknown> {
  const people = subjects(sets, 'person', 'p');
  const there = keep(sets, sql`select p.id, p.organisation_id ${sets.ready.isAsOf ? sql`` : sql`, p.strength`} from ${people.from} where ${people.where} and p.organisation_id in (select id from ${found})`);
  const strengths = sets.ready.isAsOf ? sql`select t.organisation_id as id, max(n.strength) as strength from ${there} t join (${strengthsOf(sets, there)}) n on n.id = t.id group by 1` : sql`select organisation_id as id, max(strength) as strength from ${there} group by 1`;
  return sql`select o.id, o.name, coalesce(n.strength, 0)::int as strength from ${found} f join organisation o on o.workspace_id = ${sets.ready.workspaceId} and o.id = f.id left join (${strengths}) n on n.id = o.id`;
}

function pageSql(sets: Sets, found: SetName, ranked: RawBuilder<unknown>, scope: Scope, after: Key | null, limit: number): RawBuilder<Partial<FoundRow> & { count: number }> {
  const name = sql`name collate "und-x-icu"`;
  const beyond = after ? sql`where (-place, -strength, ${name}, id) > (-(${after.place}::numeric), ${-after.strength}::int, ${after.name}::text collate "und-x-icu", ${after.id}::uuid)` : sql``;
  const shown = scope === 'person' ? personShown(sets) : organisationShown(sets);
  return sql`
    ${withSets(sets)}, page as (select r.* from (${ranked}) r ${beyond} order by place desc, strength desc, ${name}, id limit ${limit + 1})
    select (select count(*)::int from ${found}) as count, t.id, t.name, t.strength, t.place::text as place, ${shown}
    from (select 1) one left join page t on true order by t.place desc, t.strength desc, t.name collate "und-x-icu", t.id`;
}

/** What a row of the page shows besides its name, looked up for these few rows alone. */
function personShown(sets: Sets): RawBuilder<unknown> {
  const { workspaceId, isAsOf, now } = sets.ready;
  const people = subjects(sets, 'person', 'p');
  const place = sql`(select p.organisation_id from ${people.from} where ${people.where} and p.id = t.id)`;
  const lastContact = isAsOf ? sql`(select max(c.at) from contact c where c.workspace_id = ${workspaceId} and c.person_id = t.id and c.at <= ${now}::timestamptz)`
    : sql`(select p.last_contact_at from ${people.from} where ${people.where} and p.id = t.id)`;
  return sql`(select h.value from handle h where h.workspace_id = ${workspaceId} and h.person_id = t.id and h.kind = 'email' order by h.created_at, h.value limit 1) as email,
    (select o.name from organisation o where o.workspace_id = ${workspaceId} and o.id = ${place}) as organisation, ${place} as "organisationId", ${lastContact} as "lastContactAt"`;
}

function organisationShown(sets: Sets): RawBuilder<unknown> {
  const { workspaceId, isAsOf, now } = sets.ready;
  const people = subjects(sets, 'person', 'p');
  const there = sql`from ${people.from} ${isAsOf ? sql`join contact c on c.workspace_id = ${workspaceId} and c.person_id = p.id and c.at <= ${now}::timestamptz` : sql``} where ${people.where} and p.organisation_id = t.id`;
  return sql`null::text as email, null::text as organisation, t.id as "organisationId", (select max(${isAsOf ? sql`c.at` : sql`p.last_contact_at`}) ${there}) as "lastContactAt"`;
}

type Ranked = FoundRow & { place: string };

interface Key {
  /** What the order measured, as the database wrote it. */
  place: string;
  strength: number;
  name: string;
  id: string;
}

const writeKey = ({ place, strength, name, id }: Key): string => Buffer.from(JSON.stringify([place, strength, name, id])).toString('base64url');

function readKey(text: string): Key {
  try {
    const [place, strength, name, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    if (typeof place === 'string' && /^-?\d{1,30}(?:\.\d{1,30})?$/.test(place) && typeof strength === 'number' && typeof name === 'string' && typeof id === 'string') return { place, strength, name, id };
  } catch {
    // Not a key of ours.
  }
  throw new Problem('bad input', 'This is not the "next" of an answer.', 'after');
}

