// The days a date phrase covers: 5 May 2022, March 1998, spring, Q2, the first half of 2022, 2022, last quarter, Monday.
import { numberAt, unitOf, wordsAt } from './amounts.ts';
import type { Token } from './tokens.ts';
import { addDays, dayOf, firstDay, moveDay } from './window.ts';
import type { Period } from './window.ts';

export interface Days {
  from: string;
  to: string;
  /** The year was said, so nothing was filled in. */
  isDated: boolean;
  /** After how long the same date comes round again, where no year (or week) was said. */
  round?: 'year' | 'week';
}
type ReadDays = { item: Days; used: number } | null;
interface DateFrame {
  now: Date;
  timeZone: string;
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
const SEASONS: Readonly<Record<string, readonly [number, number]>> = { spring: [3, 5], summer: [6, 8], autumn: [9, 11], fall: [9, 11], winter: [12, 2] };
const PERIODS: Readonly<Record<string, Period>> = { day: 'day', week: 'week', month: 'month', quarter: 'quarter', year: 'year' };
const ORDINALS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, last: 0 };

/** Reads a date at `at`. A date without a year is the latest one that has begun; `year` sets another. */
export function daysAt(tokens: readonly Token[], at: number, frame: DateFrame, year: number | null = null): ReadDays {
  const the = tokens[at]?.text === 'the' ? 1 : 0;
  const found = dateAt(tokens, at + the, frame, year);
  return found && { item: found.item, used: found.used + the };
}

function dateAt(tokens: readonly Token[], at: number, frame: DateFrame, given: number | null): ReadDays {
  const text = tokens[at]?.text ?? '';
  if (!text || tokens[at]?.isQuoted) return null;
  const today = dayOf(frame.now, frame.timeZone);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return oneDay(text, 1, true);
  const dotted = /^(\d{1,2})([./])(\d{1,2})[./](\d{4})$/.exec(text);
  if (dotted) {
    const [a, b] = [Number(dotted[1]), Number(dotted[3])];
    const [day, month] = dotted[2] === '/' && b > 12 ? [b, a] : [a, b];
    return dotted[2] === '/' && a <= 12 && b <= 12 && a !== b ? null : oneDay(iso(Number(dotted[4]), month, day), 1, true);
  }
  if (text === 'today') return oneDay(today, 1, true);
  if (text === 'yesterday') return oneDay(addDays(today, -1), 1, true);
  if (text === 'tomorrow') return oneDay(addDays(today, 1), 1, true);
  if (text === 'next' || text === 'coming') return comingAt(tokens, at, frame);
  const span = spanOfAt(tokens, at, frame);
  if (span) return span;
  const period = /^(last|this|previous) (week|month|quarter|year)$/.exec(wordsAt(tokens, at, 2));
  if (period) {
    const running = firstDay(today, PERIODS[period[2]!]!);
    const from = period[1] === 'this' ? running : firstDay(addDays(running, -1), PERIODS[period[2]!]!);
    return { item: { from, to: period[1] === 'this' ? today : addDays(running, -1), isDated: true }, used: 2 };
  }
  const led = ['last', 'this'].includes(text) ? 1 : 0;
  const named = monthAt(tokens, at + led, today, given) ?? weekdayAt(tokens, at + led, today, text === 'last');
  if (led) return named && { item: named.item, used: named.used + 1 };
  return monthDayAt(tokens, at, today, given) ?? named ?? feastAt(tokens, at, today, given) ?? partAt(tokens, at, today, given) ?? yearAt(tokens, at);
}

/** "next July", "the coming Monday": the first one that is still to come. */
function comingAt(tokens: readonly Token[], at: number, frame: DateFrame): ReadDays {
  const named = dateAt(tokens, at + 1, frame, null);
  if (!named?.item.round) return null;
  const { from, to } = named.item.from > dayOf(frame.now, frame.timeZone) ? named.item : laterBy(named.item, named.item.round);
  return { item: { from, to, isDated: true }, used: named.used + 1 };
}

