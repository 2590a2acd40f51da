import { sql } from 'kysely';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import type { EmbeddedDriver } from './embedded.ts';
import { FolderHeld, lockFolder } from './folderLock.ts';
import { splitStatements } from './migrate.ts';
import { openDatabase } from './open.ts';
import { APP_ROLE } from './role.ts';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(async () => { await world.close(); });

const addOrganisation = (name: string, workspaceId = world.workspaceId) =>
  world.db.withWorkspace(workspaceId, async (tx) => {
    await tx.insert('organisation', [{ workspace_id: workspaceId, id: newId(), name, name_key: name.toLowerCase(), created_at: new Date(), updated_at: new Date() }]);
  });

describe('the two doors', () => {
  test('a workspace sees its own rows and nothing of another', async () => {
    const other = await world.addWorkspace('other');
    await addOrganisation('Ours');
    await addOrganisation('Theirs', other.workspaceId);
    const seen = await world.db.withWorkspace(world.workspaceId, (tx) =>
      tx.run<{ name: string }>(sql`select name from organisation where workspace_id = ${tx.workspaceId} or workspace_id = ${other.workspaceId}`));
    expect(seen.map((row) => row.name)).toEqual(['Ours']);
  });

  test('a row cannot be written into another workspace', async () => {
    const other = await world.addWorkspace('elsewhere');
    await expect(world.db.withWorkspace(world.workspaceId, (tx) =>
      tx.insert('organisation', [{ workspace_id: other.workspaceId, id: newId(), name: 'Smuggled', name_key: 'smuggled', created_at: new Date(), updated_at: new Date() }])))
      .rejects.toThrow(/row-level security/);
  });

  test('without a named workspace the application role sees nothing', async () => {
    await addOrganisation('Hidden');
    const lease = await world.db.driver.lease();
    try {
      await lease.script(`begin; set local role ${APP_ROLE}`);
      const { rows } = await lease.query('select count(*) as n from organisation', []);
      await lease.script('rollback');
      expect(rows[0]?.['n']).toBe(0);
    } finally {
      lease.release();
    }
  });

  test('a statement that forgets workspace_id is refused before it runs', async () => {
    await expect(world.db.withWorkspace(world.workspaceId, (tx) => tx.run(sql`select name from organisation`))).rejects.toThrow(/organisation without workspace_id/);
  });

  test('a transaction that throws leaves nothing behind', async () => {
    await expect(world.db.withWorkspace(world.workspaceId, async (tx) => {
      await tx.insert('organisation', [{ workspace_id: tx.workspaceId, id: newId(), name: 'Undone', name_key: 'undone', created_at: new Date(), updated_at: new Date() }]);
      throw new Error('changed my mind');
    })).rejects.toThrow('changed my mind');
    const rows = await world.db.withWorkspace(world.workspaceId, (tx) => tx.run(sql`select 1 from organisation where workspace_id = ${tx.workspaceId} and name = 'Undone'`));
    expect(rows).toHaveLength(0);
  });

  test('a transaction inside a transaction is a mistake and says so', async () => {
    await expect(world.db.withWorkspace(world.workspaceId, () => world.db.system(async () => {}))).rejects.toThrow(/pass `tx` along/);
  });
});

describe('values', () => {
  test('both engines give numbers, days, moments and bytes in the same shape', async () => {
    const row = await world.db.withWorkspace(world.workspaceId, (tx) => tx.one(sql`
      select 9007199254740991::int8 as big, 12.50::numeric as money, date '2026-02-28' as day, timestamptz '2026-02-28 12:00+01' as moment,
             '\\x00ff'::bytea as bytes, '{"a":[1]}'::jsonb as json, array['a', null]::text[] as words, true as yes, count(*) as n from (values (1), (2)) as v`));
    expect(row).toMatchObject({ big: 9007199254740991, money: 12.5, day: '2026-02-28', moment: new Date('2026-02-28T11:00:00Z'), json: { a: [1] }, words: ['a', null], yes: true, n: 2 });
    expect([...((row as { bytes: Uint8Array }).bytes)]).toEqual([0, 255]);
  });

  test('bytes, lists and JSON survive a bulk insert', async () => {
    const id = newId();
    const stored = await world.db.withWorkspace(world.workspaceId, async (tx) => {
      await tx.insert('record', [{ workspace_id: tx.workspaceId, id, source: 'test', source_key: '1', content_hash: 'h', media_type: 'text/plain', raw: new Uint8Array([0, 1, 254]), raw_bytes: 3, stored_at: new Date() }]);
      await tx.insert('event', [{ workspace_id: tx.workspaceId, id, kind: 'note', at: new Date(), direction: 'out', text: 'nul \u0000 byte', own_spans: [0, 3], thread_keys: ['a b', 'c"d'], details: { quote: 'ü' }, participants: [], is_automatic: false, created_at: new Date() }]);
      return tx.one<{ raw: Uint8Array; text: string; keys: string[]; spans: number[]; details: unknown }>(sql`
        select r.raw, e.text, e.thread_keys as keys, e.own_spans as spans, e.details from record r join event e on e.workspace_id = r.workspace_id and e.id = r.id where r.workspace_id = ${tx.workspaceId}`);
    });
    expect([...(stored?.raw ?? [])]).toEqual([0, 1, 254]);
    expect(stored).toMatchObject({ text: 'nul \ufffd byte', keys: ['a b', 'c"d'], spans: [0, 3], details: { quote: 'ü' } });
  });

  test('an error carries the code of the SQL standard', async () => {
    await expect(world.db.withWorkspace(world.workspaceId, (tx) => tx.run(sql`select 1 / 0`))).rejects.toMatchObject({ code: '22012' });
  });
});

describe('the data folder', () => {
  test('every commit of the embedded database is synced to disk', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'regulars-fsync-'));
    const db = await openDatabase({ dataFolder: folder, databaseUrl: null });
    const { fsyncs } = db.driver as EmbeddedDriver;
    const before = await fsyncs();
    for (let n = 0; n < 10; n += 1) {
      await db.system((tx) => tx.run(sql`insert into workspace (id, slug, name, kind, created_at) values (${newId()}, ${`w${n}`}, 'w', 'own', ${new Date()})`));
    }
    expect(await fsyncs() - before).toBeGreaterThanOrEqual(10);
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a second owner of one folder hears who holds it, and what to do', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'regulars-lock-'));
    const db = await openDatabase({ dataFolder: folder, databaseUrl: null }, { isDurable: false });
    await expect(openDatabase({ dataFolder: folder, databaseUrl: null })).rejects.toThrow(new RegExp(`in use by process ${process.pid}.*REGULARS_DATA`));
    await db.close();
    const again = await openDatabase({ dataFolder: folder, databaseUrl: null }, { isDurable: false });
    await again.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a lock left by a process that died is taken over', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'regulars-stale-'));
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: 2 ** 22 + 1, startedTicks: '1', since: 'long ago' }));
    const unlock = lockFolder(folder, new Date());
    expect(() => lockFolder(folder, new Date())).toThrow(FolderHeld);
    unlock();
    rmSync(folder, { recursive: true, force: true });
  });
});

test('migrations are cut at semicolons outside quotes, comments and bodies', () => {
  expect(splitStatements(`select ';'; -- a; b\ndo $$ begin; end $$; select 1 - 2`)).toEqual([`select ';'`, 'do $$ begin; end $$', 'select 1 - 2']);
});
