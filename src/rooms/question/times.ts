// Time phrases: in the last 90 days, since March 1998, this quarter, last year, between 1 May and 3 June 2022, more than a year ago.
// A phrase that names days keeps days; a phrase that moves with time stays relative.
import type { Fuzzy } from './fuzzyWords.ts';
import { numberAt, unitOf, wordsAt } from './amounts.ts';
import type { Read } from './amounts.ts';
import type { Days } from './dates.ts';
import { daysAt, periodAt } from './dates.ts';
import type { Token } from './tokens.ts';
import { addDays, dayOf, firstDay, moveDay } from './window.ts';
import type { Length, Period, Window } from './window.ts';

export type Time =
  /** `round`: the year (or the week of a weekday) was filled in with the latest one; a day that lies ahead takes the next. */
  | { tag: 'window'; window: Window; round?: 'year' | 'week' }
  /** "within 60 days": back for what happened, ahead for a day that is to come. */
  | { tag: 'length'; length: Length; isMore: boolean }
  | { tag: 'next'; length: Length }
  /** The whole question is asked as of the end of this day. */
  | { tag: 'as of'; day: string }
  | { tag: 'ever' }
  /** "after a year", "in early 2022": no window. */
  | { tag: 'unsayable' };

export interface TimeFrame {
  now: Date;
  timeZone: string;
  fuzzy: Fuzzy;
}

/** Reads a time phrase at `at`, the longest of its shapes. */
export function timeAt(tokens: readonly Token[], at: number, frame: TimeFrame): Read<Time> {
  if (!tokens[at] || tokens[at].isQuoted) return null;
  const read = [asOfAt(tokens, at, frame), vagueAt(tokens, at, frame), wordAt(tokens, at, frame), relativeAt(tokens, at, frame), agoAt(tokens, at, frame), boundedAt(tokens, at, frame)];
  return read.reduce((best, one) => (one && one.used > (best?.used ?? 0) ? one : best), null);
}

const RECENT = ['recently', 'lately', 'of late', 'these days', 'nowadays', 'in recent times', 'the other day', 'in the recent past', 'just now'];
const EVER = ['ever', 'so far', 'until now', 'up to now', 'at any time', 'to date', 'in total', 'all time', 'overall', 'at some point', 'in the past', 'till now'];
const PERIODS: Readonly<Record<string, Period>> = { day: 'day', week: 'week', month: 'month', quarter: 'quarter', year: 'year' };

function wordAt(tokens: readonly Token[], at: number, { fuzzy }: TimeFrame): Read<Time> {
  for (let used = 4; used > 0; used--) {
    const words = wordsAt(tokens, at, used);
    if (RECENT.includes(words)) return window({ last: { n: fuzzy.recentlyDays, unit: 'day' } }, used);
    if (EVER.includes(words) && !['day', 'days', 'week', 'weeks', 'month', 'months', 'year', 'years'].includes(tokens[at + used]?.text ?? '')) return { item: { tag: 'ever' }, used };
    if (words === 'today') return window({ this: 'day' }, used);
    if (words === 'yesterday') return window({ previous: 'day' }, used);
    const running = /^(?:in |during |within )?(?:this|the current|the running|current) (day|week|month|quarter|year)(?: so far| to date)?$/.exec(words) ?? /^(week|month|quarter|year) to date$/.exec(words);
    if (running) return window({ this: PERIODS[running[1]!]! }, used);
    const previous = /^(?:in |during |within )?(?:last|previous|the previous) (week|month|quarter|year)(?: already)?$/.exec(words);
    if (previous) return window({ previous: PERIODS[previous[1]!]! }, used);
  }
  return null;
}

