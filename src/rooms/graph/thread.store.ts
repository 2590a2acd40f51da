// Places events in threads. Done before the events themselves are inserted, so that a row is written once.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import { HINT_DAYS, groupLinked } from './threading.ts';
import type { Link } from './threading.ts';

export interface Threadable {
  eventId: string;
  at: Date;
  subject: string;
  /** Ids that tie it to others, its own among them. */
  keys: readonly string[];
  hints: readonly string[];
}

const KEY = 'k';
const EVENT = 'e';
const THREAD = 't';

/** Finds or makes the thread of each event and joins threads that turn out to be one. @returns thread id by event id. */
export async function placeInThreads(tx: WorkspaceTx, items: readonly Threadable[]): Promise<Map<string, string>> {
  if (items.length === 0) return new Map();
  const links: Link[] = items.flatMap((item) => [
    { a: EVENT + item.eventId, b: EVENT + item.eventId },
    ...item.keys.map((key) => ({ a: EVENT + item.eventId, b: KEY + key })),
  ]);
  const keys = [...new Set(items.flatMap((item) => item.keys))];
  const known = await tx.run<{ key: string; thread: string }>(sql`
    select key, thread_id as thread from thread_key where workspace_id = ${tx.workspaceId} and key = any(${keys}::text[])`);
  for (const { key, thread } of known) links.push({ a: KEY + key, b: THREAD + thread });
  links.push(...(await linksByHint(tx, items)));
  const groups = groupLinked(links);
  const { threadOf, joined } = nameThreads(groups);
  const fresh = items.filter((item) => !knownThread(threadOf.get(EVENT + item.eventId), groups));
  const freshThreads = new Map(fresh.map((item) => [threadOf.get(EVENT + item.eventId) as string, item]));
  await tx.insert('thread', [...freshThreads].map(([id, item]) => ({ workspace_id: tx.workspaceId, id, subject: item.subject, first_at: item.at, last_at: item.at, events: 0 })), 'on conflict do nothing');
  await joinThreads(tx, joined);
  const knownKeys = new Set(known.map((row) => row.key));
  await tx.insert('thread_key', keys.filter((key) => !knownKeys.has(key)).map((key) => ({ workspace_id: tx.workspaceId, key, thread_id: threadOf.get(KEY + key) })), 'on conflict do nothing');
  return new Map(items.map((item) => [item.eventId, threadOf.get(EVENT + item.eventId) as string]));
}

const knownThread = (thread: string | undefined, groups: ReadonlyMap<string, string>): boolean => groups.has(THREAD + thread);

/** Gives each group its oldest thread, or a new one; the other threads of a group are joined into it. */
function nameThreads(groups: ReadonlyMap<string, string>) {
  const named = new Map<string, string>();
  const threads = [...groups.keys()].filter((node) => node.startsWith(THREAD)).sort();
  const joined = new Map<string, string>();
  for (const node of threads) {
    const root = groups.get(node) as string;
    const kept = named.get(root);
    if (kept) joined.set(node.slice(1), kept);
    else named.set(root, node.slice(1));
  }
  const threadOf = new Map<string, string>();
  for (const [node, root] of groups) {
    if (!named.has(root)) named.set(root, newId());
    threadOf.set(node, named.get(root) as string);
  }
  return { threadOf, joined };
}

/** Mails next to each other in time under the same hint, at most two weeks apart. The neighbours are enough: the rest follows through them. */
async function linksByHint(tx: WorkspaceTx, items: readonly Threadable[]): Promise<Link[]> {
  const hints = items.flatMap((item) => item.hints.map((key) => ({ workspace_id: tx.workspaceId, key, at: item.at, event_id: item.eventId })));
  if (hints.length === 0) return [];
  await tx.insert('thread_hint', hints, 'on conflict do nothing');
  const rows = await tx.run<{ event: string; other: string; thread: string | null }>(sql`
    select x.event_id as event, n.event_id as other, e.thread_id as thread
    from unnest(${hints.map((hint) => hint.key)}::text[], ${hints.map((hint) => hint.at.toISOString())}::timestamptz[], ${hints.map((hint) => hint.event_id)}::uuid[]) as x(key, at, event_id)
    cross join lateral (
      (select h.event_id from thread_hint h where h.workspace_id = ${tx.workspaceId} and h.key = x.key
         and (h.at, h.event_id) > (x.at, x.event_id) and h.at <= x.at + make_interval(days => ${HINT_DAYS}) order by h.at, h.event_id limit 1)
      union all
      (select h.event_id from thread_hint h where h.workspace_id = ${tx.workspaceId} and h.key = x.key
         and (h.at, h.event_id) < (x.at, x.event_id) and h.at >= x.at - make_interval(days => ${HINT_DAYS}) order by h.at desc, h.event_id desc limit 1)
    ) n
    left join event e on e.workspace_id = ${tx.workspaceId} and e.id = n.event_id`);
  return rows.flatMap(({ event, other, thread }) => [{ a: EVENT + event, b: EVENT + other }, ...(thread ? [{ a: EVENT + other, b: THREAD + thread }] : [])]);
}

