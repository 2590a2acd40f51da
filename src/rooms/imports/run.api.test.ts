import { afterAll, beforeAll, expect, test } from 'vitest';
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Database } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import { registerCsv } from '#connectors/csv/index.ts';
import { calling } from '#test/calling.ts';
import { dumpGraph } from '#test/graphDump.ts';
import { importInto, writeFiles } from '#test/importing.ts';
import type { World } from '#test/world.ts';
import { openWorld } from '#test/world.ts';
import { importEndpoints, importJob } from './index.ts';

let world: World;
beforeAll(async () => {
  registerCsv();
  world = await openWorld();
});
afterAll(() => world.close());

// More rows than three batches, every tenth of them wrong.
const ROWS = 700;
const rows = Array.from({ length: ROWS }, (_, n) => `c${n % 90}@buyer${n % 30}.example,2026-01-${String((n % 28) + 1).padStart(2, '0')},${n % 10 === 9 ? 'much' : n},order-${n}`);
const purchases = { 'purchases.csv': `email,date,amount,order id\n${rows.join('\n')}\n` };
const counts = { read: ROWS, created: ROWS * 0.9, updated: 0, unchanged: 0, rejected: ROWS * 0.1 };

interface Workspace { workspaceId: string; owner: World['owner'] }
const socket = (at: Workspace) => ({ as: { ...at.owner, via: 'socket' as const }, workspaceId: at.workspaceId });
const ask = (...[name, input, at]: [Parameters<ReturnType<typeof calling<typeof importEndpoints>>>[0], object, Workspace]) => calling(world, importEndpoints)(name, input as never, socket(at)) as Promise<never>;
interface Shown { id: string; state: string; read: number; created: number; updated: number; unchanged: number; rejected: number; progress: number | null; message: string | null }
const get = (at: Workspace, id: string): Promise<Shown> => ask('imports.get', { id }, at);
const start = async (at: Workspace): Promise<string> => (await ask('imports.create', { paths: writeFiles(world, purchases) }, at) as Shown).id;
const carryOn = (at: Workspace, isStopping = () => false) => importJob(isStopping).run(world.deps, at.workspaceId);
const dump = (at: Workspace) => world.db.withWorkspace(at.workspaceId, async (tx) => (await dumpGraph(tx)).filter((line) => !line.startsWith('member')));

test('an import is watched from its beginning to its end', async () => {
  const here = await world.addWorkspace('watched');
  const id = await start(here);
  expect(await get(here, id)).toMatchObject({ state: 'waiting', read: 0 });
  await carryOn(here);
  expect(await get(here, id)).toMatchObject({ state: 'done', progress: 1, ...counts });
  const { items } = await ask('imports.rejects', { id, limit: 200 }, here) as { items: { line: number; field: string; reason: string }[] };
  expect(items).toHaveLength(70);
  expect(items[0]).toMatchObject({ line: 11, field: 'amount' });
  expect(items.map((item) => item.line)).toEqual(items.map((item) => item.line).sort((a, b) => a - b));
});

test('an import that somebody stops keeps what it brought, and goes on where it left off', async () => {
  const here = await world.addWorkspace('stopped');
  const whole = await world.addWorkspace('whole');
  await importInto(world, purchases, { workspaceId: whole.workspaceId, as: whole.owner });
  const id = await start(here);
  const running = carryOn(here);
  for (;;) if ((await get(here, id)).read > 0) break;
  await ask('imports.stop', { id }, here);
  await running;
  const stopped = await get(here, id);
  expect(stopped.state).toBe('stopped');
  expect(stopped.read).toBeGreaterThan(0);
  expect(stopped.read).toBeLessThan(ROWS);
  await expect(ask('imports.stop', { id }, here)).rejects.toThrow('This import is stopped and cannot be stopped.');
  await ask('imports.continue', { id }, here);
  await carryOn(here);
  expect(await get(here, id)).toMatchObject({ state: 'done', ...counts });
  expect(await dump(here)).toEqual(await dump(whole));
  await expect(ask('imports.continue', { id }, here)).rejects.toThrow('cannot be continued');
});

test('wherever the process dies, the import goes on at the next start and nothing is counted twice', async () => {
  const whole = await world.addWorkspace('unbroken');
  await importInto(world, purchases, { workspaceId: whole.workspaceId, as: whole.owner });
  const wanted = await dump(whole);
  for (const [at, isCommitted] of [[3, false], [4, true], [5, false], [7, true], [8, false]] as const) {
    const here = await world.addWorkspace(`dies-${at}`);
    const id = await start(here);
    await expect(importJob(() => false).run({ ...world.deps, db: dyingAt(at, isCommitted) }, here.workspaceId)).rejects.toThrow('died');
    expect((await get(here, id)).state).toBe('running');
    await carryOn(here);
    expect(await get(here, id)).toMatchObject({ state: 'done', ...counts });
    expect(await dump(here)).toEqual(wanted);
  }
});

/** A database that is gone from its nth transaction on, before or after that one was committed. */
function dyingAt(last: number, isCommitted: boolean): Database {
  let transactions = 0;
  return {
    ...world.db,
    async withWorkspace(workspaceId, work) {
      transactions += 1;
      if (transactions > last) throw new Error('died');
      if (transactions < last) return world.db.withWorkspace(workspaceId, work);
      if (isCommitted) await world.db.withWorkspace(workspaceId, work);
      throw new Error('died');
    },
  };
}

