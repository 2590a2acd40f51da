// Random trees over the vocabulary of the tests, each of which has words that are read back as the same tree.
import fc from 'fast-check';
import type { Measure, Order } from '#rooms/question/order.ts';
import { measureOf, ways } from '#rooms/question/order.ts';
import type { Node, Question, Scope, Test } from '#rooms/question/question.ts';
import { kinds, relationKinds, stances } from '#rooms/question/question.ts';
import { addDays } from '#rooms/question/window.ts';
import type { Window } from '#rooms/question/window.ts';
import { vocabulary } from './vocabulary.ts';

const ref = (list: readonly { id: string; name: string }[]) => fc.constantFrom(...list).map(({ id, name }) => ({ id, name }));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const some = <T>(list: readonly T[], maxLength = 3) => fc.uniqueArray(fc.constantFrom(...list), { minLength: 1, maxLength });
const who = fc.oneof(fc.constant('anyone' as const), ref(vocabulary.members));
const length = fc.record({ n: fc.integer({ min: 1, max: 400 }), unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const) });
const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('1975-01-01', n));
const period = fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'quarter' as const, 'year' as const);
const window: fc.Arbitrary<Window> = fc.oneof(
  length.map((last) => ({ last })), length.map((ago) => ({ ago })), day.map((since) => ({ since })), day.map((before) => ({ before })),
  fc.tuple(day, fc.integer({ min: 0, max: 800 })).map(([from, days]) => ({ from, to: addDays(from, days) })), fc.integer({ min: 1975, max: 2030 }).map((year) => ({ from: `${year}-01-01`, to: `${year}-12-31` })),
  period.map((one) => ({ this: one })), period.map((one) => ({ previous: one })),
);
const many = fc.integer({ min: 1, max: 60 });
const count = fc.oneof(many.map((atLeast) => ({ atLeast })), fc.integer({ min: 0, max: 60 }).map((atMost) => ({ atMost })), fc.tuple(many, fc.integer({ min: 0, max: 9 })).map(([atLeast, more]) => ({ atLeast, atMost: atLeast + more })));
const text = fc.array(fc.constantFrom('buffer', 'underrun', 'n210', 'refund', 'not', 'buy', 'who', 'Ångström'), { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const filter = fc.record({
  kinds: maybe(some(kinds)), topics: maybe(fc.uniqueArray(ref(vocabulary.topics), { minLength: 1, maxLength: 3, selector: (one) => one.id })), stances: maybe(some(stances, 2)), content: maybe(some(vocabulary.content, 2)),
  item: maybe(ref(vocabulary.items)), words: maybe(text), part: maybe(fc.constant('received' as const)), direction: maybe(fc.constantFrom('in' as const, 'out' as const, 'among' as const)),
  member: maybe(who), season: maybe(fc.constantFrom('off' as const, 'high' as const)), again: maybe(fc.constant(true as const)),
});
const amounts = fc.integer({ min: 1, max: 99_999 });
const spent: fc.Arbitrary<Node> = fc.record({ count: fc.oneof(amounts.map((atLeast) => ({ atLeast })), amounts.map((n) => ({ atLeast: n + 0.01 })), amounts.map((atMost) => ({ atMost })), amounts.map((n) => ({ atMost: n + 0.99 })), fc.tuple(amounts, amounts).map(([a, b]) => ({ atLeast: Math.min(a, b), atMost: Math.max(a, b) + 1 }))), window: maybe(window), member: maybe(who) })
  .map((one) => ({ is: 'interaction', kinds: ['purchase'], measure: 'amount', ...one }));
const worth: fc.Arbitrary<Node> = fc.record({ worth: fc.oneof(amounts.map((atLeast) => ({ atLeast })), amounts.map((n) => ({ atLeast: n + 0.01 })), amounts.map((atMost) => ({ atMost }))), window: maybe(window), count: maybe(count), member: maybe(who), again: maybe(fc.constant(true as const)) })
  .map((one) => ({ is: 'interaction', kinds: ['purchase'], ...one }));

function attribute(scope: Scope): fc.Arbitrary<Node> {
  const comparison = fc.constantFrom('=' as const, '≠' as const, '<' as const, '≤' as const, '>' as const, '≥' as const);
  const known: fc.Arbitrary<Test> = fc.constantFrom('known' as const, 'unknown' as const).map((op) => ({ op }));
  return fc.oneof(...vocabulary.attributes.filter((one) => one.subject === scope).map(({ key, type, choices }): fc.Arbitrary<Node> => {
    const tests: Record<string, fc.Arbitrary<Test>[]> = {
      text: [fc.tuple(fc.constantFrom('=' as const, '≠' as const), text).map(([op, value]) => ({ op, value })), text.map((value) => ({ op: 'contains', value }))],
      choice: [fc.tuple(fc.constantFrom('=' as const, '≠' as const), fc.constantFrom(...(choices ?? ['x']))).map(([op, value]) => ({ op, value }))],
      'yes/no': [fc.boolean().map((value) => ({ op: '=', value }))],
      date: [fc.tuple(comparison, day).map(([op, value]) => ({ op, value })), fc.tuple(day, fc.integer({ min: 1, max: 900 })).map(([value, more]) => ({ op: 'between', value, to: addDays(value, more) })), fc.tuple(fc.constantFrom('in next' as const, 'in last' as const), length).map(([op, one]) => ({ op, length: one }))],
      number: [fc.tuple(comparison, fc.integer({ min: 0, max: 5000 })).map(([op, value]) => ({ op, value })), fc.tuple(many, many).map(([a, b]) => ({ op: 'between', value: Math.min(a, b), to: Math.max(a, b) + 1 })), fc.tuple(fc.constantFrom('top' as const, 'bottom' as const), fc.integer({ min: 1, max: 99 })).map(([op, percent]) => ({ op, percent }))],
    };
    return fc.oneof(known, ...tests[type === 'money' ? 'number' : type]!).map((one) => ({ is: 'attribute', key, test: one }));
  }));
}

function node(scope: Scope, depth: number): fc.Arbitrary<Node> {
  const leaves: fc.Arbitrary<Node>[] = [
    fc.record({ count: maybe(count), window: maybe(window) }).chain((rest) => filter.map((one): Node => ({ is: 'interaction', ...one, ...rest }))),
    spent, worth,
    fc.record({ member: maybe(who), direction: maybe(fc.constantFrom('in' as const, 'out' as const)), count: maybe(count), window: maybe(window) }).map((one): Node => ({ is: 'contact', ...one })),
    fc.record({ way: fc.constantFrom('rising' as const, 'falling' as const), length }).chain((rest) => filter.map((one): Node => ({ is: 'trend', ...rest, ...one }))),
    attribute(scope),
    who.map((by): Node => ({ is: 'known', by })), ref(vocabulary.members).map((by): Node => ({ is: 'owned', by })),
    ...(scope === 'person' ? [fc.record({ op: fc.constantFrom('<' as const, '≤' as const, '>' as const, '≥' as const, '=' as const, '≠' as const), value: fc.integer({ min: 0, max: 100 }), member: maybe(ref(vocabulary.members)) }).map((one): Node => ({ is: 'strength', ...one })),
      ref(vocabulary.persons).map((person): Node => ({ is: 'person', person }))] : [ref(vocabulary.organisations).map((organisation): Node => ({ is: 'organisation', organisation }))]),
  ];
  if (depth === 0) return fc.oneof(...leaves);
  const deeper = (of: Scope) => node(of, depth - 1);
  const list = fc.array(deeper(scope), { minLength: 1, maxLength: 3 });
  return fc.oneof(
    ...leaves.map((arbitrary) => ({ arbitrary, weight: 1 })),
    { arbitrary: list.map((of): Node => ({ is: 'all', of })), weight: 3 }, { arbitrary: list.map((of): Node => ({ is: 'any', of })), weight: 3 }, { arbitrary: deeper(scope).map((of): Node => ({ is: 'not', of })), weight: 2 },
    ...(scope === 'person' ? [
      { arbitrary: fc.record({ kinds: maybe(some(relationKinds, 2)), direction: fc.constantFrom('to' as const, 'from' as const, 'either' as const), hops: fc.integer({ min: 1, max: 4 }), where: deeper('person') }).map((one): Node => ({ is: 'relation', ...one })), weight: 2 },
      { arbitrary: deeper('organisation').map((where): Node => ({ is: 'at organisation', where })), weight: 2 },
    ] : [{ arbitrary: fc.record({ atLeast: fc.integer({ min: 1, max: 9 }), where: deeper('person') }).map((one): Node => ({ is: 'somebody', ...one })), weight: 3 }]),
  );
}

/** What can be measured of any condition, and values that have an order. */
const order = (scope: Scope): fc.Arbitrary<Order> => fc.tuple(fc.oneof(node(scope, 0).map(measureOf).filter((by) => by !== null && by.is !== 'attribute'), fc.constantFrom(...vocabulary.attributes.filter((one) => one.subject === scope && ['number', 'money', 'date'].includes(one.type)).map(({ key }): Measure => ({ is: 'attribute', key })))), fc.constantFrom(...ways)).map(([by, way]) => ({ by: by!, way }));
const ranked = (find: 'people' | 'organisations', scope: Scope): fc.Arbitrary<Question> => fc.tuple(fc.oneof(node(scope, 2), fc.constant<Node>({ is: 'all', of: [] })), order(scope), maybe(fc.integer({ min: 1, max: 500 }))).map(([where, by, limit]) => ({ find, where, order: by, ...(limit ? { limit } : {}) }));

export const sayableQuestion: fc.Arbitrary<Question> = fc.oneof(
  { arbitrary: ranked('people', 'person'), weight: 2 }, { arbitrary: ranked('organisations', 'organisation'), weight: 1 },
  { arbitrary: node('person', 3).map((where): Question => ({ find: 'people', where })), weight: 6 },
  { arbitrary: node('organisation', 3).map((where): Question => ({ find: 'organisations', where })), weight: 4 },
  { arbitrary: fc.record({ to: ref(vocabulary.persons), from: who, hops: fc.integer({ min: 1, max: 4 }) }).map((one): Question => ({ find: 'paths', ...one })), weight: 1 },
);
