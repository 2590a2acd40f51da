// A frame is one thing said of somebody: an act with its topic, count, time and partner, in whatever order they came.
// It becomes a condition; a frame that leaves out its verb ("and not since March") takes it from the one before.
import type { Length, Window } from './window.ts';
import { edgeDays } from './edgeDays.ts';
import { countOf } from './amounts.ts';
import { enjoysReading, silentNode } from './conditions.ts';
import { negate } from './normal.ts';
import type { Comparison, Count, Filter, Kind, Node, Ref, Scope, Stance, Test, Who } from './question.ts';
import type { AttributeName, Vocabulary } from './vocabulary.ts';

export type Predicate =
  | { of: 'interaction'; filter: Filter; measure?: 'amount' }
  | { of: 'enjoy' } | { of: 'contact' } | { of: 'silent' } | { of: 'strength' }
  | { of: 'field'; options: readonly AttributeName[] }
  | { of: 'node'; node: Node; scope: Scope };

export interface Slots {
  isNegated: boolean;
  predicate: Predicate | null;
  topics: Ref[];
  /** Topics joined by "and": each must be met. */
  alsoTopics: Ref[];
  stances: Stance[];
  kinds: Kind[];
  content: string[];
  item: Ref | null;
  words: string[];
  member: Who | null;
  season: 'off' | 'high' | null;
  isAgain: boolean;
  direction: Filter['direction'] | null;
  count: Count | null;
  number: { op: Comparison | null; value: number; to?: number } | null;
  window: Window | null;
  length: Length | null;
  next: Length | null;
  top: { way: 'top' | 'bottom'; percent: number } | null;
  trend: 'rising' | 'falling' | null;
  hops: number | null;
  /** What a field is compared with: text, choice, yes or no, known or unknown. */
  value: { op: '=' | '≠' | 'contains' | 'known' | 'unknown'; value: string } | null;
}

export const emptySlots = (): Slots => ({
  isNegated: false, predicate: null, topics: [], alsoTopics: [], stances: [], kinds: [], content: [], item: null, words: [], member: null, season: null, isAgain: false, direction: null,
  count: null, number: null, window: null, length: null, next: null, top: null, trend: null, hops: null, value: null,
});

export const isEmpty = (slots: Slots): boolean => JSON.stringify({ ...slots, isNegated: false }) === JSON.stringify(emptySlots());
export const hasObject = (slots: Slots): boolean => slots.topics.length + slots.stances.length + slots.content.length + slots.words.length > 0 || slots.item !== null;

/** The condition a frame says, or null when it says nothing that can be asked. `before` is the frame it may lean on. */
export function frameNode(given: Slots, before: Slots | null, scope: Scope, vocabulary: Vocabulary): Node | null {
  const slots = lean(given, before);
  const predicate = slots.predicate ?? implied(slots);
  if (!predicate) return null;
  switch (predicate.of) {
    case 'node': return inScope(slots.isNegated ? negate(predicate.node) : predicate.node, predicate.scope, scope);
    case 'field': {
      const attribute = predicate.options.find((one) => one.subject === scope) ?? predicate.options[0]!;
      const test = testOf(slots, attribute, vocabulary);
      if (!test) return null;
      const node: Node = { is: 'attribute', key: attribute.key, test };
      return inScope(slots.isNegated ? negate(node) : node, attribute.subject, scope);
    }
    case 'strength': {
      if (!slots.number || slots.number.value > 100) return null;
      const node: Node = { is: 'strength', op: slots.number.op ?? '≥', value: slots.number.value, ...(slots.member && slots.member !== 'anyone' ? { member: slots.member } : {}) };
      return inScope(slots.isNegated ? negate(node) : node, 'person', scope);
    }
    case 'silent': {
      const length = slots.length ?? (slots.window && 'last' in slots.window ? slots.window.last : null);
      const silent: Node = slots.window && !length ? { is: 'contact', count: { atMost: 0 }, window: slots.window } : silentNode(vocabulary, length ?? undefined);
      const node = slots.member && silent.is === 'contact' ? { ...silent, member: slots.member } : silent;
      return slots.isNegated ? negate(node) : node;
    }
    case 'contact': {
      const window = windowOf(slots);
      const node: Node = { is: 'contact', ...(slots.member ? { member: slots.member } : {}), ...counted(slots), ...(window ? { window } : {}) };
      return slots.isNegated ? negateCounted(node) : node;
    }
    case 'enjoy': {
      const node = enjoysReading(filterOf(slots, {}), vocabulary);
      return slots.isNegated ? negate(node) : node;
    }
    case 'interaction': return interactionNode(slots, predicate);
  }
}

function interactionNode(slots: Slots, predicate: Predicate & { of: 'interaction' }): Node | null {
  const filter = filterOf(slots, predicate.filter);
  if (slots.trend) {
    const length = slots.length ?? (slots.window && 'last' in slots.window ? slots.window.last : { n: 90, unit: 'day' as const });
    const node: Node = { is: 'trend', way: slots.trend, length, ...filter };
    return slots.isNegated ? negate(node) : node;
  }
  const window = windowOf(slots);
  const measure = predicate.measure && slots.number ? { measure: 'amount' as const } : {};
  const count = measure.measure ? { count: amountCount(slots) } : counted(slots);
  const one = (topics: Ref[]): Node => {
    const node: Node = { is: 'interaction', ...filter, ...(topics.length > 0 ? { topics } : {}), ...measure, ...count, ...(window ? { window } : {}) };
    return slots.isNegated ? negateCounted(node) : node;
  };
  if (slots.alsoTopics.length === 0) return one(slots.topics);
  const all = [...slots.topics, ...slots.alsoTopics].map((topic) => one([topic]));
  return slots.isNegated ? { is: 'all', of: all } : { is: 'all', of: all };
}

