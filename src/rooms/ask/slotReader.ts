// Reads the items of one frame into its slots, in any order, until something begins that belongs to the next frame.
import { adjectiveNode } from './conditions.ts';
import type { Slots } from './frame.ts';
import { emptySlots, hasObject, inScope, isEmpty } from './frame.ts';
import { nextPeriod } from './edgeDays.ts';
import type { Item } from './items.ts';
import { readName } from './nameReader.ts';
import type { Parser } from './parse.ts';
import type { Node, RelationKind, Scope } from './question.ts';
import { attributeNamed } from './vocabulary.ts';

/** One frame. Leaves the parser at the first item that is not part of it. */
export function readFrame(parser: Parser, scope: Scope): Slots {
  const slots = emptySlots();
  let preposition: string | null = null;
  while (parser.item) {
    const item = parser.item;
    if (item.tag === 'preposition') {
      preposition = item.word;
      parser.at++;
      continue;
    }
    const went = step(parser, item, slots, scope, preposition);
    if (went === 'end') break;
    if (went !== 'keep') preposition = null;
  }
  return slots;
}

type Step = 'end' | 'taken' | 'keep';

function step(parser: Parser, item: Item, slots: Slots, scope: Scope, preposition: string | null): Step {
  const take = (): Step => {
    parser.at++;
    return 'taken';
  };
  switch (item.tag) {
    case 'filler': parser.at++; return 'keep';
    case 'close': case 'open': return 'end';
    case 'and': case 'or': case 'comma': return listGoesOn(parser, item, slots) ? 'keep' : 'end';
    case 'not':
      if (slots.predicate || slots.count || slots.window) return 'end';
      slots.isNegated = !slots.isNegated;
      return take();
    case 'count': return once(slots.count === null && slots.number === null, () => { slots.count = item.count; }, take);
    case 'number': return once(slots.count === null && slots.number === null, () => { slots.number = item; }, take);
    case 'window': return once(slots.window === null && slots.length === null, () => { slots.window = item.window; }, take);
    case 'length': return once(slots.window === null && slots.length === null, () => { slots.length = item.length; }, take);
    case 'next': return once(slots.next === null, () => { slots.next = item.length; }, take);
    case 'next period': return once(slots.window === null, () => { slots.window = nextPeriod(item.period, parser.vocabulary); }, take);
    case 'top': return once(slots.top === null, () => { slots.top = item; }, take);
    case 'hops': return relationByHops(parser, slots, item.hops);
    case 'ever': case 'before that': return take();
    case 'again': slots.isAgain = true; return take();
    case 'season': slots.season = item.season; return take();
    case 'direction': slots.direction = item.direction; return take();
    case 'trend': return once(slots.trend === null, () => { slots.trend = item.way; }, take);
    case 'kind': slots.kinds.push(item.kind); return take();
    case 'opener': return opener(parser, slots, scope);
    case 'name': case 'text': return readName(parser, item, slots, scope, preposition);
    case 'unknown': return unknown(parser, item, slots, preposition);
    default: return predicate(parser, item, slots, scope, preposition);
  }
}

function once(isFree: boolean, set: () => void, take: () => Step): Step {
  if (!isFree) return 'end';
  set();
  return take();
}

/** "about CRM and pricing", "by mail or by call": the list goes on when a name or kind follows and no act after it. */
function listGoesOn(parser: Parser, joint: Item, slots: Slots): boolean {
  let ahead = 1;
  while (parser.peek(ahead) && ['filler', 'preposition', 'and', 'or'].includes(parser.peek(ahead)!.tag)) ahead++;
  const next = parser.peek(ahead);
  if (!next) return false;
  if (next.tag === 'kind' && slots.kinds.length > 0) return forward(parser, ahead);
  if (next.tag === 'stance' && slots.stances.length > 0 && slots.topics.length === 0 && slots.window === null && slots.count === null && joint.tag === 'or' && parser.peek(ahead - 1)?.tag !== 'preposition') return forward(parser, ahead);
  if (next.tag !== 'name' && next.tag !== 'text') return false;
  const topic = next.options.find((one) => one.type === 'topic');
  const content = next.options.find((one) => one.type === 'content');
  if (content && slots.content.length > 0 && slots.topics.length === 0) return forward(parser, ahead);
  if (!topic || slots.topics.length === 0 || !('ref' in topic)) return false;
  const after = parser.peek(ahead + 1);
  if (after && ['act', 'stance', 'mention', 'contact', 'field'].includes(after.tag)) return false;
  const either = joint.tag === 'or' || listEndsInOr(parser, ahead);
  parser.at += ahead + 1;
  (either ? slots.topics : slots.alsoTopics).push(topic.ref);
  return true;
}

