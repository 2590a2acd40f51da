// The words that say what a frame is about: an act, a stance, a contact, a field, an adjective.
import { adjectiveNode } from './fuzzyConditions.ts';
import { adjectives } from './groupReader.ts';
import type { Item } from './taggedWords.ts';
import type { Parser } from './parser.ts';
import { exclusive, staffWords } from './phrases.ts';
import type { Filter, Node, Scope } from './question.ts';
import { ownedOrKnown, readActing, readAnyRelation, readHead, readRelation, setSomebody } from './relationReader.ts';
import { amountCount, frameNode, otherKnown } from './frameCondition.ts';
import { readFrame } from './slotReader.ts';
import type { Step } from './slotReader.ts';
import type { Frame, Predicate } from './slots.ts';
import { hasObject, isEmpty, put, putText } from './slots.ts';
import { attributeNamed } from './vocabulary.ts';
import type { AttributeName } from './vocabulary.ts';

export function readPredicate(parser: Parser, item: Item, frame: Frame, scope: Scope, preposition: string | null): Step {
  switch (item.tag) {
    case 'stance': return stance(parser, item, frame, preposition);
    case 'act': case 'mention': return act(parser, item, frame, scope, preposition);
    case 'spelled': return spelled(parser, item, frame);
    case 'enjoy': return set(parser, frame, { of: 'enjoy' });
    case 'contact': return contact(parser, item, frame, preposition);
    case 'hearing': return hearing(parser, frame);
    case 'silent': return set(parser, frame, { of: 'silent' });
    case 'strength': return set(parser, frame, { of: 'strength' });
    case 'field': case 'field verb': return field(parser, item, frame, scope);
    case 'adjective': return adjective(parser, item, frame, scope, preposition);
    case 'known value': case 'unknown value': case 'contains':
      if (frame.predicate?.of !== 'field') return isTextExpected(frame, preposition) ? asText(parser, item, frame, 'loose') : leave(parser, item);
      put(frame, 'value', item.tag === 'contains' ? { op: 'contains', value: '' } : { op: item.tag === 'known value' ? 'known' : 'unknown', value: '' }, item);
      parser.at++;
      return 'taken';
    case 'yes': case 'no':
      if (frame.predicate?.of !== 'field') return leave(parser, item);
      put(frame, 'value', { op: '=', value: item.tag }, item);
      parser.at++;
      return 'taken';
    case 'relation': return readRelation(parser, item, frame, scope);
    case 'any relation': return readAnyRelation(parser, item, frame, scope);
    case 'head': return readHead(parser, item, frame, scope, preposition);
    case 'owned': case 'known': return ownedOrKnown(parser, item.tag, frame, scope);
    case 'owner value': {
      const key = `${scope}.owner`;
      if (!parser.vocabulary.attributes.some((one) => one.key === key)) return leave(parser, item);
      return set(parser, frame, { of: 'node', node: { is: 'attribute', key, test: { op: item.isKnown ? 'known' : 'unknown' } }, scope }, true);
    }
    case 'exist': return set(parser, frame, { of: 'node', node: { is: 'all', of: [] }, scope }, true);
    case 'me': case 'us': case 'my': case 'our': return pronoun(parser, item, frame, preposition);
    default: return leave(parser, item);
  }
}

export function leave(parser: Parser, item: Item): Step {
  parser.leave(item);
  parser.at++;
  return 'keep';
}

/** Sets the predicate; `isWhole` ends the frame there. */
export function set(parser: Parser, frame: Frame, predicate: Predicate, isWhole = false): Step {
  if (frame.predicate || (hasObject(frame) && predicate.of !== 'enjoy')) return 'end';
  put(frame, 'predicate', predicate, parser.item!);
  parser.at++;
  return isWhole ? 'end' : 'taken';
}

/** A verb where a noun is expected ("asked about orders") is text to look for. */
function asText(parser: Parser, item: Item, frame: Frame, slot: 'words' | 'loose' = 'words'): Step {
  putText(frame, slot, item, parser.source);
  parser.at++;
  return 'keep';
}

const isTextExpected = (frame: Frame, preposition: string | null): boolean =>
  (frame.predicate?.of === 'interaction' || frame.stances.length > 0) && frame.topics.length === 0 && (preposition === 'about' || (preposition === 'with' && frame.stances.length > 0));

