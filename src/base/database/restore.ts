// A backup goes into an empty database, all of it or nothing: one transaction, committed only when what stands there has the
// same counts and hashes as what was backed up.
import type { Config } from '#base/config.ts';
import { Problem } from '#base/problem.ts';
import { migrationNames } from './backup.ts';
import { checkBackup, readBackup, readHead } from './backupFile.ts';
import type { BackupHead } from './backupFile.ts';
import type { Driver, Lease } from './driver.ts';
import { migrate, migrations } from './migrate.ts';
import { openEmbeddedFolder } from './open.ts';
import { checkServer, openPostgres } from './postgres.ts';
import { differences } from './rowSum.ts';
import type { TableSum } from './rowSum.ts';
import { ALIKE, hasRows, storedTables, sumTable, trustReferences, writeRows } from './storedTable.ts';
import type { StoredTable } from './storedTable.ts';

/** What is being done, and how many rows of all it has come to. */
export type OnProgress = (what: string, rows: number, of: number) => void;

const WRITTEN_CHARACTERS_MAX = 1024 * 1024;

/** Restores into the database of `config`, which must be empty. Throws a Problem that says why not, and then changes nothing. */
export async function restoreBackup(path: string, config: Pick<Config, 'dataFolder' | 'databaseUrl'>, onProgress: OnProgress): Promise<{ head: BackupHead; tables: TableSum[] }> {
  const head = await readHead(path);
  const unknown = head.migrations.filter((name) => !migrations().some((migration) => migration.name === name));
  if (unknown.length > 0) throw new Problem('bad input', `${path} was made by a newer Regulars (it has ${unknown.join(', ')}). Update this one first.`);
  const total = head.tables.reduce((sum, { rows }) => sum + rows, 0);
  const sums = await checkBackup(path, counted('Checking the file', total, onProgress));
  const { driver, close } = config.databaseUrl ? openServer(config.databaseUrl) : await openEmbeddedFolder(config.dataFolder);
  try {
    await prepare(driver, head);
    await fill(driver, path, { head, sums }, counted('Restoring', total, onProgress), counted('Comparing', total, onProgress));
    await migrate(driver);
    await analyse(driver);
    return { head, tables: sums };
  } finally {
    await close();
  }
}

const openServer = (url: string): { driver: Driver; close: () => Promise<void> } => {
  const driver = openPostgres(url);
  return { driver, close: () => driver.close() };
};

export function counted(what: string, of: number, onProgress: OnProgress): (rows: number) => void {
  let done = 0;
  return (rows) => onProgress(what, done += rows, of);
}

/** Brings the target to the schema of the backup. It must hold nothing. */
async function prepare(driver: Driver, head: BackupHead): Promise<void> {
  if (driver.engine === 'postgres') await checkServer(driver);
  const lease = await driver.lease();
  try {
    const tables = await storedTables(lease);
    for (const table of tables) {
      if (await hasRows(lease, table)) throw new Problem('conflict', `There is something in this database already (${table.name}). A backup is restored into an empty one: set ${driver.engine === 'embedded' ? 'REGULARS_DATA to a new folder' : 'DATABASE_URL to a new database'}.`);
    }
    const isHere = (await lease.query(`select to_regclass('public.migration') is not null as is_here`, [])).rows[0]?.['is_here'];
    const names = isHere ? await migrationNames(lease) : [];
    if (names.length > 0 && names.join() !== head.migrations.join()) await dropEmpty(lease, tables);
  } finally {
    lease.release();
  }
  await migrate(driver, { only: new Set(head.migrations) });
}

async function dropEmpty(lease: Lease, tables: readonly StoredTable[]): Promise<void> {
  await lease.script(`begin; ${tables.filter(({ name }) => name.startsWith('public.')).map(({ name }) => `drop table ${name.split('.').map((part) => `"${part}"`).join('.')} cascade`).join('; ')}; drop schema if exists auth cascade; drop table migration; commit`);
}

async function fill(driver: Driver, path: string, { head, sums }: { head: BackupHead; sums: readonly TableSum[] }, onWritten: (rows: number) => void, onCompared: (rows: number) => void): Promise<void> {
  const lease = await driver.lease();
  let isBroken = false;
  try {
    await lease.script(`begin; ${ALIKE}`);
    await trustReferences(lease);
    const tables = tablesOf(head, await storedTables(lease));
    for await (const { table: name, lines } of readBackup(path)) {
      const table = tables.get(name);
      if (!table) throw new Problem('bad input', `The backup has rows of ${name}, which it does not name at its beginning.`);
      await writeInPieces(lease, table, lines);
      onWritten(lines.length);
    }
    await compare(lease, [...tables.values()], sums, onCompared);
    await lease.script('commit');
  } catch (error) {
    await lease.script('rollback').catch(() => { isBroken = true; });
    throw error;
  } finally {
    lease.release(isBroken);
  }
}

/** The tables of the backup with its columns in its order, and the types they have here. */
function tablesOf(head: BackupHead, here: readonly StoredTable[]): Map<string, StoredTable> {
  return new Map(head.tables.map(({ name, columns }) => {
    const table = here.find((one) => one.name === name);
    const typed = columns.map((column) => table?.columns.find((one) => one.name === column));
    const missing = columns.find((_column, at) => !typed[at]);
    if (!table || missing) throw new Problem('bad input', `The backup has ${table ? `the column ${name}.${missing ?? ''}` : `the table ${name}`}, which this version does not know.`);
    return [name, { name, columns: typed.filter((column) => column !== undefined) }];
  }));
}

export async function writeInPieces(lease: Lease, table: StoredTable, lines: readonly string[]): Promise<void> {
  let piece: string[] = [];
  let length = 0;
  for (const line of lines) {
    if (piece.length > 0 && length + line.length > WRITTEN_CHARACTERS_MAX) {
      await writeRows(lease, table, piece);
      [piece, length] = [[], 0];
    }
    piece.push(line);
    length += line.length;
  }
  await writeRows(lease, table, piece);
}

/** Throws when what stands there is not what was told. */
export async function compare(lease: Lease, tables: readonly StoredTable[], expected: readonly TableSum[], onRows: (rows: number) => void): Promise<void> {
  const found: TableSum[] = [];
  for (const table of tables) found.push(await sumTable(lease, table, onRows));
  const wrong = differences(expected, found);
  if (wrong.length > 0) throw new Error(`What was written is not what was read (${wrong.join('; ')}); everything was taken back.`);
}

/** So that the first questions are planned by what is there. */
export async function analyse(driver: Driver): Promise<void> {
  const lease = await driver.lease();
  await lease.script('analyze').finally(() => lease.release());
}
