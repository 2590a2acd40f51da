// kill -9 during migration, backup and move.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '#base/config.ts';
import { checkBackup } from '#base/database/backupFile.ts';
import type { Driver } from '#base/database/driver.ts';
import { migrate, migrations } from '#base/database/migrate.ts';
import { readMoved } from '#base/database/moved.ts';
import { openEmbedded } from '#base/database/embedded.ts';
import { openPostgres } from '#base/database/postgres.ts';
import { differences } from '#base/database/rowSum.ts';
import { newId } from '#base/ids.ts';
import { command, finish, killAndRepeat, mustEqual, ownScript } from './killing.ts';
import type { Fault, Setting } from './killing.ts';
import { knownIn, schemaIn, withPlace } from './dumps.ts';
import { NOW } from './importFault.ts';
import { writeMaterial } from './material.ts';
import { sql } from 'kysely';

/** A database with the first schema only and a row in it. */
async function oldPlace(setting: Setting, name: string): Promise<NodeJS.ProcessEnv> {
  const env = await setting.newPlace(name);
  const config = readConfig(env);
  const driver: Driver = config.databaseUrl ? openPostgres(config.databaseUrl) : await openEmbedded({ folder: join(config.dataFolder, 'database'), isDurable: true });
  await migrate(driver, { only: new Set(migrations().slice(0, 1).map((migration) => migration.name)) });
  const lease = await driver.lease();
  await lease.script(`insert into workspace (id, slug, name, kind, created_at) values ('${newId()}', 'old', 'Old', 'own', '2026-01-01')`);
  lease.release();
  await driver.close();
  return env;
}

export const migrationFault: Fault = async (setting) => {
  const args = [ownScript('migrating.js')];
  const reference = await oldPlace(setting, 'undisturbed');
  const { ms } = await finish(args, reference);
  const schema = await schemaIn(reference);
  setting.say(`undisturbed: ${(ms / 1000).toFixed(1)} s, ${schema.length} lines of schema`);
  const fresh = async () => ({ args, env: await oldPlace(setting, 'disturbed'), wholeMs: ms });
  const { env } = await killAndRepeat(setting, await fresh(), fresh);
  mustEqual(await schemaIn(env), schema, 'After kills and repeats the schema');
  const slugs = await withPlace(env, (db) => db.system((tx) => tx.run<{ slug: string }>(sql`select slug from workspace`)));
  if (slugs.map(({ slug }) => slug).join() !== 'old') throw new Error('The row that was there before is gone.');
};

/** A place in which the material has been imported. */
export async function filledPlace(setting: Setting, engine: Setting['engine']): Promise<NodeJS.ProcessEnv> {
  const { paths } = writeMaterial(join(setting.folder, 'material'), setting.seed, { mails: 120, rows: 600 });
  const env = await { ...setting, engine }.newPlace('filled');
  await finish([ownScript('carryOn.js'), NOW, ...paths], env);
  return env;
}

export const backupFault: Fault = async (setting) => {
  const env = await filledPlace(setting, setting.engine);
  const first = join(setting.folder, 'first.gz');
  const { ms } = await finish(command('backup', first), env);
  const expected = await checkBackup(first);
  setting.say(`undisturbed: ${(ms / 1000).toFixed(1)} s`);
  const file = join(setting.folder, 'disturbed.gz');
  const fresh = async () => {
    rmSync(file, { force: true });
    return { args: command('backup', file), env, wholeMs: ms };
  };
  await killAndRepeat(setting, await fresh(), fresh, async () => {
    // Either nothing by that name, or a whole one.
    if (!existsSync(file)) return;
    const wrong = differences(expected, await checkBackup(file));
    if (wrong.length > 0) throw new Error(`A killed backup left a file that is not whole: ${wrong[0]}`);
    rmSync(file);
  });
  const wrong = differences(expected, await checkBackup(file));
  if (wrong.length > 0) throw new Error(`The repeated backup differs: ${wrong[0]}`);
};

export const moveFault: Fault = async (setting) => {
  const env = await filledPlace(setting, 'embedded');
  const known = await knownIn(env);
  let target: NodeJS.ProcessEnv = {};
  const fresh = async (wholeMs: number) => {
    rmSync(join(env['REGULARS_DATA'] ?? '', 'moved.json'), { force: true });
    target = await setting.newPlace('target');
    return { args: command('move', target['DATABASE_URL'] ?? ''), env, wholeMs };
  };
  const { ms } = await finish((await fresh(0)).args, env);
  setting.say(`undisturbed: ${(ms / 1000).toFixed(1)} s`);
  await killAndRepeat(setting, await fresh(ms), () => fresh(ms), async () => {
    if (readMoved(env['REGULARS_DATA'] ?? '')) return;
    // Without the note in the folder nobody has been told that it moved: the old place is still the one to go on with.
    mustEqual(await knownIn(env), known, 'The old place after a kill');
  });
  mustEqual(await knownIn(target), known, 'The new place');
};
