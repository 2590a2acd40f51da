// The first look at a workspace: how much is in it, who is slipping away, who is heard most, and three questions to begin with.
import { z } from 'zod';

export interface Rhythm {
  id: string;
  name: string;
  organisation: string | null;
  strength: number;
  lastContactAt: Date;
  firstContactAt: Date;
  /** Days on which there was contact. */
  days: number;
}

/** Contact on so many different days makes a rhythm. */
export const RHYTHM_DAYS_MIN = 5;
/** One long exchange of mails is no rhythm: it must have gone on for six weeks. */
const RHYTHM_SPAN_DAYS_MIN = 42;
/** Silent for so many times the usual pause, and at least two weeks, is slipping away; after a year somebody has gone. */
const PAUSES_MIN = 3;
const SILENT_DAYS_MIN = 14;
export const SILENT_DAYS_MAX = 365;
export const SHOWN = 10;
const DAY_MS = 86_400_000;

export interface Slipping extends Rhythm {
  why: string;
}

/** Those who are silent for long compared with their own rhythm; the ones with the most contact and the longest silence first. */
export function slippingAway(rhythms: readonly Rhythm[], asOf: Date): Slipping[] {
  return rhythms.flatMap((one) => {
    const span = (one.lastContactAt.getTime() - one.firstContactAt.getTime()) / DAY_MS;
    const pause = span / Math.max(1, one.days - 1);
    const silent = (asOf.getTime() - one.lastContactAt.getTime()) / DAY_MS;
    const isSlipping = one.days >= RHYTHM_DAYS_MIN && span >= RHYTHM_SPAN_DAYS_MIN && silent >= SILENT_DAYS_MIN && silent <= SILENT_DAYS_MAX && silent >= PAUSES_MIN * pause;
    return isSlipping ? [{ one, rank: Math.log(one.days) * Math.min(10, silent / Math.max(1, pause)), why: `In touch about every ${days(pause)}, now silent for ${Math.round(silent)} days.` }] : [];
  }).sort((a, b) => b.rank - a.rank || (a.one.id < b.one.id ? -1 : 1)).slice(0, SHOWN).map(({ one, why }) => ({ ...one, why }));
}

function days(n: number): string {
  const whole = Math.max(1, Math.round(n));
  return whole === 1 ? 'day' : `${whole} days`;
}

const personShape = { id: z.string(), name: z.string(), organisation: z.string().nullable(), why: z.string() };
export const overviewOutput = z.object({
  asOf: z.date().describe('now, or the newest interaction where that is more than 30 days ago'),
  isPast: z.boolean().describe('the newest interaction is more than 30 days ago: everything here is seen from then'),
  people: z.number(), organisations: z.number(), interactions: z.number(), topics: z.object({ accepted: z.number(), proposed: z.number() }),
  slippingAway: z.array(z.object({ ...personShape, strength: z.number(), lastContactAt: z.date() })),
  loudest: z.array(z.object({ ...personShape, count: z.number() })),
  questions: z.array(z.object({ words: z.string(), count: z.number() })),
});
