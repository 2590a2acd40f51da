import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { openSample, registerSample } from './index.ts';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

test('a made-up company that was half told is told to its end as it began, and then left alone', async () => {
  const tellings: string[] = [];
  registerSample({
    me: { name: 'Mina Falk', email: 'mina@furrowbox.example' }, companyName: 'Furrowbox',
    fill: async (_deps, _workspaceId, { now, seed }) => {
      tellings.push(`${now.toISOString()} ${seed ?? 'no seed'}`);
      if (tellings.length === 1) throw new Error('The process ended.');
    },
  });
  const [first, later, last] = ['2026-11-24T08:00:00Z', '2026-11-25T08:00:00Z', '2026-11-26T08:00:00Z'].map((at) => new Date(at)) as [Date, Date, Date];
  await expect(openSample(world.deps, { now: first, seed: 7 })).rejects.toThrow('The process ended.');
  expect(await openSample(world.deps, { now: later })).toMatchObject({ slug: 'sample', isNew: true });
  expect(await openSample(world.deps, { now: last })).toMatchObject({ slug: 'sample', isNew: false });
  expect(tellings).toEqual(['2026-11-24T08:00:00.000Z 7', '2026-11-24T08:00:00.000Z 7']);
});
