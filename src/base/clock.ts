// Time comes from here and nowhere else, so that a test, or a question about the past, can say what "now" is.

export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still, for tests and for `--now`. */
export const fixedClock = (at: Date): Clock => ({ now: () => new Date(at) });

/**
 * Reads `--now` and `now`: an ISO date-time, or a date alone, which means the end of that day in `timeZone`.
 * Returns null when the text is neither.
 */
export function parseMoment(text: string, timeZone = 'UTC'): Date | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return endOfDay(text, timeZone);
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text)) return null;
  const hasZone = /(?:[zZ]|[+-]\d{2}:?\d{2})$/.test(text);
  const at = new Date(hasZone ? text : `${text.replace(' ', 'T')}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** The last millisecond of a calendar day (YYYY-MM-DD) as lived in `timeZone`; null for a day that does not exist. */
export function endOfDay(day: string, timeZone: string): Date | null {
  const midnight = startOfDay(day, timeZone);
  if (!midnight) return null;
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  const following = startOfDay(next.toISOString().slice(0, 10), timeZone);
  return following && new Date(following.getTime() - 1);
}

/** The first moment of a calendar day (YYYY-MM-DD) as lived in `timeZone`; null for a day that does not exist. */
export function startOfDay(day: string, timeZone: string): Date | null {
  const utc = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(utc.getTime()) || utc.toISOString().slice(0, 10) !== day) return null;
  // Twice, because the first guess may stand on the other side of a change of summer time.
  let at = utc.getTime() - offsetMs(utc, timeZone);
  at = utc.getTime() - offsetMs(new Date(at), timeZone);
  return new Date(at);
}

function offsetMs(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - Math.floor(at.getTime() / 1000) * 1000;
}
