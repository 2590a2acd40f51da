// Orders of things: "the top 5 customers by spend", "who complained most about pricing", "with the highest score", and the form
// every order is said back in ("ranked by how often they …, most first").
import type { Read } from './frameCondition.ts';
import { frameNode } from './frameCondition.ts';
import type { Measure, Order } from './order.ts';
import { ORDERED_MAX, measureOf } from './order.ts';
import { Parser } from './parser.ts';
import type { Node, Question, Scope } from './question.ts';
import { readFrame } from './slotReader.ts';
import type { Step } from './slotReader.ts';
import type { Frame } from './slots.ts';
import { isEmpty, put } from './slots.ts';
import type { Item } from './taggedWords.ts';
import { attributeNamed } from './vocabulary.ts';

type Way = Order['way'];
type Group = { scope: Scope; node: Node };

/** "most", "the 10 highest" inside a frame. */
export function rankStep(parser: Parser, item: Item & { tag: 'rank' }, frame: Frame): Step {
  if (frame.rank || !isRankable(parser)) parser.leave(item);
  else put(frame, 'rank', item.way, item);
  parser.at++;
  readLimit(parser);
  return 'taken';
}

/** "What do people complain about most" asks for topics. */
const isRankable = (parser: Parser): boolean => parser.isOutermost && !(/^what$/i.test(parser.items[0]?.words ?? '') && parser.items[1]?.tag !== 'head');

/** The number behind "top". */
function readLimit(parser: Parser): boolean {
  const item = parser.item;
  if (item?.tag !== 'number' || item.op !== null || item.isMoney || item.to !== undefined || !isLimit(item.value) || parser.limit) return false;
  parser.limit = { n: item.value, item };
  parser.at++;
  return true;
}

const isLimit = (n: number): boolean => Number.isInteger(n) && n >= 1 && n <= ORDERED_MAX;

/** A rank or a number before the one who is asked for. */
export function isOutermostRank(parser: Parser): boolean {
  const item = parser.item!;
  if (item.tag === 'number') return item.op === null && (parser.leadsToHead() || nextSpoken(parser)?.tag === 'rank' || (nextSpoken(parser)?.tag === 'edge'));
  return (item.tag === 'rank' || item.tag === 'edge') && parser.leadsToHead() && isHeadNext(parser);
}

function nextSpoken(parser: Parser): Item | undefined {
  let ahead = 1;
  while (parser.peek(ahead)?.tag === 'filler') ahead++;
  return parser.peek(ahead);
}

/** "most people" are no rank. */
function isHeadNext(parser: Parser): boolean {
  return !(/^(?:the )?(?:most|least|first|last)$/i.test(parser.item!.words) && parser.peek()?.tag === 'head');
}

export function readHeadRank(parser: Parser): void {
  const item = parser.item!;
  if (item.tag === 'number') {
    if (!readLimit(parser)) {
      parser.leave(item);
      parser.at++;
    }
    return;
  }
  if (parser.headRank || !isRankable(parser)) parser.leave(item);
  else parser.headRank = item;
  parser.at++;
  readLimit(parser);
}

const AMOUNT = /\b(?:top|best|biggest|largest)$/i;

/** A frame with a rank orders the answer and is no condition; null where there is none. What cannot be ordered by is told. */
export function rankedFrame(parser: Parser, given: Frame, { node, frame, spare }: Read): { node: Node | null; spare: Item[] } | null {
  const said = given.taken.find(({ slot }) => slot === 'rank')?.item ?? (given.edge === 'last' && !given.window && !given.length ? given.taken.find(({ slot }) => slot === 'edge')?.item : undefined);
  const first = given.edge === 'first' && !given.window && !given.length && given.predicate?.of === 'field' ? given.taken.find(({ slot }) => slot === 'edge')?.item : undefined;
  return rankedBy(parser, given, { node, frame, spare }, said ?? first, given.rank ?? (said ? 'latest' : first ? 'earliest' : null));
}

