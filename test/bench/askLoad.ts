// Loads the large made-up graph into a PostgreSQL by COPY, with the indexes made afterwards, and finds one again that was kept.
import pg from 'pg';
import type { OpenDatabase } from '#base/database/doors.ts';
import { newId } from '#base/ids.ts';
import { refreshTies } from '#rooms/graph/index.ts';
import { drawGraph, drawQuestions, makeNames, TEXT } from './askDraws.ts';
import type { GraphDraws, Names, Size } from './askDraws.ts';
import type { LargeGraph } from './askGraph.ts';
import { copyInto, copyLine } from './copyIn.ts';
import type { Cell, CopyIn } from './copyIn.ts';
import { printFigures } from './report.ts';

export interface Loading { name: string; size: Size; seed: number }

const slugOf = ({ name, seed }: Loading): string => `bench-${name.toLowerCase()}-${seed}`;

const COLUMNS = {
  event: ['id', 'kind', 'at', 'direction', 'text', 'own_spans', 'author_person_id', 'created_at'],
  interaction: ['id', 'event_id', 'person_id', 'kind', 'at', 'direction', 'role', 'member_id', 'amount'],
  contact: ['id', 'event_id', 'person_id', 'member_id', 'at', 'direction', 'reply_hours'],
  survey_response: ['id', 'event_id', 'person_id', 'at', 'score'],
  mention: ['id', 'event_id', 'person_id', 'topic_id', 'stance', 'kind', 'at', 'span_start', 'span_end', 'mark_start', 'mark_end', 'p', 'counts', 'model'],
} as const;
type EventTable = keyof typeof COLUMNS;
const EVENT_TABLES = Object.keys(COLUMNS) as EventTable[];
/** Ties and strengths are made from contacts, and then written into these: their indexes come last. */
const TABLES_AFTER_TIES = ['person', 'tie'];
const LOADED = [...EVENT_TABLES, 'member', 'topic', 'organisation', 'handle', 'relationship', ...TABLES_AFTER_TIES];
const BATCH = 5_000;
const SPANS = [0, TEXT.length];

/** The graph of this size and seed, as it was kept; null where there is none, or only a part of one. */
export async function keptGraph(db: OpenDatabase, loading: Loading): Promise<LargeGraph | null> {
  const lease = await db.driver.lease();
  try {
    const { rows: [workspace] } = await lease.query('select id, created_at as now from workspace where slug = $1', [slugOf(loading)]);
    if (!workspace) return null;
    const workspaceId = String(workspace['id']);
    // Ids were made in order.
    const named = async (table: string) => (await lease.query(`select id, name from ${table} where workspace_id = $1 order by id`, [workspaceId])).rows as unknown as Names['topics'];
    const [topics, members, persons] = [await named('topic'), await named('member'), await named('person')];
    return { workspaceId, now: workspace['now'] as Date, topics, members, persons, ...drawQuestions({ topics, members }, loading.seed) };
  } finally {
    lease.release();
  }
}

/** Fills an empty database. The workspace itself comes last: without it what is there is only a part. */
export async function loadGraph(db: OpenDatabase, url: string, loading: Loading, now: Date): Promise<LargeGraph> {
  const workspaceId = newId();
  const { size, seed } = loading;
  let seconds = 0;
  const timed = async (what: string, work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    const took = (performance.now() - began) / 1000;
    seconds += took;
    printFigures([{ what: `loading: ${what}`, value: took, unit: 's' }]);
  };
  const clients = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })] as const;
  for (const client of clients) await client.connect();
  const [client] = clients;
  try {
    const { rows: [already] } = await client.query('select exists (select from event) or exists (select from person) as "isFull"');
    if (already.isFull) throw new Error('This database holds rows of something else, or a part of a graph: name an empty one.');
    const indexes = await dropIndexes(client);
    const names = makeNames(size);
    const draws = drawGraph(names, size, seed, now);
    await timed('copying', async () => {
      await copyNames(url, workspaceId, names, draws);
      await copyEvents(url, workspaceId, size, draws);
      await copyRows(url, workspaceId, 'relationship', draws.edges());
    });
    const isLast = ({ table }: Index) => TABLES_AFTER_TIES.includes(table);
    await timed('indexes of what happened', () => makeIndexes(clients, indexes.filter((index) => !isLast(index))));
    await client.query('analyze');
    await timed('ties and strengths', () => db.withWorkspace(workspaceId, (tx) => refreshTies(tx, 'all', now)));
    await client.query('vacuum person');
    await timed('indexes of people and ties', () => makeIndexes(clients, indexes.filter(isLast)));
    await timed('vacuum and analyze', () => client.query('vacuum analyze'));
    await client.query(`insert into workspace (id, slug, name, kind, created_at) values ($1, $2, 'Bench', 'own', $3)`, [workspaceId, slugOf(loading), now]);
    await client.query('checkpoint');
    printFigures([{ what: 'loading: all of it', value: seconds, unit: 's' }]);
    return { workspaceId, now, topics: names.topics, members: names.members, persons: names.persons, ...drawQuestions(names, seed) };
  } finally {
    for (const one of clients) await one.end();
  }
}