async function joinThreads(tx: WorkspaceTx, joined: ReadonlyMap<string, string>): Promise<void> {
  if (joined.size === 0) return;
  const from = [...joined.keys()];
  const into = [...joined.values()];
  await tx.run(sql`
    update event e set thread_id = x.into from unnest(${from}::uuid[], ${into}::uuid[]) as x(thread_id, "into")
    where e.workspace_id = ${tx.workspaceId} and e.thread_id = x.thread_id`);
  await tx.run(sql`
    update thread_key k set thread_id = x.into from unnest(${from}::uuid[], ${into}::uuid[]) as x(thread_id, "into")
    where k.workspace_id = ${tx.workspaceId} and k.thread_id = x.thread_id`);
  await tx.run(sql`delete from thread where workspace_id = ${tx.workspaceId} and id = any(${from}::uuid[])`);
}

/** Counts threads again after events came or went, and calls each as its first mail is called. */
export async function recountThreads(tx: WorkspaceTx, threadIds: readonly string[]): Promise<void> {
  const ids = [...new Set(threadIds)];
  if (ids.length === 0) return;
  await tx.run(sql`
    update thread t set first_at = x.first_at, last_at = x.last_at, events = x.events, subject = coalesce(x.subject, '')
    from (select thread_id, min(at) as first_at, max(at) as last_at, count(*)::int as events, (array_agg(subject order by at, id))[1] as subject from event
          where workspace_id = ${tx.workspaceId} and thread_id = any(${ids}::uuid[]) group by thread_id) x
    where t.workspace_id = ${tx.workspaceId} and t.id = x.thread_id`);
}

/**
 * Makes the threads of these events again from what the events themselves say, e.g. after the mail that held two
 * conversations together was taken back.
 */
export async function rethread(tx: WorkspaceTx, threadIds: readonly string[]): Promise<void> {
  const ids = [...new Set(threadIds)];
  if (ids.length === 0) return;
  const events = await tx.run<{ id: string; at: Date; subject: string | null; keys: string[]; hints: string[] | null }>(sql`
    select e.id, e.at, e.subject, e.thread_keys as keys,
      (select array_agg(h.key) from thread_hint h where h.workspace_id = ${tx.workspaceId} and h.event_id = e.id) as hints
    from event e where e.workspace_id = ${tx.workspaceId} and e.thread_id = any(${ids}::uuid[]) order by e.at, e.id`);
  await tx.run(sql`update event set thread_id = null where workspace_id = ${tx.workspaceId} and thread_id = any(${ids}::uuid[])`);
  await tx.run(sql`delete from thread_key where workspace_id = ${tx.workspaceId} and thread_id = any(${ids}::uuid[])`);
  await tx.run(sql`delete from thread where workspace_id = ${tx.workspaceId} and id = any(${ids}::uuid[])`);
  const placed = await placeInThreads(tx, events.map((event) => ({ eventId: event.id, at: event.at, subject: event.subject ?? '', keys: event.keys, hints: event.hints ?? [] })));
  await tx.run(sql`
    update event e set thread_id = x.thread_id from unnest(${[...placed.keys()]}::uuid[], ${[...placed.values()]}::uuid[]) as x(id, thread_id)
    where e.workspace_id = ${tx.workspaceId} and e.id = x.id`);
  await recountThreads(tx, [...placed.values()]);
}
