// Finds the phrases of a table in the words of a sentence. A phrase is a short sequence of words with alternatives, open endings and
// gaps (see stanceWords.ts; `word?` may be left out). Phrases are looked up by their first word, so the size of a table hardly matters.

import type { Word } from './words.ts';

/** A phrase found over words[first..last]. `row` is what it was registered with. */
export interface Found<Row> {
  readonly row: Row;
  readonly first: number;
  readonly last: number;
  /** Words that stood in its gaps. */
  readonly between: readonly number[];
}

type Step = { readonly kind: 'gap'; readonly stops: ReadonlySet<string> } | { readonly kind: 'word'; readonly exact: ReadonlySet<string>; readonly openings: readonly string[]; readonly optional: boolean };

interface Phrase<Row> {
  readonly row: Row;
  readonly steps: readonly Step[];
}

export interface PhraseBook<Row> {
  /** Every phrase found, longest first at each word; phrases inside longer ones of the same book are left out. */
  find(words: readonly Word[]): Found<Row>[];
}

const GAP_MAX = 4;
const OPENING_LENGTH = 3;

/** Prepares a table. A phrase must not begin or end with a gap; a gap holds none of `gapStops`. */
export function createPhraseBook<Row extends { readonly phrases: readonly string[] }>(rows: readonly Row[], gapStops: ReadonlySet<string> = new Set()): PhraseBook<Row> {
  const byWord = new Map<string, Phrase<Row>[]>();
  const byOpening = new Map<string, Phrase<Row>[]>();
  for (const row of rows) {
    for (const written of row.phrases.flatMap(variantsOf)) {
      const phrase = { row, steps: written.split(' ').map((step) => stepOf(step, gapStops)) };
      const first = phrase.steps[0]!;
      if (first.kind === 'gap' || first.optional || phrase.steps.at(-1)!.kind === 'gap') throw new Error(`A phrase begins or ends with a gap, or begins with a word that may be left out: ${written}`);
      for (const word of first.exact) append(byWord, word, phrase);
      for (const opening of first.openings) append(byOpening, opening.slice(0, OPENING_LENGTH), phrase);
    }
  }
  return { find: (words) => withoutInner(words.flatMap((word, at) => foundAt(words, at, byWord.get(word.text), byOpening.get(word.text.slice(0, OPENING_LENGTH))))) };
}

/** A phrase with alternatives of several words ("show|turn_on") is as many phrases as there are of these, and one for the rest. */
function variantsOf(written: string): string[] {
  const steps = written.split(' ');
  const at = steps.findIndex((step) => step.includes('_'));
  if (at < 0) return [written];
  const alternatives = steps[at]!.split('|');
  const single = alternatives.filter((one) => !one.includes('_'));
  const variants = [...(single.length > 0 ? [single.join('|')] : []), ...alternatives.filter((one) => one.includes('_')).map((one) => one.replaceAll('_', ' '))];
  return variants.flatMap((variant) => variantsOf([...steps.slice(0, at), variant, ...steps.slice(at + 1)].join(' ')));
}

function stepOf(written: string, stops: ReadonlySet<string>): Step {
  if (written === '~') return { kind: 'gap', stops };
  const optional = written.endsWith('?');
  const alternatives = (optional ? written.slice(0, -1) : written).split('|');
  const openings = alternatives.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
  return { kind: 'word', exact: new Set(alternatives.filter((word) => !word.endsWith('*'))), openings, optional };
}

function append<Row>(index: Map<string, Phrase<Row>[]>, key: string, phrase: Phrase<Row>): void {
  const list = index.get(key);
  if (list) list.push(phrase);
  else index.set(key, [phrase]);
}

function foundAt<Row>(words: readonly Word[], at: number, ...lists: (Phrase<Row>[] | undefined)[]): Found<Row>[] {
  const found: Found<Row>[] = [];
  for (const list of lists) {
    for (const { row, steps } of list ?? []) {
      const between: number[] = [];
      const last = match(words, at, steps, 0, between);
      if (last >= 0) found.push({ row, first: at, last, between });
    }
  }
  return found;
}

/** Index of the last word matched, or -1. Phrases have at most a few gaps, each of at most GAP_MAX words, none across punctuation. */
function match(words: readonly Word[], at: number, steps: readonly Step[], from: number, between: number[]): number {
  let word = at;
  for (let i = from; i < steps.length; i++) {
    const step = steps[i]!;
    if (step.kind === 'gap') return matchGap(words, word, steps, i + 1, between, step.stops);
    const text = words[word]?.text;
    const fits = text !== undefined && (step.exact.has(text) || step.openings.some((opening) => text.startsWith(opening)));
    if (fits) word++;
    else if (!step.optional) return -1;
  }
  return word - 1;
}

function matchGap(words: readonly Word[], at: number, steps: readonly Step[], next: number, between: number[], stops: ReadonlySet<string>): number {
  for (let skip = 0; skip <= GAP_MAX && at + skip < words.length; skip++) {
    if (words[at + skip]!.afterMark || (skip > 0 && stops.has(words[at + skip - 1]!.text))) return -1;
    const last = match(words, at + skip, steps, next, between);
    if (last >= 0) {
      for (let i = at; i < at + skip; i++) between.push(i);
      return last;
    }
  }
  return -1;
}

/** Longest first; what lies wholly inside an accepted one goes. */
function withoutInner<Row>(found: Found<Row>[]): Found<Row>[] {
  if (found.length < 2) return found;
  const byLength = [...found].sort((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first);
  const kept: Found<Row>[] = [];
  for (const one of byLength) {
    if (!kept.some((other) => one.first >= other.first && one.last <= other.last && (one.last - one.first < other.last - other.first))) kept.push(one);
  }
  return kept.sort((a, b) => a.first - b.first);
}
