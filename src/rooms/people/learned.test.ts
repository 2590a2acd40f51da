import { describe, expect, test } from 'vitest';
import { LEARNED_KINDS, addDays, dayIn, isExpired, learnedFault, questionOf, usualExpiry } from './learned.ts';

describe('what was learned', () => {
  test('becomes a question on the day it expires, and not before', () => {
    expect(isExpired('2026-11-25', '2026-11-24')).toBe(false);
    expect(isExpired('2026-11-25', '2026-11-25')).toBe(true);
    expect(isExpired(null, '2999-01-01')).toBe(false);
    expect(questionOf('need', 'To take deposits.', '2026-11-25', '2026-11-25')).toBe('Do they still need this: To take deposits?');
    expect(questionOf('need', 'To take deposits.', '2026-11-26', '2026-11-25')).toBeNull();
  });

  test('every kind has a question of its own, and all but the job expire', () => {
    expect(new Set(LEARNED_KINDS.map((kind) => questionOf(kind, 'x', '2026-01-01', '2026-01-02'))).size).toBe(LEARNED_KINDS.length);
    expect(LEARNED_KINDS.filter((kind) => usualExpiry(kind, '2026-01-01') === null)).toEqual(['job']);
    expect(usualExpiry('driver', '2026-11-25')).toBe('2027-03-25');
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
  });

  test('is dated by the day as lived where the workspace is', () => {
    const at = new Date('2026-11-25T23:30:00Z');
    expect([dayIn(at, 'UTC'), dayIn(at, 'Europe/Berlin'), dayIn(at, 'America/New_York')]).toEqual(['2026-11-25', '2026-11-26', '2026-11-25']);
  });

  test('is refused where it says nothing, lies ahead, or has no day to look again', () => {
    const line = { kind: 'need' as const, words: 'x', choice: null, learnedOn: '2026-11-25', expiresOn: null };
    const fieldOf = (change: Partial<Parameters<typeof learnedFault>[0]>) => learnedFault({ ...line, ...change }, '2026-11-25')?.field ?? null;
    expect([fieldOf({}), fieldOf({ words: '' }), fieldOf({ kind: 'preference' }), fieldOf({ kind: 'preference', choice: 'talk', words: '' }), fieldOf({ learnedOn: '2026-11-26' })]).toEqual([null, 'words', 'choice', null, 'learnedOn']);
    expect([fieldOf({ kind: 'wait' }), fieldOf({ kind: 'wait', expiresOn: '2026-11-25' }), fieldOf({ kind: 'wait', expiresOn: '2026-11-26' })]).toEqual(['expiresOn', 'expiresOn', null]);
  });
});
