// A fresh workspace on a real database for one test file: embedded by default, PostgreSQL where REGULARS_TEST_POSTGRES names a server.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { sql } from 'kysely';
import type { Clock } from '#base/clock.ts';
import { systemClock } from '#base/clock.ts';
import type { Config } from '#base/config.ts';
import type { OpenDatabase } from '#base/database/doors.ts';
import { openDatabase } from '#base/database/open.ts';
import type { Call, Caller, Deps, Role } from '#base/endpoint.ts';
import { newId } from '#base/ids.ts';
import type { Job } from '#base/jobs.ts';
import { createJobs } from '#base/jobs.ts';

export interface World {
  db: OpenDatabase;
  deps: Deps;
  folder: string;
  workspaceId: string;
  /** The owner, Ida (ida@ours.example), made with the workspace. */
  owner: Caller;
  /** A further workspace with its own owner, for tests of what must not be seen across. */
  addWorkspace(slug: string): Promise<{ workspaceId: string; owner: Caller }>;
  addMember(name: string, email: string, role: Role): Promise<Caller>;
  /** Runs `work` as an endpoint's handler would be run: in a transaction of the workspace. */
  inCall<T>(work: (call: Call) => Promise<T>, options?: { as?: Caller; now?: Date; workspaceId?: string }): Promise<T>;
  close(): Promise<void>;
}

/** A throw-away place for a database: a folder, and on a PostgreSQL server a database of its own. */
export async function openTestDatabase(): Promise<{ config: Config; drop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-test-'));
  const server = process.env['REGULARS_TEST_POSTGRES'];
  const place = server ? await makeDatabase(server) : null;
  return {
    config: { port: 0, isPortFixed: true, host: '127.0.0.1', dataFolder: folder, databaseUrl: place?.url ?? null },
    async drop() {
      await place?.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Opens a world. `jobs` are run as in the product; without them a request is an error. */
export async function openWorld(options: { clock?: Clock; jobs?: readonly Job[] } = {}): Promise<World> {
  const { config, drop } = await openTestDatabase();
  const db = await openDatabase(config, { isDurable: false });
  const clock = options.clock ?? systemClock;
  const failures: unknown[] = [];
  const jobs = createJobs(options.jobs ?? [], (_job, _workspaceId, error) => failures.push(error));
  const deps: Deps = { db, clock, config, jobs: options.jobs ? jobs : { request() {}, idle: async () => {} } };
  const { workspaceId, owner } = await addWorkspace(db, 'ours', 'ida@ours.example', 'Ida');
  if (options.jobs) await jobs.start(deps, async () => [workspaceId]);
  return {
    db, deps, folder: config.dataFolder, workspaceId, owner,
    addWorkspace: (slug) => addWorkspace(db, slug, `owner@${slug}.example`, `Owner of ${slug}`),
    addMember: (name, email, role) => addMember(db, workspaceId, name, email, role),
    inCall: (work, { as = owner, now = clock.now(), workspaceId: where = workspaceId } = {}) =>
      db.withWorkspace(where, (tx) => work({ ...deps, tx, workspaceId: where, timeZone: 'UTC', caller: as, now })),
    async close() {
      await jobs.stop();
      await db.close();
      await drop();
      if (failures.length > 0) throw failures[0];
    },
  };
}

async function addWorkspace(db: OpenDatabase, slug: string, email: string, name: string) {
  const workspaceId = newId();
  await db.system((tx) => tx.run(sql`insert into workspace (id, slug, name, kind, created_at) values (${workspaceId}, ${slug}, ${slug}, 'own', ${new Date()})`));
  return { workspaceId, owner: await addMember(db, workspaceId, name, email, 'owner') };
}

async function addMember(db: OpenDatabase, workspaceId: string, name: string, email: string, role: Role): Promise<Caller> {
  const memberId = newId();
  await db.withWorkspace(workspaceId, async (tx) => {
    await tx.insert('member', [{ workspace_id: workspaceId, id: memberId, name, email, role, joined_at: new Date() }]);
    await tx.insert('member_address', [{ workspace_id: workspaceId, address: email, member_id: memberId }]);
  });
  return { memberId, name, email, role, scopes: null, via: 'session' };
}

/** A database of its own on the server, dropped afterwards. */
async function makeDatabase(serverUrl: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `regulars_test_${newId().replaceAll('-', '')}`;
  const url = new URL(serverUrl);
  const onServer = async (text: string) => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  await onServer(`create database ${name} template template0`);
  url.pathname = `/${name}`;
  return { url: url.toString(), drop: () => onServer(`drop database ${name} with (force)`) };
}
