// Where a region of own text ends and its signature begins. A region is what stands between two quotes; people sign at its end.

import type { Line } from './lines.ts';
import { CLOSINGS, CONTACT, LEGAL, LIST_FOOTER, SENT_FROM } from './quoteWords.ts';

const SIGNATURE_LINES_MAX = 14;
/** The contact marks as whole words. */
const CONTACT_MARK = new RegExp(`(?:^|[^\\p{L}])(?:${CONTACT.map((mark) => mark.trim().replace(/[.*+?^${}()|[\]\\/]/g, '\\$&') + (/\p{L}$/u.test(mark.trim()) ? '(?!\\p{L})' : '')).join('|')})`, 'u');
const CLOSING_SET: ReadonlySet<string> = new Set(CLOSINGS);

/** Index of the first line of the signature in lines[from, to), or `to` where nothing is signed. Blank lines at the end do not count. */
export function signatureStart(lines: readonly Line[], from: number, to: number): number {
  let end = trimBlank(lines, from, to);
  const delimiter = delimiterLine(lines, from, end);
  if (delimiter >= 0) end = trimBlank(lines, from, delimiter);
  const phone = sentFromLine(lines, from, end);
  if (phone >= 0) end = trimBlank(lines, from, phone);
  const closing = closingLine(lines, from, end);
  if (closing >= 0) return closing;
  return contactBlock(lines, from, end);
}

/** "-- " ends the text by an old convention; a rule of dashes does so when only a few short lines follow. */
function delimiterLine(lines: readonly Line[], from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const words = lines[i]!.words;
    if (words !== '--' && !isRule(words)) continue;
    const isOldDelimiter = words === '--' && lines[i]!.end - lines[i]!.start === 3;
    if (isOldDelimiter || (words === '--' && isLastFew(lines, i + 1, to)) || isSignatureTail(lines, i + 1, to)) return i;
  }
  return -1;
}

const isRule = (words: string): boolean => words.length > 0 && words.length <= 90 && (/^[—–]+$/.test(words) || /^[_-]{2,}$/.test(words) || words === '__' || /^\*{3,}$/.test(words));

/** Whether at most three filled lines follow. */
function isLastFew(lines: readonly Line[], from: number, to: number): boolean {
  let filled = 0;
  for (let i = from; i < to && filled <= 3; i++) if (lines[i]!.words !== '') filled++;
  return filled <= 3;
}

/** Few, short lines, none of which reads like prose. */
function isSignatureTail(lines: readonly Line[], from: number, to: number): boolean {
  let filled = 0;
  for (let i = from; i < to; i++) {
    const { words, length } = lines[i]!;
    if (words === '') continue;
    if (++filled > SIGNATURE_LINES_MAX || length > 100) return false;
    if (readsLikeProse(words)) return false;
  }
  return filled > 0 || from >= to;
}

/** A sentence: several words, mostly small letters, ending like one; or a list item or question. */
function readsLikeProse(words: string): boolean {
  if (/^\d+[.)]\s/.test(words) || words.startsWith('- ') || words.startsWith('* ')) return true;
  if (words.endsWith('?')) return true;
  const parts = words.split(/\s+/);
  const small = parts.filter((part) => /^\p{Ll}/u.test(part) && !part.includes('@') && !part.includes('.')).length;
  if (words.startsWith('[') && words.endsWith(']')) return false;
  return parts.length >= 5 && small / parts.length > 0.6 && !CONTACT_MARK.test(words.toLowerCase());
}

function sentFromLine(lines: readonly Line[], from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const words = lines[i]!.words;
    if (words.length > 140 || (i > from && lines[i - 1]!.words !== '' && i < to - 1)) continue;
    const plain = words.toLowerCase().replace(/^[*_>(\s]+/, '');
    if (!SENT_FROM.some((opening) => plain.startsWith(opening))) continue;
    const bare = plain.replace(/<[^>]*>/g, '').replace(/[\s*_.)]+$/, '');
    if (bare.split(' ').length <= 9 && !/[,;?]/.test(bare) && !/\b(?:is|was|are|to|the main|our)\b/.test(bare)) return i;
  }
  return -1;
}

