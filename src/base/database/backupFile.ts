// A backup is one gzip file of lines: what it is and how many rows come, the rows of table after table, and at the end what was
// counted and hashed. It can be written and read as a stream, on either engine, and looked into with zcat.
import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import { Problem } from '#base/problem.ts';
import { createRowSum, differences } from './rowSum.ts';
import type { RowSum, TableSum } from './rowSum.ts';

export const BACKUP_FORMAT = 1;

export interface BackupHead {
  regulars: 'backup';
  format: number;
  /** ISO 8601. */
  madeAt: string;
  version: string;
  engine: string;
  /** The migrations that made its schema. */
  migrations: string[];
  tables: { name: string; columns: string[]; rows: number }[];
}

export interface BackupEnd {
  end: true;
  tables: TableSum[];
}

const damaged = (path: string, how: string) => new Problem('bad input', `${path} is damaged: ${how}. Use another backup.`);

/** What the file says of itself. Throws a Problem when it is no backup, or of a newer Regulars. */
export async function readHead(path: string): Promise<BackupHead> {
  for await (const lines of readLines(path)) return headOf(path, lines[0] ?? '');
  throw new Problem('bad input', `${path} is empty.`);
}

function headOf(path: string, line: string): BackupHead {
  const head = parsed(line) as Partial<BackupHead> | null;
  if (head?.regulars !== 'backup') throw new Problem('bad input', `${path} is no backup of Regulars.`);
  if (Number(head.format) > BACKUP_FORMAT) throw new Problem('bad input', `${path} was made by a newer Regulars (${head.version ?? 'unknown'}). Update this one first.`);
  return head as BackupHead;
}

/**
 * Reads the whole file, batch by batch, and checks on the way that all is there and unchanged. The last rows may have been
 * given before damage is noticed: whoever writes them elsewhere does so in one transaction.
 */
export async function* readBackup(path: string): AsyncGenerator<{ table: string; lines: string[] }, TableSum[]> {
  let head: BackupHead | null = null;
  let end: BackupEnd | null = null;
  let open: { name: string; sum: RowSum; lines: string[] } | null = null;
  const sums: TableSum[] = [];
  const close = () => { if (open) sums.push({ name: open.name, rows: open.sum.rows, hash: open.sum.hash }); };
  for await (const lines of readLines(path)) {
    for (const line of lines) {
      if (!head) { head = headOf(path, line); continue; }
      if (end) throw damaged(path, 'something follows after its end');
      if (line.startsWith('[')) {
        if (!open) throw damaged(path, 'rows stand before their table');
        open.sum.add(line);
        open.lines.push(line);
        continue;
      }
      if (open && open.lines.length > 0) yield { table: open.name, lines: open.lines };
      close();
      const said = parsed(line) as { table?: string } & Partial<BackupEnd> | null;
      if (said?.end) end = said as BackupEnd;
      else if (typeof said?.table === 'string') open = { name: said.table, sum: createRowSum(), lines: [] };
      else throw damaged(path, 'a line in it is not readable');
      if (end) open = null;
    }
    if (open && open.lines.length > 0) {
      yield { table: open.name, lines: open.lines };
      open.lines = [];
    }
  }
  if (!end) throw damaged(path, 'its end is missing');
  const wrong = differences(end.tables, sums);
  if (wrong.length > 0) throw damaged(path, wrong.join('; '));
  return sums;
}

/** Reads a backup to its end without keeping anything. Throws a Problem when it is damaged. */
export async function checkBackup(path: string, onRows: (rows: number) => void = () => {}): Promise<TableSum[]> {
  const reading = readBackup(path);
  for (;;) {
    const step = await reading.next();
    if (step.done) return step.value;
    onRows(step.value.lines.length);
  }
}

async function* readLines(path: string): AsyncGenerator<string[]> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  const unpacked = createGunzip({ chunkSize: 256 * 1024 });
  file.on('error', (error) => unpacked.destroy(error));
  const decoder = new StringDecoder('utf8');
  let rest = '';
  try {
    for await (const chunk of file.pipe(unpacked)) {
      const lines = (rest + decoder.write(chunk as Buffer)).split('\n');
      rest = lines.pop() ?? '';
      if (lines.length > 0) yield lines;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Problem('bad input', `There is no file ${path}.`);
    if (code === 'Z_BUF_ERROR') throw damaged(path, 'it breaks off in the middle');
    if (code === 'Z_DATA_ERROR' && (error as Error).message === 'incorrect header check') throw new Problem('bad input', `${path} is no backup of Regulars.`);
    if (code?.startsWith('Z_')) throw damaged(path, 'its bytes are not what was written');
    throw error;
  } finally {
    file.destroy();
    unpacked.destroy();
  }
  if (rest) yield [rest];
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
