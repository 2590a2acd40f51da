// Takes a person out of what happened: their own events go whole, with their records; of what others wrote the rest stays, as
// redaction.ts says. What followed from the events that went is derived again.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { ErasedPerson } from '#base/registry.ts';
import type { Needles } from '#language/needle.ts';
import { encodedTexts } from './encodedParts.ts';
import { recogniseAgain } from './participants.store.ts';
import { blotRecords, redactEvents } from './redacting.store.ts';
import { unpackRaw } from './record.store.ts';
import { deriveAgain } from './rederive.store.ts';
import { rereadEvents } from './reread.store.ts';
import { refreshTies } from './tie.store.ts';
import { removeTopics } from './topicEdit.store.ts';
import { threadAgain } from './undo.store.ts';

const PAGE = 500;

/** Erases what happened with a person. Their rows in the tables of interactions and the like are deleted by the caller. */
export async function eraseEvents(tx: WorkspaceTx, person: ErasedPerson): Promise<void> {
  const { needles } = person;
  const topics = await idsOf(tx, sql`
    select distinct t.id from mention m join topic t on t.workspace_id = ${tx.workspaceId} and t.id = m.topic_id and t.state = 'proposed' and t.decided_by is null
    where m.workspace_id = ${tx.workspaceId} and m.person_id = ${person.id}::uuid`);
  const gone = await ownEvents(tx, person);
  const scanned = await recordsNaming(tx, needles);
  const named = [...new Set([...(await otherEvents(tx, person, needles, gone)), ...scanned.events])].filter((id) => !gone.includes(id));
  const threads = await idsOf(tx, sql`select distinct thread_id as id from event where workspace_id = ${tx.workspaceId} and thread_id is not null and id = any(${gone}::uuid[])`);
  const begun = await threadsBegunBy(tx, person);
  const others = await idsOf(tx, sql`select distinct person_id as id from interaction where workspace_id = ${tx.workspaceId} and event_id = any(${gone}::uuid[]) and person_id <> ${person.id}::uuid`);
  await redactEvents(tx, named, { person, begunThreads: new Set(begun), ownThreads: new Set(threads) });
  await dropHints(tx, person);
  await dropRecords(tx, person, gone);
  await blotRecords(tx, scanned.others, needles);
  const answering = await threadAgain(tx, threads);
  await deriveAgain(tx, answering, person.now, recogniseAgain);
  await tx.run(sql`delete from relationship where workspace_id = ${tx.workspaceId} and (person_id = ${person.id}::uuid or other_person_id = ${person.id}::uuid)`);
  await tx.run(sql`delete from telling where workspace_id = ${tx.workspaceId} and subject = 'relationship' and (split_part(subject_key, ' ', 1) = ${person.id} or split_part(subject_key, ' ', 2) = ${person.id})`);
  await tx.run(sql`delete from mention where workspace_id = ${tx.workspaceId} and person_id = ${person.id}::uuid`);
  await refreshTies(tx, others, person.now);
  const silent = await idsOf(tx, sql`select t.id from topic t where t.workspace_id = ${tx.workspaceId} and t.id = any(${topics}::uuid[]) and not exists (select from mention m where m.workspace_id = ${tx.workspaceId} and m.topic_id = t.id)`);
  await rereadEvents(tx, await removeTopics(tx, silent));
}

/** What would go and what would be changed. Records are not looked through for this: that comes with the erasing itself. */
export async function previewErasing(tx: WorkspaceTx, person: ErasedPerson): Promise<{ what: string; count: number }[]> {
  const gone = await ownEvents(tx, person);
  const named = await otherEvents(tx, person, person.needles, gone);
  return [{ what: 'mails and other events that go whole, with their records', count: gone.length }, { what: 'mails and events of others in which they are blotted out', count: named.length }];
}

const idsOf = async (tx: WorkspaceTx, query: RawBuilder<unknown>): Promise<string[]> => (await tx.run<{ id: string }>(query as RawBuilder<{ id: string }>)).map((row) => row.id);

/** What they wrote, and what concerned no other customer. */
const ownEvents = (tx: WorkspaceTx, { id }: ErasedPerson): Promise<string[]> => idsOf(tx, sql`
  select e.id from event e where e.workspace_id = ${tx.workspaceId} and e.author_person_id = ${id}::uuid
  union select i.event_id from interaction i where i.workspace_id = ${tx.workspaceId} and i.person_id = ${id}::uuid
    and not exists (select from interaction o where o.workspace_id = ${tx.workspaceId} and o.event_id = i.event_id and o.person_id <> i.person_id)`);

