// Everything in the database as one file, while others go on working.
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { BACKUP_FORMAT } from './backupFile.ts';
import type { BackupEnd, BackupHead } from './backupFile.ts';
import type { Driver, Lease } from './driver.ts';
import { createRowSum } from './rowSum.ts';
import type { TableSum } from './rowSum.ts';
import { beginReading, countRows, readRows, storedTables } from './storedTable.ts';

const GZIP_LEVEL = 3;

/** The backup as a stream of bytes. `onEnd` is called once it was read to its end, failed or was given up. */
export function backupStream(driver: Driver, said: { version: string; now: Date }, onEnd: () => Promise<void> = async () => {}): Readable {
  const lines = Readable.from(backupLines(driver, said), { objectMode: false });
  const packed = createGzip({ level: GZIP_LEVEL, chunkSize: 256 * 1024 });
  lines.on('error', (error) => packed.destroy(error));
  packed.on('close', () => lines.destroy());
  // Not at the end of the lines: whoever has gone before the first one was read never comes there.
  lines.on('close', () => void onEnd().catch(() => {}));
  return lines.pipe(packed);
}

async function* backupLines(driver: Driver, said: { version: string; now: Date }): AsyncGenerator<string> {
  const lease = await driver.lease();
  try {
    await beginReading(lease);
    const tables = await storedTables(lease);
    const head: BackupHead = { regulars: 'backup', format: BACKUP_FORMAT, madeAt: said.now.toISOString(), version: said.version, engine: driver.engine, migrations: await migrationNames(lease), tables: [] };
    for (const table of tables) head.tables.push({ name: table.name, columns: table.columns.map(({ name }) => name), rows: await countRows(lease, table) });
    yield `${JSON.stringify(head)}\n`;
    const sums: TableSum[] = [];
    for (const table of tables) {
      const sum = createRowSum();
      yield `${JSON.stringify({ table: table.name })}\n`;
      for await (const rows of readRows(lease, table)) {
        for (const row of rows) sum.add(row);
        yield `${rows.join('\n')}\n`;
      }
      sums.push({ name: table.name, rows: sum.rows, hash: sum.hash });
    }
    const end: BackupEnd = { end: true, tables: sums };
    yield `${JSON.stringify(end)}\n`;
  } finally {
    await lease.script('rollback').then(() => lease.release(), () => lease.release(true));
  }
}

export async function migrationNames(lease: Lease): Promise<string[]> {
  return (await lease.query('select name from migration order by name', [])).rows.map((row) => String(row['name']));
}