function rankedBy(parser: Parser, given: Frame, { node, frame, spare }: Read, said: Item | undefined, way: Way | null): { node: Node | null; spare: Item[] } | null {
  if (!way || !said) return null;
  const joined = startedOn(parser, given, way);
  if (joined) return ordered(parser, joined, [said], null, spare);
  const isOf = node?.is === 'at organisation' || node?.is === 'somebody' ? node.where : node;
  const isAbsent = way === 'earliest' && (isOf?.is === 'contact' || isOf?.is === 'interaction') && isOf.count?.atMost === 0;
  const by = (isAbsent || !given.isNegated) && !given.trend ? measuredBy(isOf, frame, said) : null;
  const isValue = by?.is === 'attribute' || by?.is === 'strength';
  if (!by || !isRankable(parser) || parser.order || (isOf !== node && !isValue)) return given.rank === null ? null : { node: isValue ? null : node, spare: isValue ? given.taken.map(({ item }) => item) : [...spare, said] };
  const fitting: Way = isValue ? (way === 'most' || way === 'latest' ? 'most' : 'least') : way;
  const isBound = isOf?.is === 'attribute' ? isOf.test.op !== 'known' : isOf?.is === 'interaction' || isOf?.is === 'contact' ? isOf.count !== undefined && !isAbsent : false;
  return ordered(parser, { by, way: fitting }, given.taken.map(({ item }) => item), isBound ? node : null, spare);
}

function ordered(parser: Parser, order: Order, items: readonly Item[], node: Node | null, spare: readonly Item[]): { node: Node | null; spare: Item[] } {
  if (!parser.order) parser.order = { order, items };
  return { node, spare: spare.filter((item) => !items.includes(item)) };
}

/** How often, or how much was spent where a verb or a noun of money says so. */
function measuredBy(node: Node | null, frame: Frame, said: Item): Measure | null {
  const isStrength = frame.predicate?.of === 'strength' && isEmpty(frame, 'predicate', 'member', 'isMemberActing', 'rank');
  if (isStrength) return { is: 'strength', ...(frame.member && frame.member !== 'anyone' ? { member: frame.member } : {}) };
  const by = node && measureOf(node);
  const isMoney = frame.predicate?.of === 'interaction' && (frame.predicate.measure === 'amount' || (AMOUNT.test(said.words) && frame.predicate.filter.kinds?.[0] === 'purchase'));
  return by?.is === 'interaction' && isMoney ? { ...by, measure: 'amount' } : by;
}

/** "has been a customer the longest": since when somebody is one. */
function startedOn(parser: Parser, given: Frame, way: Way): Order | null {
  const head = parser.items.slice(0, parser.at).findLast(({ tag }) => tag === 'head');
  const key = attributeNamed(parser.vocabulary, 'started on', 'person')?.key;
  const isAlone = given.taken.length === 1 && given.rank === 'earliest';
  return key && isAlone && head && CUSTOMERS.test(head.words) && isRankable(parser) && way === 'earliest' ? { by: { is: 'attribute', key }, way: 'least' } : null;
}

const CUSTOMERS = /^(?:customers?|clients?|users?|subscribers?)$/i;
const SIZED = /\b(?:biggest|largest|smallest)$/i;

/** The question with its order; null where none was said. Ranks without a measure are told. */
export function orderedQuestion(parser: Parser, group: Group): Question | null {
  const { headRank, limit } = parser;
  const order = parser.order?.order ?? (headRank ? headOrder(parser, headRank, group.scope) : null);
  const fitted = order && fitScope(order, group);
  if (!fitted) {
    if (headRank) parser.leave(headRank);
    if (limit) parser.leave(limit.item);
    for (const item of parser.order?.items ?? []) parser.leave(item);
    return null;
  }
  return { find: fitted === 'person' ? 'people' : 'organisations', where: group.node, order: order!, ...(limit ? { limit: limit.n } : {}) };
}

/** "the biggest organisations", "the newest customers". */
function headOrder(parser: Parser, item: Item, scope: Scope): Order | null {
  const key = scope === 'organisation' && SIZED.test(item.words) ? attributeNamed(parser.vocabulary, 'size', 'organisation')?.key
    : scope === 'person' && /\b(?:newest|oldest|longest|latest|most recent)$/i.test(item.words) ? attributeNamed(parser.vocabulary, 'started on', 'person')?.key : undefined;
  const isLow = /\b(?:smallest|oldest|longest)$/i.test(item.words);
  return key ? { by: { is: 'attribute', key }, way: isLow ? 'least' : 'most' } : null;
}

