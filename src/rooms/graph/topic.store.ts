// Topics and the words that mean them: one word, one topic.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import { aliasKey } from './topic.ts';

/**
 * The topics behind these names or aliases, made (accepted) where they are new; a merged topic leads to the one it went into.
 * @returns topic id by `aliasKey` of the name, also of muted topics: what a file says of them counts once they are back.
 */
export async function ensureTopics(tx: WorkspaceTx, names: Iterable<string>, runId: string | null, now: Date): Promise<Map<string, string>> {
  const wanted = new Map<string, string>();
  for (const name of names) if (aliasKey(name)) wanted.set(aliasKey(name), name.replace(/\s+/g, ' ').trim().slice(0, 120));
  if (wanted.size === 0) return new Map();
  const rows = await tx.run<{ key: string; id: string }>(sql`
    select a.alias as key, coalesce(t.merged_into, t.id) as id from topic_alias a
    join topic t on t.workspace_id = ${tx.workspaceId} and t.id = a.topic_id
    where a.workspace_id = ${tx.workspaceId} and a.alias = any(${[...wanted.keys()]}::text[])`);
  const found = new Map(rows.map((row) => [row.key, row.id]));
  const fresh = [...wanted].filter(([key]) => !found.has(key)).map(([key, name]) => ({ key, name, id: newId() }));
  await tx.insert('topic', fresh.map(({ id, name }) => ({
    workspace_id: tx.workspaceId, id, name, aliases: [], state: 'accepted', run_id: runId, created_at: now,
  })));
  await tx.insert('topic_alias', fresh.map(({ id, key }) => ({ workspace_id: tx.workspaceId, alias: key, topic_id: id })));
  for (const { key, id } of fresh) found.set(key, id);
  return found;
}
