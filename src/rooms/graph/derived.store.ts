// Writes what events mean: interactions, touches, mentions, answers between customers, survey responses.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import type { Derived } from './derive.ts';
import type { StoredEvent } from './event.ts';
import { loadFates, loadLexicon } from './lexicon.store.ts';
import { readMentions } from './reading.ts';
import type { Correction, ReadMention } from './reading.ts';

export interface Meaning {
  event: StoredEvent;
  derived: Derived;
  /** Nothing of it is written yet. */
  isNew: boolean;
  /** Its words are read again; otherwise mentions stay as they are. */
  isRead: boolean;
  /** The customer who wrote what it answers, of a new event; without it, whom its author answered is counted again from all their events. */
  answeredPersonId?: string | null;
}

/** Writes the meanings of these events over what was there. @returns the customers whose ties may have changed. */
export async function writeMeanings(tx: WorkspaceTx, meanings: readonly Meaning[]): Promise<Set<string>> {
  const touched = new Set<string>();
  if (meanings.length === 0) return touched;
  const known = meanings.filter((one) => !one.isNew).map((one) => one.event.id);
  for (const id of await clearMeanings(tx, known, meanings)) touched.add(id);
  // Neighbours in the index by person are written together: a sixth of the time of writing them.
  const rows = meanings.flatMap(({ event, derived }) => interactionRows(tx.workspaceId, event, derived)).sort((a, b) => (a.person_id < b.person_id ? -1 : 1));
  await tx.sendRows('interaction', rows, known.length === 0 ? '' : `on conflict (workspace_id, event_id, person_id) do update set
    kind = excluded.kind, at = excluded.at, direction = excluded.direction, role = excluded.role, member_id = excluded.member_id,
    content_item_id = excluded.content_item_id, amount = excluded.amount, quantity = excluded.quantity`);
  const contacts = meanings.flatMap(({ event, derived }) => derived.contacts.map((contact) => ({
    workspace_id: tx.workspaceId, id: newId(), event_id: event.id, person_id: contact.personId, member_id: contact.memberId, at: event.at,
    direction: contact.direction, reply_hours: contact.replyHours, run_id: event.run_id,
  })));
  await tx.sendRows('contact', contacts);
  for (const contact of contacts) touched.add(contact.person_id);
  await writeResponses(tx, meanings);
  await writeMentions(tx, meanings.filter((one) => one.isRead));
  await countAnswers(tx, meanings);
  return touched;
}

/** New answers are added to what was counted before; where something changed, the author's answers are counted again. */
async function countAnswers(tx: WorkspaceTx, meanings: readonly Meaning[]): Promise<void> {
  const answering = meanings.filter(({ event, derived }) => event.parent_id && derived.authorPersonId);
  const again = new Set(answering.filter((one) => !one.isNew || one.answeredPersonId === undefined).map((one) => one.derived.authorPersonId as string));
  const added = answering.flatMap(({ event, derived, answeredPersonId: otherId }) => {
    const personId = derived.authorPersonId as string;
    return otherId && otherId !== personId && !again.has(personId) ? [{ personId, otherId, event }] : [];
  });
  await addAnswers(tx, added);
  await writeAnswers(tx, [...again]);
}

function interactionRows(workspaceId: string, event: StoredEvent, derived: Derived): { person_id: string; [column: string]: unknown }[] {
  const { purchase } = event.details;
  return derived.interactions.map((one) => ({
    workspace_id: workspaceId, id: newId(), event_id: event.id, person_id: one.personId, kind: event.kind, at: event.at, direction: one.direction, role: one.role,
    member_id: one.memberId, content_item_id: event.content_item_id, amount: purchase?.amount ?? null,
    quantity: purchase ? (purchase.quantity ?? null) : typeof event.details['quantity'] === 'number' ? event.details['quantity'] : null, run_id: event.run_id,
  }));
}

