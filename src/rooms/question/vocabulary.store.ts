// Loads the names a question may use. Topics, members and fields are loaded whole; of people, organisations, items and values
// only those whose spelling stands in the question, so that a workspace of 100,000 people is asked as quickly as one of 100.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { attributes } from '#base/registry.ts';
import { customAttributes } from '#rooms/people/index.ts';
import { loadWorkspace } from '#rooms/team/index.ts';
import { fuzzyOf } from './fuzzyWords.ts';
import { chosenBy } from './nameChoice.store.ts';
import { grammarWords } from './taggedWords.ts';
import type { Ref } from './question.ts';
import { plain, wordsOf } from './textMatch.ts';
import type { Token } from './tokens.ts';
import { tokenise } from './tokens.ts';
import type { AttributeName, Named, Vocabulary } from './vocabulary.ts';

export interface Asked {
  now: Date;
  timeZone: string;
  me: Ref | null;
}

const TOPICS_MAX = 10_000;
const NAMED_MAX = 11;
const SPELLING_WORDS_MAX = 8;

/** The vocabulary for a question in words; with `null` for one that comes as a tree and is only said. */
export async function loadVocabulary(tx: WorkspaceTx, words: string | null, { now, timeZone, me }: Asked): Promise<Vocabulary> {
  const fields = await attributeNames(tx);
  const tokens = tokenise((words ?? '').slice(0, 4000));
  const spellings = spellingsOf(tokens, words ?? '');
  const { settings } = await loadWorkspace(tx);
  return {
    topics: await topics(tx), members: await members(tx), attributes: fields, content: await contentKinds(tx),
    persons: words === null ? [] : withRuns(await persons(tx, tokens, spellings), tokens), organisations: words === null ? [] : await organisations(tx, tokens, spellings),
    items: words === null ? [] : await items(tx, spellings), values: words === null ? [] : await values(tx, fields, tokens, words),
    spoken: words === null ? new Set() : await spokenWords(tx, tokens),
    me, chosen: words === null || !me?.id ? [] : await chosenBy(tx, me.id), fuzzy: fuzzyOf(settings), now, timeZone,
  };
}

async function attributeNames(tx: WorkspaceTx): Promise<AttributeName[]> {
  return [...attributes.all(), ...await customAttributes(tx)].map(({ key, subject, label, aliases, type, choices }) => ({ key, subject, label, aliases, type, ...(choices ? { choices } : {}) }));
}

/** All topics that are read, with every word that means them, also those of topics that went into them. */
const topics = (tx: WorkspaceTx): Promise<Named[]> => tx.run<Named & { aliases: string[] }>(sql`
  select t.id, t.name, coalesce(a.aliases, '{}') as aliases
  from topic t left join (
    select coalesce(m.merged_into, m.id) as id, array_agg(w.alias order by w.alias) as aliases
    from topic_alias w join topic m on m.workspace_id = ${tx.workspaceId} and m.id = w.topic_id where w.workspace_id = ${tx.workspaceId} group by 1
  ) a on a.id = t.id
  where t.workspace_id = ${tx.workspaceId} and t.state in ('proposed', 'accepted') order by t.state, t.id limit ${TOPICS_MAX}`);

const members = (tx: WorkspaceTx): Promise<Named[]> => tx.run<Named>(sql`
  select m.id, m.name, array[m.email] as aliases from member m where m.workspace_id = ${tx.workspaceId} order by m.left_at nulls first, m.joined_at, m.id limit 5000`);

const contentKinds = async (tx: WorkspaceTx): Promise<string[]> =>
  (await tx.run<{ kind: string }>(sql`select distinct c.kind from content_item c where c.workspace_id = ${tx.workspaceId} order by c.kind limit 500`)).map(({ kind }) => kind);

/** Every run of up to eight words, in lower case, as it was typed. */
function spellingsOf(tokens: readonly Token[], words: string): string[] {
  const out = new Set<string>();
  tokens.forEach((first, i) => {
    for (let j = i; j < Math.min(tokens.length, i + SPELLING_WORDS_MAX); j++) {
      if (j > i && tokens[j]!.isQuoted) break;
      if (i === j && isSmall(first, i)) continue;
      const typed = first.isQuoted ? first.raw : words.slice(first.start, tokens[j]!.end);
      out.add(typed.toLowerCase()).add(plain(typed));
      if (first.isQuoted) break;
    }
  });
  return [...out];
}

/** A word of the grammar, unless it is written as a name. */
const isSmall = (token: Token, at: number): boolean => !token.isQuoted && (token.text.length < 2 || !/\p{L}/u.test(token.text) || (grammarWords.has(token.text) && (at === 0 || !/^\p{Lu}/u.test(token.raw))));

