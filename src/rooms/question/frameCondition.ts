// A frame becomes a condition; one that leaves out its verb ("and not since March") takes it from the frame before.
import { countOf } from './amounts.ts';
import { laterBy } from './dates.ts';
import { enjoysReading, silentNode } from './fuzzyConditions.ts';
import { edgeDays } from './dateFieldTest.ts';
import { negate } from './normalise.ts';
import { aheadWords } from './phrases.ts';
import type { Count, Filter, Node, Ref, Scope, Test } from './question.ts';
import { hasObject, isEmpty, predicateOf, spareItems } from './slots.ts';
import type { Frame, Predicate, Slots } from './slots.ts';
import type { Item } from './taggedWords.ts';
import type { AttributeName, Vocabulary } from './vocabulary.ts';
import { addDays, dayOf, firstDay } from './window.ts';
import type { Window } from './window.ts';

export interface Read {
  node: Node | null;
  /** With what it took from the frame before. */
  frame: Frame;
  /** Words that the condition does not say. */
  spare: Item[];
}

/** The condition a frame says, or null when it says nothing that can be asked. `before` is the frame it may lean on. */
export function frameNode(given: Frame, before: Frame | null, scope: Scope, vocabulary: Vocabulary): Read {
  const frame = lean(given, before);
  const predicate = predicateOf(frame);
  const node = predicate && nodeOf(frame, predicate, scope, vocabulary);
  return { node, frame, spare: node && predicate ? spareItems(frame, predicate) : frame.taken.map(({ item }) => item) };
}

function nodeOf(frame: Frame, predicate: Predicate, scope: Scope, vocabulary: Vocabulary): Node | null {
  const signed = (node: Node, of: Scope = scope): Node => (frame.isNegated ? negate(inScope(node, of, scope)) : inScope(node, of, scope));
  switch (predicate.of) {
    case 'node': return signed(predicate.node, predicate.scope);
    case 'field': {
      const attribute = predicate.options.find((one) => one.subject === scope) ?? predicate.options[0]!;
      const test = testOf(frame, attribute, predicate.isVerb, vocabulary);
      if (!test) return null;
      const node: Node = { is: 'attribute', key: attribute.key, test };
      return signed(frame.isValueDenied ? (test.op === '=' ? { ...node, test: { op: '≠', value: test.value } } : negate(node)) : node, attribute.subject);
    }
    case 'strength': {
      if (!frame.number || frame.number.value > 100 || frame.number.to !== undefined) return null;
      return signed({ is: 'strength', op: frame.number.op ?? '≥', value: frame.number.value, ...(frame.member && frame.member !== 'anyone' ? { member: frame.member } : {}) }, 'person');
    }
    case 'silent': {
      const length = frame.length ?? (frame.window && 'last' in frame.window ? frame.window.last : null);
      const silent: Node = frame.window && !length ? { is: 'contact', count: { atMost: 0 }, window: frame.window } : silentNode(vocabulary, length ?? undefined);
      return signed(frame.member && silent.is === 'contact' ? { ...silent, member: frame.member } : silent);
    }
    case 'contact': return contactNode(frame, predicate, vocabulary);
    case 'enjoy': {
      const each = frame.alsoTopics.length > 0 ? [...frame.topics, ...frame.alsoTopics].map((topic) => [topic]) : [frame.topics];
      return signed({ is: 'all', of: each.map((topics) => enjoysReading(filterOf(frame, {}, topics), vocabulary)) });
    }
    case 'interaction': return interactionNode(frame, predicate, vocabulary);
  }
}

/** So many people for whom it holds: "at least 2 detractors", "no promoters". */
export function somebody(frame: Slots, where: Node): Node {
  const least = (atLeast: number): Node => ({ is: 'somebody', atLeast: Math.max(1, Math.round(atLeast)), where });
  const { atLeast, atMost } = frame.count ?? (frame.number ? (frame.number.to === undefined ? countOf(frame.number.op, frame.number.value) : { atLeast: frame.number.value, atMost: frame.number.to }) : {});
  const node: Node = atMost === undefined ? least(atLeast ?? 1) : { is: 'all', of: [...(atLeast ? [least(atLeast)] : []), negate(least(atMost + 1))] };
  return frame.isNegated ? negate(node) : node;
}

