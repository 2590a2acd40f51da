// A small random graph of one workspace, in memory and in the database, for comparing answers. Times are chosen around the
// edges of the windows that questions use; some lie after the moment that is asked about.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import type { Kind, RelationKind, Stance } from '#rooms/question/question.ts';
import { kinds, relationKinds, stances } from '#rooms/question/question.ts';
import { randomFrom } from './random.ts';

export interface SmallPerson { id: string; name: string; organisationId: string | null; ownerId: string | null; city: string | null; startedOn: string | null; createdAt: Date; updatedAt: Date; strength: number; lastContactAt: Date | null; email: string }
export interface SmallOrganisation { id: string; name: string; ownerId: string | null; revenue: number | null; renewalDate: string | null; createdAt: Date; updatedAt: Date }
/** What was told of who owns somebody, or where they are, and from when to when it held; an empty value was cleared. */
export interface SmallFact { id: string; of: 'person' | 'organisation'; subjectId: string; field: 'owner_member_id' | 'organisation_id' | 'city' | 'renewal_date'; value: string; source: 'import' | 'mail' | 'member' | 'api'; recordedAt: Date; replacedAt: Date | null; isCurrent: boolean }
export interface SmallEvent { id: string; kind: Kind; at: Date; direction: 'in' | 'out' | 'among'; subject: string | null; text: string; ownSpans: number[]; itemId: string | null; amount: number | null }
export interface SmallInteraction { id: string; eventId: string; personId: string; role: 'author' | 'to' | 'cc' | 'subject'; memberId: string | null }
export interface SmallContact { eventId: string; personId: string; memberId: string | null; at: Date; direction: 'in' | 'out'; replyHours: number | null }
export interface SmallMention { eventId: string; personId: string; topicId: string; stance: Stance; counts: boolean; span: [number, number] }
export interface SmallRelationship { id: string; from: string; to: string; kind: RelationKind; since: Date }
export interface SmallTie { personId: string; memberId: string; strength: number; isPrivate: boolean }
export interface SmallResponse { eventId: string; personId: string; at: Date; score: number | null }

export interface SmallGraph {
  now: Date;
  members: { id: string; name: string }[];
  topics: { id: string; name: string }[];
  items: { id: string; title: string; kind: string }[];
  organisations: SmallOrganisation[];
  persons: SmallPerson[];
  events: SmallEvent[];
  interactions: SmallInteraction[];
  contacts: SmallContact[];
  mentions: SmallMention[];
  relationships: SmallRelationship[];
  ties: SmallTie[];
  responses: SmallResponse[];
  facts: SmallFact[];
}

type Random = ReturnType<typeof randomFrom>;

const DAY = 86_400_000;
/** Distances in days that windows end at. */
export const EDGES = [0, 30, 60, 90, 180, 365, 730];
const NAMES = 'Ana Ben Cai Dov Eli Fay Gus Hal Ivo Jun Kai Lea'.split(' ');
const WORDS = 'late packets packet crash crashes crashed burst firmware out of memory C++ sample the'.split(' ');
const ITEM_KINDS = ['white paper', 'Webinar', 'article'];
const WEIGHTED: readonly Kind[] = ['mail', 'mail', 'mail', 'purchase', 'purchase', 'reading', 'call', 'meeting', 'survey response', 'note', 'usage', 'event', ...kinds];

