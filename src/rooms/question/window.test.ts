import { describe, expect, test } from 'vitest';
import { before, firstDay, rangeOf } from './window.ts';
import type { Window } from './window.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const range = (window: Window | undefined, timeZone = 'UTC', now = NOW) => {
  const { from, to } = rangeOf(window, now, timeZone);
  return [from?.toISOString() ?? null, to.toISOString()];
};

describe('a window covers', () => {
  test('everything until now, where none is said', () => expect(range(undefined)).toEqual([null, '2026-11-20T12:00:00.000Z']));
  test('the last 90 days without the moment 90 days ago, which is "90 days ago"', () => {
    expect(range({ last: { n: 90, unit: 'day' } })).toEqual(['2026-08-22T12:00:00.001Z', '2026-11-20T12:00:00.000Z']);
    expect(range({ ago: { n: 90, unit: 'day' } })).toEqual([null, '2026-08-22T12:00:00.000Z']);
  });
  test('whole days as they are lived in the time zone of the workspace', () => {
    expect(range({ since: '2026-03-01' }, 'Europe/Berlin')).toEqual(['2026-02-28T23:00:00.000Z', '2026-11-20T12:00:00.000Z']);
    expect(range({ before: '2026-07-01' }, 'America/New_York')).toEqual([null, '2026-07-01T03:59:59.999Z']);
    expect(range({ from: '2026-05-05', to: '2026-05-05' }, 'Europe/Berlin')).toEqual(['2026-05-04T22:00:00.000Z', '2026-05-05T21:59:59.999Z']);
  });
  test('the running period up to now, and the one before it whole', () => {
    expect(range({ this: 'quarter' })).toEqual(['2026-10-01T00:00:00.000Z', '2026-11-20T12:00:00.000Z']);
    expect(range({ previous: 'quarter' })).toEqual(['2026-07-01T00:00:00.000Z', '2026-09-30T23:59:59.999Z']);
    expect(range({ previous: 'week' })).toEqual(['2026-11-09T00:00:00.000Z', '2026-11-15T23:59:59.999Z']);
    expect(range({ previous: 'day' })).toEqual(['2026-11-19T00:00:00.000Z', '2026-11-19T23:59:59.999Z']);
  });
  test('nothing that is later than the moment asked about', () => {
    expect(range({ from: '2026-01-01', to: '2026-12-31' })[1]).toBe('2026-11-20T12:00:00.000Z');
    expect(range({ before: '2027-01-01' })[1]).toBe('2026-11-20T12:00:00.000Z');
  });
});

test('a month before the last of March is the last of February', () => {
  expect(before(new Date('2026-03-31T10:00:00Z'), { n: 1, unit: 'month' }).toISOString()).toBe('2026-02-28T10:00:00.000Z');
  expect(before(new Date('2024-02-29T10:00:00Z'), { n: 1, unit: 'year' }).toISOString()).toBe('2023-02-28T10:00:00.000Z');
});

test('weeks begin on Monday, quarters in January, April, July and October', () => {
  expect(firstDay('2026-11-22', 'week')).toBe('2026-11-16');
  expect(firstDay('2026-06-30', 'quarter')).toBe('2026-04-01');
});
