// Cutting a long text into records: a record ends at a line end that stands outside quotes. One record is held at a time, and
// never more than `RECORD_CHARS_MAX` of it, so that neither a giant cell nor a forgotten quote can fill the memory.

/** One record as it stands in the file, or a piece of it that cannot be one. */
export interface RecordText {
  /** The line it starts on, from 1. */
  line: number;
  text: string;
  /** Why it cannot be read; null for a good one. */
  problem: string | null;
}

export const RECORD_CHARS_MAX = 1_000_000;
const KEPT_OF_GIANT_CHARS = 2_000;

/** Cuts text that arrives in pieces. `delimiter` null means lines without cells, where quotes mean nothing. */
export interface RecordCutter {
  push(text: string): RecordText[];
  /** The rest. `unclosedLine` is set when a giant record's quote was still open: read again after that line. */
  end(): { records: RecordText[]; unclosedLine: number | null };
}

/** A cutter that takes the text to start on line `firstLine`. */
export function createRecordCutter(delimiter: string | null, firstLine = 1): RecordCutter {
  let buffer = '';
  let line = firstLine;
  let giant: { line: number; head: string; state: GiantState } | null = null;

  const cut = (isEnd: boolean): RecordText[] => {
    const found: RecordText[] = [];
    let at = 0;
    let marks = createMarks(buffer);
    while (at < buffer.length) {
      if (giant) {
        const skipped = skipGiant(buffer, at, delimiter, giant.state, isEnd);
        line += skipped.lines;
        at = skipped.at;
        if (!skipped.isDone) break;
        found.push({ line: giant.line, text: `${giant.head}…`, problem: GIANT });
        giant = null;
        continue;
      }
      const end = marks.lineEnd(at);
      const isPlain = delimiter === null || marks.quote(at) >= (end === -1 ? buffer.length : end);
      const scan = isPlain ? { end, isBroken: false, state: 'plain' as const } : scanQuoted(buffer, at, delimiter, marks, isEnd);
      // A carriage return at the very end may be the first half of a line end.
      const isHalf = scan.end !== -1 && scan.end === buffer.length - 1 && buffer.charCodeAt(scan.end) === CR && !isEnd;
      if (scan.isBroken || (scan.end === -1 && isEnd && scan.state !== 'plain')) {
        if (end === -1 && !isEnd) break;
        const lineEnd = end === -1 ? buffer.length : end;
        found.push({ line, text: buffer.slice(at, lineEnd), problem: scan.isBroken ? BROKEN_QUOTE : OPEN_QUOTE });
        at = afterLineEnd(buffer, lineEnd);
        line += 1;
        // The search ran ahead of the line that is read again.
        marks = createMarks(buffer);
        continue;
      }
      if ((scan.end === -1 || isHalf) && !isEnd) {
        if (buffer.length - at <= RECORD_CHARS_MAX) break;
        const stop = buffer.endsWith('\r') ? buffer.length - 1 : buffer.length;
        giant = { line, head: buffer.slice(at, at + KEPT_OF_GIANT_CHARS), state: giantState(buffer, delimiter, scan.state === 'quoted') };
        line += countLineEnds(buffer, at, stop);
        at = stop;
        break;
      }
      const stop = scan.end === -1 ? buffer.length : scan.end;
      if (stop - at > RECORD_CHARS_MAX) found.push({ line, text: `${buffer.slice(at, at + KEPT_OF_GIANT_CHARS)}…`, problem: GIANT });
      else if (stop > at) found.push({ line, text: buffer.slice(at, stop), problem: null });
      line += isPlain ? 1 : countLineEnds(buffer, at, stop) + 1;
      at = afterLineEnd(buffer, stop);
    }
    buffer = buffer.slice(at);
    return found;
  };

  return {
    push(text) {
      buffer = buffer ? buffer + text : text;
      return cut(false);
    },
    end() {
      const records = cut(true);
      if (!giant) return { records, unclosedLine: null };
      const problem = giant.state.quoted ? OPEN_QUOTE : GIANT;
      records.push({ line: giant.line, text: `${giant.head}…`, problem });
      return { records, unclosedLine: giant.state.quoted ? giant.line : null };
    },
  };
}

const GIANT = `One row is longer than ${RECORD_CHARS_MAX.toLocaleString('en-US')} characters, which no row of a table should be.`;
const BROKEN_QUOTE = 'The quotes in this row do not match: inside a quoted cell a quote must be written twice.';
const OPEN_QUOTE = 'A quote is opened in this row and never closed.';
const LF = 10;
const CR = 13;
const QUOTE = 34;

