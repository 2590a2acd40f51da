// The line or head with which a mail program introduces somebody else's words: "On Monday Ada <ada@…> wrote:", a copied
// From/Sent/To/Subject head, "-----Original Message-----". What follows it was not written by the author of this mail.

import type { Line } from './lines.ts';
import { HEADER_KIND, ON, ORIGINAL, WROTE, type HeaderKind } from './quoteWords.ts';

/** An introduction found: lines first..last belong to it. */
export interface Introduction {
  readonly first: number;
  readonly last: number;
  /** A head or divider always quotes the rest; a "wrote:" line may stand above inline quotes marked by ">". */
  readonly kind: 'wrote' | 'head' | 'divider';
}

const ATTRIBUTION_LINES_MAX = 4;
const HEAD_LINES_MAX = 9;

/** The introduction that begins exactly at this line, or null. Looks at a handful of lines and at most 400 characters of each. */
export function introductionAt(lines: readonly Line[], index: number): Introduction | null {
  return dividerAt(lines, index) ?? headAt(lines, index) ?? wroteAt(lines, index);
}

function dividerAt(lines: readonly Line[], index: number): Introduction | null {
  const words = lines[index]!.words;
  if (words.length > 120) return null;
  const plain = words.toLowerCase();
  const inner = trimMarks(plain);
  const dashed = inner.length < plain.length && '-_*=—–'.includes(plain[0]!);
  const announced = plain.endsWith(':') && inner.startsWith('begin forwarded');
  if (!dashed && !announced) return null;
  return ORIGINAL.some((name) => inner.startsWith(name)) ? { first: index, last: index, kind: 'divider' } : zohoAt(inner, index);
}

/** "---- On Wed, 24 Feb 2021 … wrote ----" */
const zohoAt = (inner: string, index: number): Introduction | null =>
  inner.startsWith('on ') && endsWithVerb(inner) && hasDate(inner) ? { first: index, last: index, kind: 'divider' } : null;

function headAt(lines: readonly Line[], index: number): Introduction | null {
  const firstKind = headerKind(lines[index]!.words);
  if (!firstKind) return null;
  if (isWholeHeadInOneLine(lines[index]!.words)) return { first: index, last: index, kind: 'head' };
  const kinds = new Set<HeaderKind>([firstKind]);
  let last = index;
  let strange = 0;
  for (let i = index + 1; i < lines.length && i <= index + HEAD_LINES_MAX; i++) {
    const words = lines[i]!.words;
    const kind = words === '' ? null : headerKind(words);
    if (kind) {
      kinds.add(kind);
      last = i;
      strange = 0;
    } else if (++strange > 2) break;
  }
  const isHead = kinds.has('from') && ((firstKind === 'from' && kinds.size >= 3) || kinds.size >= 4 || (kinds.has('subject') && kinds.size >= 3));
  const isShortHead = firstKind === 'from' && kinds.has('date') && lines[index]!.words.includes('@');
  return isHead || isShortHead ? { first: index, last, kind: 'head' } : null;
}

function headerKind(words: string): HeaderKind | null {
  const colon = words.search(/[:：]/);
  if (colon < 1 || colon > 24) return null;
  const name = words.slice(0, colon).replace(/[*_>|\s]+/g, ' ').trim().toLowerCase();
  return HEADER_KIND.get(name) ?? null;
}

/** A head flattened into one line by a mail program that lost the line breaks. */
function isWholeHeadInOneLine(words: string): boolean {
  const plain = words.toLowerCase();
  const sent = Math.max(plain.indexOf(' sent:'), plain.indexOf(' date:'), plain.indexOf(' gesendet:'), plain.indexOf(' envoyé'));
  const subject = Math.max(plain.indexOf(' subject:'), plain.indexOf(' betreff:'), plain.indexOf(' objet'));
  return sent > 0 && subject > sent;
}

function wroteAt(lines: readonly Line[], index: number): Introduction | null {
  const first = lines[index]!.words;
  if (first === '' || first.length > 300) return null;
  const opens = startsLikeAttribution(first);
  if (!opens && !first.endsWith(':') && !first.endsWith('：')) return null;
  let joined = '';
  for (let i = index; i < lines.length && i < index + ATTRIBUTION_LINES_MAX; i++) {
    const words = lines[i]!.words;
    if (words === '' || (i > index && words.startsWith('>') && words.length > 2)) return null;
    joined += (joined ? ' ' : '') + words;
    if (joined.length > 400) return null;
    if (isAttribution(joined, opens)) return { first: index, last: i, kind: 'wrote' };
    if (!opens) return null;
  }
  return null;
}

function isAttribution(joined: string, opens: boolean): boolean {
  const plain = joined.toLowerCase().replace(/[\s*_"”]+$/, '');
  const closed = plain.endsWith(':') || plain.endsWith('：');
  if (opens && !closed && endsWithVerb(plain) && hasDate(plain)) return true;
  if (!closed) return false;
  if (isNameWrote(joined)) return true;
  const body = plain.slice(0, -1).trimEnd();
  if (!hasDate(body) && !(body.includes('@') && endsWithVerb(body))) return false;
  if (endsWithVerb(body)) return true;
  if (WROTE.some((verb) => body.includes(` ${verb} `)) && opens) return true;
  return body.includes('@') && (body.endsWith('>') || body.endsWith(')')) && (opens || /\d/.test(body.slice(0, 24)));
}

/** "Ada Lovelace wrote:" without a date: names only before the verb. */
function isNameWrote(joined: string): boolean {
  const parts = joined.split(/\s+/);
  if (parts.length < 2 || parts.length > 6 || !WROTE.includes(parts.at(-1)!.slice(0, -1) as (typeof WROTE)[number])) return false;
  return parts.slice(0, -1).every((part) => /^["'(]?\p{Lu}/u.test(part)) && !['I', 'He', 'She', 'They', 'We', 'You', 'It', 'Who', 'Someone'].includes(parts[0]!);
}

const endsWithVerb = (plain: string): boolean => {
  const bare = plain.replace(/[\s:：-]+$/, '');
  return WROTE.some((verb) => bare.endsWith(verb));
};

/** A first line of an attribution opens with "On", "Am", "Le" …, a weekday, or a date. */
function startsLikeAttribution(words: string): boolean {
  const plain = words.toLowerCase();
  if (ON.some((word) => plain.startsWith(`${word} `))) return true;
  return /\d/.test(plain.slice(0, 24));
}

const DATE_PARTS = [/\b(?:19|20)\d\d\b/, /\d{1,2}[:.h]\d\d/, /\d{1,2}[/.]\d{1,2}[/.]\d{2,4}/, /\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*,? \d/, /年/];
const hasDate = (plain: string): boolean => DATE_PARTS.some((part) => part.test(plain));

/** Without the dashes, stars, underscores and spaces around it. */
function trimMarks(plain: string): string {
  let from = 0;
  let to = plain.length;
  while (from < to && '-_*=—–>: '.includes(plain[from]!)) from++;
  while (to > from && '-_*=—–: '.includes(plain[to - 1]!)) to--;
  return plain.slice(from, to);
}
