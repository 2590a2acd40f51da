// Searching everything at once: who and what is called so, and who wrote it. Words may be misspelled in names, and have
// other endings in texts.
import { z } from 'zod';
import { HIT_END, HIT_START, SEARCH_KINDS } from '#base/registry.ts';

export const SEARCH_LIMIT_MAX = 50;
const WORDS_MAX = 8;

export const searchInput = z.object({
  words: z.string().trim().min(1, 'Say what to look for.').max(200),
  kinds: z.array(z.enum(SEARCH_KINDS)).min(1).max(SEARCH_KINDS.length).default([...SEARCH_KINDS]).describe('what to look among; everything when left out'),
  limit: z.coerce.number().int().min(1).max(SEARCH_LIMIT_MAX).default(10).describe('the most of each kind'),
});

const mark = z.tuple([z.number(), z.number()]);

export const searchHit = z.object({
  kind: z.enum(SEARCH_KINDS),
  id: z.string(),
  title: z.string(),
  titleMarks: z.array(mark).describe('where the words stand in the title, [start, end)'),
  beside: z.string().nullable(),
  excerpt: z.string().nullable(),
  excerptMarks: z.array(mark),
  at: z.date().nullable(),
  strength: z.number().nullable(),
  person: z.object({ id: z.string(), name: z.string() }).nullable(),
});
export type SearchHitShown = z.output<typeof searchHit>;

export const searchOutput = z.object({ items: z.array(searchHit), next: z.null() });

/** The words looked for, without signs that mean nothing. */
export const searchedWords = (words: string): string[] => (words.match(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.@_'’+-]*/gu) ?? []).slice(0, WORDS_MAX);

/** Where words of a name begin as one of those looked for, or are as near to it as makes no matter. */
export function marksIn(text: string, words: readonly string[]): [number, number][] {
  const wanted = words.map((word) => word.toLowerCase());
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].flatMap((found): [number, number][] => {
    const word = found[0].toLowerCase();
    const start = found.index;
    const beginning = wanted.find((one) => word.startsWith(one));
    if (beginning) return [[start, start + beginning.length]];
    return wanted.some((one) => one.length > 3 && isNear(one, word)) ? [[start, start + found[0].length]] : [];
  });
}

/** Whether two words share at least half of their pieces of three letters. */
function isNear(one: string, other: string): boolean {
  const pieces = (word: string) => { const padded = `  ${word} `; return new Set(Array.from({ length: padded.length - 2 }, (_none, at) => padded.slice(at, at + 3))); };
  const [own, theirs] = [pieces(one), pieces(other)];
  return [...own].filter((piece) => theirs.has(piece)).length / own.size >= 0.5;
}

/** An excerpt on one line, with dots where more stands before or behind it. */
export function tidied(excerpt: string): string {
  const line = excerpt.replace(/\s+/g, ' ').trim();
  const letters = line.replace(new RegExp(`[${HIT_START}${HIT_END}]`, 'g'), '');
  return `${/^[\p{Ll},;)]/u.test(letters) ? '… ' : ''}${line}${/[.?!:”")]$/u.test(letters) ? '' : ' …'}`;
}

/** An excerpt without the signs around its words, and where the words stand in it. */
export function unmarked(excerpt: string): { text: string; marks: [number, number][] } {
  const marks: [number, number][] = [];
  let text = '';
  let start = 0;
  for (const part of excerpt.split(new RegExp(`([${HIT_START}${HIT_END}])`))) {
    if (part === HIT_START) start = text.length;
    else if (part === HIT_END) marks.push([start, text.length]);
    else text += part;
  }
  return { text, marks };
}