function listEndsInOr(parser: Parser, ahead: number): boolean {
  for (let i = ahead; i < ahead + 12; i++) {
    const tag = parser.peek(i)?.tag;
    if (tag === 'or') return true;
    if (tag !== 'comma' && tag !== 'name') return false;
  }
  return false;
}

function forward(parser: Parser, by: number): true {
  parser.at += by;
  return true;
}

function opener(parser: Parser, slots: Slots, scope: Scope): Step {
  if (!isEmpty(slots) || slots.isNegated) return 'end';
  parser.at++;
  void scope;
  return 'keep';
}

/** A word nobody knows: text to look for where a text is expected, else left and told. */
function unknown(parser: Parser, item: Item, slots: Slots, preposition: string | null): Step {
  const spoken = slots.predicate?.of === 'enjoy' || (slots.predicate?.of === 'interaction' && !slots.predicate.measure) || slots.stances.length > 0;
  const expected = preposition === 'about' || (spoken && preposition !== 'at' && preposition !== 'by') || slots.words.length > 0 || (preposition === 'at' && slots.stances.length > 0 && parser.peek()?.tag !== 'head');
  if (expected && parser.peek()?.tag !== 'head') slots.words.push(item.words);
  else parser.leave(item);
  parser.at++;
  return 'keep';
}

function predicate(parser: Parser, item: Item, slots: Slots, scope: Scope, preposition: string | null): Step {
  const { vocabulary } = parser;
  switch (item.tag) {
    case 'stance': return stance(parser, item, slots);
    case 'act': case 'mention': return act(parser, item, slots, preposition);
    case 'spelled': return slots.predicate && slots.predicate.of !== 'interaction' ? 'end' : spelled(parser, slots);
    case 'enjoy': return set(parser, slots, { of: 'enjoy' });
    case 'contact': return set(parser, slots, { of: 'contact' });
    case 'silent': return set(parser, slots, { of: 'silent' });
    case 'strength': return set(parser, slots, { of: 'strength' });
    case 'field': case 'field verb': {
      const options = item.tag === 'field' ? item.names.flatMap((name) => both(parser, name)) : both(parser, item.name);
      if (options.length === 0) return leave(parser, item);
      return set(parser, slots, { of: 'field', options });
    }
    case 'adjective': {
      if (slots.predicate || hasObject(slots)) return 'end';
      const node = adjectiveNode(item.name, vocabulary);
      return node ? set(parser, slots, { of: 'node', node, scope: adjectiveScope(node, scope) }, true) : leave(parser, item);
    }
    case 'known value': case 'unknown value': case 'contains':
      if (slots.predicate?.of !== 'field') return leave(parser, item);
      slots.value = item.tag === 'contains' ? { op: 'contains', value: '' } : { op: item.tag === 'known value' ? 'known' : 'unknown', value: '' };
      parser.at++;
      return 'taken';
    case 'yes': case 'no':
      if (slots.predicate?.of !== 'field') return leave(parser, item);
      slots.value = { op: '=', value: item.tag };
      parser.at++;
      return 'taken';
    case 'relation': return relation(parser, item, slots, scope);
    case 'any relation': return !slots.predicate && isEmpty(slots) ? related(parser, slots, null, 'either', 1) : 'end';
    case 'head': return head(parser, item, slots, scope, preposition);
    case 'owned': case 'known': return ownedOrKnown(parser, item.tag, slots);
    case 'me': case 'us': case 'my': case 'our': return pronoun(parser, item, slots, preposition);
    default: return leave(parser, item);
  }
}

const both = (parser: Parser, name: string) => (['person', 'organisation'] as const).flatMap((subject) => attributeNamed(parser.vocabulary, name, subject) ?? []);
const adjectiveScope = (node: Node, scope: Scope): Scope => (JSON.stringify(node).includes('"key":"person.') || node.is === 'strength' ? 'person' : scope);

function leave(parser: Parser, item: Item): Step {
  parser.leave(item);
  parser.at++;
  return 'keep';
}

function set(parser: Parser, slots: Slots, predicate: NonNullable<Slots['predicate']>, isWhole = false): Step {
  if (slots.predicate || (hasObject(slots) && predicate.of !== 'enjoy')) return 'end';
  slots.predicate = predicate;
  parser.at++;
  return isWhole ? 'end' : 'taken';
}