async function persons(tx: WorkspaceTx, tokens: readonly Token[], spellings: readonly string[]): Promise<Named[]> {
  const found = await tx.run<Named>(sql`
    select p.id, p.name from person p where p.workspace_id = ${tx.workspaceId} and p.spelled = any(${[...spellings]}::text[]) order by p.strength desc, p.id limit 200`);
  const addresses = tokens.filter((token) => token.text.includes('@')).map((token) => token.text);
  if (addresses.length > 0) {
    found.push(...await tx.run<Named>(sql`
      select p.id, p.name, array_agg(h.value) as aliases from handle h join person p on p.workspace_id = ${tx.workspaceId} and p.id = h.person_id
      where h.workspace_id = ${tx.workspaceId} and h.kind = 'email' and h.value = any(${addresses}::text[]) group by 1, 2`));
  }
  // First names: everybody who is called so, but no more than can be asked back.
  const firstNames = tokens.filter((token, at) => !token.isQuoted && !isSmall(token, at) && !found.some((one) => plain(one.name).startsWith(`${token.text} `))).map((token) => token.raw.toLowerCase());
  found.push(...await tx.run<Named>(sql`
    select t.id, t.name from unnest(${[...new Set(firstNames)]}::text[]) as x(first)
    cross join lateral (select p.id, p.name from person p where p.workspace_id = ${tx.workspaceId} and p.spelled >= x.first || ' ' and p.spelled < x.first || '!' order by p.spelled, p.id limit ${NAMED_MAX}) t`));
  return distinct(found);
}

async function organisations(tx: WorkspaceTx, tokens: readonly Token[], spellings: readonly string[]): Promise<Named[]> {
  const domains = tokens.filter((token) => /^[^@]+\.[a-z]{2,}$/.test(token.text)).map((token) => token.text);
  return distinct(await tx.run<Named & { aliases: string[] }>(sql`
    select o.id, o.name, array[o.name_key] as aliases from organisation o
    where o.workspace_id = ${tx.workspaceId} and o.name_key = any(${[...spellings]}::text[])
    union all
    select o.id, o.name, array[d.domain] from organisation_domain d join organisation o on o.workspace_id = ${tx.workspaceId} and o.id = d.organisation_id
    where d.workspace_id = ${tx.workspaceId} and d.domain = any(${domains}::text[])
    limit 200`));
}

const items = (tx: WorkspaceTx, spellings: readonly string[]): Promise<Named[]> => tx.run<Named>(sql`
  select c.id, c.title as name, array[c.external_id] as aliases from content_item c
  where c.workspace_id = ${tx.workspaceId} and (lower(c.title) = any(${[...spellings]}::text[]) or lower(c.external_id) = any(${[...spellings]}::text[])) limit 50`);

/** Values of text fields that stand in the question, in any of the ways people write a name. */
async function values(tx: WorkspaceTx, fields: readonly AttributeName[], tokens: readonly Token[], words: string): Promise<Vocabulary['values'][number][]> {
  const written = new Set<string>();
  tokens.forEach((first, i) => {
    for (let j = i; j < Math.min(tokens.length, i + 4); j++) {
      if (i === j && isSmall(first, i)) continue;
      const typed = first.isQuoted ? first.raw : words.slice(first.start, tokens[j]!.end);
      const singular = typed.replace(/s$/, '');
      for (const one of [typed, singular]) written.add(one).add(one.toLowerCase()).add(one.toUpperCase()).add(titled(one)).add(`${one.charAt(0).toUpperCase()}${one.slice(1).toLowerCase()}`);
    }
  });
  const found: { key: string; value: string }[] = [];
  for (const subject of ['person', 'organisation'] as const) {
    const keys = fields.filter((one) => one.subject === subject && one.type === 'text' && !/\.(?:name|owner|tags|domain)$/.test(one.key)).map((one) => one.key.slice(subject.length + 1));
    if (keys.length === 0 || written.size === 0) continue;
    const table = sql.table(`${subject}_fact`);
    // Counted, not just looked for: a limit would let the planner read the table instead of the index.
    found.push(...await tx.run<{ key: string; value: string }>(sql`
      select ${`${subject}.`}::text || k.field as key, w.value from unnest(${keys}::text[]) as k(field) cross join unnest(${[...written]}::text[]) as w(value)
      cross join lateral (select count(*) as n from ${table} f where f.workspace_id = ${tx.workspaceId} and f.is_current and f.field = k.field and f.value_text = w.value) x
      where x.n > 0 limit 200`));
  }
  return found;
}