/** The same days a year or a week later. */
export function laterBy({ from, to }: { from: string; to: string }, unit: 'year' | 'week'): { from: string; to: string } {
  // The last day of a month stays the last one.
  const move = (day: string): string => moveDay(day, { n: 1, unit }, 1);
  const isMonthEnd = addDays(to, 1).slice(8) === '01';
  return { from: move(from), to: unit === 'year' && isMonthEnd ? addDays(move(addDays(to, 1)), -1) : move(to) };
}

/** Christmas, New Year, Easter: the latest one, or that of a year. */
function feastAt(tokens: readonly Token[], at: number, today: string, given: number | null): ReadDays {
  for (let words = 3; words > 0; words--) {
    const feast = FEASTS[wordsAt(tokens, at, words)];
    if (!feast) continue;
    const { year, used } = saidYear(tokens, at + words);
    const running = Number(today.slice(0, 4));
    const day = feast(year ?? given ?? (feast(running) <= today ? running : running - 1));
    return { item: { from: day, to: day, isDated: year !== null, ...(year === null ? { round: 'year' as const } : {}) }, used: words + used };
  }
  return null;
}

/** Easter Sunday by the Gregorian calendar. */
function easter(year: number): string {
  const [golden, century] = [year % 19, Math.floor(year / 100)];
  const epact = (century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 19 * golden + 15) % 30;
  const moon = epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11));
  const weekday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7;
  return addDays(iso(year, 3, 1), 27 + moon - weekday);
}

const thanksgiving = (year: number): string => addDays(iso(year, 11, 1), ((4 - new Date(`${year}-11-01T00:00:00Z`).getUTCDay() + 7) % 7) + 21);
const fixed = (month: number, day: number) => (year: number): string => iso(year, month, day);
const FEASTS: Readonly<Record<string, (year: number) => string>> = {
  christmas: fixed(12, 25), 'christmas day': fixed(12, 25), xmas: fixed(12, 25), 'christmas eve': fixed(12, 24), 'boxing day': fixed(12, 26), 'new year': fixed(1, 1), "new year 's": fixed(1, 1), "new year 's day": fixed(1, 1), 'new years': fixed(1, 1), "new year 's eve": fixed(12, 31),
  halloween: fixed(10, 31), easter, 'easter sunday': easter, 'easter monday': (year) => addDays(easter(year), 1), 'good friday': (year) => addDays(easter(year), -2), thanksgiving, 'black friday': (year) => addDays(thanksgiving(year), 1),
};
/** Every word of a feast. */
const FEAST_WORDS = Object.keys(FEASTS).flatMap((words) => words.split(' ')).filter((word) => word.length > 2);

/** Words that dates and times are made of; none of them is a slip of another word. */
export const dateWords: readonly string[] = [...MONTHS, ...WEEKDAYS, ...Object.keys(SEASONS), ...Object.keys(PERIODS), ...Object.keys(ORDINALS), 'recently', 'lately', 'yesterday', 'today', 'since', 'before', 'after', 'until', 'during', 'within', 'previous', 'coming', 'following', 'weeks', 'months', 'years', 'days', 'quarters', 'hours', 'fortnight', 'decade', 'half', 'beginning', 'starting', 'tomorrow', ...FEAST_WORDS];

/** "the year", "this month", "next quarter", as whole calendar periods; also those still to come. */
export function periodAt(tokens: readonly Token[], at: number, frame: DateFrame): ReadDays {
  const lead = ['the', 'this', 'next', 'last', 'current'].includes(tokens[at]?.text ?? '') ? 1 : 0;
  const period = PERIODS[tokens[at + lead]?.text ?? ''];
  if (!period || period === 'day') return null;
  const running = firstDay(dayOf(frame.now, frame.timeZone), period);
  const from = tokens[at]?.text === 'next' ? addDays(lastOf(running, period), 1) : tokens[at]?.text === 'last' ? firstDay(addDays(running, -1), period) : running;
  return { item: { from, to: lastOf(from, period), isDated: true }, used: lead + 1 };
}