function stance(parser: Parser, item: Item & { tag: 'stance' }, frame: Frame, preposition: string | null): Step {
  if (isTextExpected(frame, preposition) && frame.stances.length > 0) return asText(parser, item, frame);
  const { predicate } = frame;
  const isWeak = !predicate || (predicate.of === 'interaction' && !predicate.measure && !predicate.filter.again);
  if (!isWeak || (frame.stances.length > 0 && (frame.topics.length + frame.words.length + frame.loose.length > 0 || !frame.stances.includes(item.stance)))) return joinsList(parser, item, frame);
  if (predicate?.of === 'interaction' && (frame.topics.length > 0 || ['reading', 'purchase'].includes(predicate.filter.kinds?.[0] ?? ''))) return 'end';
  if (!frame.stances.includes(item.stance)) frame.stances.push(item.stance);
  frame.taken.push({ slot: 'stances', item });
  parser.at++;
  return 'taken';
}

/** "had a concern or gave praise about support": the second stance of a list. */
function joinsList(parser: Parser, item: Item & { tag: 'stance' }, frame: Frame): Step {
  if (parser.peek(-1)?.tag !== 'or' || frame.topics.length + frame.words.length + frame.loose.length > 0 || frame.predicate) return 'end';
  frame.stances.push(item.stance);
  frame.taken.push({ slot: 'stances', item });
  parser.at++;
  return 'taken';
}

function act(parser: Parser, item: Item & { tag: 'act' | 'mention' }, frame: Frame, scope: Scope, preposition: string | null): Step {
  const filter: Filter = item.tag === 'act' ? item.filter : spokenBy(item.words);
  const { predicate } = frame;
  const keep = (next: Predicate): Step => {
    put(frame, 'predicate', next, item);
    parser.at++;
    return 'taken';
  };
  if (item.tag === 'act' && filter.kinds && (preposition === 'by' || (preposition === 'at' && ['mail', 'call', 'meeting', 'survey response', 'review', 'event', 'training', 'visit', 'note'].includes(filter.kinds[0]!))) && !filter.again && !item.measure && (predicate?.of === 'interaction' || predicate?.of === 'contact' || hasObject(frame))) {
    frame.kinds.push(...filter.kinds);
    frame.taken.push({ slot: 'kinds', item });
    parser.at++;
    return 'taken';
  }
  if (scope === 'organisation' && item.tag === 'act' && /(?:buyers?|readers?|purchasers?|users?)$/i.test(item.words) && isEmpty(frame, 'number', 'count', 'member', 'isMemberActing')) {
    // "at least five buyers" are people.
    const { node, spare } = frameNode(readFrame(parser, 'person'), null, 'person', parser.vocabulary);
    for (const one of spare) parser.leave(one);
    return setSomebody(frame, node ?? { is: 'all', of: [] }, item);
  }
  if (item.words.toLowerCase() === 'called' && parser.peek(-1)?.tag === 'head' && ['name', 'text', 'unknown'].includes(parser.peek()?.tag ?? '')) {
    // "organisations called Acme"
    parser.at++;
    return 'keep';
  }
  if (isTextExpected(frame, preposition)) return asText(parser, item, frame);
  // "we have not talked to" is about contact of any kind, "talked to Ada" about calls and meetings.
  const isNobodys = frame.taken.some(({ slot, item: one }) => slot === 'isNegated' && one.tag === 'nobody');
  if ((frame.isMemberActing || isNobodys) && !predicate && filter.kinds?.length === 2) return keep({ of: 'contact', direction: 'either' });
  const isOpen = predicate?.of === 'interaction' && !hasObject(frame);
  const whole = (): Predicate => ({ of: 'interaction', filter, ...(item.tag === 'act' && item.measure ? { measure: item.measure } : {}), ...(item.tag === 'act' && item.count ? { count: item.count } : {}), ...(item.tag === 'act' && item.isAttending ? { isAttending: true as const } : {}) });
  if (isOpen && item.tag === 'act' && Object.keys(predicate.filter).length === 0 && !predicate.isAttending) return keep(whole());
  if (isOpen && item.tag === 'act' && predicate.isAttending && filter.kinds) return keep(whole());
  if (isOpen && predicate.filter.part === 'received' && filter.kinds) return keep({ of: 'interaction', filter: { ...predicate.filter, ...filter } });
  if (isOpen && item.tag === 'mention') return preposition === 'with' ? leave(parser, item) : leaveQuietly(parser);
  if (predicate?.of === 'interaction' && item.tag === 'act' && JSON.stringify(predicate.filter) === JSON.stringify(filter) && parser.peek(-1)?.tag !== 'and') return leaveQuietly(parser);
  if (predicate || (frame.stances.length > 0 && item.tag === 'act' && preposition !== 'with')) return 'end';
  return keep(whole());
}

