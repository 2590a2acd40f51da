// What a writer lets us hear about each topic, sentence by sentence: interest, concern, praise, an idea, a question, or nothing beyond
// its name (neutral). Rules over tables of phrases: every reading can show the words that decided it. A phrase belongs to the topic of
// its own clause: in "great support, but the driver crashes" support is praised and the driver is not.

import { type Clauses, clausesOf } from './clauses.ts';
import { cuesOf, type Cue } from './cues.ts';
import { isMachineText } from './machineText.ts';
import { isQuestion, questionMark } from './questions.ts';
import { sentences } from './sentences.ts';
import type { Span, Stance } from './stance.ts';
import { COPULAS, JUDGEMENTS, LIGHT_JUDGEMENTS, NOT_JUDGED, POINTING_BACK } from './stanceWords.ts';
import { languageOf } from './tongue.ts';
import type { Lexicon, TopicHit } from './topics.ts';
import { type Word, wordsOf } from './words.ts';

export interface Reading {
  readonly topicId: string;
  readonly stance: Stance;
  /** How surely, 0–1; below 0.5 a stance is not said and the reading is neutral. */
  readonly p: number;
  readonly sentence: Span;
  /** The deciding words inside the sentence. */
  readonly mark: Span;
  readonly model: string;
}

export const READING_MODEL = 'rules-1';

/** A sentence prepared for reading. */
interface Heard {
  readonly span: Span;
  readonly hits: readonly TopicHit[];
  readonly words: readonly Word[];
  readonly cues: readonly Cue[];
  readonly clauses: Clauses;
  readonly isQuestion: boolean;
}

interface Verdict {
  readonly stance: Stance;
  readonly p: number;
  readonly mark: Span;
  readonly sentence: Span;
}

/** Trouble this sure stays trouble when it is put as a question ("Why does it crash?"). */
const CONCERN_OVER_QUESTION = 0.8;
/** A stance taken over from the next sentence is less sure. */
const CARRIED = 0.8;
const CARRIED_FROM = 0.8;

/** One reading per topic and sentence of the own text. Linear in its length. */
export function readText(text: string, own: readonly Span[], lexicon: Lexicon): Reading[] {
  if (lexicon.size === 0) return [];
  const spans = sentences(text, own);
  const hits = spans.map(([start, end]) => lexicon.find(text, start, end));
  if (hits.every((found) => found.length === 0)) return [];
  const isRead = readsLanguage(text, own);
  return spans.flatMap((span, i) => {
    if (hits[i]!.length === 0) return [];
    if (!isRead || isMachineText(text.slice(span[0], span[1]))) return firstOfEach(hits[i]!).map((hit) => neutral(hit, span, isRead ? 0.6 : 0.9));
    const next = spans[i + 1] && hits[i + 1]!.length === 0 ? spans[i + 1]! : null;
    return readSentence(text, span, hits[i]!, next);
  });
}

function readsLanguage(text: string, own: readonly Span[]): boolean {
  const longest = own.reduce<Span>((best, span) => (span[1] - span[0] > best[1] - best[0] ? span : best), own[0]!);
  const language = languageOf(text.slice(longest[0], longest[1]));
  return language === null || language === 'en';
}

function readSentence(text: string, span: Span, hits: readonly TopicHit[], next: Span | null): Reading[] {
  const heard = hear(text, span, hits);
  const readings = new Map<string, Reading>();
  for (const hit of hits) {
    let verdict = judge(text, heard, hit);
    if (verdict.stance === 'neutral' && next && isLastTopic(hits, hit)) verdict = carried(text, heard, next) ?? verdict;
    const before = readings.get(hit.topicId);
    if (!before || (before.stance === 'neutral' && verdict.stance !== 'neutral') || (verdict.stance !== 'neutral' && verdict.p > before.p)) {
      readings.set(hit.topicId, { topicId: hit.topicId, ...verdict, p: rounded(verdict.p), model: READING_MODEL });
    }
  }
  return [...readings.values()];
}

const isLastTopic = (hits: readonly TopicHit[], hit: TopicHit): boolean => hits.every((other) => other.start <= hit.start);

function hear(text: string, span: Span, hits: readonly TopicHit[]): Heard {
  const words = wordsOf(text, span[0], span[1]);
  const clauses = clausesOf(words, hits);
  return { span, hits, words, clauses, cues: cuesOf(words, clauses), isQuestion: isQuestion(text, span, words) };
}

/** Weighs every phrase of the sentence for one topic and takes the strongest. */
function judge(text: string, heard: Heard, hit: TopicHit): Verdict {
  const at = heard.words.findIndex((word) => word.end > hit.start);
  const weighed = heard.cues.map((cue) => ({ cue, p: cue.p * nearness(heard, cue, at, hit) * aim(heard.words, cue, hit) })).filter(({ p, cue }) => p >= 0.5 && !isTopicItself(heard.words, cue, hit));
  const strongest = (stance: Stance) => weighed.filter(({ cue }) => cue.stance === stance).reduce<{ cue: Cue; p: number } | null>((best, one) => (best && best.p >= one.p ? best : one), null);
  const concern = strongest('concern');
  const idea = strongest('idea');
  const praise = strongest('praise');
  const asked = askedAbout(text, heard, hit, strongest('question'));
  if (asked) {
    if (concern && concern.p >= CONCERN_OVER_QUESTION && !concern.cue.isDoubtful) return verdictOf(heard, concern);
    if (idea && idea.p >= 0.8) return verdictOf(heard, idea);
    if (praise && praise.p >= 0.85 && !concern && !asked.byMark) return verdictOf(heard, praise);
    return { stance: 'question', p: asked.p, mark: asked.mark, sentence: heard.span };
  }
  const best = [concern, idea, praise, strongest('interest')].reduce((top, one) => (one && (!top || one.p > top.p) ? one : top), null);
  if (!best) return { ...neutral(hit, heard.span, weighed.length > 0 ? 0.8 : 0.95) };
  const disputed = concern && praise && Math.abs(concern.p - praise.p) < 0.15;
  return verdictOf(heard, disputed ? { cue: best.cue, p: best.p * 0.85 } : best);
}

