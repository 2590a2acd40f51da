// SQL about interactions as they are listed and shown.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { WorkspaceTx } from '#base/database/database.ts';
import { readPageKey, writePageKey } from '#base/pageKey.ts';
import { handleKey, normaliseHandle, personsByHandles, runNames } from '#rooms/people/index.ts';
import type { Handle } from '#rooms/people/index.ts';
import { loadOurs } from '#rooms/team/index.ts';
import { handlesOf, ownText, spanPairs } from './event.ts';
import type { EventDetails, Participant } from './event.ts';
import { excerptOf } from './interaction.ts';
import type { InteractionDetail, InteractionItem, interactionListInput } from './interaction.ts';
import { unpackRaw } from './record.store.ts';

interface Row extends Pick<InteractionItem, 'id' | 'event' | 'kind' | 'at' | 'direction' | 'role' | 'channel' | 'subject' | 'isAutomatic' | 'content'> {
  personId: string;
  personName: string;
  memberId: string | null;
  memberName: string | null;
  text: string;
  spans: number[];
  details: EventDetails;
}

const columns = sql`
  i.id, i.event_id as event, i.person_id as "personId", p.name as "personName", i.kind, i.at, i.direction, i.role, i.member_id as "memberId", m.name as "memberName",
  e.channel, e.subject, e.text, e.own_spans as spans, e.details, e.is_automatic as "isAutomatic",
  case when c.id is not null then json_build_object('id', c.id, 'title', c.title, 'kind', c.kind) end as content`;

const tables = (workspaceId: string) => sql`
  interaction i
  join event e on e.workspace_id = ${workspaceId} and e.id = i.event_id
  join person p on p.workspace_id = ${workspaceId} and p.id = i.person_id
  left join member m on m.workspace_id = ${workspaceId} and m.id = i.member_id
  left join content_item c on c.workspace_id = ${workspaceId} and c.id = i.content_item_id`;

const LIST = 'interactions';

/** One page of interactions, newest first; those until a moment, where one is given. */
export async function listInteractions(tx: WorkspaceTx, input: z.output<typeof interactionListInput>, until: Date | null = null): Promise<{ items: InteractionItem[]; next: string | null }> {
  const after = readPageKey(LIST, input.after, 2);
  // Without a condition on the interaction itself the events are read by time; their times are the same.
  const at = input.person || input.organisation || input.kind || input.topic ? sql`i.at` : sql`e.at`;
  const conditions = [
    ...(after ? [sql`and ${at} <= ${after[0]}::timestamptz and (${at} < ${after[0]}::timestamptz or i.id < ${after[1]}::uuid)`] : []),
    ...(until ? [sql`and ${at} <= ${until}::timestamptz`] : []),
    ...conditionsOf(tx.workspaceId, input),
  ];
  const rows = await tx.run<Row>(sql`
    select ${columns} from ${tables(tx.workspaceId)}
    where i.workspace_id = ${tx.workspaceId} ${sql.join(conditions, sql` `)} order by ${at} desc, i.id desc limit ${input.limit + 1}`);
  const items = await asItems(tx, rows.slice(0, input.limit));
  const last = rows.length > input.limit ? items.at(-1) : undefined;
  return { items, next: last ? writePageKey(LIST, [last.at.toISOString(), last.id]) : null };
}

function conditionsOf(workspaceId: string, { person, organisation, topic, kind, member }: z.output<typeof interactionListInput>): RawBuilder<unknown>[] {
  return [
    ...(person ? [sql`and i.person_id = ${person}::uuid`] : []),
    ...(organisation ? [sql`and p.organisation_id = ${organisation}::uuid`] : []),
    ...(kind ? [sql`and i.kind = ${kind}`] : []),
    ...(member ? [sql`and i.member_id = ${member}::uuid`] : []),
    ...(topic ? [sql`and exists (select from mention n where n.workspace_id = ${workspaceId} and n.event_id = i.event_id and n.person_id = i.person_id and n.topic_id = ${topic}::uuid and n.counts)`] : []),
  ];
}

async function asItems(tx: WorkspaceTx, rows: readonly Row[]): Promise<InteractionItem[]> {
  const mentions = await mentionsOf(tx, rows);
  return rows.map(({ personId, personName, memberId, memberName, text, spans, details, ...row }): InteractionItem => {
    const { purchase, response } = details;
    return {
      ...row, person: { id: personId, name: personName }, member: memberId ? { id: memberId, name: memberName ?? '' } : null, excerpt: excerptOf(ownText(text, spans)),
      purchase: purchase ? { amount: purchase.amount, currency: purchase.currency ?? null, quantity: purchase.quantity ?? null, item: purchase.item ?? null } : null,
      response: response ? { score: response.score ?? null, buyAgain: response.buyAgain ?? null } : null,
      mentions: (mentions.get(`${row.event} ${personId}`) ?? []).map(({ start, end, markStart, markEnd, topicId, topicName, id, stance, p, counts }) => ({
        id, topic: { id: topicId, name: topicName }, stance, p, counts, quote: text.slice(start, end), span: [start, end] as [number, number], mark: [markStart, markEnd] as [number, number],
      })),
    };
  });
}

interface MentionRow extends Pick<InteractionItem['mentions'][number], 'id' | 'stance' | 'p' | 'counts'> {
  event: string;
  person: string;
  topicId: string;
  topicName: string;
  start: number;
  end: number;
  markStart: number;
  markEnd: number;
}

