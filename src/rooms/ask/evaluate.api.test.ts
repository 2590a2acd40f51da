import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { Attribute } from '#base/registry.ts';
import { attributes } from '#base/registry.ts';
import { arbitraryQuestion } from '#test/arbitraryQuestion.ts';
import type { AskableAttribute } from '#test/arbitraryQuestion.ts';
import { answer, valueThen } from '#test/reference.ts';
import type { Answered, Reference } from '#test/reference.ts';
import { registerPeople } from '#rooms/people/index.ts';
import { makeSmallGraph, storeSmallGraph } from '#test/smallGraph.ts';
import type { SmallGraph } from '#test/smallGraph.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import type { Asking } from '#rooms/question/asking.ts';
import { evaluate, evaluateCount, evaluateIds } from './evaluate.store.ts';
import { registerAsk } from './register.store.ts';
import type { Node, Question } from '#rooms/question/question.ts';

const NOW = new Date('2026-11-20T12:00:00.000Z');
const DAY = 86_400_000;
const GRAPHS = 8;
const TREES = 80;
const SEED = Number(process.env['REGULARS_TEST_SEED'] ?? Date.now() % 1_000_000);

let world: World;
beforeAll(async () => {
  world = await openWorld();
  registerPeople();
  registerAsk();
  for (const attribute of ours) if (!attributes.get(attribute.key)) attributes.add(attribute);
});
afterAll(() => world?.close());

// Attributes of every type, some as sets and some value by value, known by these tests alone.
const ours: Attribute[] = [
  { key: 'person.test town', subject: 'person', label: 'town', aliases: [], type: 'text', value: ({ workspaceId, id }) => sql`(select x.city from person x where x.workspace_id = ${workspaceId} and x.id = ${id})` },
  { key: 'person.test start', subject: 'person', label: 'start', aliases: [], type: 'date', value: ({ workspaceId, id }) => sql`(select x.started_on from person x where x.workspace_id = ${workspaceId} and x.id = ${id})` },
  {
    key: 'person.test score', subject: 'person', label: 'score', aliases: [], type: 'number',
    value: ({ workspaceId, now, id }) => sql`(select x.score from survey_response x where x.workspace_id = ${workspaceId} and x.person_id = ${id} and x.at <= ${now} and x.score is not null order by x.at desc, x.event_id desc limit 1)`,
    rows: ({ workspaceId, now }) => sql`select distinct on (x.person_id) x.person_id as id, x.score as value from survey_response x where x.workspace_id = ${workspaceId} and x.at <= ${now} and x.score is not null order by x.person_id, x.at desc, x.event_id desc`,
  },
  { key: 'person.test placed', subject: 'person', label: 'placed', aliases: [], type: 'yes/no', value: ({ workspaceId, id }) => sql`(select x.organisation_id is not null from person x where x.workspace_id = ${workspaceId} and x.id = ${id} and x.city is not null)` },
  { key: 'organisation.test revenue', subject: 'organisation', label: 'revenue', aliases: [], type: 'number', value: () => sql`null`, rows: ({ workspaceId }) => sql`select x.id, x.yearly_revenue as value from organisation x where x.workspace_id = ${workspaceId}` },
  { key: 'organisation.test renewal', subject: 'organisation', label: 'renewal', aliases: [], type: 'date', value: ({ workspaceId, id }) => sql`(select x.renewal_date from organisation x where x.workspace_id = ${workspaceId} and x.id = ${id})` },
];
const readers: Reference['attributes'] = {
  'person.test town': { subject: 'person', read: (graph, id) => graph.persons.find((one) => one.id === id)?.city ?? null },
  'person.test start': { subject: 'person', read: (graph, id) => graph.persons.find((one) => one.id === id)?.startedOn ?? null },
  'person.test score': { subject: 'person', read: (graph, id, now) => graph.responses.filter((one) => one.personId === id && one.at <= now && one.score !== null).sort((a, b) => b.at.getTime() - a.at.getTime() || (a.eventId < b.eventId ? 1 : -1))[0]?.score ?? null },
  'person.test placed': { subject: 'person', read: (graph, id) => graph.persons.filter((one) => one.id === id && one.city !== null).map((one) => one.organisationId !== null)[0] ?? null },
  'organisation.test revenue': { subject: 'organisation', read: (graph, id) => graph.organisations.find((one) => one.id === id)?.revenue ?? null },
  'organisation.test renewal': { subject: 'organisation', read: (graph, id) => graph.organisations.find((one) => one.id === id)?.renewalDate ?? null },
};
// As the product has them, with their past.
Object.assign(readers, {
  'person.city': { subject: 'person', read: (graph, id, now) => graph.persons.filter((one) => one.id === id).map((one) => valueThen(graph, one, 'city', one.city, now))[0] ?? null },
  'organisation.renewal date': { subject: 'organisation', read: (graph, id, now) => graph.organisations.filter((one) => one.id === id).map((one) => valueThen(graph, one, 'renewal_date', one.renewalDate, now))[0] ?? null },
  'person.waiting since': { subject: 'person', read: (graph, id, now) => waitedSince(graph, id, now) },
} satisfies Reference['attributes']);

