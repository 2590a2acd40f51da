// The door through which everything that happens comes in, in batches and in the open transaction of the caller.
// Telling the same event again changes nothing; telling it differently changes it and keeps what it said before.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import { addTellings } from '#rooms/people/index.ts';
import type { Source, Telling } from '#rooms/people/index.ts';
import { isRoleAddress } from '#rooms/team/index.ts';
import { contentIds } from './content.store.ts';
import { deriveEvent } from './derive.ts';
import type { Derived, Parent } from './derive.ts';
import { writeMeanings } from './derived.store.ts';
import type { Meaning } from './derived.store.ts';
import { withoutErased } from './erased.store.ts';
import { directionOfKind, isImmutableSource, participantOf } from './event.ts';
import type { EventDetails, EventInput, StoredEvent } from './event.ts';
import { changeEvents, contentHash, insertEvents, loadEvents, loadParents, refreshParents } from './event.store.ts';
import { meetAgain, meetParticipants } from './participants.store.ts';
import type { Met } from './participants.store.ts';
import { storeRecords } from './record.store.ts';
import { storable } from './sent.ts';
import { hintKeys } from './threading.ts';
import { placeInThreads, recountThreads } from './thread.store.ts';
import { refreshTies } from './tie.store.ts';
import { ensureTopics } from './topic.store.ts';
import { aliasKey } from './topic.ts';

export interface StoredOutcome {
  eventId: string;
  outcome: 'created' | 'updated' | 'unchanged';
}

interface Work {
  input: EventInput;
  hash: string;
  eventId: string;
  isNew: boolean;
}

/**
 * Stores events; one outcome per input, in order. Batches of 100–500 are quickest. What is told of somebody who was erased is
 * passed over: unchanged, with the id of nothing.
 */
export async function storeEvents(tx: WorkspaceTx, inputs: readonly EventInput[], source: Source): Promise<StoredOutcome[]> {
  const allowed = await withoutErased(tx, inputs);
  const stored = await storeAllowed(tx, allowed.filter((input) => input !== null), source);
  let next = 0;
  return allowed.map((input): StoredOutcome => (input ? (stored[next++] as StoredOutcome) : { eventId: newId(), outcome: 'unchanged' }));
}

async function storeAllowed(tx: WorkspaceTx, inputs: readonly EventInput[], source: Source): Promise<StoredOutcome[]> {
  const { outcomes, work } = await sortOut(tx, inputs, source);
  if (work.length === 0) return outcomes;
  const records = await storeRecords(tx, work.map(({ input, hash }) => ({ ...input.raw, source: input.source, sourceKey: input.sourceKey, contentHash: hash })), source);
  const participants = work.map(({ input }) => input.participants.map(participantOf));
  const met = await meetParticipants(tx, participants.map((list, index) => ({ participants: list, recordId: records[index] ?? null })), source);
  const topics = await ensureTopics(tx, work.flatMap(({ input }) => (input.mentions ?? []).map((one) => one.topic)), source.runId, source.now);
  const contents = await contentIds(tx, work.flatMap(({ input }) => (input.content ? [input.content.externalId] : [])), source);
  const events = work.map((one, index) => eventOf(one, participants[index] ?? [], records[index] ?? null, topics, contents, source));
  const first = events.map((event) => deriveEvent({ ...event, isAutomatic: event.is_automatic }, met.who, null));
  events.forEach((event, index) => {
    event.direction = first[index]?.direction ?? event.direction;
    event.author_person_id = first[index]?.authorPersonId ?? null;
    event.author_member_id = first[index]?.authorMemberId ?? null;
  });
  await placeAll(tx, events, work, met);
  await nameParents(tx, events, work);
  await insertEvents(tx, events.filter((_, index) => work[index]?.isNew));
  await changeEvents(tx, events.filter((_, index) => !work[index]?.isNew), source.runId, source.now);
  await writeSources(tx, work, source);
  await deriveAll(tx, events, first, work, met, source.now);
  return outcomes;
}

