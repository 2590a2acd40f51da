// The parts of a mail (MIME, RFC 2045/2046), and which of them are its text, its HTML and its attachments (the algorithm
// of RFC 8621, 4.1.4). Bytes are looked at in place and decoded on demand: an attachment of 60 MB costs a search for its
// boundary and nothing more. (postal-mime decodes everything line by line and blocks for seconds on such a mail.)
import { decodeText, latin1 } from './charset.ts';
import { decodeHeader, looksLikeHeader, readHeaders, readParameters } from './headers.ts';
import type { Headers } from './headers.ts';
import { decodeUuencode } from './uuencode.ts';

export interface Part {
  headers: Headers;
  /** `text/plain`, in lower case. */
  type: string;
  charset: string | null;
  disposition: string;
  fileName: string | null;
  contentId: string | null;
  /** Parameters of Content-Type by lower-case name. */
  parameters: ReadonlyMap<string, string>;
  parts: Part[];
  /** The content with its transfer encoding undone. */
  bytes(): Uint8Array;
  /** Bytes of the content with its transfer encoding undone, without undoing it. */
  size(): number;
  /** The content as text, line ends as \n; at most `TEXT_CHARACTERS_MAX`. */
  text(): string;
}

export interface Body {
  texts: Part[];
  htmls: Part[];
  attachments: Part[];
}

const DEPTH_MAX = 50;
const PARTS_MAX = 2_000;
/** More text than a person ever wrote: what is longer is cut, the raw record keeps it all. */
export const TEXT_CHARACTERS_MAX = 4_000_000;

/** Reads the tree of parts. Never throws: what is broken is read as plain text. */
export function readParts(raw: Uint8Array): Part {
  return readPart(raw, startOfMail(raw), raw.length, 'text/plain', 0, { parts: 0 });
}

/** Past a mailbox's "From " line and empty lines at the start. */
function startOfMail(raw: Uint8Array): number {
  let at = 0;
  if (raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf) at = 3;
  while (at < raw.length && (raw[at] === 0x0a || raw[at] === 0x0d)) at++;
  const first = latin1(raw.subarray(at, at + 6));
  if ((first.startsWith('From ') && !looksLikeHeader(raw, at, raw.length)) || first === '>From ') {
    const end = raw.indexOf(0x0a, at);
    at = end < 0 ? raw.length : end + 1;
  }
  return at;
}

function readPart(raw: Uint8Array, start: number, end: number, typeByDefault: string, depth: number, count: { parts: number }): Part {
  count.parts++;
  const { headers, bodyStart } = readHeaders(raw, start, end);
  const content = readParameters(headers.first('content-type'));
  const disposition = readParameters(headers.first('content-disposition'));
  const encoding = headers.first('content-transfer-encoding');
  const name = disposition.parameters.get('filename') ?? content.parameters.get('name');
  let type = /^[\w.+-]+\/[\w.+*-]+$/.test(content.value) ? content.value : content.value === 'text' ? 'text/plain' : content.value === 'html' ? 'text/html' : typeByDefault;
  const parts = type.startsWith('multipart/') && depth < DEPTH_MAX ? readMultipart({ raw, start: bodyStart, end }, content.parameters.get('boundary'), type, depth, count) : [];
  if (type.startsWith('multipart/') && !parts.length) type = 'text/plain';
  return {
    headers,
    type,
    charset: content.parameters.get('charset') ?? null,
    disposition: disposition.value,
    fileName: name ? decodeHeader(name).replace(/\p{Cc}/gu, '').trim() : null,
    contentId: headers.first('content-id')?.replace(/^<|>$/g, '') || null,
    parameters: content.parameters,
    parts,
    bytes: () => decodeBytes(raw.subarray(bodyStart, end), encoding),
    size: () => sizeOf(raw.subarray(bodyStart, end), encoding),
    text: () => cleanText(decodeText(cut(decodeBytes(cut(raw.subarray(bodyStart, end), 6), encoding), 4), content.parameters.get('charset') ?? null)),
  };
}