/** Takes away what no longer holds of known events; interactions that stay keep their ids, because proofs point to them. */
async function clearMeanings(tx: WorkspaceTx, ids: readonly string[], meanings: readonly Meaning[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const events: string[] = [];
  const persons: string[] = [];
  for (const { event, derived, isNew } of meanings) {
    if (isNew) continue;
    for (const one of derived.interactions) { events.push(event.id); persons.push(one.personId); }
  }
  await tx.run(sql`
    delete from interaction i where i.workspace_id = ${tx.workspaceId} and i.event_id = any(${[...ids]}::uuid[])
      and not exists (select from unnest(${events}::uuid[], ${persons}::uuid[]) as k(event_id, person_id) where k.event_id = i.event_id and k.person_id = i.person_id)`);
  const gone = await tx.run<{ person_id: string }>(sql`delete from contact where workspace_id = ${tx.workspaceId} and event_id = any(${[...ids]}::uuid[]) returning person_id`);
  await tx.run(sql`delete from survey_response where workspace_id = ${tx.workspaceId} and event_id = any(${[...ids]}::uuid[])`);
  const read = meanings.filter((one) => !one.isNew && one.isRead).map((one) => one.event.id);
  if (read.length > 0) await tx.run(sql`delete from mention where workspace_id = ${tx.workspaceId} and event_id = any(${read}::uuid[])`);
  return [...new Set(gone.map((row) => row.person_id))];
}

async function writeResponses(tx: WorkspaceTx, meanings: readonly Meaning[]): Promise<void> {
  await tx.sendRows('survey_response', meanings.flatMap(({ event, derived }) => {
    const { response } = event.details;
    const personId = derived.authorPersonId ?? derived.interactions[0]?.personId;
    if (!response || !personId) return [];
    return [{ workspace_id: tx.workspaceId, id: newId(), event_id: event.id, person_id: personId, at: event.at, score: response.score, buy_again: response.buyAgain, run_id: event.run_id }];
  }));
}

async function writeMentions(tx: WorkspaceTx, meanings: readonly Meaning[]): Promise<void> {
  const speaking = meanings.filter(({ event, derived }) => derived.speakers.length > 0 && (event.text !== '' || event.content_item_id || event.details.mentions?.length));
  if (speaking.length === 0) return;
  const lexicon = await loadLexicon(tx);
  const fate = await loadFates(tx);
  const corrections = await loadCorrections(tx, speaking.filter((one) => !one.isNew).map((one) => one.event.id));
  const contentTopics = await topicsOfContent(tx, speaking.flatMap(({ event }) => (event.kind === 'reading' && event.content_item_id ? [event.content_item_id] : [])));
  await insertMentions(tx, speaking.map(({ event, derived }) => ({
    event,
    mentions: readMentions({
      kind: event.kind, text: event.text, ownSpans: event.own_spans, direction: derived.direction, hasAuthor: derived.authorPersonId !== null, speakers: derived.speakers,
      given: event.details.mentions ?? [], contentTopics: (event.content_item_id && contentTopics.get(event.content_item_id)) || [],
    }, lexicon, corrections.get(event.id) ?? [], fate),
  })));
}

export async function insertMentions(tx: WorkspaceTx, read: readonly { event: Pick<StoredEvent, 'id' | 'kind' | 'at' | 'content_item_id' | 'run_id'>; mentions: readonly ReadMention[] }[]): Promise<void> {
  await tx.sendRows('mention', read.flatMap(({ event, mentions }) => mentions.map((one) => ({
    workspace_id: tx.workspaceId, id: newId(), event_id: event.id, person_id: one.personId, topic_id: one.topicId, stance: one.stance, kind: event.kind, at: event.at,
    content_item_id: event.content_item_id, span_start: one.span[0], span_end: one.span[1], mark_start: one.mark[0], mark_end: one.mark[1],
    p: one.p, counts: one.counts, model: one.model, decided_by: one.decidedBy, run_id: event.run_id,
  }))));
}

/** What people decided about these events, oldest first. */
export async function loadCorrections(tx: WorkspaceTx, eventIds: readonly string[]): Promise<Map<string, Correction[]>> {
  const found = new Map<string, Correction[]>();
  if (eventIds.length === 0) return found;
  const rows = await tx.run<{ event_id: string; person_id: string; topic_id: string; span_start: number; span_end: number; stance_decided: Correction['decided']; member_id: string }>(sql`
    select event_id, person_id, topic_id, span_start, span_end, stance_decided, member_id from correction
    where workspace_id = ${tx.workspaceId} and event_id = any(${[...eventIds]}::uuid[]) order by at, id`);
  for (const row of rows) {
    const one: Correction = { personId: row.person_id, topicId: row.topic_id, span: [row.span_start, row.span_end], decided: row.stance_decided, memberId: row.member_id };
    found.set(row.event_id, [...(found.get(row.event_id) ?? []), one]);
  }
  return found;
}

/** The topics of items as they were told; what they count for now is their fate. */
export async function topicsOfContent(tx: WorkspaceTx, itemIds: readonly string[]): Promise<Map<string, string[]>> {
  if (itemIds.length === 0) return new Map();
  const rows = await tx.run<{ id: string; topics: string[] }>(sql`
    select c.content_item_id as id, array_agg(c.topic_id order by c.topic_id) as topics from content_item_topic c
    where c.workspace_id = ${tx.workspaceId} and c.content_item_id = any(${[...new Set(itemIds)]}::uuid[]) group by c.content_item_id`);
  return new Map(rows.map((row) => [row.id, row.topics]));
}

/** Adds answers to the counts; each must be told once. */
async function addAnswers(tx: WorkspaceTx, answers: readonly { personId: string; otherId: string; event: StoredEvent }[]): Promise<void> {
  const pairs = new Map<string, { personId: string; otherId: string; events: StoredEvent[] }>();
  for (const { event, ...pair } of answers) {
    const key = `${pair.personId} ${pair.otherId}`;
    pairs.set(key, { ...pair, events: [...(pairs.get(key)?.events ?? []), event].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1)) });
  }
  await tx.insert('relationship', [...pairs.values()].map(({ personId, otherId, events }) => ({
    workspace_id: tx.workspaceId, id: newId(), person_id: personId, other_person_id: otherId, kind: 'replied to', since: events[0]?.at, last_at: events.at(-1)?.at, times: events.length,
    event_id: events[0]?.id, record_id: null, run_id: events[0]?.run_id ?? null,
  })), `on conflict (workspace_id, person_id, other_person_id, kind) do update set
    times = relationship.times + excluded.times, since = least(relationship.since, excluded.since), last_at = greatest(relationship.last_at, excluded.last_at),
    event_id = case when (excluded.since, excluded.event_id) < (relationship.since, relationship.event_id) then excluded.event_id else relationship.event_id end,
    run_id = case when (excluded.since, excluded.event_id) < (relationship.since, relationship.event_id) then excluded.run_id else relationship.run_id end`);
}