/** Next quotes and line ends of a text, looked up in order so that each part is searched once. */
function createMarks(text: string) {
  const next = (what: string) => {
    let known = -2;
    return (from: number): number => {
      if (known === -1 || known >= from) return known;
      known = text.indexOf(what, from);
      return known;
    };
  };
  const lf = next('\n');
  const cr = next('\r');
  const quote = next('"');
  return {
    /** Index of the next line end at or after `from`, -1 if there is none. */
    lineEnd(from: number): number {
      const a = lf(from);
      const b = cr(from);
      return a === -1 ? b : b === -1 ? a : Math.min(a, b);
    },
    /** Index of the next quote, beyond every index if there is none. */
    quote: (from: number): number => {
      const at = quote(from);
      return at === -1 ? Number.MAX_SAFE_INTEGER : at;
    },
  };
}

/** Finds the end of a record that has quotes in it. `end` -1: more text is needed; `state` says where the text ran out. */
function scanQuoted(text: string, from: number, delimiter: string, marks: ReturnType<typeof createMarks>, isEnd: boolean): { end: number; isBroken: boolean; state: 'plain' | 'quoted' } {
  let at = from;
  while (at < text.length) {
    const start = skipBlanks(text, at, delimiter);
    if (text.charCodeAt(start) !== QUOTE) {
      const end = marks.lineEnd(start);
      const comma = text.indexOf(delimiter, start);
      if (comma === -1 || (end !== -1 && end < comma)) return { end, isBroken: false, state: 'plain' };
      at = comma + delimiter.length;
      continue;
    }
    const close = closingQuote(text, start + 1, isEnd);
    if (close === -1) return { end: -1, isBroken: false, state: 'quoted' };
    const after = skipBlanks(text, close + 1, delimiter);
    if (after >= text.length) return { end: -1, isBroken: false, state: 'plain' };
    const code = text.charCodeAt(after);
    if (code === LF || code === CR) return { end: after, isBroken: false, state: 'plain' };
    if (!text.startsWith(delimiter, after)) return { end: -1, isBroken: true, state: 'plain' };
    at = after + delimiter.length;
  }
  return { end: -1, isBroken: false, state: 'plain' };
}

/** The quote that closes a cell; -1 when it is not in the text yet. */
function closingQuote(text: string, from: number, isEnd: boolean): number {
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return -1;
    if (quote + 1 === text.length) return isEnd ? quote : -1;
    if (text.charCodeAt(quote + 1) !== QUOTE) return quote;
    at = quote + 2;
  }
}

function skipBlanks(text: string, from: number, delimiter: string): number {
  let at = from;
  while ((text[at] === ' ' || text[at] === '\t') && text[at] !== delimiter) at += 1;
  return at;
}

const afterLineEnd = (text: string, at: number): number =>
  text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;

function countLineEnds(text: string, from: number, to: number): number {
  let lines = 0;
  for (let i = from; i < to; i += 1) {
    const code = text.charCodeAt(i);
    if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) lines += 1;
  }
  return lines;
}

interface GiantState {
  quoted: boolean;
  /** The last character was a quote inside a quoted cell: it closes the cell unless a second follows. */
  afterQuote: boolean;
  /** At the start of a cell, where a quote opens. */
  atStart: boolean;
}

/** Where a long record stands when the text so far runs out. */
function giantState(text: string, delimiter: string | null, quoted: boolean): GiantState {
  let quotes = 0;
  while (text.charCodeAt(text.length - 1 - quotes) === QUOTE) quotes += 1;
  return { quoted, afterQuote: quoted && quotes % 2 === 1, atStart: delimiter !== null && !quoted && text.endsWith(delimiter) };
}

/** Goes on through a record too long to keep, remembering only whether it stands inside quotes. */
function skipGiant(text: string, from: number, delimiter: string | null, state: GiantState, isEnd: boolean): { at: number; lines: number; isDone: boolean } {
  let lines = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === CR && at + 1 === text.length && !isEnd) return { at, lines, isDone: false };
    const isLineEnd = code === LF || (code === CR && text.charCodeAt(at + 1) !== LF);
    if (state.quoted && state.afterQuote && code !== QUOTE) {
      state.quoted = false;
      state.afterQuote = false;
    }
    if (isLineEnd) {
      lines += 1;
      if (!state.quoted) return { at: at + 1, lines, isDone: true };
    }
    if (delimiter === null) continue;
    if (code === QUOTE) {
      if (state.quoted) state.afterQuote = !state.afterQuote;
      else if (state.atStart) state.quoted = true;
      state.atStart = false;
    } else if (!state.quoted) state.atStart = text.startsWith(delimiter, at);
  }
  return { at: text.length, lines, isDone: false };
}
