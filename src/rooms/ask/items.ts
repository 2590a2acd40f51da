// The words of a question as items that carry a meaning: an act, a stance, a name, a time, a number. The longest phrase wins; a word
// that nobody knows is tried as a slip of the finger, and stays unknown otherwise.
import type { Amount } from './amounts.ts';
import { amountAt, wordsAt } from './amounts.ts';
import type { Name } from './names.ts';
import type { NameIndex } from './names.ts';
import * as phrases from './phrases.ts';
import { SMALL_WORDS } from './smallWords.ts';
import type { Filter, Kind, Scope, Stance } from './question.ts';
import type { Token } from './tokens.ts';
import type { Time, TimeFrame } from './times.ts';
import { timeAt } from './times.ts';
import { nearest } from './textMatch.ts';

export type Meaning =
  | Amount | Time
  | { tag: 'act'; filter: Filter; measure?: 'amount' }
  | { tag: 'stance'; stance: Stance }
  | { tag: 'mention' } | { tag: 'enjoy' } | { tag: 'spelled' } | { tag: 'contact' } | { tag: 'silent' }
  | { tag: 'kind'; kind: Kind }
  | ({ tag: 'relation' } & phrases.RelationMeaning) | { tag: 'any relation' }
  | { tag: 'head'; scope: Scope; mine: boolean; ours: boolean }
  | { tag: 'adjective'; name: phrases.AdjectiveName }
  | { tag: 'field'; names: readonly string[] } | { tag: 'field verb'; name: string }
  | { tag: 'trend'; way: 'rising' | 'falling' }
  | { tag: 'season'; season: 'off' | 'high' } | { tag: 'again' } | { tag: 'direction'; direction: 'in' | 'out' | 'among' }
  | { tag: 'owned' } | { tag: 'known' } | { tag: 'strength' } | { tag: 'path' } | { tag: 'known value' } | { tag: 'unknown value' } | { tag: 'contains' }
  | { tag: 'next period'; period: 'week' | 'month' | 'quarter' | 'year' }
  | { tag: 'me' } | { tag: 'us' } | { tag: 'my' } | { tag: 'our' } | { tag: 'possessive' }
  | { tag: 'not' } | { tag: 'and' } | { tag: 'or' } | { tag: 'comma' } | { tag: 'open' } | { tag: 'close' } | { tag: 'opener'; word: string } | { tag: 'preposition'; word: string } | { tag: 'filler' } | { tag: 'yes' } | { tag: 'no' } | { tag: 'before that' }
  | { tag: 'name'; options: readonly Name[] }
  | { tag: 'text'; text: string; options: readonly Name[] }
  | { tag: 'unknown' };

export type Item = Meaning & { start: number; end: number; words: string; slip?: string };
export type Plain = Exclude<Meaning, { tag: 'name' } | { tag: 'text' } | { tag: 'unknown' }>;

const lexicon = buildLexicon();
const longest = Math.max(...[...lexicon.keys()].map((phrase) => phrase.split(' ').length));
/** Single words of the grammar that a slip may have meant. */
const correctable = [...new Set([...lexicon.keys()].flatMap((phrase) => phrase.split(' ')).filter((word) => word.length >= 5))];
export const grammarWords: ReadonlySet<string> = new Set([...lexicon.keys()].flatMap((phrase) => phrase.split(' ')));

/** Tags every word of a question. Words nobody knows come out as `unknown`, one item each. */
export function itemsOf(tokens: readonly Token[], names: NameIndex, frame: TimeFrame): Item[] {
  const corrected = correct(tokens, names, frame);
  const out: Item[] = [];
  for (let at = 0; at < corrected.length;) {
    const token = corrected[at]!;
    const read = readAt(corrected, at, names, frame, out.at(-1));
    const used = read?.used ?? 1;
    const last = corrected[at + used - 1]!;
    const slips = corrected.slice(at, at + used).flatMap((one) => (one.slip ? [one.slip] : []));
    out.push({
      ...(read?.item ?? { tag: 'unknown' as const }), start: token.start, end: last.end, words: corrected.slice(at, at + used).map((one) => one.raw).join(' '),
      ...(slips.length > 0 ? { slip: slips.join(', ') } : {}),
    });
    at += used;
  }
  return out;
}

type Corrected = Token & { slip?: string };

