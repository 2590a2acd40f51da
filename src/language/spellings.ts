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
  const top = byCount[0]!.spelled;
  const isProper = caseShare(byCount) > 0.5;
  const lowered = isProper ? top : top.toLowerCase();
  const asSingular = lowered.replace(/\p{L}+$/u, (word) => (byCount.some(({ spelled }) => same(spelled, lowered.slice(0, -word.length) + singular(word))) ? singular(word) : word));
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

const spaced = (spelled: string): string => spelled.replace(/\s+/g, ' ').trim();
const same = (a: string, b: string): boolean => plain(a) === plain(b) && !/s$/i.test(a);
/** Without case, hyphens and the plural of the last word. */
const plain = (spelled: string): string => singular(spelled.toLowerCase().replace(/[\s_-]+/g, ''));
