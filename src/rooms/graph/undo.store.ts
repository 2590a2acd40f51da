// Takes an import back in one transaction: first what happened, then what was told, then whom nobody else knows; at last
// everything that follows from the events that remain is derived again.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { fieldLabel, forgetRun } from '#rooms/people/index.ts';
import type { SubjectKind } from '#rooms/people/index.ts';
import { writeAnswers } from './derived.store.ts';
import { refreshParents } from './event.store.ts';
import { deriveAgain } from './rederive.store.ts';
import { rereadEvents } from './reread.store.ts';
import { rethread } from './thread.store.ts';
import { refreshTies } from './tie.store.ts';
import { keepWhile } from './undoKeeping.store.ts';
import { undoEvents } from './undoEvents.store.ts';
import { undoOurs } from './undoOurs.store.ts';
import { undoContent, undoRelationships, undoTopics } from './undoTold.store.ts';
import { undoValues } from './undoValues.store.ts';

/** A value that a member edited since the run; it stays, and so does whom it is about. */
export interface Kept {
  subject: SubjectKind;
  name: string;
  field: string;
  value: string;
}

const PAGE = 500;

/** Takes back exactly what the run brought, and keeps it so that it can be brought back. What others told as well, and what members edited, stays. */
export const undoRun = (tx: WorkspaceTx, runId: string, now: Date): Promise<{ kept: Kept[] }> => keepWhile(tx, runId, () => takeBack(tx, runId, now));

async function takeBack(tx: WorkspaceTx, runId: string, now: Date): Promise<{ kept: Kept[] }> {
  const kept = [...(await editedSince(tx, 'person', runId)), ...(await editedSince(tx, 'organisation', runId))];
  const { restored, persons, authors, threads } = await undoEvents(tx, runId, now);
  const answering = await threadAgain(tx, threads);
  await undoRelationships(tx, runId);
  const readings = await undoContent(tx, runId);
  const touched = await undoValues(tx, runId, now);
  await undoOurs(tx, runId);
  await forgetRun(tx, runId);
  await deriveAgain(tx, [...new Set([...restored, ...answering])], now);
  for (const page of pages(readings)) await rereadEvents(tx, page);
  for (const page of pages(await undoTopics(tx, runId))) await rereadEvents(tx, page);
  await undoRecords(tx, runId);
  const staying = await stillThere(tx, [...new Set([...persons, ...authors, ...touched])]);
  for (const page of pages(staying)) {
    await writeAnswers(tx, page);
    await refreshTies(tx, page, now);
  }
  await tx.run(sql`delete from topic_round where workspace_id = ${tx.workspaceId}`);
  return { kept };
}

function pages<Item>(items: readonly Item[]): Item[][] {
  const found: Item[][] = [];
  for (let at = 0; at < items.length; at += PAGE) found.push(items.slice(at, at + PAGE));
  return found;
}

/** Values that a member typed of whom the run made, or over a value the run told. */
export async function editedSince(tx: WorkspaceTx, subject: SubjectKind, runId: string): Promise<Kept[]> {
  const facts = subject === 'person' ? sql.table('person_fact') : sql.table('organisation_fact');
  const owner = subject === 'person' ? sql.ref('person_id') : sql.ref('organisation_id');
  const rows = await tx.run<{ name: string; field: string; value: string }>(sql`
    select s.name, f.field, coalesce(m.name, o.name, f.value_text) as value
    from ${facts} f join ${sql.table(subject)} s on s.workspace_id = ${tx.workspaceId} and s.id = f.${owner}
    left join member m on m.workspace_id = ${tx.workspaceId} and f.field = 'owner_member_id' and m.id::text = f.value_text
    left join organisation o on o.workspace_id = ${tx.workspaceId} and f.field = 'organisation_id' and o.id::text = f.value_text
    where f.workspace_id = ${tx.workspaceId} and f.source = 'member' and f.is_current
      and (s.run_id = ${runId} or exists (select from ${facts} t where t.workspace_id = ${tx.workspaceId} and t.${owner} = f.${owner} and t.field = f.field and t.run_id = ${runId}))
    order by s.name, f.field`);
  return rows.map((row) => ({ subject, name: row.name, field: fieldLabel(subject, row.field), value: row.value }));
}

/** Makes the threads again that lost a mail. @returns the events that answer something else, or nothing, now. */
export async function threadAgain(tx: WorkspaceTx, threads: readonly string[]): Promise<string[]> {
  const answering: string[] = [];
  for (const page of pages(threads)) {
    const events = await tx.run<{ id: string }>(sql`select id from event where workspace_id = ${tx.workspaceId} and thread_id = any(${page}::uuid[])`);
    await rethread(tx, page);
    const made = await tx.run<{ id: string }>(sql`
      select distinct thread_id as id from event where workspace_id = ${tx.workspaceId} and id = any(${events.map((event) => event.id)}::uuid[]) and thread_id is not null`);
    answering.push(...(await refreshParents(tx, made.map((row) => row.id))));
  }
  return answering;
}

/** Raw records of the run to which nothing that remains points. */
async function undoRecords(tx: WorkspaceTx, runId: string): Promise<void> {
  await tx.run(sql`
    delete from record r where r.workspace_id = ${tx.workspaceId} and r.run_id = ${runId}
      and not exists (select from event e where e.workspace_id = ${tx.workspaceId} and e.record_id = r.id)
      and not (r.id in (select (b.event->>'record_id')::uuid from event_before b where b.workspace_id = ${tx.workspaceId} and b.event->>'record_id' is not null))`);
}

async function stillThere(tx: WorkspaceTx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.run<{ id: string }>(sql`select id from person where workspace_id = ${tx.workspaceId} and id = any(${[...ids]}::uuid[]) order by id`);
  return rows.map((row) => row.id);
}
