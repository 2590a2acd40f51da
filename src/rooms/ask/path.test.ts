import { expect, test } from 'vitest';
import { keyOf, rankPaths, wayOf } from './path.ts';
import type { Reached } from './path.ts';

const grace: Reached = { id: 'grace', strength: 1, next: null };
const kai: Reached = { id: 'kai', strength: 0.8, next: { person: grace, edge: 'e1', kind: 'works with' } };
const oksana: Reached = { id: 'oksana', strength: 0.48, next: { person: kai, edge: 'e2', kind: 'knows' } };
const reached = new Map([grace, kai, oksana].map((one) => [one.id, one]));
const says = (path: { memberId: string; people: Reached[] }) => keyOf(path);

test('a way leads from whom we know to whom we want to meet', () => {
  expect(wayOf(oksana).map((one) => one.id)).toEqual(['oksana', 'kai', 'grace']);
});

test('the strongest way comes first, as the product of its steps', () => {
  const paths = rankPaths(reached, [{ memberId: 'ada', personId: 'kai', strength: 50 }, { memberId: 'bo', personId: 'oksana', strength: 100 }]);
  expect(paths.map((path) => [says(path), path.strength])).toEqual([['bo/oksana/kai/grace', 0.48], ['ada/kai/grace', 0.4]]);
});

test('whoever knows somebody further on as well is not sent the long way round', () => {
  const paths = rankPaths(reached, [{ memberId: 'ada', personId: 'kai', strength: 90 }, { memberId: 'ada', personId: 'oksana', strength: 100 }]);
  expect(paths.map(says)).toEqual(['ada/kai/grace']);
});

test('a detour that is stronger than the short way stays', () => {
  const paths = rankPaths(reached, [{ memberId: 'ada', personId: 'grace', strength: 20 }, { memberId: 'ada', personId: 'kai', strength: 90 }]);
  expect(paths.map(says)).toEqual(['ada/kai/grace', 'ada/grace']);
});

test('who is known but leads nowhere is no way', () => {
  expect(rankPaths(reached, [{ memberId: 'ada', personId: 'somebody', strength: 90 }])).toEqual([]);
});
