// Takes back the events of a run: most simply go; one that was told before, changed since, or told by others as well is
// put back to what remains of its history.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import type { StoredEvent } from './event.ts';
import { loadEvents, overwriteEvents } from './event.store.ts';
import { meetParticipants } from './participants.store.ts';
import { withoutRun } from './undo.ts';
import type { Remaining, Told } from './undo.ts';

const PAGE = 300;

/** What taking the events back leaves to be derived again. */
export interface Leavings {
  /** Events that say something else now. */
  restored: string[];
  /** Persons who took part in what went or was restored. */
  persons: string[];
  /** Persons who answered, or wrote, something that went. */
  authors: string[];
  threads: string[];
}

/** Settles the history of every event the run had a part in and deletes those that nobody else told. */
export async function undoEvents(tx: WorkspaceTx, runId: string, now: Date): Promise<Leavings> {
  const restored = await settleHistories(tx, runId, now);
  const leavings = await leavingsOf(tx, runId, restored);
  const those = sql`(select e.id from event e where e.workspace_id = ${tx.workspaceId} and e.run_id = ${runId})`;
  await tx.run(sql`delete from correction where workspace_id = ${tx.workspaceId} and event_id in ${those}`);
  await tx.run(sql`delete from thread_hint where workspace_id = ${tx.workspaceId} and event_id in ${those}`);
  await tx.run(sql`delete from telling where workspace_id = ${tx.workspaceId} and run_id = ${runId} and subject = 'event'`);
  await tx.run(sql`delete from event where workspace_id = ${tx.workspaceId} and run_id = ${runId}`);
  return leavings;
}

interface History {
  event: StoredEvent;
  states: Told[];
  /** What it said before, oldest first; one fewer than states. */
  before: { event: StoredEvent; at: Date }[];
  tellings: (Told & { line: number | null })[];
}

/** Events with more than one teller. What remains of them is under another run afterwards. @returns those that say something else now. */
async function settleHistories(tx: WorkspaceTx, runId: string, now: Date): Promise<string[]> {
  const rows = await tx.run<{ id: string }>(sql`
    select b.event_id as id from event_before b where b.workspace_id = ${tx.workspaceId} and b.run_id = ${runId}
    union select e.id from event e where e.workspace_id = ${tx.workspaceId} and e.run_id = ${runId}
      and (exists (select from event_before b where b.workspace_id = ${tx.workspaceId} and b.event_id = e.id)
        or exists (select from telling t where t.workspace_id = ${tx.workspaceId} and t.subject = 'event' and t.subject_key = e.id::text and t.run_id is distinct from ${runId}::uuid))`);
  const restored: string[] = [];
  for (let at = 0; at < rows.length; at += PAGE) {
    const histories = await loadHistories(tx, rows.slice(at, at + PAGE).map((row) => row.id));
    const settled = histories.flatMap((history) => {
      const remaining = withoutRun(history.states, history.tellings, runId);
      return remaining.length > 0 ? [{ history, remaining }] : [];
    });
    await tellAgain(tx, settled.filter(({ history, remaining }) => isOnlyRenamed(history, remaining)).map(({ history, remaining }) => ({ event: history.event, runId: remaining[0]?.runId ?? null })), now);
    restored.push(...(await writeHistories(tx, settled)));
  }
  return restored;
}

const isOnlyRenamed = (history: History, remaining: readonly Remaining[]): boolean => remaining.at(-1)?.index === history.states.length - 1;

/** Whoever told an event that was known already was not asked who takes part: that is made up for now. */
async function tellAgain(tx: WorkspaceTx, events: readonly { event: StoredEvent; runId: string | null }[], now: Date): Promise<void> {
  for (const runId of new Set(events.map((one) => one.runId))) {
    const own = events.filter((one) => one.runId === runId && one.event.run_id !== runId).map((one) => one.event);
    await meetParticipants(tx, own.map((event) => ({ participants: event.participants, recordId: event.record_id })), { kind: 'mail', runId, now });
  }
}

async function loadHistories(tx: WorkspaceTx, ids: readonly string[]): Promise<History[]> {
  const events = await loadEvents(tx, ids);
  const hashes = await tx.run<{ id: string; hash: string }>(sql`select event_id as id, content_hash as hash from event_source where workspace_id = ${tx.workspaceId} and event_id = any(${[...ids]}::uuid[])`);
  const before = await tx.run<{ id: string; run_id: string | null; at: Date; hash: string; event: StoredEvent }>(sql`
    select event_id as id, run_id, at, content_hash as hash, event from event_before where workspace_id = ${tx.workspaceId} and event_id = any(${[...ids]}::uuid[]) order by id`);
  const tellings = await tx.run<{ id: string; runId: string | null; hash: string; line: number | null }>(sql`
    select subject_key as id, run_id as "runId", says->>'hash' as hash, (says->>'line')::int as line from telling
    where workspace_id = ${tx.workspaceId} and subject = 'event' and subject_key = any(${[...ids]}::text[]) order by id`);
  return events.map((event): History => {
    const own = before.filter((row) => row.id === event.id);
    const runs = [event.run_id, ...own.map((row) => row.run_id)];
    const said = [...own.map((row) => row.hash), hashes.find((row) => row.id === event.id)?.hash ?? ''];
    return {
      event, states: said.map((hash, index) => ({ hash, runId: runs[index] ?? null })), tellings: tellings.filter((row) => row.id === event.id),
      before: own.map((row) => ({ at: row.at, event: { ...row.event, at: new Date(row.event.at), created_at: new Date(row.event.created_at) } })),
    };
  });
}

