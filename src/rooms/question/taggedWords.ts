// The words of a question as items that carry a meaning: an act, a stance, a name, a time, a number. The longest phrase wins; a word
// that nobody knows is tried as a slip of the finger, and stays unknown otherwise.
import type { Amount } from './amounts.ts';
import { readContext } from './contextWords.ts';
import { amountAt, amountWords, wordsAt } from './amounts.ts';
import { dateWords } from './dates.ts';
import type { Name, NameIndex } from './nameIndex.ts';
import * as phrases from './phrases.ts';
import type { Order } from './order.ts';
import { SMALL_WORDS } from './smallWords.ts';
import type { Count, Filter, Kind, Scope, Stance } from './question.ts';
import type { Token } from './tokens.ts';
import type { Time, TimeFrame } from './times.ts';
import { timeAt } from './times.ts';
import { nearest } from './textMatch.ts';

export type Meaning =
  | Amount | Time
  | { tag: 'act'; filter: Filter; measure?: 'amount'; count?: Count; isAttending?: true }
  | { tag: 'stance'; stance: Stance }
  | { tag: 'mention' } | { tag: 'enjoy' } | { tag: 'spelled' } | { tag: 'contact'; direction: 'in' | 'out' | 'either' } | { tag: 'hearing' } | { tag: 'silent' }
  | { tag: 'kind'; kind: Kind }
  | ({ tag: 'relation' } & phrases.RelationMeaning) | { tag: 'any relation' }
  | { tag: 'head'; scope: Scope; mine: boolean; ours: boolean }
  | { tag: 'adjective'; name: phrases.AdjectiveName }
  | { tag: 'field'; names: readonly string[] } | { tag: 'field verb'; name: string }
  | { tag: 'trend'; way: 'rising' | 'falling' }
  | { tag: 'season'; season: 'off' | 'high' } | { tag: 'again' } | { tag: 'direction'; direction: 'in' | 'out' | 'among' }
  | { tag: 'owned' } | { tag: 'known' } | { tag: 'strength' } | { tag: 'path' } | { tag: 'known value' } | { tag: 'unknown value' } | { tag: 'contains' }
  | { tag: 'edge'; way: 'last' | 'first' | 'stopped' } | { tag: 'unsayable' } | { tag: 'since then' } | { tag: 'exist' } | { tag: 'owner value'; isKnown: boolean } | { tag: 'same' } | { tag: 'directed'; direction: 'to' | 'from' } | { tag: 'item word' }
  | { tag: 'rank'; way: Order['way'] } | { tag: 'rank end'; way: Order['way'] } | { tag: 'ranked' } | { tag: 'any more' } | { tag: 'one purchase' } | { tag: 'among' } | { tag: 'giving' }
  | { tag: 'next period'; period: 'week' | 'month' | 'quarter' | 'year' }
  | { tag: 'me' } | { tag: 'us' } | { tag: 'my' } | { tag: 'our' } | { tag: 'possessive' }
  | { tag: 'not' } | { tag: 'nobody' } | { tag: 'except' } | { tag: 'and' } | { tag: 'or' } | { tag: 'comma' } | { tag: 'open' } | { tag: 'close' } | { tag: 'opener'; word: string } | { tag: 'preposition'; word: string } | { tag: 'filler' } | { tag: 'yes' } | { tag: 'no' } | { tag: 'before that' }
  | { tag: 'name'; options: readonly Name[] }
  | { tag: 'text'; text: string; options: readonly Name[] }
  | { tag: 'unknown' };

export type Item = Meaning & { start: number; end: number; words: string; slip?: string };
export type Plain = Exclude<Meaning, { tag: 'name' } | { tag: 'text' } | { tag: 'unknown' }>;

const lexicon = buildLexicon();
const longest = Math.max(...[...lexicon.keys()].map((phrase) => phrase.split(' ').length));
/** Every single word of the grammar. */
export const grammarWords: ReadonlySet<string> = new Set([...[...lexicon.keys()].flatMap((phrase) => phrase.split(' ')), ...amountWords, ...dateWords]);
/** Those that a slip may have meant. */
const correctable = [...new Set([...[...lexicon].filter(([, item]) => item.tag !== 'filler').flatMap(([phrase]) => phrase.split(' ').filter((word) => word.length >= (phrase.includes(' ') ? 6 : 5))), ...amountWords, ...dateWords])].filter((word) => word.length >= 5);

/** Tags every word of a question. Words nobody knows come out as `unknown`, one item each; `spoken` are words that stand in the workspace's texts. */
export function itemsOf(tokens: readonly Token[], names: NameIndex, frame: TimeFrame, spoken: ReadonlySet<string> = new Set()): Item[] {
  const corrected = correct(tokens, names, frame, spoken);
  const out: Item[] = [];
  let before: Item | undefined;
  for (let at = 0; at < corrected.length;) {
    const token = corrected[at]!;
    const read = readAt(corrected, at, names, frame, before);
    const used = read?.used ?? 1;
    const last = corrected[at + used - 1]!;
    const slips = corrected.slice(at, at + used).flatMap((one) => (one.slip ? [one.slip] : []));
    out.push({
      ...(read?.item ?? { tag: 'unknown' as const }), start: token.start, end: last.end, words: corrected.slice(at, at + used).map((one) => one.raw).join(' '),
      ...(slips.length > 0 ? { slip: slips.join(', ') } : {}),
    });
    if (out.at(-1)?.tag !== 'filler') before = out.at(-1);
    at += used;
  }
  return readContext(out);
}

type Corrected = Token & { slip?: string };

