// Numbers and how they are compared: at least twice, more than 3, no more than once, between 2 and 5 times, 5+, several, top 20 %.
import type { Fuzzy } from './fuzzyWords.ts';
import type { Comparison, Count } from './question.ts';
import type { Token } from './tokens.ts';
import type { Length } from './window.ts';

export type Amount =
  | { tag: 'count'; count: Count }
  | { tag: 'number'; op: Comparison | null; value: number; to?: number; isMoney?: true }
  | { tag: 'top'; way: 'top' | 'bottom'; percent: number }
  | { tag: 'length'; length: Length; isMore: boolean }
  | { tag: 'hops'; hops: number };
export type Read<T> = { item: T; used: number } | null;
type Amounted = { value: number; used: number } | null;

const NUMBERS = new Map('zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(' ').map((word, value) => [word, value]));
for (const [word, value] of [['thirty', 30], ['forty', 40], ['fifty', 50], ['sixty', 60], ['seventy', 70], ['eighty', 80], ['ninety', 90], ['dozen', 12], ['hundred', 100], ['thousand', 1000], ['million', 1_000_000]] as const) NUMBERS.set(word, value);
const TIMES = new Map([['once', 1], ['twice', 2], ['thrice', 3]]);
const COMPARATORS: readonly (readonly [Comparison, string])[] = [
  ['≥', 'at least|no less than|not less than|no fewer than|not fewer than|minimum|min|a minimum of|>=|≥|as many as|from'],
  ['>', 'more than|more as|more then|over|above|greater than|higher than|bigger than|larger than|better than|exceeding|exceeds|beyond|upwards of|in excess of|>'],
  ['≤', 'at most|no more than|not more than|up to|maximum|max|a maximum of|<=|≤'],
  ['<', 'less than|less as|less then|fewer than|under|below|lower than|smaller than|worse than|<'],
  ['=', 'exactly|precisely|just|only|equal to|equals|='],
  ['≠', 'not equal to|other than|different from|!=|<>|≠'],
];
const comparators = new Map(COMPARATORS.flatMap(([op, words]) => words.split('|').map((words) => [words, op] as const)));
const UNITS = new Map<string, Length['unit']>([['day', 'day'], ['days', 'day'], ['week', 'week'], ['weeks', 'week'], ['month', 'month'], ['months', 'month'], ['year', 'year'], ['years', 'year'], ['d', 'day'], ['wk', 'week'], ['wks', 'week'], ['mo', 'month'], ['yr', 'year'], ['yrs', 'year']]);
const OFTEN = new Set(['several times', 'several', 'often', 'repeatedly', 'a few times', 'a few', 'frequently', 'regularly', 'multiple times', 'multiple', 'again and again', 'time and again', 'a number of times']);
const MANY = new Set(['many times', 'lots of', 'very often', 'lots of times', 'a lot', 'many']);
const COUNTED = new Set(['times', 'x', 'time', 'occasions', 'occasion']);
const HOPS = new Set(['hops', 'hop', 'steps', 'step', 'degrees', 'handshakes']);

/** Every word that quantities are made of, so that none of them is taken for a slip of another. */
export const amountWords: readonly string[] = [...NUMBERS.keys(), ...TIMES.keys(), ...[...comparators.keys(), ...OFTEN, ...MANY].flatMap((words) => words.split(' ')), ...UNITS.keys(), ...COUNTED, ...HOPS, 'or', 'more', 'less', 'couple', 'percent', 'between', 'top', 'bottom', 'lowest', 'highest', 'quarter', 'third', 'half'];

/** The longest phrase at `at` that is in the map, up to four words. */
function phraseAt<T>(tokens: readonly Token[], at: number, map: ReadonlyMap<string, T>): { value: T; used: number } | null {
  for (let used = 4; used > 0; used--) {
    const value = map.get(wordsAt(tokens, at, used));
    if (value !== undefined) return { value, used };
  }
  return null;
}

/** The next `used` words as one text; empty where there are not so many. */
export const wordsAt = (tokens: readonly Token[], at: number, used: number): string => (at + used > tokens.length ? '' : tokens.slice(at, at + used).map((t) => (t.isQuoted ? '"' : t.text)).join(' '));
export const unitOf = (token: Token | undefined): Length['unit'] | undefined => (token && !token.isQuoted ? UNITS.get(token.text) : undefined);

/** A plain number: digits with thousands commas, 5k, 2m, words, "a couple of", "a dozen". */
export function numberAt(tokens: readonly Token[], at: number): Amounted {
  const token = tokens[at];
  if (!token || token.isQuoted) return null;
  const sign = ['€', '$', '£', 'eur', 'usd', 'gbp'].includes(token.text) ? 1 : 0;
  const first = tokens[at + sign];
  if (!first || first.isQuoted) return null;
  const digits = /^(\d[\d,]*(?:\.\d+)?)$/.exec(first.text);
  if (digits) {
    const value = Number(digits[1]!.replaceAll(',', ''));
    const next = tokens[at + sign + 1];
    const factor = next && next.start === first.end ? { k: 1000, m: 1_000_000 }[next.text] : undefined;
    const used = sign + (factor ? 2 : 1);
    return { value: value * (factor ?? 1), used: used + (isCurrency(tokens[at + used]) ? 1 : 0) };
  }
  const word = wordNumberAt(tokens, at + sign);
  if (word) return { value: word.value, used: sign + word.used + (isCurrency(tokens[at + sign + word.used]) ? 1 : 0) };
  for (const [words, value] of [['a couple of', 2], ['couple of', 2], ['a couple', 2], ['a dozen', 12], ['half a dozen', 6]] as const) {
    const used = words.split(' ').length;
    if (wordsAt(tokens, at, used) === words) return { value, used };
  }
  return null;
}

const isCurrency = (token: Token | undefined): boolean => token !== undefined && !token.isQuoted && ['€', 'euro', 'euros', 'eur', 'usd', 'dollar', 'dollars', 'pounds', '$', '£', 'gbp'].includes(token.text);

/** three · twenty-five · two hundred · five thousand */
function wordNumberAt(tokens: readonly Token[], at: number): Amounted {
  const [tens, ones] = (tokens[at]?.text ?? '').split('-');
  const value = tens !== undefined && ones !== undefined && (NUMBERS.get(tens) ?? 0) >= 20 && (NUMBERS.get(ones) ?? 10) < 10 ? NUMBERS.get(tens)! + NUMBERS.get(ones)! : NUMBERS.get(tokens[at]?.text ?? '');
  if (value === undefined) return null;
  const factor = ['hundred', 'thousand', 'million'].includes(tokens[at + 1]?.text ?? '') ? NUMBERS.get(tokens[at + 1]!.text)! : null;
  return factor ? { value: value * factor, used: 2 } : { value, used: 1 };
}

/** Reads a quantity at `at`: comparison, number and what is counted by it, in any of their usual shapes. */
export function amountAt(tokens: readonly Token[], at: number, fuzzy: Fuzzy): Read<Amount> {
  if (tokens[at]?.isQuoted) return null;
  return topAt(tokens, at) ?? oftenAt(tokens, at, fuzzy) ?? betweenAt(tokens, at) ?? comparedAt(tokens, at);
}

const WAYS = new Map<string, 'top' | 'bottom'>([['top', 'top'], ['upper', 'top'], ['best', 'top'], ['highest', 'top'], ['biggest', 'top'], ['largest', 'top'], ['bottom', 'bottom'], ['lowest', 'bottom'], ['lower', 'bottom'], ['smallest', 'bottom'], ['worst', 'bottom']]);

function topAt(tokens: readonly Token[], at: number): Read<Amount> {
  const skip = ['in the', 'among the', 'within the'].includes(wordsAt(tokens, at, 2)) ? 2 : tokens[at]?.text === 'the' ? 1 : 0;
  const way = WAYS.get(tokens[at + skip]?.text ?? '');
  if (!way) return null;
  const share = { quarter: 25, half: 50, tenth: 10, fifth: 20 }[tokens[at + skip + 1]?.text ?? ''];
  if (share) return { item: { tag: 'top', way, percent: share }, used: skip + 2 };
  const number = numberAt(tokens, at + skip + 1);
  if (!number || !isPercent(tokens[at + skip + 1 + number.used]) || number.value <= 0 || number.value >= 100) return null;
  return { item: { tag: 'top', way, percent: number.value }, used: skip + 2 + number.used };
}

const isPercent = (token: Token | undefined): boolean => token !== undefined && ['%', 'percent', 'pct', 'per-cent'].includes(token.text);

function oftenAt(tokens: readonly Token[], at: number, fuzzy: Fuzzy): Read<Amount> {
  for (let used = 4; used > 0; used--) {
    const words = wordsAt(tokens, at, used);
    if (MANY.has(words)) return { item: { tag: 'count', count: { atLeast: fuzzy.manyTimes } }, used };
    if (OFTEN.has(words)) return { item: { tag: 'count', count: { atLeast: fuzzy.severalTimes } }, used };
  }
  return null;
}

/** between 2 and 5 · from 2 to 5 · 2–5 · two or three times · once or twice */
function betweenAt(tokens: readonly Token[], at: number): Read<Amount> {
  const start = tokens[at]?.text === 'between' || tokens[at]?.text === 'from' ? 1 : 0;
  const low = timesOrNumber(tokens, at + start);
  const middle = low && tokens[at + start + low.used]?.text;
  if (!low || !middle || !(start === 1 ? ['and', 'to', '-', '–'] : ['to', 'or', '-', '–']).includes(middle)) return null;
  const high = timesOrNumber(tokens, at + start + low.used + 1);
  if (!high || high.value <= low.value) return null;
  const areYears = [low, high].every(({ value }) => Number.isInteger(value) && value >= 1900 && value < 2100) && !tokens.slice(at, at + start + low.used + high.used + 1).some((token) => /[,€$£]/.test(token.text));
  if (areYears && start === 1) return null;
  const used = start + low.used + 1 + high.used;
  const isCounted = COUNTED.has(tokens[at + used]?.text ?? '');
  if (isCounted || high.isTimes) return { item: { tag: 'count', count: { atLeast: low.value, atMost: high.value } }, used: used + (isCounted ? 1 : 0) };
  if (middle === 'or' || unitOf(tokens[at + used])) return null;
  return { item: { tag: 'number', op: null, value: low.value, to: high.value }, used };
}

function timesOrNumber(tokens: readonly Token[], at: number): { value: number; used: number; isTimes?: true } | null {
  const times = tokens[at]?.isQuoted ? undefined : TIMES.get(tokens[at]?.text ?? '');
  return times === undefined ? numberAt(tokens, at) : { value: times, used: 1, isTimes: true };
}

function comparedAt(tokens: readonly Token[], at: number): Read<Amount> {
  const found = phraseAt(tokens, at, comparators);
  const compare = found && tokens[at]?.text !== 'from' ? found : null;
  let used = compare?.used ?? 0;
  const once = tokens[at + used] ? TIMES.get(tokens[at + used]!.text) : undefined;
  const article = !once && ['a', 'an'].includes(tokens[at + used]?.text ?? '') && (unitOf(tokens[at + used + 1]) || tokens[at + used + 1]?.text === 'quarter');
  const number = once !== undefined ? { value: once, used: 1 } : article ? { value: 1, used: 1 } : numberAt(tokens, at + used);
  if (!number) return null;
  used += number.used;
  let op: Comparison | null = compare?.value ?? null;
  const after = suffixAt(tokens, at + used);
  if (after && op === null) {
    op = after.op;
    used += after.used;
  }
  if (isPercent(tokens[at + used]) && op === null) return null;
  if (once !== undefined || COUNTED.has(tokens[at + used]?.text ?? '')) {
    const counted = once === undefined ? 1 : 0;
    const more = op === null ? suffixAt(tokens, at + used + counted) : null;
    return { item: { tag: 'count', count: countOf(more?.op ?? op, number.value) }, used: used + counted + (more?.used ?? 0) };
  }
  const unit = unitOf(tokens[at + used]);
  if (unit && Number.isInteger(number.value) && number.value > 0) return { item: { tag: 'length', length: { n: number.value, unit }, isMore: op === '>' || op === '≥' }, used: used + 1 };
  if (HOPS.has(tokens[at + used]?.text ?? '') && number.value <= 4 && number.value >= 1) return { item: { tag: 'hops', hops: number.value }, used: used + 1 };
  const isMoney = tokens.slice(at, at + used).some(isCurrency);
  return { item: { tag: 'number', op, value: number.value, ...(isMoney ? { isMoney } : {}) }, used };
}

/** 5+ · 5 or more · 5 or less */
function suffixAt(tokens: readonly Token[], at: number): { op: Comparison; used: number } | null {
  if (tokens[at]?.text === '+') return { op: '≥', used: 1 };
  const words = wordsAt(tokens, at, 2);
  if (['or more', 'and more', 'or above', 'and up', 'or higher', 'or better', 'and above', 'or over'].includes(words)) return { op: '≥', used: 2 };
  return ['or less', 'or fewer', 'or below', 'or lower', 'and below', 'or under'].includes(words) ? { op: '≤', used: 2 } : null;
}

/** A bare number counts as "at least": whoever asks for those who bought twice also means those who bought three times. */
export function countOf(op: Comparison | null, value: number): Count {
  switch (op) {
    case '>': return { atLeast: Math.floor(value) + 1 };
    case '≤': return { atMost: value };
    case '<': return { atMost: Math.max(0, Math.ceil(value) - 1) };
    case '=': return { atLeast: value, atMost: value };
    default: return value === 0 ? { atMost: 0 } : { atLeast: value };
  }
}
