// What a name means where it stands: after "about" a topic, after "with" or "by" one of us, after "at" an organisation or a place.
import { inScope, otherKnown } from './frameCondition.ts';
import type { Item } from './taggedWords.ts';
import type { Name } from './nameIndex.ts';
import type { Parser } from './parser.ts';
import type { Node, Ref, Scope } from './question.ts';
import { readActing } from './relationReader.ts';
import type { Step } from './slotReader.ts';
import type { Frame } from './slots.ts';
import { hasObject, isEmpty, predicateOf, put, putText } from './slots.ts';

type NameItem = Item & { tag: 'name' | 'text' };

/** Puts a name into the slot it belongs to. */
export function readName(parser: Parser, item: NameItem, frame: Frame, scope: Scope, preposition: string | null): Step {
  if (frame.predicate?.of === 'field' && fieldValue(parser, item, frame)) return 'taken';
  const has = (...types: Name['type'][]) => item.options.some((one) => types.includes(one.type));
  if (has('member')) {
    const went = memberPart(parser, item, frame, preposition);
    if (went) return went;
  }
  if (isAbout(parser, frame, preposition)) {
    if (has('topic')) return topic(parser, item, frame);
    if (has('item')) return contentItem(parser, item, frame);
    if (!has('content') || preposition === 'about') return text(parser, item, frame);
  }
  if (isPurchase(frame) && !has('content', 'item') && preposition === null) return text(parser, item, frame);
  if (has('organisation', 'value') && (preposition === 'at' || !has('topic', 'person'))) return place(parser, item, frame, scope);
  const isCompared = parser.peek(-1)?.tag === 'opener' && parser.peek(-1)?.words.toLowerCase() === 'whose' || ['known value', 'unknown value', 'contains'].includes(parser.peek()?.tag ?? '');
  if (has('field') && (!has('topic') || isCompared)) return field(parser, item, frame);
  if (has('content')) return content(parser, item, frame);
  if (has('item') && (frame.predicate?.of === 'interaction' || frame.predicate?.of === 'enjoy' || parser.peek(-1)?.tag === 'item word')) return contentItem(parser, item, frame);
  if (has('topic')) return topic(parser, item, frame);
  if (has('person')) return person(parser, item, frame, scope, preposition);
  if (has('field')) return field(parser, item, frame);
  if (item.tag === 'text') return text(parser, item, frame);
  parser.leave(item);
  parser.at++;
  return 'keep';
}

/** What was bought or used is looked for by its words. */
const isPurchase = (frame: Frame): boolean => frame.predicate?.of === 'interaction' && ['purchase', 'usage'].includes(frame.predicate.filter.kinds?.[0] ?? '');
const isSpoken = (frame: Frame): boolean => frame.stances.length > 0 || frame.predicate?.of === 'interaction' || frame.predicate?.of === 'enjoy';

/** Whether the name is what somebody spoke of: after "about", after "a problem with", or right behind "praised". */
function isAbout(parser: Parser, frame: Frame, preposition: string | null): boolean {
  if (!isSpoken(frame)) return false;
  if (preposition === 'about') return true;
  if (frame.stances.length > 0 && (preposition === 'with' || preposition === 'of')) return true;
  if (preposition !== null) return false;
  let back = -1;
  while (parser.peek(back)?.tag === 'filler') back--;
  return ['stance', 'mention'].includes(parser.peek(back)?.tag ?? '');
}

