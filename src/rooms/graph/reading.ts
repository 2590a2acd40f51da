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
/** The model of a mention that only a person sees, because no word of the topic stands there any more. */
export const CORRECTED = 'corrected';

/**
 * All mentions of one event. Nobody speaks in an event without speakers, whatever it contains.
 * @param fate What a named topic counts for now: itself, the one it was merged into, or nothing.
 */
export function readMentions(event: Readable, lexicon: Lexicon, corrections: readonly Correction[], fate: (topicId: string) => string | null): ReadMention[] {
  const found: ReadMention[] = [];
  for (const personId of event.speakers) {
    const given = givenOf(event, fate);
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
  return [...found.map((mention) => correct(mention, corrections)), ...onlyDecided(event, found, corrections, fate)];
}

/** Topics that a file named for the event or for what was read. */
function givenOf(event: Readable, fate: (topicId: string) => string | null): Map<string, Stance> {
  const given = new Map<string, Stance>();
  const told = [...event.given, ...(event.kind === 'reading' ? event.contentTopics.map((topicId) => ({ topicId, stance: 'interest' as const })) : [])];
  for (const { topicId, stance } of told) {
    const id = fate(topicId);
    if (id && !given.has(id)) given.set(id, stance);
  }
  return given;
}

/** What a person decided about a sentence holds even where the topic is not found in it any more, e.g. since one of its words was taken away. */
function onlyDecided(event: Readable, found: readonly ReadMention[], corrections: readonly Correction[], fate: (topicId: string) => string | null): ReadMention[] {
  const latest = corrections.filter((one, at) => !corrections.slice(at + 1).some((later) => isSame(one, later)));
  return latest.flatMap((one) => {
    const isThere = found.some((mention) => isSame(mention, one)) || !event.speakers.includes(one.personId) || one.span[1] > event.text.length;
    if (one.decided === 'not a mention' || isThere || fate(one.topicId) !== one.topicId) return [];
    return [{ personId: one.personId, topicId: one.topicId, stance: one.decided, span: one.span, mark: one.span, p: 1, counts: true, model: CORRECTED, decidedBy: one.memberId }];
  });
}

/** Text is read where the speaker wrote it, or where it is told as said by the one person it is about. */
const isTheirWords = (event: Readable): boolean =>
  event.text !== '' && event.ownSpans.length > 0 && event.kind !== 'purchase' && event.kind !== 'usage' && event.kind !== 'reading'
  && (event.hasAuthor || (event.direction === 'in' && event.speakers.length === 1));

function correct(mention: ReadMention, corrections: readonly Correction[]): ReadMention {
  const said = corrections.findLast((one) => isSame(mention, one));
  if (!said) return mention;
  const stance = said.decided === 'not a mention' ? mention.stance : said.decided;
  return { ...mention, stance, counts: said.decided !== 'not a mention', decidedBy: said.memberId };
}

type Place = Pick<Correction, 'personId' | 'topicId' | 'span'>;

/** The same person about the same topic in overlapping words, or at the same place where there are none. */
function isSame(a: Place, b: Place): boolean {
  const isThere = a.span[0] === b.span[0] || (a.span[0] < b.span[1] && b.span[0] < a.span[1]);
  return isThere && a.personId === b.personId && a.topicId === b.topicId;
}
