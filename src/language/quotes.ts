// What the author of a mail wrote himself. Quoted lines, the lines that introduce them, forwarded mails, signatures, list footers
// and legal footers are folded away; what is written between or below quotes stays. Nobody is credited with what they quoted.

import { introductionAt } from './attribution.ts';
import { linesOf, type Line, isBlank } from './lines.ts';
import { isLegal, isListFooter, signatureStart, trimBlank } from './signature.ts';
import type { Span } from './stance.ts';

/** Ranges of `text` written by its author, in order, without space around them. Linear in the length of the text. */
export function ownSpans(text: string): Span[] {
  const lines = linesOf(text);
  const folded = new Uint8Array(lines.length);
  foldQuotes(lines, folded);
  foldFooters(lines, folded);
  foldLegal(text, lines, folded);
  foldSignatures(lines, folded);
  return spansOf(text, lines, folded);
}

function foldQuotes(lines: readonly Line[], folded: Uint8Array): void {
  for (let i = 0; i < lines.length; i++) {
    if (isQuoted(lines[i]!)) folded[i] = 1;
  }
  foldWrappedQuotes(lines, folded);
  for (let i = 0; i < lines.length; i++) {
    if (folded[i] || lines[i]!.words === '') continue;
    const introduction = introductionAt(lines, i);
    if (!introduction) continue;
    folded.fill(1, i, introduction.last + 1);
    const marked = isQuoteMarkedBelow(lines, folded, introduction.last + 1);
    if (!marked) {
      folded.fill(1, i);
      foldDividerAbove(lines, folded, i);
      return;
    }
    foldDividerAbove(lines, folded, i);
    i = introduction.last;
  }
}

const isQuoted = ({ words }: Line): boolean => words.startsWith('>') || words.startsWith('&gt;') || words.startsWith('|>');

/** A mail program that wraps quotes leaves short lines without ">" below quoted ones that were cut in the middle of a sentence. */
function foldWrappedQuotes(lines: readonly Line[], folded: Uint8Array): void {
  for (let i = 1; i < lines.length; i++) {
    const { words, length } = lines[i]!;
    const above = lines[i - 1]!;
    if (folded[i] || length === 0 || length > 60 || !folded[i - 1] || above.length < 60 || !/^\p{Ll}/u.test(words)) continue;
    const isBetween = folded[i + 1] === 1 && length <= 30;
    const isCut = above.length >= 70 && !/[.!?:]$/.test(above.words) && (folded[i + 1] === 1 || (lines[i + 1]?.words ?? '') === '');
    if (isBetween || isCut) folded[i] = 1;
  }
}

/** Whether ">" marks follow within the next few filled lines. */
function isQuoteMarkedBelow(lines: readonly Line[], folded: Uint8Array, from: number): boolean {
  for (let i = from, filled = 0; i < lines.length && filled < 2; i++) {
    if (folded[i]) return true;
    if (lines[i]!.words !== '') filled++;
  }
  return false;
}

/** The rule of dashes or underscores above a copied head belongs to it. */
function foldDividerAbove(lines: readonly Line[], folded: Uint8Array, first: number): void {
  const above = trimBlank(lines, 0, first) - 1;
  if (above >= 0 && /^[_\-=*—–]{3,}$/.test(lines[above]!.words)) folded[above] = 1;
}

/** List software signs after a rule of underscores; the rule is folded when the lines below it are its own. */
function foldFooters(lines: readonly Line[], folded: Uint8Array): void {
  for (let i = 0; i < lines.length; i++) {
    const { words } = lines[i]!;
    if (folded[i] || words === '') continue;
    if (words.startsWith('-------------- next part') || isListFooter(words)) {
      foldParagraph(lines, folded, i);
    } else if (/^_{10,}$/.test(words) && belowIsFooter(lines, i + 1)) {
      foldParagraph(lines, folded, i);
    }
  }
}

function belowIsFooter(lines: readonly Line[], from: number): boolean {
  const near = lines.slice(from, from + 4).map((line) => line.words.toLowerCase());
  return near.some((words) => isListFooter(words) || words.includes('mailing list') || words.includes('@lists.'));
}

function foldParagraph(lines: readonly Line[], folded: Uint8Array, from: number): void {
  for (let i = from; i < lines.length && lines[i]!.words !== ''; i++) folded[i] = 1;
  for (let i = from - 1; i >= 0 && isFooterRule(lines[i]!.words); i--) folded[i] = 1;
}

const isFooterRule = (words: string): boolean => /^[_\-=—–]{1,}$/.test(words);

function foldLegal(text: string, lines: readonly Line[], folded: Uint8Array): void {
  for (let i = 0; i < lines.length; ) {
    if (folded[i] || lines[i]!.words === '') {
      i++;
      continue;
    }
    let end = i;
    while (end < lines.length && !folded[end] && lines[end]!.words !== '') end++;
    if (isLegal(text.slice(lines[i]!.start, lines[end - 1]!.end))) folded.fill(1, i, end);
    i = end;
  }
}

function foldSignatures(lines: readonly Line[], folded: Uint8Array): void {
  for (let i = 0; i < lines.length; ) {
    if (folded[i]) {
      i++;
      continue;
    }
    let end = i;
    while (end < lines.length && !folded[end]) end++;
    folded.fill(1, signatureStart(lines, i, end), end);
    i = end;
  }
}

function spansOf(text: string, lines: readonly Line[], folded: Uint8Array): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i < lines.length; ) {
    if (folded[i]) {
      i++;
      continue;
    }
    let last = i;
    while (last + 1 < lines.length && !folded[last + 1]) last++;
    let start = lines[i]!.start;
    let end = lines[last]!.end;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    if (end > start) spans.push([start, end]);
    i = last + 1;
  }
  return spans;
}
