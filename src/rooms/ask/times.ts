// Time phrases: in the last 90 days, since March 1998, this quarter, last year, between 1 May and 3 June 2022, more than a year ago.
// A phrase that names days keeps days; a phrase that moves with time stays relative.
import type { Fuzzy } from './fuzzy.ts';
import { numberAt, unitOf, wordsAt } from './amounts.ts';
import type { Read } from './amounts.ts';
import type { Token } from './tokens.ts';
import { addDays, dayOf, firstDay, moveDay } from './window.ts';
import type { Length, Period, Window } from './window.ts';

export type Time =
  | { tag: 'window'; window: Window }
  /** "within 60 days": back for what happened, ahead for a day that is to come. */
  | { tag: 'length'; length: Length; isMore: boolean }
  | { tag: 'next'; length: Length }
  | { tag: 'ever' };

interface Days {
  from: string;
  to: string;
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const SEASONS: Readonly<Record<string, readonly [number, number]>> = { spring: [3, 5], summer: [6, 8], autumn: [9, 11], fall: [9, 11], winter: [12, 2] };
const PERIODS: Readonly<Record<string, Period>> = { day: 'day', week: 'week', month: 'month', quarter: 'quarter', year: 'year' };

export interface TimeFrame {
  now: Date;
  timeZone: string;
  fuzzy: Fuzzy;
}

/** Reads a time phrase at `at`, the longest of its shapes. */
export function timeAt(tokens: readonly Token[], at: number, frame: TimeFrame): Read<Time> {
  if (tokens[at]?.isQuoted) return null;
  return wordAt(tokens, at, frame) ?? relativeAt(tokens, at) ?? agoAt(tokens, at) ?? boundedAt(tokens, at, frame);
}

const RECENT = ['recently', 'lately', 'of late', 'these days', 'nowadays', 'in recent times', 'the other day'];
const EVER = ['ever', 'so far', 'until now', 'up to now', 'at any time', 'to date', 'in total', 'all time', 'overall'];

function wordAt(tokens: readonly Token[], at: number, { fuzzy }: TimeFrame): Read<Time> {
  for (let used = 3; used > 0; used--) {
    const words = wordsAt(tokens, at, used);
    if (RECENT.includes(words)) return window({ last: { n: fuzzy.recentlyDays, unit: 'day' } }, used);
    if (EVER.includes(words)) return { item: { tag: 'ever' }, used };
    if (words === 'today') return window({ this: 'day' }, used);
    if (words === 'yesterday') return window({ previous: 'day' }, used);
    const running = /^(?:in |during )?(?:this|the current) (day|week|month|quarter|year)$/.exec(words);
    if (running) return window({ this: PERIODS[running[1]!]! }, used);
    const previous = /^(?:in |during |since )?(?:last|previous) (week|month|quarter|year)$/.exec(words);
    if (previous && !words.startsWith('since')) return window({ previous: PERIODS[previous[1]!]! }, used);
    if (words === 'year to date') return window({ this: 'year' }, used);
  }
  return null;
}

/** in the last 90 days · over the past year · within the next 60 days · for 90 days · within 2 weeks · since 3 months */
function relativeAt(tokens: readonly Token[], at: number): Read<Time> {
  let i = at;
  const lead = ['in', 'within', 'over', 'during', 'for', 'since', 'the', 'from', 'these'];
  const led: string[] = [];
  while (i < at + 3 && lead.includes(tokens[i]?.text ?? '')) led.push(tokens[i++]!.text);
  const way = tokens[i]?.text;
  if (way === 'last' || way === 'past' || way === 'previous' || way === 'next' || way === 'coming' || way === 'following') {
    const number = numberAt(tokens, i + 1);
    const unitAt = i + 1 + (number?.used ?? 0);
    const quarter = ['quarter', 'quarters'].includes(tokens[unitAt]?.text ?? '');
    const unit = quarter ? 'month' : unitOf(tokens[unitAt]);
    if (!unit || (!number && led.length === 0 && way !== 'past' && way !== 'next')) return null;
    const length: Length = { n: (number?.value ?? 1) * (quarter ? 3 : 1), unit };
    if (!Number.isInteger(length.n) || length.n < 1) return null;
    const used = unitAt + 1 - at;
    return way === 'last' || way === 'past' || way === 'previous' ? window({ last: length }, used) : { item: { tag: 'next', length }, used };
  }
  const preposition = led.at(-1);
  if (!preposition || !['within', 'for', 'since', 'in', 'over'].includes(preposition)) return null;
  return lengthAt(tokens, i, i - at);
}

function lengthAt(tokens: readonly Token[], i: number, before: number): Read<Time> {
  const isMore = ['more than', 'at least', 'longer than', 'over a'].includes(wordsAt(tokens, i, 2)) || tokens[i]?.text === 'over';
  const skip = tokens[i]?.text === 'over' ? 1 : isMore ? 2 : 0;
  const number = tokens[i + skip]?.text === 'a' || tokens[i + skip]?.text === 'an' ? { value: 1, used: 1 } : numberAt(tokens, i + skip);
  if (!number) return null;
  const quarter = ['quarter', 'quarters'].includes(tokens[i + skip + number.used]?.text ?? '');
  const unit = quarter ? 'month' : unitOf(tokens[i + skip + number.used]);
  if (!unit || !Number.isInteger(number.value) || number.value < 1) return null;
  const end = skip + number.used + 1;
  if (tokens[i + end]?.text === 'ago') return window({ ago: { n: number.value * (quarter ? 3 : 1), unit } }, before + end + 1);
  return { item: { tag: 'length', length: { n: number.value * (quarter ? 3 : 1), unit }, isMore }, used: before + end };
}

/** more than 90 days ago · over a year ago · longer ago than 3 months · a year ago or more */
function agoAt(tokens: readonly Token[], at: number): Read<Time> {
  if (wordsAt(tokens, at, 3) === 'longer ago than') {
    const read = lengthAt(tokens, at + 3, 3);
    return read && read.item.tag === 'length' ? window({ ago: read.item.length }, read.used) : null;
  }
  const read = lengthAt(tokens, at, 0);
  return read && read.item.tag === 'window' ? read : null;
}

/** since …, after …, before …, until …, between … and …, from … to …, in …, on … */
function boundedAt(tokens: readonly Token[], at: number, frame: TimeFrame): Read<Time> {
  const word = tokens[at]?.text ?? '';
  if (word === 'since' || word === 'after' || word === 'before' || word === 'until' || word === 'till' || word === 'by') {
    const days = daysAt(tokens, at + 1, frame);
    if (!days) return null;
    const { from, to } = days.item;
    if (word === 'since') return window({ since: from }, days.used + 1);
    if (word === 'after') return window({ since: addDays(to, 1) }, days.used + 1);
    return window({ before: word === 'before' ? from : addDays(to, 1) }, days.used + 1);
  }
  if (word === 'between' || word === 'from') {
    const low = daysAt(tokens, at + 1, frame);
    const joined = low && ['and', 'to', 'until', 'till', '-', '–'].includes(tokens[at + 1 + low.used]?.text ?? '');
    const high = joined ? daysAt(tokens, at + 2 + low.used, frame) : null;
    if (low && high && high.item.to >= low.item.from) return window({ from: low.item.from, to: high.item.to }, 2 + low.used + high.used);
    if (!low || word === 'between') return null;
    const onwards = ['on', 'onwards', 'onward'].includes(tokens[at + 1 + low.used]?.text ?? '') ? 1 : 0;
    return onwards ? window({ since: low.item.from }, 2 + low.used) : window({ from: low.item.from, to: low.item.to }, 1 + low.used);
  }
  const lead = ['in', 'on', 'during', 'of'].includes(word) ? 1 : 0;
  const days = daysAt(tokens, at + lead, frame);
  return days ? window({ from: days.item.from, to: days.item.to }, days.used + lead) : null;
}

/** The days a date phrase covers: a day, a month, a quarter, a season or a year. */
export function daysAt(tokens: readonly Token[], at: number, frame: TimeFrame): { item: Days; used: number } | null {
  const skip = ['the', 'early', 'late', 'mid', 'about', 'around'].includes(tokens[at]?.text ?? '') && tokens[at]?.text === 'the' ? 1 : 0;
  const found = dateAt(tokens, at + skip, frame);
  return found && { item: found.item, used: found.used + skip };
}

function dateAt(tokens: readonly Token[], at: number, frame: TimeFrame): { item: Days; used: number } | null {
  const text = tokens[at]?.text ?? '';
  const today = dayOf(frame.now, frame.timeZone);
  if (tokens[at]?.isQuoted) return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return oneDay(text, 1);
  const dotted = /^(\d{1,2})([./])(\d{1,2})[./](\d{4})$/.exec(text);
  if (dotted) {
    const [a, b] = [Number(dotted[1]), Number(dotted[3])];
    const [day, month] = dotted[2] === '/' && b > 12 ? [b, a] : [a, b];
    return dotted[2] === '/' && a <= 12 && b <= 12 && a !== b ? null : oneDay(iso(Number(dotted[4]), month, day), 1);
  }
  if (text === 'today') return oneDay(today, 1);
  if (text === 'yesterday') return oneDay(addDays(today, -1), 1);
  const period = /^(last|this|previous) (week|month|quarter|year)$/.exec(wordsAt(tokens, at, 2));
  if (period) {
    const running = firstDay(today, PERIODS[period[2]!]!);
    const from = period[1] === 'this' ? running : firstDay(addDays(running, -1), PERIODS[period[2]!]!);
    return { item: { from, to: period[1] === 'this' ? today : addDays(running, -1) }, used: 2 };
  }
  return monthDayAt(tokens, at, today) ?? monthAt(tokens, at, today) ?? quarterAt(tokens, at, today) ?? (yearOf(text) ? { item: wholeYear(yearOf(text)!), used: 1 } : null);
}

/** 1 March 1998 · 1st of March · March 1, 1998 · March 1st */
function monthDayAt(tokens: readonly Token[], at: number, today: string): { item: Days; used: number } | null {
  const first = dayNumber(tokens, at);
  if (first) {
    const of = tokens[at + first.used]?.text === 'of' ? 1 : 0;
    const month = monthOf(tokens[at + first.used + of]?.text);
    if (!month) return null;
    return dated(tokens, at, first.used + of + 1, month, first.value, today);
  }
  const month = monthOf(tokens[at]?.text);
  const day = month ? dayNumber(tokens, at + 1) : null;
  if (!month || !day) return null;
  const comma = tokens[at + 1 + day.used]?.text === ',' && yearOf(tokens[at + 2 + day.used]?.text) ? 1 : 0;
  return dated(tokens, at, 1 + day.used + comma, month, day.value, today);
}

function dated(tokens: readonly Token[], at: number, used: number, month: number, day: number, today: string): { item: Days; used: number } | null {
  const year = yearOf(tokens[at + used]?.text);
  if (year) return oneDay(iso(year, month, day), used + 1);
  const running = Number(today.slice(0, 4));
  return oneDay(iso(running, month, day) <= today ? iso(running, month, day) : iso(running - 1, month, day), used);
}

function dayNumber(tokens: readonly Token[], at: number): { value: number; used: number } | null {
  const text = tokens[at]?.text ?? '';
  const value = /^(\d{1,2})$/.exec(text)?.[1];
  if (!value || Number(value) < 1 || Number(value) > 31) return null;
  const ordinal = ['st', 'nd', 'rd', 'th'].includes(tokens[at + 1]?.text ?? '') && tokens[at + 1]!.start === tokens[at]!.end ? 1 : 0;
  return { value: Number(value), used: 1 + ordinal };
}

/** March 1998 · March (the latest one) · spring 2022 */
function monthAt(tokens: readonly Token[], at: number, today: string): { item: Days; used: number } | null {
  const text = tokens[at]?.text ?? '';
  const month = monthOf(text);
  const season = SEASONS[text];
  if (!month && !season) return null;
  const of = tokens[at + 1]?.text === 'of' ? 1 : 0;
  const given = yearOf(tokens[at + 1 + of]?.text);
  const [first, last] = month ? [month, month] : season!;
  const running = Number(today.slice(0, 4));
  const year = given ?? (iso(running, first, 1) <= today ? running : running - 1);
  const lastYear = last < first ? year + 1 : year;
  return { item: { from: iso(year, first, 1), to: addDays(moveDay(iso(lastYear, last, 1), { n: 1, unit: 'month' }, 1), -1) }, used: given ? 2 + of : 1 };
}

function quarterAt(tokens: readonly Token[], at: number, today: string): { item: Days; used: number } | null {
  const quarter = /^q([1-4])$/.exec(tokens[at]?.text ?? '')?.[1];
  if (!quarter) return null;
  const given = yearOf(tokens[at + 1]?.text);
  const month = Number(quarter) * 3 - 2;
  const running = Number(today.slice(0, 4));
  const year = given ?? (iso(running, month, 1) <= today ? running : running - 1);
  return { item: { from: iso(year, month, 1), to: addDays(moveDay(iso(year, month, 1), { n: 3, unit: 'month' }, 1), -1) }, used: given ? 2 : 1 };
}

function monthOf(text: string | undefined): number | null {
  if (!text || text.length < 3) return null;
  const index = MONTHS.findIndex((month) => month === text || (month.slice(0, 3) === text && text !== 'may') || (text === 'sept' && month === 'september'));
  return index < 0 ? null : index + 1;
}

const yearOf = (text: string | undefined): number | null => (text && /^(19|20)\d{2}$/.test(text) ? Number(text) : null);
const wholeYear = (year: number): Days => ({ from: `${year}-01-01`, to: `${year}-12-31` });
const iso = (year: number, month: number, day: number): string => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
const window = (value: Window, used: number): Read<Time> => ({ item: { tag: 'window', window: value }, used });

function oneDay(day: string, used: number): { item: Days; used: number } | null {
  const at = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day ? null : { item: { from: day, to: day }, used };
}