interface Index { table: string; name: string; definition: string }

/** Takes away the indexes that no key needs. */
async function dropIndexes(client: pg.Client): Promise<Index[]> {
  const { rows } = await client.query<Index>(`
    select t.relname as table, i.relname as name, pg_get_indexdef(x.indexrelid) as definition from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
    where t.relnamespace = 'public'::regnamespace and t.relname = any($1) and not exists (select from pg_constraint c where c.conindid = x.indexrelid) order by t.reltuples, i.relname`, [LOADED]);
  for (const { name } of rows) await client.query(`drop index "${name}"`);
  return rows;
}

/** On as many connections as there are, each taking the next. */
async function makeIndexes(clients: readonly pg.Client[], indexes: readonly Index[]): Promise<void> {
  const left = [...indexes];
  await Promise.all(clients.map(async (client) => {
    for (let next = left.shift(); next; next = left.shift()) await client.query(next.definition);
  }));
}

async function copyRows(url: string, workspaceId: string, table: string, rows: Iterable<object>): Promise<void> {
  let copy: CopyIn | undefined;
  let lines = '';
  for (const row of rows) {
    copy ??= await copyInto(url, table, ['workspace_id', ...Object.keys(row)]);
    lines += copyLine([workspaceId, ...(Object.values(row) as Cell[])]);
    if (lines.length < 1_000_000) continue;
    await copy.write(lines);
    lines = '';
  }
  await copy?.write(lines);
  await copy?.end();
}

async function copyNames(url: string, workspaceId: string, { persons, organisations }: Names, draws: GraphDraws): Promise<void> {
  await copyRows(url, workspaceId, 'member', draws.members());
  await copyRows(url, workspaceId, 'topic', draws.topics());
  await copyRows(url, workspaceId, 'organisation', each(organisations, draws.organisation));
  await copyRows(url, workspaceId, 'person', each(persons, draws.person));
  await copyRows(url, workspaceId, 'handle', each(persons, draws.handle));
}

/** One after the other, so that they need not all be there at once. */
function* each<T>(list: readonly T[], make: (one: T, n: number) => object): Iterable<object> {
  for (const [n, one] of list.entries()) yield make(one, n);
}

async function copyEvents(url: string, workspaceId: string, size: Size, draws: GraphDraws): Promise<void> {
  const copies = Object.fromEntries(await Promise.all(EVENT_TABLES.map(async (table) => [table, await copyInto(url, table, ['workspace_id', ...COLUMNS[table]])]))) as Record<EventTable, CopyIn>;
  for (let from = 0; from < size.interactions; from += BATCH) {
    const lines: Record<EventTable, string> = { event: '', interaction: '', contact: '', survey_response: '', mention: '' };
    for (let n = from; n < Math.min(from + BATCH, size.interactions); n += 1) addLines(lines, workspaceId, draws.event(n));
    await Promise.all(EVENT_TABLES.map((table) => copies[table].write(lines[table])));
  }
  await Promise.all(EVENT_TABLES.map((table) => copies[table].end()));
}

/** An event with its interaction, its touch, its mentions and its response. */
function addLines(lines: Record<EventTable, string>, w: string, drawn: ReturnType<GraphDraws['event']>): void {
  const { id, kind, direction, role, person, member, hours, amount, score, mentions } = drawn;
  const at = drawn.at.toISOString();
  const isMail = kind === 'mail';
  lines.event += copyLine([w, id, kind, at, direction, isMail ? TEXT : '', isMail ? SPANS : [], role === 'author' ? person : null, at]);
  lines.interaction += copyLine([w, id, id, person, kind, at, direction, role, member, amount]);
  if (member !== null) lines.contact += copyLine([w, id, id, person, member, at, direction, hours]);
  if (score !== null) lines.survey_response += copyLine([w, id, id, person, at, score]);
  for (const mention of mentions) lines.mention += copyLine([w, mention.id, id, person, mention.topic, mention.stance, kind, at, 0, isMail ? TEXT.length : 0, 0, 0, 0.9, mention.counts, 'bench']);
}
