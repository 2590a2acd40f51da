// Which of some names are content items here, by id or by title.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';

/** Those of the names behind which an item stands. */
export async function knownContent(tx: WorkspaceTx, names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const rows = await tx.run<{ name: string }>(sql`
    select x.name from unnest(${[...names]}::text[]) as x(name)
    where exists (select from content_item c where c.workspace_id = ${tx.workspaceId} and (c.external_id = x.name or lower(c.title) = lower(x.name)))`);
  return new Set(rows.map((row) => row.name));
}
