// How people hang together: referred by, knows, works with, within 2 hops of; who looks after whom; people at organisations and
// organisations with people.
import type { Item } from './taggedWords.ts';
import type { Parser } from './parser.ts';
import { negate } from './normalise.ts';
import { leave, set } from './predicateReader.ts';
import type { Node, Ref, RelationKind, Scope } from './question.ts';
import { somebody } from './frameCondition.ts';
import type { Step } from './slotReader.ts';
import type { Frame } from './slots.ts';
import { hasObject, isEmpty, put } from './slots.ts';
import { readTargets } from './targetReader.ts';

/** "referred by promoters", "I know", "knows Grace Hopper", "knows me". */
export function readRelation(parser: Parser, item: Item & { tag: 'relation' }, frame: Frame, scope: Scope): Step {
  if (frame.predicate || hasObject(frame)) return 'end';
  const bySelf = frame.member !== null && item.kind === 'knows';
  parser.at++;
  parser.skip('filler');
  if (bySelf) return knownPeople(parser, item, frame, scope);
  if (parser.is('me', 'us')) {
    const by = parser.is('us') || !parser.vocabulary.me ? 'anyone' as const : parser.vocabulary.me;
    if (item.kind === 'knows') put(frame, 'predicate', { of: 'node', node: { is: 'known', by }, scope }, item);
    else if (item.kind === 'replied to') put(frame, 'predicate', { of: 'contact', direction: item.direction === 'from' ? 'out' : 'in' }, item);
    else parser.leave(item);
    parser.at++;
    return 'end';
  }
  const ours = item.kind === 'knows' || item.kind === 'replied to' ? membersNamed(parser, 0) : null;
  if (ours) return withOurs(parser, item, ours, frame, scope);
  if (item.kind === 'replied to' && item.direction === 'to' && !parser.is('name', 'text', 'head', 'adjective')) {
    // "never answered", "answered within 3 days": to us.
    put(frame, 'predicate', { of: 'contact', direction: 'in' }, item);
    return 'taken';
  }
  parser.at--;
  return related(parser, item, frame, [item.kind], item.direction, 1);
}

interface Ours {
  by: Ref[];
  isEither: boolean;
  /** How many items they took. */
  used: number;
}

/** Those of us who are named from here on: "Ada", "Ada and Priya", "Ada or me"; null where the first is nobody of us, or also a customer. */
function membersNamed(parser: Parser, from: number): Ours | null {
  const ours: Ours = { by: [], isEither: false, used: 0 };
  const memberAt = (ahead: number): Ref | null => {
    const who = parser.peek(ahead);
    if (who?.tag === 'me') return parser.vocabulary.me;
    return who?.tag === 'name' && who.options.some(({ type }) => type === 'member') && !who.options.some(({ type }) => type === 'person') ? parser.choose(who, who.options, ['member']) : null;
  };
  for (let ahead = from; ;) {
    const by = memberAt(ahead);
    if (!by) return ours.by.length > 0 ? ours : null;
    ours.by.push(by);
    ours.used = ++ahead - from;
    const joint = parser.peek(ahead)?.tag;
    const isNor = parser.peek(ahead)?.words.toLowerCase() === 'nor';
    if (joint !== 'and' && joint !== 'or' && joint !== 'comma' && !isNor) return ours;
    ours.isEither ||= joint === 'or' || isNor;
    ahead++;
  }
}

/** "who know Priya", "replied to Ada", "got a reply from Ada or Tomasz". */
function withOurs(parser: Parser, item: Item & { tag: 'relation' }, { by, isEither, used }: Ours, frame: Frame, scope: Scope): Step {
  const each = by.map((one): Node => (item.kind === 'knows' ? { is: 'known', by: one } : { is: 'contact', direction: item.direction === 'from' ? 'out' : 'in', member: one }));
  const isOneContact = item.kind !== 'knows' && by.length === 1;
  if (isOneContact) put(frame, 'member', by[0]!, parser.item!);
  put(frame, 'predicate', isOneContact ? { of: 'contact', direction: item.direction === 'from' ? 'out' : 'in' } : { of: 'node', node: each.length === 1 ? each[0]! : { is: isEither ? 'any' : 'all', of: each }, scope }, item);
  parser.at += used;
  return isOneContact ? 'taken' : 'end';
}

