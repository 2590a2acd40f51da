import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { openTestDatabase, openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { backupStream } from './backup.ts';
import { checkBackup, readHead } from './backupFile.ts';
import type { Driver } from './driver.ts';
import { openEmbedded } from './embedded.ts';
import { migrate, migrations } from './migrate.ts';
import { moveDatabase } from './move.ts';
import { movedSentence, readMoved, shownUrl } from './moved.ts';
import { openDatabase } from './open.ts';
import { restoreBackup } from './restore.ts';
import { openSnapshot, snapshotFolder } from './snapshot.ts';

let world: World;
let folder: string;
let file: string;
const NOW = new Date('2026-11-25T12:00:00Z');
const TRICKY = 'quote " backslash \\ newline \n tab \t {"a":[1,null]} ü€😀';

beforeAll(async () => {
  world = await openWorld();
  folder = mkdtempSync(join(world.folder, 'backups-'));
  file = join(folder, 'whole.gz');
  await fillWorld();
  await write(file);
});
afterAll(async () => { await world.close(); });

async function fillWorld(): Promise<void> {
  await world.addWorkspace('second');
  const [person, record] = [newId(), newId()];
  await world.db.withWorkspace(world.workspaceId, async (tx) => {
    const own = { workspace_id: tx.workspaceId, created_at: NOW, updated_at: NOW };
    const { workspace_id } = own;
    await tx.insert('organisation', [{ ...own, id: newId(), name: TRICKY, name_key: 'x', yearly_revenue: 1234567890.05, renewal_date: '2026-02-28' }]);
    await tx.insert('person', [{ ...own, id: person, name: 'Ünal "Ü" O\'Neil', tags: ['a,b', 'c"d', ''], strength: 7 }]);
    await tx.insert('person_fact', [{ workspace_id, id: newId(), person_id: person, field: 'height', value_text: '1.8000', value_number: 1.8, source: 'api', recorded_at: new Date('2026-01-01T00:00:00.123Z'), is_current: true }]);
    await tx.insert('record', [{ workspace_id: tx.workspaceId, id: record, source: 'mail', source_key: '1', content_hash: 'h', media_type: 'message/rfc822', raw: new Uint8Array([0, 92, 255, 10]), raw_bytes: 4, stored_at: NOW }]);
    await tx.insert('event', [{ workspace_id: tx.workspaceId, id: newId(), kind: 'mail', at: NOW, direction: 'in', text: TRICKY, own_spans: [0, 5], details: { nothing: null, deep: { list: [1.50, 'x'] } }, participants: [], thread_keys: [TRICKY], record_id: record, is_automatic: false, created_at: NOW }]);
    await tx.run(sql`update person_fact set value_number = 1.80000000000000000000001 where workspace_id = ${tx.workspaceId}`);
    await tx.run(sql`update event set search = to_tsvector('english', text) where workspace_id = ${tx.workspaceId}`);
    await tx.insert('idempotency', [{ workspace_id: tx.workspaceId, key: 'k', endpoint: 'e', request_hash: 'h', status: 200, response: {}, at: NOW }]);
    await tx.run(sql`update idempotency set response = 'null'::jsonb where workspace_id = ${tx.workspaceId}`);
  });
}

const write = (path: string, driver: Driver = world.db.driver): Promise<void> => pipeline(backupStream(driver, { version: '0', now: NOW }), createWriteStream(path));

/** A backup of what stands at `config`. */
async function backupOf(config: { dataFolder: string; databaseUrl: string | null }): Promise<string> {
  const path = join(mkdtempSync(join(folder, 'again-')), 'again.gz');
  const db = await openDatabase(config, { isDurable: false });
  await write(path, db.driver).finally(() => db.close());
  return path;
}

test('a backup goes onto both engines and comes back the same, value by value', async () => {
  const expected = await checkBackup(file);
  expect(expected.find(({ name }) => name === 'public.member')?.rows).toBe(2);
  const embedded = { dataFolder: mkdtempSync(join(folder, 'restored-')), databaseUrl: null };
  await restoreBackup(file, embedded, () => {});
  expect(await checkBackup(await backupOf(embedded))).toEqual(expected);
  // On a server where there is one; else once more into a folder.
  const other = await openTestDatabase();
  await restoreBackup(file, other.config, () => {});
  expect(await checkBackup(await backupOf(other.config))).toEqual(expected);
  await other.drop();
});

test('the file can be read by people, holds no key file and says what it is', async () => {
  writeFileSync(join(world.folder, 'secret'), 'do-not-back-me-up');
  const text = gunzipSync(readFileSync(file)).toString();
  expect(await readHead(file)).toMatchObject({ regulars: 'backup', format: 1, madeAt: NOW.toISOString(), engine: world.db.engine });
  expect(text.split('\n').at(-2)).toContain('"end":true');
  expect(text).toContain('quote \\\\\\" backslash'.replaceAll('\\\\\\', '\\'));
  expect(text).not.toContain('do-not-back-me-up');
});

test('what is not whole is refused with a sentence, and nothing is written', async () => {
  const bytes = readFileSync(file);
  const lines = gunzipSync(bytes).toString().split('\n');
  const changed = (name: string, content: Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const target = mkdtempSync(join(folder, 'untouched-'));
  const refused = async (path: string, sentence: RegExp) => expect(restoreBackup(path, { dataFolder: target, databaseUrl: null }, () => {})).rejects.toThrow(sentence);
  await refused(changed('half.gz', bytes.subarray(0, bytes.length >> 1)), /breaks off in the middle/);
  await refused(changed('flipped.gz', bytes.map((byte, at) => (at === bytes.length - 40 ? byte ^ 1 : byte))), /damaged/);
  await refused(changed('ended.gz', gzipSync(lines.slice(0, -2).join('\n'))), /its end is missing/);
  const at = lines.findIndex((line) => line.startsWith('['));
  await refused(changed('row.gz', gzipSync(lines.toSpliced(at, 1).join('\n'))), /has \d+ rows instead of \d+/);
  await refused(changed('value.gz', gzipSync(lines.with(at, (lines[at] ?? '').replace(/[a-z]/, 'Q')).join('\n'))), /other values/);
  await refused(changed('newer.gz', gzipSync(lines.with(0, JSON.stringify({ ...JSON.parse(lines[0] ?? ''), format: 2 })).join('\n'))), /newer Regulars/);
  await refused(changed('schema.gz', gzipSync(lines.with(0, JSON.stringify({ ...JSON.parse(lines[0] ?? ''), migrations: ['9999_future.sql'] })).join('\n'))), /newer Regulars \(it has 9999_future.sql\)/);
  await refused(changed('other.gz', gzipSync('hello')), /no backup of Regulars/);
  await refused(changed('other.txt', Buffer.from('hello')), /no backup of Regulars/);
  const db = await openDatabase({ dataFolder: target, databaseUrl: null }, { isDurable: false });
  expect(await db.system((tx) => tx.run(sql`select 1 from workspace`))).toEqual([]);
  await db.close();
});

test('a database that holds something is not written over', async () => {
  const config = { dataFolder: mkdtempSync(join(folder, 'taken-')), databaseUrl: null };
  await restoreBackup(file, config, () => {});
  await expect(restoreBackup(file, config, () => {})).rejects.toThrow(/something in this database already.*REGULARS_DATA/);
});

test('a backup of an older schema is restored and then brought up to date', async () => {
  const all = migrations().map(({ name }) => name);
  const older = join(folder, 'older.gz');
  const then = await openEmbedded({ folder: mkdtempSync(join(folder, 'then-')), isDurable: false });
  await migrate(then, { only: new Set(all.slice(0, 1)) });
  const lease = await then.lease();
  await lease.script(`insert into workspace (id, slug, name, kind, created_at) values ('${newId()}', 'old', 'Old', 'own', '2026-01-01')`);
  lease.release();
  await write(older, then);
  await then.close();
  // Into a folder with the present schema and nothing in it.
  const config = { dataFolder: mkdtempSync(join(folder, 'older-')), databaseUrl: null };
  await restoreBackup(older, config, () => {});
  const db = await openDatabase(config, { isDurable: false });
  expect(await db.system((tx) => tx.run(sql`select slug from workspace`))).toEqual([{ slug: 'old' }]);
  expect(await db.system((tx) => tx.run(sql`select name from migration order by name`))).toEqual(all.map((name) => ({ name })));
  await db.withWorkspace(world.workspaceId, (tx) => tx.run(sql`select 1 from person where workspace_id = ${tx.workspaceId}`));
  await db.close();
});

test('while a backup is made others write on, and the backup shows one moment', async () => {
  const copied = world.db.engine === 'embedded' ? await openSnapshot(world.db.driver, world.folder) : world.db.driver;
  const stream = backupStream(copied, { version: '0', now: NOW });
  // The first line stands for the moment.
  await new Promise((resolve) => stream.once('readable', resolve));
  await world.db.withWorkspace(world.workspaceId, (tx) => tx.insert('topic', [{ workspace_id: tx.workspaceId, id: newId(), name: 'written meanwhile', aliases: [], state: 'accepted', created_at: NOW }]));
  const path = join(folder, 'meanwhile.gz');
  await pipeline(stream, createWriteStream(path));
  if (copied !== world.db.driver) await copied.close();
  expect((await checkBackup(path)).find(({ name }) => name === 'public.topic')?.rows).toBe(0);
  await write(join(folder, 'after.gz'));
  expect((await checkBackup(join(folder, 'after.gz'))).find(({ name }) => name === 'public.topic')?.rows).toBe(1);
});

test('whoever gives a backup up before it begins, leaves nothing behind and in nobody\'s way', async () => {
  if (world.db.engine !== 'embedded') return;
  const given = await openSnapshot(world.db.driver, world.folder);
  backupStream(given, { version: '0', now: NOW }, () => given.close()).destroy();
  const next = await openSnapshot(world.db.driver, world.folder);
  await next.close();
  expect(existsSync(snapshotFolder(world.folder))).toBe(false);
});

const server = process.env['REGULARS_TEST_POSTGRES'];
test.runIf(server)('the embedded database moves to a server in one go; the folder then says where it went', async () => {
  const dataFolder = mkdtempSync(join(folder, 'moving-'));
  await restoreBackup(file, { dataFolder, databaseUrl: null }, () => {});
  const target = await openTestDatabase();
  const url = target.config.databaseUrl ?? '';
  const moved = await moveDatabase({ dataFolder }, url, () => {}, NOW);
  expect(moved.tables).toEqual(expect.arrayContaining(await checkBackup(file)));
  expect(await checkBackup(await backupOf(target.config))).toEqual(await checkBackup(file));
  expect(readMoved(dataFolder)).toMatchObject({ to: shownUrl(url), at: NOW.toISOString() });
  await expect(openDatabase({ dataFolder, databaseUrl: null })).rejects.toThrow(/moved to postgres:.*DATABASE_URL/);
  expect(await moveDatabase({ dataFolder }, url, () => {}, NOW)).toMatchObject({ wasThere: true });
  // Cut off between the server's commit and the note in the folder: the next try sees that all is there.
  rmSync(join(dataFolder, 'moved.json'));
  expect(await moveDatabase({ dataFolder }, url, () => {}, NOW)).toMatchObject({ wasThere: true, rows: moved.rows });
  // Somebody works there already.
  rmSync(join(dataFolder, 'moved.json'));
  const db = await openDatabase(target.config);
  await db.system((tx) => tx.run(sql`update workspace set name = 'Renamed' where slug = 'ours'`)).finally(() => db.close());
  await expect(moveDatabase({ dataFolder }, url, () => {}, NOW)).rejects.toThrow(/something else in that database/);
  await target.drop();
});

test('a place is told without its password', () => {
  expect(shownUrl('postgres://ada:hunter2@db.example/regulars?sslmode=require&sslpassword=x')).toBe('postgres://ada@db.example/regulars?sslmode=require');
  expect(movedSentence('/x', { to: 'postgres://ada@db.example/regulars', at: '2026-11-25T12:00:00Z', rows: 1 })).toContain('moved to postgres://ada@db.example/regulars on 2026-11-25');
});
