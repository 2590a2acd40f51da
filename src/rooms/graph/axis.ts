// What a person is worth to us on five axes: money, easy to engage, challenges our thinking, asks good questions, helps others.
// They are never added up: somebody who buys little may be the one who asks the best questions. Each level is 0 to 5 by an
// open rule from what happened in the last 365 days; a member may say otherwise.
import { z } from 'zod';

export const AXES = ['money', 'easy to engage', 'challenges our thinking', 'asks good questions', 'helps others'] as const;
export type Axis = (typeof AXES)[number];
export const AXIS_DAYS = 365;

/** What happened within 365 days, as far as the rules look at it. */
export interface AxisCounts {
  spent: number;
  purchases: number;
  /** What their organisation pays in a year; null where nobody told. */
  organisationPays: number | null;
  /** Mails, calls and meetings from us. */
  fromUs: number;
  replies: number;
  medianReplyHours: number | null;
  /** Mails, calls, notes ... in which they brought an idea or a concern. */
  challenges: number;
  questions: number;
  answersToOthers: number;
  referrals: number;
}

/** Amounts in the currency of the workspace and counts from which each level begins. */
export const MONEY_FROM = [1, 250, 1_000, 4_000, 16_000] as const;
export const TIMES_FROM = [1, 2, 4, 7, 11] as const;
/** Hours within which half of the answers came: the fewer, the higher. */
export const REPLY_HOURS_MOST = [336, 72, 24, 8] as const;

const levelFrom = (value: number, from: readonly number[]): number => from.filter((least) => value >= least).length;

export interface Judged { axis: Axis; level: number | null; why: string; rule: string }

const times = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** The level of each axis with its reason and its rule. `money` writes an amount. A level is null where nothing can be said. */
export function judgeAxes(counts: AxisCounts, money: (amount: number) => string): Judged[] {
  return [judgeMoney(counts, money), judgeEngaging(counts), ...judgeCounts(counts)];
}

function judgeMoney({ spent, purchases, organisationPays }: AxisCounts, money: (amount: number) => string): Judged {
  const own = `${times(purchases, 'purchase')} for ${money(spent)}`;
  const theirs = organisationPays === null ? '' : `their organisation pays ${money(organisationPays)} a year`;
  return {
    axis: 'money', level: levelFrom(Math.max(spent, organisationPays ?? 0), MONEY_FROM), why: [purchases > 0 || !theirs ? own : '', theirs].filter(Boolean).join('; '),
    rule: `The larger of what they bought in 365 days and what their organisation pays a year: from ${MONEY_FROM.map(money).join(', ')}.`,
  };
}

function judgeEngaging({ fromUs, replies, medianReplyHours }: AxisCounts): Judged {
  const rule = `Half of their answers came within ${REPLY_HOURS_MOST.slice(1).toReversed().join(', ')} hours (5, 4, 3), 14 days (2) or later (1); one point less with fewer than 3 answers; 0 where they never answered.`;
  const axis = 'easy to engage';
  if (fromUs === 0 && replies === 0) return { axis, level: null, why: 'We have not written or called in 365 days, so nothing can be said.', rule };
  if (replies === 0 || medianReplyHours === null) return { axis, level: 0, why: `No answer to ${times(fromUs, 'contact')} from us.`, rule };
  const level = 1 + REPLY_HOURS_MOST.filter((most) => medianReplyHours <= most).length;
  return { axis, level: Math.max(1, level - (replies < 3 ? 1 : 0)), why: `${times(replies, 'answer')}, half of them within ${hours(medianReplyHours)}.`, rule };
}

const hours = (count: number): string => (count < 1 ? 'an hour' : count < 48 ? times(Math.round(count), 'hour') : times(Math.round(count / 24), 'day'));

function judgeCounts({ challenges, questions, answersToOthers, referrals }: AxisCounts): Judged[] {
  const from = `${TIMES_FROM.join(', ')} in 365 days`;
  return [
    { axis: 'challenges our thinking', level: levelFrom(challenges, TIMES_FROM), why: challenges === 0 ? 'No idea and no concern in 365 days.' : `An idea or a concern on ${times(challenges, 'occasion')}.`, rule: `Occasions on which they brought an idea or a concern: ${from}.` },
    { axis: 'asks good questions', level: levelFrom(questions, TIMES_FROM), why: questions === 0 ? 'No question about a topic in 365 days.' : `A question about a topic on ${times(questions, 'occasion')}.`, rule: `Occasions on which they asked about a topic: ${from}. A rating of the questions is yours to give.` },
    {
      axis: 'helps others', level: levelFrom(answersToOthers + 2 * referrals, TIMES_FROM), rule: `Answers to other customers, and twice each person they referred or introduced: ${from}.`,
      why: answersToOthers + referrals === 0 ? 'No answer to another customer, nobody referred in 365 days.' : [answersToOthers > 0 ? times(answersToOthers, 'answer') + ' to other customers' : '', referrals > 0 ? `${times(referrals, 'person').replace('persons', 'people')} referred or introduced` : ''].filter(Boolean).join(', ') + '.',
    },
  ];
}

export const axisProof = z.object({ interaction: z.string(), kind: z.string(), at: z.date(), words: z.string().describe('a quote, or what it was') });
export const axisShown = z.object({
  axis: z.enum(AXES),
  level: z.number().nullable().describe('0 to 5; what a member said, else what the rule says; null where nothing can be said'),
  computed: z.number().nullable(),
  why: z.string(),
  rule: z.string(),
  proof: z.array(axisProof),
  correction: z.object({ id: z.string(), level: z.number(), why: z.string(), member: z.object({ id: z.string(), name: z.string() }), at: z.date() }).nullable(),
});
export type AxisShown = z.output<typeof axisShown>;