/** The day of the first mail to us that none of us came back to. */
function waitedSince(graph: SmallGraph, id: string, now: Date): string | null {
  const kindOf = (eventId: string) => graph.events.find((event) => event.id === eventId)?.kind;
  const touches = graph.contacts.filter((one) => one.personId === id && one.at <= now);
  const open = touches.filter((one) => one.direction === 'in' && kindOf(one.eventId) === 'mail' && !touches.some((other) => other.at >= one.at && other.eventId !== one.eventId && (other.direction === 'out' || kindOf(other.eventId) !== 'mail')));
  return open.map(({ at }) => at.toISOString().slice(0, 10)).sort()[0] ?? null;
}

const askable: AskableAttribute[] = [
  { key: 'person.test town', type: 'text', values: ['Oslo', 'oslo', 'Berlin', 'Rome'] }, { key: 'person.test start', type: 'date', values: ['2026-01-01', '2026-08-22', '2025-06-01'] },
  { key: 'person.test score', type: 'number', values: [0, 6, 9, 10] }, { key: 'person.test placed', type: 'yes/no', values: [true, false] },
  { key: 'person.city', type: 'text', values: ['Oslo', 'Berlin', 'Rome'] }, { key: 'organisation.renewal date', type: 'date', values: ['2026-11-20', '2026-12-24', '2026-10-01'] },
  { key: 'person.waiting since', type: 'date', values: ['2026-11-20', '2026-08-22', '2026-10-21'] },
  { key: 'organisation.test revenue', type: 'number', values: [0, 100, 250.5, 900] }, { key: 'organisation.test renewal', type: 'date', values: ['2026-11-20', '2026-12-24', '2026-10-01'] },
];

type Asked = Exclude<Question, { find: 'paths' }>;

/** All pages of an answer, a few rows at a time. */
async function everyPage(tx: WorkspaceTx, question: Asked, asking: Asking): Promise<{ count: number; rows: Answered[] }> {
  const rows: Answered[] = [];
  for (let after: string | undefined; ;) {
    const page = await evaluate(tx, question, asking, { limit: 4, ...(after ? { after } : {}) });
    rows.push(...page.rows.map(({ id, strength, organisationId, lastContactAt }) => ({ id, strength, organisationId, lastContactAt })));
    if (!page.next) return { count: page.count, rows };
    after = page.next;
  }
}

describe('random trees over random small graphs: the SQL and a naive reference always agree', () => {
  const sizes = { none: 0, some: 0 };
  console.log(`seed ${SEED} (REGULARS_TEST_SEED=${SEED} repeats this run)`);

  test.each(Array.from({ length: GRAPHS }, (_none, n) => SEED + n))('graph %i', async (seed) => {
    const graph = makeSmallGraph(seed, NOW);
    const { workspaceId } = await world.addWorkspace(`graph-${seed}-${sizes.none + sizes.some}`);
    await world.db.withWorkspace(workspaceId, (tx) => storeSmallGraph(tx, graph));
    await fc.assert(fc.asyncProperty(arbitraryQuestion(graph, askable, true), arbitraryAsking(graph), async (question, asking) => {
      const expected = answer(question, { graph, asking, attributes: readers });
      const found = await world.db.withWorkspace(workspaceId, (tx) => everyPage(tx, question, asking));
      expect(found).toEqual({ count: expected.length, rows: expected });
      sizes[expected.length === 0 ? 'none' : 'some'] += 1;
    }), { seed, numRuns: TREES });
  }, 300_000);

  test('there were at least 500 of them, and enough found somebody', () => {
    expect(sizes.some + sizes.none).toBeGreaterThanOrEqual(500);
    expect(sizes.some / (sizes.some + sizes.none)).toBeGreaterThan(0.3);
  });
});