/** One of us as the one who acts, the partner, or the one who looks after them; null where the name is something else here. */
function memberPart(parser: Parser, item: NameItem, frame: Frame, preposition: string | null): Step | null {
  const isFree = !frame.predicate && !hasObject(frame);
  const acting = isFree && preposition === null && frame.member === null ? readActing(parser, frame) : null;
  if (acting) return acting;
  let ahead = 1;
  while (['filler', 'not'].includes(parser.peek(ahead)?.tag ?? '')) ahead++;
  const next = parser.peek(ahead)?.tag ?? '';
  if (isFree && preposition === null && ['relation', 'contact', 'act', 'hearing', 'silent', 'edge', 'owned'].includes(next)) return member(parser, item, frame, true);
  if (isFree && preposition === null && parser.peek(ahead)?.tag === 'adjective') return member(parser, item, frame, true);
  if (isFree && (preposition === 'of' || parser.peek()?.tag === 'possessive')) return owner(parser, item, frame);
  // "problems reported by Ada's customers" are not with Ada.
  if (!isFree && parser.peek()?.tag === 'possessive' && parser.peek(2)?.tag === 'head') return 'end';
  const acted = isSpoken(frame) || frame.predicate?.of === 'contact' || frame.predicate?.of === 'strength' || frame.predicate?.of === 'silent';
  if (acted && (['with', 'by', 'to', 'at'].includes(preposition ?? '') || (preposition === 'of' && frame.predicate?.of === 'strength')) && frame.member === null) {
    const topical = item.options.some((one) => one.type === 'topic') && preposition === 'with' && frame.stances.length > 0;
    return topical ? null : member(parser, item, frame, false);
  }
  if (acted && preposition === null && frame.member === null && parser.peek(-1)?.tag !== 'mention' && frame.stances.length === 0 && !item.options.some((one) => one.type === 'topic')) return member(parser, item, frame, false);
  const goesOn = parser.before && (otherKnown(parser.before, { name: item.words }) || (parser.before.member && predicateOf(parser.before)?.of !== 'node'));
  if (isEmpty(frame) && goesOn) return member(parser, item, frame, false);
  return null;
}

function member(parser: Parser, item: NameItem, frame: Frame, isActing: boolean): 'taken' {
  const ref = parser.choose(item, item.options, ['member']);
  if (ref) put(frame, 'member', ref, item);
  if (ref && isActing) put(frame, 'isMemberActing', true, item);
  parser.at++;
  if (parser.is('possessive')) parser.at++;
  return 'taken';
}

function owner(parser: Parser, item: NameItem, frame: Frame): 'end' {
  const ref = parser.choose(item, item.options, ['member']);
  parser.at++;
  let isKnown = false;
  if (parser.is('possessive')) {
    parser.at++;
    if (parser.item?.tag === 'head') {
      isKnown = parser.item.mine || parser.item.words.toLowerCase() === 'contacts';
      parser.at++;
    }
  }
  const refs = [...(ref ? [ref] : []), ...(ref && !isKnown ? otherOwners(parser) : [])];
  const nodes = refs.map((by): Node => (isKnown ? { is: 'known', by } : { is: 'owned', by }));
  if (nodes.length > 0) put(frame, 'predicate', { of: 'node', node: nodes.length === 1 ? nodes[0]! : { is: 'any', of: nodes }, scope: parser.scope }, item);
  return 'end';
}

/** "customers of Ada or Priya". */
function otherOwners(parser: Parser): Ref[] {
  const refs: Ref[] = [];
  for (let next = parser.peek(); parser.is('or', 'and') && next?.tag === 'name' && next.options.some(({ type }) => type === 'member') && !['act', 'stance', 'contact', 'relation', 'possessive', 'mention'].includes(parser.peek(2)?.tag ?? ''); next = parser.peek()) {
    const by = parser.choose(next, next.options, ['member']);
    if (by) refs.push(by);
    parser.at += 2;
  }
  return refs;
}

function topic(parser: Parser, item: NameItem, frame: Frame): 'end' | 'taken' {
  if (frame.predicate && frame.predicate.of !== 'interaction' && frame.predicate.of !== 'enjoy') return 'end';
  const ref = parser.choose(item, item.options, ['topic']);
  const slot = frame.topics.length === 0 ? 'topics' : 'alsoTopics';
  if (ref && ![...frame.topics, ...frame.alsoTopics].some((one) => one.id === ref.id)) frame[slot].push(ref);
  if (ref) frame.taken.push({ slot, item });
  const phrase = ref && phraseAround(parser, item, frame);
  parser.at++;
  if (phrase) {
    // "clock drift" is more than the topic clock: those words are looked for in its texts.
    frame.words.push(parser.source.slice(phrase.from.start, phrase.to.end));
    frame.loose = frame.loose.slice(0, frame.loose.length - (phrase.from === item ? 0 : 1));
    for (const one of phrase.after) frame.taken.push({ slot: 'words', item: one });
    parser.at += phrase.after.length;
    if (phrase.from !== item) frame.taken = frame.taken.map((one) => (one.slot === 'loose' ? { ...one, slot: 'words' as const } : one));
  }
  return 'taken';
}

