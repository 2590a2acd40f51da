// How somebody likes to deal with us, as it shows in what they do: whoever mostly talks, likes to talk. It stands beside what
// they said and what we assume; where what we do differs from it, that is said.
import type { Preference } from '#rooms/people/index.ts';

export const HABIT_DAYS = 365;
/** Fewer acts than this say nothing. */
export const ACTS_LEAST = 5;
const SHARE_LEAST = 0.5;
const WAYS: readonly Preference[] = ['talk', 'write', 'alone'];

/** Acts of a person within 365 days, and how we came to them. */
export interface Acts {
  /** Calls, meetings and visits. */
  talk: number;
  /** Mails they wrote. */
  write: number;
  /** Readings, trainings, and days on which they used the product. */
  alone: number;
  weTalked: number;
  weWrote: number;
}

export interface Habit { choice: Preference | null; why: string }

/** What is observed: the way of at least half of five acts or more; no choice where there are fewer or no way leads. */
export function habitOf(acts: Acts): Habit {
  const sum = acts.talk + acts.write + acts.alone;
  const counted = `${acts.talk} calls, meetings and visits, ${acts.write} mails from them, ${acts.alone} readings, trainings and days of use in ${HABIT_DAYS} days`;
  if (sum < ACTS_LEAST) return { choice: null, why: `${counted}: too few to say (${ACTS_LEAST} are needed).` };
  const choice = WAYS.find((one) => acts[one] / sum >= SHARE_LEAST && WAYS.every((other) => other === one || acts[other] < acts[one])) ?? null;
  return { choice, why: choice ? `${counted}: ${Math.round((100 * acts[choice]) / sum)} % of it is ${choice === 'talk' ? 'talking' : choice === 'write' ? 'writing' : 'their own'}.` : `${counted}: no way leads.` };
}

/** One sentence where what we do is not what they like; null where it fits or cannot be said. */
export function differenceOf(liked: Preference | null, { weTalked, weWrote }: Pick<Acts, 'weTalked' | 'weWrote'>): string | null {
  if (weTalked + weWrote < 3 || !liked) return null;
  if (liked === 'talk' && weWrote > 2 * weTalked) return `They like to talk; we wrote ${times(weWrote)} and talked ${times(weTalked)} in ${HABIT_DAYS} days.`;
  if (liked === 'write' && weTalked > weWrote) return `They like to write; we called or met them ${times(weTalked)} and wrote ${times(weWrote)} in ${HABIT_DAYS} days.`;
  if (liked === 'alone' && weTalked + weWrote > 24) return `They like to solve it alone; we wrote or talked ${times(weTalked + weWrote)} in ${HABIT_DAYS} days.`;
  return null;
}

/** What counts: what they said, else what they do, else what we assume. An expired saying is worth less than what they do. */
export function preferenceOf(told: { choice: Preference | null; isSaid: boolean; question: string | null } | null, habit: Habit): { choice: Preference | null; basis: 'said' | 'observed' | 'assumed' | null } {
  if (told?.choice && told.isSaid && !told.question) return { choice: told.choice, basis: 'said' };
  if (habit.choice) return { choice: habit.choice, basis: 'observed' };
  if (told?.choice) return { choice: told.choice, basis: told.isSaid ? 'said' : 'assumed' };
  return { choice: null, basis: null };
}

const times = (count: number): string => (count === 0 ? 'never' : count === 1 ? 'once' : `${count} times`);
