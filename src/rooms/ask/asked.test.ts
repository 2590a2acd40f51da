import { expect, test } from 'vitest';
import { byDay } from './asked.ts';

test('questions stand under the day they were asked on, where the workspace is', () => {
  const asked = [{ at: '2026-03-02T23:30:00Z', q: 'c' }, { at: '2026-03-02T22:30:00Z', q: 'b' }, { at: '2026-03-01T09:00:00Z', q: 'a' }];
  const inUtc = byDay(asked, (at) => at.toISOString().slice(0, 10));
  expect(inUtc.map(({ day, items }) => [day, items.map(({ q }) => q).join('')])).toEqual([['2026-03-02', 'cb'], ['2026-03-01', 'a']]);
  const inVienna = byDay(asked, (at) => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Vienna' }).format(at));
  expect(inVienna.map(({ day, items }) => [day, items.length])).toEqual([['2026-03-03', 1], ['2026-03-02', 1], ['2026-03-01', 1]]);
});
