// Asking as of a moment: nothing later exists.
import { z } from 'zod';
import { parseMoment } from '#base/clock.ts';
import { Problem } from '#base/problem.ts';

export const asOfInput = { now: z.string().optional().describe('as of this moment, nothing later exists: an ISO time, or a day, which means its end') };

/** The moment asked for; null where none is. Throws a Problem for what is no time. */
export function untilOf({ timeZone }: { timeZone: string }, now: string | undefined): Date | null {
  const at = now === undefined ? null : parseMoment(now, timeZone);
  if (now !== undefined && !at) throw new Problem('bad input', `"${now}" is no time.`, 'now');
  return at;
}
