// The SQL of events themselves: reading them whole, inserting and changing them with their search words.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { databaseJson, inPieces, partColumns } from '#base/database/rows.ts';
import { newId } from '#base/ids.ts';
import type { Parent } from './derive.ts';
import { ownText } from './event.ts';
import type { EventInput, StoredEvent } from './event.ts';

const SEARCHED_CHARS_MAX = 200_000;

const TYPES = {
  id: 'uuid', kind: 'text', at: 'timestamptz', direction: 'text', channel: 'text', subject: 'text', text: 'text', own_spans: 'int[]', details: 'jsonb', participants: 'jsonb',
  author_person_id: 'uuid', author_member_id: 'uuid', thread_id: 'uuid', thread_keys: 'text[]', subject_key: 'text', parent_key: 'text', parent_id: 'uuid', content_item_id: 'uuid',
  record_id: 'uuid', run_id: 'uuid', is_automatic: 'boolean', created_at: 'timestamptz', words: 'text',
};
type Column = keyof typeof TYPES;
const WITH_WORDS = Object.keys(TYPES) as Column[];
const COLUMNS = WITH_WORDS.filter((column) => column !== 'words');
const typed = (columns: readonly Column[]) => sql.raw(columns.length > 0 ? columns.map((column) => `${column} ${TYPES[column]}`).join(', ') : 'nothing text');
const selected = sql.raw(COLUMNS.map((column) => `e.${column}`).join(', '));
const searched = (words: string) => sql.raw(`case when ${words} = '' then null else to_tsvector('english', ${words}) end`);

/** Subject, own words, and what was bought or used. */
const wordsOf = ({ subject, text, own_spans, details }: StoredEvent): string =>
  [subject ?? '', text ? ownText(text, own_spans) : '', details.purchase?.item ?? '', typeof details['feature'] === 'string' ? details['feature'] : ''].filter((part) => part !== '').join('\n').slice(0, SEARCHED_CHARS_MAX).trim();

const searchable = (event: StoredEvent): Record<Column, unknown> => ({ ...event, words: withPieces(wordsOf(event)) });

/** What the index would take for one word ("B210/B200", "a.driver") stands there in pieces, too, or its parts would never be found. */
function withPieces(words: string): string {
  const pieces = new Set(words.split(/\s+/).filter((word) => /[\p{L}\p{N}][^\p{L}\p{N}]+[\p{L}\p{N}]/u.test(word)).flatMap((word) => word.split(/[^\p{L}\p{N}]+/u)));
  return pieces.size === 0 ? words : `${words}\n${[...pieces].join(' ')}`.slice(0, 2 * SEARCHED_CHARS_MAX);
}

export async function insertEvents(tx: WorkspaceTx, events: readonly StoredEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(searchable);
  const shares = partColumns(rows, WITH_WORDS);
  const own = shares.own.length > 0 ? shares.own : (['id'] as Column[]);
  const shared = WITH_WORDS.filter((column) => !own.includes(column));
  const from = (column: Column) => `${own.includes(column) ? 'x' : 's'}.${column}`;
  for (const pieces of inPieces(rows, own)) {
    await tx.send(sql`
      insert into event (workspace_id, ${sql.raw(COLUMNS.join(', '))}, search)
      select ${tx.workspaceId}, ${sql.raw(COLUMNS.map(from).join(', '))}, ${searched(from('words'))}
      from json_to_recordset(${pieces}::text::json) as x(${typed(own)}), json_to_record(${databaseJson(shares.shared)}::text::json) as s(${typed(shared)})`);
  }
}

/** Writes changed events over, keeping what they said before under `runId`, so that it can be restored. */
export async function changeEvents(tx: WorkspaceTx, events: readonly StoredEvent[], runId: string | null, now: Date): Promise<void> {
  if (events.length === 0) return;
  const ids = events.map((event) => event.id);
  const before = await tx.run<{ id: string; hash: string; event: object }>(sql`
    select e.id, s.content_hash as hash, to_jsonb(e) - 'search' - 'workspace_id' as event from event e
    join event_source s on s.workspace_id = ${tx.workspaceId} and s.event_id = e.id
    where e.workspace_id = ${tx.workspaceId} and e.id = any(${ids}::uuid[])`);
  await tx.insert('event_before', before.map((row) => ({ workspace_id: tx.workspaceId, id: newId(), event_id: row.id, run_id: runId, at: now, content_hash: row.hash, event: row.event })));
  await overwriteEvents(tx, events);
}

