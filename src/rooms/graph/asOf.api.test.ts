import { afterAll, beforeAll, expect, test } from 'vitest';
import { calling } from '#test/calling.ts';
import type { World } from '#test/world.ts';
import { openWorld } from '#test/world.ts';
import { registerPeople, peopleEndpoints } from '#rooms/people/index.ts';
import { graphEndpoints, registerGraph, storeEvents } from './index.ts';
import type { EventInput } from './index.ts';

let world: World;
beforeAll(async () => {
  registerPeople();
  registerGraph();
  world = await openWorld();
});
afterAll(() => world.close());

const call = (at: string, key: string): EventInput => ({
  source: 'test', sourceKey: key, kind: 'call', at: new Date(at), text: 'The clock is a problem.', ownSpans: [[0, 23]], direction: 'in', mentions: [{ topic: 'clock', stance: 'concern' }],
  participants: [{ role: 'author', name: 'Ada', handles: [{ kind: 'email', value: 'ada@acme.example' }] }], raw: { bytes: Buffer.from(key), mediaType: 'text/plain' },
});

test('as of a moment nothing later exists', async () => {
  await world.db.withWorkspace(world.workspaceId, (tx) => storeEvents(tx, [call('2026-01-10T10:00:00Z', 'a'), call('2026-03-10T10:00:00Z', 'b')], { kind: 'api', runId: null, now: new Date('2026-03-11T10:00:00Z') }));
  const { id } = await calling(world, peopleEndpoints)('people.find', { handle: 'ada@acme.example' });
  const ask = calling(world, graphEndpoints);
  const times = async (now?: string) => (await ask('interactions.list', { person: id, ...(now ? { now } : {}) })).items.map((one) => one.at.toISOString().slice(0, 10));
  expect(await times()).toEqual(['2026-03-10', '2026-01-10']);
  expect(await times('2026-01-10')).toEqual(['2026-01-10']);
  expect(await times('2026-01-09T23:00:00Z')).toEqual([]);
  const concerns = async (now?: string) => (await ask('people.topics', { id, ...(now ? { now } : {}) })).items.map((row) => row.concern);
  expect([await concerns(), await concerns('2026-02-01'), await concerns('2025-12-31')]).toEqual([[2], [1], []]);
  await expect(ask('people.topics', { id, now: 'soon' })).rejects.toThrow('"soon" is no time.');
});