/** Which inputs are new or changed; a repeat inside the batch is judged against the one before it. */
async function sortOut(tx: WorkspaceTx, inputs: readonly EventInput[], source: Source): Promise<{ outcomes: StoredOutcome[]; work: Work[] }> {
  const bySource = new Map<string, Set<string>>();
  for (const { source: name, sourceKey } of inputs) bySource.set(name, (bySource.get(name) ?? new Set()).add(storable(sourceKey)));
  const rows = await tx.run<{ source: string; source_key: string; event_id: string; content_hash: string; run_id: string | null }>(sql.join([...bySource].map(([name, keys]) => sql`
    select s.source, s.source_key, s.event_id, s.content_hash, s.run_id from event_source s
    where s.workspace_id = ${tx.workspaceId} and s.source = ${name} and s.source_key = any(${[...keys]}::text[])`), sql` union all `));
  const known = new Map(rows.map((row) => [`${row.source}\u0001${row.source_key}`, { eventId: row.event_id, hash: row.content_hash, runId: row.run_id, isNew: false }]));
  const toldAgain: Telling[] = [];
  const work = new Map<string, Work>();
  const outcomes = inputs.map((input): StoredOutcome => {
    const key = `${input.source}\u0001${storable(input.sourceKey)}`;
    const hash = contentHash(input);
    const before = known.get(key);
    if (before && (before.hash === hash || isImmutableSource(input.source))) {
      if (before.runId !== source.runId) toldAgain.push({ subject: 'event', key: before.eventId, says: { hash: before.hash, line: input.raw.line ?? null } });
      return { eventId: before.eventId, outcome: 'unchanged' };
    }
    const one: Work = { input: { ...input, sourceKey: storable(input.sourceKey) }, hash, eventId: before?.eventId ?? newId(), isNew: before?.isNew ?? true };
    known.set(key, { eventId: one.eventId, hash, runId: before?.runId ?? source.runId, isNew: one.isNew });
    work.set(key, one);
    return { eventId: one.eventId, outcome: before ? 'updated' : 'created' };
  });
  await addTellings(tx, toldAgain, source);
  return { outcomes, work: [...work.values()] };
}

function eventOf({ input, eventId }: Work, participants: StoredEvent['participants'], recordId: string | null, topics: ReadonlyMap<string, string>, contents: ReadonlyMap<string, string>, source: Source): StoredEvent {
  const mentions = (input.mentions ?? []).flatMap(({ topic, stance }) => {
    const topicId = topics.get(aliasKey(topic));
    return topicId ? [{ topicId, stance: stance ?? (input.kind === 'reading' ? 'interest' as const : 'neutral' as const) }] : [];
  });
  const details: EventDetails = { ...input.details, ...(input.purchase && { purchase: input.purchase }), ...(input.response && { response: input.response }), ...(mentions.length > 0 && { mentions }) };
  const isThreaded = Boolean(input.threadKeys || input.parentKey || input.subjectKey);
  return {
    id: eventId, kind: input.kind, at: input.at, direction: input.direction ?? directionOfKind(input.kind), channel: input.channel ?? null,
    subject: input.subject === undefined ? null : storable(input.subject), text: storable(input.text), own_spans: input.ownSpans.flatMap(([start, end]) => [start, end]),
    details, participants, author_person_id: null, author_member_id: null, thread_id: null,
    thread_keys: isThreaded ? [...new Set([input.sourceKey, ...(input.threadKeys ?? []), ...(input.parentKey ? [input.parentKey] : [])].map(storable))] : [],
    subject_key: input.subjectKey ? storable(input.subjectKey) : null, parent_key: input.parentKey ? storable(input.parentKey) : null, parent_id: null,
    content_item_id: (input.content && contents.get(input.content.externalId)) ?? null,
    record_id: recordId, run_id: source.runId, is_automatic: input.isAutomatic ?? false, created_at: source.now,
  };
}

async function placeAll(tx: WorkspaceTx, events: readonly StoredEvent[], work: readonly Work[], met: Met): Promise<void> {
  const changed = events.filter((event, index) => !work[index]?.isNew && event.thread_keys.length > 0).map((event) => event.id);
  if (changed.length > 0) await tx.run(sql`delete from thread_hint where workspace_id = ${tx.workspaceId} and event_id = any(${changed}::uuid[])`);
  const threads = await placeInThreads(tx, events.filter((event) => event.thread_keys.length > 0).map((event) => ({
    eventId: event.id, at: event.at, subject: event.subject ?? '', keys: event.thread_keys,
    // support@ is written to by everybody: equal subjects to it tie nothing together, also before we know that it is ours.
    hints: event.is_automatic ? [] : hintKeys(event.subject_key, event.participants.flatMap((one) => (met.who(one).is === 'person' && !isRoleAddress(one.address) ? [one.address] : []))),
  })));
  for (const event of events) event.thread_id = threads.get(event.id) ?? null;
}

