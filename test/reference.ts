// Questions answered the naive way: loops over everything in memory, written from docs/QUESTIONS.md and not from the SQL.
// Windows become instants by the same pure function, which has tests of its own.
import type { Asking } from '#rooms/question/asking.ts';
import type { Count, Filter, Node, Question, Ref, Scope, Test, Who } from '#rooms/question/question.ts';
import { before, dayOf, moveDay, rangeOf } from '#rooms/question/window.ts';
import type { Sequel } from '#rooms/question/filter.ts';
import type { Range, Window } from '#rooms/question/window.ts';
import { strengthOf } from '#rooms/graph/index.ts';
import { wordsOfEvent } from './smallGraph.ts';
import type { SmallContact, SmallEvent, SmallFact, SmallGraph, SmallInteraction } from './smallGraph.ts';

/** What the tests register as attributes, read from the graph. */
export type AttributeReader = (graph: SmallGraph, id: string, now: Date) => string | number | boolean | null;

export interface Reference {
  graph: SmallGraph;
  asking: Asking;
  attributes: Record<string, { read: AttributeReader; subject: Scope }>;
}

const DAY = 86_400_000;

export interface Answered { id: string; strength: number; organisationId: string | null; lastContactAt: Date | null }

/** Who meets the question, strongest first, then by name and id. */
export function answer(question: Exclude<Question, { find: 'paths' }>, it: Reference): Answered[] {
  const scope: Scope = question.find === 'people' ? 'person' : 'organisation';
  const named = new Map([...it.graph.persons, ...it.graph.organisations].map((one) => [one.id, one.name]));
  const collator = new Intl.Collator('und');
  const { order } = question;
  const placed = new Map(everyone(scope, it).filter((id) => holds(question.where, scope, id, it)).flatMap((id) => {
    const place = order ? measuredAs(order, scope, id, it) : 0;
    return place === null ? [] : [[id, place] as const];
  }));
  return [...placed.keys()].map((id) => ({
    id, strength: Math.max(0, ...peopleOf(scope, id, it).map((person) => strength(person, it))), organisationId: scope === 'person' ? organisationOf(id, it) : id,
    lastContactAt: peopleOf(scope, id, it).map((person) => lastContact(person, it)).reduce((a, b) => (a && b ? (a > b ? a : b) : a ?? b), null),
  }))
    .sort((a, b) => (placed.get(b.id) as number) - (placed.get(a.id) as number) || b.strength - a.strength || collator.compare(named.get(a.id) as string, named.get(b.id) as string) || (a.id < b.id ? -1 : 1))
    .slice(0, question.limit ?? Infinity);
}

/** What the order goes by, higher first; null where there is nothing to measure. */
function measuredAs({ by, way }: NonNullable<Exclude<Question, { find: 'paths' }>['order']>, scope: Scope, id: string, it: Reference): number | null {
  const { now, timeZone } = it.asking;
  const sign = way === 'most' || way === 'latest' ? 1 : -1;
  switch (by.is) {
    case 'interaction': {
      const events = matching(by, scope, id, rangeOf(by.window, now, timeZone), it);
      const value = way === 'latest' || way === 'earliest' ? Math.max(...events.map((event) => event.at.getTime())) : by.measure === 'amount' ? events.reduce((sum, event) => sum + (event.amount ?? 0), 0) : events.length;
      return events.length === 0 ? null : sign * value;
    }
    case 'contact': {
      const touches = touchesOf(by, scope, id, it);
      const value = way === 'latest' || way === 'earliest' ? Math.max(...touches.map((one) => one.at.getTime())) : new Set(touches.map((one) => one.eventId)).size;
      return touches.length === 0 ? null : sign * value;
    }
    case 'attribute': {
      const value = (it.attributes[by.key] as Reference['attributes'][string]).read(it.graph, id, now);
      return value === null ? null : sign * (typeof value === 'string' ? Date.parse(value) / DAY : Number(value));
    }
    case 'strength': {
      const value = by.member ? tieStrength(id, by.member.id as string, it) : strength(id, it);
      return value > 0 ? sign * value : null;
    }
  }
}

