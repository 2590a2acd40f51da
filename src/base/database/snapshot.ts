// The embedded engine has one connection: a backup that took it for minutes would stop everything else. So its folder is
// copied in one breath, while nothing is written, and the backup is made from the copy.
import { constants, rmSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '#base/problem.ts';
import type { Driver } from './driver.ts';
import { isDiskFull } from './driver.ts';
import { openEmbedded } from './embedded.ts';

let isTaking = false;

/** A driver over a copy of the database as it is now; closing it removes the copy. Throws a Problem when there is no room for it. */
export async function openSnapshot(driver: Driver, dataFolder: string): Promise<Driver> {
  if (isTaking) throw new Problem('conflict', 'A backup is being made already. Wait until it is done.');
  isTaking = true;
  const copy = join(dataFolder, 'database.copy');
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
        await opened.close();
        await rm(copy, { recursive: true, force: true });
        isTaking = false;
      },
    };
  } catch (error) {
    rmSync(copy, { recursive: true, force: true });
    isTaking = false;
    if (isDiskFull(error)) throw new Problem('unavailable', `There is no room for a copy of the database in ${dataFolder}, from which the backup is made. Make room, or stop the server and back up without it.`);
    throw error;
  }
}
