// Gathering a record whose end is not known: a small one in memory, a larger one in a file meanwhile, so that one which turns
// out to be too large never filled the memory.
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY_MAX = 4 * 1024 * 1024;

export interface Spool {
  /** Bytes added, also those above the limit. */
  readonly size: number;
  readonly isTooLarge: boolean;
  add(bytes: Uint8Array): void;
  /** The first bytes, at most a few kilobytes. */
  head(): Buffer;
  /** All that was added, and the spool is empty again. Only the head where it was too large. */
  take(): Buffer;
  /** Forgets everything. */
  clear(): void;
}

/** A spool for records up to `max` bytes. Whatever is added beyond is counted and dropped. */
export function createSpool(max: number): Spool {
  let pieces: Uint8Array[] = [];
  let size = 0;
  let inMemory = 0;
  let first: Buffer = Buffer.alloc(0);
  let file: { descriptor: number; folder: string; size: number } | null = null;

  const dropFile = () => {
    if (!file) return;
    closeSync(file.descriptor);
    rmSync(file.folder, { recursive: true, force: true });
    file = null;
  };
  const clear = () => {
    dropFile();
    [pieces, size, inMemory, first] = [[], 0, 0, Buffer.alloc(0)];
  };
  const spill = () => {
    if (!file) {
      const folder = mkdtempSync(join(tmpdir(), 'regulars-record-'));
      file = { folder, descriptor: openSync(join(folder, 'record'), 'wx+', 0o600), size: 0 };
    }
    for (const piece of pieces) for (let at = 0; at < piece.length;) at += writeSync(file.descriptor, piece, at);
    file.size += inMemory;
    [pieces, inMemory] = [[], 0];
  };
  return {
    get size() { return size; },
    get isTooLarge() { return size > max; },
    add(bytes) {
      if (first.length < 4_096) first = Buffer.concat([first, bytes.subarray(0, 4_096)]);
      size += bytes.length;
      if (size > max) {
        dropFile();
        [pieces, inMemory] = [[], 0];
        return;
      }
      // Neighbours within one chunk are joined again, so that a record is a few pieces and not a thousand lines.
      const last = pieces.at(-1);
      if (last && last.buffer === bytes.buffer && last.byteOffset + last.length === bytes.byteOffset) pieces[pieces.length - 1] = new Uint8Array(last.buffer, last.byteOffset, last.length + bytes.length);
      else pieces.push(bytes);
      inMemory += bytes.length;
      if (inMemory > IN_MEMORY_MAX) spill();
    },
    head: () => first,
    take() {
      let whole: Buffer;
      if (size > max) whole = first;
      else if (!file) whole = Buffer.concat(pieces);
      else {
        spill();
        whole = Buffer.allocUnsafeSlow(file.size);
        for (let at = 0; at < whole.length;) {
          const read = readSync(file.descriptor, whole, at, whole.length - at, at);
          if (read === 0) throw new Error('The file that held a large record meanwhile was cut.');
          at += read;
        }
      }
      clear();
      return whole;
    },
    clear,
  };
}

/** A whole stream, or, where it is larger than `max`, its size and its beginning. */
export async function gather(chunks: AsyncIterable<Uint8Array>, max: number): Promise<{ bytes: Buffer } | { tooLarge: number; head: Buffer }> {
  const spool = createSpool(max);
  try {
    for await (const chunk of chunks) spool.add(chunk);
    return spool.isTooLarge ? { tooLarge: spool.size, head: spool.head() } : { bytes: spool.take() };
  } finally {
    spool.clear();
  }
}
