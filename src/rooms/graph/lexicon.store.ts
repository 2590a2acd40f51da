// The words of this workspace's topics, prepared for reading. Prepared once and kept while the topics stay the same.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { createLexicon } from '#language/topics.ts';
import type { Lexicon } from '#language/topics.ts';

const KEPT_MAX = 8;
const kept = new Map<string, { signature: string; lexicon: Lexicon }>();

/** The lexicon of all topics that are read (proposed and accepted); `only` narrows it to some. */
export async function loadLexicon(tx: WorkspaceTx, only?: readonly string[]): Promise<Lexicon> {
  const topics = await tx.run<{ id: string; words: string[] }>(sql`
    select id, array_prepend(name, aliases) as words from topic
    where workspace_id = ${tx.workspaceId} and state in ('proposed', 'accepted') ${only ? sql`and id = any(${[...only]}::uuid[])` : sql``} order by id`);
  if (only) return createLexicon(topics);
  const signature = createHash('sha256').update(JSON.stringify(topics)).digest('base64url');
  const known = kept.get(tx.workspaceId);
  if (known?.signature === signature) return known.lexicon;
  const lexicon = createLexicon(topics);
  kept.delete(tx.workspaceId);
  kept.set(tx.workspaceId, { signature, lexicon });
  if (kept.size > KEPT_MAX) kept.delete(kept.keys().next().value as string);
  return lexicon;
}
