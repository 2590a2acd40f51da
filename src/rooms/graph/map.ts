// The map of relationships of an organisation: its people, who of us knows them, whom they know within and outside.
import { z } from 'zod';

export const MAP_PEOPLE_MAX = 120;
export const MAP_OTHERS_MAX = 40;

export const mapShown = z.object({
  nodes: z.array(z.object({ id: z.string(), name: z.string(), kind: z.enum(['person', 'member', 'other', 'organisation']).describe('other: a person of another organisation'), strength: z.number() })),
  edges: z.array(z.object({ from: z.string(), to: z.string(), kind: z.string().describe('tie, at (an organisation), or the kind of relationship'), strength: z.number().nullable().describe('of a tie, 0 to 100') })),
  left: z.number().describe('people of the organisation that the map leaves out: those we know least'),
});

export const monthShown = z.object({ month: z.string().describe('2026-11'), concern: z.number(), praise: z.number(), idea: z.number(), question: z.number(), interest: z.number(), neutral: z.number() });

/** The last `count` months up to the month of a day, oldest first. */
export function lastMonths(today: string, count: number): string[] {
  const at = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() - count + 1);
  return Array.from({ length: count }, () => {
    const month = at.toISOString().slice(0, 7);
    at.setUTCMonth(at.getUTCMonth() + 1);
    return month;
  });
}