export function makeSmallGraph(seed: number, now: Date): SmallGraph {
  const random = randomFrom(seed);
  const moment = (): Date => {
    const edge = random.pick(EDGES) * DAY + random.pick([-1, 0, 0, 1]);
    const days = random.chance(0.35) ? edge : (random.next() * 900 - 20) * DAY;
    return new Date(now.getTime() - Math.round(days));
  };
  const past = () => (random.chance(0.5) ? now : new Date(Math.min(moment().getTime(), now.getTime())));
  const members = ['Ada', 'Bo', 'Cy'].map((name) => ({ id: newId(), name }));
  const topics = ['firmware', 'pricing', 'delivery'].map((name) => ({ id: newId(), name }));
  const items = ITEM_KINDS.map((kind, n) => ({ id: newId(), title: `Item ${n}`, kind }));
  const organisations = Array.from({ length: 4 }, (_, n): SmallOrganisation => ({
    id: newId(), name: `Org ${n % 3}`, ownerId: random.maybe(0.3, () => random.pick(members).id), revenue: random.maybe(0.8, () => random.pick([0, 100, 100, 250.5, 900])),
    renewalDate: random.maybe(0.8, () => new Date(now.getTime() + (random.below(160) - 60) * DAY).toISOString().slice(0, 10)), createdAt: moment(), updatedAt: past(),
  }));
  const persons = Array.from({ length: 10 + random.below(6) }, (_, n): SmallPerson => ({
    id: newId(), name: random.pick(NAMES), organisationId: random.maybe(0.75, () => random.pick(organisations).id), ownerId: random.maybe(0.25, () => random.pick(members).id),
    city: random.maybe(0.6, () => random.pick(['Oslo', 'Berlin', 'New York', ''])), startedOn: random.maybe(0.5, () => moment().toISOString().slice(0, 10)),
    createdAt: random.chance(0.4) ? now : moment(), updatedAt: past(), strength: random.below(4) * 20, lastContactAt: random.maybe(0.5, moment), email: `p${n}@example.org`,
  }));
  const graph: SmallGraph = { now, members, topics, items, organisations, persons, events: [], interactions: [], contacts: [], mentions: [], relationships: [], ties: [], responses: [], facts: [] };
  const count = 30 + random.below(70);
  for (let n = 0; n < count; n += 1) addEvent(graph, random, moment());
  addEdges(graph, random, moment);
  for (const one of persons) addFacts(graph, random, 'person', one, 'organisation_id', one.organisationId);
  for (const one of persons) addFacts(graph, random, 'person', one, 'city', one.city);
  for (const one of organisations) addFacts(graph, random, 'organisation', one, 'renewal_date', one.renewalDate);
  for (const [of, list] of [['person', persons], ['organisation', organisations]] as const) for (const one of list) addFacts(graph, random, of, one, 'owner_member_id', one.ownerId);
  return graph;
}

function addEvent(graph: SmallGraph, random: Random, at: Date): void {
  const kind = random.pick(WEIGHTED);
  const own = Array.from({ length: 2 + random.below(5) }, () => random.pick(WORDS)).join(' ');
  const quoted = `> ${random.pick(['\u{1F600} ', ''])}${random.pick(WORDS)} ${random.pick(WORDS)}\n`;
  const isText = kind === 'mail' || kind === 'note' || kind === 'call';
  const text = isText ? `${quoted}${own}` : '';
  const event: SmallEvent = {
    id: newId(), kind, at, direction: random.pick(['in', 'in', 'out', 'among'] as const), subject: random.maybe(0.3, () => `${random.pick(WORDS)} ${random.pick(WORDS)}`), text,
    ownSpans: isText ? [quoted.length, text.length] : [], itemId: kind === 'reading' || random.chance(0.1) ? random.pick(graph.items).id : null, amount: kind === 'purchase' ? random.pick([10, 25.5, 100]) : null,
  };
  graph.events.push(event);
  const people = [...new Set(Array.from({ length: 1 + random.below(3) }, () => random.pick(graph.persons).id))];
  people.forEach((personId, n) => {
    const role = random.pick(kind === 'mail' ? (n === 0 ? (['author', 'to'] as const) : (['to', 'cc'] as const)) : n === 0 ? (['subject', 'author'] as const) : (['subject'] as const));
    const memberId = random.maybe(0.5, () => random.pick(graph.members).id);
    graph.interactions.push({ id: newId(), eventId: event.id, personId, role, memberId });
    if (kind === 'survey response' && n === 0) graph.responses.push({ eventId: event.id, personId, at, score: random.maybe(0.9, () => random.below(11)) });
    if (['mail', 'call', 'meeting'].includes(kind) && random.chance(0.8)) {
      for (const one of random.pick([[memberId], [null], graph.members.map((member) => member.id)])) {
        graph.contacts.push({ eventId: event.id, personId, memberId: one, at, direction: random.pick(['in', 'out'] as const), replyHours: random.maybe(0.4, () => random.pick([0.5, 6, 12.25, 48])) });
      }
    }
    if (role === 'author' || role === 'subject') for (let m = random.below(3); m > 0; m -= 1) graph.mentions.push({ eventId: event.id, personId, topicId: random.pick(graph.topics).id, stance: random.pick(stances), counts: random.chance(0.85), span: [event.ownSpans[0] ?? 0, event.text.length] });
  });
}