export async function overwriteEvents(tx: WorkspaceTx, events: readonly StoredEvent[]): Promise<void> {
  await tx.run(sql`
    update event e set kind = x.kind, at = x.at, direction = x.direction, channel = x.channel, subject = x.subject, text = x.text, own_spans = x.own_spans, details = x.details,
      participants = x.participants, author_person_id = x.author_person_id, author_member_id = x.author_member_id, thread_id = x.thread_id, thread_keys = x.thread_keys,
      subject_key = x.subject_key, parent_key = x.parent_key, parent_id = x.parent_id, content_item_id = x.content_item_id, record_id = x.record_id, is_automatic = x.is_automatic,
      search = ${searched('x.words')}
    from json_to_recordset(${databaseJson(events.map(searchable))}::text::json) as x(${typed(WITH_WORDS)})
    where e.workspace_id = ${tx.workspaceId} and e.id = x.id`);
}

/** Whole events by id. */
export const loadEvents = (tx: WorkspaceTx, ids: readonly string[]): Promise<StoredEvent[]> =>
  ids.length === 0 ? Promise.resolve([]) : selectEvents(tx, sql`and e.id = any(${[...ids]}::uuid[])`);

/** Whole events that match, in id order; `where` begins with `and` and speaks of `e`. */
export const selectEvents = (tx: WorkspaceTx, where: RawBuilder<unknown>): Promise<StoredEvent[]> => tx.run<StoredEvent>(sql`
  select ${selected} from event e where e.workspace_id = ${tx.workspaceId} ${where}`);

/** What deriving needs of parents. */
export async function loadParents(tx: WorkspaceTx, ids: readonly string[]): Promise<Map<string, Parent>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.run<Parent & { id: string }>(sql`
    select id, at, direction, author_person_id as "authorPersonId", author_member_id as "authorMemberId" from event
    where workspace_id = ${tx.workspaceId} and id = any(${[...new Set(ids)]}::uuid[])`);
  return new Map(rows.map(({ id, ...parent }) => [id, parent]));
}

/**
 * Finds for every event of these threads what it answers now: the mail it names, where that is here, else the latest one
 * before it in the thread by somebody else. Writes what changed and returns the events it changed for.
 */
export async function refreshParents(tx: WorkspaceTx, threadIds: readonly string[]): Promise<string[]> {
  const ids = [...new Set(threadIds)];
  if (ids.length === 0) return [];
  const rows = await tx.run<{ id: string; parent: string | null }>(sql`
    select e.id, coalesce(named.id, earlier.id) as parent
    from event e
    left join lateral (
      select p.event_id as id from event_source o
      join event_source p on p.workspace_id = ${tx.workspaceId} and p.source = o.source and p.source_key = e.parent_key
      where o.workspace_id = ${tx.workspaceId} and o.event_id = e.id and p.event_id <> e.id limit 1) named on e.parent_key is not null
    left join lateral (
      select p.id from event p
      where p.workspace_id = ${tx.workspaceId} and p.thread_id = e.thread_id and (p.at, p.id) < (e.at, e.id) and not p.is_automatic
        and (p.author_person_id, p.author_member_id, p.direction) is distinct from (e.author_person_id, e.author_member_id, e.direction)
      order by p.at desc, p.id desc limit 1) earlier on named.id is null and not e.is_automatic
    where e.workspace_id = ${tx.workspaceId} and e.thread_id = any(${ids}::uuid[]) and coalesce(named.id, earlier.id) is distinct from e.parent_id`);
  if (rows.length > 0) {
    await tx.run(sql`
      update event e set parent_id = x.parent_id from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.parent)}::uuid[]) as x(id, parent_id)
      where e.workspace_id = ${tx.workspaceId} and e.id = x.id`);
  }
  return rows.map((row) => row.id);
}

const hashes = new WeakMap<EventInput, string>();

/** A short hash of what the event says; equal for equal content, whatever file it came in. Whoever has time may ask for it ahead. */
export function contentHash(event: EventInput): string {
  const known = hashes.get(event);
  if (known) return known;
  const hash = hashOf(event);
  hashes.set(event, hash);
  return hash;
}

function hashOf(event: EventInput): string {
  const { kind, at, channel, subject, text, participants, direction, details, content, mentions, purchase, response, parentKey } = event;
  const said = [kind, at.getTime(), channel ?? '', subject ?? '', text, participants.map((one) => [one.role, one.name, one.handles.map((handle) => [handle.kind, handle.value])]),
    direction ?? '', details ?? null, content?.externalId ?? '', mentions ?? [], purchase ?? null, response ?? null, parentKey ?? ''];
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22);
}
