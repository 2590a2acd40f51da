// The words of this workspace's topics, prepared for reading. Prepared once and kept while the topics stay the same.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { createLexicon } from '#language/topics.ts';
import type { Lexicon } from '#language/topics.ts';

const KEPT_MAX = 8;
const TOPICS_LOCK = 4;
const kept = new Map<string, { signature: string; lexicon: Lexicon }>();

/**
 * The lexicon of all topics that are read (proposed and accepted). Until the transaction ends no topic changes, so that
 * whoever changes one knows that texts stored before were read without it and texts stored later are read with it.
 */
export async function loadLexicon(tx: WorkspaceTx): Promise<Lexicon> {
  await tx.run(sql`select pg_advisory_xact_lock_shared(hashtextextended(${tx.workspaceId}, ${TOPICS_LOCK}))`);
  const topics = await tx.run<{ id: string; words: string[] }>(sql`
    select id, array_prepend(name, aliases) as words from topic
    where workspace_id = ${tx.workspaceId} and state in ('proposed', 'accepted') order by id`);
  const signature = createHash('sha256').update(JSON.stringify(topics)).digest('base64url');
  const known = kept.get(tx.workspaceId);
  if (known?.signature === signature) return known.lexicon;
  const lexicon = createLexicon(topics);
  kept.delete(tx.workspaceId);
  kept.set(tx.workspaceId, { signature, lexicon });
  if (kept.size > KEPT_MAX) kept.delete(kept.keys().next().value as string);
  return lexicon;
}

/** What a topic that a file named counts for now: itself, the one it was merged into, or nothing while it is muted. */
export async function loadFates(tx: WorkspaceTx): Promise<(topicId: string) => string | null> {
  const rows = await tx.run<{ id: string; into: string | null }>(sql`
    select t.id, case when o.state <> 'muted' then o.id end as into from topic t
    left join topic o on o.workspace_id = ${tx.workspaceId} and o.id = t.merged_into
    where t.workspace_id = ${tx.workspaceId} and t.state in ('muted', 'merged')`);
  const fates = new Map(rows.map((row) => [row.id, row.into]));
  return (topicId) => (fates.has(topicId) ? (fates.get(topicId) ?? null) : topicId);
}

/** Waits until nobody reads texts by the topics as they are. To be called before topics are changed. */
export async function lockTopics(tx: WorkspaceTx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${tx.workspaceId}, ${TOPICS_LOCK}))`);
}