function stance(parser: Parser, item: Item & { tag: 'stance' }, slots: Slots): Step {
  const weak = !slots.predicate || (slots.predicate.of === 'interaction' && !slots.predicate.measure && !slots.predicate.filter.again);
  if (!weak || slots.stances.length > 0 && slots.topics.length + slots.words.length > 0 || slots.stances.length > 0 && !slots.stances.includes(item.stance)) return 'end';
  if (slots.predicate && slots.topics.length > 0) return 'end';
  if (slots.predicate?.of === 'interaction' && slots.predicate.filter.kinds?.includes('reading')) return 'end';
  if (slots.predicate?.of === 'interaction' && slots.predicate.filter.kinds?.includes('purchase')) return 'end';
  if (!slots.stances.includes(item.stance)) slots.stances.push(item.stance);
  parser.at++;
  return 'taken';
}

function act(parser: Parser, item: Item & { tag: 'act' | 'mention' }, slots: Slots, preposition: string | null): Step {
  const filter = item.tag === 'act' ? item.filter : {};
  const asObject = preposition === 'by' || preposition === 'with' || slots.stances.length > 0 && preposition === 'about';
  if (item.tag === 'act' && filter.kinds && preposition === 'by' && !filter.again) {
    slots.kinds.push(...filter.kinds);
    parser.at++;
    return 'taken';
  }
  if (slots.predicate?.of === 'interaction' && item.tag === 'act' && Object.keys(slots.predicate.filter).length === 0 && !hasObject(slots)) {
    slots.predicate = { of: 'interaction', filter, ...(item.measure ? { measure: item.measure } : {}) };
    parser.at++;
    return 'taken';
  }
  if (slots.predicate?.of === 'interaction' && slots.predicate.filter.part === 'received' && filter.kinds && !hasObject(slots)) {
    slots.predicate = { of: 'interaction', filter: { ...slots.predicate.filter, ...filter } };
    parser.at++;
    return 'taken';
  }
  if (slots.predicate?.of === 'interaction' && item.tag === 'mention' && !hasObject(slots)) {
    parser.at++;
    return 'taken';
  }
  if (slots.predicate || (hasObject(slots) && !asObject && slots.stances.length > 0 && item.tag === 'act')) return 'end';
  slots.predicate = { of: 'interaction', filter, ...(item.tag === 'act' && item.measure ? { measure: item.measure } : {}) };
  parser.at++;
  return 'taken';
}

function spelled(parser: Parser, slots: Slots): Step {
  if (!slots.predicate && slots.stances.length === 0) slots.predicate = { of: 'interaction', filter: {} };
  parser.at++;
  parser.skip('filler');
  if (parser.item?.tag === 'text') {
    slots.words.push(parser.item.text);
    parser.at++;
  }
  return 'taken';
}

/** "referred by promoters", "I know", "knows Grace Hopper", "knows me". */
function relation(parser: Parser, item: Item & { tag: 'relation' }, slots: Slots, scope: Scope): Step {
  if (slots.predicate || hasObject(slots)) return 'end';
  const bySelf = slots.member !== null && item.kind === 'knows';
  parser.at++;
  parser.skip('filler');
  if (bySelf) return knownPeople(parser, slots, scope);
  if (parser.is('me', 'us')) {
    const by = parser.is('us') || !parser.vocabulary.me ? 'anyone' as const : parser.vocabulary.me;
    parser.at++;
    if (item.kind === 'knows') slots.predicate = { of: 'node', node: { is: 'known', by }, scope };
    else if (item.kind === 'replied to') slots.predicate = { of: 'interaction', filter: { kinds: ['mail'], direction: 'in' } };
    return 'end';
  }
  parser.at--;
  return related(parser, slots, [item.kind], item.direction, 1);
}

/** After "I know": nothing more (people I know), or people at an organisation who … */
function knownPeople(parser: Parser, slots: Slots, scope: Scope): Step {
  const known: Node = { is: 'known', by: slots.member! };
  slots.member = null;
  if (!parser.is('head') || scope === 'person') {
    slots.predicate = { of: 'node', node: known, scope };
    return 'end';
  }
  parser.at++;
  const inner = parser.inner('person');
  slots.predicate = { of: 'node', node: { is: 'somebody', atLeast: leastOf(slots), where: { is: 'all', of: inner ? [known, inner] : [known] } }, scope: 'organisation' };
  return 'end';
}

