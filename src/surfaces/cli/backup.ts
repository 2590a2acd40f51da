// Everything into one file, also while a server is running; back again; and over to a PostgreSQL server.
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import type { Config } from '#base/config.ts';
import { checkBackup, readHead } from '#base/database/backupFile.ts';
import { isDiskFull } from '#base/database/driver.ts';
import { noteBackup } from '#base/database/lastBackup.ts';
import type { TableSum } from '#base/database/rowSum.ts';
import { UsageError } from './arguments.ts';
import { createClient } from './client.ts';
import type { Command, Context } from './command.ts';
import { JSON_OPTION, oneWord } from './command.ts';
import { count, duration } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** What these commands need to know of the installation they stand in. */
export interface Place {
  config: () => Config;
  /** Whether a server answers on the data folder. */
  isServed: () => Promise<boolean>;
}

export const backupCommands = (place: Place): readonly Command[] => [
  {
    name: 'backup', usage: 'FILE', summary: 'Writes everything in the database into one file, also while the server runs',
    options: [JSON_OPTION],
    details: 'The file holds every workspace and is checked after it was written. The key file of the data folder ("secret") is not in it:\nkeep it elsewhere, if sign-ins and sealed passwords should outlive the machine.\nBack again:  regulars restore FILE',
    run: backUp,
  },
  {
    name: 'restore', usage: 'FILE', summary: 'Fills an empty database with a backup, embedded or PostgreSQL',
    options: [JSON_OPTION],
    details: 'Into REGULARS_DATA, or into DATABASE_URL where it is set. All of it or nothing; counts and hashes are compared.',
    run: (context) => restore(context, place),
  },
  {
    name: 'move', usage: 'DATABASE_URL', summary: 'Moves the embedded database to a PostgreSQL server',
    options: [JSON_OPTION],
    details: 'Example:  regulars move postgres://regulars:PASSWORD@db.example/regulars\nThe server must not run meanwhile. The old database stays untouched in the data folder, which then says where the rows went.',
    run: (context) => move(context, place),
  },
];

const rowsOf = (tables: readonly TableSum[]): number => tables.reduce((sum, { rows }) => sum + rows, 0);
const asJson = (tables: readonly TableSum[]) => Object.fromEntries(tables.map(({ name, rows, hash }) => [name, { rows, hash }]));
const megabytes = (bytes: number): string => `${new Intl.NumberFormat('en', { maximumFractionDigits: bytes < 1e7 ? 1 : 0 }).format(bytes / 1e6)} MB`;

function progressOf(terminal: Terminal): (what: string, rows: number, of: number) => void {
  return (what, rows, of) => terminal.progress(`${what}: ${count(rows, 'row')} of ${count(of, 'row')} · ${of === 0 ? 100 : Math.min(100, Math.floor((100 * rows) / of))} %`, rows >= of && of > 0);
}

async function backUp(context: Context): Promise<number> {
  const path = resolve(oneWord(context, 'the file to write, like: regulars backup regulars.backup.gz'));
  if (existsSync(path)) throw new UsageError(`${path} is there already and is not written over. Name another file.`);
  const began = performance.now();
  const making = `${path}.making`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    const answer = await createClient(await context.send(), null).open('/backup');
    let bytes = 0;
    const watched = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        context.terminal.progress(`Writing: ${megabytes(bytes)}`);
        done(null, chunk);
      },
    });
    await pipeline(Readable.fromWeb(answer.body as NodeReadableStream), watched, createWriteStream(making, { mode: 0o600 }));
    const head = await readHead(making);
    let checked = 0;
    const total = head.tables.reduce((sum, { rows }) => sum + rows, 0);
    const onProgress = progressOf(context.terminal);
    const tables = await checkBackup(making, (rows) => onProgress('Checking', checked += rows, total));
    renameSync(making, path);
    noteBackup(context.dataFolder(), { at: new Date(head.madeAt), file: path, bytes: statSync(path).size });
    tell(context, { file: path, bytes: statSync(path).size, rows: rowsOf(tables), seconds: (performance.now() - began) / 1000, tables: asJson(tables) },
      `${path} holds ${count(rowsOf(tables), 'row')} of ${count(tables.length, 'table')} in ${megabytes(statSync(path).size)}; it was read again and is whole.`);
    return 0;
  } catch (error) {
    rmSync(making, { force: true });
    if (isDiskFull(error)) throw new Error(`There is no room left for ${path}. Nothing was kept of it.`);
    throw error;
  }
}

async function restore(context: Context, { config, isServed }: Place): Promise<number> {
  const path = resolve(oneWord(context, 'the backup to restore, like: regulars restore regulars.backup.gz'));
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}.`);
  if (await isServed()) throw new Error(`A server is running on ${config().dataFolder}. Stop it first.`);
  const { restoreBackup } = await import('#base/database/restore.ts');
  const began = performance.now();
  const { head, tables } = await restoreBackup(path, config(), progressOf(context.terminal));
  const { databaseUrl, dataFolder } = config();
  const { shownUrl } = await import('#base/database/moved.ts');
  const into = databaseUrl ? shownUrl(databaseUrl) : dataFolder;
  tell(context, { file: path, into, madeAt: head.madeAt, rows: rowsOf(tables), seconds: (performance.now() - began) / 1000, tables: asJson(tables) },
    `${into} now holds what ${path} held on ${head.madeAt.slice(0, 16).replace('T', ' ')} UTC: ${count(rowsOf(tables), 'row')}, counts and hashes the same.`);
  if (!existsSync(join(dataFolder, 'secret'))) context.terminal.note(`The key file is not part of a backup: put the old one to ${join(dataFolder, 'secret')} before the first start, or everybody signs in anew.`);
  return 0;
}

async function move(context: Context, { config, isServed }: Place): Promise<number> {
  const url = oneWord(context, 'where to, like: regulars move postgres://user:password@host/database');
  if (!/^postgres(ql)?:\/\/\S+$/.test(url) || !URL.canParse(url)) throw new UsageError('That is no address of a PostgreSQL database. It looks like: postgres://user:password@host/database');
  if (await isServed()) throw new Error(`A server is running on ${config().dataFolder}. Stop it first, so that nothing is written while the rows move.`);
  if (!existsSync(join(config().dataFolder, 'database'))) throw new UsageError(`There is no embedded database in ${config().dataFolder}; REGULARS_DATA names the folder.`);
  const { moveDatabase } = await import('#base/database/move.ts');
  const began = performance.now();
  const { to, rows, tables, wasThere } = await moveDatabase(config(), url, progressOf(context.terminal), new Date());
  tell(context, { to, rows, wasThere, seconds: (performance.now() - began) / 1000, tables: asJson(tables) },
    `${wasThere ? 'It had moved already' : 'Moved'}: ${count(rows, 'row')} ${wasThere ? 'are' : 'stand'} in ${to}, counts and hashes the same.\nFrom now on start with DATABASE_URL set to it. The old database stays in ${config().dataFolder} and is not opened any more.`);
  return 0;
}

function tell(context: Context, result: Record<string, unknown> & { seconds: number }, sentence: string): void {
  const seconds = Math.round(result.seconds * 1000) / 1000;
  context.terminal.out(context.isJson ? JSON.stringify({ ...result, seconds }) : `${sentence} (${duration(result.seconds)})`);
}
