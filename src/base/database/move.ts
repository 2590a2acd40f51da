// From the embedded database to a PostgreSQL server in one go: rows are copied in one transaction of the server and committed
// when counts and hashes agree. Cut off before that, the server holds nothing; cut off after it, the next try sees that all is there.
import type { Config } from '#base/config.ts';
import { Problem } from '#base/problem.ts';
import type { Driver, Lease } from './driver.ts';
import { migrate } from './migrate.ts';
import { readMoved, shownUrl, writeMoved } from './moved.ts';
import { openEmbeddedFolder } from './open.ts';
import { checkServer, openPostgres } from './postgres.ts';
import { analyse, compare, counted, writeInPieces } from './restore.ts';
import type { OnProgress } from './restore.ts';
import { createRowSum, differences } from './rowSum.ts';
import type { TableSum } from './rowSum.ts';
import { ALIKE, beginReading, countRows, hasRows, readRows, storedTables, sumTable, trustReferences } from './storedTable.ts';
import type { StoredTable } from './storedTable.ts';

export interface MoveResult {
  to: string;
  rows: number;
  tables: TableSum[];
  /** It had been copied before, by a move that was cut off at its very end. */
  wasThere: boolean;
}

/** Moves what is in the data folder to the server of `url`, whose database must be empty. Throws a Problem that says why not. */
export async function moveDatabase(config: Pick<Config, 'dataFolder'>, url: string, onProgress: OnProgress, now: Date): Promise<MoveResult> {
  const moved = readMoved(config.dataFolder);
  if (moved?.to === shownUrl(url)) return { to: moved.to, rows: moved.rows, tables: [], wasThere: true };
  const source = await openEmbeddedFolder(config.dataFolder);
  const target = openPostgres(url);
  try {
    await checkServer(target);
    await migrate(source.driver);
    await migrate(target);
    const result = await copy(source.driver, target, onProgress);
    const rows = result.tables.reduce((sum, table) => sum + table.rows, 0);
    writeMoved(config.dataFolder, { to: shownUrl(url), at: now.toISOString(), rows });
    if (!result.wasThere) await analyse(target);
    return { to: shownUrl(url), rows, ...result };
  } finally {
    await target.close();
    await source.close();
  }
}

async function copy(source: Driver, target: Driver, onProgress: OnProgress): Promise<Pick<MoveResult, 'tables' | 'wasThere'>> {
  const [from, to] = [await source.lease(), await target.lease()];
  try {
    await beginReading(from);
    await to.script(`begin; ${ALIKE}`);
    const tables = await storedTables(from);
    let total = 0;
    for (const table of tables) total += await countRows(from, table);
    if (await isTaken(to, tables)) return { tables: await agree(from, to, tables, total, onProgress), wasThere: true };
    await trustReferences(to);
    const sums: TableSum[] = [];
    const onRows = counted('Moving', total, onProgress);
    for (const table of tables) sums.push(await copyTable(from, to, table, onRows));
    await compare(to, tables, sums, counted('Comparing', total, onProgress));
    await to.script('commit');
    return { tables: sums, wasThere: false };
  } finally {
    await to.script('rollback').then(() => to.release(), () => to.release(true));
    await from.script('rollback').then(() => from.release(), () => from.release(true));
  }
}

async function copyTable(from: Lease, to: Lease, table: StoredTable, onRows: (rows: number) => void): Promise<TableSum> {
  const sum = createRowSum();
  // The next rows are read while these are written.
  let writing: Promise<void> = Promise.resolve();
  for await (const lines of readRows(from, table)) {
    for (const line of lines) sum.add(line);
    await writing;
    writing = writeInPieces(to, table, lines);
    // Awaited at the next turn or at the end; until then a failure must not count as unhandled.
    writing.catch(() => {});
    onRows(lines.length);
  }
  await writing;
  return { name: table.name, rows: sum.rows, hash: sum.hash };
}

async function isTaken(to: Lease, tables: readonly StoredTable[]): Promise<boolean> {
  for (const table of tables) if (await hasRows(to, table)) return true;
  return false;
}

/** The sums of both sides, where they are the same. Throws a Problem where the target holds something else. */
async function agree(from: Lease, to: Lease, tables: readonly StoredTable[], total: number, onProgress: OnProgress): Promise<TableSum[]> {
  const [own, there]: [TableSum[], TableSum[]] = [[], []];
  const onRows = counted('Comparing', total * 2, onProgress);
  for (const table of tables) {
    own.push(await sumTable(from, table, onRows));
    there.push(await sumTable(to, table, onRows));
  }
  const wrong = differences(own, there);
  if (wrong.length > 0) throw new Problem('conflict', `There is something else in that database already (${wrong[0]}). Move into an empty one: create database regulars encoding 'UTF8' template template0`);
  return own;
}
