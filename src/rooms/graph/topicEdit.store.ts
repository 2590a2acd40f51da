// Changes to topics themselves. What texts say about them is read again afterwards.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';

/** Removes topics with their words and mentions. @returns the events that mentioned them: their words may mean another topic now. */
export async function removeTopics(tx: WorkspaceTx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const gone = await tx.run<{ id: string }>(sql`delete from mention where workspace_id = ${tx.workspaceId} and topic_id = any(${[...ids]}::uuid[]) returning event_id as id`);
  await tx.run(sql`delete from topic where workspace_id = ${tx.workspaceId} and id = any(${[...ids]}::uuid[])`);
  return [...new Set(gone.map((row) => row.id))];
}
