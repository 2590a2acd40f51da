// Brings a database to the present schema: plain SQL files in order, one statement a call, each file in one transaction.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#base/paths.ts';
import type { Driver, Lease } from './driver.ts';
import { isSecured, secure } from './secure.ts';

const folder = join(packageRoot, 'migrations');
const LOCK_KEY = 7_306_211;

/** What PostgreSQL itself brings and we use beyond its core; the embedded engine loads the same. */
const EXTENSIONS = ['pg_trgm'];

export interface Migration {
  name: string;
  text: string;
}

/** All migrations, oldest first. */
export const migrations = (): Migration[] =>
  readdirSync(folder).filter((name) => name.endsWith('.sql')).sort().map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

/** A fingerprint of all migrations: two databases with the same one have the same schema. */
export const schemaHash = (): string =>
  createHash('sha256').update(migrations().map(({ name, text }) => `${name}\n${text}`).join('\n')).digest('hex').slice(0, 16);

/** Applies what is missing (of `only`, where it is given) and returns the names. Throws when the database is newer than this program. */
export async function migrate(driver: Driver, { only }: { only?: ReadonlySet<string> } = {}): Promise<string[]> {
  const lease = await driver.lease();
  try {
    await lease.script(`create table if not exists migration (name text primary key, applied_at timestamptz not null)`);
    // Two servers on one PostgreSQL wait for each other here.
    await lease.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    try {
      return await applyMissing(lease, only);
    } finally {
      await lease.query('select pg_advisory_unlock($1)', [LOCK_KEY]);
    }
  } finally {
    lease.release();
  }
}

async function applyMissing(lease: Lease, only: ReadonlySet<string> | undefined): Promise<string[]> {
  const { rows } = await lease.query('select name from migration', []);
  const done = new Set(rows.map((row) => String(row['name'])));
  const known = migrations();
  const unknown = [...done].filter((name) => !known.some((migration) => migration.name === name));
  if (unknown.length > 0) throw new Error(`This database was made by a newer Regulars (it has ${unknown.join(', ')}). Start that version, or restore a backup.`);
  const missing = known.filter(({ name }) => !done.has(name) && (!only || only.has(name)));
  if (missing.length > 0) await addExtensions(lease);
  for (const { name, text } of missing) {
    await inTransaction(lease, async () => {
      for (const statement of splitStatements(text)) await lease.script(statement);
      await lease.query('insert into migration (name, applied_at) values ($1, $2)', [name, new Date()]);
    }).catch((error: unknown) => {
      throw new Error(`The migration ${name} failed and was taken back: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    });
  }
  // Asked every time: a process that ended between the tables and their security must not leave them open.
  if (missing.length > 0 || !(await isSecured(lease))) await inTransaction(lease, () => secure(lease));
  return missing.map(({ name }) => name);
}

async function addExtensions(lease: Lease): Promise<void> {
  for (const name of EXTENSIONS) {
    await lease.script(`create extension if not exists ${name}`).catch((error: unknown) => {
      throw new Error(`PostgreSQL could not add its extension ${name}. Install its contrib package, or let an administrator run once: create extension ${name};`, { cause: error });
    });
  }
}

async function inTransaction(lease: Lease, work: () => Promise<void>): Promise<void> {
  await lease.script('begin');
  try {
    await work();
    await lease.script('commit');
  } catch (error) {
    await lease.script('rollback').catch(() => {});
    throw error;
  }
}

/** Splits at semicolons outside quotes, comments and dollar-quoted bodies. */
export function splitStatements(text: string): string[] {
  const parts = text.match(/--[^\n]*|'(?:[^']|'')*'|\$\$[\s\S]*?\$\$|;|[^;'$-]+|[-$]/g) ?? [];
  const statements: string[] = [];
  let current = '';
  for (const part of parts) {
    if (part.startsWith('--')) continue;
    if (part !== ';') { current += part; continue; }
    if (current.trim()) statements.push(current.trim());
    current = '';
  }
  if (current.trim()) statements.push(current.trim());
  return statements;
}