/** Mentions by event and person. What somebody decided to be no mention is none. */
async function mentionsOf(tx: WorkspaceTx, rows: readonly Row[]): Promise<Map<string, MentionRow[]>> {
  const found = new Map<string, MentionRow[]>();
  if (rows.length === 0) return found;
  const list = await tx.run<MentionRow>(sql`
    select n.event_id as event, n.person_id as person, n.id, n.topic_id as "topicId", t.name as "topicName", n.stance, round(n.p::numeric, 3)::float8 as p, n.counts,
      n.span_start as start, n.span_end as "end", n.mark_start as "markStart", n.mark_end as "markEnd"
    from mention n join topic t on t.workspace_id = ${tx.workspaceId} and t.id = n.topic_id and t.state in ('proposed', 'accepted')
    where n.workspace_id = ${tx.workspaceId} and n.event_id = any(${rows.map((row) => row.event)}::uuid[]) and (n.counts or n.decided_by is null)
    order by n.span_start, n.mark_start, n.id`);
  for (const row of list) {
    const key = `${row.event} ${row.person}`;
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}

type DetailRow = Row & { participants: Participant[]; thread: InteractionDetail['thread']; line: number | null; run: string | null; recordSource: string | null; mediaType: string; bytes: number; storedAt: Date };

/** One interaction with its whole text and where it came from; undefined where there is none of that id. */
export async function loadInteraction(tx: WorkspaceTx, id: string): Promise<InteractionDetail | undefined> {
  const row = await tx.one<DetailRow>(sql`
    select ${columns}, e.participants, case when t.id is not null then json_build_object('id', t.id, 'subject', t.subject, 'events', t.events) end as thread,
      r.line, coalesce(r.run_id, e.run_id) as run, r.source as "recordSource", r.media_type as "mediaType", r.raw_bytes as bytes, r.stored_at as "storedAt"
    from ${tables(tx.workspaceId)}
    left join thread t on t.workspace_id = ${tx.workspaceId} and t.id = e.thread_id
    left join record r on r.workspace_id = ${tx.workspaceId} and r.id = e.record_id
    where i.workspace_id = ${tx.workspaceId} and i.id = ${id}::uuid`);
  if (!row) return undefined;
  const { participants, thread, line, run, recordSource, mediaType, bytes, storedAt, ...rest } = row;
  const [item] = await asItems(tx, [rest]);
  const name = run ? (await runNames(tx, [run])).get(run) : undefined;
  return {
    ...item as InteractionItem, text: row.text, ownSpans: spanPairs(row.spans) as [number, number][], details: row.details, thread, participants: await whoTookPart(tx, participants),
    source: recordSource === null ? null : { name: name ?? (recordSource.startsWith('api') ? 'api' : recordSource), line, run, mediaType, bytes, storedAt },
  };
}

async function whoTookPart(tx: WorkspaceTx, participants: readonly Participant[]): Promise<InteractionDetail['participants']> {
  const ours = await loadOurs(tx);
  const handles = participants.map((one) => handlesOf(one).flatMap((handle: Handle) => normaliseHandle(handle) ?? []));
  const persons = await personsByHandles(tx, handles.flat());
  return participants.map((one, index) => {
    const member = one.kind === 'name' ? ours.memberNamed(one.address) : ours.member(one.address);
    const person = member ? undefined : handles[index]?.map((handle) => persons.get(handleKey(handle))).find(Boolean);
    return { role: one.role, name: one.name, address: one.kind === 'name' ? '' : one.address, person: person ?? null, member };
  });
}

const RAW_BYTES_MAX = 1024 * 1024;

/** The raw record of an interaction as text, at most 1 MB of it; undefined where there is no such interaction, null where it has no record. */
export async function rawOfInteraction(tx: WorkspaceTx, id: string): Promise<{ mediaType: string; text: string; isWhole: boolean } | null | undefined> {
  const record = await recordOfInteraction(tx, id);
  return record && { mediaType: record.mediaType, text: decode(record.bytes.subarray(0, RAW_BYTES_MAX), record.bytes.length > RAW_BYTES_MAX), isWhole: record.bytes.length <= RAW_BYTES_MAX };
}

/** The raw record of an interaction, and of whom it is; undefined and null as above. */
export async function recordOfInteraction(tx: WorkspaceTx, id: string): Promise<{ mediaType: string; bytes: Uint8Array; person: string } | null | undefined> {
  const row = await tx.one<{ raw: Uint8Array | null; rawBytes: number; mediaType: string; person: string }>(sql`
    select r.raw, r.raw_bytes as "rawBytes", r.media_type as "mediaType", i.person_id as person from interaction i
    join event e on e.workspace_id = ${tx.workspaceId} and e.id = i.event_id
    left join record r on r.workspace_id = ${tx.workspaceId} and r.id = e.record_id
    where i.workspace_id = ${tx.workspaceId} and i.id = ${id}::uuid`);
  return row && (row.raw ? { mediaType: row.mediaType, bytes: unpackRaw(row.raw, row.rawBytes), person: row.person } : null);
}

/** UTF-8 where it is that (but for a character cut at the end), else the letters of Western Europe: a mail's parts may be in anything. */
function decode(bytes: Uint8Array, isCut: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut });
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