const negateCounted = (node: Node): Node => negate(node);

function filterOf(slots: Slots, base: Filter): Filter {
  const kinds = [...new Set([...(base.kinds ?? []), ...slots.kinds])];
  const stances = [...new Set(slots.stances)];
  return {
    ...base,
    ...(kinds.length > 0 ? { kinds } : {}),
    ...(slots.topics.length > 0 && slots.alsoTopics.length === 0 ? { topics: slots.topics } : {}),
    ...(stances.length > 0 ? { stances } : {}),
    ...(slots.content.length > 0 ? { content: [...new Set(slots.content)] } : {}),
    ...(slots.item ? { item: slots.item } : {}),
    ...(slots.words.length > 0 ? { words: slots.words.join(' ') } : {}),
    ...(slots.member ? { member: slots.member } : {}),
    ...(slots.season ? { season: slots.season } : {}),
    ...(slots.isAgain || base.again ? { again: true as const } : {}),
    ...(slots.direction ? { direction: slots.direction } : {}),
  };
}

function counted(slots: Slots): { count?: Count } {
  if (slots.count) return { count: slots.count };
  if (!slots.number) return {};
  return { count: slots.number.to === undefined ? countOf(slots.number.op, slots.number.value) : { atLeast: slots.number.value, atMost: slots.number.to } };
}

function amountCount(slots: Slots): Count {
  const { op, value, to } = slots.number!;
  if (to !== undefined) return { atLeast: value, atMost: to };
  const cent = 0.01;
  switch (op) {
    case '>': return { atLeast: Math.round((value + cent) * 100) / 100 };
    case '<': return { atMost: Math.round((value - cent) * 100) / 100 };
    case '≤': return { atMost: value };
    case '=': return { atLeast: value, atMost: value };
    default: return { atLeast: value };
  }
}

const windowOf = (slots: Slots): Window | undefined => slots.window ?? (slots.length ? { last: slots.length } : undefined);

/** A frame of a time, a count or a topic alone means the act before it again. */
function lean(slots: Slots, before: Slots | null): Slots {
  if (slots.predicate || slots.stances.length > 0 || !before?.predicate || before.predicate.of === 'node' || isEmpty(slots)) return slots;
  const own = hasObject(slots);
  const isField = before.predicate.of === 'field';
  if (isField && own) return slots;
  return {
    ...slots, predicate: before.predicate,
    isNegated: slots.isNegated || (own && before.isNegated),
    topics: own ? slots.topics : before.topics, alsoTopics: own ? slots.alsoTopics : before.alsoTopics,
    stances: slots.stances.length > 0 ? slots.stances : before.stances, kinds: slots.kinds.length > 0 ? slots.kinds : before.kinds,
    content: own && slots.content.length > 0 ? slots.content : before.content, item: slots.item ?? (own ? null : before.item), words: own ? slots.words : before.words,
    window: slots.window ?? (own && !isField ? before.window : null), length: slots.length ?? (own ? before.length : null), count: slots.count ?? (own ? before.count : null), number: slots.number ?? (own ? before.number : null),
    member: slots.member ?? before.member,
  };
}

/** Stances, topics and words need no verb: "problems with UHD". */
function implied(slots: Slots): Predicate | null {
  if (hasObject(slots) || slots.kinds.length > 0 || slots.season || slots.direction) return { of: 'interaction', filter: {} };
  if (slots.trend) return { of: 'interaction', filter: {} };
  if (slots.member) return { of: 'contact' };
  return null;
}

/** A condition on people asked of organisations means somebody there; one on organisations asked of people means theirs. */
export function inScope(node: Node, of: Scope, scope: Scope): Node {
  if (of === scope) return node;
  return of === 'organisation' ? { is: 'at organisation', where: node } : { is: 'somebody', atLeast: 1, where: node };
}

function testOf(slots: Slots, attribute: AttributeName, vocabulary: Vocabulary): Test | null {
  if (slots.top) return { op: slots.top.way, percent: slots.top.percent };
  if (slots.value?.op === 'known' || slots.value?.op === 'unknown') return { op: slots.value.op };
  if (attribute.type === 'date') return dateTest(slots, vocabulary);
  if (attribute.type === 'number' || attribute.type === 'money') {
    if (!slots.number) return slots.count ? countTest(slots.count) : null;
    const { op, value, to } = slots.number;
    return to !== undefined ? { op: 'between', value, to } : { op: op ?? '=', value };
  }
  if (slots.value?.op === 'contains') return { op: 'contains', value: slots.value.value };
  if (!slots.value) return slots.number && slots.number.op === null ? { op: '=', value: String(slots.number.value) } : null;
  const choice = attribute.choices?.find((one) => one.toLowerCase() === slots.value!.value.toLowerCase());
  if (attribute.type === 'yes/no') return { op: slots.value.op as '=', value: ['yes', 'true'].includes(slots.value.value.toLowerCase()) };
  return { op: slots.value.op as '=', value: choice ?? slots.value.value };
}

const countTest = (count: Count): Test | null => (count.atLeast !== undefined && count.atMost === undefined ? { op: '≥', value: count.atLeast } : null);

function dateTest(slots: Slots, vocabulary: Vocabulary): Test | null {
  if (slots.next) return { op: 'in next', length: slots.next };
  if (slots.length) return { op: 'in next', length: slots.length };
  if (!slots.window) return null;
  return edgeDays(slots.window, vocabulary);
}
