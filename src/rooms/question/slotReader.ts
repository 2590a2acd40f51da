// Reads the items of one frame into its slots, in any order, until something begins that belongs to the next frame.
import { nextPeriod } from './dateFieldTest.ts';
import { afterWindow, amountCount } from './frameCondition.ts';
import type { Item } from './taggedWords.ts';
import { readName } from './nameReader.ts';
import type { Parser } from './parser.ts';
import { rankStep } from './rankReader.ts';
import { leave, readPredicate } from './predicateReader.ts';
import type { Scope } from './question.ts';
import { relationByHops } from './relationReader.ts';
import type { Frame, SlotName, Slots } from './slots.ts';
import { emptyFrame, hasObject, isEmpty, put, putText } from './slots.ts';
import { readSequel, readThen } from './sequelReader.ts';
import { attributeNamed } from './vocabulary.ts';
import type { AttributeName } from './vocabulary.ts';

/** What became of an item: the frame is over, the item went into it, or it only led on to the next one. */
export type Step = 'end' | 'taken' | 'keep';

/** One frame. Leaves the parser at the first item that is not part of it. */
export function readFrame(parser: Parser, scope: Scope): Frame {
  const frame = emptyFrame();
  const led = parser.takeLeadingTime();
  if (led) put(frame, 'window', led.window, led.item);
  let preposition: string | null = null;
  let prepositionAt = -1;
  while (parser.item) {
    const item = parser.item;
    if (item.tag === 'preposition') {
      preposition = item.word;
      prepositionAt = parser.at;
      parser.at++;
      continue;
    }
    const went = step(parser, item, frame, scope, preposition);
    if (went === 'end') {
      // The preposition leads the frame that begins here.
      const isLeading = parser.items.slice(prepositionAt + 1, parser.at).every(({ tag }) => tag === 'filler');
      if (preposition !== null && isLeading && parser.item === item && !isEmpty(frame)) parser.at = prepositionAt;
      break;
    }
    if (went !== 'keep') preposition = null;
  }
  return frame;
}

function step(parser: Parser, item: Item, frame: Frame, scope: Scope, preposition: string | null): Step {
  const take = <Name extends SlotName>(isFree: boolean, slot: Name, value: Slots[Name]): Step => {
    if (!isFree) return 'end';
    put(frame, slot, value, item);
    parser.at++;
    return 'taken';
  };
  const isTimeless = frame.window === null && frame.length === null;
  switch (item.tag) {
    case 'filler': case 'among': case 'ever': case 'before that': case 'item word': parser.at++; return 'keep';
    case 'as of': parser.asOf = item.day; parser.at++; return 'keep';
    case 'close': case 'open': case 'except': return 'end';
    case 'since then': return sinceThen(parser, item, frame);
    case 'one purchase': return ofOnePurchase(parser, item, frame);
    case 'any more': return anyMore(parser, item, frame);
    case 'giving': return giving(parser, item, frame, scope);
    case 'unsayable': return unsayable(parser, item, frame, preposition);
    case 'and': case 'or': case 'comma': return listGoesOn(parser, item, frame) ? 'keep' : 'end';
    case 'not': return negation(parser, item, frame);
    case 'nobody': return nobody(parser, item, frame, scope);
    case 'count': return take(isUntested(frame, 'number') && frame.count === null && frame.number === null, 'count', item.count);
    case 'number':
      if (!Number.isInteger(item.value) && !item.isMoney && frame.predicate?.of === 'interaction' && !frame.predicate.measure && frame.predicate.filter.kinds?.[0] !== 'purchase') return leave(parser, item);
      if (isOneWorth(frame, item, preposition)) return take(frame.worth === null, 'worth', amountCount(item));
      return take(isUntested(frame, item.op === null ? 'text' : 'number') && frame.count === null && frame.number === null, 'number', { op: item.op, value: item.value, ...(item.to === undefined ? {} : { to: item.to }), ...(item.isMoney ? { isMoney: item.isMoney } : {}) });
    case 'window':
      if ('since' in item.window && isSinceJoined(parser, frame)) return take(true, 'window', item.window);
      if (item.round && isUntested(frame, 'date') && isTimeless) put(frame, 'round', item.round, item);
      return take(isUntested(frame, 'date') && isTimeless, 'window', item.window);
    case 'length': return length(parser, item, frame);
    case 'next': return take(isUntested(frame, 'date') && frame.next === null, 'next', item.length);
    case 'next period': return take(isUntested(frame, 'date') && isTimeless, 'window', nextPeriod(item.period, parser.vocabulary));
    case 'top': return take(isUntested(frame, 'number') && frame.top === null, 'top', { way: item.way, percent: item.percent });
    case 'rank': return rankStep(parser, item, frame);
    case 'edge': if (frame.edge === item.way) { parser.at++; return 'keep'; } return take(frame.edge === null, 'edge', item.way);
    case 'hops': return relationByHops(parser, frame, item.hops);
    case 'again': return take(true, 'isAgain', true);
    case 'season': return take(true, 'season', item.season);
    case 'direction': return take(true, 'direction', item.direction);
    case 'trend': return take(frame.trend === null && frame.predicate?.of !== 'field', 'trend', item.way);
    case 'same': return take(true, 'isSame', true);
    case 'kind': frame.kinds.push(item.kind); frame.taken.push({ slot: 'kinds', item }); parser.at++; return 'taken';
    case 'opener':
      if (!isEmpty(frame, 'window', 'length') || frame.isNegated) return 'end';
      parser.at++;
      return 'keep';
    case 'name': case 'text': return readName(parser, item, frame, scope, preposition);
    case 'unknown': return unknown(parser, item, frame, preposition);
    default: return readPredicate(parser, item, frame, scope, preposition);
  }
}