/** in the last 90 days · over the past year · within the next 60 days · for 90 days · within 2 weeks · since 3 months */
function relativeAt(tokens: readonly Token[], at: number, frame: TimeFrame): Read<Time> {
  let i = at;
  const lead = ['in', 'within', 'over', 'during', 'for', 'since', 'the', 'from', 'these', 'at', 'any', 'time', 'under', 'throughout'];
  const led: string[] = [];
  while (i < at + 4 && lead.includes(tokens[i]?.text ?? '')) led.push(tokens[i++]!.text);
  const way = tokens[i]?.text;
  if (way === 'last' || way === 'past' || way === 'previous' || way === 'next' || way === 'coming' || way === 'following') {
    const half = wordsAt(tokens, i + 1, 2) === 'half year' ? 1 : wordsAt(tokens, i + 1, 3) === 'half a year' ? 2 : 0;
    const number = half ? { value: 0.5, used: half } : someAt(tokens, i + 1, frame);
    const unitAt = i + 1 + (number?.used ?? 0);
    const measured = lengthOf(number?.value ?? 1, tokens[unitAt]);
    if (!measured || (!number && (led.length === 0 || led.includes('since')) && way !== 'past')) return null;
    const used = unitAt + 1 - at;
    return way === 'last' || way === 'past' || way === 'previous' ? window({ last: measured }, used) : { item: { tag: 'next', length: measured }, used };
  }
  const preposition = led.at(-1);
  if (!preposition || !['within', 'for', 'since', 'in', 'over', 'under'].includes(preposition)) return null;
  const read = lengthAt(tokens, i, i - at, frame);
  return preposition === 'since' && read?.item.tag === 'window' && 'ago' in read.item.window ? window({ last: read.item.window.ago }, read.used) : read;
}

/** A number, or "few" and "several" as the workspace means them. */
function someAt(tokens: readonly Token[], at: number, { fuzzy }: TimeFrame): { value: number; used: number } | null {
  const number = numberAt(tokens, at);
  if (number) return number;
  return ['few', 'several'].includes(tokens[at]?.text ?? '') ? { value: fuzzy.severalTimes, used: 1 } : null;
}

/** A length of so many of the unit at a word; null where it is no unit or does not come out whole. */
function lengthOf(n: number, token: Token | undefined): Length | null {
  const text = token?.isQuoted ? '' : (token?.text ?? '');
  const [factor, unit] = text === 'quarter' || text === 'quarters' ? [3, 'month' as const] : text === 'fortnight' || text === 'fortnights' ? [14, 'day' as const]
    : text === 'decade' || text === 'decades' ? [10, 'year' as const] : text === 'hour' || text === 'hours' ? [1 / 24, 'day' as const] : [1, unitOf(token)];
  const many = Math.round(n * factor * 1e6) / 1e6;
  if (n === 0.5 && unit === 'year') return { n: 6, unit: 'month' };
  return unit && Number.isInteger(many) && many >= 1 && many <= 10_000 ? { n: many, unit } : null;
}

const MORE = new Set(['more than', 'at least', 'longer than', 'no less than', 'not less than', 'upwards of']);
const LESS = new Set(['less than', 'at most', 'no more than', 'not more than', 'fewer than', 'up to', 'no longer than', 'not longer than']);

function lengthAt(tokens: readonly Token[], i: number, before: number, frame: TimeFrame): Read<Time> {
  const compared = [3, 2].find((used) => MORE.has(wordsAt(tokens, i, used)) || LESS.has(wordsAt(tokens, i, used))) ?? (['over', 'under'].includes(tokens[i]?.text ?? '') ? 1 : 0);
  const isLess = LESS.has(wordsAt(tokens, i, compared)) || (compared === 1 && tokens[i]?.text === 'under');
  const half = wordsAt(tokens, i + compared, 2) === 'half a';
  const number = half ? { value: 0.5, used: 2 } : ['a', 'an', 'one'].includes(tokens[i + compared]?.text ?? '') && tokens[i + compared + 1]?.text !== 'few' ? { value: 1, used: 1 } : someAt(tokens, i + compared + (tokens[i + compared]?.text === 'a' ? 1 : 0), frame);
  if (!number) return null;
  const skipped = !half && number.value !== 1 && tokens[i + compared]?.text === 'a' && ['few', 'several'].includes(tokens[i + compared + 1]?.text ?? '') ? 1 : 0;
  const length = lengthOf(number.value, tokens[i + compared + skipped + number.used]);
  if (!length) return null;
  let end = compared + skipped + number.used + 1;
  const orMore = ['or more', 'or longer'].includes(wordsAt(tokens, i + end, 2)) ? 2 : 0;
  end += orMore;
  if (tokens[i + end]?.text === 'ago') return window(isLess ? { last: length } : { ago: length }, before + end + 1 + (['or more', 'or longer', 'or earlier'].includes(wordsAt(tokens, i + end + 1, 2)) ? 2 : 0));
  return { item: { tag: 'length', length, isMore: (compared > 0 && !isLess) || orMore > 0 }, used: before + end };
}

