// Which interactions a filter means, as the FROM and WHERE that every kind of counting builds on. Topics and stances are read
// from mentions (which are kept with stance, time and kind for that), everything else from interactions.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Filter, Length, Node, Sequel, Who, Range } from '#rooms/question/index.ts';
import type { Ready } from './ready.store.ts';
import { ownTextSql, sliceSql } from './textSlice.store.ts';

export interface Matched {
  from: RawBuilder<unknown>;
  where: RawBuilder<unknown>;
  person: RawBuilder<unknown>;
  event: RawBuilder<unknown>;
  at: RawBuilder<unknown>;
  amount: RawBuilder<unknown>;
  /** No person has two rows of one event. */
  isOneRowAnEvent: boolean;
  /** The mention that is matched, or null where interactions are. */
  mention: RawBuilder<unknown> | null;
}

/** The rows of one filter within a range. */
export function matchedInteractions(filter: Filter, range: Range, ready: Ready): Matched {
  const isMention = Boolean(filter.topics ?? filter.stances);
  const needsInteraction = isMention && Boolean(filter.direction ?? filter.member ?? filter.again ?? filter.words);
  const row = sql.raw(isMention ? 'm' : 'i');
  const from = [isMention ? sql`mention m` : sql`interaction i`];
  if (needsInteraction) from.push(sql`join interaction i on i.workspace_id = ${ready.workspaceId} and i.event_id = m.event_id and i.person_id = m.person_id`);
  if (filter.words !== undefined) from.push(sql`join event e on e.workspace_id = ${ready.workspaceId} and e.id = ${row}.event_id`);
  const where = [
    sql`${row}.workspace_id = ${ready.workspaceId}`, ...(isMention ? mentionConditions(filter, ready) : [roleCondition(filter)]),
    ...(filter.kinds ? [oneOf(sql`${row}.kind`, filter.kinds, 'text')] : []),
    ...between(sql`${row}.at`, range), ...contentConditions(filter, row, ready),
    ...(filter.direction ? [sql`i.direction = ${filter.direction}`] : []), ...(filter.member ? [memberCondition(filter.member, ready)] : []),
    ...(filter.words === undefined ? [] : wordsConditions(filter, ready)),
    ...(filter.season ? [sql`extract(month from ${row}.at at time zone ${ready.timeZone})::int = any(${[...ready.season(filter.season)]}::int[])`] : []),
    ...(filter.again ? [againCondition(filter, ready)] : []), ...worthConditions(filter), ...sequelConditions(filter, row, ready),
  ];
  return {
    from: sql.join(from, sql` `), where: sql.join(where, sql` and `), person: sql`${row}.person_id`, event: sql`${row}.event_id`, at: sql`${row}.at`,
    amount: sql`${row}.amount`, isOneRowAnEvent: !isMention, mention: isMention ? sql`m.id` : null,
  };
}

/** Mails, calls and meetings with one of us, or with anybody of us. */
export function matchedContacts(node: Node & { is: 'contact' }, range: Range, ready: Ready): Matched {
  const where = [
    sql`k.workspace_id = ${ready.workspaceId}`, ...between(sql`k.at`, range), ...(node.direction ? [sql`k.direction = ${node.direction}`] : []),
    ...(node.member && node.member !== 'anyone' ? [sql`k.member_id = ${ready.idOf('member', node.member)}`] : []),
  ];
  return { from: sql`contact k`, where: sql.join(where, sql` and `), person: sql`k.person_id`, event: sql`k.event_id`, at: sql`k.at`, amount: sql`null`, isOneRowAnEvent: false, mention: null };
}

const between = (at: RawBuilder<unknown>, { from, to }: Range): RawBuilder<unknown>[] => [...(from ? [sql`${at} >= ${from}::timestamptz`] : []), sql`${at} <= ${to}::timestamptz`];

/** One value is compared as such: indexes then go on to the columns behind it. */
const oneOf = (column: RawBuilder<unknown>, values: readonly string[], type: 'text' | 'uuid'): RawBuilder<unknown> => {
  const distinct = [...new Set(values)];
  return distinct.length === 1 ? sql`${column} = ${distinct[0]}::${sql.raw(type)}` : sql`${column} = any(${distinct}::${sql.raw(type)}[])`;
};

function mentionConditions(filter: Filter, ready: Ready): RawBuilder<unknown>[] {
  return [
    sql`m.counts`, ...(filter.topics ? [oneOf(sql`m.topic_id`, filter.topics.map((topic) => ready.idOf('topic', topic)), 'uuid')] : []), ...(filter.stances ? [oneOf(sql`m.stance`, filter.stances, 'text')] : []),
  ];
}

