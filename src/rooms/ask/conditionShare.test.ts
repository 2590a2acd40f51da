import { expect, test } from 'vitest';
import type { Node } from '#rooms/question/question.ts';
import { shareOf } from './conditionShare.ts';

const moment = { now: new Date('2026-11-20T12:00:00Z'), timeZone: 'UTC' };
const share = (node: Node) => shareOf(node, moment);
const topic = { name: 'firmware' };

test('a rare condition is asked before a common one', () => {
  const worried: Node = { is: 'interaction', topics: [topic], stances: ['concern'], window: { last: { n: 90, unit: 'day' } } };
  expect(share({ is: 'person', person: { name: 'Grace' } })).toBeLessThan(share(worried));
  expect(share(worried)).toBeLessThan(share({ is: 'interaction', topics: [topic], kinds: ['reading'] }));
  expect(share({ is: 'interaction', topics: [topic], kinds: ['reading'] })).toBeLessThan(share({ is: 'contact', count: { atMost: 0 }, window: { last: { n: 90, unit: 'day' } } }));
});

test('a shorter window, a higher count and more conditions leave fewer', () => {
  const bought = (n: number, days: number): Node => ({ is: 'interaction', kinds: ['purchase'], count: { atLeast: n }, window: { last: { n: days, unit: 'day' } } });
  expect(share(bought(1, 30))).toBeLessThan(share(bought(1, 365)));
  expect(share(bought(5, 365))).toBeLessThan(share(bought(1, 365)));
  expect(share({ is: 'all', of: [bought(1, 365), { is: 'known', by: topic }] })).toBeLessThan(share(bought(1, 365)));
});

test('a share lies between none and all, whatever is asked', () => {
  const all: Node[] = [
    { is: 'all', of: [] }, { is: 'not', of: { is: 'all', of: [] } }, { is: 'interaction', window: { since: '2030-01-01' } }, { is: 'interaction', count: { atLeast: 0 } },
    { is: 'relation', direction: 'either', hops: 4, where: { is: 'all', of: [] } }, { is: 'somebody', atLeast: 1, where: { is: 'all', of: [] } }, { is: 'attribute', key: 'person.city', test: { op: 'unknown' } },
  ];
  for (const node of all) {
    expect(share(node)).toBeGreaterThanOrEqual(0);
    expect(share(node)).toBeLessThanOrEqual(1);
  }
});
