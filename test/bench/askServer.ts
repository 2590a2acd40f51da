// A PostgreSQL for the bench: the one of DATABASE_URL, else one of our own, which can be kept; and what it needs of disk and memory.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { packageRoot } from '#base/paths.ts';
import type { Figure } from './report.ts';

/** What a server for a million people is given; a notebook has this much. */
const SETTINGS = {
  shared_buffers: '2GB', effective_cache_size: '4GB', work_mem: '64MB', maintenance_work_mem: '512MB', max_parallel_maintenance_workers: 0, jit: 'off', random_page_cost: 1.1,
  autovacuum: 'off', max_wal_size: '8GB', checkpoint_timeout: '30min',
};
const SHOWN = ['server_version', 'shared_buffers', 'effective_cache_size', 'work_mem', 'maintenance_work_mem', 'jit', 'random_page_cost', 'max_parallel_workers_per_gather', 'synchronous_commit', 'fsync'];

export interface Server { url: string; stop(): Promise<void> }
type StartPostgres = (options: { keep: string | null; settings: Readonly<Record<string, string | number>> }) => Promise<Server>;

/** @param keep a folder in which our own one stays for the next time. */
export async function openServer(keep: string | null): Promise<Server> {
  const given = process.env['DATABASE_URL'];
  if (given) return { url: given, stop: async () => {} };
  const { startPostgres } = (await import(pathToFileURL(join(packageRoot, 'scripts', 'postgres.mjs')).href)) as { startPostgres: StartPostgres };
  const server = await startPostgres({ keep, settings: SETTINGS });
  await isUp(server.url);
  return server;
}

const STARTING = '57P03';
const STARTING_MS_MAX = 120_000;

/** One that was kept takes connections before it answers: it may have to read its log first. */
async function isUp(url: string): Promise<void> {
  for (const until = Date.now() + STARTING_MS_MAX; ; await setTimeout(200)) {
    const error = await ask(url, 'select 1').then(() => null, (reason: unknown) => reason);
    if (error === null) return;
    if (!(error instanceof pg.DatabaseError) || error.code !== STARTING || Date.now() > until) throw error;
  }
}

async function ask<Row extends pg.QueryResultRow>(url: string, text: string, parameters: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client.query<Row>(text, parameters).then(({ rows }) => rows).finally(() => client.end());
}

export async function printSettings(url: string): Promise<void> {
  const rows = await ask<{ name: string; value: string }>(url, `select name, current_setting(name) as value from pg_settings where name = any($1) order by array_position($1, name)`, [SHOWN]);
  console.log(`PostgreSQL: ${rows.map(({ name, value }) => `${name} ${value}`).join(', ')}`);
}

const GIB = 2 ** 30;

export async function diskFigures(url: string): Promise<Figure[]> {
  const [row] = await ask<{ all: string; tables: string; indexes: string }>(url, `
    select pg_database_size(current_database()) as all, sum(pg_table_size(c.oid)) as tables, sum(pg_indexes_size(c.oid)) as indexes from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`);
  if (!row) return [];
  return [
    { what: 'disk: the database', value: Number(row.all) / GIB, unit: 'GiB' },
    { what: 'disk: tables of it', value: Number(row.tables) / GIB, unit: 'GiB' },
    { what: 'disk: indexes of it', value: Number(row.indexes) / GIB, unit: 'GiB' },
  ];
}

/** Watches what the backends hold for themselves, and the most of the shared buffers that one has touched; null on another machine. */
export async function watchMemory(url: string): Promise<() => Figure[]> {
  const most = { own: 0, shared: 0 };
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let isLooking = false;
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity where pid <> pg_backend_pid()').catch(() => ({ rows: [] }));
    const held = rows.map(({ pid }) => heldBy(pid));
    most.own = Math.max(most.own, held.reduce((sum, { own }) => sum + own, 0));
    most.shared = Math.max(most.shared, ...held.map(({ shared }) => shared));
    isLooking = false;
  };
  const timer = setInterval(() => { void look(); }, 200);
  return () => {
    clearInterval(timer);
    void client.end();
    return most.own === 0 ? [] : [{ what: 'memory: of all backends for themselves, most', value: most.own, unit: 'MiB' }, { what: 'memory: shared buffers touched, most', value: most.shared, unit: 'MiB' }];
  };
}

function heldBy(pid: number): { own: number; shared: number } {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    const mib = (key: string) => Math.round(Number(new RegExp(`${key}:\\s+(\\d+)`).exec(text)?.[1] ?? 0) / 1024);
    return /^Name:\s+postgres/m.test(text) ? { own: mib('RssAnon'), shared: mib('RssShmem') } : { own: 0, shared: 0 };
  } catch {
    return { own: 0, shared: 0 };
  }
}
