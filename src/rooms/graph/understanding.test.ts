import { describe, expect, test } from 'vitest';
import { judgeAxes } from './axis.ts';
import type { AxisCounts } from './axis.ts';
import { differenceOf, habitOf, preferenceOf } from './habit.ts';
import { suggest } from './suggestion.ts';
import type { Situation } from './suggestion.ts';

const nothing: AxisCounts = { spent: 0, purchases: 0, organisationPays: null, fromUs: 0, replies: 0, medianReplyHours: null, challenges: 0, questions: 0, answersToOthers: 0, referrals: 0 };
const levels = (change: Partial<AxisCounts>) => judgeAxes({ ...nothing, ...change }, (amount) => `€${amount}`).map(({ level }) => level);

describe('the five axes', () => {
  test('say nothing of somebody with whom nothing happened, and never guess how easy they are to engage', () => {
    expect(levels({})).toEqual([0, null, 0, 0, 0]);
    expect(levels({ fromUs: 4 })).toEqual([0, 0, 0, 0, 0]);
  });

  test('money is the larger of what they bought and what their organisation pays', () => {
    expect([levels({ spent: 249.99, purchases: 1 })[0], levels({ spent: 250, purchases: 1 })[0], levels({ organisationPays: 4000 })[0], levels({ spent: 20_000, purchases: 9, organisationPays: 100 })[0]]).toEqual([1, 2, 4, 5]);
    expect(judgeAxes({ ...nothing, organisationPays: 900 }, (amount) => `€${amount}`)[0]?.why).toBe('their organisation pays €900 a year');
  });

  test('whoever answers within a working day is easiest to engage; one answer alone counts a little less', () => {
    expect([levels({ replies: 5, medianReplyHours: 8 })[1], levels({ replies: 5, medianReplyHours: 8.1 })[1], levels({ replies: 2, medianReplyHours: 1 })[1], levels({ replies: 9, medianReplyHours: 900 })[1], levels({ replies: 1, medianReplyHours: 900 })[1]]).toEqual([5, 4, 4, 1, 1]);
  });

  test('ideas, questions and help are counted by occasions; whoever refers somebody helps twice', () => {
    expect([levels({ challenges: 1 })[2], levels({ challenges: 11 })[2], levels({ questions: 4 })[3], levels({ answersToOthers: 1, referrals: 1 })[4], levels({ referrals: 2 })[4]]).toEqual([1, 5, 3, 2, 3]);
  });
});

describe('how somebody likes to deal with us', () => {
  const acts = { talk: 0, write: 0, alone: 0, weTalked: 0, weWrote: 0 };

  test('is observed from five acts on, where one way leads', () => {
    expect(habitOf({ ...acts, talk: 4 }).choice).toBeNull();
    expect(habitOf({ ...acts, talk: 3, write: 2 }).choice).toBe('talk');
    expect(habitOf({ ...acts, talk: 3, write: 3 }).choice).toBeNull();
    expect(habitOf({ ...acts, talk: 3, write: 3, alone: 8 })).toEqual({ choice: 'alone', why: '3 calls, meetings and visits, 3 mails from them, 8 readings, trainings and days of use in 365 days: 57 % of it is their own.' });
  });

  test('what they said counts first, then what they do, then what we assume; an expired saying no longer', () => {
    const told = { choice: 'write' as const, isSaid: true, question: null };
    const habit = { choice: 'talk' as const, why: '' };
    expect(preferenceOf(told, habit)).toEqual({ choice: 'write', basis: 'said' });
    expect(preferenceOf({ ...told, question: 'still?' }, habit)).toEqual({ choice: 'talk', basis: 'observed' });
    expect(preferenceOf({ ...told, isSaid: false }, { choice: null, why: '' })).toEqual({ choice: 'write', basis: 'assumed' });
    expect(preferenceOf(null, { choice: null, why: '' })).toEqual({ choice: null, basis: null });
  });

  test('where we do otherwise, it is said', () => {
    expect(differenceOf('talk', { weTalked: 1, weWrote: 9 })).toBe('They like to talk; we wrote 9 times and talked once in 365 days.');
    expect(differenceOf('talk', { weTalked: 5, weWrote: 9 })).toBeNull();
    expect(differenceOf('write', { weTalked: 4, weWrote: 1 })).toContain('They like to write');
    expect(differenceOf(null, { weTalked: 4, weWrote: 1 })).toBeNull();
  });
});

describe('the one suggestion', () => {
  const proof = { interaction: 'i', kind: 'mail', at: new Date('2026-11-03T10:00:00Z'), words: 'No-shows worry me.' };
  const fit = { content: { id: 'c', title: 'Flat fee or per visit?', kind: 'article', url: null }, topic: 'deposits', stance: 'question', times: 2, day: '2026-11-03', proof };
  const calm: Situation = { today: '2026-11-25', wait: null, unanswered: null, score: null, lastContactOn: '2026-11-20', question: null, fits: [fit] };
  const of = (change: Partial<Situation>) => suggest({ ...calm, ...change });

  test('is what fits what they asked about and they have not read', () => {
    expect(of({})).toMatchObject({ kind: 'show', words: 'Show them “Flat fee or per visit?”', why: 'It is about deposits: they asked about it 2 times in a year, and they have not read it.', proof, lookAgainOn: null });
  });

  test('is to answer first, to ask first or to talk first, with a day to look again that lies ahead', () => {
    expect(of({ unanswered: { topic: 'cancellations', day: '2026-11-20', proof } })).toMatchObject({ kind: 'do not sell yet', words: 'Answer first: cancellations', lookAgainOn: '2026-12-04' });
    expect(of({ unanswered: { topic: 'cancellations', day: '2026-10-01', proof } }).lookAgainOn).toBe('2026-11-26');
    expect(of({ score: { score: 6, day: '2026-11-01', proof } })).toMatchObject({ kind: 'do not sell yet', lookAgainOn: '2026-12-31' });
    expect(of({ score: { score: 7, day: '2026-11-01', proof } }).kind).toBe('show');
    expect(of({ lastContactOn: '2026-01-01' })).toMatchObject({ kind: 'do not sell yet', words: 'Talk first' });
    expect(of({ lastContactOn: null }).why).toBe('There was no mail, call or meeting yet.');
  });

  test('is what a member decided until the day has come, and an expired line is asked about before anything is shown', () => {
    const wait = { id: 'w', words: 'They move house.', expiresOn: '2026-12-01', member: 'Ida' };
    expect(of({ wait, unanswered: { topic: 'x', day: '2026-11-20', proof } })).toMatchObject({ why: 'They move house.', lookAgainOn: '2026-12-01', decision: { id: 'w', member: 'Ida' } });
    expect(of({ wait: { ...wait, expiresOn: '2026-11-25' } }).kind).toBe('show');
    expect(of({ question: { question: 'Do they still need this: x?', kind: 'need' } })).toMatchObject({ kind: 'ask', words: 'Do they still need this: x?' });
  });

  test('is nothing where nothing fits, and that is said', () => {
    expect(of({ fits: [] })).toMatchObject({ kind: 'nothing', why: 'Nothing we have published fits what they spoke of, or they have read it all.', lookAgainOn: '2027-02-23' });
  });
});
