// Taking a mailbox file apart, mail by mail, as it streams by. Four dialects of one format are in use and none says which
// it is: a mail begins at a line "From …" behind an empty line; such lines within a text are escaped with ">" (mboxo,
// mboxrd), or not escaped while Content-Length tells where the mail ends (mboxcl2).
import { latin1 } from './charset.ts';
import { fromLineDate } from './date.ts';
import { createSpool } from '#base/unpack/index.ts';
import type { Spool } from '#base/unpack/index.ts';
import { looksLikeHeader, readHeaders, readParameters } from './headers.ts';

export type MboxPart =
  | { kind: 'mail'; number: number; line: number; fromLine: string | null; raw: Buffer }
  /** Something that is no mail or too large for one; `head` is its beginning. */
  | { kind: 'refused'; number: number; line: number; head: string; reason: string };

/** One mail above this is refused (its bytes are passed over, not kept). */
export const MAIL_BYTES_MAX = 64 * 1024 * 1024;
const LINE_BYTES_KEPT = 64 * 1024;
const NEWLINE = 0x0a;

// Programs end a mailbox with a newline. A small file that somebody wrote by hand may not; a large one without was cut.
const WRITTEN_BY_HAND_MAX = 20;

/**
 * Splits a stream of bytes. Holds one mail at a time; an error of the stream is thrown after the mails before it. A last mail
 * that was cut is refused: stored as if it were whole, it would keep the whole one out when that comes.
 */
