// Which bytes mean which letters. Spreadsheets on Windows still write Windows-1252 and UTF-16; both are told from UTF-8 by
// looking, never by asking. UTF-8 is assumed until bytes appear that cannot be UTF-8.
import type { Readable } from 'node:stream';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** UTF-16 by its mark or by its zero bytes, else UTF-8 (`decode` turns to Windows-1252 by itself where UTF-8 does not hold). */
export function sniffEncoding(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const length = Math.min(head.length, 4096) & ~1;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0) evenZeros += 1;
    if (head[i + 1] === 0) oddZeros += 1;
  }
  // Western text in UTF-16 has a zero in nearly every second byte; commas, digits and line ends have one in any script.
  const pairs = length / 2;
  if (pairs >= 2 && oddZeros > pairs * 0.2 && evenZeros <= pairs * 0.02) return 'utf-16le';
  if (pairs >= 2 && evenZeros > pairs * 0.2 && oddZeros <= pairs * 0.02) return 'utf-16be';
  return 'utf-8';
}

/** The text of a byte stream, piece by piece, without a byte order mark. */
export async function* decode(stream: Readable | AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: Decoder | null = null;
  let waiting: Uint8Array = new Uint8Array(0);
  for await (const chunk of stream as AsyncIterable<Uint8Array | string>) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    if (!decoder) {
      waiting = waiting.length ? Buffer.concat([waiting, bytes]) : bytes;
      if (waiting.length < 64) continue;
      decoder = createDecoder(sniffEncoding(waiting));
    }
    const text = decoder.push(waiting.length ? waiting : bytes);
    waiting = new Uint8Array(0);
    if (text) yield text;
  }
  decoder ??= createDecoder(sniffEncoding(waiting));
  const text = decoder.push(waiting) + decoder.end();
  if (text) yield text;
}

/** The text of the first bytes of a file; a letter cut at the end is left out. */
export const decodeHead = (head: Uint8Array): string => createDecoder(sniffEncoding(head)).push(head);

interface Decoder {
  push(bytes: Uint8Array): string;
  end(): string;
}

function createDecoder(encoding: Encoding): Decoder {
  if (encoding === 'utf-8') return createEightBitDecoder();
  const decoder = new TextDecoder(encoding);
  return { push: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/** UTF-8 that becomes Windows-1252 at the first byte that rules UTF-8 out, unless real UTF-8 letters were seen: then the bytes are damaged. */
function createEightBitDecoder(): Decoder {
  let pending: Uint8Array = new Uint8Array(0);
  let isStart = true;
  let sawUtf8Letter = false;
  let western: TextDecoder | null = null;
  const read = (bytes: Uint8Array): string => {
    if (western) return western.decode(bytes, { stream: true });
    const { letters, broken } = countUtf8(bytes);
    if (broken > letters && !sawUtf8Letter) {
      western = new TextDecoder('windows-1252');
      return western.decode(bytes, { stream: true });
    }
    sawUtf8Letter ||= letters > 0;
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  };
  return {
    push(bytes) {
      const all = pending.length ? Buffer.concat([pending, bytes]) : bytes;
      const cut = western ? all.length : lastWholeLetter(all);
      pending = all.slice(cut);
      const text = read(all.subarray(0, cut));
      const result = isStart && text.startsWith('\ufeff') ? text.slice(1) : text;
      if (text) isStart = false;
      return result;
    },
    end: () => read(pending),
  };
}

/** Where the bytes can be cut so that no UTF-8 letter is torn apart. */
function lastWholeLetter(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return lengthOf(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

const lengthOf = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2);

/** How many letters beyond ASCII are well-formed UTF-8, and how many bytes cannot be UTF-8. */
function countUtf8(bytes: Uint8Array): { letters: number; broken: number } {
  let letters = 0;
  let broken = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i]!;
    if (byte < 0x80) continue;
    if (byte < 0xc2 || byte > 0xf4) {
      broken += 1;
      continue;
    }
    const more = lengthOf(byte) - 1;
    let ok = i + more < bytes.length;
    for (let j = 1; ok && j <= more; j += 1) ok = (bytes[i + j]! & 0xc0) === 0x80;
    if (ok) {
      letters += 1;
      i += more;
    } else broken += 1;
  }
  return { letters, broken };
}