function readAt(tokens: readonly Token[], at: number, names: NameIndex, frame: TimeFrame, before: Item | undefined): { item: Meaning; used: number } | null {
  const token = tokens[at]!;
  if (token.isQuoted) return { item: { tag: 'text', text: token.raw, options: names.exactly(token.text) }, used: 1 };
  const word = lexiconAt(tokens, at);
  const name = nameAt(tokens, at, names, word !== null);
  const time = timeAt(tokens, at, frame);
  const amount = amountAt(tokens, at, frame.fuzzy);
  const wantsName = before !== undefined && (['preposition', 'mention', 'possessive', 'stance', 'enjoy'].includes(before.tag) || (before.tag === 'act' && before.filter.kinds?.[0] === 'reading'));
  // "spent 2000" is a sum, "complaints 2022" a year.
  const wantsNumber = (before?.tag === 'field' && before.names[0] !== 'renewal date') || (before?.tag === 'field verb' && before.name === 'latest score') || (before?.tag === 'act' && before.measure !== undefined);
  const candidates = [
    time && { item: time.item as Meaning, used: time.used, rank: wantsNumber && time.used === 1 ? 1.9 : 3 },
    amount && { item: amount.item as Meaning, used: amount.used, rank: 2 },
    word && { item: word.item as Meaning, used: word.used, rank: word.item.tag === 'filler' ? 0 : 1.5 },
    name && { item: { tag: 'name', options: name.options } as Meaning, used: name.used, rank: wantsName ? 2.5 : 1 },
  ].filter((one) => one !== null);
  candidates.sort((a, b) => b.used - a.used || b.rank - a.rank);
  return candidates[0] ?? null;
}

/** People and places called like a small word (Will, May, Do) must be written as names, and not at the beginning. */
function nameAt(tokens: readonly Token[], at: number, names: NameIndex, isWord: boolean): { options: readonly Name[]; used: number } | null {
  const name = names.at(tokens, at);
  if (!name || name.used > 1 || !(isWord || grammarWords.has(tokens[at]!.text))) return name;
  if (at > 0 && /^\p{Lu}/u.test(tokens[at]!.raw)) return name;
  const options = name.options.filter((one) => one.type !== 'person' && one.type !== 'organisation' && one.type !== 'value' && one.type !== 'item');
  return options.length > 0 ? { options, used: 1 } : null;
}

function lexiconAt(tokens: readonly Token[], at: number): { item: Plain; used: number } | null {
  for (let used = Math.min(longest, tokens.length - at); used > 0; used--) {
    const item = lexicon.get(wordsAt(tokens, at, used));
    if (item) return { item, used };
  }
  return null;
}

/** Replaces words nobody knows by the one known word they are a slip of; two equally near words are left alone. */
function correct(tokens: readonly Token[], names: NameIndex, frame: TimeFrame, spoken: ReadonlySet<string>): Corrected[] {
  return tokens.map((token, at) => {
    if (token.isQuoted || token.text.length < 5 || !/^[a-z-]+$/.test(token.text)) return token;
    if (grammarWords.has(token.text) || names.hasWord(token.text) || spoken.has(token.text) || timeAt(tokens, at, frame) || amountAt(tokens, at, frame.fuzzy)) return token;
    // A word written as a name is only ever a slip of another name.
    const isName = at > 0 && /^\p{Lu}/u.test(token.raw);
    const found = nearest(token.text, isName ? names.properWords() : [...names.words(), ...correctable]);
    return found.length === 1 ? { ...token, text: found[0]!, slip: `${token.raw} → ${found[0]!}` } : token;
  });
}

function buildLexicon(): Map<string, Plain> {
  const map = new Map<string, Plain>();
  const add = (words: string, item: Plain) => {
    for (const phrase of words.split('|')) if (!map.has(phrase)) map.set(phrase, item);
  };
  for (const [words, item] of SMALL_WORDS) add(words, item);
  for (const [name, words] of phrases.adjectives) add(words, { tag: 'adjective', name });
  for (const [what, words] of phrases.headWords) {
    for (const phrase of words.split('|')) {
      const ours = phrases.ourConnections.has(phrase);
      add(phrase, { tag: 'head', scope: what === 'organisations' ? 'organisation' : 'person', mine: what === 'connections' && !ours, ours });
    }
  }
  add(phrases.enjoyWords, { tag: 'enjoy' });
  for (const [stance, words] of phrases.stanceWords) add(words, { tag: 'stance', stance });
  add(phrases.mentionWords, { tag: 'mention' });
  add(phrases.spellingOutWords, { tag: 'spelled' });
  for (const [{ measure, count, isAttending, ...filter }, words] of phrases.acts) add(words, { tag: 'act', filter, ...(measure ? { measure } : {}), ...(count ? { count } : {}), ...(isAttending ? { isAttending } : {}) });
  for (const [direction, words] of phrases.contactWords) add(words, { tag: 'contact', direction });
  add(phrases.hearingWords, { tag: 'hearing' });
  add(phrases.silentWords, { tag: 'silent' });
  for (const [relation, words] of phrases.relationWords) add(words, { tag: 'relation', ...relation });
  add(phrases.anyRelationWords, { tag: 'any relation' });
  for (const [name, words] of phrases.fieldVerbs) add(words, { tag: 'field verb', name });
  for (const [name, words] of phrases.fieldWords) add(words, { tag: 'field', names: [name] });
  for (const [kind, words] of phrases.kindWords) for (const lead of ['by', ...(kind === 'purchase' || kind === 'usage' ? [] : ['in', 'in a', 'in an', 'in the', 'in our', 'in their', 'during a', 'during the', 'on the', 'over the'])]) add(words.split('|').map((word) => `${lead} ${word}`).join('|'), { tag: 'kind', kind });
  add(phrases.rising, { tag: 'trend', way: 'rising' });
  add(phrases.falling, { tag: 'trend', way: 'falling' });
  return map;
}
