// Noun phrases of a mail: runs of adjectives and nouns that end in a noun, cut down to what could name a subject.

import model from 'wink-eng-lite-web-model';
import winkNLP, { type PartOfSpeech } from 'wink-nlp';

import { CARRYING_NOUNS, GENERIC_ADJECTIVES, GENERIC_NOUNS, NOT_NOUNS } from './genericWords.ts';
import { singular, stem } from './inflection.ts';
import { isMachineText } from './machineText.ts';
import { sentences } from './sentences.ts';
import type { Span } from './stance.ts';

export interface NounPhrase {
  /** Stems, by which spellings meet. */
  readonly key: string;
  /** Number of words. */
  readonly size: number;
  readonly spelled: string;
  /** It follows a number: "40 MHz", "200 e6", "3 antennas". */
  readonly isCounted: boolean;
  /** The sentence without its numbers, by which what programs print alike for everybody is recognised. */
  readonly sentence: string;
}

interface Token {
  readonly text: string;
  readonly lower: string;
  readonly pos: PartOfSpeech;
  readonly isCounted: boolean;
}

const nlp = winkNLP(model, ['pos']);
const { its, as } = nlp;

const WORDS_MAX = 3;
const SENTENCES_MAX = 60;
const SENTENCE_LENGTH_MAX = 500;

/** The phrases of the own text, with repetitions. At most 60 sentences of a text are looked at. */
export function phrasesOf(text: string, own: readonly Span[]): NounPhrase[] {
  const found: NounPhrase[] = [];
  for (const [start, end] of sentences(text, own).slice(0, SENTENCES_MAX)) {
    const sentence = text.slice(start, Math.min(end, start + SENTENCE_LENGTH_MAX));
    if (isMachineText(sentence)) continue;
    const printed = sentence.toLowerCase().replace(/[\d\s]+/g, ' ');
    addIdentifiers(sentence, printed, found);
    for (const run of runsOf(tokensOf(withoutAddresses(sentence)))) addPhrases(run, printed, found);
  }
  return found;
}

/** "master_clock_rate" in a sentence is said as a whole; its pieces are not. */
function addIdentifiers(sentence: string, printed: string, found: NounPhrase[]): void {
  if (!sentence.includes('_')) return;
  for (const [spelled] of sentence.matchAll(/(?<![\p{L}\p{N}_:./\\-])\p{L}{2,20}(?:_\p{L}{2,20}){1,2}(?![\p{L}\p{N}_:.(/\\-])/gu)) {
    if (spelled === spelled.toUpperCase()) continue;
    const words = spelled.toLowerCase().split('_');
    if (words.every((word) => GENERIC_NOUNS.has(singular(word)) || NOT_NOUNS.has(word))) continue;
    found.push({ key: words.map(stem).join(' '), size: words.length, spelled, isCounted: false, sentence: printed });
  }
}

/** Addresses, paths and names out of programs are put aside: nobody speaks in them. */
const withoutAddresses = (sentence: string): string => sentence
  .replace(/\S*(?:https?:|www\.|@|::|->|\(\)|\/\S*\/|\\)\S*/g, ' . ').replace(/[`*]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, ' ').replace(/\S*_\S*/g, ' . ').replace(/\[\d+\]/g, ' ').replace(/’/g, "'");

function tokensOf(sentence: string): Token[] {
  const tokens = nlp.readDoc(sentence).tokens();
  const values = tokens.out(its.value, as.array) as string[];
  const tags = tokens.out(its.pos, as.array) as PartOfSpeech[];
  return values.map((text, i) => ({ text, lower: text.toLowerCase(), pos: tags[i]!, isCounted: tags[i - 1] === 'NUM' }));
}

/** Runs of words that may stand in a noun phrase; a hyphen inside a run joins. */
function runsOf(tokens: readonly Token[]): Token[][] {
  const runs: Token[][] = [];
  let run: Token[] = [];
  tokens.forEach((token, i) => {
    if (isPhraseWord(token)) run.push(token);
    else if (!(token.text === '-' && run.length > 0 && tokens[i + 1] && isPhraseWord(tokens[i + 1]!))) {
      if (run.length > 0) runs.push(run);
      run = [];
    }
  });
  if (run.length > 0) runs.push(run);
  return runs;
}

function isPhraseWord({ text, lower, pos }: Token): boolean {
  if (/'(?:m|ve|re|ll|d|s|t)$/.test(lower)) return false;
  if (NOT_NOUNS.has(lower) && !/^\p{Lu}{2,}$/u.test(text)) return false;
  if (!/^[\p{L}][\p{L}\p{N}.+#&'-]*$/u.test(text) && !/^\d+[\p{L}][\p{L}\p{N}]*$/u.test(text)) return false;
  return pos === 'NOUN' || pos === 'PROPN' || pos === 'ADJ' || (pos === 'VERB' && lower.endsWith('ing')) || (pos === 'X' && text.length > 1);
}

/** All pieces of a run, up to three words, that begin and end well. */
function addPhrases(run: readonly Token[], sentence: string, found: NounPhrase[]): void {
  const words = run.slice(0, 8);
  for (let from = 0; from < words.length; from++) {
    for (let to = from; to < Math.min(words.length, from + WORDS_MAX); to++) {
      const part = words.slice(from, to + 1);
      if (!isSubject(part)) continue;
      found.push({ key: part.map(({ lower }) => stem(lower)).join(' '), size: part.length, spelled: part.map(({ text }) => text).join(' '), isCounted: part[0]!.isCounted, sentence });
    }
  }
}

function isSubject(part: readonly Token[]): boolean {
  const first = part[0]!;
  const last = part.at(-1)!;
  if (last.pos === 'ADJ' || last.pos === 'VERB') return false;
  if (part.some(({ lower }) => GENERIC_ADJECTIVES.has(lower))) return false;
  const generic = part.filter(({ lower }) => GENERIC_NOUNS.has(singular(lower))).length;
  if (part.length === 1) return generic === 0 && isLongEnough(first) && first.pos !== 'VERB';
  if (new Set(part.map(({ lower }) => lower)).size < part.length) return false;
  if (generic === part.length && !part.every(({ lower }) => CARRYING_NOUNS.has(singular(lower)))) return false;
  return !OPENERS_MUTED.has(singular(first.lower)) && !ENDINGS_MUTED.has(singular(last.lower)) && part.every(isLongEnough);
}

const isLongEnough = ({ text }: Token): boolean => text.length >= 3 || /^\p{Lu}{2}$/u.test(text) || /^\p{L}\d$/u.test(text);

/** Generic nouns that make no subject at the front or at the end of a phrase ("problem report", "firmware question"). */
const OPENERS_MUTED: ReadonlySet<string> = new Set('thing problem question time way mail email issue help thanks hello hi hey one lot kind sort type case example instance part idea something anything someone anyone people guy today day week month year number couple set issue error answer reply bit user test use point'.split(' '));
const ENDINGS_MUTED: ReadonlySet<string> = new Set('thing problem question way mail email issue help thanks one lot kind sort type case example instance part idea something anything someone people guy today number couple error answer reply user bit stuff issue work use point version side end value size detail information option mode file folder directory link page command line folks team'.split(' '));