/** "wrote to us about" is by mail, "called about" by call; other ways to mention something are any. */
function spokenBy(words: string): Filter {
  if (/^(?:wrote|writes?|writing|mailed|emailed)\b/i.test(words)) return { kinds: ['mail'] };
  return /^called\b/i.test(words) ? { kinds: ['call'] } : {};
}

function leaveQuietly(parser: Parser): Step {
  parser.at++;
  return 'taken';
}

function spelled(parser: Parser, item: Item, frame: Frame): Step {
  if (frame.predicate?.of === 'field' && /^contain/i.test(item.words) && !frame.value) {
    // "with a title containing manager"
    put(frame, 'value', { op: 'contains', value: '' }, item);
    parser.at++;
    return 'taken';
  }
  if (frame.predicate && frame.predicate.of !== 'interaction') return 'end';
  if (!frame.predicate && frame.stances.length === 0) put(frame, 'predicate', { of: 'interaction', filter: {} }, item);
  parser.at++;
  parser.skip('filler');
  if (parser.item?.tag === 'text') {
    putText(frame, 'words', parser.item, parser.source);
    parser.at++;
  } else while (parser.item?.tag === 'unknown') {
    putText(frame, 'words', parser.item, parser.source);
    parser.at++;
  }
  return 'taken';
}

function contact(parser: Parser, item: Item & { tag: 'contact' }, frame: Frame, preposition: string | null): Step {
  if (isTextExpected(frame, preposition)) return asText(parser, item, frame);
  if (frame.predicate?.of === 'contact' && parser.peek(-1)?.tag !== 'and') return leaveQuietly(parser);
  return set(parser, frame, { of: 'contact', direction: frame.isMemberActing ? 'either' : item.direction });
}

/** "heard from Ada" is from Ada to them; "we have not heard from" is from them. */
function hearing(parser: Parser, frame: Frame): Step {
  let ahead = 1;
  while (parser.peek(ahead)?.tag === 'filler') ahead++;
  const next = parser.peek(ahead);
  const isFromOurs = next?.tag === 'me' || next?.tag === 'us' || (next?.tag === 'name' && next.options.some(({ type }) => type === 'member'));
  return set(parser, frame, { of: 'contact', direction: isFromOurs ? 'out' : 'in' });
}

function field(parser: Parser, item: Item & { tag: 'field' | 'field verb' }, frame: Frame, scope: Scope): Step {
  const next = parser.peek()?.tag ?? '';
  if (item.tag === 'field' && staffWords.has(item.words.toLowerCase()) && scope === 'organisation' && !frame.number && !frame.count && ['act', 'stance', 'mention', 'contact', 'opener', 'adjective', 'enjoy', 'not', 'filler'].includes(next)) {
    return readHead(parser, { ...item, tag: 'head', scope: 'person', mine: false, ours: false }, frame, scope, null);
  }
  const worth = parser.peek();
  if (item.words.toLowerCase() === 'worth' && worth?.tag === 'number' && frame.predicate?.of === 'interaction' && frame.predicate.filter.kinds?.[0] === 'purchase' && frame.worth === null) {
    put(frame, 'worth', amountCount(worth), item);
    parser.at += 2;
    return 'taken';
  }
  if (item.words.toLowerCase() === 'worth' && !['number', 'top', 'count'].includes(next)) return leaveQuietly(parser);
  const names = item.tag === 'field' ? item.names : [item.name];
  const options = names.flatMap((name) => (['person', 'organisation'] as const).flatMap((subject) => attributeNamed(parser.vocabulary, name, subject) ?? []));
  if (options.length === 0) return leave(parser, item);
  if (frame.predicate?.of === 'field' && frame.predicate.options.some((one) => options.includes(one))) return leaveQuietly(parser);
  return set(parser, frame, { of: 'field', options, isVerb: item.tag === 'field verb' });
}