const verdictOf = (heard: Heard, { cue, p }: { cue: Cue; p: number }): Verdict => ({
  stance: cue.stance as Stance, p, sentence: heard.span, mark: [heard.words[cue.first]!.start, heard.words[cue.last]!.end],
});

/** A sentence with a question mark asks; so does "I wonder whether …" without one. */
function askedAbout(text: string, heard: Heard, hit: TopicHit, cue: { cue: Cue; p: number } | null): { p: number; mark: Span; byMark: boolean } | null {
  if (heard.isQuestion) {
    const mark = questionMark(text, heard.span, heard.words);
    return { p: hit.end <= mark[0] ? 0.76 : cue ? 0.92 : 0.86, mark, byMark: true };
  }
  return cue && cue.p >= 0.5 ? { p: cue.p, mark: [heard.words[cue.cue.first]!.start, heard.words[cue.cue.last]!.end], byMark: false } : null;
}

/** How much of a phrase's weight reaches the topic: all of it in the same clause, little across a contrast. */
function nearness(heard: Heard, cue: Cue, at: number, hit: TopicHit): number {
  const { clauses } = heard;
  const distance = Math.max(0, at < cue.first ? cue.first - at : at - cue.last);
  const near = Math.max(0.75, 1 - 0.012 * Math.max(0, distance - 4));
  if (clauses.contrast[at] !== clauses.contrast[cue.first]) return 0.35;
  if (clauses.thought[at] === clauses.thought[cue.first] || clauses.thought[at] === clauses.thought[cue.last]) return near;
  const hasOwnTopic = heard.hits.some((other) => other.topicId !== hit.topicId && clauses.thought[heard.words.findIndex((word) => word.end > other.start)] === clauses.thought[cue.first]);
  return near * (hasOwnTopic ? 0.45 : 0.85);
}

/** Whether a judgement is about the topic: "slow firmware" and "the firmware is slow" are, "a slow page about the firmware" is not. */
function aim(words: readonly Word[], cue: Cue, hit: TopicHit): number {
  const judging = words[cue.last]!.text;
  if (!JUDGEMENTS.has(judging) || (cue.stance !== 'praise' && cue.stance !== 'concern')) return 1;
  const next = words[cue.last + 1];
  const isBefore = next !== undefined && !next.afterMark && !NOT_JUDGED.has(next.text);
  const topicFollows = words.slice(cue.last + 1, cue.last + 3).some((word) => word.start >= hit.start && word.end <= hit.end);
  if (isBefore) return topicFollows ? 1 : 0.7;
  if (!LIGHT_JUDGEMENTS.has(judging)) return 1;
  return isSaidOf(words, cue, hit) ? 1 : 0.9;
}

/** "The firmware is really great": the topic, then a verb, then the judgement, close together. */
function isSaidOf(words: readonly Word[], cue: Cue, hit: TopicHit): boolean {
  for (let i = cue.first - 1; i >= 0 && i >= cue.first - 6; i--) {
    if (words[i]!.end <= hit.end && words[i]!.start >= hit.start) return words.slice(i + 1, cue.first + 1).some((word) => COPULAS.has(word.text));
    if (words[i + 1]!.afterMark) return false;
  }
  return false;
}

/** A topic called "overflow" is not its own trouble; the words around it decide. */
const isTopicItself = (words: readonly Word[], cue: Cue, hit: TopicHit): boolean => words[cue.first]!.start >= hit.start && words[cue.last]!.end <= hit.end;

/** "I upgraded the firmware. Now it crashes." */
function carried(text: string, heard: Heard, next: Span): Verdict | null {
  if (text.slice(heard.span[1], next[0]).includes('\n\n')) return null;
  const follow = hear(text, next, []);
  if (follow.isQuestion || !follow.words.slice(0, 3).some((word) => POINTING_BACK.has(word.text))) return null;
  const best = follow.cues.filter((cue) => cue.p >= CARRIED_FROM && (cue.stance === 'concern' || cue.stance === 'praise')).reduce<Cue | null>((top, cue) => (top && top.p >= cue.p ? top : cue), null);
  if (!best) return null;
  return { stance: best.stance as Stance, p: best.p * CARRIED, sentence: [heard.span[0], next[1]], mark: [follow.words[best.first]!.start, follow.words[best.last]!.end] };
}

const neutral = (hit: TopicHit, sentence: Span, p: number): Reading => ({ topicId: hit.topicId, stance: 'neutral', p, sentence, mark: [hit.start, hit.end], model: READING_MODEL });

const firstOfEach = (hits: readonly TopicHit[]): TopicHit[] => [...new Map([...hits].reverse().map((hit) => [hit.topicId, hit])).values()].reverse();

const rounded = (p: number): number => Math.round(Math.min(0.97, p) * 100) / 100;
