// Content items: what people read, watch or attend. A reading may arrive before its item; the item then stands with its id
// as title until somebody tells more.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import { addTellings } from '#rooms/people/index.ts';
import type { Source } from '#rooms/people/index.ts';
import { rereadEvents } from './reread.store.ts';
import { ensureTopics } from './topic.store.ts';
import { aliasKey } from './topic.ts';

export interface ContentInput {
  externalId: string;
  title: string;
  /** white paper, article, video, webinar, release, or whatever the file says. */
  kind: string;
  url?: string;
  publishedAt?: Date;
  topics?: readonly string[];
}

export interface ContentOutcome {
  id: string;
  outcome: 'created' | 'updated' | 'unchanged';
}

/** The item behind each external id or title; unknown ones are made as bare items. @returns item id by external id as given. */
export async function contentIds(tx: WorkspaceTx, externalIds: readonly string[], source: Source): Promise<Map<string, string>> {
  const wanted = [...new Set(externalIds.filter(Boolean))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.run<{ key: string; id: string }>(sql`
    select x.key, coalesce(
      (select c.id from content_item c where c.workspace_id = ${tx.workspaceId} and c.external_id = x.key),
      (select c.id from content_item c where c.workspace_id = ${tx.workspaceId} and lower(c.title) = lower(x.key) order by c.id limit 1)) as id
    from unnest(${wanted}::text[]) as x(key)`);
  const found = new Map(rows.filter((row) => row.id).map((row) => [row.key, row.id]));
  const fresh = wanted.filter((key) => !found.has(key)).map((key) => ({ key, id: newId() }));
  await tx.insert('content_item', fresh.map(({ key, id }) => ({
    workspace_id: tx.workspaceId, id, external_id: key, title: key, kind: 'content', url: null, published_at: null, run_id: source.runId, created_at: source.now,
  })));
  for (const { key, id } of fresh) found.set(key, id);
  return found;
}

/** Stores content items by external id. Where the topics of an item change, its readings are counted again. */
export async function storeContent(tx: WorkspaceTx, inputs: readonly ContentInput[], source: Source): Promise<ContentOutcome[]> {
  if (inputs.length === 0) return [];
  const topics = await ensureTopics(tx, inputs.flatMap((input) => input.topics ?? []), source.runId, source.now);
  const known = await tx.run<{ id: string; external_id: string; title: string; kind: string; url: string | null; published_at: Date | null; topics: string[] | null }>(sql`
    select c.id, c.external_id, c.title, c.kind, c.url, c.published_at,
      (select array_agg(t.topic_id) from content_item_topic t where t.workspace_id = ${tx.workspaceId} and t.content_item_id = c.id) as topics
    from content_item c where c.workspace_id = ${tx.workspaceId} and c.external_id = any(${inputs.map((input) => input.externalId)}::text[])`);
  const items = new Map(known.map((row) => [row.external_id, { ...row, topics: new Set(row.topics ?? []), isNew: false, isChanged: false, hasNewTopics: false }]));
  const outcomes = inputs.map((input): ContentOutcome => {
    const before = items.get(input.externalId);
    const item = before ?? { id: newId(), external_id: input.externalId, title: '', kind: '', url: null, published_at: null, topics: new Set<string>(), isNew: true, isChanged: false, hasNewTopics: false };
    const told = { title: input.title || item.title || input.externalId, kind: input.kind || item.kind || 'content', url: input.url ?? item.url, published_at: input.publishedAt ?? item.published_at };
    const ids = (input.topics ?? []).flatMap((topic) => topics.get(aliasKey(topic)) ?? []);
    const gains = ids.filter((id) => !item.topics.has(id));
    const differs = told.title !== item.title || told.kind !== item.kind || told.url !== item.url || told.published_at?.getTime() !== item.published_at?.getTime();
    for (const id of gains) item.topics.add(id);
    items.set(input.externalId, { ...item, ...told, isChanged: item.isChanged || differs, hasNewTopics: item.hasNewTopics || gains.length > 0 });
    return { id: item.id, outcome: !before ? 'created' : differs || gains.length > 0 ? 'updated' : 'unchanged' };
  });
  const all = [...items.values()];
  await tx.insert('content_item', all.filter((item) => item.isNew || item.isChanged).map((item) => ({
    workspace_id: tx.workspaceId, id: item.id, external_id: item.external_id, title: item.title, kind: item.kind, url: item.url, published_at: item.published_at, run_id: source.runId, created_at: source.now,
  })), 'on conflict (workspace_id, external_id) do update set title = excluded.title, kind = excluded.kind, url = excluded.url, published_at = excluded.published_at');
  await addTellings(tx, inputs.map((input) => ({ subject: 'content item', key: input.externalId, says: saidOf(input, topics) })), source);
  const retopiced = all.filter((item) => item.hasNewTopics);
  await tx.insert('content_item_topic', retopiced.flatMap((item) => [...item.topics].map((id) => ({ workspace_id: tx.workspaceId, content_item_id: item.id, topic_id: id }))), 'on conflict do nothing');
  await rereadItems(tx, retopiced.filter((item) => !item.isNew).map((item) => item.id));
  return outcomes;
}

/** What one telling says of an item; the item's values follow from all its tellings in their order. */
const saidOf = (input: ContentInput, topics: ReadonlyMap<string, string>) => ({
  title: input.title || null, kind: input.kind || null, url: input.url ?? null, publishedAt: input.publishedAt?.toISOString() ?? null,
  topics: (input.topics ?? []).flatMap((topic) => topics.get(aliasKey(topic)) ?? []),
});

async function rereadItems(tx: WorkspaceTx, itemIds: readonly string[]): Promise<void> {
  if (itemIds.length === 0) return;
  const rows = await tx.run<{ id: string }>(sql`
    select id from event where workspace_id = ${tx.workspaceId} and kind = 'reading' and content_item_id = any(${[...itemIds]}::uuid[]) order by id`);
  for (let at = 0; at < rows.length; at += 500) await rereadEvents(tx, rows.slice(at, at + 500).map((row) => row.id));
}
