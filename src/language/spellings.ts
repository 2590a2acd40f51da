// One subject, many spellings: "sample rate", "Sampling rates", "sample-rate". The usual one becomes the name.

import { singular } from './inflection.ts';

export interface Spelling {
  readonly spelled: string;
  count: number;
}

const ALIASES_MAX = 6;

/** The name people would expect and the other spellings worth keeping (those that differ in more than case, plural or hyphen). */
export function mergeSpellings(spellings: readonly Spelling[]): { name: string; aliases: string[] } {
  const byCount = [...spellings].sort((a, b) => b.count - a.count || (a.spelled < b.spelled ? -1 : 1));
  const top = spacedOf(byCount);
  const isProper = caseShare(byCount) > 0.5;
  const lowered = isProper ? top : top.toLowerCase();
  const asSingular = lowered.replace(/\p{L}+$/u, (word) => (isSaidOfOne(byCount, lowered.slice(0, -word.length) + singular(word), lowered) ? singular(word) : word));
  const name = spaced(asSingular);
  const known = new Set([plain(name)]);
  const aliases: string[] = [];
  for (const { spelled } of byCount) {
    const key = plain(spelled);
    if (known.has(key) || aliases.length >= ALIASES_MAX) continue;
    known.add(key);
    aliases.push(isProper ? spaced(spelled) : spaced(spelled.toLowerCase()));
  }
  return { name, aliases };
}

/** The most frequent spelling, or its form with spaces where people write that, too: "GNU Radio" rather than "gnuradio", "clock rate" rather than "clock_rate". */
function spacedOf(byCount: readonly Spelling[]): string {
  const { spelled, count } = byCount[0]!;
  const open = byCount.find((other) => plain(other.spelled) === plain(spelled) && other.count >= 0.1 * count && wordsIn(other.spelled) > wordsIn(spelled));
  return open?.spelled ?? spelled;
}

const wordsIn = (spelled: string): number => spelled.split(/[\s-]+/).length;

/** How often the words are written with capitals inside or all over. */
function caseShare(spellings: readonly Spelling[]): number {
  let all = 0;
  let proper = 0;
  for (const { spelled, count } of spellings) {
    all += count;
    if (/\p{Lu}/u.test(spelled.slice(1)) || /\p{L}\d|\d\p{L}/u.test(spelled) || /^\p{Lu}/u.test(spelled)) proper += count;
  }
  return proper / all;
}

/** Whether the singular is a spelling in its own right, and not a slip for a name that ends in s ("Windows"). */
function isSaidOfOne(byCount: readonly Spelling[], one: string, many: string): boolean {
  const ones = byCount.filter(({ spelled }) => same(spelled, one)).reduce((sum, { count }) => sum + count, 0);
  const manies = byCount.filter(({ spelled }) => spelled.toLowerCase() === many.toLowerCase()).reduce((sum, { count }) => sum + count, 0);
  return ones > 0.25 * manies;
}

const spaced = (spelled: string): string => spelled.replace(/\s+/g, ' ').trim();
const same = (a: string, b: string): boolean => plain(a) === plain(b) && !/s$/i.test(a);
/** Without case, hyphens and the plural of the last word. */
const plain = (spelled: string): string => singular(spelled.toLowerCase().replace(/[\s_-]+/g, ''));
