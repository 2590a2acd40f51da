// A server has an autovacuum; the embedded engine has nobody. Rows that came since a table was last tidied are read twice by
// every question (once in the index, once to see whether they still hold), and dead ones are never given back. Measured on a
// million interactions: questions that read many rows took two to four times as long before their tables were tidied.
import type { Job } from '#base/jobs.ts';
import type { OpenDatabase } from './doors.ts';
import type { Lease } from './driver.ts';

const EVERY_SECONDS = 600;
/** Small tables are quick as they are. */
const PAGES_MIN = 64;

/** Tidies the tables of the embedded engine that have changed much, one after the other, so that others get their turns in between. */
export const upkeepJob = (db: OpenDatabase, isStopping: () => boolean): Job => ({
  name: 'upkeep',
  everySeconds: EVERY_SECONDS,
  async run() {
    if (db.engine !== 'embedded') return;
    for (const table of await leased(db, untidyTables)) {
      if (isStopping()) return;
      await leased(db, (lease) => lease.script(`vacuum (analyze) public."${table}"`));
    }
  },
});

async function leased<T>(db: OpenDatabase, work: (lease: Lease) => Promise<T>): Promise<T> {
  const lease = await db.driver.lease();
  return work(lease).finally(() => lease.release());
}

/** Tables of which a fifth is new or dead: by what the catalog kept (it outlives a restart), or by what was counted since the start. */
async function untidyTables(lease: Lease): Promise<string[]> {
  const { rows } = await lease.query(`
    select c.relname as name from pg_class c left join pg_stat_user_tables s on s.relid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and pg_relation_size(c.oid) >= $1 * current_setting('block_size')::bigint
      and (c.relallvisible < 0.8 * pg_relation_size(c.oid) / current_setting('block_size')::bigint or s.n_dead_tup > 0.2 * s.n_live_tup)
    order by pg_relation_size(c.oid)`, [PAGES_MIN]);
  return rows.map((row) => String(row['name']));
}
