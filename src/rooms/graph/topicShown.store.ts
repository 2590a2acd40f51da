// Topics as they are listed and shown, with what was said about them counted from the mentions.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { WorkspaceTx } from '#base/database/database.ts';
import { readPageKey, writePageKey } from '#base/pageKey.ts';
import type { TopicDetail, TopicShown, TopicSort, topicListInput } from './topic.ts';
import { leftFor } from './topicReading.store.ts';

const EXAMPLES_MAX = 3;
const EXAMPLE_CHARS_MAX = 300;
/** What examples are taken from first. */
const TELLING = ['concern', 'question', 'praise', 'idea', 'neutral'] as const;

type Row = Omit<TopicShown, 'examples'> & { place: string | number };

const tally = (workspaceId: string, which: RawBuilder<unknown>) => sql`
  select m.topic_id, count(distinct m.person_id)::int as people, count(*)::int as mentions, max(m.at) as last_at,
    count(*) filter (where m.stance = 'concern')::int as concern, count(*) filter (where m.stance = 'praise')::int as praise,
    count(*) filter (where m.stance = 'idea')::int as idea, count(*) filter (where m.stance = 'question')::int as question,
    count(*) filter (where m.stance = 'interest')::int as interest, count(*) filter (where m.stance = 'neutral')::int as neutral
  from mention m where m.workspace_id = ${workspaceId} and m.counts ${which} group by m.topic_id`;

const columns = sql`t.id, t.name, t.aliases, t.state, coalesce(n.people, 0) as people, coalesce(n.mentions, 0) as mentions, coalesce(n.concern, 0) as concern,
  coalesce(n.praise, 0) as praise, n.last_at as "lastAt", t.reading_after is not null as "isReading"`;

const PLACES: Record<Exclude<TopicSort, 'as proposed'>, RawBuilder<unknown>> = {
  people: sql`coalesce(n.people, 0)`, mentions: sql`coalesce(n.mentions, 0)`, concern: sql`coalesce(n.concern, 0)`, praise: sql`coalesce(n.praise, 0)`,
  'last said': sql`coalesce(extract(epoch from n.last_at)::float8, 0)`, name: sql`lower(t.name) collate "und-x-icu"`,
};

/** One page of topics. */
export async function listTopics(tx: WorkspaceTx, input: z.output<typeof topicListInput>): Promise<{ items: TopicShown[]; next: string | null }> {
  const sort = input.sort ?? (input.state === 'proposed' ? 'as proposed' : 'people');
  const list = `topics by ${sort}`;
  const after = readPageKey(list, input.after, 2);
  // Proposals get their ids in the order of their likeliness.
  const place = sort === 'as proposed' ? sql`t.id::text` : PLACES[sort];
  const isByName = sort === 'name' || sort === 'as proposed';
  const words = input.search?.trim() ? `%${input.search.trim().replace(/[\\%_]/g, '\\$&')}%` : null;
  const type = sql.raw(isByName ? 'text' : 'float8');
  const rows = await tx.run<Row>(sql`
    select ${columns}, ${place} as place from topic t left join (${tally(tx.workspaceId, sql``)}) n on n.topic_id = t.id
    where t.workspace_id = ${tx.workspaceId} ${input.state ? sql`and t.state = ${input.state}` : sql`and t.state <> 'merged'`}
      ${words ? sql`and (t.name ilike ${words} or exists (select from unnest(t.aliases) a where a ilike ${words}))` : sql``}
      ${after ? (isByName ? sql`and (${place}, t.id) > (${after[0]}::text${sort === 'name' ? sql` collate "und-x-icu"` : sql``}, ${after[1]}::uuid)` : sql`and (${place}, t.id) < (${after[0]}::${type}, ${after[1]}::uuid)`) : sql``}
    order by ${place} ${isByName ? sql`asc, t.id asc` : sql`desc, t.id desc`} limit ${input.limit + 1}`);
  const shown = rows.slice(0, input.limit);
  const examples = await examplesOf(tx, shown.map((row) => row.id));
  const last = rows.length > input.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ id, name, aliases, state, people, mentions, concern, praise, lastAt, isReading }) => (
      { id, name, aliases, state, people, mentions, concern, praise, lastAt, isReading, examples: examples.get(id) ?? [] })),
    next: last ? writePageKey(list, [last.place, last.id]) : null,
  };
}

/** One topic; undefined where there is none. */
export async function loadTopic(tx: WorkspaceTx, id: string): Promise<TopicDetail | undefined> {
  const row = await tx.one<Omit<TopicDetail, 'examples' | 'left'>>(sql`
    select ${columns}, coalesce(n.idea, 0) as idea, coalesce(n.question, 0) as question, coalesce(n.interest, 0) as interest, coalesce(n.neutral, 0) as neutral, t.created_at as "createdAt",
      case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end as "mergedInto"
    from topic t left join (${tally(tx.workspaceId, sql`and m.topic_id = ${id}::uuid`)}) n on n.topic_id = t.id
    left join topic o on o.workspace_id = ${tx.workspaceId} and o.id = t.merged_into
    where t.workspace_id = ${tx.workspaceId} and t.id = ${id}::uuid`);
  if (!row) return undefined;
  return { ...row, examples: (await examplesOf(tx, [id])).get(id) ?? [], left: row.isReading ? await leftFor(tx, id) : 0 };
}

/** Up to three sentences for each topic, telling ones and late ones first, no two of one event. */
async function examplesOf(tx: WorkspaceTx, topicIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.run<{ topic: string; event: string; start: number; end: number }>(sql`
    select x.id as topic, m.event_id as event, m.span_start as start, m.span_end as "end"
    from unnest(${[...topicIds]}::uuid[]) as x(id) cross join unnest(${[...TELLING]}::text[]) with ordinality as s(stance, place)
    cross join lateral (
      select n.event_id, n.span_start, n.span_end, n.at from mention n
      where n.workspace_id = ${tx.workspaceId} and n.topic_id = x.id and n.stance = s.stance and n.counts order by n.at desc limit ${EXAMPLES_MAX}) m
    where m.span_end > m.span_start order by x.id, s.place, m.at desc`);
  const chosen = new Map<string, typeof rows>();
  for (const row of rows) {
    const own = chosen.get(row.topic) ?? [];
    if (own.length < EXAMPLES_MAX && !own.some((one) => one.event === row.event)) chosen.set(row.topic, [...own, row]);
  }
  const texts = await tx.run<{ id: string; text: string }>(sql`
    select id, text from event where workspace_id = ${tx.workspaceId} and id = any(${[...chosen.values()].flat().map((row) => row.event)}::uuid[])`);
  const byId = new Map(texts.map((row) => [row.id, row.text]));
  return new Map([...chosen].map(([topic, own]) => [topic, own.map((row) => (byId.get(row.event) ?? '').slice(row.start, row.end).replace(/\s+/g, ' ').slice(0, EXAMPLE_CHARS_MAX)).filter(Boolean)]));
}
