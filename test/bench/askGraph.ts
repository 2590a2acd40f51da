// Loads the large made-up graph into the embedded database, by the doors and statements of the product.
import { sql } from 'kysely';
import type { OpenDatabase } from '#base/database/doors.ts';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import { refreshTies } from '#rooms/graph/index.ts';
import { drawGraph, drawQuestions, makeNames, TEXT } from './askDraws.ts';
import type { EventDrawn, GraphDraws, Names, Size } from './askDraws.ts';

export interface LargeGraph extends Pick<Names, 'topics' | 'members' | 'persons'> {
  workspaceId: string;
  now: Date;
  /** Topics drawn as often as they are spoken of. */
  drawTopic(): { id: string; name: string };
  drawMember(): { id: string; name: string };
}

const BATCH = 5_000;

export async function makeLargeGraph(db: OpenDatabase, size: Size, seed: number, now: Date): Promise<LargeGraph> {
  const workspaceId = newId();
  await db.system((tx) => tx.run(sql`insert into workspace (id, slug, name, kind, created_at) values (${workspaceId}, ${`bench-${seed}`}, 'Bench', 'own', ${now})`));
  const names = makeNames(size);
  const draws = drawGraph(names, size, seed, now);
  const inWorkspace = <T>(work: (tx: WorkspaceTx) => Promise<T>) => db.withWorkspace(workspaceId, work);
  // The rows are right by construction: their references need no checking while they are loaded.
  await script(db, 'set session_replication_role = replica');
  await inWorkspace((tx) => storeNames(tx, names, draws));
  for (let from = 0; from < size.interactions; from += BATCH) {
    await inWorkspace((tx) => storeBatch(tx, Array.from({ length: Math.min(BATCH, size.interactions - from) }, (_, n) => draws.event(from + n))));
  }
  await inWorkspace((tx) => inBatches(tx, 'relationship', draws.edges()));
  await script(db, 'set session_replication_role = default');
  await inWorkspace((tx) => refreshTies(tx, 'all', now));
  await script(db, 'vacuum analyze');
  return { workspaceId, now, topics: names.topics, members: names.members, persons: names.persons, ...drawQuestions(names, seed) };
}

async function script(db: OpenDatabase, text: string): Promise<void> {
  const lease = await db.driver.lease();
  await lease.script(text).finally(() => lease.release());
}

async function inBatches(tx: WorkspaceTx, table: string, rows: readonly object[]): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) await tx.insert(table, rows.slice(at, at + BATCH).map((row) => ({ workspace_id: tx.workspaceId, ...row })));
}

async function storeNames(tx: WorkspaceTx, { persons, organisations }: Names, draws: GraphDraws): Promise<void> {
  await inBatches(tx, 'member', draws.members());
  await inBatches(tx, 'topic', draws.topics());
  await inBatches(tx, 'organisation', organisations.map(draws.organisation));
  await inBatches(tx, 'person', persons.map(draws.person));
  await inBatches(tx, 'handle', persons.map(draws.handle));
}

/** One event each, with its interaction, its touch, its mentions and its response: sent once and spread by the database. */
async function storeBatch(tx: WorkspaceTx, rows: readonly EventDrawn[]): Promise<void> {
  const w = tx.workspaceId;
  await tx.run(sql`
    with x as materialized (select * from json_to_recordset(${JSON.stringify(rows)}::text::json) as x(id uuid, kind text, at timestamptz, direction text, role text, person uuid, member uuid, hours real, amount numeric, score int, mentions json)),
    events as (insert into event (workspace_id, id, kind, at, direction, text, own_spans, author_person_id, created_at)
      select ${w}, id, kind, at, direction, case when kind = 'mail' then ${TEXT} else '' end, case when kind = 'mail' then ${[0, TEXT.length]}::int[] else '{}' end, case when role = 'author' then person end, at from x),
    parts as (insert into interaction (workspace_id, id, event_id, person_id, kind, at, direction, role, member_id, amount) select ${w}, id, id, person, kind, at, direction, role, member, amount from x),
    touches as (insert into contact (workspace_id, id, event_id, person_id, member_id, at, direction, reply_hours) select ${w}, id, id, person, member, at, direction, hours from x where member is not null),
    scores as (insert into survey_response (workspace_id, id, event_id, person_id, at, score) select ${w}, id, id, person, at, score from x where score is not null)
    insert into mention (workspace_id, id, event_id, person_id, topic_id, stance, kind, at, span_start, span_end, mark_start, mark_end, p, counts, model)
    select ${w}, m.id, x.id, x.person, m.topic, m.stance, x.kind, x.at, 0, case when x.kind = 'mail' then ${TEXT.length}::int else 0 end, 0, 0, 0.9, m.counts, 'bench'
    from x cross join lateral json_to_recordset(x.mentions) as m(id uuid, topic uuid, stance text, counts boolean)`);
}
