// Which subjects do these people write about? Noun phrases that many different authors use in many different conversations, after
// footers, quotes, names, greetings, logs and generic nouns are put aside. One noisy thread or one busy author cannot make a topic.

import { phrasesOf } from './nounPhrases.ts';
import { isNameOften, nameTally, tallyNames, type NameTally } from './personNames.ts';
import { joinedSpellings, rank, shareOf, type Candidate } from './proposalRank.ts';
import { mergeSpellings } from './spellings.ts';
import { stem } from './inflection.ts';
import type { Span } from './stance.ts';
import { isProse, languageOf } from './tongue.ts';

export interface ProposalText {
  readonly text: string;
  readonly own: readonly Span[];
  /** Anything that tells authors apart; "Ada Lovelace <ada@…>" also helps to keep names out. */
  readonly author: string;
  /** Anything that tells conversations apart. */
  readonly thread: string;
  /** Without it proposals are somewhat worse: people name their subject there. */
  readonly subject?: string;
  /** Where the author works: what mostly its own people call by that name is no subject. */
  readonly organisation?: string;
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
}

/** What stands behind a number this often is a unit or a quantity, not a subject. */
const COUNTED_SHARE_MAX = 0.4;
/** What is said this often by people of the organisation that is called so is its name. */
const OWN_SHARE_MAX = 0.5;
const CANDIDATES_MAX = 40_000;
const PRUNE_EVERY = 4_000;
const PRINTED_MAX = 100_000;

/** Texts go in one by one, subjects come out. */
export interface ProposalGathering {
  add(text: ProposalText): void;
  /** The most shared subjects first. */
  propose(): TopicProposal[];
}

/** Memory is bounded: rare phrases are forgotten on the way, very many texts are sampled. */
export function gatherProposals(options: ProposalOptions = {}): ProposalGathering {
  const names = nameTally(options.names ?? []);
  const candidates = new Map<string, Candidate>();
  const authorNumbers = new Map<string, number>();
  const threadNumbers = new Map<string, number>();
  const textsMax = options.textsMax ?? 30_000;
  const printed = new Map<string, number>();
  let seen = 0;
  let read = 0;
  return {
    add(text) {
      const stride = seen < textsMax ? 1 : 2 ** Math.ceil(Math.log2((seen + 1) / textsMax));
      if (seen++ % stride !== 0 || !isReadable(text)) return;
      read++;
      tallyNames(names, text.text, text.own, text.author);
      countText(candidates, printed, text, numberOf(authorNumbers, text.author), numberOf(threadNumbers, text.thread));
      if (read % PRUNE_EVERY === 0 || candidates.size > 2 * CANDIDATES_MAX) prune(candidates);
    },
    propose() {
      const authorsMin = options.authorsMin ?? (authorNumbers.size >= 12 ? 3 : Math.min(2, authorNumbers.size));
      const kept = [...candidates.values()].filter((one) => one.authors.size >= authorsMin && one.texts >= 2 && isSubject(one, names));
      return rank(joinedSpellings(kept), read).slice(0, options.limit ?? 100).map(proposalOf);
    },
  };
}

/** Not a unit, not what an organisation calls itself, not a person. */
function isSubject(one: Candidate, names: NameTally): boolean {
  if (one.counted >= COUNTED_SHARE_MAX * one.said || one.ownTexts >= OWN_SHARE_MAX * one.texts) return false;
  // Names of people are written Like This; abbreviations that somebody is also called by are not.
  const isTitled = shareOf(one, (spelled) => spelled.split(' ').every((word) => /^\p{Lu}[\p{Ll}'-]+$/u.test(word))) > 0.5;
  return !isNameOften(names, one.key, one.texts, isTitled);
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

function countText(candidates: Map<string, Candidate>, printed: Map<string, number>, text: ProposalText, author: number, thread: number): void {
  const inSubject = new Set(text.subject ? phrasesOf(text.subject, [[0, text.subject.length]]).map(({ key }) => key) : []);
  const organisation = text.organisation?.toLowerCase().split(/\s+/).map(stem).join(' ');
  const counted = new Set<string>();
  for (const { key, size, spelled, isCounted, sentence } of phrasesOf(text.text, text.own)) {
    if (isPrinted(printed, sentence, author)) continue;
    let one = candidates.get(key);
    if (!one) candidates.set(key, (one = { key, size, authors: new Set(), threads: new Set(), texts: 0, subjects: 0, said: 0, counted: 0, ownTexts: 0, spellings: new Map() }));
    addSpelling(one.spellings, spelled);
    one.said++;
    if (isCounted) one.counted++;
    if (counted.has(key)) continue;
    counted.add(key);
    one.texts++;
    if (key === organisation) one.ownTexts++;
    one.authors.add(author);
    if (inSubject.has(key) && !one.threads.has(thread)) one.subjects++;
    one.threads.add(thread);
  }
}

/** The same line from two people that is no sentence was written by neither. */
function isPrinted(printed: Map<string, number>, line: string, author: number): boolean {
  const first = printed.get(line);
  if (first === undefined && printed.size < PRINTED_MAX) printed.set(line, author);
  return first !== undefined && first !== author && !isProse(line);
}

function addSpelling(spellings: Candidate['spellings'], spelled: string): void {
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

function proposalOf({ one }: { one: Candidate }): TopicProposal {
  const { name, aliases } = mergeSpellings([...one.spellings.values()]);
  return { name, aliases, texts: one.texts, authors: one.authors.size, threads: one.threads.size };
}
