import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphEndpoints, registerGraph, storeRelationships } from '#rooms/graph/index.ts';
import { peopleEndpoints, registerPeople } from '#rooms/people/index.ts';
import { calling } from '#test/calling.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { askEndpoints, registerAsk } from './index.ts';

const NOW = new Date('2026-11-25T12:00:00Z');
const endpoints = [...askEndpoints, ...graphEndpoints, ...peopleEndpoints] as const;
let world: World;
let call: ReturnType<typeof calling<typeof endpoints>>;

beforeAll(async () => {
  registerPeople();
  registerGraph();
  registerAsk();
  world = await openWorld({ clock: { now: () => NOW } });
  call = calling(world, endpoints);
  for (const [name, email, organisation] of [['Ada', 'ada@wall.example', 'The Wall'], ['Kai', 'kai@wall.example', 'The Wall'], ['Oksana', 'oksana@sea.example', 'Sea'], ['Rui', 'rui@gmail.com', undefined], ['Silent', 'silent@sea.example', 'Sea']] as const) await call('people.create', { name, email, ...(organisation ? { organisation } : {}) });
  await call('interactions.create', { interactions: ['ada@wall.example', 'kai@wall.example', 'oksana@sea.example', 'rui@gmail.com'].map((email) => ({ email, kind: 'call', at: '2026-11-02T10:00:00Z', direction: 'in', text: 'Hello.', member: 'ida@ours.example', source: 'seed', sourceKey: email })) });
  const handle = (value: string) => [{ kind: 'email' as const, value }];
  await world.inCall(({ tx }) => storeRelationships(tx, [
    { from: { handles: handle('ada@wall.example') }, to: { handles: handle('oksana@sea.example') }, kind: 'works with', since: NOW },
    { from: { handles: handle('ada@wall.example') }, to: { handles: handle('silent@sea.example') }, kind: 'knows', since: NOW },
  ] as unknown as Parameters<typeof storeRelationships>[1], { kind: 'import', runId: null, now: NOW }));
});
afterAll(() => world.close());

const CALLED = { words: 'people who had a call' };

test('an answer by organisation counts who of it is where, the largest first, and says who is nowhere', async () => {
  const { items, elsewhere, left } = await call('questions.organisations', CALLED);
  expect(items.map(({ name, people, first }) => [name, people, first.map((one) => one.name).toSorted()])).toEqual([['The Wall', 2, ['Ada', 'Kai']], ['Sea', 1, ['Oksana']]]);
  expect([elsewhere, left]).toEqual([1, 0]);
});

test('what is counted by organisation is what the question finds, also where it ends after so many', async () => {
  const { items, elsewhere } = await call('questions.organisations', { tree: { find: 'people', where: { is: 'interaction', kinds: ['call'] }, order: { by: { is: 'interaction', kinds: ['call'] }, way: 'most' }, limit: 2 } });
  expect(items.reduce((sum, { people }) => sum + people, elsewhere)).toBe(2);
});

test('the map of an answer holds whom it finds, where they are, who of us knows them and whom they know among themselves', async () => {
  const { nodes, edges, left } = await call('questions.map', CALLED);
  expect(nodes.map(({ name, kind }) => [name, kind]).toSorted()).toEqual([['Ada', 'person'], ['Ida', 'member'], ['Kai', 'person'], ['Oksana', 'person'], ['Rui', 'person'], ['Sea', 'organisation'], ['The Wall', 'organisation']]);
  const name = (id: string) => nodes.find((node) => node.id === id)?.name;
  expect(edges.filter(({ kind }) => kind !== 'tie').map(({ from, to, kind }) => [name(from), kind, name(to)]).toSorted()).toEqual([['Ada', 'at', 'The Wall'], ['Ada', 'works with', 'Oksana'], ['Kai', 'at', 'The Wall'], ['Oksana', 'at', 'Sea']]);
  expect([edges.filter(({ kind }) => kind === 'tie').length, left]).toEqual([4, 0]);
});

test('a tie that somebody keeps private is drawn for them alone', async () => {
  const ada = (await call('people.find', { handle: 'ada@wall.example' })).id;
  await call('ties.update', { id: ada, isPrivate: true });
  const leo = await world.addMember('Leo', 'leo@ours.example', 'member');
  expect((await call('questions.map', CALLED, { as: leo })).edges.filter(({ to, kind }) => kind === 'tie' && to === ada)).toEqual([]);
  expect((await call('questions.map', CALLED)).edges.filter(({ to, kind }) => kind === 'tie' && to === ada)).toHaveLength(1);
});

test('only people can be drawn or grouped, and words that say nothing show nothing', async () => {
  await expect(call('questions.map', { words: 'organisations with at least 2 people' })).rejects.toThrow('Only people');
  await expect(call('questions.organisations', { words: 'organisations with at least 2 people' })).rejects.toThrow('Only people');
  expect(await call('questions.map', { words: 'xyzzy' })).toEqual({ nodes: [], edges: [], left: 0 });
  expect(await call('questions.organisations', { words: 'xyzzy' })).toEqual({ items: [], elsewhere: 0, left: 0 });
});