/** Events of others in which they took part, which stand in a conversation in which they wrote, or which name them. */
async function otherEvents(tx: WorkspaceTx, person: ErasedPerson, needles: Needles, gone: readonly string[]): Promise<string[]> {
  const addresses = person.handles.map((handle) => handle.value.toLowerCase());
  const isNamed = needles.sql ? sql`e.text ~* ${needles.sql} or e.subject ~* ${needles.sql} or e.participants::text ~* ${needles.sql} or e.details::text ~* ${needles.sql}` : sql`false`;
  const found = await idsOf(tx, sql`
    select i.event_id as id from interaction i where i.workspace_id = ${tx.workspaceId} and i.person_id = ${person.id}::uuid
    union select e.id from event e where e.workspace_id = ${tx.workspaceId} and e.thread_id in (
      select o.thread_id from event o where o.workspace_id = ${tx.workspaceId} and o.author_person_id = ${person.id}::uuid and o.thread_id is not null)
    union select e.id from event e where e.workspace_id = ${tx.workspaceId} and (${isNamed}
      or exists (select from jsonb_array_elements(e.participants) as p(one) where lower(p.one->>'address') = any(${addresses}::text[])))
    union select b.event_id from event_before b where b.workspace_id = ${tx.workspaceId} and ${needles.sql ? sql`b.event::text ~* ${needles.sql}` : sql`false`}`);
  const going = new Set(gone);
  return found.filter((id) => !going.has(id));
}

/** Conversations that they began: the subject is theirs. */
const threadsBegunBy = (tx: WorkspaceTx, { id }: ErasedPerson): Promise<string[]> => idsOf(tx, sql`
  select x.thread_id as id from (
    select distinct on (e.thread_id) e.thread_id, e.author_person_id from event e
    where e.workspace_id = ${tx.workspaceId} and e.thread_id in (select o.thread_id from event o where o.workspace_id = ${tx.workspaceId} and o.author_person_id = ${id}::uuid and o.thread_id is not null)
    order by e.thread_id, e.at, e.id) x
  where x.author_person_id = ${id}::uuid`);

/** Raw records in which a mail address or the name stands, also in an attachment that is text: those of events, and others. Looks through all of them: erasing is rare. */
async function recordsNaming(tx: WorkspaceTx, needles: Needles): Promise<{ events: string[]; others: string[] }> {
  const found: string[] = [];
  let after: string | null = null;
  const { pattern } = needles;
  while (pattern) {
    const rows: { id: string; raw: Uint8Array; bytes: number }[] = await tx.run<{ id: string; raw: Uint8Array; bytes: number }>(sql`
      select r.id, r.raw, r.raw_bytes as bytes from record r where r.workspace_id = ${tx.workspaceId} and (${after}::uuid is null or r.id > ${after}::uuid) order by r.id limit ${PAGE}`);
    for (const { id, raw, bytes } of rows) {
      const text = new TextDecoder().decode(unpackRaw(raw, bytes));
      if ([text, ...encodedTexts(text)].some((one) => one.search(pattern) >= 0)) found.push(id);
    }
    after = rows.at(-1)?.id ?? null;
    if (rows.length < PAGE) break;
  }
  const events = await tx.run<{ id: string; record: string }>(sql`
    select e.id, r.id as record from record r join event e on e.workspace_id = ${tx.workspaceId} and e.record_id = coalesce(r.copy_of, r.id)
    where r.workspace_id = ${tx.workspaceId} and r.id = any(${found}::uuid[])`);
  const known = new Set(events.map((row) => row.record));
  return { events: [...new Set(events.map((row) => row.id))], others: found.filter((id) => !known.has(id)) };
}

/** Hints hold the subject and the address of whoever took part. */
async function dropHints(tx: WorkspaceTx, { handles }: ErasedPerson): Promise<void> {
  const addresses = handles.filter((handle) => handle.kind === 'email').map((handle) => handle.value);
  await tx.run(sql`delete from thread_hint where workspace_id = ${tx.workspaceId} and split_part(key, chr(1), 2) = any(${addresses}::text[])`);
}

/** The events that go, with everything that hangs on them, and the records behind them and behind what was told of the person. */
async function dropRecords(tx: WorkspaceTx, person: ErasedPerson, gone: readonly string[]): Promise<void> {
  const ids = [...gone];
  const records = await idsOf(tx, sql`
    select e.record_id as id from event e where e.workspace_id = ${tx.workspaceId} and e.id = any(${ids}::uuid[]) and e.record_id is not null
    union select (b.event->>'record_id')::uuid from event_before b where b.workspace_id = ${tx.workspaceId} and b.event_id = any(${ids}::uuid[]) and b.event->>'record_id' is not null
    union select f.record_id from person_fact f where f.workspace_id = ${tx.workspaceId} and f.person_id = ${person.id}::uuid and f.record_id is not null
    union select (t.says->>'record')::uuid from telling t where t.workspace_id = ${tx.workspaceId} and t.subject = 'relationship' and t.says->>'record' is not null
      and (split_part(t.subject_key, ' ', 1) = ${person.id} or split_part(t.subject_key, ' ', 2) = ${person.id})`);
  await tx.run(sql`delete from correction where workspace_id = ${tx.workspaceId} and event_id = any(${ids}::uuid[])`);
  await tx.run(sql`delete from thread_hint where workspace_id = ${tx.workspaceId} and event_id = any(${ids}::uuid[])`);
  await tx.run(sql`delete from telling where workspace_id = ${tx.workspaceId} and subject = 'event' and subject_key = any(${ids}::text[])`);
  await tx.run(sql`delete from event where workspace_id = ${tx.workspaceId} and id = any(${ids}::uuid[])`);
  await tx.run(sql`
    delete from record r where r.workspace_id = ${tx.workspaceId} and r.id = any(${records}::uuid[])
      and not exists (select from event e where e.workspace_id = ${tx.workspaceId} and e.record_id = r.id)`);
}
