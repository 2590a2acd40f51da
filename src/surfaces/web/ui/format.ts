// Dates, times, numbers and money as people read them, always by Intl, as the member chose and in the time zone of the workspace.
import { locale, wordLocale } from './locale.ts';
import { uiText } from './ui.text.ts';

let zone: string | undefined;

/** Set when the session is known; nothing is shown before. */
export const setTimeZone = (timeZone: string): void => { zone = timeZone; };

const DAY_MS = 86_400_000;
const made = new Map<string, Intl.DateTimeFormat>();

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale(), zone, options]);
  const known = made.get(key) ?? new Intl.DateTimeFormat(locale(), { ...options, ...(zone ? { timeZone: zone } : {}) });
  made.set(key, known);
  return known;
}

/** 11 Nov, or 11 Nov 2024 in another year. */
export function day(at: string | Date): string {
  const date = new Date(at);
  const isThisYear = date.getFullYear() === new Date().getFullYear();
  return dateFormat({ day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: 'numeric' }) }).format(date);
}

/** A calendar day without a time (`2026-11-11`): never moved by a time zone. */
export const plainDay = (text: string): string =>
  new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${text.slice(0, 10)}T00:00:00Z`));

/** 11 Nov, 14:20. */
export const moment = (at: string | Date): string => `${day(at)}, ${dateFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at))}`;

/** November 2026: the label of a month in a timeline. */
export const month = (at: string | Date): string => dateFormat({ month: 'long', year: 'numeric' }).format(new Date(at));

/** Nov: below a mark of a chart. */
export const shortMonth = (at: string): string => new Intl.DateTimeFormat(locale(), { month: 'short', timeZone: 'UTC' }).format(new Date(at));

/** The calendar day of now where the workspace is, as `2026-11-11`. */
export const today = (): string => new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', ...(zone ? { timeZone: zone } : {}) }).format(new Date());

/** 6 days ago, yesterday, in 3 weeks; `never` without a time. */
export function ago(at: string | Date | null, now: Date = new Date()): string {
  if (at === null) return uiText.never;
  const relative = new Intl.RelativeTimeFormat(wordLocale(), { numeric: 'auto' });
  const ms = new Date(at).getTime() - now.getTime();
  const size = Math.abs(ms);
  if (size < 60_000) return uiText.justNow;
  if (size < 3_600_000) return relative.format(Math.round(ms / 60_000), 'minute');
  if (size < DAY_MS) return relative.format(Math.round(ms / 3_600_000), 'hour');
  if (size < 60 * DAY_MS) return relative.format(Math.trunc(ms / DAY_MS), 'day');
  if (size < 730 * DAY_MS) return relative.format(Math.round(ms / (30.44 * DAY_MS)), 'month');
  return relative.format(Math.round(ms / (365.25 * DAY_MS)), 'year');
}

/** 1,284. */
export const number = (value: number): string => new Intl.NumberFormat(locale(), { maximumFractionDigits: 2 }).format(value);

/** 81%. */
export const percent = (share: number): string => new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** €1,840; without cents where there are none. */
export function money(amount: number, currency: string): string {
  const digits = Number.isInteger(amount) ? 0 : 2;
  return new Intl.NumberFormat(locale(), { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(amount);
}

/** 40 s, 3 min, 1 h 12. */
export function span(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 5_400) return `${Math.round(seconds / 60)} min`;
  return `${Math.floor(seconds / 3_600)} h ${String(Math.round((seconds % 3_600) / 60)).padStart(2, '0')}`;
}

/** 3.2 MB. */
export function bytes(count: number): string {
  const unit = count < 1_000_000 ? 'kilobyte' : count < 1_000_000_000 ? 'megabyte' : 'gigabyte';
  const by = { kilobyte: 1_000, megabyte: 1_000_000, gigabyte: 1_000_000_000 }[unit];
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, maximumFractionDigits: count / by < 10 ? 1 : 0 }).format(count / by);
}

const plurals = new Intl.PluralRules('en');
/** 1 person, 12 people. */
export const counted = (count: number, one: string, many: string): string => `${number(count)} ${plurals.select(count) === 'one' ? one : many}`;
