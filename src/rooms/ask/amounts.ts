// Numbers and how they are compared: at least twice, more than 3, no more than once, between 2 and 5 times, 5+, several, top 20 %.
import type { Fuzzy } from './fuzzy.ts';
import type { Comparison, Count } from './question.ts';
import type { Token } from './tokens.ts';
import type { Length } from './window.ts';

export type Amount =
  | { tag: 'count'; count: Count }
  | { tag: 'number'; op: Comparison | null; value: number; to?: number }
  | { tag: 'top'; way: 'top' | 'bottom'; percent: number }
  | { tag: 'length'; length: Length; isMore: boolean }
  | { tag: 'hops'; hops: number };
export type Read<T> = { item: T; used: number } | null;

const NUMBERS = new Map('zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(' ').map((word, value) => [word, value]));
for (const [word, value] of [['thirty', 30], ['forty', 40], ['fifty', 50], ['sixty', 60], ['seventy', 70], ['eighty', 80], ['ninety', 90], ['hundred', 100], ['thousand', 1000], ['dozen', 12]] as const) NUMBERS.set(word, value);
const TIMES = new Map([['once', 1], ['twice', 2], ['thrice', 3]]);
const COMPARATORS: readonly (readonly [Comparison, string])[] = [
  ['≥', 'at least|no less than|not less than|no fewer than|not fewer than|minimum|min|a minimum of|>=|≥|as many as|from'],
  ['>', 'more than|over|above|greater than|higher than|bigger than|larger than|better than|exceeding|beyond|>'],
  ['≤', 'at most|no more than|not more than|up to|maximum|max|a maximum of|<=|≤'],
  ['<', 'less than|fewer than|under|below|lower than|smaller than|worse than|<'],
  ['=', 'exactly|precisely|just|only|equal to|equals|='],
  ['≠', 'not equal to|other than|different from|!=|<>|≠'],
];
const comparators = new Map(COMPARATORS.flatMap(([op, words]) => words.split('|').map((words) => [words, op] as const)));
const UNITS = new Map<string, Length['unit']>([['day', 'day'], ['days', 'day'], ['week', 'week'], ['weeks', 'week'], ['month', 'month'], ['months', 'month'], ['year', 'year'], ['years', 'year'], ['d', 'day'], ['wk', 'week'], ['wks', 'week'], ['mo', 'month'], ['yr', 'year'], ['yrs', 'year']]);
const OFTEN = new Set(['several times', 'several', 'often', 'repeatedly', 'a few times', 'a few', 'frequently', 'regularly', 'multiple times', 'multiple', 'again and again']);

/** The longest phrase at `at` that is in the map, up to four words. */
export function phraseAt<T>(tokens: readonly Token[], at: number, map: ReadonlyMap<string, T>, most = 4): { value: T; used: number } | null {
  for (let used = Math.min(most, tokens.length - at); used > 0; used--) {
    const value = map.get(wordsAt(tokens, at, used));
    if (value !== undefined) return { value, used };
  }
  return null;
}

export const wordsAt = (tokens: readonly Token[], at: number, used: number): string => tokens.slice(at, at + used).map((t) => (t.isQuoted ? '"' : t.text)).join(' ');
export const unitOf = (token: Token | undefined): Length['unit'] | undefined => (token && !token.isQuoted ? UNITS.get(token.text) : undefined);

/** A plain number: digits with thousands commas, 5k, 2m, words, "a couple of", "a dozen". */
export function numberAt(tokens: readonly Token[], at: number): { value: number; used: number } | null {
  const token = tokens[at];
  if (!token || token.isQuoted) return null;
  const sign = ['€', '$', '£'].includes(token.text) ? 1 : 0;
  const first = tokens[at + sign];
  if (!first) return null;
  const digits = /^(\d[\d,]*(?:\.\d+)?)$/.exec(first.text);
  if (digits) {
    const value = Number(digits[1]!.replaceAll(',', ''));
    const next = tokens[at + sign + 1];
    const factor = next && next.start === first.end ? { k: 1000, m: 1_000_000 }[next.text] : undefined;
    if (factor) return { value: value * factor, used: sign + 2 };
    return { value, used: sign + 1 + (next && ['€', 'euro', 'euros', 'eur', 'usd', 'dollars', '$'].includes(next.text) ? 1 : 0) };
  }
  const word = NUMBERS.get(first.text);
  if (word !== undefined) return { value: word, used: sign + 1 };
  if (wordsAt(tokens, at, 3) === 'a couple of') return { value: 2, used: 3 };
  if (wordsAt(tokens, at, 2) === 'a couple') return { value: 2, used: 2 };
  if (wordsAt(tokens, at, 2) === 'a dozen') return { value: 12, used: 2 };
  return null;
}

/** Reads a quantity at `at`: comparison, number and what is counted by it, in any of their usual shapes. */
export function amountAt(tokens: readonly Token[], at: number, fuzzy: Fuzzy): Read<Amount> {
  return topAt(tokens, at) ?? oftenAt(tokens, at, fuzzy) ?? betweenAt(tokens, at) ?? comparedAt(tokens, at);
}

function topAt(tokens: readonly Token[], at: number): Read<Amount> {
  const skip = wordsAt(tokens, at, 2) === 'in the' ? 2 : wordsAt(tokens, at, 2) === 'among the' ? 2 : tokens[at]?.text === 'the' ? 1 : 0;
  const way = ({ top: 'top', upper: 'top', best: 'top', highest: 'top', bottom: 'bottom', lowest: 'bottom', lower: 'bottom' } as const)[tokens[at + skip]?.text ?? ''];
  if (!way) return null;
  const number = numberAt(tokens, at + skip + 1);
  if (!number || !isPercent(tokens[at + skip + 1 + number.used])) return null;
  return { item: { tag: 'top', way, percent: number.value }, used: skip + 2 + number.used };
}

const isPercent = (token: Token | undefined): boolean => token !== undefined && ['%', 'percent', 'pct', 'per-cent'].includes(token.text);

function oftenAt(tokens: readonly Token[], at: number, fuzzy: Fuzzy): Read<Amount> {
  for (let used = 3; used > 0; used--) {
    const words = wordsAt(tokens, at, used);
    if (words === 'many times' || words === 'lots of' || words === 'very often') return { item: { tag: 'count', count: { atLeast: fuzzy.manyTimes } }, used };
    if (OFTEN.has(words)) return { item: { tag: 'count', count: { atLeast: fuzzy.severalTimes } }, used };
  }
  return null;
}

function betweenAt(tokens: readonly Token[], at: number): Read<Amount> {
  const start = tokens[at]?.text === 'between' || tokens[at]?.text === 'from' ? 1 : 0;
  const low = numberAt(tokens, at + start);
  if (!low) return null;
  const middle = tokens[at + start + low.used];
  if (!middle || !(start === 1 ? ['and', 'to', '-', '–'] : ['to', '-', '–']).includes(middle.text)) return null;
  const high = numberAt(tokens, at + start + low.used + 1);
  if (!high || high.value < low.value || high.value >= 1900 && start === 1 && low.value >= 1900 && Number.isInteger(low.value)) return null;
  const used = start + low.used + 1 + high.used;
  if (isTimes(tokens[at + used])) return { item: { tag: 'count', count: { atLeast: low.value, atMost: high.value } }, used: used + 1 };
  if (unitOf(tokens[at + used])) return null;
  return { item: { tag: 'number', op: null, value: low.value, to: high.value }, used };
}

const isTimes = (token: Token | undefined): boolean => token !== undefined && ['times', 'x', 'time', 'occasions'].includes(token.text);

function comparedAt(tokens: readonly Token[], at: number): Read<Amount> {
  const found = phraseAt(tokens, at, comparators);
  const compare = found && tokens[at]?.text !== 'from' ? found : null;
  let used = compare?.used ?? 0;
  const once = tokens[at + used] ? TIMES.get(tokens[at + used]!.text) : undefined;
  const article = !once && tokens[at + used]?.text === 'a' && (unitOf(tokens[at + used + 1]) || tokens[at + used + 1]?.text === 'quarter');
  const number = once !== undefined ? { value: once, used: 1 } : article ? { value: 1, used: 1 } : numberAt(tokens, at + used);
  if (!number) return null;
  used += number.used;
  let op: Comparison | null = compare?.value ?? null;
  if (tokens[at + used]?.text === '+' || ['or more', 'and more', 'or above', 'and up'].includes(wordsAt(tokens, at + used, 2))) {
    op = '≥';
    used += tokens[at + used]!.text === '+' ? 1 : 2;
  } else if (['or less', 'or fewer', 'or below'].includes(wordsAt(tokens, at + used, 2))) {
    op = '≤';
    used += 2;
  }
  if (isPercent(tokens[at + used]) && op === null) return null;
  if (once !== undefined || isTimes(tokens[at + used])) return { item: { tag: 'count', count: countOf(op, number.value) }, used: used + (once === undefined ? 1 : 0) };
  const unit = unitOf(tokens[at + used]);
  if (unit && Number.isInteger(number.value) && number.value > 0) return { item: { tag: 'length', length: { n: number.value, unit }, isMore: op === '>' || op === '≥' }, used: used + 1 };
  if (['hops', 'hop', 'steps', 'step', 'degrees', 'handshakes'].includes(tokens[at + used]?.text ?? '') && number.value <= 4 && number.value >= 1) return { item: { tag: 'hops', hops: number.value }, used: used + 1 };
  return { item: { tag: 'number', op, value: number.value }, used };
}

/** A bare number counts as "at least": whoever asks for those who bought twice also means those who bought three times. */
export function countOf(op: Comparison | null, value: number): Count {
  switch (op) {
    case '>': return { atLeast: value + 1 };
    case '≤': return { atMost: value };
    case '<': return { atMost: Math.max(0, value - 1) };
    case '=': return { atLeast: value, atMost: value };
    default: return value === 0 ? { atMost: 0 } : { atLeast: value };
  }
}
