// The five questions of the bench and ten siblings, as trees.
import type { Node, Question, Ref } from '#rooms/question/question.ts';
import type { LargeGraph } from './askGraph.ts';

/** What is drawn anew each time a question is asked. */
export interface Drawn { a: Ref; b: Ref; member: Ref; person: Ref }
export type Ask = (drawn: Drawn) => Question;

const days = (n: number) => ({ last: { n, unit: 'day' as const } });
const read = (topic: Ref, more: Partial<Node & { is: 'interaction' }> = {}): Node => ({ is: 'interaction', kinds: ['reading'], topics: [topic], ...more });
const worried = (topic: Ref, n = 90): Node => ({ is: 'interaction', stances: ['concern'], topics: [topic], window: days(n) });
const people = (...of: Node[]): Question => ({ find: 'people', where: { is: 'all', of } });
const organisations = (...of: Node[]): Question => ({ find: 'organisations', where: { is: 'all', of } });
const somebody = (...of: Node[]): Node => ({ is: 'somebody', atLeast: 1, where: { is: 'all', of } });
const notContacted: Node = { is: 'contact', count: { atMost: 0 }, window: days(90) };
const promoter: Node = { is: 'attribute', key: 'person.latest score', test: { op: '≥', value: 9 } };
const unhappyOrFading: Node = {
  is: 'any', of: [{ is: 'interaction', stances: ['concern'], window: days(90) }, { is: 'attribute', key: 'person.latest score', test: { op: '≤', value: 6 } }, { is: 'trend', way: 'falling', length: { n: 90, unit: 'day' } }],
};

export const FIVE: Record<string, Ask> = {
  'Q1 read A ≥ 2× in 365 d, worried about B in 90 d': ({ a, b }) => people(read(a, { count: { atLeast: 2 }, window: days(365) }), worried(b)),
  'Q2 organisations where a member knows readers of A': ({ a, member }) => organisations(somebody({ is: 'known', by: member }, read(a))),
  'Q3 within 2 hops of promoters, not contacted 90 d': () => people({ is: 'relation', direction: 'either', hops: 2, where: promoter }, notContacted),
  'Q4 unhappy or fading, revenue top 20 %, renewal 60 d': () => organisations(somebody(unhappyOrFading),
    { is: 'attribute', key: 'organisation.yearly revenue', test: { op: 'top', percent: 20 } }, { is: 'attribute', key: 'organisation.renewal date', test: { op: 'in next', length: { n: 60, unit: 'day' } } }),
  'Q5 introduction over at most 4 hops': ({ member, person }) => ({ find: 'paths', to: person, from: member, hops: 4 }),
};

/** Other questions of the same kinds, each with topics of its own. */
export const SIBLINGS: readonly Ask[] = [
  ({ a, b }) => people(read(a, { count: { atLeast: 3 }, window: days(365) }), worried(b)),
  ({ a, b }) => people(read(a, { count: { atLeast: 2 }, window: days(180) }), worried(b, 180)),
  ({ a, b }) => people({ is: 'interaction', stances: ['praise'], topics: [a], window: days(365) }, worried(b)),
  ({ a }) => people(worried(a), { is: 'interaction', kinds: ['purchase'], count: { atLeast: 2 } }),
  ({ a, b }) => people(read(a), { is: 'not', of: { is: 'interaction', stances: ['concern'], topics: [b] } }, { is: 'contact', window: days(90) }),
  ({ a }) => people(worried(a, 365), notContacted),
  ({ a, member }) => organisations(somebody({ is: 'known', by: member }, worried(a, 365))),
  ({ a, b, member }) => organisations(somebody({ is: 'known', by: member }, read(a), read(b))),
  ({ a }) => organisations(somebody(worried(a)), { is: 'attribute', key: 'organisation.renewal date', test: { op: 'in next', length: { n: 60, unit: 'day' } } }),
  ({ a, b }) => people({ is: 'any', of: [worried(a), worried(b)] }, promoter),
];

export function drawFor(graph: LargeGraph, below: (n: number) => number): Drawn {
  return { a: graph.drawTopic(), b: graph.drawTopic(), member: graph.drawMember(), person: graph.persons[below(graph.persons.length)] as Ref };
}