/** Words nobody knows that stand right before or behind a topic, with nothing between. */
function phraseAround(parser: Parser, item: NameItem, frame: Frame): { from: Item; to: Item; after: Item[] } | null {
  const isNext = (one: Item | undefined, other: Item | undefined): boolean => one !== undefined && other !== undefined && /^[\s-]+$/.test(parser.source.slice(one.end, other.start));
  const after: Item[] = [];
  for (let ahead = 1; parser.peek(ahead)?.tag === 'unknown' && isNext(parser.peek(ahead - 1), parser.peek(ahead)) && parser.peek(ahead + 1)?.tag !== 'head'; ahead++) after.push(parser.peek(ahead)!);
  let from: Item = item;
  for (let back = -1; parser.peek(back)?.tag === 'unknown' && isNext(parser.peek(back), from) && frame.taken.some((one) => one.item === parser.peek(back) && one.slot === 'loose'); back--) from = parser.peek(back)!;
  return from === item && after.length === 0 ? null : { from, to: after.at(-1) ?? item, after };
}

function content(parser: Parser, item: NameItem, frame: Frame): 'end' | 'taken' {
  if (frame.predicate && frame.predicate.of !== 'interaction' && frame.predicate.of !== 'enjoy') return 'end';
  frame.content.push(item.options.find((one) => one.type === 'content')!.content);
  frame.taken.push({ slot: 'content', item });
  parser.at++;
  return 'taken';
}

function contentItem(parser: Parser, item: NameItem, frame: Frame): 'end' | 'taken' {
  if (frame.item) return 'end';
  const ref = parser.choose(item, item.options, ['item']);
  if (ref) put(frame, 'item', ref, item);
  parser.at++;
  return 'taken';
}

/** Organisations and places: "at Acme or Tarn Hollow", "in Berlin and Oslo" (either, nobody is in both), "in Berlin, Germany" (both). */
function place(parser: Parser, item: NameItem, frame: Frame, scope: Scope): 'end' {
  if (frame.predicate || hasObject(frame)) return 'end';
  const nodes: Node[] = [];
  let isNested = false;
  for (let current: NameItem = item; ;) {
    const node = placeNode(parser, current, scope);
    if (node) nodes.push(node);
    parser.at++;
    let ahead = 0;
    const joints: string[] = [];
    while (parser.peek(ahead) && ['and', 'or', 'comma', 'filler', 'preposition'].includes(parser.peek(ahead)!.tag) && !/^(?:are|is|were|was)$/i.test(parser.peek(ahead)!.words)) joints.push(parser.peek(ahead++)!.tag);
    const next = parser.peek(ahead);
    if (!joints.some((tag) => ['and', 'or', 'comma'].includes(tag)) || !next || (next.tag !== 'name' && next.tag !== 'text') || !samePlace(current, next)) break;
    if (parser.peek(ahead + 1)?.tag === 'possessive') break;
    isNested ||= joints.every((tag) => tag === 'comma' || tag === 'filler') && fieldOf(current) !== fieldOf(next) && fieldOf(current) !== '' && fieldOf(next) !== '';
    parser.at += ahead;
    current = next;
  }
  skipOwnField(parser, item);
  if (nodes.length > 0) put(frame, 'predicate', { of: 'node', node: nodes.length === 1 ? nodes[0]! : { is: isNested ? 'all' : 'any', of: nodes }, scope }, item);
  return 'end';
}

/** "the Pro plan": the field of the value is no condition of its own. */
function skipOwnField(parser: Parser, item: NameItem): void {
  const next = parser.item;
  const keys = item.options.flatMap((one) => (one.type === 'value' ? [one.key] : []));
  const named = next?.tag === 'name' ? next.options.flatMap((one) => (one.type === 'field' ? one.keys : [])) : next?.tag === 'field' ? keys.filter((key) => next.names.some((name) => key.endsWith(`.${name}`))) : [];
  if (named.some((key) => keys.includes(key))) parser.at++;
}

