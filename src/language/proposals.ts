// Which subjects do these people write about? Noun phrases that many different authors use in many different conversations, after
// footers, quotes, names, greetings, logs and generic nouns are put aside. One noisy thread or one busy author cannot make a topic.

import { phrasesOf } from './nounPhrases.ts';
import { isNameOften, nameTally, tallyNames } from './personNames.ts';
import { mergeSpellings, type Spelling } from './spellings.ts';
import type { Span } from './stance.ts';
import { languageOf } from './tongue.ts';

export interface ProposalText {
  readonly text: string;
  readonly own: readonly Span[];
  /** Anything that tells authors apart; "Ada Lovelace <ada@…>" also helps to keep names out. */
  readonly author: string;
  /** Anything that tells conversations apart. */
  readonly thread: string;
  /** Without it proposals are somewhat worse: people name their subject there. */
  readonly subject?: string;
}

export interface ProposalOptions {
  /** At most this many proposals (default 100). */
  readonly limit?: number;
  /** Names of people that must not become topics. */
  readonly names?: Iterable<string>;
  /** At least this many different authors (default 3, for small sets of texts 2). */
  readonly authorsMin?: number;
  /** Texts read in full; beyond it ever fewer are read (default 30,000). */
  readonly textsMax?: number;
}

export interface TopicProposal {
  readonly name: string;
  /** Other spellings seen that the tolerant matching of names would miss. */
  readonly aliases: string[];
  /** How many of the texts read, and how many different authors and threads. */
  readonly texts: number;
  readonly authors: number;
  readonly threads: number;
  /** Up to three sentences as written. */
  readonly examples: string[];
}

interface Candidate {
  readonly key: string;
  readonly size: number;
  readonly authors: Set<number>;
  readonly threads: Set<number>;
  texts: number;
  subjects: number;
  readonly spellings: Map<string, Spelling>;
  readonly examples: string[];
}

const EXAMPLES_MAX = 3;
const CANDIDATES_MAX = 40_000;
const PRUNE_EVERY = 4_000;

/** The most shared subjects first. Memory is bounded: rare phrases are forgotten on the way, very many texts are sampled. */
export function proposeTopics(texts: Iterable<ProposalText>, options: ProposalOptions = {}): TopicProposal[] {
  const names = nameTally(options.names ?? []);
  const candidates = new Map<string, Candidate>();
  const authorNumbers = new Map<string, number>();
  const threadNumbers = new Map<string, number>();
  const textsMax = options.textsMax ?? 30_000;
  let seen = 0;
  let read = 0;
  for (const text of texts) {
    const stride = seen < textsMax ? 1 : 2 ** Math.ceil(Math.log2((seen + 1) / textsMax));
    if (seen++ % stride !== 0) continue;
    if (!isReadable(text)) continue;
    read++;
    tallyNames(names, text.text, text.own, text.author);
    countText(candidates, text, numberOf(authorNumbers, text.author), numberOf(threadNumbers, text.thread));
    if (read % PRUNE_EVERY === 0 || candidates.size > 2 * CANDIDATES_MAX) prune(candidates);
  }
  const authorsMin = options.authorsMin ?? (authorNumbers.size >= 12 ? 3 : Math.min(2, authorNumbers.size));
  const kept = [...candidates.values()].filter((one) => one.authors.size >= authorsMin && one.texts >= 2 && !isNameOften(names, one.key, one.texts));
  return rank(kept, read).slice(0, options.limit ?? 100).map(proposalOf);
}

function isReadable({ text, own }: ProposalText): boolean {
  const longest = own.reduce<Span | null>((best, span) => (!best || span[1] - span[0] > best[1] - best[0] ? span : best), null);
  if (!longest) return false;
  const language = languageOf(text.slice(longest[0], Math.min(longest[1], longest[0] + 600)));
  return language === 'en' || language === null;
}

function numberOf(numbers: Map<string, number>, key: string): number {
  let number = numbers.get(key);
  if (number === undefined) numbers.set(key, (number = numbers.size));
  return number;
}

function countText(candidates: Map<string, Candidate>, text: ProposalText, author: number, thread: number): void {
  const inSubject = new Set(text.subject ? phrasesOf(text.subject, [[0, text.subject.length]]).map(({ key }) => key) : []);
  const counted = new Set<string>();
  for (const { key, size, spelled, example } of phrasesOf(text.text, text.own)) {
    let one = candidates.get(key);
    if (!one) candidates.set(key, (one = { key, size, authors: new Set(), threads: new Set(), texts: 0, subjects: 0, spellings: new Map(), examples: [] }));
    addSpelling(one.spellings, spelled);
    if (counted.has(key)) continue;
    counted.add(key);
    one.texts++;
    one.authors.add(author);
    if (inSubject.has(key) && !one.threads.has(thread)) one.subjects++;
    if (!one.threads.has(thread) && one.examples.length < EXAMPLES_MAX && example.length < 300) one.examples.push(example);
    one.threads.add(thread);
  }
}

function addSpelling(spellings: Map<string, Spelling>, spelled: string): void {
  const known = spellings.get(spelled);
  if (known) known.count++;
  else if (spellings.size < 24) spellings.set(spelled, { spelled, count: 1 });
}

/** Forgets phrases that only one author used so far, then the rarest. */
function prune(candidates: Map<string, Candidate>): void {
  for (const [key, one] of candidates) if (one.authors.size < 2) candidates.delete(key);
  if (candidates.size <= CANDIDATES_MAX) return;
  const rarest = [...candidates.values()].sort((a, b) => a.authors.size - b.authors.size || a.texts - b.texts);
  for (const one of rarest.slice(0, candidates.size - CANDIDATES_MAX)) candidates.delete(one.key);
}

/** Orders by how widely a subject is shared; a word that lives mostly inside a longer subject stands behind it. */
function rank(kept: Candidate[], texts: number): { one: Candidate; score: number }[] {
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
  const returns = Math.min(2, one.texts / one.threads.size);
  const inSubjects = 1 + 3 * Math.min(0.5, one.subjects / one.threads.size);
  const everywhere = one.size === 1 && !isNamed && texts >= 50 && one.texts / texts > 0.3 ? 0.3 : 1;
  return shared * length * (isNamed ? 1.6 : 1) * Math.sqrt(returns) * inSubjects * everywhere;
}

function shareOf(one: Candidate, fits: (spelled: string) => boolean): number {
  let fitting = 0;
  let all = 0;
  for (const { spelled, count } of one.spellings.values()) {
    all += count;
    if (fits(spelled)) fitting += count;
  }
  return all === 0 ? 0 : fitting / all;
}

function proposalOf({ one }: { one: Candidate }): TopicProposal {
  const { name, aliases } = mergeSpellings([...one.spellings.values()]);
  return { name, aliases, texts: one.texts, authors: one.authors.size, threads: one.threads.size, examples: one.examples };
}
