// What must be known before a question becomes SQL: the ids behind its names, the words as the text search knows them, which
// months are off season, and which attributes there are. A name that nobody knows is a sentence, never an empty answer.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { Problem } from '#base/problem.ts';
import type { Attribute } from '#base/registry.ts';
import { attributes } from '#base/registry.ts';
import { aliasKey } from '#rooms/graph/index.ts';
import { customAttributes } from '#rooms/people/index.ts';
import { isAsOf, problemOf, namesIn, wordsOf } from '#rooms/question/index.ts';
import type { Asking, Question, Ref } from '#rooms/question/index.ts';

/** Words to be found in a text. */
export interface SoughtWords {
  /** A tsquery as text: the words next to one another, in any of their inflections. */
  query: string;
  /** A pattern in lower case that must stand in the text as well, where the text search knows less than was asked; else null. */
  letters: string | null;
}

export type Noun = 'topic' | 'member' | 'person' | 'organisation' | 'content_item';

export interface Ready {
  workspaceId: string;
  now: Date;
  timeZone: string;
  /** The moment is not the present: what is kept for the present must not be used. */
  isAsOf: boolean;
  me: string | null;
  idOf(noun: Noun, ref: Ref): string;
  attribute(key: string): Attribute;
  words(text: string): SoughtWords;
  /** The calendar months (1–12) of a season; none while nothing was ever bought. */
  season(which: 'off' | 'high'): readonly number[];
  hasPrivateTies: boolean;
}

/** Looks everything up. Throws a Problem that names what is not known or not clear. */
export async function makeReady(tx: WorkspaceTx, question: Question, asking: Asking): Promise<Ready> {
  const problem = problemOf(question);
  if (problem) throw new Problem('bad input', problem, 'tree');
  const names = namesIn(question);
  const ids: Ids = new Map();
  await findTopics(tx, names.topics, ids);
  await findNamed(tx, 'member', names.members, ids);
  await findNamed(tx, 'person', names.persons, ids);
  await findNamed(tx, 'organisation', names.organisations, ids);
  await findNamed(tx, 'content_item', names.items, ids);
  const words = await findWords(tx, names.words);
  const months = names.asksSeason ? await purchaseMonths(tx, asking) : [];
  const known = await findAttributes(tx, names.attributes);
  const [secret] = names.asksKnown ? await tx.run<{ yes: boolean }>(sql`select exists (select from tie where workspace_id = ${tx.workspaceId} and is_private) as yes`) : [];
  return {
    workspaceId: tx.workspaceId, now: asking.now, timeZone: asking.timeZone, isAsOf: isAsOf(asking), me: asking.me?.id ?? null,
    idOf: (noun, ref) => (noun !== 'topic' && ref.id) || demanded(ids.get(keyOf(noun, ref)), ref.name),
    attribute: (key) => demanded(known.get(key), key),
    words: (text) => demanded(words.get(text), text),
    season: (which) => (which === 'off' ? months.slice(0, 4) : months.slice(-4)),
    hasPrivateTies: secret?.yes ?? false,
  };
}

type Ids = Map<string, string>;
const keyOf = (noun: Noun, ref: Ref): string => `${noun} ${ref.id ?? `called ${ref.name}`}`;

function demanded<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`${name} was not looked up before the question was asked.`);
  return value;
}

async function findAttributes(tx: WorkspaceTx, keys: readonly string[]): Promise<Map<string, Attribute>> {
  const custom = keys.every((key) => attributes.get(key)) ? [] : await customAttributes(tx);
  return new Map(keys.map((key) => {
    const attribute = attributes.get(key) ?? custom.find((one) => one.key === key);
    if (!attribute) throw new Problem('bad input', `There is no field "${key.slice(key.indexOf('.') + 1).replace(/^custom:/, '')}" of ${key.startsWith('person.') ? 'people' : 'organisations'}.`, 'tree');
    return [key, attribute];
  }));
}