/** "then", "after", "without phone" where they can be asked; else it is told. */
function unsayable(parser: Parser, item: Item, frame: Frame, preposition: string | null): Step {
  if (readSequel(parser, frame) || (/^(?:then|afterwards?|later)$/i.test(item.words) && readThen(parser, item, frame))) return 'taken';
  if (/^(?:without (?:a )?phone(?: number)?|no phone number)$/i.test(item.words) && isEmpty(frame) && attributeNamed(parser.vocabulary, 'phone', 'person')) {
    put(frame, 'predicate', { of: 'node', node: { is: 'attribute', key: attributeNamed(parser.vocabulary, 'phone', 'person')!.key, test: { op: 'unknown' } }, scope: 'person' }, item);
    parser.at++;
    return 'end';
  }
  if (parser.peek()?.tag === 'unknown' && item.words.length > 3 && (preposition === 'about' || frame.predicate?.of === 'interaction')) return unknown(parser, item, frame, preposition);
  parser.leave(item);
  parser.at++;
  return 'keep';
}

/** "within 60 days": how long after another thing, or how long back or ahead. */
function length(parser: Parser, item: Item & { tag: 'length' }, frame: Frame): Step {
  const isFree = isUntested(frame, 'date') && frame.window === null && frame.length === null;
  const take = <Name extends SlotName>(isFit: boolean, slot: Name, value: Slots[Name]): Step => {
    if (!isFit) return 'end';
    put(frame, slot, value, item);
    parser.at++;
    return 'taken';
  };
  if (readSequel(parser, frame)) return 'taken';
  if (frame.isThen && frame.after && !frame.after.within && !item.isMore && (frame.predicate || frame.stances.length > 0)) {
    put(frame, 'after', { ...frame.after, within: item.length }, item);
    parser.at++;
    return 'taken';
  }
  // "more than 10,000 a year" of a yearly sum
  if (/^(?:a|per) year$/i.test(item.words) && frame.predicate?.of === 'field' && frame.predicate.options.some(({ type }) => type === 'money')) {
    parser.at++;
    return 'keep';
  }
  if (isWithinOf(parser, item, frame)) {
    parser.leave({ ...item, end: parser.peek()?.words.toLowerCase() === 'of' ? parser.peek()!.end : item.end });
    parser.at++;
    return 'keep';
  }
  if (item.isMore && frame.predicate?.of === 'field' && frame.predicate.isVerb) return take(isFree, 'window', { ago: item.length });
  if (item.isMore && isSinceJoined(parser, frame)) return take(true, 'window', { ago: item.length });
  return take(isFree, 'length', item.length);
}

