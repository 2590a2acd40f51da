// When a mail was written. The Date header is written by the sender's clock and by people's software of forty years:
// names of days that do not fit, two-digit years, zones by name, times without seconds, other orders.
import { withoutComments } from './headers.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
// Minutes east of Greenwich (RFC 5322, 4.3, and those seen in mails).
const ZONES: Record<string, number> = {
  ut: 0, utc: 0, gmt: 0, z: 0, wet: 0, bst: 60, west: 60, cet: 60, met: 60, mez: 60, cest: 120, mest: 120, mesz: 120, eet: 120, eest: 180, msk: 180,
  ist: 330, sgt: 480, hkt: 480, awst: 480, jst: 540, kst: 540, aest: 600, aedt: 660, nzst: 720, nzdt: 780,
  est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420, akst: -540, akdt: -480, hst: -600,
};

/** Reads a date as mails write it; null when no day can be made out. A zone that is missing or unknown counts as UTC. */
export function parseMailDate(value: string | null): Date | null {
  if (!value) return null;
  const text = withoutComments(value.slice(0, 200)).replace(/[\u2013\u2212]/g, '-').replace(/(\d)\s{0,8}:\s{1,8}(?=\d)|(\d)\s{1,8}:(?=\d)/g, '$1$2:').trim();
  const day = dayOf(text);
  if (!day) return null;
  const time = timeOf(text);
  const at = Date.UTC(day.year, day.month, day.day, time.hour, time.minute, time.second) - zoneMinutes(text, time.end) * 60_000;
  const date = new Date(at);
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1900 || date.getUTCFullYear() > 2200 ? null : date;
}

interface Day { year: number; month: number; day: number }

function dayOf(text: string): Day | null {
  const iso = /(?:^|[^\d])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  if (iso) return realDay(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]));
  // 3 Jan 2022, 03-Jan-22, 3. January 2022
  const dayFirst = /(?:^|[^\d])0?(\d{1,2})(?:st|nd|rd|th)?[\s.,/-]{1,3}([a-z]{3,9})\.?[\s,/-]{1,3}(\d{4}|\d{2,3})(?![\d:])/i.exec(text);
  if (dayFirst) return realDay(fullYear(dayFirst[3]!), monthOf(dayFirst[2]!), Number(dayFirst[1]));
  // Jan 3 11:02:24 [zone] 2022, January 3, 2022
  const monthFirst = /([a-z]{3,9})\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,?\s{1,3}|[^\d][^]{0,40}?[\s+-])(\d{4})(?!\d)/i.exec(text.replace(/[+-]\d{4}(?=\s+\d{4}\b)/, ' '));
  if (monthFirst && monthOf(monthFirst[1]!) >= 0) return realDay(Number(monthFirst[3]), monthOf(monthFirst[1]!), Number(monthFirst[2]));
  const bare = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s{1,3}(\d{1,2})\b[^]{0,40}?\b((?:19|20)\d{2})\b/i.exec(text);
  if (bare) return realDay(Number(bare[3]), monthOf(bare[1]!), Number(bare[2]));
  const slashes = /(?:^|[^\d])(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?!\d)/.exec(text);
  if (!slashes) return null;
  const [first, second] = [Number(slashes[1]), Number(slashes[2])];
  // 13/5 can only be the thirteenth of May; 5/13 only American; both small: American, as such software is.
  return first > 12 ? realDay(fullYear(slashes[3]!), second - 1, first) : realDay(fullYear(slashes[3]!), first - 1, second);
}

function timeOf(text: string): { hour: number; minute: number; second: number; end: number } {
  const found = /(?:^|[^\d:])(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s{0,2}([ap]\.?m\b\.?)?/i.exec(text.replace(/\d{1,4}[./]\d{1,2}[./]\d{1,4}/, (day) => ' '.repeat(day.length)));
  if (!found) return { hour: 0, minute: 0, second: 0, end: text.length };
  const hour = Number(found[1]);
  const half = found[4]?.[0]?.toLowerCase();
  const fullHour = half === 'p' && hour < 12 ? hour + 12 : half === 'a' && hour === 12 ? 0 : hour;
  return { hour: Math.min(fullHour, 24), minute: Math.min(Number(found[2]), 59), second: Math.min(Number(found[3] ?? 0), 60), end: found.index + found[0].length };
}

function zoneMinutes(text: string, from: number): number {
  const after = text.slice(from);
  const offset = /([+-])\s?(\d{1,2}):?(\d{2})?(?!\d)/.exec(after);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    return minutes > 24 * 60 ? 0 : offset[1] === '-' ? -minutes : minutes;
  }
  const name = /\b([a-z]{1,4})\b/i.exec(after)?.[1]?.toLowerCase();
  return name ? (ZONES[name] ?? 0) : 0;
}

const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase());

// RFC 5322, 4.3: 00–49 is 20xx, 50–99 is 19xx, three digits count from 1900.
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return digits.length === 3 ? 1900 + year : year;
}

function realDay(year: number, month: number, day: number): Day | null {
  if (month < 0 || month > 11 || day < 1) return null;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return day > lastDay ? null : { year, month, day };
}

/** The moment in a mailbox's separator line: `From ada@example.org Mon Jan  3 11:02:24 2022`. */
export const fromLineDate = (line: string | null): Date | null => (line ? parseMailDate(line.replace(/^>?From \S*/, '')) : null);

/** The earliest moment a server says it received the mail: the lowest Received header that can be read. */
export function receivedDate(received: readonly string[]): Date | null {
  for (let i = received.length - 1; i >= 0; i--) {
    const semicolon = received[i]!.lastIndexOf(';');
    const at = semicolon >= 0 ? parseMailDate(received[i]!.slice(semicolon + 1)) : null;
    if (at) return at;
  }
  return null;
}
