// Blots an erased person out of events and records that stay.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import type { ErasedPerson } from '#base/registry.ts';
import { blotNames, nameWords } from '#language/needle.ts';
import type { Needles } from '#language/needle.ts';
import { handlesOf } from './event.ts';
import type { EventDetails, Participant, StoredEvent } from './event.ts';
import { loadEvents, overwriteEvents } from './event.store.ts';
import { rewriteRecords, unpackRaw } from './record.store.ts';
import { ERASED_SUBJECT, erasedParticipant, rawOf, redactText } from './redaction.ts';

const PAGE = 200;

export interface Redaction {
  person: ErasedPerson;
  /** Conversations that they began, and all in which they wrote. */
  begunThreads: ReadonlySet<string>;
  ownThreads: ReadonlySet<string>;
}

/** Redacts these events, their raw records, and forgets what they said before. */
export async function redactEvents(tx: WorkspaceTx, eventIds: readonly string[], redaction: Redaction): Promise<void> {
  const keys = new Map<string, string>();
  for (let at = 0; at < eventIds.length; at += PAGE) {
    const events = await loadEvents(tx, eventIds.slice(at, at + PAGE));
    const redacted = events.map((event) => redactEvent(event, redaction, keys));
    await overwriteEvents(tx, redacted);
    await tx.run(sql`delete from event_before where workspace_id = ${tx.workspaceId} and event_id = any(${events.map((event) => event.id)}::uuid[])`);
    await redactRecords(tx, redacted, redaction.person.needles);
  }
  for (const [from, to] of keys) {
    await tx.run(sql`
      update thread_hint set key = ${to} || chr(1) || split_part(key, chr(1), 2)
      where workspace_id = ${tx.workspaceId} and split_part(key, chr(1), 1) = ${from.slice(0, 200)} and event_id = any(${[...eventIds]}::uuid[])`);
  }
}

/** `keys` gathers which key of a subject became which: equal ones stay equal. */
function redactEvent(event: StoredEvent, { person, begunThreads, ownThreads }: Redaction, keys: Map<string, string>): StoredEvent {
  const { needles } = person;
  const own = new Set(person.handles.map((handle) => handle.value.toLowerCase()));
  const isBegun = event.thread_id !== null && begunThreads.has(event.thread_id);
  const isTheirSubject = isBegun && event.subject !== null;
  if (isTheirSubject && event.subject_key && !keys.has(event.subject_key)) keys.set(event.subject_key, `erased ${newId()}`);
  const isThem = (one: Participant) => handlesOf(one).some((handle) => own.has(handle.value.toLowerCase()));
  const participants = event.participants.map((one): Participant => (isThem(one) ? erasedParticipant(one) : { ...one, name: blotNames(one.name, needles) }));
  const called = event.participants.filter(isThem).map(({ name }) => name);
  // Where the whole name is no proof that it is them, single words of it are none either.
  const isMeant = called.length > 0 || (event.thread_id !== null && ownThreads.has(event.thread_id));
  if (isMeant && blotNames(person.name, needles) !== person.name) called.push(person.name);
  const words = nameWords(called, event.participants.filter((one) => !isThem(one)).map(({ name }) => name));
  return {
    ...event, participants,
    text: blotNames(redactText(event.text, event.own_spans, needles), words),
    subject: isTheirSubject ? ERASED_SUBJECT : event.subject === null ? null : blotNames(blotNames(event.subject, needles), words),
    subject_key: isTheirSubject && event.subject_key ? (keys.get(event.subject_key) ?? null) : event.subject_key === null ? null : blotNames(event.subject_key, needles),
    details: { ...(JSON.parse(blotNames(JSON.stringify(event.details), needles)) as EventDetails), isRedacted: true },
  };
}

/** Of a mail its record is written anew from what remains; a row of a table keeps its other cells. Copies go. */
async function redactRecords(tx: WorkspaceTx, events: readonly StoredEvent[], needles: Needles): Promise<void> {
  const ids = events.flatMap((event) => event.record_id ?? []);
  await tx.run(sql`delete from record where workspace_id = ${tx.workspaceId} and copy_of = any(${ids}::uuid[])`);
  const mails = events.filter((event) => event.record_id && event.kind === 'mail' && event.participants.some((one) => one.role === 'author'));
  await rewriteRecords(tx, mails.map((event) => ({ id: event.record_id as string, bytes: new TextEncoder().encode(rawOf(event)) })));
  const others = new Set(mails.map((event) => event.record_id));
  await blotRecords(tx, ids.filter((id) => !others.has(id)), needles);
}

/** Blots names out of records as they stand. */
export async function blotRecords(tx: WorkspaceTx, ids: readonly string[], needles: Needles): Promise<void> {
  for (let at = 0; at < ids.length; at += PAGE) {
    const rows = await tx.run<{ id: string; raw: Uint8Array; bytes: number }>(sql`
      select id, raw, raw_bytes as bytes from record where workspace_id = ${tx.workspaceId} and id = any(${ids.slice(at, at + PAGE)}::uuid[])`);
    await rewriteRecords(tx, rows.map(({ id, raw, bytes }) => ({ id, bytes: new TextEncoder().encode(blotNames(new TextDecoder().decode(unpackRaw(raw, bytes)), needles)) })));
  }
}
