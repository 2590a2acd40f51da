// What the import runs were called that brought values and events. Runs belong to the room `imports` above; the rooms below
// show the name beside what came from there, and know nothing else of a run.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';

/** Names of runs by id; a run that is not there is missing. */
export async function runNames(tx: WorkspaceTx, ids: Iterable<string | null>): Promise<Map<string, string>> {
  const wanted = [...new Set([...ids].filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.run<{ id: string; name: string }>(sql`
    select id, source_name as name from import_run where workspace_id = ${tx.workspaceId} and id = any(${wanted}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row.name]));
}