function touchesOf(by: { member?: Who; direction?: 'in' | 'out'; window?: Window }, scope: Scope, id: string, it: Reference): SmallContact[] {
  const range = rangeOf(by.window, it.asking.now, it.asking.timeZone);
  return contactsOf(peopleOf(scope, id, it), it).filter((one) => inside(one.at, range) && (!by.direction || one.direction === by.direction) && (!by.member || by.member === 'anyone' || one.memberId === by.member.id));
}

const isPast = ({ asking }: Reference): boolean => asking.present !== undefined && Math.abs(asking.present.getTime() - asking.now.getTime()) > 300_000;

function everyone(scope: Scope, it: Reference): string[] {
  return scope === 'person' ? it.graph.persons.filter(({ id }) => exists(id, it)).map(({ id }) => id)
    : it.graph.organisations.filter((one) => !isPast(it) || one.createdAt <= it.asking.now || staff(one.id, it).length > 0).map(({ id }) => id);
}

function exists(id: string, it: Reference): boolean {
  const { graph, asking: { now } } = it;
  if (!isPast(it)) return true;
  return (graph.persons.find((one) => one.id === id)?.createdAt ?? now) <= now || graph.interactions.some((one) => one.personId === id && eventOf(one, it).at <= now)
    || graph.relationships.some((edge) => (edge.from === id || edge.to === id) && edge.since <= now);
}

const staff = (organisationId: string, it: Reference): string[] => it.graph.persons.filter((one) => exists(one.id, it) && organisationOf(one.id, it) === organisationId).map(({ id }) => id);
const peopleOf = (scope: Scope, id: string, it: Reference): string[] => (scope === 'person' ? [id] : staff(id, it));
const eventOf = (one: { eventId: string }, it: Reference): SmallEvent => it.graph.events.find((event) => event.id === one.eventId) as SmallEvent;

function holds(node: Node, scope: Scope, id: string, it: Reference): boolean {
  const { asking: { now, timeZone }, graph } = it;
  switch (node.is) {
    case 'all': return node.of.every((child) => holds(child, scope, id, it));
    case 'any': return node.of.some((child) => holds(child, scope, id, it));
    case 'not': return !holds(node.of, scope, id, it);
    case 'interaction': {
      const events = matching(node, scope, id, rangeOf(node.window, now, timeZone), it);
      const isAmount = node.measure === 'amount' && node.count;
      return within(isAmount ? events.reduce((sum, event) => sum + (event.amount ?? 0), 0) : events.length, node.count ?? { atLeast: 1 });
    }
    case 'contact': {
      const events = new Set(touchesOf(node, scope, id, it).map((one) => one.eventId));
      return within(events.size, node.count ?? { atLeast: 1 });
    }
    case 'trend': {
      const middle = before(now, node.length);
      const start = before(now, { ...node.length, n: node.length.n * 2 });
      const events = matching(node, scope, id, { from: new Date(start.getTime() + 1), to: now }, it);
      const lately = events.filter((event) => event.at > middle).length;
      return node.way === 'rising' ? lately > events.length - lately : lately < events.length - lately;
    }
    case 'attribute': return holdsAttribute(node.key, node.test, id, it);
    case 'strength': return compare(node.op, node.member ? tieStrength(id, node.member.id as string, it) : strength(id, it), node.value);
    case 'relation': return everyone('person', it).some((other) => other !== id && holds(node.where, 'person', other, it) && isNear(id, other, node, it));
    case 'at organisation': return graph.organisations.some((one) => one.id === organisationOf(id, it) && holds(node.where, 'organisation', one.id, it));
    case 'somebody': return staff(id, it).filter((person) => holds(node.where, 'person', person, it)).length >= node.atLeast;
    case 'known': return isKnown(node.by, scope, id, it);
    case 'owned': return isOwned(node.by, scope, id, it);
    case 'person': return node.person.id === id;
    case 'organisation': return node.organisation.id === id;
  }
}