/** "within 30 days of buying", "twice in one week": a time counted from each other event, which cannot be asked. */
function isWithinOf(parser: Parser, item: Item, frame: Frame): boolean {
  if (frame.count && /^(?:with)?in (?:an?|one|the same) /i.test(item.words)) return true;
  let ahead = 2;
  while (['filler', 'us', 'me', 'edge', 'my'].includes(parser.peek(ahead)?.tag ?? '')) ahead++;
  const [joint, next] = [parser.peek(), parser.peek(ahead)];
  return (joint?.tag === 'preposition' || joint?.tag === 'unsayable') && /^(?:of|after|from|before)$/i.test(joint.words) && ['act', 'stance', 'mention', 'contact', 'field verb', 'unknown', 'name', 'text'].includes(next?.tag ?? '');
}

const ONE_PURCHASE = /(?:orders?|purchases?|something|anything)$/i;

/** "an order over 200", "a purchase of more than 200 euros": the worth of one, and not how many. */
function isOneWorth(frame: Frame, item: Item & { tag: 'number' }, preposition: string | null): boolean {
  const { predicate } = frame;
  if (predicate?.of !== 'interaction' || predicate.measure || predicate.filter.kinds?.[0] !== 'purchase' || item.op === null || item.to !== undefined) return false;
  const noun = frame.taken.findLast(({ slot }) => slot === 'predicate')?.item.words ?? '';
  return ONE_PURCHASE.test(noun) && (/^(?:over|above|under|below|exceeding|beyond)\b/i.test(item.words) || preposition === 'of' || item.isMoney === true);
}

/** "paid more than 100 for one order": no sum of several. */
function ofOnePurchase(parser: Parser, item: Item, frame: Frame): Step {
  const { predicate, number } = frame;
  if (predicate?.of === 'interaction' && predicate.filter.kinds?.[0] === 'purchase' && number && frame.worth === null) {
    put(frame, 'predicate', { of: 'interaction', filter: predicate.filter }, item);
    put(frame, 'worth', amountCount(number), item);
    frame.number = null;
    frame.taken = frame.taken.filter(({ slot }) => slot !== 'number');
  } else parser.leave(item);
  parser.at++;
  return 'taken';
}

/** "are not worried any more": they were, and have not been of late. */
function anyMore(parser: Parser, item: Item, frame: Frame): Step {
  if (frame.isNegated && frame.edge === null) {
    frame.isNegated = false;
    frame.taken = frame.taken.filter(({ slot }) => slot !== 'isNegated');
    put(frame, 'edge', 'stopped', item);
  } else parser.leave(item);
  parser.at++;
  return 'taken';
}

/** "gave 9 or 10" is a score; otherwise giving says nothing by itself. */
function giving(parser: Parser, item: Item, frame: Frame, scope: Scope): Step {
  let ahead = 1;
  while (['filler', 'us'].includes(parser.peek(ahead)?.tag ?? '')) ahead++;
  const next = parser.peek(ahead);
  const isScore = next?.tag === 'number' && !next.isMoney && next.value <= 10 && isEmpty(frame);
  if (isScore) return readPredicate(parser, { ...item, tag: 'field verb', name: 'latest score' }, frame, scope, null);
  parser.at++;
  return 'keep';
}

/** Whether a field can still be compared, and with such a thing; frames of other kinds always can. */
function isUntested(frame: Frame, what: 'number' | 'date' | 'text'): boolean {
  if (frame.predicate?.of !== 'field') return true;
  const types = frame.predicate.options.map(({ type }) => type);
  const fits = what === 'text' || types.some((type) => (what === 'date' ? type === 'date' : type === 'number' || type === 'money'));
  return fits && !(frame.value || frame.number || frame.count || frame.window || frame.length || frame.next || frame.top);
}

/** "customers since 2019", "customers for more than two years". */
function isSinceJoined(parser: Parser, frame: Frame): boolean {
  const [head, item] = [parser.peek(-1), parser.item!];
  const attribute = attributeNamed(parser.vocabulary, 'started on', 'person');
  if (!attribute || !isEmpty(frame) || frame.isNegated || head?.tag !== 'head' || !/^(?:customers?|clients?|users?|subscribers?)$/i.test(head.words)) return false;
  put(frame, 'predicate', { of: 'field', options: [attribute], isVerb: true }, item);
  return true;
}

