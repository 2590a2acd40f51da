// Reading gz as it comes. A file that was cut or damaged gives all that can be unpacked before it says where it broke;
// one that unpacks to a mountain is refused while the mountain is still small.
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { Problem } from '#base/problem.ts';

export const RATIO_MAX = 200;
/** Below this size a high ratio is a harmless repetitive file, not a bomb. */
export const RATIO_FREE_BYTES = 4 * 1024 * 1024;

/** Unpacks a gzip stream (also several in a row). Throws a Problem after the last good bytes when it breaks or is a bomb. */
export async function* gunzip(packed: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Buffer> {
  const unzip = createGunzip();
  const waiting: Buffer[] = [];
  let failed: NodeJS.ErrnoException | null = null;
  let bytesIn = 0;
  let bytesOut = 0;
  // Flowing mode: what was unpacked before an error is already here when the error comes.
  unzip.on('data', (chunk: Buffer) => {
    waiting.push(chunk);
    bytesOut += chunk.length;
    if (isBomb(bytesIn, bytesOut)) unzip.destroy(new Problem('too large', bombSentence(name)));
  });
  let wake = () => {};
  unzip.on('error', (error) => { failed = error; });
  unzip.on('close', () => wake());
  /** Until it is taken or, after an error, closed. */
  const settled = (act: (done: () => void) => void) => new Promise<void>((resolve) => {
    wake = resolve;
    act(resolve);
  });
  try {
    for await (const chunk of packed) {
      // In small pieces, so that a bomb shows before it fills the memory.
      for (let at = 0; at < chunk.length && !failed; at += 8_192) {
        const piece = chunk.subarray(at, at + 8_192);
        bytesIn += piece.length;
        await settled((done) => unzip.write(piece, () => done()));
        yield* drain(waiting);
      }
      if (failed) break;
    }
    if (!failed) {
      await settled(() => unzip.end());
      yield* drain(waiting);
    }
    yield* drain(waiting);
  } finally {
    unzip.destroy();
  }
  if (failed) throw asProblem(failed, name, bytesIn, bytesOut);
}

function* drain(waiting: Buffer[]): Generator<Buffer> {
  while (waiting.length) yield waiting.shift()!;
}

/** Whether so much out of so little is a bomb. */
export const isBomb = (bytesIn: number, bytesOut: number): boolean => bytesOut > RATIO_FREE_BYTES && bytesOut > bytesIn * RATIO_MAX;

export const bombSentence = (name: string): string =>
  `${name} unpacks to more than ${RATIO_MAX} times its size, as only a zip bomb does; it is not read any further.`;

function asProblem(error: NodeJS.ErrnoException, name: string, bytesIn: number, bytesOut: number): Problem {
  if (error instanceof Problem) return error;
  const done = `${bytesOut.toLocaleString('en')} bytes were unpacked and are kept`;
  if (error.code === 'Z_BUF_ERROR') return new Problem('bad input', `${name} breaks off: the compressed file is cut short after ${bytesIn.toLocaleString('en')} bytes. ${bytesOut ? `${done}.` : 'Nothing could be unpacked.'}`);
  return new Problem('bad input', `${name} is damaged near byte ${bytesIn.toLocaleString('en')} of the compressed file; ${bytesOut ? done : 'nothing could be unpacked'}.`);
}

/** Bytes unpacked, as the last member of a gz file says (modulo 4 GB); the packed size where that cannot be. */
export async function gzipBytesUnpacked(path: string, packedBytes: number): Promise<number> {
  const file = await open(path);
  try {
    const tail = Buffer.alloc(4);
    const { bytesRead } = await file.read(tail, 0, 4, Math.max(0, packedBytes - 4));
    const said = bytesRead === 4 ? tail.readUInt32LE() : 0;
    return said >= packedBytes / 2 && said <= packedBytes * RATIO_MAX ? said : packedBytes;
  } finally {
    await file.close();
  }
}
