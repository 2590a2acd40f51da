import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleEndpoints } from '#rooms/people/index.ts';
import { calling } from '#test/calling.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { graphEndpoints, storeRelationships } from './index.ts';
import { lastMonths } from './map.ts';

const NOW = new Date('2026-11-25T12:00:00Z');
const endpoints = [...graphEndpoints, ...peopleEndpoints] as const;
let world: World;
let call: ReturnType<typeof calling<typeof endpoints>>;
let wall: string;

beforeAll(async () => {
  world = await openWorld({ clock: { now: () => NOW } });
  call = calling(world, endpoints);
  for (const [name, email, organisation] of [['Ada', 'ada@wall.example', 'The Wall'], ['Kai', 'kai@wall.example', 'The Wall'], ['Oksana', 'oksana@sea.example', 'Sea']] as const) await call('people.create', { name, email, organisation });
  wall = (await call('organisations.list', { search: 'wall' })).items[0]?.id ?? '';
  await call('topics.create', { name: 'deposits' });
  const told = (at: string, stance: string, direction: string) => ({ email: 'ada@wall.example', kind: 'call', at, direction, text: 'About deposits.', member: 'ida@ours.example', topics: [{ topic: 'deposits', stance }], source: 'seed', sourceKey: at });
  await call('interactions.create', { interactions: [told('2026-11-02T10:00:00Z', 'concern', 'in'), told('2026-11-03T10:00:00Z', 'praise', 'in'), told('2026-09-10T10:00:00Z', 'concern', 'in'), told('2025-01-10T10:00:00Z', 'concern', 'in')] });
  const handle = (value: string) => [{ kind: 'email', value }];
  await world.inCall(({ tx }) => storeRelationships(tx, [
    { from: { handles: handle('ada@wall.example') }, to: { handles: handle('kai@wall.example') }, kind: 'works with', since: NOW },
    { from: { handles: handle('ada@wall.example') }, to: { handles: handle('oksana@sea.example') }, kind: 'referred', since: NOW },
  ] as unknown as Parameters<typeof storeRelationships>[1], { kind: 'import', runId: null, now: NOW }));
});
afterAll(() => world.close());

test('the map holds the people of the organisation, who of us knows them, and whom they know elsewhere', async () => {
  const { nodes, edges, left } = await call('organisations.map', { id: wall });
  expect(nodes.map(({ name, kind }) => [name, kind]).toSorted()).toEqual([['Ada', 'person'], ['Ida', 'member'], ['Kai', 'person'], ['Oksana', 'other']]);
  const name = (id: string) => nodes.find((node) => node.id === id)?.name;
  expect(edges.map(({ from, to, kind }) => [name(from), kind, name(to)]).toSorted()).toEqual([['Ada', 'referred', 'Oksana'], ['Ada', 'works with', 'Kai'], ['Ida', 'tie', 'Ada']]);
  expect([edges.find(({ kind }) => kind === 'tie')?.strength, left]).toEqual([expect.any(Number), 0]);
});

test('a tie that somebody keeps private is drawn for them alone', async () => {
  const ada = (await call('people.find', { handle: 'ada@wall.example' })).id;
  await call('ties.update', { id: ada, isPrivate: true });
  const leo = await world.addMember('Leo', 'leo@ours.example', 'member');
  expect((await call('organisations.map', { id: wall }, { as: leo })).nodes.some(({ kind }) => kind === 'member')).toBe(false);
  expect((await call('organisations.map', { id: wall })).nodes.some(({ kind }) => kind === 'member')).toBe(true);
  await call('ties.update', { id: ada, isPrivate: false });
});

test('what they spoke of stands month by month, with months in which nothing was said', async () => {
  const { items } = await call('organisations.months', { id: wall });
  expect(items.map(({ month }) => month)).toEqual(lastMonths('2026-11-25', 12));
  expect([items.length, items.at(-1), items.at(-3)?.concern, items.at(-2)?.concern]).toEqual([12, { month: '2026-11', concern: 1, praise: 1, idea: 0, question: 0, interest: 0, neutral: 0 }, 1, 0]);
  expect((await call('organisations.months', { id: wall, months: 24 })).items.reduce((sum, { concern }) => sum + concern, 0)).toBe(3);
});

test('of another workspace there is nothing to see', async () => {
  const other = await world.addWorkspace('elsewhere');
  for (const name of ['organisations.map', 'organisations.months'] as const) await expect(call(name, { id: wall }, { as: other.owner, workspaceId: other.workspaceId })).rejects.toThrow('There is no such organisation.');
});
