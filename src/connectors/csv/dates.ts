// Dates as people and programs write them. Whether 3/4/2024 is in March or in April is never guessed from one cell: the whole
// column decides (a 15 can only be a day), else the person is asked. Each way of writing decides for itself: 13.2.2024 is day
// first, as dots are, and says nothing of 3/4/2024 in the same column.
import type { DayOrder } from './map.ts';
import { toUtc } from './timeZone.ts';

export interface ReadDate {
  at: Date;
  /** The calendar day as written, YYYY-MM-DD. */
  day: string;
  hasTime: boolean;
}
/** `impossible`: it has the shape of a date, but the calendar has no such day. `two days`: nothing says which number is the month. */
export type DateReading = ReadDate | 'impossible' | 'unreadable' | 'two days';

type Separator = '.' | '/' | '-';
const SEPARATORS: readonly Separator[] = ['.', '/', '-'];

/** Which comes first, by the sign between the numbers; none where nothing says it. Dots without an order are day first. */
export type DayOrders = Readonly<Partial<Record<Separator, DayOrder>>>;

/** Reads one date. Without an offset in the text it is a moment in `timeZone`; a date alone is the start of that day there. */
export function readDate(text: string, orders: DayOrders, timeZone: string): DateReading {
  const parts = partsOf(text);
  if (!parts) return readEpoch(text);
  const ordered = inOrder(parts, orders);
  if (!ordered) return 'two days';
  const [year, month, day] = ordered;
  const { hour, minute, second, offsetMinutes } = parts.time ?? { hour: 0, minute: 0, second: 0, offsetMinutes: null };
  if (hour > 23 || minute > 59 || second > 59) return 'impossible';
  const dayMs = Date.UTC(year, month - 1, day);
  const check = new Date(dayMs);
  if (month < 1 || month > 12 || day < 1 || check.getUTCDate() !== day || year < 1900 || year > 2199) return 'impossible';
  const localMs = dayMs + ((hour * 60 + minute) * 60 + second) * 1000;
  const atMs = offsetMinutes === null ? toUtc(localMs, timeZone) : localMs - offsetMinutes * 60_000;
  return { at: new Date(atMs), day: check.toISOString().slice(0, 10), hasTime: parts.time !== null };
}

/** A way of writing in which a column leaves open what comes first, with a value that needs to know. */
export interface OpenOrder {
  separator: Separator;
  example: string;
}

/**
 * What a column's values say about the order of day and month, and what they leave open. `told` is what a person said, and
 * counts for all of a column written in one way; where several stand beside each other, it answers only what they leave open.
 * `found`: what rows further down say.
 */
export function dayOrdersOf(values: Iterable<string>, told: DayOrder | null = null, found: DayOrders = {}): { orders: DayOrders; open: OpenOrder | null } {
  const seen = new Map<Separator, Seen>();
  for (const value of values) {
    const said = saidBy(value);
    if (said) count(seen, said, value);
  }
  const orders: Partial<Record<Separator, DayOrder>> = {};
  let open: OpenOrder | null = null;
  for (const separator of SEPARATORS) {
    const one = seen.get(separator);
    const own = one ? orderIn(one) : null;
    // Whoever says "month first" speaks of the slashes; dots are meant only where there is nothing else.
    const wanted = separator === '.' && (seen.has('/') || seen.has('-')) ? null : told;
    const order = separator === '.' || seen.size > 1 ? own ?? wanted : wanted ?? own;
    const known = order ?? found[separator];
    if (known) orders[separator] = known;
    else if (separator !== '.' && one?.either !== undefined) open ??= { separator, example: one.either };
  }
  return { orders, open };
}

/** What one value says of its own way of writing. */
export interface Said {
  separator: Separator;
  order: DayOrder | 'either' | 'same';
  /** Slashes beside AM and PM are the American way of writing (HubSpot's export, for one). */
  isAmerican: boolean;
}

/** Null for a date that says by itself what is what, and for what is no date. */
export function saidBy(text: string): Said | null {
  const parts = partsOf(text);
  if (parts?.shape !== 'numbers') return null;
  const [a, b] = parts.numbers;
  const order = a > 12 && b <= 12 ? 'day first' : b > 12 && a <= 12 ? 'month first' : a === b || a > 12 ? 'same' : 'either';
  return { separator: parts.separator, order, isAmerican: parts.separator === '/' && Boolean(parts.time?.isTwelveHours) };
}

interface Seen {
  dayFirst: number;
  monthFirst: number;
  isAmerican: boolean;
  /** The first that can be two days. */
  either?: string;
}

function count(seen: Map<Separator, Seen>, { separator, order, isAmerican }: Said, value: string): void {
  const one = seen.get(separator) ?? { dayFirst: 0, monthFirst: 0, isAmerican: false };
  if (order === 'day first') one.dayFirst += 1;
  else if (order === 'month first') one.monthFirst += 1;
  else if (order === 'either') one.either ??= value;
  one.isAmerican ||= isAmerican;
  seen.set(separator, one);
}

function orderIn({ dayFirst, monthFirst, isAmerican, either }: Seen): DayOrder | null {
  if (dayFirst || monthFirst) return dayFirst >= monthFirst ? 'day first' : 'month first';
  return isAmerican && either !== undefined ? 'month first' : null;
}