export async function* splitMbox(chunks: AsyncIterable<Uint8Array>, mailBytesMax = MAIL_BYTES_MAX): AsyncGenerator<MboxPart> {
  const splitter = new Splitter(mailBytesMax);
  let failed: { error: unknown } | null = null;
  try {
    try {
      for await (const chunk of chunks) yield* splitter.feed(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    } catch (error) {
      failed = { error };
    }
    yield* splitter.end(failed !== null);
  } finally {
    splitter.forget();
  }
  if (failed) throw failed.error;
}

/** A "From " line inside a mail that may be the next mail's beginning, unless Content-Length proves that it is text. */
interface Doubt { at: number; line: number; fromLine: string }

class Splitter {
  readonly #max: number;
  // The bytes of the mail being gathered, and those of a line whose end is not here yet.
  readonly #mail: Spool;
  #carry: Buffer = Buffer.alloc(0);
  #isMidLine = false;
  #line = 0;
  #number = 0;
  #startLine = 1;
  #fromLine: string | null = null;
  #isAfterBlank = true;
  #isInHead = true;
  #contentLength = 0;
  /** Where the text ends by Content-Length, counted within the mail; 0 when it is not told. */
  #toldEnd = 0;
  #doubts: Doubt[] = [];
  // A "From " line decides only together with the line behind it.
  #candidate: { bytes: Buffer; isAfterBlank: boolean } | null = null;

  constructor(max: number) {
    this.#max = max;
    this.#mail = createSpool(max);
  }

  forget(): void {
    this.#mail.clear();
  }

  *feed(chunk: Buffer): Generator<MboxPart> {
    let at = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, at);
      if (end < 0) break;
      // Only the line that was begun in the chunk before is copied, never the chunk.
      const rest = chunk.subarray(at, end + 1);
      yield* this.#takeLine(this.#carry.length ? Buffer.concat([this.#carry, rest]) : rest, true);
      if (this.#carry.length) this.#carry = Buffer.alloc(0);
      at = end + 1;
    }
    this.#carry = this.#carry.length ? Buffer.concat([this.#carry, chunk.subarray(at)]) : chunk.subarray(at);
    // A line of megabytes (one base64 word) is passed on in pieces.
    if (this.#carry.length > LINE_BYTES_KEPT) {
      yield* this.#takeLine(this.#carry, false);
      this.#carry = Buffer.alloc(0);
    } else {
      this.#carry = Buffer.from(this.#carry);
    }
  }

  *end(isBroken: boolean): Generator<MboxPart> {
    const isOpen = this.#carry.length > 0 || this.#isMidLine;
    if (this.#carry.length) yield* this.#takeLine(this.#carry, true);
    if (this.#candidate) yield* this.#settleCandidate(null);
    for (const part of this.#finish()) {
      const isCut = part.kind === 'mail' && part.line >= this.#startLine && (isBroken || (isOpen && part.number > WRITTEN_BY_HAND_MAX) || looksCut(part.raw));
      yield isCut ? { kind: 'refused', number: part.number, line: part.line, head: latin1(part.raw.subarray(0, 2_000)), reason: 'The file breaks off within this mail; the mails before it are whole. Import the whole file to get it and what follows.' } : part;
    }
  }

  *#takeLine(line: Buffer, isWhole: boolean): Generator<MboxPart> {
    const isContinued = this.#isMidLine;
    this.#isMidLine = !isWhole;
    if (!isContinued) this.#line++;
    if (isContinued) return this.#keep(line);
    if (this.#candidate) yield* this.#settleCandidate(line);
    const isFrom = line.length > 5 && line[0] === 0x46 && line[1] === 0x72 && line[2] === 0x6f && line[3] === 0x6d && line[4] === 0x20;
    if (isFrom && isWhole && line.length < 1_000) {
      this.#candidate = { bytes: Buffer.from(line), isAfterBlank: this.#isAfterBlank };
      return;
    }
    this.#addLine(line);
  }

  #addLine(line: Buffer): void {
    const isBlank = line[0] === NEWLINE || (line[0] === 0x0d && line[1] === NEWLINE);
    if (this.#isInHead) {
      if (isBlank && this.#mail.size > 0) {
        this.#isInHead = false;
        const told = this.#contentLength;
        this.#toldEnd = told > 0 && this.#mail.size + line.length + told <= this.#max ? this.#mail.size + line.length + told : 0;
      } else if ((line[0] === 0x43 || line[0] === 0x63) && line.length < 100) {
        this.#contentLength = Number(/^content-length:\s{0,20}(\d{1,10})\s*$/i.exec(latin1(line))?.[1] ?? this.#contentLength);
      }
    }
    this.#isAfterBlank = isBlank;
    this.#keep(line);
  }

  *#settleCandidate(next: Buffer | null): Generator<MboxPart> {
    const { bytes, isAfterBlank } = this.#candidate!;
    this.#candidate = null;
    const isStart = this.#mail.size === 0 && !this.#mail.isTooLarge;
    if (!isStart && !separates(bytes, isAfterBlank, next)) {
      this.#addLine(bytes);
      return;
    }
    const fromLine = latin1(bytes).trim();
    // The line itself is already counted, and so is the one behind it.
    const line = this.#line - (next ? 1 : 0);
    if (this.#toldEnd && this.#mail.size < this.#toldEnd - 2 && !this.#mail.isTooLarge) {
      this.#doubts.push({ at: this.#mail.size, line, fromLine });
      this.#addLine(bytes);
      return;
    }
    yield* this.#finish(this.#toldEnd > 0 && Math.abs(this.#mail.size - this.#toldEnd) <= 2);
    this.#start(line, fromLine);
  }

  #start(line: number, fromLine: string | null): void {
    this.#fromLine = fromLine;
    this.#startLine = line;
    this.#isInHead = true;
    this.#isAfterBlank = false;
    this.#contentLength = 0;
    this.#toldEnd = 0;
  }

  #keep(line: Buffer): void {
    this.#mail.add(line);
  }

  /** Gives out what was gathered. Where Content-Length was right, "From " lines inside are text; else they begin mails. */
  *#finish(isToldEndTrue = false): Generator<MboxPart> {
    const { size, isTooLarge } = this.#mail;
    const doubts = this.#doubts;
    this.#doubts = [];
    if (size === 0) return;
    const whole = this.#mail.take();
    if (isTooLarge) {
      yield this.#refuse(this.#startLine, whole, `This mail is larger than ${Math.round(this.#max / 1024 / 1024)} MB (${size.toLocaleString('en')} bytes), more than is read as one mail.`);
      return;
    }
    const isEndOfText = this.#toldEnd > 0 && Math.abs(size - this.#toldEnd) <= 2;
    if (!doubts.length || isToldEndTrue || isEndOfText) {
      yield* this.#give(whole, this.#startLine, this.#fromLine, doubts.length > 0 || (isToldEndTrue && !whole.includes('\n>From ')));
      return;
    }
    let at = 0;
    let [line, fromLine] = [this.#startLine, this.#fromLine];
    for (const doubt of [...doubts, null]) {
      yield* this.#give(whole.subarray(at, doubt?.at ?? size), line, fromLine, false);
      if (!doubt) break;
      at = whole.indexOf(NEWLINE, doubt.at) + 1;
      [line, fromLine] = [doubt.line, doubt.fromLine];
    }
  }

  *#give(raw: Buffer, line: number, fromLine: string | null, isUnescaped: boolean): Generator<MboxPart> {
    const bare = trimEnd(raw);
    if (bare.length === 0) return;
    if (!startsLikeMail(bare)) {
      const what = fromLine ? 'This begins like a mail of a mailbox file but has no mail headers' : 'The file does not begin with a mail; this part before the first one was left out';
      yield this.#refuse(line, bare, `${what} (${bare.length.toLocaleString('en')} bytes).`);
      return;
    }
    yield { kind: 'mail', number: ++this.#number, line, fromLine, raw: isUnescaped ? bare : unescape(bare) };
  }

  #refuse(line: number, bytes: Buffer, reason: string): MboxPart {
    return { kind: 'refused', number: ++this.#number, line, head: latin1(bytes.subarray(0, 2_000)), reason };
  }
}

