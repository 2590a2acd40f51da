// What somebody asked: theirs alone, each question once, newest first. It keeps how many were found, so that asking again shows
// what has changed. What is taken away can be brought back for a day; then it is gone.
import { z } from 'zod';

export const ASKED_KEPT_MAX = 500;
export const COUNTED_MAX = 20;

export const askedItem = z.object({
  id: z.string(), words: z.string(), at: z.date().describe('when it was asked last'), count: z.number().nullable().describe('how many it found then; null where nobody counted'), isPinned: z.boolean(),
});
export type AskedItem = z.infer<typeof askedItem>;

/** Items under the calendar days they were asked on, in their order. */
export function byDay<Item extends { at: string | Date }>(items: readonly Item[], dayOf: (at: Date) => string): { day: string; items: Item[] }[] {
  const days: { day: string; items: Item[] }[] = [];
  for (const item of items) {
    const day = dayOf(new Date(item.at));
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}
