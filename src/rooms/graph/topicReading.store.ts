// After a topic came, went or got other words, the texts that can contain it are read again. What is left to do stands with
// the topic itself (`reading_after`: texts of events behind this id), so a job that was cut off goes on where it was.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { lockTopics } from './lexicon.store.ts';
import { rereadEvents } from './reread.store.ts';
import { searchFor } from './topic.ts';

const FROM_THE_START = '00000000-0000-0000-0000-000000000000';
/** Up to so many texts are read within the call that asked for it; more by the job. */
const AT_ONCE_MAX = 500;
const PAGE = 200;

/** Says that texts must be read for these topics; reads them now where they are few. @returns whether all are read. */
export async function readFor(tx: WorkspaceTx, topicIds: readonly string[]): Promise<boolean> {
  await lockTopics(tx);
  await tx.run(sql`update topic set reading_after = ${FROM_THE_START}::uuid where workspace_id = ${tx.workspaceId} and id = any(${[...topicIds]}::uuid[])`);
  const found = await candidates(tx, await unread(tx), AT_ONCE_MAX + 1);
  if (found.length > AT_ONCE_MAX) return false;
  for (let at = 0; at < found.length; at += PAGE) await rereadEvents(tx, found.slice(at, at + PAGE));
  await tx.run(sql`update topic set reading_after = null where workspace_id = ${tx.workspaceId} and reading_after is not null`);
  return true;
}

/** The next texts to be read for any topic, in order; none when all are read. At most `limit`. */
export const nextUnread = async (tx: WorkspaceTx, limit: number): Promise<string[]> => candidates(tx, await unread(tx), limit);

/** Reads a page of what `nextUnread` gave. `isLast`: nothing is left behind it. */
export async function readPage(tx: WorkspaceTx, eventIds: readonly string[], isLast: boolean): Promise<void> {
  await rereadEvents(tx, eventIds);
  const upTo = eventIds.at(-1) ?? null;
  await tx.run(isLast
    ? sql`update topic set reading_after = null where workspace_id = ${tx.workspaceId} and reading_after is not null and (${upTo}::uuid is null or reading_after <= ${upTo}::uuid)`
    : sql`update topic set reading_after = ${upTo}::uuid where workspace_id = ${tx.workspaceId} and reading_after < ${upTo}::uuid`);
}

/** How many texts are still to be read for one topic. */
export async function leftFor(tx: WorkspaceTx, topicId: string): Promise<number> {
  const own = (await unread(tx)).filter((topic) => topic.id === topicId);
  if (own.length === 0) return 0;
  const row = await tx.one<{ n: number }>(sql`select count(*)::int as n from (${await candidateSql(tx, own)}) c where c.id > ${lowest(own)}::uuid`);
  return row?.n ?? 0;
}

interface Unread {
  id: string;
  words: string[];
  after: string;
}

const unread = (tx: WorkspaceTx): Promise<Unread[]> => tx.run<Unread>(sql`
  select id, array_prepend(name, aliases) as words, reading_after as after from topic where workspace_id = ${tx.workspaceId} and reading_after is not null order by id`);

const lowest = (topics: readonly Unread[]): string => topics.reduce((least, topic) => (topic.after < least ? topic.after : least), topics[0]?.after ?? FROM_THE_START);

async function candidates(tx: WorkspaceTx, topics: readonly Unread[], limit: number): Promise<string[]> {
  if (topics.length === 0) return [];
  const rows = await tx.run<{ id: string }>(sql`select c.id from (${await candidateSql(tx, topics)}) c where c.id > ${lowest(topics)}::uuid order by c.id limit ${limit}`);
  return rows.map((row) => row.id);
}

/** Ids of all events whose mentions these topics may change: their words stand there, or a file named them, or they are mentioned now. */
async function candidateSql(tx: WorkspaceTx, topics: readonly Unread[]): Promise<RawBuilder<unknown>> {
  const ids = topics.map((topic) => topic.id);
  const { queries, pieces } = searchFor(topics.flatMap((topic) => topic.words));
  const { query, unsearchable } = await usable(tx, queries);
  const patterns = [...pieces, ...unsearchable].map((piece) => `%${piece.replace(/[\\%_]/g, '\\$&')}%`);
  const named = ids.map((id) => sql`e.details->'mentions' @> ${JSON.stringify([{ topicId: id }])}::text::jsonb`);
  return sql`
    select e.id from event e where e.workspace_id = ${tx.workspaceId} and e.search @@ to_tsquery('english', ${query})
    union select m.event_id from mention m where m.workspace_id = ${tx.workspaceId} and m.topic_id = any(${ids}::uuid[])
    union select k.event_id from correction k where k.workspace_id = ${tx.workspaceId} and k.topic_id = any(${ids}::uuid[])
    union select e.id from event e where e.workspace_id = ${tx.workspaceId} and jsonb_exists(e.details, 'mentions') and (${sql.join(named, sql` or `)})
    union select e.id from content_item_topic c join event e on e.workspace_id = ${tx.workspaceId} and e.content_item_id = c.content_item_id and e.kind = 'reading'
      where c.workspace_id = ${tx.workspaceId} and c.topic_id = any(${ids}::uuid[])
    ${patterns.length > 0 ? sql`union select e.id from event e where e.workspace_id = ${tx.workspaceId} and e.search is not null and lower(e.text) like any(${patterns}::text[])` : sql``}`;
}

/** One query of those that say something; words that the index leaves out ("it") must be looked for in the texts themselves. */
async function usable(tx: WorkspaceTx, queries: readonly string[]): Promise<{ query: string; unsearchable: string[] }> {
  if (queries.length === 0) return { query: '', unsearchable: [] };
  const rows = await tx.run<{ query: string; nodes: number }>(sql`select x.query, numnode(to_tsquery('english', x.query)) as nodes from unnest(${[...queries]}::text[]) as x(query)`);
  return {
    query: rows.filter((row) => row.nodes > 0).map((row) => `(${row.query})`).join(' | '),
    unsearchable: rows.filter((row) => row.nodes === 0).map((row) => row.query.match(/[\p{L}\p{M}\p{N}]+/u)?.[0] ?? ''),
  };
}
