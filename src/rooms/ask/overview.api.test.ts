import { afterAll, beforeAll, expect, test } from 'vitest';
import { calling } from '#test/calling.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { registerGraph, storeEvents } from '#rooms/graph/index.ts';
import type { EventInput } from '#rooms/graph/index.ts';
import { registerPeople } from '#rooms/people/index.ts';
import { askEndpoints } from './index.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
let world: World;
let ask: ReturnType<typeof calling<typeof askEndpoints>>;
let n = 0;

const mail = (email: string, daysAgo: number, topic?: string): EventInput => ({
  source: 'test', sourceKey: `k${(n += 1)}`, kind: 'mail', at: new Date(NOW.getTime() - daysAgo * 86_400_000), text: 'Well.', ownSpans: [[0, 5]],
  participants: [{ role: 'author', handles: [{ kind: 'email', value: email }], name: '' }, { role: 'to', handles: [{ kind: 'email', value: 'ida@ours.example' }], name: 'Ida' }],
  raw: { bytes: Buffer.from('Well.'), mediaType: 'text/plain' }, ...(topic ? { mentions: [{ topic, stance: 'concern' as const }] } : {}),
});

beforeAll(async () => {
  registerPeople();
  registerGraph();
  world = await openWorld();
  ask = calling(world, askEndpoints);
});
afterAll(async () => { await world.close(); });

test('an empty workspace has an overview, too', async () => {
  expect(await ask('overview.get', {}, { now: NOW })).toEqual({ asOf: NOW, isPast: false, people: 0, organisations: 0, interactions: 0, topics: { accepted: 0, proposed: 0 }, slippingAway: [], loudest: [], questions: [] });
});

test('it tells who is slipping away and who is heard most, with the reason, and three questions that have answers', async () => {
  const events = [
    ...Array.from({ length: 8 }, (_, index) => mail('grace@navy.example', 60 + index * 7)), ...Array.from({ length: 8 }, (_, index) => mail('kai@tarn.example', 1 + index * 7)),
    mail('lou@halyna.example', 3, 'firmware'), mail('lou@halyna.example', 10, 'firmware'), mail('lou@halyna.example', 20, 'pricing'), mail('kai@tarn.example', 1, 'pricing'), mail('grace@navy.example', 200, 'pricing'),
  ];
  await world.inCall(({ tx }) => storeEvents(tx, events, { kind: 'import', runId: null, now: NOW }));
  const overview = await ask('overview.get', {}, { now: NOW });
  expect(overview).toMatchObject({ isPast: false, people: 3, interactions: 21, topics: { accepted: 2, proposed: 0 } });
  expect(overview.slippingAway).toMatchObject([{ name: 'Grace', why: expect.stringMatching(/^In touch about every \d+ days, now silent for 60 days\.$/) }]);
  expect(overview.loudest.map(({ name, count, why }) => [name, count, why])).toEqual([['Lou', 3, '3 times about firmware and pricing.'], ['Kai', 1, 'Once about pricing.']]);
  expect(overview.questions).toHaveLength(3);
  for (const { words, count } of overview.questions) expect((await ask('questions.ask', { words }, { now: NOW })).count).toBe(count);
});

test('an archive that ends in the past is seen from its end', async () => {
  const overview = await ask('overview.get', {}, { now: new Date('2031-01-01T00:00:00Z') });
  expect(overview).toMatchObject({ isPast: true, asOf: new Date('2026-05-31T12:00:00Z') });
  expect(overview.loudest[0]).toMatchObject({ name: 'Lou', count: 3 });
  expect(overview.slippingAway).toMatchObject([{ name: 'Grace' }]);
  expect(overview.questions[0]!.words).toContain('in 2026');
});
