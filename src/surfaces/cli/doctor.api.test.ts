import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Finding } from '#base/checkup.ts';
import type { Config } from '#base/config.ts';
import type { Driver } from '#base/database/driver.ts';
import { openEmbedded } from '#base/database/embedded.ts';
import { lockFolder } from '#base/database/folderLock.ts';
import { migrate, migrations } from '#base/database/migrate.ts';
import { openPostgres } from '#base/database/postgres.ts';
import { openTestDatabase } from '#test/world.ts';
import { runCli } from './cli.ts';
import { diskFinding, doctorCommand } from './doctor.ts';

let place: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => { place = await openTestDatabase(); });
afterAll(async () => { await place.drop(); });

/** Runs the doctor over a place. Where it looks inside, it is told that all is well there. */
async function look(config: Config, { isServed = false, isJson = true } = {}): Promise<{ code: number; found: Finding[]; out: string; asked: number }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  let asked = 0;
  const send = async () => { asked += 1; return Response.json({ findings: [], workspaces: 1, people: 0, interactions: 0 }); };
  const code = await runCli(['doctor', ...(isJson ? ['--json'] : [])], {
    commands: [doctorCommand({ config: () => config, isServed: async () => isServed })], derived: async () => [], version: '0', dataFolder: () => config.dataFolder, connect: async () => ({ send, close: async () => {} }),
  }, { stdin: new PassThrough(), stdout: stdout as never, stderr: stderr as never, env: {} });
  const out = String(stdout.read() ?? '');
  return { code, out, asked, found: isJson ? (JSON.parse(out) as { findings: Finding[] }).findings : [] };
}

const embedded = (): Config => ({ ...place.config, databaseUrl: null, dataFolder: mkdtempSync(join(place.config.dataFolder, 'place-')) });

/** Does something with the database of a place as it is. */
async function withDriver(config: Config, work: (driver: Driver) => Promise<unknown>): Promise<void> {
  const driver = config.databaseUrl ? openPostgres(config.databaseUrl) : await openEmbedded({ folder: join(config.dataFolder, 'database'), isDurable: false });
  await work(driver).finally(() => driver.close());
}

test('a folder that another process holds and that does not answer: which, since when, and how to end it', async () => {
  const config = embedded();
  const unlock = lockFolder(config.dataFolder, new Date('2026-11-25T08:00:00Z'));
  const { code, found, asked } = await look(config);
  expect([code, asked]).toEqual([1, 0]);
  expect(found).toEqual([{ check: 'lock', what: `Process ${process.pid} has held ${config.dataFolder} since 2026-11-25T08:00:00.000Z and does not answer.`, advice: expect.stringContaining(`kill ${process.pid}`) }]);
  // One that answers is asked, and nothing is opened beside it.
  expect(await look(config, { isServed: true })).toMatchObject({ code: 0, found: [], asked: 1 });
  unlock();
  // A lock that a dead process left behind is none.
  writeFileSync(join(config.dataFolder, 'lock'), JSON.stringify({ pid: process.pid, startedTicks: '1', since: '2026-11-25T08:00:00Z' }));
  expect((await look(config)).found.map(({ check }) => check)).toEqual(['database']);
});

test('no database, one that cannot be opened, one that has moved', async () => {
  const none = embedded();
  expect((await look(none)).found).toEqual([{ check: 'database', what: `There is no database in ${none.dataFolder}.`, advice: expect.stringContaining('REGULARS_DATA') }]);
  const broken = embedded();
  mkdirSync(join(broken.dataFolder, 'database'));
  writeFileSync(join(broken.dataFolder, 'database', 'PG_VERSION'), 'nonsense');
  expect((await look(broken)).found).toEqual([{ check: 'database', what: expect.stringMatching(/^The database cannot be opened: The database in .* could not be opened/), advice: expect.stringContaining('restore the last backup') }]);
  const away: Config = { ...embedded(), databaseUrl: 'postgres://regulars@127.0.0.1:1/gone' };
  expect((await look(away)).found).toEqual([{ check: 'database', what: expect.stringContaining('PostgreSQL cannot be reached'), advice: expect.stringContaining('DATABASE_URL') }]);
  const moved = embedded();
  writeFileSync(join(moved.dataFolder, 'moved.json'), JSON.stringify({ to: 'postgres://ada@db.example/regulars', at: '2026-11-25T12:00:00Z', rows: 1 }));
  expect((await look(moved)).found).toEqual([{ check: 'moved', what: expect.stringContaining('postgres://ada@db.example/regulars on 2026-11-25'), advice: expect.stringContaining('DATABASE_URL=') }]);
});

test('a schema that is empty, older, present, or newer; looking does not change it', async () => {
  const config: Config = place.config.databaseUrl ? place.config : embedded();
  const names = migrations().map(({ name }) => name);
  if (config.databaseUrl) expect((await look(config)).found).toEqual([{ check: 'database', what: 'There is nothing of Regulars in the database of DATABASE_URL yet.', advice: expect.stringContaining('regulars import') }]);
  await withDriver(config, (driver) => migrate(driver, { only: new Set(names.slice(0, 1)) }));
  for (const _again of [1, 2]) {
    const { code, found, asked } = await look(config);
    expect([code, asked]).toEqual([1, 0]);
    expect(found).toEqual([{ check: 'schema', what: expect.stringContaining(`${names.length - 1} migrations to come (${names.slice(1).join(', ')})`), advice: expect.stringMatching(/^Back up, then start once/) }]);
  }
  await withDriver(config, (driver) => migrate(driver));
  expect(await look(config)).toMatchObject({ code: 0, found: [], asked: 1 });
  await withDriver(config, async (driver) => {
    const lease = await driver.lease();
    await lease.script(`insert into migration (name, applied_at) values ('9999_future.sql', '2027-01-01')`).finally(() => lease.release());
  });
  const { code, found, asked } = await look(config);
  expect([code, asked]).toEqual([1, 0]);
  expect(found).toEqual([{ check: 'schema', what: 'The database was made by a newer Regulars (it has 9999_future.sql).', advice: expect.stringContaining('Start that version') }]);
  expect((await look(config, { isJson: false })).out).toMatch(/^Found: The database was made by a newer Regulars[^]*Start that version/);
});

test('a disk that is nearly full', () => {
  expect(diskFinding('/data', 500e6)).toBeNull();
  expect(diskFinding('/data', 123.4e6)).toEqual({ check: 'disk', what: 'The disk of /data has only 123 MB left.', advice: expect.stringContaining('Make room') });
});