function adjective(parser: Parser, item: Item & { tag: 'adjective' }, frame: Frame, scope: Scope, preposition: string | null): Step {
  if (isTextExpected(frame, preposition)) return asText(parser, item, frame, 'loose');
  // "hates the new firmware": which one is new cannot be asked.
  if (item.name === 'new' && (frame.stances.length > 0 || frame.predicate?.of === 'interaction') && ['name', 'text', 'unknown'].includes(parser.peek()?.tag ?? '')) return leave(parser, item);
  if (frame.predicate || hasObject(frame)) return 'end';
  const before = frame.member && frame.member !== 'anyone' ? frame.member : null;
  const node = adjectiveNode(item.name, parser.vocabulary, before);
  if (!node) return leave(parser, item);
  const asField = fieldOfAdjective(parser, item);
  if (asField) return set(parser, frame, { of: 'field', options: asField, isVerb: false });
  if (scope === 'organisation' && adjectiveScope(node, scope) === 'person') return somebodySuch(parser, item, frame);
  if (exclusive.has(item.name)) {
    const list = adjectives(parser);
    parser.at--;
    if (list) return set(parser, frame, { of: 'node', node: list, scope: adjectiveScope(list, scope) }, true);
  }
  if (node.is === 'strength' && frame.member) {
    frame.member = null;
    frame.taken = frame.taken.filter(({ slot }) => slot !== 'member' && slot !== 'isMemberActing');
  }
  return set(parser, frame, { of: 'node', node, scope: adjectiveScope(node, scope) }, true);
}

/** "whose would buy again is yes": the words are the name of the field. */
function fieldOfAdjective(parser: Parser, item: Item & { tag: 'adjective' }): AttributeName[] | null {
  let ahead = 1;
  while (parser.peek(ahead)?.tag === 'filler' || parser.peek(ahead)?.tag === 'not') ahead++;
  const choice = attributeNamed(parser.vocabulary, item.words, 'person')?.choices?.includes(parser.peek(ahead)?.words.toLowerCase() ?? '');
  const attribute = ahead > 1 && (choice || ['yes', 'no', 'text', 'known value'].includes(parser.peek(ahead)?.tag ?? '')) || ['known value', 'unknown value'].includes(parser.peek()?.tag ?? '') ? attributeNamed(parser.vocabulary, item.words, 'person') : undefined;
  return attribute ? [attribute] : null;
}

/** "organisations with at least 2 promoters who complained". */
function somebodySuch(parser: Parser, item: Item, frame: Frame): Step {
  const node = adjectives(parser);
  if (parser.is('head')) parser.at++;
  const more = parser.is('opener') || (parser.is('preposition') && parser.item?.words.toLowerCase() !== 'at') ? parser.inner('person') : null;
  return setSomebody(frame, { is: 'all', of: [...(node ? [node] : []), ...(more ? [more] : [])] }, item);
}

const adjectiveScope = (node: Node, scope: Scope): Scope => (JSON.stringify(node).includes('"key":"person.') || node.is === 'strength' ? 'person' : scope);

function pronoun(parser: Parser, item: Item, frame: Frame, preposition: string | null): Step {
  const acting = item.tag === 'me' && !frame.predicate && preposition === null && frame.member === null ? readActing(parser, frame) : null;
  if (acting) return acting;
  const { me } = parser.vocabulary;
  const who = item.tag === 'me' || item.tag === 'my' ? me : ('anyone' as const);
  parser.at++;
  let ahead = 0;
  while (parser.peek(ahead)?.tag === 'filler' || parser.peek(ahead)?.tag === 'not') ahead++;
  const next = parser.peek(ahead)?.tag ?? '';
  if (preposition === 'of' && (item.tag === 'my' || item.tag === 'me') && me && !frame.predicate) {
    put(frame, 'predicate', { of: 'node', node: { is: 'owned', by: me }, scope: 'person' }, item);
    return 'end';
  }
  const isActing = ['relation', 'any relation', 'contact', 'act', 'head', 'hearing', 'adjective', 'silent', 'edge', 'owned'].includes(next) && (item.tag === 'me' || item.tag === 'us') && !frame.predicate;
  if (item.tag === 'me' && me && preposition === null && isEmpty(frame) && frame.member === null && parser.before && otherKnown(parser.before, me) && next === '') {
    put(frame, 'member', me, item);
    return 'taken';
  }
  const isPartner = preposition === 'with' || preposition === 'by' || (preposition === 'to' && item.tag === 'me') || (preposition === 'at' && frame.predicate?.of === 'contact');
  // "we" is everybody of us together, also who answered for a shared address: no member is asked for.
  const isTeam = item.tag === 'us' && ['we', 'us', 'the team', 'our team', 'ourselves'].includes(item.words.toLowerCase());
  const isNamed = !isTeam || ['relation', 'any relation', 'head', 'adjective'].includes(next);
  if (who && frame.member === null && (isActing || isPartner)) {
    if (isNamed) put(frame, 'member', who, item);
    if (isActing && isEmpty(frame, 'member', 'window', 'length', 'edge')) put(frame, 'isMemberActing', true, item);
  }
  return 'taken';
}