const cut = (bytes: Uint8Array, bytesPerCharacter: number): Uint8Array =>
  bytes.length > TEXT_CHARACTERS_MAX * bytesPerCharacter ? bytes.subarray(0, TEXT_CHARACTERS_MAX * bytesPerCharacter) : bytes;

/** Line ends as \n. */
function cleanText(text: string): string {
  return (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).slice(0, TEXT_CHARACTERS_MAX);
}

function readMultipart({ raw, start, end }: { raw: Uint8Array; start: number; end: number }, boundary: string | undefined, type: string, depth: number, count: { parts: number }): Part[] {
  const mark = boundary || guessBoundary(raw, start, end);
  if (!mark) return [];
  const childType = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  const parts: Part[] = [];
  let open = -1;
  for (const line of boundaryLines(raw, start, end, mark)) {
    if (open >= 0 && count.parts < PARTS_MAX) parts.push(readPart(raw, open, Math.max(open, contentEnd(raw, open, line.at)), childType, depth + 1, count));
    open = line.isLast ? -1 : line.next;
    if (line.isLast) break;
  }
  // The closing line is missing: the mail was cut, or its writer forgot it.
  if (open >= 0 && open < end && count.parts < PARTS_MAX) parts.push(readPart(raw, open, end, childType, depth + 1, count));
  return parts;
}

function* boundaryLines(raw: Uint8Array, start: number, end: number, boundary: string): Generator<{ at: number; next: number; isLast: boolean }> {
  const mark = Buffer.from(`--${boundary}`);
  const body = Buffer.from(raw.buffer, raw.byteOffset, end);
  let at = start;
  while ((at = body.indexOf(mark, at)) >= 0) {
    let after = at + mark.length;
    const isLast = body[after] === 0x2d && body[after + 1] === 0x2d;
    if (isLast) after += 2;
    while (after < end && (body[after] === 0x20 || body[after] === 0x09 || body[after] === 0x0d)) after++;
    const endsLine = after >= end || body[after] === 0x0a;
    // A closing line that somebody glued to the text counts where nothing follows it.
    const isLine = endsLine && (at === start || body[at - 1] === 0x0a || (isLast && after >= end - 1));
    if (isLine) yield { at, next: Math.min(after + 1, end), isLast };
    at += mark.length;
  }
}

/** The line end before a boundary belongs to the boundary. */
function contentEnd(raw: Uint8Array, open: number, at: number): number {
  let end = at;
  if (end > open && raw[end - 1] === 0x0a) end--;
  if (end > open && raw[end - 1] === 0x0d) end--;
  return end;
}

// A multipart that names no boundary: the first line that starts with -- and is followed by a part's headers.
function guessBoundary(raw: Uint8Array, start: number, end: number): string | null {
  const head = latin1(raw.subarray(start, Math.min(end, start + 8_192)));
  return /(?:^|\n)--([^\s-][^\r\n]{0,69})\r?\nContent-/i.exec(head)?.[1] ?? null;
}

function decodeBytes(bytes: Uint8Array, encoding: string | null): Uint8Array {
  const name = (encoding ?? '').toLowerCase();
  if (name.includes('base64')) return decodeBase64(bytes);
  if (name.includes('quoted') || name === 'qp') return decodeQuotedPrintable(bytes);
  if (name.includes('uuencode') || name === 'x-uue') return decodeUuencode(bytes);
  return bytes;
}

/** The decoded size of base64 is counted, not decoded; the rest is decoded. */
function sizeOf(bytes: Uint8Array, encoding: string | null): number {
  if (!/base64/i.test(encoding ?? '')) return decodeBytes(bytes, encoding).length;
  let letters = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte > 0x20 && byte !== 0x3d) letters++;
  }
  return Math.floor((letters * 3) / 4);
}

