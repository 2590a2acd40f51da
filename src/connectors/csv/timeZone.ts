// From the clock on the wall to the moment it showed. Offsets are kept per quarter of an hour, because asking the time zone
// database for each row of a long file would cost more than all the rest of reading it.

const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();
const OFFSETS_KEPT_MAX = 50_000;
const QUARTER_MS = 15 * 60_000;

/**
 * The moment at which the clocks of `timeZone` show what `localMs` would be in UTC. In the hour that summer time skips it is
 * the moment with the offset from before; in the hour that comes twice, the first.
 */
export function toUtc(localMs: number, timeZone: string): number {
  if (timeZone === 'UTC') return localMs;
  const first = localMs - offsetMs(localMs, timeZone);
  const second = localMs - offsetMs(first, timeZone);
  return second === first ? first : Math.max(second, localMs - offsetMs(second, timeZone));
}

function offsetMs(utcMs: number, timeZone: string): number {
  let known = offsets.get(timeZone);
  if (!known || known.size > OFFSETS_KEPT_MAX) offsets.set(timeZone, (known = new Map()));
  const quarter = Math.floor(utcMs / QUARTER_MS);
  let offset = known.get(quarter);
  if (offset === undefined) known.set(quarter, (offset = lookUp(quarter * QUARTER_MS, timeZone)));
  return offset;
}

function lookUp(utcMs: number, timeZone: string): number {
  let format = formatters.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
    formatters.set(timeZone, format);
  }
  const shown: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(utcMs)) shown[type] = Number(value);
  return Date.UTC(shown['year']!, shown['month']! - 1, shown['day']!, shown['hour']!, shown['minute']!, shown['second']!) - utcMs;
}
