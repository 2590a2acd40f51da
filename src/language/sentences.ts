// Sentences with exact offsets. Mails break lines for width, for lists, for greetings and for log output: a line break ends a sentence
// only where the writer clearly meant one. One pass over each character.

import { isBlank } from './lines.ts';
import type { Span } from './stance.ts';

/** Longer runs without an end (logs, tables, one-line dumps) are cut at a space. */
const SENTENCE_LENGTH_MAX = 800;

/** So many marks of an end are looked past at once; nobody means anything by more. */
const CLOSERS_MAX = 50;

const ABBREVIATIONS: ReadonlySet<string> = new Set([
  'e.g', 'i.e', 'eg', 'ie', 'etc', 'vs', 'mr', 'mrs', 'ms', 'dr', 'prof', 'st', 'no', 'nr', 'fig', 'figs', 'approx', 'ca', 'cf', 'al', 'inc', 'ltd', 'co', 'corp', 'dept', 'est', 'jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'nov', 'dec',
  'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'vol', 'ver', 'rev', 'ref', 'sec', 'min', 'max', 'ext', 'tel', 'z.b', 'd.h', 'u.a', 'bzw', 'ggf', 'usw', 'evtl', 'p.s', 'a.m', 'p.m', 'u.s', 'ph.d',
]);

/** The sentences of `text` inside the given ranges, in order, without surrounding space. */
export function sentences(text: string, within: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const [from, to] of within) splitRange(text, from, Math.min(to, text.length), found);
  return found;
}

function splitRange(text: string, from: number, to: number, found: Span[]): void {
  let start = from;
  let paragraphWidth = widthOfParagraph(text, from, to);
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) {
      const next = skipBreak(text, i, to);
      const blankLine = isBlankLineAt(text, next, to);
      if (blankLine || isMeantBreak(text, start, i, next, to, paragraphWidth)) {
        push(text, start, i, found);
        start = next;
      }
      if (blankLine) paragraphWidth = widthOfParagraph(text, next, to);
      i = next - 1;
    } else if (isEnd(code) && endsHere(text, i, to)) {
      let end = i + 1;
      while (end < to && isCloser(text.charCodeAt(end))) end++;
      push(text, start, end, found);
      start = end;
      i = end - 1;
    } else if (i - start >= SENTENCE_LENGTH_MAX && (isBlank(code) || i - start >= 2 * SENTENCE_LENGTH_MAX)) {
      push(text, start, i, found);
      start = i;
    }
  }
  push(text, start, to, found);
}

const isEnd = (code: number): boolean => code === 46 || code === 33 || code === 63 || code === 0x2026 || code === 0x3002 || code === 0xff01 || code === 0xff1f;
/** Closing quotes and brackets, and further marks of the same end. */
const isCloser = (code: number): boolean => isEnd(code) || code === 34 || code === 39 || code === 41 || code === 93 || code === 0x201d || code === 0x2019 || code === 0xbb;

function endsHere(text: string, at: number, to: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 0x3002) return true;
  let next = at + 1;
  while (next < to && next - at < CLOSERS_MAX && isCloser(text.charCodeAt(next))) next++;
  if (next >= to) return true;
  if (!isBlank(text.charCodeAt(next))) return false;
  if (code === 33 || code === 63) return true;
  if (isAbbreviation(text, at)) return false;
  while (next < to && isBlank(text.charCodeAt(next))) next++;
  const following = text.charAt(next);
  if (!/^\p{Ll}$/u.test(following) || isPronounI(text, next)) return true;
  return code === 46 && text.charAt(at - 1) !== '.' && isOrdinaryWordBefore(text, at);
}

/** People who write without capitals still end sentences: a full stop after an ordinary word counts. */
const isOrdinaryWordBefore = (text: string, at: number): boolean => /^\p{Ll}{3,}$/u.test(wordBefore(text, at));
const isPronounI = (text: string, at: number): boolean => text.charAt(at) === 'i' && isBlank(text.charCodeAt(at + 1));

