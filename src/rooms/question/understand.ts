// Words → tree: tokens, items, frames, and one normal form. Says what was not used and what was ambiguous, word by word.
import { endOfDay } from '#base/clock.ts';
import { itemsOf } from './taggedWords.ts';
import { meantNames } from './meantNames.ts';
import { indexNames } from './nameIndex.ts';
import { normaliseQuestion } from './normalise.ts';
import type { Ambiguity, Unused } from './parser.ts';
import { Parser } from './parser.ts';
import type { Question } from './question.ts';
import { problemOf } from './question.ts';
import { tokenise } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Understanding {
  /** Null when nothing was understood. */
  question: Question | null;
  /** Words that are not used by the tree, with their offsets in what was typed. */
  unused: Unused[];
  ambiguous: Ambiguity[];
  /** Slips of the finger that were read as another word: "frimware → firmware". */
  corrected: string[];
  /** "as of 1 March 2022": the day at whose end the question is asked. */
  asOf: string | null;
}

/** Reads a question. Never guesses between two meanings: what is unclear comes back as such. */
export function understand(words: string, vocabulary: Vocabulary): Understanding {
  const read = readAt(words, vocabulary);
  // What is next and what was last is so as of the day that is asked about.
  const end = read.asOf ? endOfDay(read.asOf, vocabulary.timeZone) : null;
  return end && end < vocabulary.now ? readAt(words, { ...vocabulary, now: end }) : read;
}

function readAt(words: string, vocabulary: Vocabulary): Understanding {
  const items = meantNames(itemsOf(tokenise(words), indexNames(vocabulary), vocabulary, vocabulary.spoken), vocabulary);
  const parser = new Parser(items, vocabulary, words);
  const read = parser.question();
  const question = read && normaliseQuestion(read);
  const corrected = items.flatMap((item) => (item.slip ? [item.slip] : []));
  if (question && problemOf(question) === null) return { question, unused: joined(parser.unused, words), ambiguous: parser.ambiguous, corrected, asOf: parser.asOf };
  const spoken = items.filter((item) => item.tag !== 'filler');
  const all = (spoken.length > 0 ? spoken : items).map(({ words: w, start, end }) => ({ words: w, start, end }));
  return { question: null, unused: joined((parser.unused.length + parser.ambiguous.length > 0 ? parser.unused : all).filter((one) => !parser.ambiguous.some(({ start }) => start === one.start)), words), ambiguous: parser.ambiguous, corrected, asOf: parser.asOf };
}

/** In the order they were typed; neighbours are one phrase. */
function joined(unused: readonly Unused[], words: string): Unused[] {
  const out: Unused[] = [];
  for (const one of unused.toSorted((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last && one.start >= last.end && /^\s*$/.test(words.slice(last.end, one.start))) last.end = one.end;
    else out.push({ ...one });
  }
  return out.map(({ start, end }) => ({ words: words.slice(start, end), start, end }));
}