function contactNode(frame: Frame, predicate: Predicate & { of: 'contact' }, vocabulary: Vocabulary): Node {
  const direction = predicate.direction === 'either' ? (frame.direction === 'in' || frame.direction === 'out' ? { direction: frame.direction } : {}) : { direction: predicate.direction };
  const window = windowOf(frame);
  if (frame.kinds.length > 0) {
    const ways: readonly Pick<Filter, 'part' | 'direction'>[] = predicate.direction === 'in' ? [{ direction: 'in' }] : predicate.direction === 'out' ? [{ part: 'received' }, { direction: 'out' }] : [{}, { part: 'received' }];
    const of = ways.map((way): Node => ({ is: 'interaction', kinds: frame.kinds, ...way, ...(frame.member ? { member: frame.member } : {}), ...counted(frame), ...(window ? { window } : {}) }));
    return frame.isNegated ? { is: 'all', of: of.map(negate) } : { is: 'any', of };
  }
  const node: Node = { is: 'contact', ...(frame.member ? { member: frame.member } : {}), ...direction, ...counted(frame), ...(window ? { window } : {}) };
  const edged = edgedNode(node, frame, vocabulary);
  return frame.isNegated ? negate(edged) : edged;
}

function interactionNode(frame: Frame, predicate: Predicate & { of: 'interaction' }, vocabulary: Vocabulary): Node | null {
  const filter = filterOf(frame, { ...predicate.filter, ...(predicate.isAttending && frame.content.length === 0 && !frame.item ? { kinds: ['event', 'training'] } : {}) }, frame.alsoTopics.length > 0 ? [] : frame.topics);
  const window = windowOf(frame);
  const one = (topics: Frame['topics']): Node => {
    const about = topics.length > 0 ? { topics } : {};
    if (frame.trend) return { is: 'trend', way: frame.trend, length: frame.length ?? (frame.window && 'last' in frame.window ? frame.window.last : { n: vocabulary.fuzzy.recentlyDays, unit: 'day' }), ...filter, ...about };
    const amount = (predicate.measure || (frame.number?.isMoney && predicate.filter.kinds?.[0] === 'purchase')) && frame.number ? { measure: 'amount' as const, count: amountCount(frame.number) } : null;
    return edgedNode({ is: 'interaction', ...filter, ...about, ...(amount ?? (predicate.count && !frame.count ? { count: predicate.count } : counted(frame))), ...(window ? { window } : {}) }, frame, vocabulary);
  };
  const signed = (topics: Frame['topics']): Node => (frame.isNegated ? negate(one(topics)) : one(topics));
  return frame.alsoTopics.length === 0 ? signed([]) : { is: 'all', of: [...frame.topics, ...frame.alsoTopics].map((topic) => signed([topic])) };
}

function filterOf(frame: Frame, base: Filter, topics: Frame['topics']): Filter {
  const kinds = [...new Set([...(base.kinds ?? []), ...frame.kinds])];
  const isMailed = frame.isMemberActing && base.kinds?.length === 1 && base.kinds[0] === 'mail';
  const isBought = kinds.length === 1 && kinds[0] === 'purchase';
  const words = [...frame.words, ...(isBought || (frame.words.length === 0 && frame.topics.length === 0) ? frame.loose : [])];
  const isAttended = frame.taken.some(({ slot, item }) => slot === 'predicate' && /^(?:watch|view)/i.test(item.words)) && kinds.length === 1 && kinds[0] === 'reading' && frame.content.length > 0 && frame.content.every((kind) => /^(?:webinar|event|training|course|workshop|talk)s?$/i.test(kind));
  const { kinds: _kinds, ...rest } = base;
  return {
    ...rest,
    ...(isMailed ? { part: 'received' as const } : {}),
    ...(kinds.length > 0 && !isAttended ? { kinds } : {}),
    ...(topics.length > 0 ? { topics } : {}),
    ...(frame.stances.length > 0 && !isAskedThing(frame) ? { stances: [...new Set(frame.stances)] } : {}),
    ...(frame.content.length > 0 ? { content: [...new Set(frame.content)] } : {}),
    ...(frame.item ? { item: frame.item } : {}),
    ...(words.length > 0 ? { words: words.join(' ') } : {}),
    ...(frame.member ? { member: frame.member } : {}),
    ...(frame.season ? { season: frame.season } : {}),
    ...(frame.isAgain || base.again ? { again: true as const } : {}),
    ...(frame.direction ? { direction: frame.direction } : {}),
    ...(frame.worth ? { worth: frame.worth } : {}),
    ...(frame.after ? { after: frame.after } : {}),
    ...(frame.before ? { before: frame.before } : {}),
  };
}

const ASKED = /^(?:want|wants|wanted|(?:want|wants|wanted|would like|would love) to (?:have|see)|would like|ask for|asks for|asked for|asking for|request|requests|requested|requesting|demand|demanded|demanding)$/i;
const THINGS = /^(?:refunds?|invoices?|quotes?|discounts?|calls?|callbacks?|replacements?|help|information|meetings?|demos?|demonstrations?|cop(?:y|ies)|money back|cancellations?|receipts?|returns?|exchanges?|trials?|price lists?|access|credits?|compensation|vouchers?)$/i;