function isAbbreviation(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 46) return false;
  const word = wordBefore(text, at).toLowerCase();
  if (word === '') return text.charCodeAt(at - 1) === 46 ? false : /\d/.test(text.charAt(at - 1)) && isListNumber(text, at);
  return (word.length === 1 && /\p{L}/u.test(word) && text.charAt(at - 1) !== 'I') || ABBREVIATIONS.has(word) || (/^\d+$/.test(word) && isListNumber(text, at));
}

/** "1." at the start of a line numbers a list item. */
function isListNumber(text: string, at: number): boolean {
  let i = at - 1;
  while (i >= 0 && at - i < 5 && text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57) i--;
  while (i >= 0 && at - i < 12 && (text[i] === ' ' || text[i] === '\t' || text[i] === '*')) i--;
  return i < 0 || text[i] === '\n' || text[i] === '\r';
}

/** Letters, digits and inner full stops directly before `at`, at most 24 characters back. */
function wordBefore(text: string, at: number): string {
  let start = at;
  while (start > 0 && at - start < 24 && /[\p{L}\p{N}.]/u.test(text.charAt(start - 1))) start--;
  return text.slice(start, at);
}

const skipBreak = (text: string, at: number, to: number): number => Math.min(to, at + (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1));

function isBlankLineAt(text: string, at: number, to: number): boolean {
  let i = at;
  while (i < to && text.charCodeAt(i) !== 10 && text.charCodeAt(i) !== 13) {
    if (!isBlank(text.charCodeAt(i))) return false;
    i++;
    if (i - at > 200) return false;
  }
  return true;
}

/** A break is meant where the next word would still have fitted, at list items, and in texts that are not wrapped at all. */
function isMeantBreak(text: string, start: number, at: number, next: number, to: number, width: number): boolean {
  let from = next;
  while (from < to && isBlank(text.charCodeAt(from)) && text.charCodeAt(from) !== 10) from++;
  const head = text.slice(from, Math.min(to, from + 24));
  if (/^(?:[-*•·–—+>#]\s|\d{1,2}[.)]\s|[a-z]\)\s)/.test(head)) return true;
  const last = text.charCodeAt(lastFilled(text, start, at));
  if (width > 130 || last === 58) return true;
  const lineLength = at - lineStart(text, at, start);
  const firstWord = /^\S*/.exec(head)![0].length;
  const wouldHaveFitted = lineLength + 1 + firstWord < width - 4 || width < 40;
  if (!wouldHaveFitted) return false;
  return last === 44 ? lineLength < 40 && /^\p{Lu}/u.test(head) : !/^\p{Ll}/u.test(head) || lineLength < width / 3;
}

function lastFilled(text: string, start: number, at: number): number {
  let i = at - 1;
  while (i > start && isBlank(text.charCodeAt(i))) i--;
  return Math.max(i, start);
}

function lineStart(text: string, at: number, start: number): number {
  let i = at;
  while (i > start && at - i < 2 * SENTENCE_LENGTH_MAX && text.charCodeAt(i - 1) !== 10 && text.charCodeAt(i - 1) !== 13) i--;
  return i;
}

/** Length of the longest line of the paragraph that begins here; looks at 40 lines at most. */
function widthOfParagraph(text: string, from: number, to: number): number {
  let width = 0;
  let start = from;
  let lines = 0;
  for (let i = from; i <= to && lines < 40; i++) {
    if (i < to && text.charCodeAt(i) !== 10 && text.charCodeAt(i) !== 13) continue;
    if (i < to && text.charCodeAt(i) === 13 && text.charCodeAt(i + 1) === 10) i++;
    const length = i - start;
    if (isBlankLineAt(text, start, i) && lines > 0) break;
    if (length > width) width = length;
    start = i + 1;
    lines++;
    if (width > 2000) break;
  }
  return width;
}

function push(text: string, from: number, to: number, found: Span[]): void {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  if (end > start) found.push([start, end]);
}