/** Whether a "From " line begins a new mail. `next` is the line behind it, null at the end of the file. */
function separates(line: Buffer, isAfterBlank: boolean, next: Buffer | null): boolean {
  const text = latin1(line).trim();
  const isDated = fromLineDate(text) !== null && /\d{1,2}:\d{2}/.test(text);
  const isFollowed = next !== null && (looksLikeHeader(next, 0, next.length) || latin1(next.subarray(0, 6)) === '>From ');
  // Without an empty line before it only a full separator with a well-known header behind it counts.
  if (!isAfterBlank) return isDated && next !== null && /^(?:return-path|received|delivered-to|from|to|date|subject|message-id|mime-version|content-type|x-[\w-]{2,40}|status):/i.test(latin1(next.subarray(0, 60)));
  if (isDated) return isFollowed || next === null || next.length <= 2;
  return isFollowed && /^From \S{1,300}$/.test(text);
}

function startsLikeMail(raw: Buffer): boolean {
  let at = 0;
  for (let line = 0; line < 3 && at < raw.length; line++) {
    if (looksLikeHeader(raw, at, raw.length)) return true;
    const end = raw.indexOf(NEWLINE, at);
    if (end < 0) return false;
    at = end + 1;
  }
  return false;
}

/** Whether the last mail of a file misses its end: a multipart without its closing line, or a head without a body. */
function looksCut(raw: Buffer): boolean {
  const { headers, bodyStart } = readHeaders(raw);
  const content = readParameters(headers.first('content-type'));
  const boundary = content.parameters.get('boundary');
  if (content.value.startsWith('multipart/') && boundary) return !raw.includes(`--${boundary}--`);
  return bodyStart >= raw.length && raw.at(-1) !== NEWLINE;
}

/** The empty line before the next separator belongs to the mailbox, not to the mail. */
function trimEnd(raw: Buffer): Buffer {
  let end = raw.length;
  if (end >= 2 && raw[end - 1] === NEWLINE && (raw[end - 2] === NEWLINE || (raw[end - 2] === 0x0d && raw[end - 3] === NEWLINE))) end -= raw[end - 2] === 0x0d ? 2 : 1;
  return raw.subarray(0, end);
}

/** Takes one ">" off lines that were escaped: ">From ", ">>From ". */
function unescape(raw: Buffer): Buffer {
  if (!raw.includes('>From ')) return raw;
  const out = Buffer.allocUnsafe(raw.length);
  let size = 0;
  let copied = 0;
  let at = raw.indexOf('From ');
  while (at >= 0) {
    let start = at;
    while (start > 0 && raw[start - 1] === 0x3e) start--;
    if (start < at && start > 0 && raw[start - 1] === NEWLINE) {
      size += raw.copy(out, size, copied, at - 1);
      copied = at;
    }
    at = raw.indexOf('From ', at + 5);
  }
  size += raw.copy(out, size, copied);
  return out.subarray(0, size);
}
