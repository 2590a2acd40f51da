// Uploaded files that nobody imported: looked at, or tried out, and left. They go after a day.
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Deps } from '#base/endpoint.ts';

const KEPT_MS = 24 * 3_600_000;

/** Removes uploads older than a day that no import waits for, or may be continued with. */
export async function removeLeftOver(deps: Deps, workspaceId: string): Promise<void> {
  const folder = join(deps.config.dataFolder, 'uploads', workspaceId);
  const uploads = await readdir(folder).catch((): string[] => []);
  if (uploads.length === 0) return;
  const rows = await deps.db.withWorkspace(workspaceId, (tx) => tx.run<{ uploads: string[] | null }>(sql`
    select options->'uploads' as uploads from import_run where workspace_id = ${tx.workspaceId} and state in ('waiting', 'running', 'stopped', 'failed') and not is_dry`));
  const wanted = new Set(rows.flatMap((row) => row.uploads ?? []));
  const oldest = deps.clock.now().getTime() - KEPT_MS;
  for (const upload of uploads) {
    const path = join(folder, upload);
    const arrived = await stat(path).then((found) => found.mtimeMs, () => null);
    if (!wanted.has(upload) && arrived !== null && arrived < oldest) await rm(path, { recursive: true, force: true });
  }
}