function arbitraryAsking(graph: SmallGraph): fc.Arbitrary<Asking> {
  const past = fc.constantFrom(29, 30, 90, 200, 400, 700).map((days) => ({ now: new Date(NOW.getTime() - days * DAY), present: NOW }));
  const when = fc.oneof({ weight: 2, arbitrary: fc.constant<Pick<Asking, 'now' | 'present'>>({ now: NOW, present: NOW }) }, past);
  return fc.tuple(when, fc.constantFrom(null, ...graph.members)).map(([moment, me]) => ({ ...moment, timeZone: 'UTC', me }));
}

test('a segment keeps the same people that the answer counts', async () => {
  const graph = makeSmallGraph(SEED + 100, NOW);
  const { workspaceId } = await world.addWorkspace('ids');
  const question: Asked = { find: 'people', where: { is: 'contact', count: { atMost: 0 }, window: { last: { n: 90, unit: 'day' } } } };
  const asking: Asking = { now: NOW, timeZone: 'UTC', me: null };
  await world.db.withWorkspace(workspaceId, async (tx) => {
    await storeSmallGraph(tx, graph);
    const { rows, count } = await everyPage(tx, question, asking);
    expect(await evaluateIds(tx, question, asking)).toEqual(rows.map((row) => row.id).sort());
    expect(await evaluateCount(tx, question, asking)).toBe(count);
    expect(count).toBeGreaterThan(0);
  });
});

test('what cannot be asked is said in one sentence', async () => {
  const asking: Asking = { now: NOW, timeZone: 'UTC', me: null };
  const graph = makeSmallGraph(SEED + 200, NOW);
  const { workspaceId } = await world.addWorkspace('refused');
  await world.db.withWorkspace(workspaceId, (tx) => storeSmallGraph(tx, graph));
  const refused = (where: Node, find: 'people' | 'organisations' = 'people') => world.db.withWorkspace(workspaceId, (tx) => evaluate(tx, { find, where }, asking, { limit: 5 })).then(() => 'answered', (error: Error) => error.message);
  expect(await refused({ is: 'attribute', key: 'person.shoe size', test: { op: 'known' } })).toBe('There is no field "shoe size" of people.');
  expect(await refused({ is: 'attribute', key: 'person.test town', test: { op: '<', value: 'Oslo' } })).toBe('"town" is a text; whether it is < "Oslo" cannot be asked.');
  expect(await refused({ is: 'attribute', key: 'person.test score', test: { op: '=', value: 'high' } })).toBe('"high" is no number, which "score" is.');
  expect(await refused({ is: 'attribute', key: 'person.test start', test: { op: '=', value: '2026-02-30' } })).toBe('"2026-02-30" is no date, which "start" is.');
  expect(await refused({ is: 'interaction', topics: [{ name: 'yodelling' }] })).toBe('There is no topic "yodelling".');
  expect(await refused({ is: 'known', by: { name: 'Nobody' } })).toBe('There is no member called "Nobody".');
  expect(await refused({ is: 'interaction', words: 'of the' })).toBe('"of the" are words that stand in every text; add a rarer one.');
  expect(await refused({ is: 'somebody', atLeast: 1, where: { is: 'all', of: [] } })).toBe('"somebody" can only be asked of organisations: put it into "at organisation".');
  expect(await refused({ is: 'interaction', topics: [{ name: 'Firmware' }] })).toBe('answered');
  await expect(world.db.withWorkspace(workspaceId, (tx) => evaluate(tx, { find: 'people', where: { is: 'all', of: [] } }, asking, { limit: 5, after: 'nonsense' }))).rejects.toThrow('This is not the "next" of an answer.');
});
