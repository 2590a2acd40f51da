// How well a member knows a customer, from how often, how lately, how mutually and how quickly they write and talk:
// never from what was said. The formula is open; the sentences say where each point comes from.

/** Touches of one pair as of one moment; the counts and the median look back 365 days. */
export interface Touches {
  /** Contacts within 365 days. */
  contacts: number;
  in: number;
  out: number;
  daysSinceLast: number;
  /** Median hours to an answer, over both directions; null when nobody answered anybody. */
  replyHours: number | null;
}

export interface Strength {
  strength: number;
  often: number;
  lately: number;
  bothWays: number;
  replySpeed: number;
}

export const WINDOW_DAYS = 365;

/** 0–100: often (30) + lately (25) + both ways (20) + reply speed (25); each part rounded, then summed. */
export function strengthOf(touches: Touches): Strength {
  const often = Math.round(30 * (1 - Math.exp(-touches.contacts / 12)));
  const lately = Math.round(25 * 2 ** (-Math.max(0, touches.daysSinceLast) / 90));
  const both = touches.in + touches.out;
  const bothWays = both === 0 ? 0 : Math.round((20 * 2 * Math.min(touches.in, touches.out)) / both);
  const replySpeed = touches.replyHours === null ? 0 : Math.round(25 * Math.exp(-touches.replyHours / 48));
  return { strength: often + lately + bothWays + replySpeed, often, lately, bothWays, replySpeed };
}

/** "Why 72?": one sentence per part. */
export function whyStrength(strength: Strength, touches: Touches): { part: string; points: number; of: number; why: string }[] {
  const days = Math.floor(Math.max(0, touches.daysSinceLast));
  const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
  return [
    { part: 'how often', points: strength.often, of: 30, why: `${count(touches.contacts, 'contact')} in the last 365 days.` },
    { part: 'how lately', points: strength.lately, of: 25, why: days === 0 ? 'The last contact was today.' : `The last contact was ${count(days, 'day')} ago; the points halve every 90 days.` },
    { part: 'both ways', points: strength.bothWays, of: 20, why: touches.in + touches.out === 0 ? 'No contact in the last 365 days.' : `${touches.in} from them, ${touches.out} from us in the last 365 days.` },
    { part: 'reply speed', points: strength.replySpeed, of: 25, why: touches.replyHours === null ? 'Nobody has answered the other within the last 365 days.' : `Half of the answers came within ${sayHours(touches.replyHours)}.` },
  ];
}

function sayHours(hours: number): string {
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} minutes`;
  if (hours < 48) return `${Math.round(hours)} ${Math.round(hours) === 1 ? 'hour' : 'hours'}`;
  return `${Math.round(hours / 24)} days`;
}