function placeNode(parser: Parser, item: NameItem, scope: Scope): Node | null {
  const organisation = parser.choose(item, item.options, ['organisation']);
  if (organisation) return inScope({ is: 'organisation', organisation }, 'organisation', scope);
  const values = item.options.flatMap((one) => (one.type === 'value' ? [one] : []));
  const own = values.filter(({ key }) => key.startsWith(`${scope}.`));
  const nodes = (own.length > 0 ? own : values).map(({ key, value }): Node => inScope({ is: 'attribute', key, test: { op: isList(key) ? 'contains' : '=', value } }, key.startsWith('person.') ? 'person' : 'organisation', scope));
  return nodes.length === 0 ? null : nodes.length === 1 ? nodes[0]! : { is: 'any', of: nodes };
}

/** Somebody has several tags. */
export const isList = (key: string): boolean => key.endsWith('.tags');
const fieldOf = (item: NameItem): string => item.options.find((one) => one.type === 'value')?.key ?? '';
const samePlace = (one: NameItem, other: NameItem): boolean => (['organisation', 'value'] as const).some((type) => one.options.some((name) => name.type === type) && other.options.some((name) => name.type === type));

/** "are Grace Hopper", "people Grace Hopper knows". */
function person(parser: Parser, item: NameItem, frame: Frame, scope: Scope, preposition: string | null): Step {
  if (frame.predicate || hasObject(frame) || ['at', 'of', 'by', 'with', 'to'].includes(preposition ?? '')) {
    if ((frame.predicate || hasObject(frame)) && (preposition === null || preposition === 'at')) return 'end';
    parser.leave(item);
    parser.at++;
    return 'keep';
  }
  const ref = parser.choose(item, item.options, ['person']);
  parser.at++;
  const verb = parser.item;
  if (ref && verb?.tag === 'relation' && verb.direction === 'to' && !['name', 'head', 'text', 'me', 'us'].includes(parser.peek()?.tag ?? '')) {
    put(frame, 'predicate', { of: 'node', node: { is: 'relation', kinds: [verb.kind], direction: 'from', hops: 1, where: { is: 'person', person: ref } }, scope: 'person' }, item);
    parser.at++;
    return 'end';
  }
  if (ref) put(frame, 'predicate', { of: 'node', node: inScope({ is: 'person', person: ref }, 'person', scope), scope }, item);
  return 'end';
}

function field(parser: Parser, item: NameItem, frame: Frame): 'end' | 'taken' {
  if (frame.predicate || hasObject(frame)) return 'end';
  const keys = item.options.flatMap((one) => (one.type === 'field' ? one.keys : []));
  put(frame, 'predicate', { of: 'field', options: parser.vocabulary.attributes.filter((one) => keys.includes(one.key)), isVerb: false }, item);
  parser.at++;
  return 'taken';
}

/** The text a field is compared with; a name may be one, too ("city is Berlin"). */
function fieldValue(parser: Parser, item: NameItem, frame: Frame): boolean {
  if (frame.predicate?.of !== 'field' || (frame.value && frame.value.value !== '')) return false;
  const { options } = frame.predicate;
  if (item.tag === 'name' && item.options.some((one) => one.type === 'field' && options.some(({ key }) => one.keys.includes(key)))) return false;
  if (!options.some(({ type }) => type === 'text' || type === 'choice' || type === 'yes/no')) return false;
  const known = item.options.find((one) => one.type === 'value' && options.some(({ key }) => key === one.key)) ?? item.options.find((one) => one.type === 'value');
  const value = item.tag === 'text' ? item.text : known && 'value' in known ? known.value : item.words;
  const isOneOf = item.tag === 'name' && known?.type === 'value' && isList(known.key);
  put(frame, 'value', { op: frame.value?.op === 'contains' || isOneOf ? 'contains' : '=', value }, item);
  parser.at++;
  return true;
}

/** What is no name here is looked for in what was written. */
function text(parser: Parser, item: NameItem, frame: Frame): Step {
  if (frame.predicate && frame.predicate.of !== 'interaction' && frame.predicate.of !== 'enjoy') {
    parser.leave(item);
    parser.at++;
    return 'taken';
  }
  const leans = parser.before !== null && isEmpty(frame) && ['interaction', 'enjoy'].includes(predicateOf(parser.before)?.of ?? '');
  if (!frame.predicate && frame.stances.length === 0 && !leans) put(frame, 'predicate', { of: 'interaction', filter: {} }, item);
  putText(frame, 'words', item, parser.source);
  parser.at++;
  return 'taken';
}
