// What a speaker's words say about topics, as rows to be kept: readings by the machine, topics a file names, and on top of
// both what a person decided. A person's decision always wins, and a file wins over the machine.
import { COUNTS_FROM, SUGGEST_FROM } from '#language/stance.ts';
import type { Stance } from '#language/stance.ts';
import type { Lexicon } from '#language/topics.ts';
import { readText } from '#language/reading.ts';
import { spanPairs } from './event.ts';
import type { EventKind } from './event.ts';

export interface ReadMention {
  personId: string;
  topicId: string;
  stance: Stance;
  span: readonly [number, number];
  mark: readonly [number, number];
  p: number;
  counts: boolean;
  model: string;
  decidedBy: string | null;
}

export interface Correction {
  personId: string;
  topicId: string;
  span: readonly [number, number];
  decided: Stance | 'not a mention';
  memberId: string;
}

export interface Readable {
  kind: EventKind;
  text: string;
  ownSpans: readonly number[];
  direction: 'in' | 'out' | 'among';
  /** An author's own words, or words about the subject. */
  hasAuthor: boolean;
  speakers: readonly string[];
  given: readonly { topicId: string; stance: Stance }[];
  /** Topics of the item that was read. */
  contentTopics: readonly string[];
}

/** The model of a mention that a file or a caller named. */
export const GIVEN = 'given';

/** All mentions of one event. Nobody speaks in an event without speakers, whatever it contains. */
export function readMentions(event: Readable, lexicon: Lexicon, corrections: readonly Correction[]): ReadMention[] {
  const found: ReadMention[] = [];
  for (const personId of event.speakers) {
    const given = new Map<string, Stance>(event.given.map((one) => [one.topicId, one.stance]));
    if (event.kind === 'reading') for (const topicId of event.contentTopics) if (!given.has(topicId)) given.set(topicId, 'interest');
    for (const [topicId, stance] of given) {
      found.push({ personId, topicId, stance, span: [0, event.kind === 'reading' ? 0 : event.text.length], mark: [0, 0], p: 1, counts: true, model: GIVEN, decidedBy: null });
    }
    if (!isTheirWords(event)) continue;
    for (const reading of readText(event.text, spanPairs(event.ownSpans), lexicon)) {
      if (reading.p < SUGGEST_FROM || given.has(reading.topicId)) continue;
      found.push({
        personId, topicId: reading.topicId, stance: reading.stance, span: reading.sentence, mark: reading.mark,
        p: reading.p, counts: reading.p >= COUNTS_FROM, model: reading.model, decidedBy: null,
      });
    }
  }
  return found.map((mention) => correct(mention, corrections));
}

/** Text is read where the speaker wrote it, or where it is told as said by the one person it is about. */
const isTheirWords = (event: Readable): boolean =>
  event.text !== '' && event.ownSpans.length > 0 && event.kind !== 'purchase' && event.kind !== 'usage' && event.kind !== 'reading'
  && (event.hasAuthor || (event.direction === 'in' && event.speakers.length === 1));

function correct(mention: ReadMention, corrections: readonly Correction[]): ReadMention {
  const said = corrections.findLast((one) =>
    one.personId === mention.personId && one.topicId === mention.topicId && one.span[0] < Math.max(mention.span[1], one.span[0] + 1) && mention.span[0] < Math.max(one.span[1], mention.span[0] + 1));
  if (!said) return mention;
  const stance = said.decided === 'not a mention' ? mention.stance : said.decided;
  return { ...mention, stance, counts: said.decided !== 'not a mention', decidedBy: said.memberId };
}
