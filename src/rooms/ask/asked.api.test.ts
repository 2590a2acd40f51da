import { afterAll, beforeAll, expect, test } from 'vitest';
import { calling } from '#test/calling.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { registerPeople, resolvePersons } from '#rooms/people/index.ts';
import { askEndpoints } from './index.ts';

let world: World;
let ask: ReturnType<typeof calling<typeof askEndpoints>>;
const at = (day: number) => ({ now: new Date(Date.UTC(2026, 2, day, 12)) });
const add = (...names: string[]) => world.inCall(({ tx }) => resolvePersons(tx, names.map((name) => ({ handles: [{ kind: 'email', value: `${name}@x.example` }], name, values: {} })), { kind: 'import', runId: null, now: new Date('2025-01-01T00:00:00Z') }));
const history = async () => (await ask('questions.asked', {})).items.map(({ words, count, isPinned }) => `${words}: ${count}${isPinned ? ' pinned' : ''}`);

beforeAll(async () => {
  registerPeople();
  world = await openWorld();
  ask = calling(world, askEndpoints);
  await add('Ada', 'Ben');
});
afterAll(async () => { await world.close(); });

test('what I asked is kept once, newest first, with what it found, and counted anew', async () => {
  await ask('questions.ask', { words: 'everybody' }, at(1));
  await ask('questions.ask', { words: 'all organisations' }, at(2));
  await add('Cai');
  expect(await history()).toEqual(['all organisations: 1', 'everybody: 2']);
  const { items } = await ask('questions.asked', {});
  expect((await ask('asked.counts', { ids: items.map(({ id }) => id) })).items.map(({ count }) => count)).toEqual([1, 3]);
  await ask('questions.ask', { words: 'everybody' }, at(3));
  expect(await history()).toEqual(['everybody: 3', 'all organisations: 1']);
  const rosa = await world.addMember('Rosa', 'rosa@ours.example', 'member');
  expect((await ask('questions.asked', {}, { as: rosa })).items).toEqual([]);
  expect((await ask('asked.counts', { ids: items.map(({ id }) => id) }, { as: rosa })).items).toEqual([]);
  for (const name of ['asked.pin', 'asked.unpin', 'asked.forget'] as const) await expect(ask(name, { id: items[0]!.id }, { as: rosa })).rejects.toThrow('You did not ask such a question.');
});

test('one is pinned, one taken out, all cleared but those that are pinned, and each of these taken back', async () => {
  const [latest, first] = (await ask('questions.asked', {})).items;
  await ask('asked.pin', { id: first!.id }, at(4));
  expect([await history(), (await ask('questions.asked', { pinned: 'yes' })).items.length, (await ask('questions.asked', { pinned: 'no' })).items.length]).toEqual([['everybody: 3', 'all organisations: 1 pinned'], 1, 1]);
  const { ids } = await ask('asked.clear', {}, at(4));
  expect([ids, await history()]).toEqual([[latest!.id], ['all organisations: 1 pinned']]);
  expect((await ask('asked.restore', { ids })).ids).toEqual(ids);
  await ask('asked.unpin', { id: first!.id });
  const gone = await ask('asked.forget', { id: first!.id }, at(4));
  expect(await history()).toEqual(['everybody: 3']);
  await expect(ask('asked.pin', { id: first!.id })).rejects.toThrow('You did not ask such a question.');
  await ask('asked.restore', gone);
  expect(await history()).toEqual(['everybody: 3', 'all organisations: 1']);
  const page = await ask('questions.asked', { limit: 1 });
  expect([page.items[0]?.words, (await ask('questions.asked', { limit: 1, after: page.next! })).items[0]?.words]).toEqual(['everybody', 'all organisations']);
});

test('what was taken out more than a day ago is gone for good when something is asked again', async () => {
  const { ids } = await ask('asked.clear', {}, at(5));
  await ask('questions.ask', { words: 'people' }, at(7));
  expect([(await ask('asked.restore', { ids })).ids, await history()]).toEqual([[], ['people: 3']]);
});
