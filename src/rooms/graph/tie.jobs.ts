// Ties fade while nothing happens: strengths that nobody touched for half a day are computed again, page by page. What is
// left to do stands in the ties themselves, so a job that was cut off goes on where it was.
import { sql } from 'kysely';
import type { Deps } from '#base/endpoint.ts';
import type { Job } from '#base/jobs.ts';
import { refreshTies } from './tie.store.ts';

const EVERY_SECONDS = 6 * 3600;
const STALE_AFTER_HOURS = 12;
const PAGE_PERSONS = 500;

export const tieJob = (isStopping: () => boolean): Job => ({
  name: 'ties',
  everySeconds: EVERY_SECONDS,
  run: async (deps, workspaceId) => {
    let after: string | null = null;
    for (;;) {
      const last: string | null = isStopping() ? null : await refreshPage(deps, workspaceId, after);
      if (!last) break;
      after = last;
    }
    if (after) deps.jobs.request('segments', workspaceId);
  },
});

/** Refreshes the ties of the next persons whose strengths are old; returns the last of them, null when there are none left. */
const refreshPage = ({ db, clock }: Deps, workspaceId: string, after: string | null): Promise<string | null> => db.withWorkspace(workspaceId, async (tx) => {
  const now = clock.now();
  const stale = new Date(now.getTime() - STALE_AFTER_HOURS * 3_600_000);
  const rows = await tx.run<{ id: string }>(sql`
    select distinct person_id as id from tie
    where workspace_id = ${tx.workspaceId} and computed_at < ${stale}::timestamptz and (${after}::uuid is null or person_id > ${after}::uuid)
    order by person_id limit ${PAGE_PERSONS}`);
  await refreshTies(tx, rows.map((row) => row.id), now);
  return rows.at(-1)?.id ?? null;
});
