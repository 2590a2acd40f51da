// Looking after a running server: whether its database answers, and what the command line on this machine may ask of it past
// every workspace: a backup of all.
import { Readable } from 'node:stream';
import { backupStream } from '#base/database/backup.ts';
import type { OpenDatabase } from '#base/database/doors.ts';
import { openSnapshot } from '#base/database/snapshot.ts';
import type { Deps } from '#base/endpoint.ts';

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
