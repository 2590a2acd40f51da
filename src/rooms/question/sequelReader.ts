// One thing after another: "complained within 30 days of buying", "bought after attending a webinar", "asked and then bought".
import { frameNode } from './frameCondition.ts';
import type { PlainFilter, Sequel } from './filter.ts';
import type { Parser } from './parser.ts';
import type { Node } from './question.ts';
import { readFrame } from './slotReader.ts';
import type { Frame } from './slots.ts';
import { predicateOf, put } from './slots.ts';
import type { Item } from './taggedWords.ts';

type Way = 'after' | 'before';
const ACTS = ['act', 'stance', 'mention'];

/** Reads "[within 30 days] after …" from the running item on into the frame; false where it is something else, and nothing is read. */
export function readSequel(parser: Parser, frame: Frame): boolean {
  const first = parser.item!;
  const within = first.tag === 'length' && !first.isMore ? first.length : undefined;
  const joint = within ? parser.peek() : first;
  const way = joint && wayOf(joint, within !== undefined);
  const predicate = predicateOf(frame);
  if (!way || frame[way] || predicate?.of !== 'interaction' || predicate.measure || frame.trend) return false;
  let ahead = within ? 2 : 1;
  while (isBeginning(parser.peek(ahead))) ahead++;
  const next = parser.peek(ahead);
  if (!next || (next.tag !== 'open' && !ACTS.includes(next.tag))) return false;
  const mark = parser.mark();
  parser.at += ahead;
  const inner = next.tag === 'open' ? parser.bracket(() => readFrame(parser, 'person')) : readFrame(parser, 'person');
  const window = next.tag === 'open' ? null : inner.window;
  if (window) inner.window = null;
  inner.taken = inner.taken.filter(({ slot }) => slot !== 'window' || !window);
  const { node, spare } = frameNode(inner, { ...frame, predicate: null, stances: [] }, 'person', parser.vocabulary);
  const of = node && plainOf(node);
  if (!of || spare.length > 0 || (window && (frame.window || frame.length))) {
    parser.reset(mark);
    return false;
  }
  const sequel: Sequel = { of, ...(within ? { within } : {}) };
  put(frame, way, sequel, first);
  if (window) put(frame, 'window', window, first);
  return true;
}

const isBeginning = (item: Item | undefined): boolean => item?.tag === 'filler' || (item?.tag === 'edge' && item.way === 'first') || item?.tag === 'my';

/** "of" and "from" follow a length alone. */
function wayOf(item: Item, isMeasured: boolean): Way | null {
  const words = item.words.toLowerCase();
  if (words === 'after' || words === 'before') return item.tag === 'unsayable' ? words : null;
  return isMeasured && item.tag === 'preposition' && (words === 'of' || words === 'from') ? 'after' : null;
}

/** The filter of a condition that counts nothing. */
function plainOf(node: Node): PlainFilter | null {
  if (node.is !== 'interaction' || node.count || node.measure || node.window || node.after || node.before) return null;
  const { is: _is, ...filter } = node;
  return filter;
}

/** "bought and then complained": what was read before comes first. The time behind is how long after. */
export function readThen(parser: Parser, item: Item, frame: Frame): boolean {
  const before = parser.before;
  const read = before && !before.isNegated && frame.taken.length === 0 ? frameNode(before, null, 'person', parser.vocabulary) : null;
  const of = read?.node && plainOf(read.node);
  if (!of || !ACTS.includes(nextSpoken(parser)?.tag ?? '')) return false;
  put(frame, 'after', { of }, item);
  frame.isThen = true;
  parser.at++;
  return true;
}

function nextSpoken(parser: Parser): Item | undefined {
  let ahead = 1;
  while (parser.peek(ahead)?.tag === 'filler') ahead++;
  return parser.peek(ahead);
}