/** "wrote in June and has not bought since": from where the time before ended. */
function sinceThen(parser: Parser, item: Item, frame: Frame): Step {
  const window = parser.before?.window && frame.window === null && frame.length === null ? afterWindow(parser.before.window) : null;
  if (window) put(frame, 'window', window, item);
  else parser.leave(item);
  parser.at++;
  return 'taken';
}

const LATE_NOT = new Set(['no', 'neither', 'nothing', 'none', 'not any', 'never']);

/** "did not buy", and behind the verb "bought nothing", "mentioned neither". */
function negation(parser: Parser, item: Item, frame: Frame): Step {
  if (frame.predicate?.of === 'field' && !frame.value && !frame.number && !frame.window && !frame.length && !frame.next && !frame.top && !frame.isValueDenied) {
    if (item.words.toLowerCase() === 'no' && frame.predicate.options.some(({ type, choices }) => type === 'yes/no' || choices?.includes('no'))) put(frame, 'value', { op: '=', value: 'no' }, item);
    else put(frame, 'isValueDenied', true, item);
    parser.at++;
    return 'taken';
  }
  const isSpoken = frame.predicate !== null || frame.stances.length > 0;
  if (isSpoken && !(LATE_NOT.has(item.words.toLowerCase()) && frame.topics.length === 0 && frame.count === null && frame.window === null && !frame.isNegated)) return 'end';
  if (!isSpoken && (frame.count || hasObject(frame) || frame.window)) return 'end';
  put(frame, 'isNegated', !frame.isNegated, item);
  parser.at++;
  return 'taken';
}

/** "where nobody complained", "people nobody has contacted". */
function nobody(parser: Parser, item: Item, frame: Frame, scope: Scope): Step {
  if (frame.predicate || hasObject(frame)) return 'end';
  put(frame, 'isNegated', !frame.isNegated, item);
  const isKnowing = parser.peek()?.tag === 'relation' && !['name', 'text', 'head', 'adjective', 'me', 'us'].includes(parser.peek(2)?.tag ?? '');
  if (scope === 'organisation' && !isKnowing) return readPredicate(parser, { ...item, tag: 'head', scope: 'person', mine: false, ours: false }, frame, scope, null);
  if (parser.peek()?.tag === 'relation') put(frame, 'member', 'anyone', item);
  parser.at++;
  return 'taken';
}

/** "about CRM and pricing", "by mail or by call": the list goes on when a name or kind follows and no act after it. */
function listGoesOn(parser: Parser, joint: Item, frame: Frame): boolean {
  let ahead = 1;
  while (parser.peek(ahead) && ['filler', 'preposition', 'and', 'or'].includes(parser.peek(ahead)!.tag)) ahead++;
  const next = parser.peek(ahead);
  if (!next) return false;
  const forward = (): true => {
    parser.at += ahead;
    return true;
  };
  if (next.tag === 'kind' && frame.kinds.length > 0) return forward();
  const isBareStance = frame.stances.length > 0 && !frame.predicate && frame.topics.length + frame.words.length + frame.loose.length === 0 && frame.window === null && frame.count === null;
  if (next.tag === 'stance' && isBareStance && joint.tag === 'or' && parser.peek(ahead - 1)?.tag !== 'preposition' && ahead === 1) return forward();
  if (next.tag !== 'name' && next.tag !== 'text') return false;
  const topic = next.options.find((one) => one.type === 'topic');
  const content = next.options.find((one) => one.type === 'content');
  if (content && frame.content.length > 0 && frame.topics.length === 0) return forward();
  if (!topic || frame.topics.length === 0 || !('ref' in topic) || frame.window !== null || frame.count !== null) return false;
  const after = parser.peek(ahead + 1);
  if (after && ['act', 'stance', 'mention', 'contact', 'field', 'head'].includes(after.tag)) return false;
  const isEither = joint.tag === 'or' || listEndsInOr(parser, ahead) || (parser.peek(1)?.tag === 'or');
  parser.at += ahead + 1;
  const slot = isEither ? 'topics' : 'alsoTopics';
  frame[slot].push(topic.ref);
  frame.taken.push({ slot, item: next });
  return true;
}