const lastOf = (first: string, period: Exclude<Period, 'day'>): string => addDays(moveDay(first, period === 'quarter' ? { n: 3, unit: 'month' } : { n: 1, unit: period }, 1), -1);

/** the first 3 months of 1998 · the last 10 days of March 2022 */
function spanOfAt(tokens: readonly Token[], at: number, frame: DateFrame): ReadDays {
  const way = tokens[at]?.text;
  if (way !== 'first' && way !== 'last') return null;
  // "the last week of May" is one week.
  const number = numberAt(tokens, at + 1) ?? (unitOf(tokens[at + 1]) && tokens[at + 2]?.text === 'of' ? { value: 1, used: 0 } : null);
  const unit = number && unitOf(tokens[at + 1 + number.used]);
  if (!number || !unit || !Number.isInteger(number.value) || number.value < 1 || tokens[at + 2 + number.used]?.text !== 'of') return null;
  const whole = daysAt(tokens, at + 3 + number.used, frame);
  if (!whole) return null;
  const length = { n: number.value, unit };
  const { from, to, isDated } = whole.item;
  const item = way === 'first' ? { from, to: addDays(moveDay(from, length, 1), -1), isDated } : { from: moveDay(addDays(to, 1), length, -1), to, isDated };
  return item.from >= from && item.to <= to ? { item, used: 3 + number.used + whole.used } : null;
}

function yearAt(tokens: readonly Token[], at: number): ReadDays {
  const year = yearOf(tokens[at]?.text);
  if (!year) return null;
  const quarter = /^q([1-4])$/.exec(tokens[at + 1]?.text ?? '')?.[1];
  return quarter ? { item: { ...monthsOf(year, Number(quarter) * 3 - 2, 3), isDated: true }, used: 2 } : { item: { ...monthsOf(year, 1, 12), isDated: true }, used: 1 };
}

/** 1 March 1998 · 1st of March · March 1, 1998 · March 1st */
function monthDayAt(tokens: readonly Token[], at: number, today: string, given: number | null): ReadDays {
  const running = Number(today.slice(0, 4));
  const latestYear = (month: number, day: number) => given ?? (iso(running, month, day) <= today ? running : running - 1);
  const first = dayNumber(tokens, at);
  if (first) {
    const of = tokens[at + first.used]?.text === 'of' ? 1 : 0;
    const month = monthOf(tokens[at + first.used + of]?.text);
    return month ? dated(tokens, at, first.used + of + 1, [month, first.value], latestYear) : null;
  }
  const month = monthOf(tokens[at]?.text);
  const day = month ? dayNumber(tokens, at + 1) : null;
  return month && day ? dated(tokens, at, 1 + day.used, [month, day.value], latestYear) : null;
}

function dated(tokens: readonly Token[], at: number, used: number, [month, day]: [month: number, day: number], latestYear: (month: number, day: number) => number): ReadDays {
  const comma = tokens[at + used]?.text === ',' && yearOf(tokens[at + used + 1]?.text) ? 1 : 0;
  const said = yearOf(tokens[at + used + comma]?.text);
  if (said) return oneDay(iso(said, month, day), used + comma + 1, true);
  return oneDay(iso(latestYear(month, day), month, day), used, false, 'year');
}

function dayNumber(tokens: readonly Token[], at: number): { value: number; used: number } | null {
  const value = /^(\d{1,2})$/.exec(tokens[at]?.text ?? '')?.[1];
  if (!value || Number(value) < 1 || Number(value) > 31) return null;
  const ordinal = ['st', 'nd', 'rd', 'th'].includes(tokens[at + 1]?.text ?? '') && tokens[at + 1]!.start === tokens[at]!.end ? 1 : 0;
  return { value: Number(value), used: 1 + ordinal };
}

/** March 1998 · March (the latest one) · spring 2022 · summer of 2022 */
function monthAt(tokens: readonly Token[], at: number, today: string, given: number | null): ReadDays {
  const text = tokens[at]?.text ?? '';
  const month = monthOf(text);
  const season = SEASONS[text];
  if (!month && !season) return null;
  const { year, used } = saidYear(tokens, at + 1);
  const [first, last] = month ? [month, month] : season!;
  return { item: { ...monthsOf(year ?? given ?? latest(first, today), first, ((last - first + 12) % 12) + 1), isDated: year !== null, ...(year === null ? { round: 'year' as const } : {}) }, used: 1 + used };
}

