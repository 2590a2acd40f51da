// Opens the one database of this process: embedded in the data folder, or the PostgreSQL server of DATABASE_URL.
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#base/config.ts';
import { builtFile } from '#base/paths.ts';
import type { Driver } from './driver.ts';
import { openDoors } from './doors.ts';
import type { OpenDatabase } from './doors.ts';
import { openEmbedded } from './embedded.ts';
import type { EmbeddedDriver } from './embedded.ts';
import { lockFolder } from './folderLock.ts';
import { migrate, schemaHash } from './migrate.ts';
import { movedSentence, readMoved } from './moved.ts';
import { checkServer, openPostgres } from './postgres.ts';
import { snapshotFolder } from './snapshot.ts';
import { tenantTables } from './secure.ts';

/** A migrated, empty database folder made at build time, so that the first start need not wait for initdb. */
export const templateFolder = (): string => builtFile(`template-${schemaHash()}`);

/** Takes the data folder, opens and migrates. Throws FolderHeld, or with a sentence that says what is wrong. */
export async function openDatabase(config: Pick<Config, 'dataFolder' | 'databaseUrl'>, options: { isDurable?: boolean } = {}): Promise<OpenDatabase> {
  // With a PostgreSQL server several processes may work side by side; the folder then holds only uploads.
  if (config.databaseUrl) {
    mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
    const postgres = openPostgres(config.databaseUrl);
    return withDoors(postgres, () => postgres.close());
  }
  const moved = readMoved(config.dataFolder);
  if (moved) throw new Error(movedSentence(config.dataFolder, moved));
  const { driver, close } = await openEmbeddedFolder(config.dataFolder, options);
  return withDoors(driver, close);
}

/** Takes the data folder and opens what is in it, as it is. Throws FolderHeld. `close` also gives the folder back. */
export async function openEmbeddedFolder(dataFolder: string, { isDurable = true }: { isDurable?: boolean } = {}): Promise<{ driver: EmbeddedDriver; close: () => Promise<void> }> {
  const unlock = lockFolder(dataFolder, new Date());
  try {
    const folder = join(dataFolder, 'database');
    // What a killed backup left behind.
    rmSync(snapshotFolder(dataFolder), { recursive: true, force: true });
    if (!existsSync(join(folder, 'PG_VERSION'))) layDown(folder);
    const driver = await openEmbedded({ folder, isDurable });
    return {
      driver,
      async close() {
        await driver.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function withDoors(driver: Driver, close: () => Promise<void>): Promise<OpenDatabase> {
  try {
    if (driver.engine === 'postgres') await checkServer(driver);
    await migrate(driver);
    const lease = await driver.lease();
    const tables = await tenantTables(lease).finally(() => lease.release());
    return openDoors(driver, new Set(tables), close);
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
}

/** Copies the ready folder beside its place and renames it, so that a half-made one is never opened. Without a template the engine makes it. */
function layDown(folder: string): void {
  if (existsSync(folder) && (!statSync(folder).isDirectory() || readdirSync(folder).length > 0)) {
    throw new Error(`${folder} is there but is no database. Move it away, or set REGULARS_DATA to another folder.`);
  }
  const template = templateFolder();
  if (!existsSync(join(template, 'PG_VERSION'))) return;
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  cpSync(template, making, { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  renameSync(making, folder);
}