const titled = (text: string): string => text.toLowerCase().replace(/(?<![\p{L}\p{M}'’])\p{L}/gu, (letter) => letter.toUpperCase());

/** Words that nobody knows but that stand in a text: they are no slips. */
async function spokenWords(tx: WorkspaceTx, tokens: readonly Token[]): Promise<Set<string>> {
  const unknown = [...new Set(tokens.filter((token) => !token.isQuoted && token.text.length >= 5 && /^[a-z-]+$/.test(token.text) && !grammarWords.has(token.text)).map((token) => token.text))];
  const standing = await textsWith(tx, unknown);
  return new Set(unknown.filter((_, index) => standing[index]));
}

/** For each phrase, whether any text of the workspace holds it. */
export async function textsWith(tx: WorkspaceTx, phrases: readonly string[]): Promise<boolean[]> {
  if (phrases.length === 0) return [];
  const rows = await tx.run<{ n: number }>(sql`
    select x.n::int as n from unnest(${[...phrases]}::text[]) with ordinality as x(phrase, n)
    where exists (select from event e where e.workspace_id = ${tx.workspaceId} and e.search @@ phraseto_tsquery('english', x.phrase))`);
  const found = new Set(rows.map(({ n }) => n - 1));
  return phrases.map((_, index) => found.has(index));
}

/**
 * Looks once more for names nobody was found by: a last name, a part of an organisation's name, letters without their accents.
 * `phrases` of `words` were not understood. Slower (it reads all names), so only for those. Null where nothing was found.
 */
export async function lookAgain(tx: WorkspaceTx, vocabulary: Vocabulary, phrases: readonly string[], words: string): Promise<Vocabulary | null> {
  const sought = [...new Set(phrases.flatMap((phrase) => [phrase, ...phrase.split(/\s+/)]).map(plain))].filter((one) => one.length > 2 && /\p{L}/u.test(one) && !grammarWords.has(one)).slice(0, 12);
  if (sought.length === 0) return null;
  const patterns = sought.map((one) => `% ${one.replace(/[\\%_]/g, '')} %`);
  // Names of plain letters, the most, are compared as they are; only the others lose their accents first.
  const holding = (table: 'person' | 'organisation', rank: RawBuilder<unknown>) => tx.run<{ id: string; name: string }>(sql`
    select o.id, o.name from ${sql.table(table)} o where o.workspace_id = ${tx.workspaceId}
      and (' ' || lower(o.name) || ' ' like any(${patterns}::text[]) or (octet_length(o.name) > length(o.name) and ${folded(sql`o.name`)} like any(${patterns}::text[])))
    order by ${rank} limit ${NAMED_MAX * sought.length}`);
  const found = { persons: await holding('person', sql`o.strength desc, o.id`), organisations: await holding('organisation', sql`length(o.name), o.id`) };
  const tags = await tx.run<{ value: string }>(sql`select distinct t.value from person p cross join unnest(p.tags) as t(value) where p.workspace_id = ${tx.workspaceId} and lower(t.value) = any(${[...sought, ...sought.map((one) => one.replace(/s$/, ''))]}::text[]) limit ${NAMED_MAX}`);
  if (found.persons.length + found.organisations.length + tags.length === 0) return null;
  const named = (rows: { id: string; name: string }[]): Named[] => rows.map((row) => ({ ...row, aliases: sought.filter((one) => ` ${wordsOf(row.name).join(' ')} `.includes(` ${wordsOf(one).join(' ')} `)) }));
  return { ...vocabulary, values: [...vocabulary.values, ...tags.map(({ value }) => ({ key: 'person.tags', value }))], persons: withRuns(distinct([...vocabulary.persons, ...named(found.persons)]), tokenise(words)), organisations: distinct([...vocabulary.organisations, ...named(found.organisations)]) };
}

const ACCENTED = 'áàâäãåāăąçćčďéèêëēęěíìîïīłñńňóòôöõøōőřśšşťúùûüūůűýÿžźż';
const BARE = 'aaaaaaaaacccdeeeeeeeiiiiilnnnoooooooorssstuuuuuuuyyzzz';
const folded = (name: RawBuilder<unknown>) => sql`' ' || translate(lower(${name} collate "und-x-icu"), ${`${ACCENTED},.`}, ${`${BARE}  `}) || ' '`;

/** "Marcus Leech" means Marcus D. Leech: words next to one another that all stand in the name are a spelling of it. */
function withRuns(found: readonly Named[], tokens: readonly Token[]): Named[] {
  return found.map((one) => {
    const own = new Set(wordsOf(one.name));
    const runs: string[] = [];
    for (let i = 0; i < tokens.length; i++) {
      let end = i;
      while (end < tokens.length && !tokens[end]!.isQuoted && own.has(tokens[end]!.text)) end++;
      if (end - i >= 2) runs.push(tokens.slice(i, end).map((token) => token.text).join(' '));
      i = Math.max(i, end - 1);
    }
    return runs.length > 0 ? { ...one, aliases: [...(one.aliases ?? []), ...runs] } : one;
  });
}

function distinct(found: readonly Named[]): Named[] {
  const byId = new Map<string, Named>();
  for (const one of found) {
    const before = byId.get(one.id);
    byId.set(one.id, before ? { ...before, aliases: [...(before.aliases ?? []), ...(one.aliases ?? [])] } : one);
  }
  return [...byId.values()];
}
