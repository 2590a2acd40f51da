import { expect, test } from 'vitest';
import { createLive } from './live.ts';
import type { ToldChange } from './live.ts';

const OURS = 'ours';
const change = (kind: string) => ({ kinds: [kind], ids: [] });

test('whoever looks at a workspace hears what changes there, and nothing of another', () => {
  const live = createLive();
  const heard: string[] = [];
  const leave = live.follow(OURS, { told: ({ kinds }) => heard.push(...kinds), suspected() {}, ended() {} });
  live.publish(OURS, change('people'));
  live.publish('theirs', change('topics'));
  leave();
  live.publish(OURS, change('segments'));
  expect(heard).toEqual(['people']);
});

test('whoever comes back hears what was missed, or that too much was missed', () => {
  const live = createLive();
  const before = live.place(OURS);
  for (let n = 0; n < 3; n += 1) live.publish(OURS, change(`kind ${n}`));
  const kinds = (list: ToldChange[] | null) => list?.flatMap((one) => one.kinds);
  expect(kinds(live.since(OURS, before))).toEqual(['kind 0', 'kind 1', 'kind 2']);
  expect(live.since(OURS, live.place(OURS))).toEqual([]);
  for (let n = 0; n < 600; n += 1) live.publish(OURS, change('more'));
  expect(live.since(OURS, before)).toBeNull();
  expect(createLive().since(OURS, before)).toBeNull();
  for (const strange of ['', 'x', `${before.split('-')[0]}-99999`, `${before.split('-')[0]}--1`]) expect(live.since(OURS, strange)).toBeNull();
});
