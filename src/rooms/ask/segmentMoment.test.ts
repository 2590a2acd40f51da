import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ASKED_MAX, changeMoments } from './segmentMoment.ts';
import type { Changed } from './segmentMoment.ts';

/** Everybody of `flips` comes (or goes) at their moment. */
const membersOf = (flips: ReadonlyMap<string, { at: number; wasIn: boolean }>, asked: number[] = []) => async (ms: number) => {
  asked.push(ms);
  return new Set([...flips].filter(([, { at, wasIn }]) => (ms >= at) !== wasIn).map(([id]) => id));
};
const nothing = async () => new Map<string, number>();

test('the moment is found to the millisecond, for those who come and for those who go', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.record({ at: fc.integer({ min: 1, max: 5_000_000 }), wasIn: fc.boolean() }), { minLength: 1, maxLength: 6 }), async (all) => {
    const flips = new Map(all.map((one, index) => [`p${index}`, one]));
    const changes = [...flips].map(([id, { wasIn }]): Changed => ({ id, wasIn, from: 0, to: 5_000_000 }));
    const moments = await changeMoments(changes, membersOf(flips), nothing);
    expect([...moments].sort()).toEqual([...flips].map(([id, { at }]) => [id, at]).sort());
  }), { numRuns: 200 });
});

test('those who changed together are found together, with few questions', async () => {
  const flips = new Map(Array.from({ length: 1000 }, (_, index) => [`p${index}`, { at: 777_777, wasIn: false }]));
  const asked: number[] = [];
  const moments = await changeMoments([...flips.keys()].map((id) => ({ id, wasIn: false, from: 0, to: 86_400_000 })), membersOf(flips, asked), nothing);
  expect(new Set(moments.values())).toEqual(new Set([777_777]));
  expect(asked.length).toBeLessThan(30);
});

test('very many moments are told by what happened last, after so many questions', async () => {
  const flips = new Map(Array.from({ length: 3000 }, (_, index) => [`p${index}`, { at: 1 + index * 997, wasIn: false }]));
  const asked: number[] = [];
  const latest = async (span: readonly Changed[]) => new Map(span.map(({ id }) => [id, flips.get(id)!.at]));
  const moments = await changeMoments([...flips.keys()].map((id) => ({ id, wasIn: false, from: 0, to: 3_000_000 })), membersOf(flips, asked), latest);
  expect(asked.length).toBe(ASKED_MAX);
  expect([...moments].every(([id, at]) => at === flips.get(id)!.at)).toBe(true);
});