/** Counts again whom these customers answered, from the events themselves. */
export async function writeAnswers(tx: WorkspaceTx, authorIds: readonly string[]): Promise<void> {
  const ids = [...new Set(authorIds)];
  if (ids.length === 0) return;
  const rows = await tx.run<{ person: string; other: string; since: Date; last: Date; times: number; event: string; run: string | null; isKnown: boolean }>(sql`
    select x.*, coalesce(k.since = x.since and k.last_at = x.last and k.times = x.times and k.event_id = x.event and k.run_id is not distinct from x.run, false) as "isKnown"
    from (
      select e.author_person_id as person, p.author_person_id as other, min(e.at) as since, max(e.at) as last, count(*)::int as times,
        (array_agg(e.id order by e.at, e.id))[1] as event, (array_agg(e.run_id order by e.at, e.id))[1] as run
      from event e join event p on p.workspace_id = ${tx.workspaceId} and p.id = e.parent_id
      where e.workspace_id = ${tx.workspaceId} and e.author_person_id = any(${ids}::uuid[]) and e.parent_id is not null
        and p.author_person_id is not null and p.author_person_id <> e.author_person_id
      group by 1, 2) x
    left join relationship k on k.workspace_id = ${tx.workspaceId} and k.person_id = x.person and k.other_person_id = x.other and k.kind = 'replied to'`);
  await tx.run(sql`
    delete from relationship r where r.workspace_id = ${tx.workspaceId} and r.kind = 'replied to' and r.person_id = any(${ids}::uuid[])
      and not exists (select from unnest(${rows.map((row) => row.person)}::uuid[], ${rows.map((row) => row.other)}::uuid[]) as k(person, other)
        where k.person = r.person_id and k.other = r.other_person_id)`);
  await tx.insert('relationship', rows.filter((row) => !row.isKnown).map((row) => ({
    workspace_id: tx.workspaceId, id: newId(), person_id: row.person, other_person_id: row.other, kind: 'replied to', since: row.since, last_at: row.last, times: row.times,
    event_id: row.event, record_id: null, run_id: row.run,
  })), `on conflict (workspace_id, person_id, other_person_id, kind) do update set
    since = excluded.since, last_at = excluded.last_at, times = excluded.times, event_id = excluded.event_id, run_id = excluded.run_id`);
}