/** Customers are organisations, too, where nothing else is said of them: "top 5 customers by revenue". */
function fitScope({ by }: Order, { scope, node }: Group): Scope | null {
  if (by.is === 'strength') return scope === 'person' ? scope : null;
  if (by.is !== 'attribute') return scope;
  const own: Scope = by.key.startsWith('person.') ? 'person' : 'organisation';
  return own === scope || (own === 'organisation' && node.is === 'all' && node.of.length === 0) ? own : null;
}

/** Takes "by revenue", "ranked by how often they wrote, most first" out of the words and makes an order of them. */
export function cutMeasure(parser: Parser): void {
  parser.items = amongFirst(parser.items);
  const { items } = parser;
  const ranked = items.findIndex(({ tag }) => tag === 'ranked');
  const rank = items.find(({ tag }) => tag === 'rank');
  const from = ranked >= 0 ? ranked : items.findIndex((item, at) => item.tag === 'preposition' && /^by$/i.test(item.words) && !items.slice(0, at).some(({ tag }) => tag === 'top') && (rank || isValueNext(items, at)));
  if (from < 1) return;
  const head = items.slice(0, from).find((item) => item.tag === 'head');
  const scope = head?.tag === 'head' ? head.scope : 'person';
  let start = from + 1;
  let isLast = false;
  while (start < items.length && (items[start]!.tag === 'filler' || items[start]!.tag === 'edge' || /^(?:how often|how much|number|amount|total|sum|value|money)$/i.test(items[start]!.words))) isLast = items[start++]!.tag === 'edge' || isLast;
  const inner = new Parser(items.slice(start), parser.vocabulary, parser.source);
  const frame = readFrame(inner, scope);
  const { node, spare } = frameNode(frame, null, scope, parser.vocabulary);
  const isOf = node?.is === 'at organisation' || node?.is === 'somebody' ? node.where : node;
  const by = (isOf === null || spare.length === 0) && inner.unused.length + inner.ambiguous.length === 0 ? measuredBy(isOf, frame, items[from]!) : null;
  const isValue = by?.is === 'attribute' || by?.is === 'strength';
  if (!by || (isOf !== node && !isValue) || (ranked < 0 && !isValue && frame.isNegated)) return;
  let end = start + inner.at;
  const at = items.findIndex((item, n) => n >= end && item.tag === 'rank end' && items.slice(end, n).every(({ tag }) => tag === 'comma' || tag === 'filler'));
  const last = at >= 0 ? items[at] : undefined;
  if (at >= 0) end = at + 1;
  const said: Way = last?.tag === 'rank end' ? last.way : rank?.tag === 'rank' ? rank.way : isLast ? 'latest' : 'most';
  const way: Way = isValue ? (said === 'most' || said === 'latest' ? 'most' : 'least') : isLast ? (said === 'least' || said === 'earliest' ? 'earliest' : 'latest') : said;
  parser.order = { order: { by, way }, items: items.slice(from, end) };
  parser.items = [...items.slice(0, from), ...items.slice(end)];
}

/** "promoters in the top 5 by spend" are among the first of all: that cannot be asked, and is told whole. */
function amongFirst(items: readonly Item[]): readonly Item[] {
  const rank = items.findIndex((item, at) => item.tag === 'rank' && items[at - 1]?.tag === 'preposition' && /^(?:in|among|within)$/i.test(items[at - 1]!.words));
  if (rank < 0) return items;
  const by = items.findIndex((item, at) => at > rank && at <= rank + 4 && item.tag === 'preposition' && /^by$/i.test(item.words));
  return items.map((item, at) => (at === rank || (at === rank + 1 && item.tag === 'number') || (by > 0 && (at === by || at === by + 1)) ? { tag: 'unsayable', start: item.start, end: item.end, words: item.words } : item));
}

/** A value right behind "by": "customers by score". */
function isValueNext(items: readonly Item[], at: number): boolean {
  const next = items.slice(at + 1).find(({ tag }) => tag !== 'filler');
  return next !== undefined && (next.tag === 'field' || next.tag === 'strength' || (next.tag === 'name' && next.options.every(({ type }) => type === 'field')));
}