function readAt(tokens: readonly Token[], at: number, names: NameIndex, frame: TimeFrame, before: Item | undefined): { item: Meaning; used: number } | null {
  const token = tokens[at]!;
  if (token.isQuoted) return { item: { tag: 'text', text: token.raw, options: names.exactly(token.text) }, used: 1 };
  const name = names.at(tokens, at);
  const word = lexiconAt(tokens, at);
  const time = timeAt(tokens, at, frame);
  const amount = amountAt(tokens, at, frame.fuzzy);
  const wantsName = before?.tag === 'preposition' || before?.tag === 'mention' || before?.tag === 'possessive';
  const candidates = [
    time && { item: time.item as Meaning, used: time.used, rank: 3 },
    amount && { item: amount.item as Meaning, used: amount.used, rank: 2 },
    word && { item: word.item as Meaning, used: word.used, rank: word.item.tag === 'filler' ? 0 : 1.5 },
    name && { item: { tag: 'name', options: name.options } as Meaning, used: name.used, rank: wantsName ? 2.5 : 1 },
  ].filter((one) => one !== null);
  candidates.sort((a, b) => b.used - a.used || b.rank - a.rank);
  return candidates[0] ?? null;
}

function lexiconAt(tokens: readonly Token[], at: number): { item: Plain; used: number } | null {
  for (let used = Math.min(longest, tokens.length - at); used > 0; used--) {
    const item = lexicon.get(wordsAt(tokens, at, used));
    if (item) return { item, used };
  }
  return null;
}

/** Replaces words nobody knows by the one known word they are a slip of; two equally near words are left alone. */
function correct(tokens: readonly Token[], names: NameIndex, frame: TimeFrame): Corrected[] {
  return tokens.map((token, at) => {
    if (token.isQuoted || token.text.length < 5 || !/^[a-z-]+$/.test(token.text)) return token;
    if (grammarWords.has(token.text) || names.hasWord(token.text) || timeAt(tokens, at, frame) || amountAt(tokens, at, frame.fuzzy)) return token;
    const own = nearest(token.text, names.words());
    const general = nearest(token.text, [...correctable, ...TIME_WORDS]);
    const found = [...new Set([...own, ...general])];
    return found.length === 1 ? { ...token, text: found[0]!, slip: `${token.raw} → ${found[0]!}` } : token;
  });
}

const TIME_WORDS = ['recently', 'lately', 'yesterday', 'january', 'february', 'march', 'april', 'august', 'september', 'october', 'november', 'december', 'quarter', 'months', 'weeks', 'least', 'twice', 'times', 'since', 'before', 'between', 'spring', 'summer', 'autumn', 'winter', 'several', 'percent', 'exactly'];

function buildLexicon(): Map<string, Plain> {
  const map = new Map<string, Plain>();
  const add = (words: string, item: Plain) => {
    for (const phrase of words.split('|')) if (!map.has(phrase)) map.set(phrase, item);
  };
  for (const [words, item] of SMALL_WORDS) add(words, item);
  for (const [name, words] of phrases.adjectives) add(words, { tag: 'adjective', name });
  for (const [what, words] of phrases.headWords) {
    for (const phrase of words.split('|')) {
      add(phrase, { tag: 'head', scope: what === 'organisations' ? 'organisation' : 'person', mine: phrases.myConnections.has(phrase), ours: what === 'connections' && !phrases.myConnections.has(phrase) });
    }
  }
  add(phrases.enjoyWords, { tag: 'enjoy' });
  for (const [stance, words] of phrases.stanceWords) add(words, { tag: 'stance', stance });
  add(phrases.mentionWords, { tag: 'mention' });
  add(phrases.spellingOutWords, { tag: 'spelled' });
  for (const [{ measure, ...filter }, words] of phrases.acts) add(words, { tag: 'act', filter, ...(measure ? { measure } : {}) });
  add(phrases.contactWords, { tag: 'contact' });
  add(phrases.silentWords, { tag: 'silent' });
  for (const [relation, words] of phrases.relationWords) add(words, { tag: 'relation', ...relation });
  add(phrases.anyRelationWords, { tag: 'any relation' });
  for (const [name, words] of phrases.fieldVerbs) add(words, { tag: 'field verb', name });
  for (const [name, words] of phrases.fieldWords) add(words, { tag: 'field', names: [name] });
  for (const [kind, words] of phrases.kindWords) add(words.split('|').map((word) => `by ${word}`).join('|'), { tag: 'kind', kind });
  add(phrases.rising, { tag: 'trend', way: 'rising' });
  add(phrases.falling, { tag: 'trend', way: 'falling' });
  return map;
}
