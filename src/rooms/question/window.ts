// When something happened, as people say it: in the last 90 days, since March 1998, this quarter, in 2022, more than a year ago.
// A window is kept as it was said, so that a saved question moves with time; it becomes two instants only when it is asked.
import { z } from 'zod';
import { endOfDay, startOfDay } from '#base/clock.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'A day is written YYYY-MM-DD.');
export const units = ['day', 'week', 'month', 'year'] as const;
export const periods = ['day', 'week', 'month', 'quarter', 'year'] as const;
export const lengthSchema = z.strictObject({ n: z.number().int().min(1).max(10_000), unit: z.enum(units) });
export type Length = z.infer<typeof lengthSchema>;
export type Period = (typeof periods)[number];

export const windowSchema = z.union([
  z.strictObject({ last: lengthSchema }).describe('later than now minus this length, until now'),
  z.strictObject({ ago: lengthSchema }).describe('at least this long ago'),
  z.strictObject({ since: day }).describe('from the first moment of this day'),
  z.strictObject({ before: day }).describe('before the first moment of this day'),
  z.strictObject({ from: day, to: day }).describe('both days included'),
  z.strictObject({ this: z.enum(periods) }).describe('the running calendar period (weeks begin on Monday)'),
  z.strictObject({ previous: z.enum(periods) }).describe('the calendar period before the running one'),
]);
export type Window = z.infer<typeof windowSchema>;

/** Both ends belong to the range; `from` null means from the beginning. Milliseconds are the smallest step. */
export interface Range {
  from: Date | null;
  to: Date;
}

/** The instants a window covers as seen from `now`; never later than `now`, because nothing later exists for an answer. */
export function rangeOf(window: Window | undefined, now: Date, timeZone: string): Range {
  if (!window) return { from: null, to: now };
  if ('last' in window) return { from: new Date(before(now, window.last).getTime() + 1), to: now };
  if ('ago' in window) return { from: null, to: before(now, window.ago) };
  if ('since' in window) return { from: startOf(window.since, timeZone), to: now };
  if ('before' in window) return { from: null, to: earlier(new Date(startOf(window.before, timeZone).getTime() - 1), now) };
  if ('from' in window) return { from: startOf(window.from, timeZone), to: earlier(endOfDay(window.to, timeZone) ?? now, now) };
  const today = dayOf(now, timeZone);
  if ('this' in window) return { from: startOf(firstDay(today, window.this), timeZone), to: now };
  const running = firstDay(today, window.previous);
  const from = firstDay(addDays(running, -1), window.previous);
  return { from: startOf(from, timeZone), to: new Date(startOf(running, timeZone).getTime() - 1) };
}

/** `now` minus a length. Days and weeks are 24 and 168 hours; months and years go by the calendar (31 March minus one month is 28 February). */
export function before(now: Date, length: Length): Date {
  if (length.unit === 'day' || length.unit === 'week') return new Date(now.getTime() - length.n * (length.unit === 'day' ? 1 : 7) * DAY_MS);
  return addMonths(now, -length.n * (length.unit === 'year' ? 12 : 1));
}

/** The calendar day (YYYY-MM-DD) of an instant as lived in `timeZone`. */
export function dayOf(at: Date, timeZone: string): string {
  // The words of one question ask for the same day again and again, and the formatter is slow.
  if (lastDay.timeZone !== timeZone || lastDay.ms !== at.getTime()) {
    lastDay = { timeZone, ms: at.getTime(), day: new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at) };
  }
  return lastDay.day;
}
let lastDay = { timeZone: '', ms: 0, day: '' };

/** The first day of the period that holds `day`. */
export function firstDay(day: string, period: Period): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  if (period === 'day') return day;
  if (period === 'week') return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  if (period === 'year') return `${day.slice(0, 4)}-01-01`;
  const first = period === 'month' ? month : month - ((month - 1) % 3);
  return `${String(year).padStart(4, '0')}-${String(first).padStart(2, '0')}-01`;
}

export function addDays(day: string, days: number): string {
  return new Date(new Date(`${day}T00:00:00Z`).getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

/** A day moved by a length, forwards for a positive sign. */
export function moveDay(day: string, length: Length, sign: 1 | -1): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (length.unit === 'day' || length.unit === 'week') return addDays(day, sign * length.n * (length.unit === 'day' ? 1 : 7));
  return addMonths(at, sign * length.n * (length.unit === 'year' ? 12 : 1)).toISOString().slice(0, 10);
}

const DAY_MS = 86_400_000;

function addMonths(at: Date, months: number): Date {
  const moved = new Date(at);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(at.getUTCDate(), last));
  return moved;
}

const startOf = (day: string, timeZone: string): Date => startOfDay(day, timeZone) ?? new Date(`${day}T00:00:00Z`);
const earlier = (a: Date, b: Date): Date => (a.getTime() < b.getTime() ? a : b);