/** "both Ada and Priya know", "Ada and I own"; null where other things are said of them. */
export function readActing(parser: Parser, frame: Frame): Step | null {
  const ours = membersNamed(parser, 0);
  if (!ours || ours.by.length < 2) return null;
  let ahead = ours.used;
  while (parser.peek(ahead)?.tag === 'filler') ahead++;
  const verb = parser.peek(ahead);
  if (verb?.tag !== 'owned' && !(verb?.tag === 'relation' && verb.kind === 'knows' && verb.direction === 'to')) return null;
  const of = ours.by.map((by): Node => ({ is: verb.tag === 'owned' ? 'owned' : 'known', by }));
  put(frame, 'predicate', { of: 'node', node: { is: ours.isEither ? 'any' : 'all', of }, scope: parser.scope }, verb);
  parser.at += ahead + 1;
  return 'end';
}

/** After "I know": nothing more (people I know), nobody, or people at an organisation who … */
function knownPeople(parser: Parser, item: Item, frame: Frame, scope: Scope): Step {
  const known: Node = { is: 'known', by: frame.member! };
  frame.member = null;
  frame.taken = frame.taken.filter(({ slot }) => slot !== 'member' && slot !== 'isMemberActing');
  if (parser.is('nobody')) {
    put(frame, 'isNegated', !frame.isNegated, parser.item!);
    parser.at++;
    put(frame, 'predicate', { of: 'node', node: known, scope }, item);
    return 'end';
  }
  const goesOn = scope === 'organisation' && parser.is('head', 'adjective', 'number', 'count');
  if (!goesOn) {
    put(frame, 'predicate', { of: 'node', node: known, scope }, item);
    return 'end';
  }
  while (parser.is('number', 'count')) {
    const counted = parser.item!;
    if (counted.tag === 'number') put(frame, 'number', { op: counted.op, value: counted.value }, counted);
    if (counted.tag === 'count') put(frame, 'count', counted.count, counted);
    parser.at++;
  }
  const inner = parser.group('person', true);
  const where: Node = { is: 'all', of: inner ? [known, inner.node] : [known] };
  return setSomebody(frame, where, item);
}

/** The condition that somebody at the organisation is such; what was counted is used up. */
export function setSomebody(frame: Frame, where: Node, item: Item): Step {
  const node = somebody(frame, where);
  const used = new Set(['number', 'count', 'member', 'isMemberActing', 'isNegated']);
  frame.taken = frame.taken.filter(({ slot }) => !used.has(slot));
  Object.assign(frame, { number: null, count: null, member: null, isMemberActing: false, isNegated: false });
  put(frame, 'predicate', { of: 'node', node, scope: 'organisation' }, item);
  return 'end';
}

export function readAnyRelation(parser: Parser, item: Item, frame: Frame, scope: Scope): Step {
  if (frame.member && frame.isMemberActing && !frame.predicate) {
    // "where I am connected to somebody who …": whom one of us knows.
    parser.at++;
    parser.skip('filler');
    return knownPeople(parser, item, frame, scope);
  }
  return !frame.predicate && isEmpty(frame) ? related(parser, item, frame, null, 'either', 1) : 'end';
}

function related(parser: Parser, item: Item, frame: Frame, kinds: RelationKind[] | null, direction: 'to' | 'from' | 'either', hops: number): Step {
  parser.at++;
  parser.skip('filler', 'preposition');
  const unclear = parser.ambiguous.length;
  const node = readTargets(parser, kinds, direction, hops);
  const [first, second] = [parser.item, parser.peek()];
  const after = first?.tag === 'hops' ? first : first?.tag === 'preposition' && second?.tag === 'hops' ? second : null;
  if (node?.is === 'relation' && after) {
    // "connected to Kai Berg within 3 hops"
    node.hops = after.hops;
    parser.at += after === first ? 1 : 2;
  }
  if (node) put(frame, 'predicate', { of: 'node', node, scope: 'person' }, item);
  else if (parser.ambiguous.length === unclear) parser.leave(item);
  return 'end';
}

/** "within 2 hops of promoters", "within 2 hops: knows or works with of people who (…)". */
export function relationByHops(parser: Parser, frame: Frame, hops: number): Step {
  if (frame.predicate) return 'end';
  const item = parser.item!;
  const kinds: RelationKind[] = [];
  let direction: 'to' | 'from' | 'either' = 'either';
  parser.at++;
  for (;;) {
    parser.skip('filler', 'or');
    if (parser.item?.tag === 'directed') direction = parser.item.direction;
    else if (parser.item?.tag === 'relation') {
      kinds.push(parser.item.kind);
      direction = parser.item.direction;
    } else break;
    parser.at++;
  }
  parser.at--;
  return related(parser, item, frame, kinds.length > 0 ? kinds : null, direction, hops);
}