/** more than 90 days ago · over a year ago · longer ago than 3 months · a year ago or more · less than a week ago */
function agoAt(tokens: readonly Token[], at: number, frame: TimeFrame): Read<Time> {
  for (const lead of ['longer ago than', 'earlier than', 'later than'] as const) {
    const used = lead.split(' ').length;
    if (wordsAt(tokens, at, used) !== lead) continue;
    const read = lengthAt(tokens, at + used, used, frame);
    if (read?.item.tag === 'length' && lead === 'longer ago than') return window({ ago: read.item.length }, read.used);
    if (read?.item.tag === 'window' && 'ago' in read.item.window) return window(lead === 'later than' ? { last: read.item.window.ago } : read.item.window, read.used);
    return null;
  }
  const read = lengthAt(tokens, at, 0, frame);
  if (read?.item.tag !== 'window') return null;
  return 'ago' in read.item.window && EXACT.test(wordsAt(tokens, at, read.used)) ? window(thatPeriod(read.item.window.ago, frame), read.used) : read;
}

const EXACT = /^(?!more|at|longer|no |not |upwards|over).* ago$/;

/** "two weeks ago" is the week that was two weeks ago. */
function thatPeriod(length: Length, { now, timeZone }: TimeFrame): Window {
  const from = firstDay(moveDay(dayOf(now, timeZone), length, -1), length.unit);
  return { from, to: addDays(moveDay(from, { n: 1, unit: length.unit }, 1), -1) };
}

function asOfAt(tokens: readonly Token[], at: number, frame: TimeFrame): Read<Time> {
  if (!['as of', 'as at', 'seen from', 'as on'].includes(wordsAt(tokens, at, 2))) return null;
  const days = daysAt(tokens, at + 2, frame);
  return days && { item: { tag: 'as of', day: days.item.to }, used: 2 + days.used };
}

/** "in early 2022", "at the end of March": no window that everybody would draw alike. */
function vagueAt(tokens: readonly Token[], at: number, frame: TimeFrame): Read<Time> {
  let i = at;
  // "on a Monday", "on Mondays": any of them.
  const any = /^(?:on |at )?(?:(?:an?|any|each|every|some) (?:weekday|weekend|(?:sun|mon|tues|wednes|thurs|fri|satur)day)s?|(?:weekday|weekend|(?:sun|mon|tues|wednes|thurs|fri|satur)day)s)$/;
  for (let used = 3; used > 0; used--) if (any.test(wordsAt(tokens, at, used))) return { item: { tag: 'unsayable' }, used };
  while (i < at + 2 && ['in', 'at', 'the', 'around'].includes(tokens[i]?.text ?? '')) i++;
  const used = ['end of', 'middle of', 'beginning of', 'start of'].includes(wordsAt(tokens, i, 2)) ? 2 : ['early', 'late', 'mid'].includes(tokens[i]?.text ?? '') ? 1 : 0;
  const days = used > 0 ? daysAt(tokens, i + used, frame) : null;
  return days && { item: { tag: 'unsayable' }, used: i + used + days.used - at };
}

const BOUNDS: readonly (readonly [kind: 'since' | 'after' | 'before' | 'until' | 'end', words: string])[] = [
  ['since', 'since|on or after|starting in|starting from|beginning in|beginning from|from the beginning of|since the beginning of|since the start of|not before|no earlier than'],
  ['after', 'after|later than|following|since the end of|since end of|after the end of|after end of|from the end of'],
  ['before', 'before|prior to|earlier than|until before'],
  ['end', 'by the end of|until the end of|before the end of|before end of|by end of|until end of|up to the end of|till the end of|to the end of'],
  ['until', 'until|on or before|till|by|up to|up until|through|no later than|not after'],
];
const bounds = new Map(BOUNDS.flatMap(([kind, words]) => words.split('|').map((words) => [words, kind] as const)));

const INSIDE = new Set('over the|at the|in|on|during|of|within|throughout|for|in the course of|during the course of|any time in|at any time in|sometime in|some time in'.split('|'));

