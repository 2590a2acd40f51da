// One suggestion for a person, with its reason: something we have that fits what they said and that they have not seen; or "do
// not sell yet" with the day to look again. The rules are asked in this order and the first that fits speaks.
import { z } from 'zod';

export const suggestionShown = z.object({
  kind: z.enum(['do not sell yet', 'ask', 'show', 'nothing']),
  words: z.string(),
  why: z.string(),
  rule: z.string(),
  lookAgainOn: z.string().nullable(),
  content: z.object({ id: z.string(), title: z.string(), kind: z.string(), url: z.string().nullable() }).nullable(),
  proof: z.object({ interaction: z.string(), kind: z.string(), at: z.date(), words: z.string() }).nullable(),
  decision: z.object({ id: z.string(), member: z.string().nullable() }).nullable().describe('where a member decided'),
});
export type SuggestionShown = z.output<typeof suggestionShown>;
type Proof = NonNullable<SuggestionShown['proof']>;

/** What the rules look at. Days are YYYY-MM-DD. */
export interface Situation {
  today: string;
  wait: { id: string; words: string; expiresOn: string; member: string | null } | null;
  /** The latest concern of 60 days after which nothing went from us to them. */
  unanswered: { topic: string; day: string; proof: Proof } | null;
  score: { score: number; day: string; proof: Proof } | null;
  lastContactOn: string | null;
  /** The first expired line, as a question. */
  question: { question: string; kind: string } | null;
  /** Published things about what they spoke of or asked for, that they have not read; the best first. */
  fits: readonly { content: NonNullable<SuggestionShown['content']>; topic: string; stance: string; times: number; day: string; proof: Proof | null }[];
}

export const SILENT_DAYS = 180;
export const SCORE_DAYS = 180;
const AFTER_CONCERN_DAYS = 14;
const AFTER_SCORE_DAYS = 60;
const NOTHING_DAYS = 90;

export function suggest(it: Situation): SuggestionShown {
  const none = { content: null, proof: null, decision: null, lookAgainOn: null };
  if (it.wait && it.wait.expiresOn > it.today) return { ...none, kind: 'do not sell yet', words: 'Do not sell yet', why: it.wait.words, rule: 'A member decided so.', lookAgainOn: it.wait.expiresOn, decision: { id: it.wait.id, member: it.wait.member } };
  if (it.unanswered) {
    return { ...none, kind: 'do not sell yet', words: `Answer first: ${it.unanswered.topic}`, why: `Their last word about ${it.unanswered.topic} was a concern, and nothing went from us to them since.`, rule: 'A concern of the last 60 days after which nobody of us wrote, called or met them.', lookAgainOn: laterOf(addDays(it.unanswered.day, AFTER_CONCERN_DAYS), addDays(it.today, 1)), proof: it.unanswered.proof };
  }
  if (it.score && it.score.score <= 6) {
    return { ...none, kind: 'do not sell yet', words: 'Ask what is wrong first', why: `They would recommend us ${it.score.score} of 10.`, rule: `The latest score of the last ${SCORE_DAYS} days is 6 or less.`, lookAgainOn: laterOf(addDays(it.score.day, AFTER_SCORE_DAYS), addDays(it.today, 1)), proof: it.score.proof };
  }
  if (!it.lastContactOn || it.lastContactOn < addDays(it.today, -SILENT_DAYS)) {
    return { ...none, kind: 'do not sell yet', words: 'Talk first', why: it.lastContactOn ? 'There was no mail, call or meeting for half a year.' : 'There was no mail, call or meeting yet.', rule: `No contact within ${SILENT_DAYS} days.`, lookAgainOn: addDays(it.today, AFTER_CONCERN_DAYS) };
  }
  if (it.question) return { ...none, kind: 'ask', words: it.question.question, why: 'What we know has expired; ask before you offer something.', rule: 'The oldest line that has expired.' };
  const fit = it.fits[0];
  if (fit) {
    return { ...none, kind: 'show', words: `Show them “${fit.content.title}”`, why: `It is about ${fit.topic}: ${SPOKE[fit.stance] ?? 'they spoke of it'}${fit.times > 1 ? ` ${fit.times} times in a year` : ''}, and they have not read it.`, rule: 'The newest thing we published about the topic they raised most in 365 days and that they have not read.', content: fit.content, proof: fit.proof };
  }
  return { ...none, kind: 'nothing', words: 'Do not sell yet', why: 'Nothing we have published fits what they spoke of, or they have read it all.', rule: 'No rule fits.', lookAgainOn: addDays(it.today, NOTHING_DAYS) };
}

const SPOKE: Record<string, string> = { concern: 'they worried about it', question: 'they asked about it', idea: 'they had an idea for it', praise: 'they praised it', interest: 'they read about it', neutral: 'they spoke of it' };

function addDays(from: string, days: number): string {
  const at = new Date(`${from}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

const laterOf = (one: string, other: string): string => (one > other ? one : other);
