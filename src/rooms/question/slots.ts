// What one frame has gathered so far: an act with its topic, count, time and partner, in whatever order they came.
// Every word that went into a slot is remembered, so that one which the condition cannot use is told and never lost.
import type { Item } from './taggedWords.ts';
import type { Comparison, Count, Filter, Kind, Node, Ref, Scope, Stance, Who } from './question.ts';
import type { Sequel } from './filter.ts';
import type { Order } from './order.ts';
import type { AttributeName } from './vocabulary.ts';
import type { Length, Window } from './window.ts';

export type Predicate =
  | { of: 'interaction'; filter: Filter; measure?: 'amount'; count?: Count; isAttending?: true }
  | { of: 'contact'; direction: 'in' | 'out' | 'either' }
  | { of: 'enjoy' } | { of: 'silent' } | { of: 'strength' }
  | { of: 'field'; options: readonly AttributeName[]; isVerb: boolean }
  | { of: 'node'; node: Node; scope: Scope };

export interface Slots {
  isNegated: boolean;
  /** "whose plan is not Pro": the value is denied, not the condition. */
  isValueDenied: boolean;
  predicate: Predicate | null;
  topics: Ref[];
  /** Topics joined by "and": each must be met. */
  alsoTopics: Ref[];
  stances: Stance[];
  kinds: Kind[];
  content: string[];
  item: Ref | null;
  /** Text to look for, said after "about" or in quotation marks. */
  words: string[];
  /** Words nobody knows right behind the verb: text to look for unless a topic is said. */
  loose: string[];
  member: Who | null;
  /** Said before the verb: "people Ada wrote to". */
  isMemberActing: boolean;
  season: 'off' | 'high' | null;
  isAgain: boolean;
  direction: Filter['direction'] | null;
  count: Count | null;
  number: { op: Comparison | null; value: number; to?: number; isMoney?: true } | null;
  window: Window | null;
  /** The year of the window (or the week of a weekday) was filled in with the latest one. */
  round: 'year' | 'week' | null;
  /** How much money one purchase was: "an order over 200". */
  worth: Count | null;
  /** "last bought", "first bought": the window is about the latest or the earliest one; "stopped buying" is last bought some time ago. */
  edge: 'last' | 'first' | 'stopped' | null;
  length: Length | null;
  next: Length | null;
  top: { way: 'top' | 'bottom'; percent: number } | null;
  trend: 'rising' | 'falling' | null;
  /** What a field is compared with: text, choice, yes or no, known or unknown. */
  /** What each of them comes after, or before. */
  after: Sequel | null;
  before: Sequel | null;
  /** "and then": a length is how long after. */
  isThen: boolean;
  /** "most", "the highest": the answer is ordered by this. */
  rank: Order['way'] | null;
  value: { op: '=' | '≠' | 'contains' | 'known' | 'unknown'; value: string } | null;
  /** "about it": the topics of the frame before. */
  isSame: boolean;
}
export type SlotName = keyof Slots;

export interface Frame extends Slots {
  taken: { slot: SlotName; item: Item }[];
}

const EMPTY: Slots = {
  isNegated: false, isValueDenied: false, predicate: null, topics: [], alsoTopics: [], stances: [], kinds: [], content: [], item: null, words: [], loose: [], member: null, isMemberActing: false, season: null, isAgain: false,
  direction: null, count: null, number: null, window: null, round: null, worth: null, edge: null, length: null, next: null, top: null, trend: null, after: null, before: null, isThen: false, rank: null, value: null, isSame: false,
};
export const emptyFrame = (): Frame => ({ ...structuredClone(EMPTY), taken: [] });

/** Puts a value into a slot and remembers the word it came from. */
export function put<Name extends SlotName>(frame: Frame, slot: Name, value: Slots[Name], item: Item): void {
  frame[slot] = value as Frame[Name];
  frame.taken.push({ slot, item });
}