/** What new events answer, where they name it and it is known: written with the event, they need not be written twice. */
async function nameParents(tx: WorkspaceTx, events: readonly StoredEvent[], work: readonly Work[]): Promise<void> {
  const asked = work.flatMap(({ input }, index) => (events[index]?.parent_key ? [{ source: input.source, key: events[index]?.parent_key as string }] : []));
  if (asked.length === 0) return;
  const rows = await tx.run<{ source: string; key: string; id: string }>(sql`
    select s.source, s.source_key as key, s.event_id as id from unnest(${asked.map((one) => one.source)}::text[], ${asked.map((one) => one.key)}::text[]) as x(source, source_key)
    join event_source s on s.workspace_id = ${tx.workspaceId} and s.source = x.source and s.source_key = x.source_key`);
  const known = new Map([...rows.map((row) => [`${row.source}\u0001${row.key}`, row.id] as const), ...work.map((one) => [`${one.input.source}\u0001${one.input.sourceKey}`, one.eventId] as const)]);
  work.forEach(({ input, isNew, eventId }, index) => {
    const event = events[index];
    const parentId = event?.parent_key ? known.get(`${input.source}\u0001${event.parent_key}`) : undefined;
    if (event && isNew && parentId && parentId !== eventId) event.parent_id = parentId;
  });
}

async function writeSources(tx: WorkspaceTx, work: readonly Work[], source: Source): Promise<void> {
  await tx.sendRows('event_source', work.map(({ input, hash, eventId }) => ({
    workspace_id: tx.workspaceId, source: input.source, source_key: input.sourceKey, event_id: eventId, content_hash: hash, run_id: source.runId,
  })), work.every((one) => one.isNew) ? '' : 'on conflict (workspace_id, source, source_key) do update set content_hash = excluded.content_hash');
}

async function deriveAll(tx: WorkspaceTx, events: StoredEvent[], first: readonly Derived[], work: readonly Work[], met: Met, now: Date): Promise<void> {
  const threads = [...new Set(events.flatMap((event) => (event.thread_id ? [event.thread_id] : [])))];
  await recountThreads(tx, threads);
  const answering = new Set(await refreshParents(tx, threads));
  const here = new Set(events.map((event) => event.id));
  const elsewhere = await loadEvents(tx, [...answering].filter((id) => !here.has(id)));
  const parentIds = await parentIdsOf(tx, [...answering]);
  for (const event of events) if (answering.has(event.id)) event.parent_id = parentIds.get(event.id) ?? null;
  const parents = await loadParents(tx, [...parentIds.values(), ...events.flatMap((event) => event.parent_id ?? []), ...elsewhere.flatMap((event) => event.parent_id ?? [])]);
  const meanings = events.map((event, index): Meaning => {
    const parent = event.parent_id ? parents.get(event.parent_id) : undefined;
    const derived = parent ? again(event, met.who, parent) : (first[index] as Derived);
    return { event, derived, isNew: work[index]?.isNew ?? true, isRead: true, answeredPersonId: parent?.authorPersonId ?? null };
  });
  const touched = await writeMeanings(tx, meanings);
  const who = elsewhere.length > 0 ? await meetAgain(tx, elsewhere, 'mail', now) : met.who;
  const older = elsewhere.map((event): Meaning => ({ event, derived: again(event, who, (event.parent_id && parents.get(event.parent_id)) || null), isNew: false, isRead: false }));
  for (const id of await writeMeanings(tx, older)) touched.add(id);
  await refreshTies(tx, [...touched], now);
}

const again = (event: StoredEvent, who: Met['who'], parent: Parent | null): Derived => deriveEvent({ ...event, isAutomatic: event.is_automatic }, who, parent);

async function parentIdsOf(tx: WorkspaceTx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.run<{ id: string; parent_id: string }>(sql`
    select id, parent_id from event where workspace_id = ${tx.workspaceId} and id = any(${[...ids]}::uuid[]) and parent_id is not null`);
  return new Map(rows.map((row) => [row.id, row.parent_id]));
}
