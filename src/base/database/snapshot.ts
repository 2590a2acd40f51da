// The embedded engine has one connection: a backup that took it for minutes would stop everything else. So its folder is
// copied in one breath, while nothing is written, and the backup is made from the copy.
import { constants, rmSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '#base/problem.ts';
import type { Driver } from './driver.ts';
import { isDiskFull } from './driver.ts';
import { openEmbedded } from './embedded.ts';

const WAIT_MS_MAX = 10_000;
let taken: Promise<void> | null = null;

/** Where the copy lies while it is needed. */
export const snapshotFolder = (dataFolder: string): string => join(dataFolder, 'database.copy');

/**
 * A driver over a copy of the database as it is now; closing it removes the copy. Waits a little for one that is being given up.
 * Throws a Problem when there is no room for it, or when another is being read.
 */
export async function openSnapshot(driver: Driver, dataFolder: string): Promise<Driver> {
  if (taken) await Promise.race([taken, new Promise((resolve) => { setTimeout(resolve, WAIT_MS_MAX).unref(); })]);
  if (taken) throw new Problem('conflict', 'A backup is being made already. Wait until it is done.');
  let giveBack = () => {};
  taken = new Promise<void>((resolve) => { giveBack = resolve; }).then(() => { taken = null; });
  const copy = snapshotFolder(dataFolder);
  try {
    // One that a crash left behind.
    await rm(copy, { recursive: true, force: true });
    const lease = await driver.lease();
    try {
      await lease.script('checkpoint');
      await cp(join(dataFolder, 'database'), copy, { recursive: true, mode: constants.COPYFILE_FICLONE });
    } finally {
      lease.release();
    }
    const opened = await openEmbedded({ folder: copy, isDurable: false });
    return {
      ...opened,
      async close() {
        await opened.close().catch(() => {});
        await rm(copy, { recursive: true, force: true }).finally(giveBack);
      },
    };
  } catch (error) {
    rmSync(copy, { recursive: true, force: true });
    giveBack();
    if (isDiskFull(error)) throw new Problem('unavailable', `There is no room for a copy of the database in ${dataFolder}, from which the backup is made. Make room, or stop the server and back up without it.`);
    throw error;
  }
}
