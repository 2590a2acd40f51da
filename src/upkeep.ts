// Looking after a running server: whether its database answers, and what the command line on this machine may ask of it past
// every workspace: a backup of all.
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { Check, Finding } from '#base/checkup.ts';
import type { Clock } from '#base/clock.ts';
import { backupStream } from '#base/database/backup.ts';
import type { OpenDatabase } from '#base/database/doors.ts';
import { openSnapshot } from '#base/database/snapshot.ts';
import { clockCheck, referenceCheck } from '#base/database/rowChecks.ts';
import type { Deps } from '#base/endpoint.ts';
import { graphChecks } from '#rooms/graph/index.ts';

/** Everything in the database as a file. Others go on working meanwhile; where nobody else does, no copy is needed. */
export async function giveBackup({ clock, config }: Deps, db: OpenDatabase, { version, isServer }: { version: string; isServer: boolean }): Promise<Response> {
  const isCopied = db.engine === 'embedded' && isServer;
  const driver = isCopied ? await openSnapshot(db.driver, config.dataFolder) : db.driver;
  const stream = backupStream(driver, { version, now: clock.now() }, async () => { if (isCopied) await driver.close(); });
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { headers: { 'content-type': 'application/gzip', 'cache-control': 'no-store' } });
}

const ANSWER_MS_MAX = 5_000;

/** Rejects when the database does not answer. An embedded one that is busy with something long is as ready as it can be. */
export async function askDatabase(db: OpenDatabase): Promise<void> {
  if (db.engine === 'embedded') return;
  const lease = await db.driver.lease();
  let isBroken = true;
  try {
    await Promise.race([
      lease.query('select 1', []).then(() => { isBroken = false; }),
      new Promise((_resolve, reject) => { setTimeout(() => reject(new Error('The database does not answer.')), ANSWER_MS_MAX).unref(); }),
    ]);
  } finally {
    lease.release(isBroken);
  }
}

const CHECKS: readonly Check[] = [referenceCheck, clockCheck, ...graphChecks];

/** Looks at every workspace and says what is not as it must be; with `isRepairing` what can be derived is made anew. */
export async function checkUp({ db, clock }: { db: OpenDatabase; clock: Clock }, { isRepairing }: { isRepairing: boolean }): Promise<{ findings: Finding[]; workspaces: number; people: number; interactions: number }> {
  const workspaces = await db.system((tx) => tx.run<{ id: string; slug: string }>(sql`select id, slug from workspace order by slug`));
  const findings: Finding[] = [];
  for (const { id, slug } of workspaces) {
    for (const check of CHECKS) {
      const found = await db.withWorkspace(id, (tx) => check.find(tx, clock.now()));
      if (found.length > 0 && isRepairing && check.repair) await db.withWorkspace(id, (tx) => check.repair?.(tx, clock.now()) ?? Promise.resolve());
      const left = found.length > 0 && isRepairing && check.repair ? await db.withWorkspace(id, (tx) => check.find(tx, clock.now())) : found;
      findings.push(...found.map((one) => ({ check: check.name, workspace: slug, ...one, ...(left.length === 0 && found.length > 0 && isRepairing ? { isRepaired: true } : {}) })));
    }
  }
  const size = await sizeOf(db);
  const warning = sizeWarning(db.engine, size);
  if (warning) findings.push({ check: 'size', what: warning, advice: 'Move to PostgreSQL: regulars move DATABASE_URL' });
  return { findings, workspaces: workspaces.length, ...size };
}

const EMBEDDED_PEOPLE_MAX = 300_000;
const EMBEDDED_INTERACTIONS_MAX = 3_000_000;

/** How many people and interactions there are, nearly: as the database keeps count of its tables. */
export async function sizeOf(db: Pick<OpenDatabase, 'driver'>): Promise<{ people: number; interactions: number }> {
  const lease = await db.driver.lease();
  try {
    const { rows: [row] } = await lease.query(`select
      (select greatest(reltuples, 0)::int8 from pg_class where oid = 'public.person'::regclass) as people, (select greatest(reltuples, 0)::int8 from pg_class where oid = 'public.interaction'::regclass) as interactions`, []);
    return { people: Number(row?.['people']), interactions: Number(row?.['interactions']) };
  } finally {
    lease.release();
  }
}

/** Why the embedded database is no longer the right place, or null. */
export function sizeWarning(engine: OpenDatabase['engine'], { people, interactions }: { people: number; interactions: number }): string | null {
  if (engine !== 'embedded' || (people < EMBEDDED_PEOPLE_MAX && interactions < EMBEDDED_INTERACTIONS_MAX)) return null;
  const n = (count: number) => new Intl.NumberFormat('en').format(count);
  return `The embedded database holds ${n(people)} people and ${n(interactions)} interactions; it is meant for up to ${n(EMBEDDED_PEOPLE_MAX)} and ${n(EMBEDDED_INTERACTIONS_MAX)}, and questions get slow beyond.`;
}
