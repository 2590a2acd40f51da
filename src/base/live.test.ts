import { expect, test } from 'vitest';
import { createLive } from './live.ts';
import type { ToldChange } from './live.ts';

const OURS = 'ours';
const change = (kind: string) => ({ kinds: [kind], ids: [] });

test('whoever looks at a workspace hears what changes there, and nothing of another', () => {
  const live = createLive();
  const heard: string[] = [];
  const leave = live.follow(OURS, { told: ({ kinds }) => heard.push(...kinds), missed() {}, suspected() {}, ended() {} });
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

test('what is told in one process is told in the others, once; what they did not hear they are told to have missed', () => {
  const sides = [createLive(), createLive()] as const;
  const said: string[] = [];
  const [here, there] = [sides[0].join({ say: (text) => said.push(text), isHeard: true }), sides[1].join({ say: (text) => said.push(text), isHeard: false })];
  const heard: string[] = [];
  const follow = (live: typeof sides[0], name: string) => live.follow(OURS, {
    told: ({ kinds, ids, by }) => heard.push(`${name} ${kinds.join()} ${ids.length} ${by ?? ''}`.trim()), missed: () => heard.push(`${name} missed`), suspected: () => heard.push(`${name} looks`), ended() {},
  });
  follow(sides[0], 'here');
  follow(sides[1], 'there');
  const carry = () => { for (const text of said.splice(0)) there.heard(text); };
  sides[0].publish(OURS, { kinds: ['people'], ids: ['a'], by: 'tab' });
  sides[0].publish(OURS, { kinds: ['topics'], ids: Array.from({ length: 1_000 }, () => 'long enough') });
  sides[0].publish('theirs', change('people'));
  sides[0].suspect();
  expect(said.every((text) => text.length < 8_000)).toBe(true);
  carry();
  expect(said).toEqual([]);
  expect(heard).toEqual(['here people 1 tab', 'here topics 1000', 'here looks', 'there people 1 tab', 'there topics 0', 'there looks']);
  heard.length = 0;
  const place = sides[0].place(OURS);
  here.missed();
  expect(heard).toEqual(['here missed', 'here looks']);
  expect([sides[0].isToldAll, sides[1].isToldAll, createLive().isToldAll]).toEqual([true, false, true]);
  for (const strange of ['', 'x', '{}', 'null', '[1]', '{"workspaceId":"ours","kinds":"people","ids":[]}']) there.heard(strange);
  expect(heard).toHaveLength(2);
  expect(sides[0].since(OURS, place)).toBeNull();
  expect(sides[0].since(OURS, sides[0].place(OURS))).toEqual([]);
});