const OTHERS: Partial<Record<SmallFact['field'], readonly string[]>> = { city: ['Oslo', 'Berlin', 'Rome'], renewal_date: ['2026-11-20', '2026-12-24', '2026-10-01'] };

/** A history that ends with the value that holds now, all of it told before the row was last changed. */
function addFacts(graph: SmallGraph, random: Random, of: SmallFact['of'], one: { id: string; updatedAt: Date }, field: SmallFact['field'], value: string | null): void {
  const many = random.below(3);
  const times = Array.from({ length: many }, () => new Date(one.updatedAt.getTime() - random.below(400) * DAY)).sort((a, b) => a.getTime() - b.getTime());
  const list = OTHERS[field] ?? (field === 'owner_member_id' ? graph.members : graph.organisations).map(({ id }) => id);
  times.forEach((recordedAt, n) => {
    const isCurrent = n === many - 1;
    graph.facts.push({ id: newId(), of, subjectId: one.id, field, value: isCurrent ? value ?? '' : random.pick([random.pick(list), '']), source: random.pick(['import', 'import', 'mail', 'member', 'api'] as const), recordedAt, replacedAt: times[n + 1] ?? null, isCurrent });
  });
}

function addEdges(graph: SmallGraph, random: Random, moment: () => Date): void {
  const seen = new Set<string>();
  for (let n = random.below(26); n > 0; n -= 1) {
    const one = { id: newId(), from: random.pick(graph.persons).id, to: random.pick(graph.persons).id, kind: random.pick(relationKinds), since: moment() };
    const key = `${one.from} ${one.to} ${one.kind}`;
    if (seen.has(key)) continue;
    seen.add(key);
    graph.relationships.push(one);
  }
  for (const person of graph.persons) for (const member of graph.members) if (random.chance(0.35)) graph.ties.push({ personId: person.id, memberId: member.id, strength: random.below(6) * 20, isPrivate: random.chance(0.2) });
}

