// Gathering a record whose end is not known: a small one in memory, a larger one in a file meanwhile, so that one which turns
// out to be too large never filled the memory.
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tidyMemory } from '#base/memory.ts';

const IN_MEMORY_MAX = 2 * 1024 * 1024;
/** As often the memory that passed through is given back. */
const TIDY_EVERY_BYTES = 8 * 1024 * 1024;
const HEAD_BYTES = 4_096;

export interface Spool {
  /** Bytes added, also those above the limit. */
  readonly size: number;
  readonly isTooLarge: boolean;
  add(bytes: Uint8Array): void;
  /** All that was added, and the spool is empty again. Of what was too large only the first kilobytes. */
  take(): Buffer;
  /** Forgets everything. */
  clear(): void;
}

/** A spool for records up to `max` bytes. Whatever is added beyond is counted and dropped. */
export function createSpool(max: number): Spool {
  let pieces: Uint8Array[] = [];
  let size = 0;
  let inMemory = 0;
  let tidyAt = 0;
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
    [pieces, size, inMemory, tidyAt, first] = [[], 0, 0, 0, Buffer.alloc(0)];
  };
  const beginning = (): Buffer => {
    const head = Buffer.alloc(HEAD_BYTES);
    if (file) return head.subarray(0, readSync(file.descriptor, head, 0, HEAD_BYTES, 0));
    return Buffer.from(Buffer.concat(pieces.slice(0, 50)).subarray(0, HEAD_BYTES));
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
      size += bytes.length;
      if (size - tidyAt > TIDY_EVERY_BYTES) {
        tidyMemory();
        tidyAt = size;
      }
      if (size > max) {
        if (first.length === 0) first = beginning();
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
    take() {
      let whole: Buffer;
      if (size > max) whole = first;
      else if (!file) whole = Buffer.concat(pieces);
      else {
        spill();
        whole = readWhole(file.descriptor, file.size);
      }
      clear();
      return whole;
    },
    clear,
  };
}

function readWhole(descriptor: number, size: number): Buffer {
  const whole = Buffer.allocUnsafeSlow(size);
  for (let at = 0; at < size;) {
    const read = readSync(descriptor, whole, at, size - at, at);
    if (read === 0) throw new Error('The file that held a large record meanwhile was cut.');
    at += read;
  }
  return whole;
}

/** A whole stream, or, where it is larger than `max`, its size and its beginning. */
export async function gather(chunks: AsyncIterable<Uint8Array>, max: number): Promise<{ bytes: Buffer } | { tooLarge: number; head: Buffer }> {
  const spool = createSpool(max);
  try {
    for await (const chunk of chunks) spool.add(chunk);
    const { size, isTooLarge } = spool;
    const bytes = spool.take();
    return isTooLarge ? { tooLarge: size, head: bytes } : { bytes };
  } finally {
    spool.clear();
  }
}
