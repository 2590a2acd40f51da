// Which of the frequent phrases are subjects: those that are shared widely, not those that are merely common words.

import type { Spelling } from './spellings.ts';

/** A phrase on its way to being proposed. */
export interface Candidate {
  readonly key: string;
  readonly size: number;
  readonly authors: Set<number>;
  readonly threads: Set<number>;
  texts: number;
  subjects: number;
  /** Occurrences, and how many of them follow a number. */
  said: number;
  counted: number;
  /** Texts whose author's organisation is called so. */
  ownTexts: number;
  readonly spellings: Map<string, Spelling>;
}

/** "gnuradio" and "GNU Radio" are one subject: the joined spelling goes into the one of several words. */
export function joinedSpellings(kept: readonly Candidate[]): Candidate[] {
  const open = new Map(kept.filter((one) => one.size > 1).map((one) => [one.key.replaceAll(' ', ''), one]));
  return kept.filter((one) => {
    const into = one.size === 1 ? open.get(one.key) : undefined;
    if (!into) return true;
    for (const author of one.authors) into.authors.add(author);
    for (const thread of one.threads) into.threads.add(thread);
    for (const { spelled, count } of one.spellings.values()) into.spellings.set(spelled, { spelled, count: (into.spellings.get(spelled)?.count ?? 0) + count });
    into.texts += one.texts;
    into.subjects += one.subjects;
    return false;
  });
}

/** Orders by how widely a subject is shared; a word that lives mostly inside a longer subject stands behind it. */
export function rank(kept: Candidate[], texts: number): { one: Candidate; score: number }[] {
  const inside = new Map<string, number>();
  for (const one of kept) {
    if (one.size === 1) continue;
    for (const part of innerKeys(one.key)) inside.set(part, Math.max(inside.get(part) ?? 0, one.threads.size));
  }
  return kept
    .map((one) => ({ one, score: scoreOf(one, inside.get(one.key) ?? 0, texts) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.one.key < b.one.key ? -1 : 1));
}

function innerKeys(key: string): string[] {
  const parts = key.split(' ');
  const keys: string[] = [];
  for (let from = 0; from < parts.length; from++) {
    for (let to = from + 1; to <= parts.length; to++) if (to - from < parts.length) keys.push(parts.slice(from, to).join(' '));
  }
  return keys;
}

/**
 * Geometric mean of authors and threads, alone (outside the longer subject), raised for phrases of several words, for names and
 * abbreviations, for words that return within their conversations, and for words people put into the subject.
 */
function scoreOf(one: Candidate, threadsInside: number, texts: number): number {
  const alone = Math.max(0, one.threads.size - 0.9 * threadsInside) / one.threads.size;
  const shared = Math.sqrt(one.authors.size * one.threads.size) * alone;
  const length = one.size === 1 ? 1 : one.size === 2 ? 1.7 : 1.9;
  const isNamed = shareOf(one, (spelled) => /\p{Lu}.*\p{Lu}|\p{L}\d|\d\p{L}/u.test(spelled)) > 0.5 || shareOf(one, (spelled) => /^\p{Lu}/u.test(spelled)) > 0.75;
  const isShort = one.key.length <= 2;
  const named = isNamed ? (isShort ? 0.9 : 1.6) : one.size === 1 ? 0.6 : 1;
  const returns = Math.min(2, one.texts / one.threads.size);
  const inSubjects = 1 + 3 * Math.min(0.5, one.subjects / one.threads.size);
  const everywhere = one.size === 1 && !isNamed && texts >= 50 && one.texts / texts > 0.3 ? 0.3 : 1;
  return shared * length * named * Math.sqrt(returns) * inSubjects * everywhere;
}

export function shareOf(one: Candidate, fits: (spelled: string) => boolean): number {
  let fitting = 0;
  let all = 0;
  for (const { spelled, count } of one.spellings.values()) {
    all += count;
    if (fits(spelled)) fitting += count;
  }
  return all === 0 ? 0 : fitting / all;
}