function related(parser: Parser, slots: Slots, kinds: RelationKind[] | null, direction: 'to' | 'from' | 'either', hops: number): Step {
  const item = parser.item!;
  parser.at++;
  parser.skip('filler', 'preposition');
  const node = parser.relation(kinds, direction, hops);
  if (node) slots.predicate = { of: 'node', node, scope: 'person' };
  else parser.leave(item);
  return 'end';
}

/** "within 2 hops of promoters", "within 2 hops: knows or works with of people who (…)". */
function relationByHops(parser: Parser, slots: Slots, hops: number): Step {
  if (slots.predicate) return 'end';
  const kinds: RelationKind[] = [];
  let direction: 'to' | 'from' | 'either' = 'either';
  parser.at++;
  for (;;) {
    parser.skip('filler', 'or');
    if (parser.item?.tag !== 'relation') break;
    kinds.push(parser.item.kind);
    direction = parser.item.direction;
    parser.at++;
  }
  parser.at--;
  return related(parser, slots, kinds.length > 0 ? kinds : null, kinds.length > 0 ? direction : 'either', hops);
}

/** "at organisations where …" inside people; "somebody who …", "at least 3 people who …" inside organisations. */
function head(parser: Parser, item: Item & { tag: 'head' }, slots: Slots, scope: Scope, preposition: string | null): Step {
  if (item.mine && parser.vocabulary.me && scope === 'person') return set(parser, slots, { of: 'node', node: { is: 'known', by: parser.vocabulary.me }, scope }, true);
  if (item.scope === scope) {
    if (!isEmpty(slots) && preposition !== null) return leave(parser, item);
    parser.at++;
    return 'keep';
  }
  if (slots.predicate || hasObject(slots)) return 'end';
  parser.at++;
  const inner = parser.is('and', 'or', 'comma', 'close') ? null : parser.inner(item.scope);
  if (item.scope === 'organisation') {
    slots.predicate = { of: 'node', node: { is: 'at organisation', where: inner ?? { is: 'all', of: [] } }, scope: 'person' };
    return 'end';
  }
  const known: Node[] = slots.member ? [{ is: 'known', by: slots.member }] : item.mine && parser.vocabulary.me ? [{ is: 'known', by: parser.vocabulary.me }] : [];
  const where: Node = { is: 'all', of: inner ? [...known, inner] : known };
  slots.predicate = { of: 'node', node: { is: 'somebody', atLeast: leastOf(slots), where }, scope: 'organisation' };
  slots.number = null;
  slots.member = null;
  return 'end';
}

const leastOf = (slots: Slots): number => {
  const { number, count } = slots;
  const least = number ? (number.op === '>' ? number.value + 1 : number.value) : (count?.atLeast ?? 1);
  return Math.max(1, Math.round(least));
};

function ownedOrKnown(parser: Parser, tag: 'owned' | 'known', slots: Slots): Step {
  if (slots.predicate) return 'end';
  const item = parser.item!;
  parser.at++;
  parser.skip('filler', 'preposition');
  const who = parser.item;
  const { me } = parser.vocabulary;
  const ref = who?.tag === 'me' ? me : who?.tag === 'name' || who?.tag === 'text' ? parser.choose(who, who.options, ['member']) : null;
  if (who?.tag === 'us' && tag === 'known') slots.predicate = { of: 'node', node: { is: 'known', by: 'anyone' }, scope: 'person' };
  else if (ref) slots.predicate = { of: 'node', node: tag === 'owned' ? { is: 'owned', by: ref } : { is: 'known', by: ref }, scope: 'person' };
  else parser.leave(who ?? item);
  if (slots.predicate?.of === 'node') slots.predicate.scope = 'person';
  parser.at++;
  return 'end';
}

function pronoun(parser: Parser, item: Item, slots: Slots, preposition: string | null): Step {
  const { me } = parser.vocabulary;
  const who = item.tag === 'me' || item.tag === 'my' ? me : ('anyone' as const);
  parser.at++;
  const next = parser.item?.tag;
  if (preposition === 'of' && item.tag === 'my' && me && !slots.predicate) {
    slots.predicate = { of: 'node', node: { is: 'owned', by: me }, scope: 'person' };
    return 'taken';
  }
  if (preposition === 'with' || preposition === 'by' || next === 'relation' || next === 'contact' || next === 'head' || next === 'filler' && parser.peek()?.tag === 'contact') {
    if (who && slots.member === null) slots.member = who;
    return 'taken';
  }
  if (preposition === 'to' && slots.predicate?.of === 'interaction') {
    if (item.tag === 'me' && who) slots.member = who;
    return 'taken';
  }
  return 'taken';
}

export { inScope };