/** Q1 2022 · the first half of 2022 · second quarter · H2 */
function partAt(tokens: readonly Token[], at: number, today: string, given: number | null): ReadDays {
  const short = /^([qh])([1-4])$/.exec(tokens[at]?.text ?? '');
  const long = /^(first|second|third|fourth|last) (quarter|half)$/.exec(wordsAt(tokens, at, 2)) ?? /^([1-4])(?:st|nd|rd|th) (quarter|half)$/.exec(`${wordsAt(tokens, at, 2).replace(' ', '')} ${tokens[at + 2]?.text ?? ''}`);
  if (!short && !long) return null;
  const months = (short?.[1] ?? long![2]!).startsWith('q') ? 3 : 6;
  const spoken = short?.[2] ?? long![1]!;
  const used = short ? 1 : /^\d/.test(spoken) ? 3 : 2;
  const { year, used: said } = saidYear(tokens, at + used);
  const ordinal = ORDINALS[spoken] ?? Number(spoken);
  if (ordinal > 12 / months || (ordinal === 0 && year === null)) return null;
  const first = ((ordinal || 12 / months) - 1) * months + 1;
  return { item: { ...monthsOf(year ?? given ?? latest(first, today), first, months), isDated: year !== null, ...(year === null ? { round: 'year' as const } : {}) }, used: used + said };
}

/** Monday: the latest one, today included unless it is the last one. */
function weekdayAt(tokens: readonly Token[], at: number, today: string, isLast: boolean): ReadDays {
  if (tokens[at]?.text === 'weekend') {
    const back = (new Date(`${today}T00:00:00Z`).getUTCDay() + 1) % 7;
    const saturday = addDays(today, -back - (isLast && back < 2 ? 7 : 0));
    return { item: { from: saturday, to: addDays(saturday, 1), isDated: true }, used: 1 };
  }
  const weekday = WEEKDAYS.indexOf((tokens[at]?.text ?? '').replace(/s$/, ''));
  if (weekday < 0) return null;
  const back = (new Date(`${today}T00:00:00Z`).getUTCDay() - weekday + 7) % 7;
  return oneDay(addDays(today, -(back === 0 && isLast ? 7 : back)), 1, true, isLast ? undefined : 'week');
}

function saidYear(tokens: readonly Token[], at: number): { year: number | null; used: number } {
  const of = tokens[at]?.text === 'of' || (tokens[at]?.text === ',' && yearOf(tokens[at + 1]?.text)) ? 1 : 0;
  const year = yearOf(tokens[at + of]?.text);
  return { year, used: year ? of + 1 : 0 };
}

const latest = (month: number, today: string): number => (iso(Number(today.slice(0, 4)), month, 1) <= today ? Number(today.slice(0, 4)) : Number(today.slice(0, 4)) - 1);

function monthOf(text: string | undefined): number | null {
  if (!text || text.length < 3) return null;
  const index = MONTHS.findIndex((month) => month === text || (month.slice(0, 3) === text && text !== 'may') || (text === 'sept' && month === 'september'));
  return index < 0 ? null : index + 1;
}

const yearOf = (text: string | undefined): number | null => (text && /^(19|20)\d{2}$/.test(text) ? Number(text) : null);
const iso = (year: number, month: number, day: number): string => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
const monthsOf = (year: number, first: number, count: number): { from: string; to: string } => ({ from: iso(year, first, 1), to: addDays(moveDay(iso(year, first, 1), { n: count, unit: 'month' }, 1), -1) });

function oneDay(day: string, used: number, isDated: boolean, round?: 'year' | 'week'): ReadDays {
  const at = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day ? null : { item: { from: day, to: day, isDated, ...(round ? { round } : {}) }, used };
}