// Several padded pieces in a row happen (each line coded by itself), and so does junk behind the padding of a line; Node's
// decoder would take that junk for letters of the code.
function decodeBase64(bytes: Uint8Array): Uint8Array {
  const text = latin1(bytes);
  // Announced as base64 and plainly something else: left as it is.
  if (/[^A-Za-z0-9+/=\s_-]/.test(text.slice(0, 76).split('=', 1)[0]!)) return bytes;
  const padding = text.indexOf('=');
  if (padding < 0 || /^[=\s]*$/.test(text.slice(padding, padding + 200)) && text.length <= padding + 200) return Buffer.from(text, 'base64');
  const pieces: Buffer[] = [];
  for (const [, letters = ''] of text.matchAll(/([^=]*)(?:=[^\n]*\n?|$)/g)) {
    if (/^[A-Za-z0-9+/\s]+$/.test(letters)) pieces.push(Buffer.from(letters, 'base64'));
  }
  return Buffer.concat(pieces);
}

function decodeQuotedPrintable(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(0x3d)) return bytes;
  const out = Buffer.allocUnsafe(bytes.length);
  let size = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte !== 0x3d) {
      out[size++] = byte;
      continue;
    }
    const high = hexDigit(bytes[i + 1]);
    const low = hexDigit(bytes[i + 2]);
    if (high >= 0 && low >= 0) {
      out[size++] = high * 16 + low;
      i += 2;
      continue;
    }
    // A soft line end, also with white space behind the sign; anything else is a plain "=".
    let after = i + 1;
    while (bytes[after] === 0x20 || bytes[after] === 0x09) after++;
    if (bytes[after] === 0x0d) after++;
    if (bytes[after] === 0x0a) i = after;
    else if (after >= bytes.length) i = after;
    else out[size++] = byte;
  }
  return out.subarray(0, size);
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  if (byte >= 0x41 && byte <= 0x46) return byte - 0x37;
  return byte >= 0x61 && byte <= 0x66 ? byte - 0x57 : -1;
}

/** Which parts are the text, the HTML and the attachments (RFC 8621, 4.1.4). */
export function bodyOf(root: Part): Body {
  const body: Body = { texts: [], htmls: [], attachments: [] };
  sortParts([root], 'mixed', false, body.htmls, body.texts, body.attachments);
  return body;
}

function sortParts(parts: Part[], multipart: string, inAlternative: boolean, htmls: Part[] | null, texts: Part[] | null, attachments: Part[]): void {
  const textsBefore = texts?.length ?? -1;
  const htmlsBefore = htmls?.length ?? -1;
  parts.forEach((part, index) => {
    if (part.type.startsWith('multipart/')) {
      const kind = part.type.slice('multipart/'.length);
      sortParts(part.parts, kind, inAlternative || kind === 'alternative', htmls, texts, attachments);
      return;
    }
    const isMedia = /^(?:image|audio|video)\//.test(part.type);
    const isInline = part.disposition !== 'attachment' && (part.type === 'text/plain' || part.type === 'text/html' || isMedia)
      && (index === 0 || (multipart !== 'related' && (isMedia || !part.fileName)));
    if (!isInline) {
      attachments.push(part);
    } else if (multipart === 'alternative') {
      if (part.type === 'text/plain' && texts) texts.push(part);
      else if (part.type === 'text/html' && htmls) htmls.push(part);
      else attachments.push(part);
    } else if (inAlternative && part.type === 'text/plain') {
      texts?.push(part);
    } else if (inAlternative && part.type === 'text/html') {
      htmls?.push(part);
    } else {
      if (isMedia) attachments.push(part);
      else {
        texts?.push(part);
        htmls?.push(part);
      }
    }
  });
  if (multipart !== 'alternative' || !texts || !htmls) return;
  if (textsBefore === texts.length && htmlsBefore !== htmls.length) texts.push(...htmls.slice(htmlsBefore));
  if (htmlsBefore === htmls.length && textsBefore !== texts.length) htmls.push(...texts.slice(textsBefore));
}
