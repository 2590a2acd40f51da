import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleEndpoints, registerPeople } from '#rooms/people/index.ts';
import { calling } from '#test/calling.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { graphEndpoints, registerGraph } from './index.ts';

let world: World;
let call: ReturnType<typeof calling<readonly (typeof peopleEndpoints | typeof graphEndpoints)[number][]>>;
beforeAll(async () => {
  registerPeople();
  registerGraph();
  world = await openWorld();
  call = calling<readonly (typeof peopleEndpoints | typeof graphEndpoints)[number][]>(world, [...peopleEndpoints, ...graphEndpoints]);
  for (const [name, email, organisation] of [['Anselm Kofler', 'anselm@kofler.example', 'Pellworm Kayak School'], ['Joris van Hal', 'joris@hal.example', 'Pellworm Kayak School'], ['Wanda Piotrowska', 'wanda@oss.example', 'Vale of Oss Swim Club']] as const) await call('people.create', { name, email, organisation });
  await call('topics.create', { name: 'steering', aliases: ['rudder'] });
  await call('interactions.create', { interactions: [
    { email: 'joris@hal.example', kind: 'mail', direction: 'in', at: '2026-11-01T10:00:00Z', subject: 'The new boats', text: 'Hello. The rudders of the new boats are noisy when the water is cold.\nJoris', source: 'seed', sourceKey: '1' },
    { email: 'wanda@oss.example', kind: 'note', direction: 'in', at: '2026-11-03T10:00:00Z', subject: 'Call back', text: 'She asked about boats for children.', source: 'seed', sourceKey: '2' },
  ] });
});
afterAll(async () => { await world.close(); });

const titles = async (words: string, ...kinds: ('person' | 'organisation' | 'topic' | 'interaction')[]) => (await call('search.find', { words, ...(kinds.length > 0 ? { kinds } : {}) })).items.map(({ title }) => title);

test('somebody is found by a name begun, a name misspelled, an address, and with the organisation', async () => {
  for (const words of ['ans', 'kofler', 'Koffler', 'anselm kofer', 'kofler anselm', 'anselm@kof']) expect((await titles(words, 'person'))[0], words).toBe('Anselm Kofler');
  expect(await titles('joris pellworm', 'person')).toEqual(['Joris van Hal']);
  expect(await titles('pellworm', 'person')).toEqual(expect.arrayContaining(['Anselm Kofler', 'Joris van Hal']));
  expect(await titles('zebedee', 'person')).toEqual([]);
});

test('organisations and topics are found misspelled, topics by their other words too', async () => {
  expect(await titles('kayack school', 'organisation')).toEqual(['Pellworm Kayak School']);
  expect(await titles('stering', 'topic')).toEqual(['steering']);
  expect(await titles('rudd', 'topic')).toEqual(['steering']);
});

test('what was written is found with other endings, the latest first, with the words marked', async () => {
  expect(await titles('boat', 'interaction')).toEqual(['Call back', 'The new boats']);
  const { items: [hit] } = await call('search.find', { words: 'noisy rudder', kinds: ['interaction'] });
  expect(hit).toMatchObject({ title: 'The new boats', beside: 'mail', person: { name: 'Joris van Hal' } });
  expect(hit!.excerptMarks.map(([start, end]) => hit!.excerpt!.slice(start, end))).toEqual(['rudders', 'noisy']);
  expect(await titles('the', 'interaction')).toEqual([]);
  expect(await titles('noi', 'interaction')).toEqual(['The new boats']);
});

test('signs that mean something to a search engine mean nothing here', async () => {
  for (const words of ['%', "a' & !b:* | (", '\\', '<->', '_____']) expect(Array.isArray(await titles(words)), words).toBe(true);
});

test('another workspace finds nothing of it', async () => {
  const other = await world.addWorkspace('others');
  expect((await call('search.find', { words: 'kofler' }, { workspaceId: other.workspaceId, as: other.owner })).items).toEqual([]);
});

test('row-level security lets names be looked up by their index', async () => {
  const [row] = await world.inCall(({ tx }) => tx.run<{ marked: number; open: number }>(sql`
    select count(*) filter (where proleakproof)::int as marked, count(*)::int as open from pg_proc where proname in ('word_similarity_op', 'word_similarity_commutator_op', 'similarity_op')`));
  expect(row).toEqual({ marked: 3, open: 3 });
});

test('topics put together can be parted again: words, decisions and mentions are as they were', async () => {
  const noise = await call('topics.create', { name: 'noise', aliases: ['noisy'] });
  const steering = (await call('topics.list', { search: 'steering' })).items[0]!;
  const seen = async () => (await call('topics.list', {})).items.map(({ name, aliases, state, mentions, people }) => ({ name, aliases, state, mentions, people })).sort((a, b) => a.name.localeCompare(b.name));
  const before = await seen();
  expect(before.find(({ name }) => name === 'noise')).toMatchObject({ people: 1 });
  await call('topics.merge', { id: noise.id, into: steering.id });
  expect((await seen()).map(({ name }) => name)).not.toContain('noise');
  await call('topics.part', { id: noise.id });
  expect(await seen()).toEqual(before);
  await expect(call('topics.part', { id: noise.id })).rejects.toThrow('“noise” is not part of another topic.');
});
