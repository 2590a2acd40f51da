import { describe, expect, test } from 'vitest';
import { slippingAway } from './overview.ts';
import type { Rhythm } from './overview.ts';

const DAY = 86_400_000;
const asOf = new Date('2026-06-01T00:00:00Z');
/** In touch on `days` days, `pause` apart, the last `silent` days ago. */
const rhythm = (id: string, days: number, pause: number, silent: number): Rhythm => {
  const last = asOf.getTime() - silent * DAY;
  return { id, name: id, organisation: null, strength: 50, lastContactAt: new Date(last), firstContactAt: new Date(last - (days - 1) * pause * DAY), days };
};

describe('somebody is slipping away', () => {
  test('who is silent for three times their usual pause, which is told', () => {
    expect(slippingAway([rhythm('weekly', 10, 7, 40)], asOf)).toMatchObject([{ id: 'weekly', why: 'In touch about every 7 days, now silent for 40 days.' }]);
    expect(slippingAway([rhythm('daily', 60, 1, 15)], asOf)[0]!.why).toBe('In touch about every day, now silent for 15 days.');
  });
  test('but not who only pauses as they always do, whom we hardly know, or who left long ago', () => {
    expect(slippingAway([rhythm('monthly', 10, 30, 40), rhythm('new', 4, 20, 80), rhythm('one exchange', 10, 2, 40), rhythm('quick', 60, 1, 5), rhythm('gone', 60, 2, 400)], asOf)).toEqual([]);
  });
  test('first of all those with most contact and the longest silence, ten at most', () => {
    const many = Array.from({ length: 15 }, (_, index) => rhythm(`p${String(index).padStart(2, '0')}`, 10 + index, 5, 60));
    expect(slippingAway(many, asOf).map((one) => one.id)).toEqual(many.toReversed().slice(0, 10).map((one) => one.id));
  });
});
