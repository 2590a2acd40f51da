// What a workspace holds, in a few figures, and the questions worth showing somebody who has never asked one. An archive that
// ends in the past is looked at as of its end: "recently" would find nobody there.
import { stem } from '#language/inflection.ts';
import { wordsOf } from '#rooms/question/textMatch.ts';
import { fuzzyDefaults } from '#rooms/question/fuzzyWords.ts';

export interface Gist {
  /** The moment to look from: now, or the newest interaction where that is long ago. */
  asOf: Date;
  isPast: boolean;
  /** Topics most people spoke of in the time before `asOf`, most first, by stance. */
  topics: { name: string; stance: string; people: number }[];
  /** Years of purchases, oldest first. */
  purchaseYears: number[];
  /** What a tenth of the buyers have spent at least; null without purchases. */
  spentTop: number | null;
  /** The member with most contacts, and the organisation with most people. */
  member: string | null;
  organisation: string | null;
  /** A kind of content that is read, e.g. white paper. */
  content: string | null;
  city: string | null;
  hasContacts: boolean;
  hasScores: boolean;
  hasRenewals: boolean;
  hasReferrals: boolean;
}

/** Older than this the newest interaction makes an archive of a workspace. */
export const PAST_AFTER_DAYS = 30;

/** Those that share most words with what was typed first, otherwise as they were. */
export function nearestFirst(questions: readonly string[], typed: string): string[] {
  const stems = (words: string): Set<string> => new Set(wordsOf(words).filter((word) => word.length > 3 && !COMMON.has(word)).map(stem));
  const sought = stems(typed);
  const shared = (words: string): number => [...stems(words)].filter((word) => sought.has(word)).length;
  return questions.map((words) => ({ words, near: shared(words) })).toSorted((a, b) => b.near - a.near).map(({ words }) => words);
}

const COMMON: ReadonlySet<string> = new Set(['people', 'customers', 'organisations', 'with', 'that', 'have', 'last', 'days', 'least', 'what', 'which', 'from', 'they', 'this', 'would']);

/** Questions in words, the most telling first; which of them have answers is found out by asking. */
export function exampleWords(gist: Gist): string[] {
  const lately = gist.isPast ? `in ${gist.asOf.getUTCFullYear()}` : 'in the last 90 days';
  const about = (stance: string, nth = 0) => gist.topics.filter((one) => one.stance === stance)[nth]?.name ?? null;
  const [worry, second, praised, asked, interest] = [about('concern'), about('concern', 1), about('praise'), about('question'), about('interest')];
  const years = gist.purchaseYears;
  const [lastYear, yearBefore] = [years.at(-1), years.at(-2)];
  const quiet = gist.isPast ? null : `not contacted for ${fuzzyDefaults.silentDays} days`;
  const out: (string | false | null | undefined)[] = [
    worry && lastYear !== undefined && `who was worried about ${worry} ${lately} and has bought at least twice?`,
    worry && `people who had a problem with ${worry} ${lately}`,
    gist.hasScores && 'customers whose score is falling',
    lastYear !== undefined && yearBefore !== undefined && `customers who bought in ${yearBefore} but not in ${lastYear}`,
    gist.content && `organisations where we know people who enjoy reading ${gist.content}s`,
    gist.member && quiet && `customers of ${gist.member} ${quiet}`,
    second && `organisations with at least 2 people who complained about ${second}`,
    praised && `people who praised ${praised}`,
    asked && `who asked about ${asked} ${lately}?`,
    gist.hasReferrals && 'people referred by promoters',
    gist.hasRenewals && 'organisations that renew within 60 days',
    gist.hasScores && 'detractors who would buy again',
    lastYear !== undefined && 'buyers who came back off season',
    lastYear !== undefined && 'customers who bought at least 5 times',
    gist.spentTop !== null && `customers who spent more than ${gist.spentTop}`,
    worry && asked && worry !== asked && `people who mentioned both ${worry} and ${asked}`,
    interest && `who is interested in ${interest}?`,
    gist.organisation && `people at ${gist.organisation} who wrote ${lately}`,
    gist.organisation && gist.hasContacts && `who do we know at ${gist.organisation}?`,
    gist.city && `customers in ${gist.city}`,
    worry && `people who complained about ${worry} more than once`,
    !gist.isPast && gist.hasContacts && 'fading customers',
    gist.hasContacts && 'people we know well',
    gist.hasContacts && `people who wrote at least 5 times ${lately}`,
    lastYear !== undefined && `customers who bought for the first time in ${lastYear}`,
    gist.hasContacts && 'people who wrote only once',
    'people who asked a question',
    'organisations with more than 2 people',
  ];
  return out.filter((one): one is string => typeof one === 'string');
}
