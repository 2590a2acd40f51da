// A window said of a field that holds a day ("renewal date before May 2027") as a comparison of days.
import type { Test } from './question.ts';
import { addDays, dayOf, firstDay, moveDay } from './window.ts';
import type { Period, Window } from './window.ts';

/** The comparison of a date field that a window means. Calendar periods become their days as of now. */
export function edgeDays(window: Window, frame: { now: Date; timeZone: string }): Test {
  const today = dayOf(frame.now, frame.timeZone);
  if ('last' in window) return { op: 'in last', length: window.last };
  if ('ago' in window) return { op: '≤', value: moveDay(today, window.ago, -1) };
  if ('since' in window) return { op: '≥', value: window.since };
  if ('before' in window) return { op: '<', value: window.before };
  if ('from' in window) return window.from === window.to ? { op: '=', value: window.from } : { op: 'between', value: window.from, to: window.to };
  if ('this' in window) return periodTest(firstDay(today, window.this), window.this);
  return periodTest(firstDay(addDays(firstDay(today, window.previous), -1), window.previous), window.previous);
}

/** The days of the calendar period after the running one. */
export function nextPeriod(period: Exclude<Period, 'day'>, frame: { now: Date; timeZone: string }): Window {
  const from = lastDay(firstDay(dayOf(frame.now, frame.timeZone), period), period);
  return { from: addDays(from, 1), to: lastDay(addDays(from, 1), period) };
}

function lastDay(from: string, period: Period): string {
  if (period === 'day') return from;
  if (period === 'quarter') return addDays(moveDay(from, { n: 3, unit: 'month' }, 1), -1);
  return addDays(moveDay(from, { n: 1, unit: period }, 1), -1);
}

function periodTest(from: string, period: Period): Test {
  return period === 'day' ? { op: '=', value: from } : { op: 'between', value: from, to: lastDay(from, period) };
}
