// Questions for introductions: "who can introduce me to Grace Hopper", "who knows Grace Hopper", "introductions to … by Ada".
import type { Item } from './taggedWords.ts';
import type { Parser } from './parser.ts';
import type { Question, Ref } from './question.ts';

const MOST_HOPS = 4;
const LEADING = ['filler', 'opener', 'us', 'head', 'preposition', 'me', 'name', 'as of', 'comma'];

/** The question for introductions, or null where another is asked. */
export function readPath(parser: Parser): Question | null {
  const { items } = parser;
  const isLed = (upTo: number) => items.slice(0, upTo).every((item) => LEADING.includes(item.tag));
  const said = items.findIndex((item) => item.tag === 'path');
  if (said >= 0 && isLed(said)) return pathFrom(parser, said, MOST_HOPS);
  const introduce = items.findIndex((item) => item.tag === 'relation' && item.words.toLowerCase() === 'introduce');
  const whom = spokenAfter(items, introduce);
  if (introduce > 0 && isLed(introduce) && whom.length === 3 && whom[1]!.tag === 'preposition' && whom[1]!.words.toLowerCase() === 'to') return pathFrom(parser, introduce, MOST_HOPS);
  const knows = items.findIndex((item) => item.tag === 'relation' && item.kind === 'knows' && item.direction === 'to');
  const known = spokenAfter(items, knows);
  const isAskedOfUs = knows > 0 && items[0]?.tag === 'opener' && items.slice(0, knows).every((item) => ['filler', 'opener', 'us', 'preposition'].includes(item.tag));
  return isAskedOfUs && known.length === 1 && isPerson(known[0]!) ? pathFrom(parser, knows, 1) : null;
}

const spokenAfter = (items: readonly Item[], at: number): Item[] => items.slice(at + 1).filter((item) => item.tag !== 'filler');
const isPerson = (item: Item): boolean => (item.tag === 'name' || item.tag === 'text') && item.options.some(({ type }) => type === 'person');

function pathFrom(parser: Parser, from: number, most: number): Question | null {
  let to: Ref | null = null;
  let by: Ref | 'anyone' = 'anyone';
  let hops = most;
  const wanted = parser.items.slice(0, from).find((item) => item.tag === 'name');
  if (wanted?.tag === 'name') by = parser.choose(wanted, wanted.options, ['member']) ?? by;
  for (parser.at = from + 1; parser.item; parser.at++) {
    const item = parser.item;
    const led = parser.peek(-1)?.tag === 'preposition' ? parser.peek(-1)!.words.toLowerCase() : '';
    if (item.tag === 'hops') hops = item.hops;
    else if (item.tag === 'as of') parser.asOf = item.day;
    else if (item.tag === 'me' && led === 'by' && parser.vocabulary.me) by = parser.vocabulary.me;
    else if (item.tag === 'name' || item.tag === 'text') {
      const isBy = led === 'by' || (by === 'anyone' && led !== 'to' && isMemberBeforeTo(parser, item));
      const ref = parser.choose(item, item.options, isBy ? ['member'] : ['person']);
      if (ref && isBy) by = ref;
      else if (ref && !to) to = ref;
      else if (ref || !parser.ambiguous.some((one) => one.start === item.start)) parser.leave(item);
    } else if (!['filler', 'preposition', 'me', 'us', 'head', 'opener', 'comma'].includes(item.tag)) parser.leave(item);
  }
  return to ? { find: 'paths', to, from: by, hops } : null;
}

/** "introduce Ada to …" */
const isMemberBeforeTo = (parser: Parser, item: Item & { tag: 'name' | 'text' }): boolean =>
  item.options.some(({ type }) => type === 'member') && parser.items.slice(parser.at + 1).some((next) => next.tag === 'preposition' && next.words.toLowerCase() === 'to');