/** The order that makes an impossible day of the text, where the other way round there would be one; else null. */
export function orderAgainst(text: string, orders: DayOrders, timeZone: string): 'day first' | 'month first' | null {
  const said = saidBy(text);
  const order = said && orders[said.separator];
  if (!order || order === 'year first') return null;
  const turned = readDate(text, { [said.separator]: order === 'day first' ? 'month first' : 'day first' }, timeZone);
  return typeof turned === 'string' ? null : order;
}

/** Whether the text has the shape of a date, possible or not. */
export const isDateLike = (text: string): boolean => partsOf(text) !== null;

interface Time {
  hour: number;
  minute: number;
  second: number;
  offsetMinutes: number | null;
  isTwelveHours: boolean;
}
type Parts = { time: Time | null } & (
  | { shape: 'fixed'; ymd: readonly [number, number, number] }
  | { shape: 'numbers'; numbers: readonly [number, number, number]; separator: Separator });

const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:$|[T ,]\s*)/;
const COMPACT = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:$|[T ]\s*)/;
const NUMBERS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:$|[T ,]\s*)/;
const DAY_MONTH = /^(?:\p{L}{2,9}\.?,? )?(\d{1,2})(?:st|nd|rd|th|\.)?[ -](\p{L}{3,9})\.?,?[ -](\d{4}|\d{2})(?:$|[ ,]\s*)/u;
const MONTH_DAY = /^(?:\p{L}{2,9}\.?,? )?(\p{L}{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:$|[ ,]\s*)/u;
const TIME = /^(?:at )?(\d{1,2})(?::(\d{2}))?(?::(\d{2})(?:[.,]\d{1,9})?)?\s?([ap]\.?m\.?)?\s?(z|utc|gmt|(?:utc|gmt)?[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i;

function partsOf(text: string): Parts | null {
  if (text.length > 60) return null;
  let match = ISO.exec(text);
  if (match) return withTime(text, match[0], { shape: 'fixed', ymd: [Number(match[1]), Number(match[3]), Number(match[4])] });
  match = COMPACT.exec(text);
  if (match) return withTime(text, match[0], { shape: 'fixed', ymd: [Number(match[1]), Number(match[2]), Number(match[3])] });
  match = NUMBERS.exec(text);
  if (match) return withTime(text, match[0], { shape: 'numbers', separator: match[2] as Separator, numbers: [Number(match[1]), Number(match[3]), fullYear(match[4]!)] });
  match = DAY_MONTH.exec(text);
  let month = match && monthOf(match[2]!);
  if (match && month) return withTime(text, match[0], { shape: 'fixed', ymd: [fullYear(match[3]!), month, Number(match[1])] });
  match = MONTH_DAY.exec(text);
  month = match && monthOf(match[1]!);
  if (match && month) return withTime(text, match[0], { shape: 'fixed', ymd: [Number(match[3]), month, Number(match[2])] });
  return null;
}

function withTime(text: string, date: string, parts: Omit<Parts & { shape: 'fixed' }, 'time'> | Omit<Parts & { shape: 'numbers' }, 'time'>): Parts | null {
  const rest = text.slice(date.length);
  if (!rest) return { ...parts, time: null } as Parts;
  const match = TIME.exec(rest);
  if (!match || (match[2] === undefined && !match[4])) return null;
  const half = match[4]?.toLowerCase()[0];
  let hour = Number(match[1]);
  if (half) hour = hour >= 1 && hour <= 12 ? (hour % 12) + (half === 'p' ? 12 : 0) : 99;
  return { ...parts, time: { hour, minute: Number(match[2] ?? 0), second: Number(match[3] ?? 0), offsetMinutes: offsetOf(match[5]), isTwelveHours: Boolean(half) } } as Parts;
}

function offsetOf(zone: string | undefined): number | null {
  if (!zone) return null;
  const match = /([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0));
}

/** Year, month and day; null where that cannot be known. */
function inOrder(parts: Parts, orders: DayOrders): readonly [number, number, number] | null {
  if (parts.shape === 'fixed') return parts.ymd;
  const [a, b, year] = parts.numbers;
  const order = orders[parts.separator];
  if (order) return order === 'month first' ? [year, a, b] : [year, b, a];
  if (parts.separator === '.' || a > 12 || a === b) return [year, b, a];
  return b > 12 ? [year, a, b] : null;
}

/** Two digits: 69 is 2069, 70 is 1970, as POSIX reads them. */
const fullYear = (text: string): number => (text.length === 4 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900));

/** Unix time in seconds or milliseconds, as APIs export it; only moments from 1990 to 2100, so that an id is not taken for one. */
function readEpoch(text: string): DateReading {
  if (!/^\d{9,13}(?:\.\d{1,6})?$/.test(text)) return 'unreadable';
  const number = Number(text);
  const at = new Date(number < 1e11 ? number * 1000 : number);
  const year = at.getUTCFullYear();
  return year >= 1990 && year <= 2100 ? { at, day: at.toISOString().slice(0, 10), hasTime: true } : 'unreadable';
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FURTHER: Record<string, number> = {
  januar: 1, februar: 2, märz: 3, mrz: 3, mär: 3, mai: 5, juni: 6, juli: 7, okt: 10, oktober: 10, dez: 12, dezember: 12, sept: 9,
};
const LONG = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** 1 to 12 for an English or German month, whole or shortened; null for any other word. */
function monthOf(word: string): number | null {
  const lower = word.toLowerCase();
  const short = MONTHS.indexOf(lower.slice(0, 3));
  if (short >= 0 && LONG[short]!.startsWith(lower)) return short + 1;
  return FURTHER[lower] ?? null;
}