/** The last closing formula ("Best regards,") after which only a name and contact lines follow. */
function closingLine(lines: readonly Line[], from: number, to: number): number {
  let filled = 0;
  let found = -1;
  for (let i = to - 1; i >= from && filled <= SIGNATURE_LINES_MAX; i--) {
    const { words, length } = lines[i]!;
    if (words === '') continue;
    filled++;
    if (isClosing(words) && (found < 0 ? i > from || to - from > 1 : hasFilledBefore(lines, from, i))) {
      found = i;
      continue;
    }
    if (found >= 0) break;
    if (isSaid(words, length)) break;
  }
  return found;
}

/** Something said rather than signed: prose, or a long line without contact marks. */
const isSaid = (words: string, length: number): boolean =>
  (length > 120 && !isContact(words)) || (readsLikeProse(words) && (!isContact(words) || /\b(?:i|we|you|my|me)\b/i.test(words)));

const hasFilledBefore = (lines: readonly Line[], from: number, to: number): boolean => trimBlank(lines, from, to) > from;

/** "Thanks," and "Kind regards" are closings; "Thanks for the quick fix of the driver." is something said. */
function isClosing(words: string): boolean {
  if (words.length > 60) return false;
  const plain = words.toLowerCase().replace(/[^\p{L}\p{N}]+$/u, '').replace(/^[^\p{L}\p{N}]+/u, '');
  if (CLOSING_SET.has(plain)) return true;
  const comma = plain.indexOf(',');
  return comma > 0 && CLOSING_SET.has(plain.slice(0, comma).trim()) && isNameLike(words.slice(words.indexOf(',') + 1).trim());
}

const isNameLike = (words: string): boolean => words === '' || (words.split(/\s+/).length <= 4 && words.split(/\s+/).every((word) => /^[\p{Lu}\p{Lo}("']/u.test(word) || word.length <= 3) && /^\P{Ll}/u.test(words) && !/[?!:]/.test(words));

/** A last paragraph that opens with a name and carries contact marks, without a closing before it. */
function contactBlock(lines: readonly Line[], from: number, to: number): number {
  let start = to;
  let contacts = 0;
  for (let i = to - 1; i >= from && to - i <= SIGNATURE_LINES_MAX; i--) {
    const { words, length } = lines[i]!;
    if (words === '') break;
    if (isSaid(words, length)) return to;
    if (isContact(words)) contacts++;
    start = i;
  }
  const first = lines[start]?.words ?? '';
  const opensWithName = isNameLike(first.replace(/[|,].*$/, '')) && !isContact(first.split(/[|,]/)[0]!) && !/[.!]$/.test(first);
  return (start > from || from > 0) && to - start >= 2 && contacts >= Math.max(1, (to - start) / 3) && opensWithName && (start === from || lines[start - 1]!.words === '') ? start : to;
}

function isContact(words: string): boolean {
  const plain = words.toLowerCase();
  if (CONTACT_MARK.test(plain)) return true;
  if (/^\S+@\S+\.\S+$/.test(plain)) return true;
  return plain.replace(/\D/g, '').length >= 7 && /^[\p{L}.:/\s]{0,12}[+(]?\d[\d\s()./+-]+/u.test(plain);
}

/** True for lines that list software adds. */
export const isListFooter = (words: string): boolean => {
  const plain = words.toLowerCase();
  return LIST_FOOTER.some((mark) => plain.includes(mark));
};

/** True for a paragraph of a lawyer: at least two of the marks, three when it is long. */
export function isLegal(paragraph: string): boolean {
  const plain = paragraph.slice(0, 3000).toLowerCase();
  let marks = 0;
  for (const mark of LEGAL) if (plain.includes(mark)) marks++;
  return marks >= 2 && (marks >= 3 || /e-?mail|message|nachricht|messaggio|mensaje|bericht|wiadomo|attachment|disclaimer|notice|information/.test(plain));
}

/** `to` without blank lines before it. */
export function trimBlank(lines: readonly Line[], from: number, to: number): number {
  let end = to;
  while (end > from && lines[end - 1]!.words === '') end--;
  return end;
}