/** "at organisations where …" inside people; "somebody who …", "at least 3 people who …" inside organisations. */
export function readHead(parser: Parser, item: Item & { tag: 'head' }, frame: Frame, scope: Scope, preposition: string | null): Step {
  const own = item.mine && parser.vocabulary.me ? parser.vocabulary.me : item.ours ? ('anyone' as const) : null;
  if (own && scope === 'person') return set(parser, frame, { of: 'node', node: { is: 'known', by: own }, scope }, true);
  if (item.scope === scope) {
    if (!isEmpty(frame, 'window', 'length') && preposition !== null) return leave(parser, item);
    parser.at++;
    return 'keep';
  }
  if (frame.predicate || hasObject(frame)) return 'end';
  parser.at++;
  if (scope === 'organisation' && /^every(?:one|body)$/i.test(item.words) && !frame.number && !frame.count && parser.item && !parser.is('and', 'or', 'comma', 'close')) {
    // "where everybody is happy": nobody is not.
    const every = parser.inner('person');
    frame.isNegated = !frame.isNegated;
    return setSomebody(frame, every ? negate(every) : { is: 'all', of: [] }, item);
  }
  const isAboutOuter = item.scope === 'organisation' && parser.item?.tag === 'preposition' && parser.item.word === 'about' && parser.bare !== null;
  const inner = parser.is('and', 'or', 'comma', 'close') || isAboutOuter ? null : parser.inner(item.scope);
  if (item.scope === 'organisation') {
    put(frame, 'predicate', { of: 'node', node: { is: 'at organisation', where: inner ?? { is: 'all', of: [] } }, scope: 'person' }, item);
    return 'end';
  }
  const known: Node[] = frame.member ? [{ is: 'known', by: frame.member }] : own ? [{ is: 'known', by: own }] : [];
  return setSomebody(frame, { is: 'all', of: inner ? [...known, inner] : known }, item);
}

/** "belong to Ada or Tomasz", "known to me". */
export function ownedOrKnown(parser: Parser, tag: 'owned' | 'known', frame: Frame, scope: Scope): Step {
  if (frame.predicate) return 'end';
  const item = parser.item!;
  parser.at++;
  if (tag === 'owned' && frame.isMemberActing && frame.member && frame.member !== 'anyone') {
    const by = frame.member;
    frame.member = null;
    frame.taken = frame.taken.filter(({ slot }) => slot !== 'member' && slot !== 'isMemberActing');
    put(frame, 'predicate', { of: 'node', node: { is: 'owned', by }, scope }, item);
    return 'end';
  }
  const nodes: Node[] = [];
  let isEither = false;
  const isBoth = ['both', 'both of'].includes(parser.item?.words.toLowerCase() ?? '');
  if (parser.is('not') && /^neither$/i.test(parser.item!.words)) {
    frame.isNegated = !frame.isNegated;
    parser.at++;
  }
  const isNor = (): boolean => parser.is('not') && /^nor$/i.test(parser.item!.words);
  for (;;) {
    parser.skip('filler', 'preposition');
    const who = parser.item;
    const by = who && memberOf(parser, who, tag);
    if (!by) {
      if (nodes.length === 0) parser.leave(who ?? item);
      if (nodes.length === 0 && who) parser.at++;
      break;
    }
    nodes.push(tag === 'known' ? { is: 'known', by } : { is: 'owned', by: by as Ref });
    parser.at++;
    if (!(parser.is('or', 'and') || isNor()) || !parser.peek() || !memberOf(parser, parser.peek()!, tag)) break;
    isEither ||= parser.is('or') || isNor();
    parser.at++;
  }
  if (nodes.length > 0) put(frame, 'predicate', { of: 'node', node: nodes.length === 1 ? nodes[0]! : { is: isEither || (tag === 'owned' && !isBoth) ? 'any' : 'all', of: nodes }, scope }, item);
  return 'end';
}

function memberOf(parser: Parser, item: Item, tag: 'owned' | 'known'): Ref | 'anyone' | null {
  if (item.tag === 'me') return parser.vocabulary.me;
  if (item.tag === 'us' || item.tag === 'our') return tag === 'known' ? 'anyone' : null;
  return item.tag === 'name' || item.tag === 'text' ? parser.choose(item, item.options, ['member']) : null;
}
