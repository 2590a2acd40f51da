// Words that could mean anything have one stated meaning here. It is said back with every answer, and a workspace may change
// the numbers (settings.questions); a saved segment keeps the meaning it was saved with.
import { z } from 'zod';

export const fuzzySchema = z.strictObject({
  recentlyDays: z.number().int().min(1).max(3650).default(90).describe('recently, lately; also how far "unhappy" and "fading" look back'),
  enjoysTimes: z.number().int().min(1).max(100).default(2).describe('enjoys reading: at least this many readings …'),
  enjoysDays: z.number().int().min(1).max(3650).default(365).describe('… in this many days, or praise'),
  promoterScore: z.number().int().min(0).max(10).default(9).describe('promoter: latest score at least'),
  detractorScore: z.number().int().min(0).max(10).default(6).describe('detractor: latest score at most'),
  severalTimes: z.number().int().min(2).max(100).default(3).describe('several times, often'),
  manyTimes: z.number().int().min(2).max(1000).default(5).describe('many times'),
  silentDays: z.number().int().min(1).max(3650).default(90).describe('silent, gone quiet: no mail, call or meeting for'),
  strongTie: z.number().int().min(1).max(100).default(60).describe('know well, strong tie: strength at least'),
  weakTie: z.number().int().min(1).max(100).default(30).describe('barely know, weak tie: strength below'),
});
export type Fuzzy = z.infer<typeof fuzzySchema>;

export const fuzzyDefaults: Fuzzy = fuzzySchema.parse({});

/** The meanings of a workspace: its settings where they can be read, else the stated ones. */
export function fuzzyOf(settings: unknown): Fuzzy {
  const own = settings !== null && typeof settings === 'object' ? (settings as Record<string, unknown>)['questions'] : undefined;
  const read = fuzzySchema.partial().safeParse(own ?? {});
  return { ...fuzzyDefaults, ...(read.success ? read.data : {}) };
}

/** Every fuzzy word with its meaning, as a person reads it. */
export const meaningsOf = (fuzzy: Fuzzy): { words: string; meaning: string }[] => [
  { words: 'recently, lately', meaning: `in the last ${fuzzy.recentlyDays} days` },
  { words: 'worried, problem, trouble, complained', meaning: 'concern' },
  { words: 'enjoys reading', meaning: `at least ${fuzzy.enjoysTimes} readings in ${fuzzy.enjoysDays} days, or praise` },
  { words: 'promoter', meaning: `latest score ${fuzzy.promoterScore} or more` },
  { words: 'detractor', meaning: `latest score ${fuzzy.detractorScore} or less` },
  { words: 'unhappy', meaning: `concern in the last ${fuzzy.recentlyDays} days, or latest score ${fuzzy.detractorScore} or less` },
  { words: 'fading', meaning: `less in the last ${fuzzy.recentlyDays} days than in the ${fuzzy.recentlyDays} before` },
  { words: 'new', meaning: `first heard of in the last ${fuzzy.recentlyDays} days` },
  { words: 'several times, often', meaning: `at least ${fuzzy.severalTimes} times` },
  { words: 'many times', meaning: `at least ${fuzzy.manyTimes} times` },
  { words: 'not contacted', meaning: 'no mail, call or meeting with any of us, in either direction' },
  { words: 'silent, gone quiet', meaning: `not contacted for ${fuzzy.silentDays} days` },
  { words: 'know well, strong tie', meaning: `strength ${fuzzy.strongTie} or more` },
  { words: 'barely know, weak tie', meaning: `strength below ${fuzzy.weakTie}` },
  { words: 'Ada\'s customers', meaning: 'owned by Ada, else tied most strongly to Ada' },
  { words: 'I know, my connections', meaning: 'I am the owner, or there was a mail, call or meeting with me' },
  { words: 'customers', meaning: 'everybody who is not one of us' },
];