/** Adds text to look for; words that follow one another are one phrase, as it was typed in `source`. */
export function putText(frame: Frame, slot: 'words' | 'loose', item: Item, source: string): void {
  let run = frame.taken.length;
  while (run > 0 && frame.taken[run - 1]!.slot === slot && frame.taken[run - 1]!.item.tag !== 'text') run--;
  const first = frame.taken[run]?.item;
  if (item.tag === 'text') frame[slot].push(item.text);
  else if (first) frame[slot].splice(-1, 1, source.slice(first.start, item.end));
  else frame[slot].push(item.words);
  frame.taken.push({ slot, item });
}

/** Whether nothing was said but perhaps a negation; `but` names slots that do not count. */
export const isEmpty = (frame: Frame, ...but: SlotName[]): boolean =>
  (Object.keys(EMPTY) as SlotName[]).every((slot) => slot === 'isNegated' || but.includes(slot) || isUnset(frame[slot]));
const isUnset = (value: unknown): boolean => value === null || value === false || (Array.isArray(value) && value.length === 0);

export const hasObject = (frame: Slots): boolean => frame.topics.length + frame.stances.length + frame.content.length + frame.words.length + frame.loose.length > 0 || frame.item !== null;

/** The predicate, also where only a stance, a topic or a partner was said: "problems with UHD". */
export function predicateOf(frame: Slots): Predicate | null {
  if (frame.predicate) return frame.predicate;
  if (hasObject(frame) || frame.kinds.length > 0 || frame.season || frame.direction || frame.trend) return { of: 'interaction', filter: {} };
  return frame.member ? { of: 'contact', direction: 'either' } : null;
}

/** A verb and nothing else: it may share what the next verb says ("wrote or called in the last 30 days"). */
export function isBare(frame: Frame): boolean {
  const predicate = predicateOf(frame);
  if (!predicate || !['interaction', 'contact'].includes(predicate.of) || (predicate.of === 'interaction' && (predicate.measure || predicate.count))) return false;
  return isEmpty(frame, 'predicate', 'stances', 'isAgain');
}

/** "complaints", with nothing said yet about what. */
export const isBareStance = (frame: Frame): boolean => frame.stances.length > 0 && !frame.isNegated && isEmpty(frame, 'stances', 'window', 'length', 'round', 'count', 'number');
export const isTopicOnly = (frame: Frame): boolean => frame.topics.length > 0 && !frame.isNegated && isEmpty(frame, 'topics', 'alsoTopics');

const FILTERS: readonly SlotName[] = ['predicate', 'isNegated', 'topics', 'alsoTopics', 'stances', 'kinds', 'content', 'item', 'words', 'loose', 'member', 'isMemberActing', 'isSame'];
const USED: Record<Predicate['of'], readonly SlotName[]> = {
  interaction: [...FILTERS, 'after', 'before', 'rank', 'season', 'isAgain', 'direction', 'count', 'number', 'worth', 'window', 'round', 'edge', 'length', 'trend'],
  enjoy: FILTERS,
  contact: ['predicate', 'rank', 'isNegated', 'member', 'isMemberActing', 'kinds', 'direction', 'count', 'number', 'window', 'round', 'edge', 'length', 'isSame'],
  silent: ['predicate', 'isNegated', 'member', 'window', 'round', 'length'],
  strength: ['predicate', 'rank', 'isNegated', 'number', 'member'],
  field: ['predicate', 'rank', 'isNegated', 'isValueDenied', 'number', 'count', 'window', 'round', 'length', 'next', 'top', 'value'],
  node: ['predicate', 'isNegated'],
};

/** The words whose slots the condition of this frame has no use for. */
export function spareItems(frame: Frame, predicate: Predicate): Item[] {
  const used = new Set(USED[predicate.of]);
  if (frame.trend && predicate.of === 'interaction') {
    used.delete('count');
    used.delete('number');
    if (frame.window && !('last' in frame.window)) used.delete('window');
  }
  if (frame.edge && frame.edge !== 'stopped' && !frame.window) used.delete('edge');
  if (predicate.of !== 'interaction' || predicate.filter.kinds?.[0] !== 'purchase') {
    if (frame.topics.length + frame.alsoTopics.length > 0 || frame.words.length > 0) used.delete('loose');
  }
  return frame.taken.filter(({ slot }) => !used.has(slot)).map(({ item }) => item);
}
