// A mail is read line by line: quotes, signatures and footers are conventions of lines. Everything here looks at each character a
// bounded number of times, so a hostile mail costs no more than an ordinary one of its size.

export interface Line {
  /** Offsets into the whole text; `end` is before the line break. */
  readonly start: number;
  readonly end: number;
  /** The line without surrounding space, cut at LOOKED_AT characters: no convention is longer. */
  readonly words: string;
  /** Length without surrounding space, uncut. */
  readonly length: number;
}

const LOOKED_AT = 400;

/** Splits a text into lines (LF, CRLF or CR), keeping offsets. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    let end = start;
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
    lines.push(lineAt(text, start, end));
    start = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
  }
  return lines;
}

function lineAt(text: string, start: number, end: number): Line {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return { start, end, words: text.slice(from, Math.min(to, from + LOOKED_AT)), length: to - from };
}

/** Space, tab, no-break and zero-width spaces, byte order mark. */
export const isBlank = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x200b || code === 0x200c || code === 0x200d || code === 0xfeff || code === 0x3000;
