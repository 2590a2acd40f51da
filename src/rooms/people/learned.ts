// What was learned of a person in talking with them: what they need and hope for, what we can enable and how we help, the job
// they hired us for in their own words, what drives their business, how they like to be reached, and until when nothing is to
// be sold to them. Said by them or our guess, always with a source and a date; what has expired is a question to ask again.
import { z } from 'zod';

export const LEARNED_KINDS = ['need', 'aspiration', 'enable', 'help', 'job', 'driver', 'preference', 'wait'] as const;
export type LearnedKind = (typeof LEARNED_KINDS)[number];

/** How somebody likes to deal with us: to talk, to write, or to solve it alone. */
export const PREFERENCES = ['talk', 'write', 'alone'] as const;
export type Preference = (typeof PREFERENCES)[number];

/** After how many days each kind is to be asked again, where nobody says; null: it stays. */
export const EXPIRES_AFTER_DAYS: Record<LearnedKind, number | null> = { need: 180, aspiration: 365, enable: 180, help: 180, job: null, driver: 120, preference: 365, wait: 90 };

const day = z.iso.date('Write the day as 2026-11-25.');
const words = z.string().trim().min(1, 'Say it in a few words.').max(1_000);
const shape = {
  words,
  isSaid: z.boolean().describe('they said so; otherwise it is our guess'),
  choice: z.enum(PREFERENCES).describe('of a preference: talk, write, or alone'),
  quote: z.string().trim().min(1).max(2_000).nullable().describe('their own words'),
  interaction: z.uuid().nullable().describe('the interaction in which they stand, word for word'),
  learnedOn: day.describe('the day it was said or noticed; today where left out'),
  expiresOn: day.nullable().describe('from when it is to be asked again; where left out it depends on the kind'),
};

export const learnedInput = z.object({ kind: z.enum(LEARNED_KINDS), ...z.object(shape).partial().shape, words: words.optional() });
export type LearnedInput = z.output<typeof learnedInput>;
export const learnedChange = z.object(shape).partial();
export type LearnedChange = z.output<typeof learnedChange>;

export const learnedShown = z.object({
  id: z.string(),
  person: z.object({ id: z.string(), name: z.string() }),
  kind: z.enum(LEARNED_KINDS),
  words: z.string(),
  choice: z.enum(PREFERENCES).nullable(),
  isSaid: z.boolean(),
  quote: z.string().nullable(),
  learnedOn: z.string(),
  expiresOn: z.string().nullable(),
  question: z.string().nullable().describe('what to ask, where it has expired'),
  source: z.object({
    kind: z.enum(['member', 'api']),
    member: z.object({ id: z.string(), name: z.string() }).nullable().describe('who wrote it down'),
    at: z.date(),
    interaction: z.object({ id: z.string(), kind: z.string(), at: z.date() }).nullable().describe('where it was said'),
  }),
  replaces: z.string().nullable().describe('what it corrected'),
  endedAt: z.date().nullable(),
});
export type LearnedShown = z.output<typeof learnedShown>;

/** Whether it is to be asked again on `today`; a day is YYYY-MM-DD. */
export const isExpired = (expiresOn: string | null, today: string): boolean => expiresOn !== null && expiresOn <= today;

const ASKED: Record<LearnedKind, (words: string) => string> = {
  need: (it) => `Do they still need this: ${it}?`,
  aspiration: (it) => `Do they still hope for this: ${it}?`,
  enable: (it) => `Would this still help them: ${it}?`,
  help: (it) => `Does this still help them: ${it}?`,
  job: (it) => `Is this still why they work with us: ${it}?`,
  driver: (it) => `Is this still what moves their business: ${it}?`,
  preference: (it) => `Do they still like it best so: ${it}?`,
  wait: () => 'The day to look again has come: is it time to offer them something?',
};

/** The question that an expired line has become; null while it holds. */
export const questionOf = (kind: LearnedKind, said: string, expiresOn: string | null, today: string): string | null =>
  (isExpired(expiresOn, today) ? ASKED[kind](said.replace(/[.?!]+$/, '')) : null);

/** From when a line of this kind, learned on that day, is to be asked again; null for what stays. */
export function usualExpiry(kind: LearnedKind, learnedOn: string): string | null {
  const days = EXPIRES_AFTER_DAYS[kind];
  return days === null ? null : addDays(learnedOn, days);
}

/** A day so many days after another; both YYYY-MM-DD. */
export function addDays(from: string, days: number): string {
  const at = new Date(`${from}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The calendar day of a moment as lived in a time zone. */
export const dayIn = (at: Date, timeZone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

export const PREFERENCE_WORDS: Record<Preference, string> = { talk: 'to talk', write: 'to write', alone: 'to solve it alone' };

/** What is wrong with a line before it is kept, as a sentence and the field at fault; null when it is fine. */
export function learnedFault({ kind, words: said, choice, learnedOn, expiresOn }: { kind: LearnedKind; words: string; choice: Preference | null; learnedOn: string; expiresOn: string | null }, today: string): { sentence: string; field: string } | null {
  if (kind === 'preference' && !choice) return { sentence: 'Say how they like it best: talk, write, or alone.', field: 'choice' };
  if (kind !== 'preference' && !said) return { sentence: 'Say it in a few words.', field: 'words' };
  if (learnedOn > today) return { sentence: 'It cannot have been learned on a day still to come.', field: 'learnedOn' };
  if (kind === 'wait' && (!expiresOn || expiresOn <= learnedOn)) return { sentence: 'Say on which later day to look again.', field: 'expiresOn' };
  return null;
}
