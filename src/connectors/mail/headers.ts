// The head of a mail: header lines, unfolded, in their order. Mails in the wild carry mbox lines, junk and Latin-1 in it;
// nothing of that may lose the headers that follow.
import { decodeHeaderBytes, decodeText, wellFormed } from './charset.ts';

export interface Headers {
  /** The first value of a header, unfolded and not decoded, or null. Names in lower case. */
  first(name: string): string | null;
  all(name: string): string[];
  has(name: string): boolean;
  /** All headers in order. */
  list: readonly (readonly [name: string, value: string])[];
}

const HEADER_BYTES_MAX = 2 * 1024 * 1024;
const HEADERS_MAX = 5_000;

/** Reads headers from `start`; `bodyStart` is where the body begins. Linear in the length of the head. */
export function readHeaders(raw: Uint8Array, start = 0, end = raw.length): { headers: Headers; bodyStart: number } {
  const lines: [string, string][] = [];
  const limit = Math.min(end, start + HEADER_BYTES_MAX);
  let at = start;
  while (at < limit) {
    const lineEnd = lineEndOf(raw, at, limit);
    const textEnd = lineEnd > at && raw[lineEnd - 1] === 0x0d ? lineEnd - 1 : lineEnd;
    const next = Math.min(lineEnd + 1, limit);
    if (textEnd === at) return { headers: headersOf(lines), bodyStart: next };
    const first = raw[at]!;
    if ((first === 0x20 || first === 0x09) && lines.length) {
      const folded = decodeHeaderBytes(raw.subarray(at, textEnd));
      if (isBlank(folded) && !looksLikeHeader(raw, next, limit) && raw[next] !== 0x20 && raw[next] !== 0x09) return { headers: headersOf(lines), bodyStart: next };
      lines[lines.length - 1]![1] += folded;
    } else if (looksLikeHeader(raw, at, limit)) {
      const line = decodeHeaderBytes(raw.subarray(at, textEnd));
      const colon = line.indexOf(':');
      if (lines.length < HEADERS_MAX) lines.push([line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1)]);
    } else if (lines.length && !goesOn(raw, next, limit)) {
      // Neither a header nor followed by one: somebody forgot the empty line, the body begins here.
      return { headers: headersOf(lines), bodyStart: at };
    } else if (!lines.length && !looksLikeHeader(raw, next, limit)) {
      return { headers: headersOf(lines), bodyStart: at };
    }
    at = next;
  }
  return { headers: headersOf(lines), bodyStart: limit };
}

/** Whether the head goes on here: with a header, or with the rest of a folded one and a header behind it. */
function goesOn(raw: Uint8Array, at: number, limit: number): boolean {
  if (looksLikeHeader(raw, at, limit)) return true;
  const end = lineEndOf(raw, at, limit);
  const isRest = (raw[at] === 0x20 || raw[at] === 0x09) && !isBlank(decodeHeaderBytes(raw.subarray(at, Math.min(end, at + 1_000))));
  return isRest && looksLikeHeader(raw, Math.min(end + 1, limit), limit);
}

/** Whether a header line (`Name: value`) starts here. */
export function looksLikeHeader(raw: Uint8Array, at: number, end: number): boolean {
  let i = at;
  while (i < end && i - at < 80 && raw[i]! > 0x20 && raw[i]! < 0x7f && raw[i] !== 0x3a) i++;
  if (i === at) return false;
  let colon = i;
  while (colon < end && (raw[colon] === 0x20 || raw[colon] === 0x09) && colon - i < 80) colon++;
  return colon < end && raw[colon] === 0x3a;
}

