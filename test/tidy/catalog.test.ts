import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { APP_ROLE } from '#base/database/role.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { catalogFaults, GLOBAL_TABLES, readCatalog } from './catalog.ts';
import { betterWord } from './rules.ts';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(async () => { await world.close(); });

test('every table is read with its keys', async () => {
  const tables = await readCatalog(world.db.driver);
  expect(tables.length).toBeGreaterThan(30);
  expect(tables.find(({ name }) => name === 'interaction')).toMatchObject({ primaryKey: ['workspace_id', 'id'], uniques: [['workspace_id', 'event_id', 'person_id']] });
  expect(tables.flatMap((table) => table.foreignKeys).length).toBeGreaterThan(15);
  for (const name of GLOBAL_TABLES.keys()) expect(tables.some((table) => table.name === name), name).toBe(true);
});

test('every table of a tenant is keyed, tied and closed by workspace', async () => {
  expect(catalogFaults(await readCatalog(world.db.driver))).toEqual([]);
});

test('tables are called by the words of the product', async () => {
  const names = (await readCatalog(world.db.driver)).map(({ name }) => name);
  expect(names.filter((name) => betterWord(name.replaceAll('_', ' ')))).toEqual([]);
});

test('a table that forgets its workspace is caught, key by key', async () => {
  const lease = await world.db.driver.lease();
  try {
    await lease.script('begin');
    await lease.script('create table planted (workspace_id uuid not null, id uuid primary key, email text unique, person_id uuid)');
    await lease.script('create table planted_global (id uuid primary key)');
    await lease.script('commit');
  } finally {
    lease.release();
  }
  const faults = catalogFaults(await readCatalog(world.db.driver)).map((fault) => fault.replace(/^planted: /, ''));
  expect(faults).toEqual([
    'workspace_id is not first in the primary key', 'unique (email) leaves out workspace_id', 'row-level security is not enabled and forced', `no policy for ${APP_ROLE}`,
    'planted_global: has no workspace_id; class it global with a reason, or give it one',
  ]);
  const again = await world.db.driver.lease();
  await again.script('drop table planted').then(() => again.script('drop table planted_global')).finally(() => again.release());
});

test('the product works as a role that owns nothing and passes no security', async () => {
  const [role] = await world.db.withWorkspace(world.workspaceId, (tx) => tx.run<{ name: string; passes: boolean }>(
    sql`select current_user::text as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin as passes from pg_roles where rolname = current_user`));
  expect(role).toEqual({ name: APP_ROLE, passes: false });
});

test('in one workspace nothing of another can be seen, in any table', async () => {
  const other = await world.addWorkspace('another');
  const tables = (await readCatalog(world.db.driver)).filter(({ columns }) => columns.includes('workspace_id'));
  const seen = await world.db.withWorkspace(world.workspaceId, async (tx) => {
    const counts: [string, number][] = [];
    for (const { name } of tables) {
      const row = await tx.one<{ n: number }>(sql`select count(*) as n from ${sql.id(name)} where workspace_id = ${other.workspaceId}`);
      counts.push([name, row?.n ?? -1]);
    }
    return counts;
  });
  expect(seen.length).toBeGreaterThan(30);
  expect(seen.filter(([, n]) => n !== 0)).toEqual([]);
  await expect(world.db.withWorkspace(world.workspaceId, (tx) => tx.insert('audit', [{ workspace_id: other.workspaceId, id: other.workspaceId, at: new Date(), via: 'test', action: 'looked across', detail: {} }])))
    .rejects.toThrow(/row-level security/);
});