const roleCondition = ({ part }: Filter): RawBuilder<unknown> => (part === 'received' ? sql`i.role in ('to', 'cc')` : sql`i.role in ('author', 'subject')`);

function contentConditions(filter: Filter, row: RawBuilder<unknown>, ready: Ready): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (filter.item) conditions.push(sql`${row}.content_item_id = ${ready.idOf('content_item', filter.item)}::uuid`);
  if (filter.content) {
    const kinds = filter.content.map((kind) => kind.toLowerCase());
    conditions.push(sql`${row}.content_item_id in (select c.id from content_item c where c.workspace_id = ${ready.workspaceId} and lower(c.kind collate "und-x-icu") = any(${kinds}::text[]))`);
  }
  return conditions;
}

/** An interaction names one member; further ones who took part are known by the touches. */
function memberCondition(member: Who, ready: Ready): RawBuilder<unknown> {
  const touch = (more: RawBuilder<unknown>) => sql`exists (select from contact k where k.workspace_id = ${ready.workspaceId} and k.event_id = i.event_id and k.person_id = i.person_id ${more})`;
  if (member === 'anyone') return sql`(i.member_id is not null or ${touch(sql``)})`;
  return sql`(i.member_id = ${ready.idOf('member', member)} or ${touch(sql`and k.member_id = ${ready.idOf('member', member)}`)})`;
}

/** Each purchase of so much money. */
const worthConditions = ({ worth }: Filter): RawBuilder<unknown>[] =>
  [...(worth?.atLeast === undefined ? [] : [sql`i.amount >= ${worth.atLeast}::numeric`]), ...(worth?.atMost === undefined ? [] : [sql`i.amount <= ${worth.atMost}::numeric`])];

/** What the person wrote: as author, or as the one whose words were taken down. With a stance, the sentence that was heard so. */
function wordsConditions(filter: Filter, ready: Ready): RawBuilder<unknown>[] {
  const { query, letters } = ready.words(filter.words as string);
  const sentence = filter.stances ? sliceSql(sql`e.text`, sql`m.span_start`, sql`m.span_end`) : null;
  return [
    sql`e.search @@ ${query}::tsquery`, ...(sentence && letters === null ? [sql`to_tsvector('english', ${sentence}) @@ ${query}::tsquery`] : []),
    ...(filter.part === 'received' ? [] : [sql`(i.role = 'author' or i.direction = 'in')`]),
    ...(letters === null ? [] : [sql`lower(${sentence ?? ownTextSql} collate "und-x-icu") ~ ${letters}`]),
  ];
}

/**
 * There was another before it (or came one behind it) by the same person, at most so long away. The offset keeps it a look into
 * the index for each row: joined, a wrong guess at how many there are compares everything with everything.
 */
function sequelConditions({ after, before }: Filter, row: RawBuilder<unknown>, ready: Ready): RawBuilder<unknown>[] {
  const others = ({ of }: Sequel): RawBuilder<unknown> => {
    const other = matchedInteractions(of, { from: null, to: ready.now }, ready);
    return sql`(select ${other.person} as person_id, ${other.at} as at from ${other.from} where ${other.where}) s where s.person_id = ${row}.person_id`;
  };
  // Months and years go by the calendar of UTC, as in windows.
  const moved = ({ n, unit }: Length, sign: '+' | '-') => sql`((${row}.at at time zone 'UTC') ${sql.raw(sign)} ${`${n} ${unit}s`}::interval) at time zone 'UTC'`;
  return [
    ...(after ? [sql`exists (select from ${others(after)} and s.at < ${row}.at ${after.within ? sql`and s.at >= ${moved(after.within, '-')}` : sql``} offset 0)`] : []),
    ...(before ? [sql`exists (select from ${others(before)} and s.at > ${row}.at ${before.within ? sql`and s.at <= ${moved(before.within, '+')}` : sql``} offset 0)`] : []),
  ];
}

/** There was one before it, of the same kinds and in the same part. */
function againCondition(filter: Filter, ready: Ready): RawBuilder<unknown> {
  return sql`exists (select from interaction f where f.workspace_id = ${ready.workspaceId} and f.person_id = i.person_id and (f.at, f.id) < (i.at, i.id)
    and ${filter.part === 'received' ? sql`f.role in ('to', 'cc')` : sql`f.role in ('author', 'subject')`} ${filter.kinds ? sql`and ${oneOf(sql`f.kind`, filter.kinds, 'text')}` : sql``})`;
}