/** since …, after …, before …, until …, between … and …, from … to …, in …, on … */
function boundedAt(tokens: readonly Token[], at: number, frame: TimeFrame): Read<Time> {
  for (let used = 5; used > 0; used--) {
    const bound = bounds.get(wordsAt(tokens, at, used));
    const days = bound && ((bound === 'end' || /\bof$/.test(wordsAt(tokens, at, used)) ? periodAt(tokens, at + used, frame) : null) ?? daysAt(tokens, at + used, frame));
    if (!days) continue;
    const { from, to, round } = days.item;
    return window(bound === 'since' ? { since: from } : bound === 'after' ? { since: addDays(to, 1) } : { before: bound === 'before' ? from : addDays(to, 1) }, days.used + used, round);
  }
  const word = tokens[at]?.text ?? '';
  if (word === 'after') {
    const read = lengthAt(tokens, at + 1, 1, frame);
    return read && { item: { tag: 'unsayable' }, used: read.used };
  }
  if (word === 'between' || word === 'from') return spanAt(tokens, at, frame);
  const lead = [4, 3, 2, 1].find((used) => INSIDE.has(wordsAt(tokens, at, used))) ?? 0;
  // "may" alone is a verb, and "2000" alone may be a sum: see taggedWords.ts for the number.
  if (lead === 0 && word === 'may' && !daysAt(tokens, at, frame)?.item.isDated) return null;
  const span = daysSpanAt(tokens, at + lead, frame);
  if (span) return window({ from: span.item.from, to: span.item.to }, span.used + lead, span.item.round);
  const days = daysAt(tokens, at + lead, frame);
  if (!days) return null;
  const { from, to, round } = yearFromNext(tokens, at + lead, days, frame);
  return window({ from, to }, days.used + lead, round);
}

/** between … and …, from … to …, from … on */
function spanAt(tokens: readonly Token[], at: number, frame: TimeFrame): Read<Time> {
  const word = tokens[at]!.text;
  const span = daysSpanAt(tokens, at + 1, frame, true);
  if (span) return window({ from: span.item.from, to: span.item.to }, 1 + span.used, span.item.round);
  const low = daysAt(tokens, at + 1, frame);
  if (!low || word === 'between') return null;
  const onwards = ['on', 'onwards', 'onward', 'until now', 'to date'].find((words) => wordsAt(tokens, at + 1 + low.used, words.split(' ').length) === words);
  return onwards ? window({ since: low.item.from }, 1 + low.used + onwards.split(' ').length) : window({ from: low.item.from, to: low.item.to }, 1 + low.used);
}

/** 2020–2022 · January to March 1998: the first date takes the year of the second where it names none. */
function daysSpanAt(tokens: readonly Token[], at: number, frame: TimeFrame, isLed = false): { item: Days; used: number } | null {
  const low = daysAt(tokens, at, frame);
  if (!low) return null;
  const joint = tokens[at + low.used]?.text ?? '';
  if (!(isLed ? ['and', 'to', 'until', 'till', 'through', '-', '–'] : ['to', 'until', 'till', 'through', '-', '–']).includes(joint)) return null;
  const high = daysAt(tokens, at + low.used + 1, frame);
  if (!high) return null;
  const same = !low.item.isDated && high.item.isDated ? daysAt(tokens, at, frame, Number(high.item.from.slice(0, 4)) - (monthDay(low.item) > monthDay(high.item) ? 1 : 0)) : low;
  return same && high.item.to >= same.item.from ? { item: { from: same.item.from, to: high.item.to, isDated: high.item.isDated, ...(high.item.round === 'year' ? { round: 'year' as const } : {}) }, used: low.used + 1 + high.used } : null;
}

/** "in January or February 2022": both are of that year. */
function yearFromNext(tokens: readonly Token[], at: number, days: { item: Days; used: number }, frame: TimeFrame): Days {
  if (days.item.isDated || !['or', 'and', ','].includes(tokens[at + days.used]?.text ?? '')) return days.item;
  const skip = tokens[at + days.used + 1]?.text === 'in' ? 2 : 1;
  const next = daysAt(tokens, at + days.used + skip, frame);
  return next?.item.isDated && next.used > 1 ? daysAt(tokens, at, frame, Number(next.item.from.slice(0, 4)))?.item ?? days.item : days.item;
}

const monthDay = ({ from }: Days): string => from.slice(5);
const window = (value: Window, used: number, round?: 'year' | 'week'): Read<Time> => ({ item: { tag: 'window', window: value, ...(round ? { round } : {}) }, used });