/** "asked for a refund" speaks of a refund and is no idea for the product; nor is wanting what no topic names. */
function isAskedThing(frame: Frame): boolean {
  if (frame.stances.length !== 1 || frame.stances[0] !== 'idea' || !frame.taken.some(({ slot, item }) => slot === 'stances' && ASKED.test(item.words))) return false;
  return frame.topics.length + frame.alsoTopics.length > 0 ? [...frame.topics, ...frame.alsoTopics].every(({ name }) => THINGS.test(name)) : frame.words.length + frame.loose.length > 0;
}

function counted(frame: Slots): { count?: Count } {
  if (frame.count) return { count: frame.count };
  if (!frame.number) return {};
  return { count: frame.number.to === undefined ? countOf(frame.number.op, frame.number.value) : { atLeast: frame.number.value, atMost: frame.number.to } };
}

/** "more than 500" is at least a cent more. */
export function amountCount({ op, value, to }: Pick<NonNullable<Slots['number']>, 'op' | 'value' | 'to'>): Count {
  const cents = (sum: number) => Math.round(sum * 100) / 100;
  if (to !== undefined) return { atLeast: value, atMost: to };
  switch (op) {
    case '>': return { atLeast: cents(value + 0.01) };
    case '<': return { atMost: cents(value - 0.01) };
    case '≤': return { atMost: value };
    case '=': return { atLeast: value, atMost: value };
    default: return { atLeast: value };
  }
}

const windowOf = (frame: Slots): Window | undefined => frame.window ?? (frame.length ? { last: frame.length } : undefined);

/** "last bought in 2021" is: bought in 2021 and never after; "first bought" likewise with never before. */
function edgedNode(node: Node & { is: 'interaction' | 'contact' }, frame: Slots, vocabulary: Vocabulary): Node {
  const window = frame.window ?? (frame.edge === 'stopped' ? { ago: { n: vocabulary.fuzzy.recentlyDays, unit: 'day' as const } } : null);
  if (!frame.edge || !window) return node;
  const beyond = frame.edge === 'first' ? beforeWindow(window, vocabulary) : afterWindow(window);
  const { count: _count, ...rest } = node;
  return beyond ? { is: 'all', of: [{ ...node, window }, { ...rest, count: { atMost: 0 }, window: beyond }] } : node;
}

export function afterWindow(window: Window): Window | null {
  if ('ago' in window) return { last: window.ago };
  if ('before' in window) return { since: window.before };
  if ('from' in window) return { since: addDays(window.to, 1) };
  return 'previous' in window ? { this: window.previous } : null;
}

function beforeWindow(window: Window, { now, timeZone }: Vocabulary): Window | null {
  const today = dayOf(now, timeZone);
  if ('last' in window) return { ago: window.last };
  if ('since' in window) return { before: window.since };
  if ('from' in window) return { before: window.from };
  if ('this' in window) return { before: firstDay(today, window.this) };
  return 'previous' in window ? { before: firstDay(addDays(firstDay(today, window.previous), -1), window.previous) } : null;
}

/** A frame of a time, a count or a topic alone means the act before it again. */
function lean(frame: Frame, before: Frame | null): Frame {
  const same = frame.isSame && before && frame.topics.length + frame.words.length === 0 ? { topics: before.topics, alsoTopics: before.alsoTopics, words: before.words, content: frame.content.length > 0 ? frame.content : before.content } : {};
  const isOver = frame.edge === 'stopped' && before && frame.stances.length > 0 && !frame.predicate && !hasObject({ ...frame, stances: [] }) && frame.stances.every((stance) => before.stances.includes(stance));
  const known = before && frame.member && frame.member !== 'anyone' && !frame.predicate && !hasObject(frame) ? otherKnown(before, frame.member) : null;
  if (known) return { ...frame, predicate: known, taken: frame.taken.filter(({ slot }) => slot !== 'member' && slot !== 'isMemberActing') };
  const own = { ...frame, ...same, ...(isOver ? { topics: before.topics, alsoTopics: before.alsoTopics, words: before.words, loose: before.loose } : {}) };
  const meant = before && predicateOf(before);
  if (frame.predicate || frame.stances.length > 0 || !before || !meant || meant.of === 'node' || isEmpty(frame)) return own;
  const objects = hasObject(own);
  const isField = meant.of === 'field';
  if (isField && objects) return own;
  return {
    ...own, predicate: before.predicate ?? (before.stances.length > 0 ? { of: 'interaction', filter: {} } : meant), taken: frame.taken,
    isNegated: own.isNegated || (objects && before.isNegated),
    topics: objects ? own.topics : before.topics, alsoTopics: objects ? own.alsoTopics : before.alsoTopics,
    stances: before.stances, kinds: own.kinds.length > 0 ? own.kinds : before.kinds,
    content: own.content.length > 0 || (objects && before.content.length === 0) ? own.content : before.content, item: own.item ?? (objects ? null : before.item), words: objects ? own.words : before.words, loose: objects ? own.loose : before.loose,
    window: own.window ?? (objects && !own.length && !isField ? before.window : null), round: own.round, worth: own.worth ?? before.worth, length: own.length ?? (objects && !own.window ? before.length : null),
    count: own.count ?? (objects && !own.number ? before.count : null), number: own.number ?? (objects && !own.count ? before.number : null),
    member: own.member ?? before.member, isMemberActing: before.isMemberActing, direction: own.direction ?? before.direction, edge: own.edge ?? (own.window ? before.edge : null),
  };
}