/** What had been told of a subject by the moment; undefined when nothing had. */
function toldThen(id: string, field: SmallFact['field'], { graph, now }: { graph: SmallGraph; now: Date }): string | null | undefined {
  const told = graph.facts.filter((fact) => fact.subjectId === id && fact.field === field && fact.recordedAt <= now && (fact.isCurrent || (fact.replacedAt !== null && fact.replacedAt > now)));
  const last = told.sort((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime() || (a.id < b.id ? 1 : -1))[0];
  return last && (last.value || null);
}

/** What was told first after the moment; undefined when nothing was. */
const toldFirst = (id: string, field: SmallFact['field'], { graph, now }: { graph: SmallGraph; now: Date }): SmallFact | undefined =>
  graph.facts.filter((fact) => fact.subjectId === id && fact.field === field && fact.recordedAt > now).sort((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime() || (a.id < b.id ? -1 : 1))[0];

/** A value as of the moment: that of the row while it has not changed since; else what stood then; else what a file or mail told first. */
export function valueThen(graph: SmallGraph, one: { id: string; updatedAt: Date }, field: SmallFact['field'], value: string | null, now: Date): string | null {
  if (one.updatedAt <= now) return value;
  const then = toldThen(one.id, field, { graph, now });
  if (then !== undefined) return then;
  const first = toldFirst(one.id, field, { graph, now });
  return first && (first.source === 'import' || first.source === 'mail') ? first.value || null : null;
}

/** Where somebody is, or was then; before anything was told, what was told first holds. */
function organisationOf(id: string, it: Reference): string | null {
  const person = it.graph.persons.find((one) => one.id === id);
  if (!person || !isPast(it) || person.updatedAt <= it.asking.now) return person?.organisationId ?? null;
  const moment = { graph: it.graph, now: it.asking.now };
  const then = toldThen(id, 'organisation_id', moment);
  if (then !== undefined) return then;
  const later = toldFirst(id, 'organisation_id', moment);
  return later ? later.value || null : person.organisationId;
}

/** Who owns a person or an organisation, or did then. */
function ownerOf(scope: Scope, id: string, it: Reference): string | null {
  const one = (scope === 'person' ? it.graph.persons : it.graph.organisations).find((candidate) => candidate.id === id);
  return one && isPast(it) ? valueThen(it.graph, one, 'owner_member_id', one.ownerId, it.asking.now) : one?.ownerId ?? null;
}

const inside = (at: Date, { from, to }: Range): boolean => at <= to && (from === null || at >= from);
const within = (value: number, { atLeast, atMost }: Count): boolean => value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);

function compare(op: string, a: number | string | boolean, b: number | string | boolean): boolean {
  switch (op) {
    case '=': return a === b;
    case '≠': return a !== b;
    case '<': return a < b;
    case '≤': return a <= b;
    case '>': return a > b;
    default: return a >= b;
  }
}

const didRoles = ['author', 'subject'];
const rolesOf = (filter: Filter): string[] => (filter.part === 'received' ? ['to', 'cc'] : didRoles);

/** The distinct events of a subject that the filter means. */
function matching(filter: Filter, scope: Scope, id: string, range: Range, it: Reference): SmallEvent[] {
  const found = peopleOf(scope, id, it).flatMap((person) => it.graph.interactions.filter((one) => one.personId === person && matches(filter, one, range, it)).map((one) => eventOf(one, it)));
  return [...new Set(found)];
}

function matches(filter: Filter, one: SmallInteraction, range: Range, it: Reference): boolean {
  const event = eventOf(one, it);
  const { graph } = it;
  if (!rolesOf(filter).includes(one.role) || !inside(event.at, range)) return false;
  if (filter.kinds && !filter.kinds.includes(event.kind)) return false;
  if (filter.direction && event.direction !== filter.direction) return false;
  if (filter.topics ?? filter.stances) {
    // With a stance the words stand in the sentence that was heard so.
    const said = graph.mentions.some((mention) => (!filter.stances || filter.words === undefined || saysWords(filter.words, event.text.slice(...mention.span))) && mention.eventId === event.id && mention.personId === one.personId && mention.counts
      && (!filter.topics || filter.topics.some((topic) => topic.id === mention.topicId)) && (!filter.stances || filter.stances.includes(mention.stance)));
    if (!said) return false;
  }
  const item = graph.items.find((candidate) => candidate.id === event.itemId);
  if (filter.item && item?.id !== filter.item.id) return false;
  if (filter.content && !filter.content.some((kind) => kind.toLowerCase() === item?.kind.toLowerCase())) return false;
  if (filter.member && !tookPart(filter.member, one, it)) return false;
  if (filter.words !== undefined && !((one.role !== 'subject' || event.direction === 'in') && saysWords(filter.words, wordsOfEvent(event)))) return false;
  if (filter.worth && !(event.amount !== null && within(event.amount, filter.worth))) return false;
  if (filter.season && !seasonMonths(filter.season, it).includes(event.at.getUTCMonth() + 1)) return false;
  if (filter.after && !hasSequel(filter.after, one, it, -1)) return false;
  if (filter.before && !hasSequel(filter.before, one, it, 1)) return false;
  return !filter.again || graph.interactions.some((other) => other.personId === one.personId && rolesOf(filter).includes(other.role) && isBefore(other, one, it) && (!filter.kinds || filter.kinds.includes(eventOf(other, it).kind)));
}

/** Another matching one by the same person, sooner (-1) or later (1), at most so long away. */
function hasSequel({ of, within: length }: Sequel, one: SmallInteraction, it: Reference, sign: -1 | 1): boolean {
  const { at } = eventOf(one, it);
  const edge = length && before(at, { ...length, n: -sign * length.n });
  return it.graph.interactions.some((other) => {
    const when = eventOf(other, it).at;
    const isThere = sign < 0 ? when < at && (!edge || when >= edge) : when > at && (!edge || when <= edge);
    return other.personId === one.personId && isThere && matches(of, other, { from: null, to: it.asking.now }, it);
  });
}

function isBefore(a: SmallInteraction, b: SmallInteraction, it: Reference): boolean {
  const gap = eventOf(a, it).at.getTime() - eventOf(b, it).at.getTime();
  return gap < 0 || (gap === 0 && a.id < b.id);
}

function tookPart(member: Who, one: SmallInteraction, it: Reference): boolean {
  const touches = it.graph.contacts.filter((contact) => contact.eventId === one.eventId && contact.personId === one.personId);
  return member === 'anyone' ? one.memberId !== null || touches.length > 0 : one.memberId === member.id || touches.some((contact) => contact.memberId === member.id);
}

const STEMS: Record<string, string> = { packets: 'packet', crashes: 'crash', crashed: 'crash' };
const stem = (word: string): string => STEMS[word] ?? word;

/** Plain words: one after the other, inflected or not. With "out", "of", "the" or signs: letter by letter. */
function saysWords(words: string, said: string): boolean {
  const text = said.toLowerCase();
  const sought = words.toLowerCase();
  if (/\b(?:out|of|the)\b|\+/.test(sought)) return ` ${text.replace(/\s+/g, ' ')} `.includes(` ${sought} `);
  return ` ${text.split(/\s+/).map(stem).join(' ')} `.includes(` ${sought.split(' ').map(stem).join(' ')} `);
}

function seasonMonths(season: 'off' | 'high', it: Reference): number[] {
  const bought = it.graph.interactions.filter((one) => didRoles.includes(one.role) && eventOf(one, it).kind === 'purchase' && eventOf(one, it).at <= it.asking.now).map((one) => eventOf(one, it).at.getUTCMonth() + 1);
  if (bought.length === 0) return [];
  const months = Array.from({ length: 12 }, (_, n) => ({ month: n + 1, bought: bought.filter((month) => month === n + 1).length })).sort((a, b) => a.bought - b.bought || a.month - b.month);
  return (season === 'off' ? months.slice(0, 4) : months.slice(8)).map(({ month }) => month);
}

function holdsAttribute(key: string, test: Test, id: string, it: Reference): boolean {
  const { now, timeZone } = it.asking;
  const { read, subject } = it.attributes[key] as Reference['attributes'][string];
  const value = read(it.graph, id, now);
  const isKnown = value !== null && value !== '';
  if (test.op === 'unknown' || !isKnown) return test.op === 'unknown' && !isKnown;
  const low = (one: string | number | boolean) => (typeof one === 'string' ? one.toLowerCase() : one);
  const today = dayOf(now, timeZone);
  switch (test.op) {
    case 'known': return true;
    case 'contains': return String(value).toLowerCase().includes(test.value.toLowerCase());
    case 'in next': return value >= today && value <= moveDay(today, test.length, 1);
    case 'in last': return value >= moveDay(today, test.length, -1) && value <= today;
    case 'between': return value >= test.value && value <= test.to;
    case 'top': case 'bottom': {
      const all = everyone(subject, it).map((one) => read(it.graph, one, now)).filter((one): one is string | number => one !== null && one !== '');
      const beyond = all.filter((one) => (test.op === 'top' ? one > value : one < value)).length;
      return beyond < (all.length * test.percent) / 100;
    }
    case '=': case '≠': case '<': case '≤': case '>': case '≥': return compare(test.op, low(value), low(test.value));
    default: return false;
  }
}

const contactsOf = (people: readonly string[], it: Reference): SmallContact[] => it.graph.contacts.filter((one) => people.includes(one.personId) && one.at <= it.asking.now);
const isPrivate = (personId: string, memberId: string, it: Reference): boolean => it.graph.ties.some((tie) => tie.personId === personId && tie.memberId === memberId && tie.isPrivate);
const isHidden = (personId: string, memberId: string, it: Reference): boolean => isPrivate(personId, memberId, it) && memberId !== it.asking.me?.id;

/** The strength of one pair, whoever asks. */
function pairStrength(personId: string, memberId: string, it: Reference): number {
  const { now } = it.asking;
  if (!isPast(it)) return it.graph.ties.find((tie) => tie.personId === personId && tie.memberId === memberId)?.strength ?? 0;
  const touches = contactsOf([personId], it).filter((one) => one.memberId === memberId);
  if (touches.length === 0) return 0;
  const year = touches.filter((one) => one.at.getTime() > now.getTime() - 365 * DAY);
  const hours = year.flatMap((one) => one.replyHours ?? []).sort((a, b) => a - b);
  const middle = (hours.length - 1) / 2;
  const reply = hours.length === 0 ? null : ((hours[Math.floor(middle)] as number) + (hours[Math.ceil(middle)] as number)) / 2;
  const last = Math.max(...touches.map((one) => one.at.getTime()));
  return strengthOf({ contacts: year.length, in: year.filter((one) => one.direction === 'in').length, out: year.filter((one) => one.direction === 'out').length, daysSinceLast: (now.getTime() - last) / DAY, replyHours: reply }).strength;
}

export const tieStrength = (personId: string, memberId: string, it: Reference): number => (isHidden(personId, memberId, it) ? 0 : pairStrength(personId, memberId, it));

/** How well we know somebody: kept with the person for the present; private ties never count. */
function strength(personId: string, it: Reference): number {
  if (!isPast(it)) return it.graph.persons.find((one) => one.id === personId)?.strength ?? 0;
  return Math.max(0, ...it.graph.members.filter((member) => !isPrivate(personId, member.id, it)).map((member) => pairStrength(personId, member.id, it)));
}

/** Kept with the person for the present. */
function lastContact(personId: string, it: Reference): Date | null {
  if (!isPast(it)) return it.graph.persons.find((one) => one.id === personId)?.lastContactAt ?? null;
  return contactsOf([personId], it).map((one) => one.at).reduce<Date | null>((a, b) => (a && a > b ? a : b), null);
}

function isKnown(by: Who, scope: Scope, id: string, it: Reference): boolean {
  const owns = (ownerId: string | null) => (by === 'anyone' ? ownerId !== null : ownerId === by.id);
  if (scope === 'organisation') return owns(ownerOf('organisation', id, it)) || staff(id, it).some((person) => isKnown(by, 'person', person, it));
  if (owns(ownerOf('person', id, it))) return true;
  return contactsOf([id], it).some((one) => (by === 'anyone' || one.memberId === by.id) && (one.memberId === null || !isHidden(id, one.memberId, it)));
}

function isOwned(by: Ref, scope: Scope, id: string, it: Reference): boolean {
  const owner = ownerOf(scope, id, it);
  if (owner !== null) return owner === by.id;
  const best = (memberId: string) => Math.max(0, ...peopleOf(scope, id, it).map((person) => tieStrength(person, memberId, it)));
  const own = best(by.id as string);
  return own > 0 && it.graph.members.every((member) => best(member.id) <= own);
}

/** Whether `from` reaches `to` over at most so many edges. */
function isNear(from: string, to: string, { kinds, direction, hops }: Node & { is: 'relation' }, it: Reference): boolean {
  const edges = it.graph.relationships.filter((edge) => edge.since <= it.asking.now && (!kinds || kinds.includes(edge.kind)));
  let level = new Set([from]);
  for (let hop = 0; hop < hops; hop += 1) {
    level = new Set(edges.flatMap((edge) => [...(direction !== 'from' && level.has(edge.from) ? [edge.to] : []), ...(direction !== 'to' && level.has(edge.to) ? [edge.from] : [])]));
    if (level.has(to)) return true;
  }
  return false;
}
