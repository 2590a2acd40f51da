// Persons and organisations by their names, also misspelled, and by the beginning of an address.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { SearchHit } from '#base/registry.ts';

/** From here on two words are near enough: one wrong letter in a word of five or more; shorter words leave less room. */
const NEAR_ENOUGH = { long: 0.5, short: 0.6 };
const LONG_FROM = 5;
const ORGANISATIONS_MAX = 200;
/** Behind every letter there is. */
const LAST_LETTER = '\u{10FFFF}';

/** Says to the index how near is near enough, until the transaction ends. */
export const allowTypos = (tx: WorkspaceTx, words: readonly string[]): Promise<unknown> =>
  tx.run(sql`select set_config('pg_trgm.word_similarity_threshold', ${String(words.every((word) => word.length >= LONG_FROM) ? NEAR_ENOUGH.long : NEAR_ENOUGH.short)}, true)`);

/** How well all words fit the text, 0 to 1. */
export const fitOf = (words: readonly string[], text: RawBuilder<unknown>): RawBuilder<number> =>
  sql`(${sql.join(words.map((word) => sql`word_similarity(${word}, ${text})`), sql` + `)}) / ${words.length}::real`;

/** Whole words first, then beginnings and small mistakes, then the rest; among equals the nearest person. */
const byFit = (words: readonly string[], name: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(${sql.join(words.map((word) => sql`strict_word_similarity(${word}, ${name}) > 0.99`), sql` and `)}) desc, best.fit >= 0.7 desc`;

type Row = Omit<SearchHit, 'excerpt' | 'person' | 'at'>;
const asHit = (row: Row): SearchHit => ({ ...row, at: null, excerpt: null, person: null });

/** Those whose name, or whose organisation's name, is near every word, and those whose address or id begins so. */
export async function findPersons(tx: WorkspaceTx, words: readonly string[], limit: number): Promise<SearchHit[]> {
  const { workspaceId } = tx;
  await allowTypos(tx, words);
  const near = (word: string) => sql`(p.name %> ${word} or p.organisation_id = any (array(
    select s.id from organisation s where s.workspace_id = ${workspaceId} and s.name %> ${word} limit ${ORGANISATIONS_MAX})))`;
  const beginning = words.join(' ').toLowerCase();
  const rows = await tx.run<Row>(sql`
    with hit as (
      select p.id, ${fitOf(words, sql`p.name`)} as fit from person p where p.workspace_id = ${workspaceId} and ${sql.join(words.map(near), sql` and `)}
      union all (select h.person_id, 1 from handle h where h.workspace_id = ${workspaceId} and h.value collate "C" >= ${beginning} and h.value collate "C" < ${beginning + LAST_LETTER} limit ${limit})
    ), best as (select id, max(fit) as fit from hit group by id)
    select p.id, p.name as title, o.name as beside, p.strength, best.fit::float8 as fit
    from best join person p on p.workspace_id = ${workspaceId} and p.id = best.id left join organisation o on o.workspace_id = ${workspaceId} and o.id = p.organisation_id
    order by ${byFit(words, sql`p.name`)}, p.strength desc, p.name, p.id limit ${limit}`);
  return rows.map(asHit);
}

/** Those whose name is near every word, and those whose mail domain begins so. */
export async function findOrganisations(tx: WorkspaceTx, words: readonly string[], limit: number): Promise<SearchHit[]> {
  const { workspaceId } = tx;
  await allowTypos(tx, words);
  const beginning = words.join(' ').toLowerCase();
  const rows = await tx.run<Row>(sql`
    with hit as (
      select o.id, ${fitOf(words, sql`o.name`)} as fit from organisation o where o.workspace_id = ${workspaceId} and ${sql.join(words.map((word) => sql`o.name %> ${word}`), sql` and `)}
      union all (select d.organisation_id, 1 from organisation_domain d where d.workspace_id = ${workspaceId} and d.domain >= ${beginning} and d.domain < ${beginning + LAST_LETTER} limit ${limit})
    ), best as (select id, max(fit) as fit from hit group by id order by max(fit) desc limit ${ORGANISATIONS_MAX})
    select o.id, o.name as title, (select min(d.domain) from organisation_domain d where d.workspace_id = ${workspaceId} and d.organisation_id = o.id) as beside,
      (select max(p.strength) from person p where p.workspace_id = ${workspaceId} and p.organisation_id = o.id) as strength, best.fit::float8 as fit
    from best join organisation o on o.workspace_id = ${workspaceId} and o.id = best.id
    order by ${byFit(words, sql`o.name`)}, strength desc nulls last, o.name, o.id limit ${limit}`);
  return rows.map(asHit);
}