/** Writes what remains. @returns the events that say something else now. */
async function writeHistories(tx: WorkspaceTx, settled: readonly { history: History; remaining: Remaining[] }[]): Promise<string[]> {
  if (settled.length === 0) return [];
  const ids = settled.map(({ history }) => history.event.id);
  const restored: StoredEvent[] = [];
  const before: object[] = [];
  const owners = settled.map(({ history, remaining }) => {
    const last = remaining.at(-1) as Remaining;
    const older = history.before[last.index];
    if (older) restored.push({ ...older.event, thread_id: history.event.thread_id, parent_id: history.event.parent_id });
    remaining.slice(0, -1).forEach((one, place) => {
      const next = remaining[place + 1] as Remaining;
      const state = history.before[one.index];
      if (state) before.push({ workspace_id: tx.workspaceId, id: newId(), event_id: history.event.id, run_id: next.runId, at: history.before[next.index - 1]?.at, content_hash: history.states[one.index]?.hash, event: state.event });
    });
    const runId = remaining[0]?.runId ?? null;
    const told = runId === history.event.run_id ? undefined : history.tellings.find((one) => one.runId === runId);
    return { id: history.event.id, run: runId, hash: history.states[last.index]?.hash ?? '', line: told?.line ?? null, isPassedOn: told !== undefined };
  });
  await tx.run(sql`delete from event_before where workspace_id = ${tx.workspaceId} and event_id = any(${ids}::uuid[])`);
  await tx.insert('event_before', before);
  await overwriteEvents(tx, await withKnownItems(tx, restored));
  const runs = sql`unnest(${owners.map((one) => one.id)}::uuid[], ${owners.map((one) => one.run)}::uuid[], ${owners.map((one) => one.hash)}::text[]) as x(id, run, hash)`;
  await tx.run(sql`update event e set run_id = x.run from ${runs} where e.workspace_id = ${tx.workspaceId} and e.id = x.id`);
  await tx.run(sql`update event_source s set run_id = x.run, content_hash = x.hash from ${runs} where s.workspace_id = ${tx.workspaceId} and s.event_id = x.id`);
  await passRecordsOn(tx, owners.filter((one) => one.isPassedOn));
  for (const table of ['interaction', 'contact', 'mention', 'survey_response']) {
    await tx.run(sql`update ${sql.table(table)} d set run_id = x.run from ${runs} where d.workspace_id = ${tx.workspaceId} and d.event_id = x.id and d.run_id is distinct from x.run`);
  }
  return restored.map((event) => event.id);
}

/** The raw record stands in the file of whoever told it, too, on a line of its own there. */
async function passRecordsOn(tx: WorkspaceTx, owners: readonly { id: string; run: string | null; line: number | null }[]): Promise<void> {
  await tx.run(sql`
    update record r set run_id = x.run, line = x.line
    from unnest(${owners.map((one) => one.id)}::uuid[], ${owners.map((one) => one.run)}::uuid[], ${owners.map((one) => one.line)}::int[]) as x(id, run, line)
    join event e on e.workspace_id = ${tx.workspaceId} and e.id = x.id
    where r.workspace_id = ${tx.workspaceId} and r.id = e.record_id`);
}

/** A state of long ago may name an item that is gone since. */
async function withKnownItems(tx: WorkspaceTx, events: readonly StoredEvent[]): Promise<StoredEvent[]> {
  const wanted = events.flatMap((event) => event.content_item_id ?? []);
  const known = new Set((await tx.run<{ id: string }>(sql`select id from content_item where workspace_id = ${tx.workspaceId} and id = any(${wanted}::uuid[])`)).map((row) => row.id));
  return events.map((event) => ({ ...event, content_item_id: event.content_item_id && known.has(event.content_item_id) ? event.content_item_id : null }));
}

async function leavingsOf(tx: WorkspaceTx, runId: string, restored: readonly string[]): Promise<Leavings> {
  const of = sql`(e.run_id = ${runId} or e.id = any(${[...restored]}::uuid[]))`;
  const persons = await tx.run<{ id: string }>(sql`
    select distinct i.person_id as id from event e join interaction i on i.workspace_id = ${tx.workspaceId} and i.event_id = e.id
    where e.workspace_id = ${tx.workspaceId} and ${of}`);
  const authors = await tx.run<{ id: string }>(sql`
    select distinct e.author_person_id as id from event e where e.workspace_id = ${tx.workspaceId} and ${of} and e.author_person_id is not null
    union select distinct c.author_person_id from event e join event c on c.workspace_id = ${tx.workspaceId} and c.thread_id = e.thread_id and c.parent_id = e.id
    where e.workspace_id = ${tx.workspaceId} and ${of} and c.author_person_id is not null`);
  const threads = await tx.run<{ id: string }>(sql`select distinct e.thread_id as id from event e where e.workspace_id = ${tx.workspaceId} and ${of} and e.thread_id is not null`);
  const ids = (rows: { id: string }[]) => rows.map((row) => row.id);
  return { restored: [...restored], persons: ids(persons), authors: ids(authors), threads: ids(threads) };
}
