// Reading zip: each file in it is an input of its own. Zip bombs are refused by what the archive says of itself and again
// by what really comes out, since the first can be a lie.
import { createReadStream } from 'node:fs';
import type { Stats } from 'node:fs';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { Problem } from '#base/problem.ts';
import { bombSentence, isBomb, RATIO_FREE_BYTES, RATIO_MAX } from './gzip.ts';

export interface ZipEntry { name: string; size: number; offset: number; isEncrypted: boolean }

const ENTRIES_MAX = 100_000;
const open = promisify(yauzl.open as (path: string, options: yauzl.Options, callback: (error: Error | null, zip: ZipFile) => void) => void);

/** Lists the files of a zip in their order. Throws a Problem for a bomb, a damaged zip, or too many entries. */
export async function zipEntries(path: string, stats: Stats, name: string): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = [];
  let unpacked = 0;
  for await (const entry of walk(path, name)) {
    if (entry.fileName.endsWith('/')) continue;
    unpacked += entry.uncompressedSize;
    if (entries.length >= ENTRIES_MAX) throw new Problem('too large', `${name} holds more than ${ENTRIES_MAX.toLocaleString('en')} files; unpack it and import the folder.`);
    entries.push({ name: entry.fileName, size: entry.uncompressedSize, offset: entry.relativeOffsetOfLocalHeader, isEncrypted: entry.isEncrypted() });
  }
  if (unpacked > RATIO_FREE_BYTES && unpacked > stats.size * RATIO_MAX) throw new Problem('too large', bombSentence(name));
  return entries;
}

/** The unpacked bytes of one entry, from its start, each time anew. */
export async function* zipEntryBytes(path: string, wanted: ZipEntry, name: string): AsyncGenerator<Buffer> {
  for await (const entry of walk(path, name)) {
    if (entry.relativeOffsetOfLocalHeader !== wanted.offset || entry.fileName !== wanted.name) continue;
    yield* entryBytes(entry, name);
    return;
  }
  throw new Problem('bad input', `${name} changed while it was read.`);
}

// The zip stays open while the consumer works on the entry: `walk` closes it when it is left.
const zips = new WeakMap<Entry, ZipFile>();

async function* walk(path: string, name: string): AsyncGenerator<Entry> {
  const zip = await open(path, { lazyEntries: true, autoClose: false, strictFileNames: false, validateEntrySizes: true }).catch((error: Error) => {
    throw damaged(name, error);
  });
  let wake: () => void = () => {};
  let entry: Entry | null = null;
  let failed: Error | null = null;
  let isOver = false;
  zip.on('entry', (next: Entry) => { entry = next; wake(); });
  zip.on('end', () => { isOver = true; wake(); });
  zip.on('error', (error: Error) => { failed = error; wake(); });
  try {
    for (;;) {
      const told = new Promise<void>((resolve) => { wake = resolve; });
      entry = null;
      zip.readEntry();
      await told;
      if (failed) throw damaged(name, failed);
      if (isOver || !entry) return;
      zips.set(entry, zip);
      yield entry;
    }
  } finally {
    zip.close();
  }
}

async function* entryBytes(entry: Entry, name: string): AsyncGenerator<Buffer> {
  const zip = zips.get(entry)!;
  let bytesOut = 0;
  try {
    const stream = await promisify(zip.openReadStream.bind(zip) as (entry: Entry, callback: (error: Error | null, stream: Readable) => void) => void)(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytesOut += chunk.length;
      if (isBomb(entry.compressedSize, bytesOut)) throw new Problem('too large', bombSentence(name));
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw damaged(name, error as Error, bytesOut);
  }
}

function damaged(name: string, error: Error, bytesOut = 0): Problem {
  const kept = bytesOut ? ` ${bytesOut.toLocaleString('en')} bytes were unpacked and are kept.` : '';
  if (/encrypted/i.test(error.message)) return new Problem('bad input', `${name} is locked with a password; unpack it first.`);
  if (/compression method/i.test(error.message)) return new Problem('bad input', `${name} is packed by a method that is not read here; unpack it first.`);
  return new Problem('bad input', `${name} is a damaged zip, or one that was cut short.${kept}`);
}

/** The file as it lies on the disk. */
export const fileBytes = (path: string): Readable => createReadStream(path, { highWaterMark: 256 * 1024 });
