// Files written into a text before there was MIME: `begin 644 name`, coded lines, `end`.
import { latin1 } from './charset.ts';

export interface CodedFile {
  name: string;
  size: number;
}

const BEGIN = /^begin(?:-base64)? [0-7]{3,4} (\S.{0,200})$/;
const FILES_MAX = 100;

/** The text without the files coded into it, and these. A beginning without an end stays text. */
export function cutCodedFiles(text: string): { text: string; files: CodedFile[] } {
  if (!/^begin(?:-base64)? [0-7]/m.test(text)) return { text, files: [] };
  const lines = text.split('\n');
  const kept: string[] = [];
  const files: CodedFile[] = [];
  // The next end; the number of lines where there is none.
  let end = -1;
  for (let at = 0; at < lines.length; at++) {
    const name = files.length < FILES_MAX ? BEGIN.exec(lines[at]!.trimEnd())?.[1] : undefined;
    if (name !== undefined && end < at) end = endOf(lines, at + 1);
    if (name === undefined || end === lines.length || !isCoded(lines, at + 1, end)) {
      kept.push(lines[at]!);
      continue;
    }
    files.push({ name: name.trim(), size: sizeOf(lines, at + 1, end) });
    at = end;
  }
  return { text: files.length > 0 ? kept.join('\n') : text, files };
}

function endOf(lines: readonly string[], from: number): number {
  for (let at = from; at < lines.length; at++) if (/^(?:end|====)\s*$/.test(lines[at]!)) return at;
  return lines.length;
}

// A line says its own length in its first letter; the first lines decide. Base64 lines have no such letter.
function isCoded(lines: readonly string[], from: number, end: number): boolean {
  if (lines[end]!.startsWith('====')) return lines.slice(from, Math.min(end, from + 3)).every((line) => /^[A-Za-z0-9+/=]{1,80}\s*$/.test(line));
  return end > from && lines.slice(from, Math.min(end, from + 3)).every((line) => Math.abs(Math.ceil(lengthOf(line) / 3) * 4 - (line.trimEnd().length - 1)) <= 4);
}

function sizeOf(lines: readonly string[], from: number, end: number): number {
  let size = 0;
  for (let at = from; at < end; at++) size += lines[end]!.startsWith('====') ? Math.floor((lines[at]!.replace(/[=\s]/g, '').length * 3) / 4) : lengthOf(lines[at]!);
  return size;
}

const lengthOf = (line: string): number => (line.length > 0 ? (line.charCodeAt(0) - 32) & 63 : 0);

/** The bytes of a part whose transfer encoding is uuencode. */
export function decodeUuencode(bytes: Uint8Array): Uint8Array {
  const out = Buffer.allocUnsafe(bytes.length);
  let size = 0;
  for (const line of latin1(bytes).split('\n')) {
    const length = lengthOf(line);
    if (line.startsWith('begin ') || line.startsWith('end') || !length || line.length < 2) continue;
    const code = (at: number): number => (at < line.length ? (line.charCodeAt(at) - 32) & 63 : 0);
    for (let at = 1, left = length; left > 0 && at < line.length; at += 4, left -= 3) {
      const three = [(code(at) << 2) | (code(at + 1) >> 4), ((code(at + 1) & 15) << 4) | (code(at + 2) >> 2), ((code(at + 2) & 3) << 6) | code(at + 3)];
      for (const byte of three.slice(0, left)) out[size++] = byte & 255;
    }
  }
  return out.subarray(0, size);
}
