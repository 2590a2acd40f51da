import { describe, expect, test } from 'vitest';
import { strengthOf, whyStrength } from './strength.ts';

describe('the strength of a tie', () => {
  test('is nothing without contacts and at most 100', () => {
    expect(strengthOf({ contacts: 0, in: 0, out: 0, daysSinceLast: 4_000, replyHours: null }).strength).toBe(0);
    expect(strengthOf({ contacts: 10_000, in: 5_000, out: 5_000, daysSinceLast: 0, replyHours: 0 })).toEqual({ strength: 100, often: 30, lately: 25, bothWays: 20, replySpeed: 25 });
  });
  test('fades by half every 90 days and grows with every answer', () => {
    expect([0, 90, 180].map((daysSinceLast) => strengthOf({ contacts: 1, in: 1, out: 0, daysSinceLast, replyHours: null }).lately)).toEqual([25, 13, 6]);
    const oneWay = strengthOf({ contacts: 4, in: 4, out: 0, daysSinceLast: 1, replyHours: null });
    const bothWays = strengthOf({ contacts: 4, in: 2, out: 2, daysSinceLast: 1, replyHours: 2 });
    expect(bothWays.strength - oneWay.strength).toBe(20 + 24);
  });
  test('says where each point comes from', () => {
    const touches = { contacts: 7, in: 4, out: 3, daysSinceLast: 12.4, replyHours: 5 };
    const strength = strengthOf(touches);
    const why = whyStrength(strength, touches);
    expect(why.reduce((sum, part) => sum + part.points, 0)).toBe(strength.strength);
    expect(why.map((part) => part.why)).toEqual(['7 contacts in the last 365 days.', 'The last contact was 12 days ago; the points halve every 90 days.', '4 from them, 3 from us in the last 365 days.', 'Half of the answers came within 5 hours.']);
  });
});
