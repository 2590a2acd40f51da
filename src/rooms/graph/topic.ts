// A topic is a subject that customers speak of: a product, a feature, a worry. It is found in texts by its name and its other
// words; each sentence that names it is a mention with a stance. What people write about often is proposed as a topic and read
// at once, so that it can be asked about from the start; accepting it only confirms it. A muted topic is read nowhere and never
// proposed again; a merged one lives on as words of another.
import { z } from 'zod';
import { page } from '#base/page.ts';
import { sortedPageInput } from '#base/pageKey.ts';
import { stem } from '#language/inflection.ts';
import { STANCES } from '#language/stance.ts';
import { isCjk } from '#language/words.ts';

export const topicState = z.enum(['proposed', 'accepted', 'muted', 'merged']);
export type TopicState = z.infer<typeof topicState>;

export const TOPIC_SORTS = ['people', 'mentions', 'concern', 'praise', 'last said', 'name', 'as proposed'] as const;

const word = z.string().trim().min(1, 'A topic needs a name.').max(120, 'A name can have 120 characters.').refine((name) => /[\p{L}\p{N}]/u.test(name), 'A name needs at least one letter or digit.');
export const topicName = word;
export const topicAliases = z.array(word).max(50, 'A topic can have 50 other words.');

export const topicShown = z.object({
  id: z.uuid(),
  name: z.string(),
  aliases: z.array(z.string()),
  state: topicState,
  people: z.int().describe('how many people mentioned it'),
  mentions: z.int().describe('mentions that count'),
  concern: z.int(),
  praise: z.int(),
  lastAt: z.date().nullable(),
  examples: z.array(z.string()).describe('up to three sentences in which it was mentioned lately'),
  isReading: z.boolean().describe('texts are being read for it; the counts grow until this is over'),
});
export type TopicShown = z.infer<typeof topicShown>;

export const topicDetail = topicShown.extend({
  idea: z.int(), question: z.int(), interest: z.int(), neutral: z.int(),
  left: z.int().describe('texts that are still to be read for it'),
  mergedInto: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  createdAt: z.date(),
});
export type TopicDetail = z.infer<typeof topicDetail>;

export const topicListInput = sortedPageInput.extend({
  state: topicState.optional().describe('without it: all but merged ones'),
  search: z.string().max(120).optional(),
  sort: z.enum(TOPIC_SORTS).optional().describe('without it: by people, and proposed ones with the likeliest subjects first'),
});
export type TopicSort = (typeof TOPIC_SORTS)[number];
export const topicList = page(topicShown);

export const correctionStance = z.enum([...STANCES, 'not a mention']);

/** What two spellings of one word share. */
export const aliasKey = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim().slice(0, 120);

/** The other words of a topic without its name and without repetitions. */
export function otherWords(name: string, aliases: readonly string[]): string[] {
  const seen = new Set([aliasKey(name)]);
  return aliases.map((alias) => alias.replace(/\s+/g, ' ').trim()).filter((alias) => alias && !seen.has(aliasKey(alias)) && seen.add(aliasKey(alias)));
}

/** How texts that may contain some words are found: full-text queries, and pieces of text where an index of words is of no use. */
export interface WordSearch {
  /** For to_tsquery; a text that matches none of them cannot contain the words. */
  queries: string[];
  /** Lower-case pieces. */
  pieces: string[];
}

/**
 * Finds every text in which the tolerant matching of names can find these: as written, joined ("samplerate"), opened
 * ("Git Hub"), in the plural, with -ing. It finds some more, which are then read for nothing.
 */
export function searchFor(words: readonly string[]): WordSearch {
  const queries: string[] = [];
  const pieces: string[] = [];
  for (const name of words) {
    const parts = name.normalize('NFKC').toLowerCase().replace(/['’]s(?![\p{L}\p{N}])/gu, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    if (parts.some((part) => isCjk(part.charCodeAt(0)))) pieces.push(name.toLowerCase().trim());
    if (parts.length === 0 || parts.some((part) => isCjk(part.charCodeAt(0)))) continue;
    queries.push(parts.map(beginningOf).join(' & '));
    if (parts.length === 2 || parts.length === 3) queries.push(beginningOf(parts.join('')));
    const opened = parts.length === 1 ? name.trim().match(/[A-Z][a-z]+/g) : null;
    if (opened && opened.length > 1) queries.push(opened.map((part) => beginningOf(part.toLowerCase())).join(' & '));
  }
  return { queries, pieces };
}

/** A short word or one with digits as it is; another also by the part that all its endings share. */
function beginningOf(part: string): string {
  const open = stem(part).replace(/[yie]+$/, '');
  return part.length <= 3 || /\d/.test(part) || open.length < 3 ? part : `(${part} | ${open}:*)`;
}