/** Writes the graph as rows of the workspace. */
export async function storeSmallGraph(tx: WorkspaceTx, graph: SmallGraph): Promise<void> {
  const own = { workspace_id: tx.workspaceId };
  const { now } = graph;
  await tx.insert('member', graph.members.map(({ id, name }) => ({ ...own, id, name, email: `${name}@ours.example`, role: 'member', joined_at: now })));
  await tx.insert('topic', graph.topics.map(({ id, name }) => ({ ...own, id, name, aliases: [], state: 'accepted', created_at: now })));
  await tx.insert('topic_alias', graph.topics.map(({ id, name }) => ({ ...own, alias: name, topic_id: id })));
  await tx.insert('content_item', graph.items.map(({ id, title, kind }) => ({ ...own, id, external_id: title, title, kind, created_at: now })));
  await tx.insert('organisation', graph.organisations.map((one) => ({ ...own, id: one.id, name: one.name, name_key: one.name, yearly_revenue: one.revenue, renewal_date: one.renewalDate, owner_member_id: one.ownerId, created_at: one.createdAt, updated_at: one.updatedAt })));
  await tx.insert('person', graph.persons.map((one) => ({
    ...own, id: one.id, name: one.name, organisation_id: one.organisationId, owner_member_id: one.ownerId, city: one.city, started_on: one.startedOn, tags: [], strength: one.strength,
    last_contact_at: one.lastContactAt, created_at: one.createdAt, updated_at: one.updatedAt,
  })));
  await tx.insert('handle', graph.persons.map((one) => ({ ...own, kind: 'email', value: one.email, person_id: one.id, created_at: now })));
  await tx.insert('event', graph.events.map((one) => ({
    ...own, id: one.id, kind: one.kind, at: one.at, direction: one.direction, subject: one.subject, text: one.text, own_spans: one.ownSpans, details: {}, participants: [], thread_keys: [],
    content_item_id: one.itemId, is_automatic: false, created_at: now,
  })));
  await tx.run(sql`
    update event e set search = to_tsvector('english', x.words) from unnest(${graph.events.map((one) => one.id)}::uuid[], ${graph.events.map(wordsOfEvent)}::text[]) as x(id, words)
    where e.workspace_id = ${tx.workspaceId} and e.id = x.id`);
  const events = new Map(graph.events.map((one) => [one.id, one]));
  await tx.insert('interaction', graph.interactions.map((one) => {
    const event = events.get(one.eventId) as SmallEvent;
    return { ...own, id: one.id, event_id: one.eventId, person_id: one.personId, kind: event.kind, at: event.at, direction: event.direction, role: one.role, member_id: one.memberId, content_item_id: event.itemId, amount: event.amount };
  }));
  await tx.insert('contact', graph.contacts.map((one) => ({ ...own, id: newId(), event_id: one.eventId, person_id: one.personId, member_id: one.memberId, at: one.at, direction: one.direction, reply_hours: one.replyHours })));
  await tx.insert('mention', graph.mentions.map((one) => {
    const event = events.get(one.eventId) as SmallEvent;
    return {
      ...own, id: newId(), event_id: one.eventId, person_id: one.personId, topic_id: one.topicId, stance: one.stance, kind: event.kind, at: event.at, content_item_id: event.itemId,
      span_start: one.span[0], span_end: one.span[1], mark_start: one.span[0], mark_end: one.span[0], p: 1, counts: one.counts, model: 'given',
    };
  }));
  await tx.insert('relationship', graph.relationships.map((one) => ({ ...own, id: one.id, person_id: one.from, other_person_id: one.to, kind: one.kind, since: one.since, last_at: one.since, times: 1 })));
  await tx.insert('tie', graph.ties.map((one) => ({ ...own, person_id: one.personId, member_id: one.memberId, strength: one.strength, often: 0, lately: 0, both_ways: 0, reply_speed: 0, is_private: one.isPrivate, computed_at: now })));
  for (const of of ['person', 'organisation'] as const) {
    await tx.insert(`${of}_fact`, graph.facts.filter((one) => one.of === of).map((one) => ({
      ...own, id: one.id, [`${of}_id`]: one.subjectId, field: one.field, value_text: one.value, value_date: one.field === 'renewal_date' && one.value ? one.value : null, source: one.source, recorded_at: one.recordedAt, is_current: one.isCurrent, replaced_at: one.replacedAt,
    })));
  }
  await tx.insert('survey_response', graph.responses.map((one) => ({ ...own, id: newId(), event_id: one.eventId, person_id: one.personId, at: one.at, score: one.score })));
}

/** What the text search knows of an event: its subject and what the writer wrote himself. */
export const wordsOfEvent = ({ subject, text, ownSpans }: SmallEvent): string => `${subject ?? ''}\n${ownSpans.length > 0 ? text.slice(ownSpans[0], ownSpans[1]) : ''}\n`;