function listEndsInOr(parser: Parser, ahead: number): boolean {
  for (let i = ahead; i < ahead + 20; i++) {
    const tag = parser.peek(i)?.tag;
    if (tag === 'or') return true;
    if (tag !== 'comma' && tag !== 'name' && tag !== 'filler') return false;
  }
  return false;
}

/** A word nobody knows: text to look for where a text is expected, else left and told. */
function unknown(parser: Parser, item: Item, frame: Frame, preposition: string | null): Step {
  const { predicate } = frame;
  const named = isEmpty(frame) ? fieldAfter(parser, preposition !== null) : null;
  if (named) {
    // "on the Enterprise plan"
    put(frame, 'predicate', { of: 'field', options: named, isVerb: false }, item);
    put(frame, 'value', { op: 'contains', value: item.words }, item);
    parser.at += 2;
    return 'taken';
  }
  if (predicate?.of === 'field' && predicate.options.some(({ type }) => type === 'text' || type === 'choice')) return fieldText(parser, item, frame);
  const before = parser.before;
  const leans = before !== null && isEmpty(frame) && ['and', 'or', 'comma', 'not', 'preposition'].includes(parser.peek(-1)?.tag ?? '') && !['at', 'by', 'to'].includes(preposition ?? '') && hasObject({ ...before, stances: [] }) && (before.stances.length > 0 || before.predicate?.of === 'interaction');
  // "people with underruns": no name, but the texts have the word.
  const isSpokenWord = preposition === 'with' && isEmpty(frame) && parser.vocabulary.spoken?.has(item.words.toLowerCase());
  if (isSpokenWord) put(frame, 'predicate', { of: 'interaction', filter: {} }, item);
  const spoken = leans || isSpokenWord || predicate?.of === 'enjoy' || (predicate?.of === 'interaction' && !predicate.measure) || frame.stances.length > 0;
  const isHead = parser.peek()?.tag === 'head';
  const isAbout = preposition === 'about' || (frame.stances.length > 0 && (preposition === 'with' || preposition === 'at' || preposition === 'of'));
  const isAdverb = item.words.endsWith('ly') && parser.peek()?.tag !== 'unknown' && preposition === null;
  if (isHead || !(isAbout || spoken) || isAdverb || (!isAbout && ['by', 'at', 'to'].includes(preposition ?? ''))) parser.leave(item);
  else {
    const slot = isAbout || (frame.words.length > 0 && frame.taken.at(-1)?.slot === 'words') ? 'words' : 'loose';
    putText(frame, slot, item, parser.source);
  }
  parser.at++;
  return 'keep';
}

/** The text fields called by the next word; `isPlaced`: as in "on the Enterprise plan", where it is no topic. */
function fieldAfter(parser: Parser, isPlaced: boolean): AttributeName[] | null {
  const next = parser.peek();
  const keys = next?.tag === 'name' && next.options[isPlaced ? 'some' : 'every'](({ type }) => type === 'field') ? next.options.flatMap((one) => (one.type === 'field' ? one.keys : [])) : [];
  const found = parser.vocabulary.attributes.filter((one) => one.type === 'text' && (keys.includes(one.key) || (next?.tag === 'field' && next.names.includes(one.label))));
  return found.length > 0 ? found : null;
}

/** The text of a field as it was typed, up to the next word that means something. */
function fieldText(parser: Parser, item: Item, frame: Frame): Step {
  if (frame.value && frame.value.value !== '' && frame.taken.at(-1)?.slot !== 'value') return 'end';
  const said = [frame.value?.value ?? '', item.words].filter((part) => part).join(' ');
  const isChoice = frame.predicate?.of === 'field' && frame.predicate.options.some(({ choices }) => choices?.includes(said.toLowerCase()));
  put(frame, 'value', isChoice ? { op: '=', value: said } : { op: 'contains', value: said }, item);
  parser.at++;
  return 'keep';
}