test('a process that is told to end leaves the import for the next start', async () => {
  const here = await world.addWorkspace('ending');
  const id = await start(here);
  let asked = 0;
  await carryOn(here, () => ++asked > 2);
  expect(await get(here, id)).toMatchObject({ state: 'running' });
  await carryOn(here);
  expect(await get(here, id)).toMatchObject({ state: 'done', ...counts });
});

test('a rehearsal says what would happen and changes nothing', async () => {
  const here = await world.addWorkspace('rehearsal');
  await importInto(world, { 'people.csv': 'email,name\nc1@buyer1.example,Cleo\n' }, { workspaceId: here.workspaceId, as: here.owner });
  const before = await dump(here);
  const dry = await importInto(world, purchases, { workspaceId: here.workspaceId, as: here.owner, isDry: true });
  expect(dry).toMatchObject({ state: 'done', ...counts });
  expect(dry.rejects).toHaveLength(70);
  expect(await dump(here)).toEqual(before);
});

test('the same file twice changes nothing', async () => {
  const here = await world.addWorkspace('again');
  await importInto(world, purchases, { workspaceId: here.workspaceId, as: here.owner });
  const known = async () => (await dump(here)).filter((line) => !line.startsWith('telling '));
  const before = await known();
  expect(await importInto(world, purchases, { workspaceId: here.workspaceId, as: here.owner })).toMatchObject({ read: ROWS, created: 0, updated: 0, unchanged: ROWS * 0.9, rejected: ROWS * 0.1 });
  expect(await known()).toEqual(before);
});

test('nothing is taken back while another import is running', async () => {
  const here = await world.addWorkspace('busy');
  const first = (await importInto(world, { 'people.csv': 'email,name\nc1@buyer1.example,Cleo\n' }, { workspaceId: here.workspaceId, as: here.owner })).run;
  await start(here);
  let asked = 0;
  await carryOn(here, () => ++asked > 1);
  await expect(ask('imports.undo', { id: first }, here)).rejects.toThrow('The import of purchases.csv is running.');
});

test('files of the server are read for its owner at the machine only, and an upload only by its own workspace', async () => {
  const here = await world.addWorkspace('files');
  const [path] = writeFiles(world, purchases);
  const call = calling(world, importEndpoints);
  await expect(call('imports.create', { paths: [path as string] }, { as: here.owner, workspaceId: here.workspaceId })).rejects.toThrow('Upload the file instead');
  await expect(call('imports.create', {}, { as: here.owner, workspaceId: here.workspaceId })).rejects.toThrow('Name at least one file');
  await expect(call('imports.create', { uploads: [newId()] }, { as: here.owner, workspaceId: here.workspaceId })).rejects.toThrow('not here any more');
  await expect(ask('imports.create', { paths: [`${path}.gone`] }, here)).rejects.toThrow('There is no file or folder');
  await expect(ask('imports.create', { paths: [path], format: 'fax' }, here)).rejects.toThrow('There is no format "fax"');
  await expect(ask('imports.get', { id: newId() }, here)).rejects.toThrow('There is no such import.');
  const runs = await world.db.withWorkspace(here.workspaceId, (tx) => tx.run(sql`select id from import_run where workspace_id = ${tx.workspaceId}`));
  expect(runs).toEqual([]);
});

test('an uploaded file is removed once it is in', async () => {
  const here = await world.addWorkspace('uploads');
  const upload = newId();
  const folder = join(world.folder, 'uploads', here.workspaceId, upload);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'purchases.csv'), purchases['purchases.csv']);
  const { id, ...made } = await calling(world, importEndpoints)('imports.create', { uploads: [upload] }, { as: here.owner, workspaceId: here.workspaceId });
  expect(made.sourceName).toBe('purchases.csv');
  await carryOn(here);
  expect(await get(here, id)).toMatchObject({ state: 'done', ...counts });
  expect(existsSync(folder)).toBe(false);
  expect(readdirSync(join(world.folder, 'uploads', here.workspaceId))).toEqual([]);
});

test('an upload that was only tried out goes after a day; one that waits for its import stays', async () => {
  const here = await world.addWorkspace('left');
  const call = calling(world, importEndpoints);
  const put = (name: string) => {
    const upload = newId();
    const folder = join(world.folder, 'uploads', here.workspaceId, upload);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), purchases['purchases.csv']);
    return { upload, folder };
  };
  const [tried, fresh, stopped] = [put('tried.csv'), put('fresh.csv'), put('stopped.csv')];
  for (const { upload } of [tried, fresh]) await call('imports.create', { uploads: [upload], isDry: true }, { as: here.owner, workspaceId: here.workspaceId });
  const { id } = await call('imports.create', { uploads: [stopped.upload] }, { as: here.owner, workspaceId: here.workspaceId });
  await call('imports.stop', { id }, { as: here.owner, workspaceId: here.workspaceId });
  await carryOn(here);
  expect([tried, fresh, stopped].map(({ folder }) => existsSync(folder))).toEqual([true, true, true]);
  const longAgo = new Date(world.deps.clock.now().getTime() - 25 * 3_600_000);
  for (const { folder } of [tried, stopped]) utimesSync(folder, longAgo, longAgo);
  await carryOn(here);
  expect([tried, fresh, stopped].map(({ folder }) => existsSync(folder))).toEqual([false, true, true]);
});