/** "know Ada but not Tomasz", "whom Ada knows but I don't": the same of somebody else of us. */
export function otherKnown({ predicate }: Frame, by: Ref): Predicate | null {
  if (predicate?.of !== 'node') return null;
  const { node } = predicate;
  const first = node.is === 'all' || node.is === 'any' ? node.of[0] : node;
  return first?.is === 'known' || first?.is === 'owned' ? { ...predicate, node: { ...first, by } } : null;
}

/** A condition on people asked of organisations means somebody there; one on organisations asked of people means theirs. */
export function inScope(node: Node, of: Scope, scope: Scope): Node {
  if (of === scope) return node;
  return of === 'organisation' ? { is: 'at organisation', where: node } : { is: 'somebody', atLeast: 1, where: node };
}

function testOf(frame: Slots, attribute: AttributeName, isVerb: boolean, vocabulary: Vocabulary): Test | null {
  if (frame.top) return { op: frame.top.way, percent: frame.top.percent };
  if (frame.value?.op === 'known' || frame.value?.op === 'unknown') return { op: frame.value.op };
  const isAsked = frame.number || frame.count || frame.value || frame.window || frame.length || frame.next;
  if (attribute.type === 'yes/no' && !frame.value) return isAsked ? null : { op: '=', value: true };
  if (!isAsked) return { op: 'known' };
  if (attribute.type === 'date') return dateTest(frame, attribute, isVerb, vocabulary);
  if (attribute.type === 'number' || attribute.type === 'money') return numberTest(frame);
  if (frame.value?.op === 'contains') return { op: 'contains', value: frame.value.value };
  if (!frame.value) return frame.number && frame.number.op === null ? { op: '=', value: String(frame.number.value) } : null;
  const { op, value } = frame.value as { op: '='; value: string };
  if (attribute.type === 'yes/no') return { op, value: ['yes', 'true'].includes(value.toLowerCase()) };
  return { op, value: attribute.choices?.find((one) => one.toLowerCase() === value.toLowerCase()) ?? value };
}

function numberTest({ number, count }: Slots): Test | null {
  if (number) return number.to !== undefined ? { op: 'between', value: number.value, to: number.to } : { op: number.op ?? '=', value: number.value };
  if (!count) return null;
  if (count.atLeast !== undefined && count.atMost !== undefined) return { op: 'between', value: count.atLeast, to: count.atMost };
  return count.atLeast !== undefined ? { op: '≥', value: count.atLeast } : { op: '≤', value: count.atMost! };
}

function dateTest(frame: Slots, attribute: AttributeName, isVerb: boolean, vocabulary: Vocabulary): Test | null {
  if (frame.next) return { op: 'in next', length: frame.next };
  const isAhead = aheadWords.test(attribute.label);
  const window = frame.window && (isAhead ? comingWindow(frame.window, frame.round, vocabulary) : frame.window);
  const today = dayOf(vocabulary.now, vocabulary.timeZone);
  // Who renews before Christmas has not renewed long ago.
  if (window && isAhead && isVerb && 'before' in window && window.before > today) return { op: 'between', value: today, to: addDays(window.before, -1) };
  if (frame.length) return { op: isVerb && !aheadWords.test(attribute.label) ? 'in last' : 'in next', length: frame.length };
  return window && edgeDays(window, vocabulary);
}

/** A date that comes every year is the next one where it lies ahead: a renewal in July. */
function comingWindow(window: Window, round: Slots['round'], { now, timeZone }: Vocabulary): Window {
  const today = dayOf(now, timeZone);
  if (!round) return window;
  if ('since' in window && window.since <= today) return { since: laterBy({ from: window.since, to: window.since }, round).from };
  if ('from' in window) return window.to < today ? laterBy(window, round) : window;
  if ('before' in window && window.before <= today) return { before: addDays(laterBy({ from: window.before, to: addDays(window.before, -1) }, round).to, 1) };
  return window;
}
