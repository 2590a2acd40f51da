// Business hours: when somebody of us can be expected to answer. Days and hours are those of the workspace's time zone; a
// holiday is closed from its first minute to its last.
import { z } from 'zod';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'A time is written like 09:00, up to 24:00.');
const openDay = z.object({ day: z.int().min(1).max(7).describe('1 is Monday, 7 is Sunday'), from: time, to: time })
  .refine(({ from, to }) => from < to, { message: 'Closing comes after opening.', path: ['to'] });
const holiday = z.object({ on: z.iso.date('A holiday needs a date.'), name: z.string().trim().max(100).default('') });

const isOnce = (keys: readonly (string | number)[]): boolean => new Set(keys).size === keys.length;

export const hoursSchema = z.object({
  days: z.array(openDay).max(7).refine((days) => isOnce(days.map(({ day }) => day)), 'A day can stand here only once.').describe('days on which you are open; a day that is not here is closed'),
  holidays: z.array(holiday).max(400).refine((all) => isOnce(all.map(({ on }) => on)), 'A holiday can stand here only once.'),
});
export type Hours = z.output<typeof hoursSchema>;

const WEEKDAYS = [1, 2, 3, 4, 5];
/** What counts until somebody says otherwise. */
export const USUAL_HOURS: Hours = { days: WEEKDAYS.map((day) => ({ day, from: '09:00', to: '17:00' })), holidays: [] };

/** Whether that moment lies within the hours, as clocks in the time zone (IANA) show it. */
export function isOpenAt({ days, holidays }: Hours, timeZone: string, at: Date): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  const on = `${part('year')}-${part('month')}-${part('day')}`;
  if (holidays.some((one) => one.on === on)) return false;
  const day = new Date(`${on}T00:00:00Z`).getUTCDay() || 7;
  const clock = `${part('hour')}:${part('minute')}`;
  return days.some((one) => one.day === day && one.from <= clock && clock < one.to);
}