/** A topic by id (a merged one leads to the one it went into), name or alias. */
async function findTopics(tx: WorkspaceTx, refs: readonly Ref[], ids: Ids): Promise<void> {
  if (refs.length === 0) return;
  const wanted = refs.map((ref) => ({ id: ref.id ?? null, alias: ref.id ? null : aliasKey(ref.name) }));
  const rows = await tx.run<{ n: number; id: string | null }>(sql`
    select x.n::int as n, coalesce(t.merged_into, t.id) as id
    from unnest(${wanted.map((one) => one.id)}::uuid[], ${wanted.map((one) => one.alias)}::text[]) with ordinality as x(id, alias, n)
    left join topic_alias a on a.workspace_id = ${tx.workspaceId} and a.alias = x.alias
    left join topic t on t.workspace_id = ${tx.workspaceId} and t.id = coalesce(x.id, a.topic_id)`);
  for (const { n, id } of rows) {
    const ref = refs[n - 1] as Ref;
    if (!id) throw new Problem('bad input', `There is no topic "${ref.name}".`, 'tree');
    ids.set(keyOf('topic', ref), id);
  }
}

async function findNamed(tx: WorkspaceTx, table: Exclude<Noun, 'topic'>, refs: readonly Ref[], ids: Ids): Promise<void> {
  const noun = table.replace('_', ' ');
  const column = sql.ref(table === 'content_item' ? 't.title' : 't.name');
  const unclear = refs.filter((ref) => !ref.id);
  if (unclear.length === 0) return;
  const rows = await tx.run<{ n: number; id: string }>(sql`
    select x.n::int as n, t.id from unnest(${unclear.map((ref) => ref.name)}::text[]) with ordinality as x(name, n)
    join ${sql.table(table)} t on t.workspace_id = ${tx.workspaceId} and lower(${column}) = lower(x.name)`);
  unclear.forEach((ref, index) => {
    const found = rows.filter((row) => row.n === index + 1);
    if (found.length === 0) throw new Problem('bad input', `There is no ${noun} called "${ref.name}".`, 'tree');
    if (found.length > 1) throw new Problem('bad input', `${found.length} are called "${ref.name}"; say which one by its id.`, 'tree');
    ids.set(keyOf(table, ref), (found[0] as { id: string }).id);
  });
}

async function findWords(tx: WorkspaceTx, texts: readonly string[]): Promise<Map<string, SoughtWords>> {
  const found = new Map<string, SoughtWords>();
  if (texts.length === 0) return found;
  const distinct = [...new Set(texts)];
  const rows = await tx.run<{ text: string; query: string }>(sql`select x.text, phraseto_tsquery('english', x.text)::text as query from unnest(${distinct}::text[]) as x(text)`);
  for (const { text, query } of rows) {
    if (!query) throw new Problem('bad input', `"${text}" are words that stand in every text; add a rarer one.`, 'tree');
    const isWhole = query.split(' <-> ').length === wordsOf(text).length && !/<\d+>/.test(query) && !/[^\p{L}\p{M}\p{N}\s]/u.test(text);
    found.set(text, { query, letters: isWhole ? null : letterPattern(text) });
  }
  return found;
}

/** The letters as they stand, with any space between them, beginning and ending where words do. */
function letterPattern(text: string): string {
  const escaped = text.trim().toLowerCase().replace(/[^\p{L}\p{M}\p{N}\s]/gu, (sign) => `\\${sign}`).replace(/\s+/g, '\\s+');
  const edge = (letter: string | undefined) => /[\p{L}\p{M}\p{N}]/u.test(letter ?? '');
  return `${edge(text.trim()[0]) ? '(?<![[:alnum:]])' : ''}${escaped}${edge(text.trim().at(-1)) ? '(?![[:alnum:]])' : ''}`;
}

/** All twelve months, the one with the fewest purchases up to now first (equal ones in calendar order); none without purchases. */
async function purchaseMonths(tx: WorkspaceTx, { now, timeZone }: Asking): Promise<number[]> {
  const rows = await tx.run<{ month: number; n: number }>(sql`
    select extract(month from i.at at time zone ${timeZone})::int as month, count(*)::int as n from interaction i
    where i.workspace_id = ${tx.workspaceId} and i.kind = 'purchase' and i.role in ('author', 'subject') and i.at <= ${now} group by 1`);
  if (rows.length === 0) return [];
  const counts = new Map(rows.map((row) => [row.month, row.n]));
  return Array.from({ length: 12 }, (_, index) => index + 1).sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || a - b);
}
