// After an erasing: a deleted row stays in the files of a database until its place is used again. The embedded engine belongs to
// us alone, so its tables are written anew, what the planner remembers of them is counted again, and its log begins afresh. A
// server's files are its administrator's: there its own vacuum frees the rows, and its log and backups age by its rules.
import { sql } from 'kysely';
import type { OpenDatabase } from '#base/database/doors.ts';
import type { Deps } from '#base/endpoint.ts';
import type { Job } from '#base/jobs.ts';

export const cleaningJob = (db: OpenDatabase, isStopping: () => boolean): Job => ({
  name: 'cleaning',
  async run(deps: Deps, workspaceId: string) {
    if (!(await isDue(deps, workspaceId))) return;
    const begun = deps.clock.now();
    if (db.engine === 'embedded' && !(await rewriteFiles(db, isStopping))) return;
    await deps.db.withWorkspace(workspaceId, (tx) => tx.run(sql`update tombstone_key set cleaned_at = ${begun} where workspace_id = ${tx.workspaceId}`));
  },
});

const isDue = ({ db }: Deps, workspaceId: string): Promise<boolean> => db.withWorkspace(workspaceId, async (tx) => (await tx.run(sql`
  select k.key from tombstone_key k where k.workspace_id = ${tx.workspaceId}
    and exists (select from tombstone t where t.workspace_id = ${tx.workspaceId} and (k.cleaned_at is null or t.at >= k.cleaned_at))`)).length > 0);

/** One table after the other, so that others get their turns in between. @returns false where it was cut short: it begins again at the next start. */
async function rewriteFiles(db: OpenDatabase, isStopping: () => boolean): Promise<boolean> {
  const alone = async <T>(work: (lease: Awaited<ReturnType<OpenDatabase['driver']['lease']>>) => Promise<T>): Promise<T> => {
    const lease = await db.driver.lease();
    return work(lease).finally(() => lease.release());
  };
  const tables = await alone(async (lease) => (await lease.query(`select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`, [])).rows.map((row) => String(row['name'])));
  for (const table of tables) {
    if (isStopping()) return false;
    await alone((lease) => lease.script(`vacuum (full, analyze) public."${table}"`));
  }
  await alone(async (lease) => {
    await lease.script('vacuum full pg_catalog.pg_statistic');
    await lease.script('set wal_recycle = off');
    // The log before a checkpoint is not needed any more; the second one lets go of the piece in which the first was written.
    for (let at = 0; at < 2; at++) {
      await lease.query('select pg_switch_wal()', []);
      await lease.script('checkpoint');
    }
    await lease.script('reset wal_recycle');
  });
  return true;
}
