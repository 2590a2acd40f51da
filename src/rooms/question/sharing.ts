// What a verb shares with the next one: "praised and complained about support", "wrote or called in the last 30 days".
import type { Parser } from './parser.ts';
import type { Scope } from './question.ts';
import { readFrame } from './slotReader.ts';
import type { Frame } from './slots.ts';
import { hasObject, isBare } from './slots.ts';

/** So many bare verbs in a row look ahead for what they share; longer rows are no sentence, and would be read over and over. */
const SHARING_MAX = 12;
const JOINTS = ['and', 'or', 'not', 'comma'];

/** Fills a bare verb with what the next one says. */
export function shareNext(parser: Parser, frame: Frame, scope: Scope, depth = 0): void {
  if (depth === 0 && sharesTime(parser, frame, scope)) return;
  if (depth > SHARING_MAX || !isBare(frame) || !parser.is('and', 'or', 'not', 'comma') || (parser.is('comma') && ['and', 'or'].includes(parser.peek()?.tag ?? ''))) return;
  let ahead = 0;
  while (parser.peek(ahead) && JOINTS.includes(parser.peek(ahead)!.tag)) ahead++;
  if (!parser.peek(ahead) || !['act', 'stance', 'mention', 'contact'].includes(parser.peek(ahead)!.tag)) return;
  const isEither = parser.is('or') || parser.isAlternativeComma() || parser.items.slice(parser.at, parser.at + ahead).some((item) => item.words === 'nor');
  const mark = parser.mark();
  parser.at += ahead;
  const other = readFrame(parser, scope);
  shareNext(parser, other, scope, depth + 1);
  parser.reset(mark);
  const kinds = frame.predicate?.of === 'interaction' ? (frame.predicate.filter.kinds ?? []) : [];
  const isAbout = other.topics.length + other.alsoTopics.length + other.words.length > 0;
  if (isAbout && frame.predicate?.of !== 'contact' && kinds.every((kind) => ['mail', 'call', 'meeting', 'reading'].includes(kind))) {
    Object.assign(frame, { topics: other.topics, alsoTopics: other.alsoTopics, words: other.words });
  }
  if (other.trend || (other.predicate?.of === 'interaction' && other.predicate.measure)) return;
  const objects = hasObject({ ...other, stances: [] });
  if (!objects || isEither) Object.assign(frame, { window: other.window, length: other.length });
  if (isEither && !objects && !frame.member) frame.member = other.member;
}

/** "emailed Ada or Priya last month": the time is said once, behind the last of us. */
function sharesTime(parser: Parser, frame: Frame, scope: Scope): boolean {
  const next = parser.peek();
  const goesOn = frame.member !== null && frame.window === null && frame.length === null && (parser.is('and', 'or') || parser.item?.words.toLowerCase() === 'nor') && next?.tag === 'name' && next.options.some(({ type }) => type === 'member');
  if (!goesOn || (frame.predicate?.of !== 'interaction' && frame.predicate?.of !== 'contact')) return false;
  const mark = parser.mark();
  parser.at++;
  parser.before = frame;
  const other = readFrame(parser, scope);
  parser.reset(mark);
  if (other.predicate || !other.member) return false;
  Object.assign(frame, { window: other.window, length: other.length });
  return true;
}
