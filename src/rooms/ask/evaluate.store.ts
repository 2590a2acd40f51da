// One statement makes the set, counts it and takes the page: strongest first, then by name.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { Problem } from '#base/problem.ts';
import type { Asking, Found, FoundRow, Page } from './asking.ts';
import { compileQuestion } from './compile.store.ts';
import { findPaths } from './path.store.ts';
import type { Question } from './question.ts';
import { makeReady } from './ready.store.ts';
import { keep, subjects, withSets } from './sets.store.ts';
import type { SetName, Sets } from './sets.store.ts';
import { strengthsOf } from './tieSets.store.ts';

/** Answers a question. Throws a Problem that says what cannot be asked. */
export async function evaluate(tx: WorkspaceTx, question: Question, asking: Asking, page: Page): Promise<Found> {
  if (question.find === 'paths') return findPaths(tx, question, asking, page);
  const ready = await makeReady(tx, question, asking);
  const scope = question.find === 'people' ? 'person' : 'organisation';
  const { sets, found } = compileQuestion(question.where, scope, ready);
  const after = page.after === undefined ? null : readKey(page.after);
  const ranked = scope === 'organisation' ? rankedOrganisations(sets, found) : sets.ready.isAsOf ? rankedPeople(sets, found) : strongestPeople(sets, found, after, page.limit);
  const rows = await tx.run<Partial<FoundRow> & { count: number }>(pageSql(sets, found, ranked, scope, after, page.limit));
  const shown = rows.filter((row): row is FoundRow & { count: number } => Boolean(row.id)).map(({ count: _count, ...row }): FoundRow => ({ ...row, kind: scope }));
  const last = shown[page.limit - 1];
  return { count: rows[0]?.count ?? 0, rows: shown.slice(0, page.limit), next: shown.length > page.limit && last ? writeKey(last) : null };
}

/** The ids of everybody found, for keeping a segment. */
export async function evaluateIds(tx: WorkspaceTx, question: Question, asking: Asking): Promise<string[]> {
  if (question.find === 'paths') throw new Problem('bad input', 'A segment is of people or organisations, not of introductions.', 'tree');
  const { sets, found } = compileQuestion(question.where, question.find === 'people' ? 'person' : 'organisation', await makeReady(tx, question, asking));
  const rows = await tx.run<{ id: string }>(sql`${withSets(sets)} select id from ${found} order by id`);
  return rows.map((row) => row.id);
}

/** How many are found. */
export async function evaluateCount(tx: WorkspaceTx, question: Question, asking: Asking): Promise<number> {
  if (question.find === 'paths') return (await findPaths(tx, question, asking, { limit: 1 })).count;
  const { sets, found } = compileQuestion(question.where, question.find === 'people' ? 'person' : 'organisation', await makeReady(tx, question, asking));
  const [row] = await tx.run<{ count: number }>(sql`${withSets(sets)} select count(*)::int as count from ${found}`);
  return row?.count ?? 0;
}

/**
 * In the present, those who can stand on the page: as strong as the last one there. Strengths are read from their index, and
 * names only of these few.
 */
function strongestPeople(sets: Sets, found: SetName, after: Key | null, limit: number): RawBuilder<unknown> {
  const { workspaceId } = sets.ready;
  const scored = keep(sets, sql`select p.id, p.strength::int as strength from ${found} f join person p on p.workspace_id = ${workspaceId} and p.id = f.id`);
  const last = sql`coalesce((select strength from ${scored} ${after ? sql`where strength < ${after.strength}::int` : sql``} order by strength desc offset ${limit} limit 1), -1)`;
  return sql`select p.id, p.name, k.strength, p.organisation_id, p.last_contact_at from ${scored} k join person p on p.workspace_id = ${workspaceId} and p.id = k.id
    where k.strength >= ${last} ${after ? sql`and k.strength <= ${after.strength}::int` : sql``}`;
}

/** Name, strength, place and last contact of each, as of a past moment. */
function rankedPeople(sets: Sets, found: SetName): RawBuilder<unknown> {
  const { workspaceId, now } = sets.ready;
  const people = subjects(sets, 'person', 'p');
  return sql`select p.id, p.name, coalesce(n.strength, 0)::int as strength, p.organisation_id,
      (select max(c.at) from contact c where c.workspace_id = ${workspaceId} and c.person_id = p.id and c.at <= ${now}::timestamptz) as last_contact_at
    from ${found} f join ${people.from} on ${people.where} and p.id = f.id left join (${strengthsOf(sets, found)}) n on n.id = p.id`;
}

/** An organisation is known as well as its best known person. */
function rankedOrganisations(sets: Sets, found: SetName): RawBuilder<unknown> {
  const { workspaceId, isAsOf } = sets.ready;
  const people = subjects(sets, 'person', 'p');
  const there = sql`from ${people.from} where ${people.where} and p.organisation_id in (select id from ${found})`;
  const ranked = isAsOf ? rankedPeople(sets, keep(sets, sql`select p.id ${there}`)) : sql`select p.organisation_id, p.strength, p.last_contact_at ${there}`;
  return sql`select o.id, o.name, coalesce(n.strength, 0)::int as strength, o.id as organisation_id, n.last_contact_at
    from ${found} f join organisation o on o.workspace_id = ${workspaceId} and o.id = f.id
    left join (select x.organisation_id as id, max(x.strength) as strength, max(x.last_contact_at) as last_contact_at from (${ranked}) x group by 1) n on n.id = o.id`;
}

function pageSql(sets: Sets, found: SetName, ranked: RawBuilder<unknown>, scope: 'person' | 'organisation', after: Key | null, limit: number): RawBuilder<Partial<FoundRow> & { count: number }> {
  const { workspaceId } = sets.ready;
  const name = sql`name collate "und-x-icu"`;
  const beyond = after ? sql`where (-strength, ${name}, id) > (${-after.strength}::int, ${after.name}::text collate "und-x-icu", ${after.id}::uuid)` : sql``;
  const email = scope === 'person' ? sql`(select h.value from handle h where h.workspace_id = ${workspaceId} and h.person_id = t.id and h.kind = 'email' order by h.created_at, h.value limit 1)` : sql`null::text`;
  const organisation = scope === 'person' ? sql`(select o.name from organisation o where o.workspace_id = ${workspaceId} and o.id = t.organisation_id)` : sql`null::text`;
  return sql`
    ${withSets(sets)}, page as (select r.* from (${ranked}) r ${beyond} order by strength desc, ${name}, id limit ${limit + 1})
    select (select count(*)::int from ${found}) as count, t.id, t.name, ${email} as email, ${organisation} as organisation, t.organisation_id as "organisationId",
      t.strength, t.last_contact_at as "lastContactAt"
    from (select 1) one left join page t on true order by t.strength desc, t.name collate "und-x-icu", t.id`;
}

interface Key {
  strength: number;
  name: string;
  id: string;
}

const writeKey = ({ strength, name, id }: Key): string => Buffer.from(JSON.stringify([strength, name, id])).toString('base64url');

function readKey(text: string): Key {
  try {
    const [strength, name, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    if (typeof strength === 'number' && typeof name === 'string' && typeof id === 'string') return { strength, name, id };
  } catch {
    // Not a key of ours.
  }
  throw new Problem('bad input', 'This is not the "next" of an answer.', 'after');
}

