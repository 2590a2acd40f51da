// Days and hours of the made-up history, counted back from its end.
import type { Random } from './random.ts';

export const DAY_MS = 86_400_000;
export const HISTORY_DAYS = 3 * 365;

export interface Times {
  /** The last moment: yesterday, one second before midnight UTC. */
  end: Date;
  /** A moment on the day `daysAgo` before the last one (0 = the last day), between 8 and 18, on a working day where `isWork`. */
  daysAgo(daysAgo: number, random: Random, isWork?: boolean): Date;
  /** `hours` later, moved out of the night; null when that is past the end. */
  after(at: Date, hours: number, random: Random): Date | null;
  /** How many days before the end. */
  age(at: Date): number;
  isTold(at: Date): boolean;
}

export function createTimes(now: Date): Times {
  const end = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()) - 1000);
  const midnight = (at: Date) => Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
  const isTold = (at: Date) => at <= end;
  return {
    end, isTold,
    daysAgo(daysAgo, random, isWork = true) {
      let day = midnight(end) - Math.round(daysAgo) * DAY_MS;
      // Weekends move to the Friday before, so that nothing slips past the end.
      const weekday = new Date(day).getUTCDay();
      if (isWork && daysAgo >= 2) day -= weekday === 6 ? DAY_MS : weekday === 0 ? 2 * DAY_MS : 0;
      return new Date(day + random.whole(7 * 60, 18 * 60) * 60_000 + random.whole(0, 59) * 1000);
    },
    after(at, hours, random) {
      let later = new Date(at.getTime() + hours * 3_600_000 * (0.5 + random.next()));
      if (later.getUTCHours() < 7) later = new Date(midnight(later) + random.whole(7 * 60, 10 * 60) * 60_000 + random.whole(0, 59) * 1000);
      if (later.getUTCHours() > 20) later = new Date(midnight(later) + DAY_MS + random.whole(7 * 60, 10 * 60) * 60_000 + random.whole(0, 59) * 1000);
      return isTold(later) ? later : null;
    },
    age: (at) => (end.getTime() - at.getTime()) / DAY_MS,
  };
}
