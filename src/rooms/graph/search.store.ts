// Topics by their names, and interactions by what was written in them, the latest first.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { HIT_END, HIT_START } from '#base/registry.ts';
import type { SearchHit } from '#base/registry.ts';
import { allowTypos, fitOf } from '#rooms/people/index.ts';

/** Topics called so, also by another word. */
export async function findTopics(tx: WorkspaceTx, words: readonly string[], limit: number): Promise<SearchHit[]> {
  const { workspaceId } = tx;
  await allowTypos(tx, words);
  const rows = await tx.run<{ id: string; title: string; beside: string | null; fit: number }>(sql`
    select t.id, t.name as title, nullif(array_to_string(t.aliases, ', '), '') as beside, (${fitOf(words, sql`t.name || ' ' || array_to_string(t.aliases, ' ')`)})::float8 as fit
    from topic t where t.workspace_id = ${workspaceId} and t.state in ('accepted', 'proposed')
      and (${sql.join(words.map((word) => sql`t.name %> ${word}`), sql` and `)}
        or t.id in (select a.topic_id from topic_alias a where a.workspace_id = ${workspaceId} and a.alias like ${`${words.join(' ').toLowerCase().replace(/[\\%_]/g, '\\$&')}%`}))
    order by fit desc, t.state, t.name, t.id limit ${limit}`);
  return rows.map((row) => ({ ...row, excerpt: null, at: null, strength: null, person: null }));
}

/** So many of the latest events are looked through first: what is said often is found there, and what is not is said seldom enough to be collected and sorted. */
const LATEST = 3_000;
const COLLECTED_MAX = 20_000;
const PREFIX_LETTERS_MIN = 3;
/** Only the beginning of a very long text is looked through for the words to show. */
const EXCERPT_CHARACTERS = 20_000;

interface EventRow { id: string }

/** Interactions whose text or subject holds all words, whatever their endings; the last word may be only begun. */
export async function findInteractions(tx: WorkspaceTx, words: readonly string[], limit: number): Promise<SearchHit[]> {
  const query = await usableQuery(tx, words);
  if (!query) return [];
  const { workspaceId } = tx;
  const latest = await tx.run<EventRow>(sql`
    select l.id from (select e.id, e.at, e.search from event e where e.workspace_id = ${workspaceId} order by e.at desc, e.id limit ${LATEST}) l
    where l.search @@ ${query}::text::tsquery order by l.at desc, l.id limit ${limit}`);
  const events = latest.length === limit ? latest : await tx.run<EventRow>(sql`
    with hit as materialized (select e.id, e.at from event e where e.workspace_id = ${workspaceId} and e.search @@ ${query}::text::tsquery limit ${COLLECTED_MAX})
    select id from hit order by at desc, id limit ${limit}`);
  if (events.length === 0) return [];
  const options = `StartSel=${HIT_START},StopSel=${HIT_END},MaxFragments=1,MaxWords=26,MinWords=12,FragmentDelimiter=…`;
  return tx.run<SearchHit>(sql`
    select i.id, coalesce(nullif(e.subject, ''), e.kind) as title, e.kind as beside, case when e.text = '' then null else ts_headline('english', regexp_replace(left(e.text, ${EXCERPT_CHARACTERS}), ${'(^|\n)[> ]+'}, ${'\\1'}, 'g'), ${query}::text::tsquery, ${options}) end as excerpt,
      e.at, null::int as strength, json_build_object('id', p.id, 'name', p.name) as person, 1::float8 as fit
    from event e cross join lateral (
        select x.id, x.person_id from interaction x where x.workspace_id = ${workspaceId} and x.event_id = e.id order by x.role <> 'author', x.id limit 1) i
      join person p on p.workspace_id = ${workspaceId} and p.id = i.person_id
    where e.workspace_id = ${workspaceId} and e.id = any(${events.map(({ id }) => id)}::uuid[]) order by e.at desc, e.id`);
}

/** The words as a query of the index; null where none of them means anything to it ("the"). */
async function usableQuery(tx: WorkspaceTx, words: readonly string[]): Promise<string | null> {
  const parts = words.flatMap((word) => word.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
  const asked = parts.map((part, at) => (at === parts.length - 1 && part.length >= PREFIX_LETTERS_MIN ? `${part}:*` : part)).join(' & ');
  if (!asked) return null;
  const row = await tx.one<{ query: string; nodes: number }>(sql`select to_tsquery('english', ${asked})::text as query, numnode(to_tsquery('english', ${asked})) as nodes`);
  return row && row.nodes > 0 ? row.query : null;
}