/** A header value for people: encoded words (RFC 2047) decoded, white space folded, no control characters. */
export function plainValue(value: string): string {
  return decodeHeader(value).replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

const ENCODED_WORD = /=\?([\w.:+-]{1,60})(?:\*[\w-]{0,20})?\?([bq])\?((?:[^?]|\?(?!=))*)\?=/gi;

/** Decodes encoded words, also those that senders broke: split within a letter, with spaces inside, or without a gap between. */
export function decodeHeader(value: string): string {
  if (!value.includes('=?')) return value;
  let text = '';
  let at = 0;
  // Words next to each other in one charset are one run of bytes: a letter may be cut between them.
  let run: { charset: string; bytes: Buffer[] } | null = null;
  const endRun = () => {
    if (run) text += decodeText(Buffer.concat(run.bytes), run.charset);
    run = null;
  };
  for (const word of value.matchAll(ENCODED_WORD)) {
    const gap = value.slice(at, word.index);
    const [whole, charset = '', kind = '', coded = ''] = word;
    const bytes = kind.toLowerCase() === 'b' ? Buffer.from(coded.replace(/\s/g, ''), 'base64') : decodeQ(coded);
    if (!run || gap.trim() !== '' || run.charset !== charset.toLowerCase()) {
      const isNeighbour: boolean = run !== null && gap.trim() === '';
      endRun();
      if (!isNeighbour) text += gap;
      run = { charset: charset.toLowerCase(), bytes: [] };
    }
    run.bytes.push(bytes);
    at = word.index + whole.length;
  }
  endRun();
  return wellFormed(text + value.slice(at));
}

const decodeQ = (coded: string): Buffer =>
  Buffer.from(coded.replaceAll('_', ' ').replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1');

function headersOf(lines: [string, string][]): Headers {
  const byName = new Map<string, string[]>();
  for (const line of lines) {
    line[1] = line[1].trim();
    const same = byName.get(line[0]);
    if (same) same.push(line[1]);
    else byName.set(line[0], [line[1]]);
  }
  return {
    first: (name) => byName.get(name)?.[0] ?? null,
    all: (name) => byName.get(name) ?? [],
    has: (name) => byName.has(name),
    list: lines,
  };
}

function lineEndOf(raw: Uint8Array, at: number, limit: number): number {
  const found = raw.indexOf(0x0a, at);
  return found < 0 || found > limit ? limit : found;
}

const isBlank = (text: string): boolean => text.trim() === '';

/** A structured header: `text/plain; charset="utf-8"`, parameters by lower-case name, RFC 2231 pieces joined and decoded. */
export function readParameters(value: string | null): { value: string; parameters: Map<string, string> } {
  const parameters = new Map<string, string>();
  if (!value) return { value: '', parameters };
  const pieces = splitParameters(value);
  const continued = new Map<string, { text: string; isEncoded: boolean }[]>();
  for (const piece of pieces.slice(1)) {
    const equals = piece.indexOf('=');
    if (equals < 0) continue;
    const name = piece.slice(0, equals).trim().toLowerCase();
    const text = unquote(piece.slice(equals + 1).trim());
    const star = /^([^*]+)\*(\d{1,3})?(\*)?$/.exec(name);
    if (!star) {
      if (!parameters.has(name)) parameters.set(name, text);
    } else {
      const parts = continued.get(star[1]!) ?? [];
      const index = Number(star[2] ?? 0);
      parts[index] ??= { text, isEncoded: star[2] === undefined || star[3] === '*' };
      continued.set(star[1]!, parts);
    }
  }
  for (const [name, parts] of continued) parameters.set(name, joinContinued(parts.filter(Boolean)));
  return { value: withoutComments(pieces[0] ?? '').trim().toLowerCase(), parameters };
}

function splitParameters(value: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  let isQuoted = false;
  for (let i = 0; i < value.length; i++) {
    const c = value[i];
    if (c === '\\' && isQuoted) i++;
    else if (c === '"') isQuoted = !isQuoted;
    else if (c === ';' && !isQuoted) {
      pieces.push(value.slice(from, i));
      from = i + 1;
    }
  }
  pieces.push(value.slice(from));
  // A quote that never closes must not swallow the boundary behind it.
  return isQuoted && pieces.length === 1 && value.includes(';') ? value.split(';') : pieces;
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return text.startsWith("'") && text.endsWith("'") && text.length > 1 ? text.slice(1, -1) : withoutComments(text).trim();
  let inner = '';
  for (let i = 1; i < text.length && text[i] !== '"'; i++) inner += text[i] === '\\' && i + 1 < text.length ? text[++i] : text[i];
  return inner;
}

function joinContinued(parts: { text: string; isEncoded: boolean }[]): string {
  let charset = 'utf-8';
  const bytes: Buffer[] = [];
  parts.forEach((part, index) => {
    let text = part.text;
    if (index === 0 && part.isEncoded) {
      const marks = /^([^']*)'[^']*'/.exec(text);
      if (marks) {
        charset = marks[1] || charset;
        text = text.slice(marks[0].length);
      }
    }
    bytes.push(part.isEncoded ? Buffer.from(text.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1') : Buffer.from(text));
  });
  return decodeText(Buffer.concat(bytes), charset);
}

/** Text without its comments in parentheses; an opening one that never closes stays. */
export function withoutComments(text: string): string {
  if (!text.includes('(')) return text;
  let kept = '';
  let depth = 0;
  let opened = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === '(') {
      if (depth === 0) opened = i;
      depth++;
    } else if (c === ')' && depth > 0) depth--;
    else if (depth === 0) kept += c;
  }
  return depth > 0 ? kept + text.slice(opened) : kept;
}
