// Random trees over a small graph, for fast-check: every condition with every part it can have.
import fc from 'fast-check';
import type { Measure, Order } from '#rooms/question/order.ts';
import { measureOf, ways } from '#rooms/question/order.ts';
import type { Sequel } from '#rooms/question/filter.ts';
import type { Count, Filter, Node, Question, Ref, Test, Who } from '#rooms/question/question.ts';
import { comparisons, kinds, problemOf, relationKinds, stances } from '#rooms/question/question.ts';
import { periods } from '#rooms/question/window.ts';
import type { Length, Window } from '#rooms/question/window.ts';
import { EDGES } from './smallGraph.ts';
import type { SmallGraph } from './smallGraph.ts';

export const SOUGHT_WORDS = ['crash', 'crashed', 'late packets', 'packet', 'firmware', 'out of memory', 'C++', 'the packet', 'burst crashes'];

/** An attribute as the trees may ask it. */
export interface AskableAttribute { key: string; type: 'text' | 'number' | 'date' | 'yes/no'; values: readonly (string | number | boolean)[] }

const some = <T>(list: readonly T[], most = 2) => fc.uniqueArray(fc.constantFrom(...list), { minLength: 1, maxLength: most });
/** An object of the parts that are drawn; each is there half of the time. */
const parts = <T extends object>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> => fc.record(shape, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;

/** `sequels`: also one thing after, or before, another. */
export function arbitraryQuestion(graph: SmallGraph, attributes: readonly AskableAttribute[], sequels = false): fc.Arbitrary<Exclude<Question, { find: 'paths' }>> {
  const { person, organisation } = nodes(graph, attributes, sequels);
  const { both, strength } = leaves(graph, sequels);
  const asked = (find: 'people' | 'organisations', where: fc.Arbitrary<Node>) => {
    const ordered = orders(fc.oneof(...both, ...(find === 'people' ? [{ weight: 2, arbitrary: strength }] : [])), attributes.filter((one) => one.key.startsWith(find === 'people' ? 'person.' : 'organisation.')));
    const ranking = fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.tuple(ordered, parts({ limit: fc.integer({ min: 1, max: 6 }) })).map(([order, more]) => ({ order, ...more })) });
    return fc.tuple(where, ranking).map(([node, more]) => ({ find, where: node, ...more }));
  };
  return fc.oneof(asked('people', person), asked('organisations', organisation)).filter((question) => problemOf(question) === null);
}

/** Orders by whatever of a condition can be measured, and by values. */
function orders(leaf: fc.Arbitrary<Node>, attributes: readonly AskableAttribute[]): fc.Arbitrary<Order> {
  const values = attributes.filter(({ type }) => type === 'number' || type === 'date').map(({ key }): Measure => ({ is: 'attribute', key }));
  const by = fc.oneof({ weight: 4, arbitrary: leaf.map(measureOf).filter((one) => one !== null) }, ...(values.length > 0 ? [{ weight: 1, arbitrary: fc.constantFrom(...values) }] : []));
  return fc.record({ by, way: fc.constantFrom(...ways) });
}

const length: fc.Arbitrary<Length> = fc.oneof(fc.constantFrom(...EDGES.filter(Boolean)).map((n): Length => ({ n, unit: 'day' })), fc.record({ n: fc.integer({ min: 1, max: 8 }), unit: fc.constantFrom('week', 'month' as const) }), fc.constant<Length>({ n: 1, unit: 'year' }));

function windowsOf(now: Date): fc.Arbitrary<Window> {
  const day = fc.integer({ min: -5, max: 800 }).map((days) => new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10));
  return fc.oneof(
    { weight: 3, arbitrary: length.map((last): Window => ({ last })) }, length.map((ago): Window => ({ ago })), day.map((since): Window => ({ since })), day.map((before): Window => ({ before })),
    fc.tuple(day, day).map(([a, b]): Window => (a < b ? { from: a, to: b } : { from: b, to: a })), fc.constantFrom(...periods).map((period): Window => ({ this: period })), fc.constantFrom(...periods).map((period): Window => ({ previous: period })),
  );
}

const count: fc.Arbitrary<Count> = fc.oneof(
  fc.constantFrom(0, 1, 1, 2, 3, 1.5).map((atLeast): Count => ({ atLeast })), fc.constantFrom(0, 0, 1, 2, 0.5).map((atMost): Count => ({ atMost })),
  fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })).map(([a, b]): Count => ({ atLeast: Math.min(a, b), atMost: Math.max(a, b) })),
);
const amount: fc.Arbitrary<Count> = fc.oneof(fc.constantFrom(0, 10, 25.5, 50, 100).map((atLeast): Count => ({ atLeast })), fc.constantFrom(0, 10, 35.5, 200).map((atMost): Count => ({ atMost })), fc.constant<Count>({ atLeast: 10, atMost: 100 }));

const testsOf = ({ type, values }: AskableAttribute): fc.Arbitrary<Test> => {
  const value = fc.constantFrom(...values);
  const plain: fc.Arbitrary<Test>[] = [fc.constantFrom('known', 'unknown' as const).map((op) => ({ op })), fc.record({ op: fc.constantFrom('=', '≠' as const), value })];
  if (type === 'yes/no') return fc.oneof(...plain);
  if (type === 'text') return fc.oneof(...plain, fc.constantFrom('o', 'O', 'ber', 'x').map((part): Test => ({ op: 'contains', value: part })));
  const more: fc.Arbitrary<Test>[] = [
    fc.record({ op: fc.constantFrom(...comparisons), value }), fc.tuple(value, value).map(([a, b]): Test => ({ op: 'between', value: a < b ? a : b, to: a < b ? b : a })),
    fc.record({ op: fc.constantFrom('top', 'bottom' as const), percent: fc.constantFrom(10, 20, 33.3, 50, 90) }),
  ];
  return fc.oneof(...plain, ...more, ...(type === 'date' ? [fc.record({ op: fc.constantFrom('in next', 'in last' as const), length })] : []));
};

function leaves(graph: SmallGraph, sequels: boolean) {
  const ref = (list: readonly { id: string; name?: string; title?: string }[]): fc.Arbitrary<Ref> => fc.constantFrom(...list.map(({ id, name, title }) => ({ id, name: name ?? title ?? '' })));
  const member = ref(graph.members);
  const who: fc.Arbitrary<Who> = fc.oneof(fc.constant('anyone' as const), member);
  const window = windowsOf(graph.now);
  const about = parts<Filter>({ topics: some(graph.topics).map((topics) => topics.map(({ id, name }) => ({ id, name }))), stances: some(stances, 3) });
  const rest = parts<Filter>({
    kinds: some(kinds.slice(0, 8), 3), content: some(['white paper', 'webinar', 'article']), item: ref(graph.items), words: fc.constantFrom(...SOUGHT_WORDS),
    part: fc.constantFrom('did', 'received' as const), direction: fc.constantFrom('in', 'out', 'among' as const), member: who, season: fc.constantFrom('off', 'high' as const), again: fc.constant(true as const),
  });
  // A filter with everything finds nobody: most are of one or two parts.
  const thinned = fc.tuple(about, rest, fc.uniqueArray(fc.nat(8), { maxLength: 2 })).map(([a, b, keepAt]) => ({ ...a, ...Object.fromEntries(Object.entries(b).filter((_, n) => keepAt.includes(n))) })).filter((one: Filter) => one.part !== 'received' || !(one.topics ?? one.stances));
  const filter: fc.Arbitrary<Filter> = fc.oneof({ weight: 1, arbitrary: fc.constant({}) }, { weight: 3, arbitrary: rest.map((one) => Object.fromEntries(Object.entries(one).slice(0, 1))) }, { weight: 4, arbitrary: thinned });
  const sequel = fc.tuple(fc.oneof(filter, rest.map((one) => Object.fromEntries(Object.entries(one).slice(0, 1)))), parts({ within: length })).map(([of, more]): Sequel => ({ of, ...more }));
  const order = sequels ? fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: sequel.map((after) => ({ after })) }, { weight: 1, arbitrary: sequel.map((before) => ({ before })) }) : fc.constant({});
  const interaction = fc.tuple(filter, parts({ count, window }), order).map(([one, more, next]): Node => ({ is: 'interaction', ...one, ...more, ...next }));
  const spent = fc.tuple(amount, parts({ window, member: who })).map(([range, more]): Node => ({ is: 'interaction', kinds: ['purchase'], measure: 'amount', count: range, ...more }));
  const worth = fc.tuple(amount, parts({ count, window, again: fc.constant(true as const) })).map(([range, more]): Node => ({ is: 'interaction', kinds: ['purchase'], worth: range, ...more }));
  const spoken = fc.tuple(some(stances, 3), fc.constantFrom(...SOUGHT_WORDS), parts({ window })).map(([felt, words, more]): Node => ({ is: 'interaction', stances: felt, words, ...more }));
  const contact = parts({ member: who, direction: fc.constantFrom('in', 'out' as const), count, window }).map((more): Node => ({ is: 'contact', ...more }));
  const trend = fc.tuple(filter, length, fc.constantFrom('rising', 'falling' as const)).map(([one, span, way]): Node => ({ is: 'trend', way, length: span, ...one }));
  const both = [{ weight: 6, arbitrary: interaction }, { weight: 1, arbitrary: spent }, { weight: 1, arbitrary: worth }, { weight: 1, arbitrary: spoken }, { weight: 2, arbitrary: contact }, { weight: 2, arbitrary: trend },
    { weight: 1, arbitrary: who.map((by): Node => ({ is: 'known', by })) }, { weight: 1, arbitrary: member.map((by): Node => ({ is: 'owned', by })) }];
  const strength = fc.tuple(fc.constantFrom(...comparisons), fc.constantFrom(0, 20, 40, 60), parts({ member })).map(([op, value, more]): Node => ({ is: 'strength', op, value, ...more }));
  return { both, strength, person: ref(graph.persons).map((person): Node => ({ is: 'person', person })), organisation: ref(graph.organisations).map((organisation): Node => ({ is: 'organisation', organisation })) };
}

function nodes(graph: SmallGraph, attributes: readonly AskableAttribute[], sequels: boolean): { person: fc.Arbitrary<Node>; organisation: fc.Arbitrary<Node> } {
  const leaf = leaves(graph, sequels);
  const asks = (prefix: string) => fc.oneof(...attributes.filter((one) => one.key.startsWith(prefix)).map((one) => testsOf(one).map((test): Node => ({ is: 'attribute', key: one.key, test }))));
  const joined = (tie: fc.Arbitrary<Node>) => [
    { weight: 3, arbitrary: fc.array(tie, { maxLength: 3 }).map((of): Node => ({ is: 'all', of })) }, { weight: 2, arbitrary: fc.array(tie, { minLength: 1, maxLength: 3 }).map((of): Node => ({ is: 'any', of })) },
    { weight: 2, arbitrary: tie.map((of): Node => ({ is: 'not', of })) },
  ];
  return fc.letrec<{ person: Node; organisation: Node }>((tie) => ({
    person: fc.oneof({ depthSize: 'small', withCrossShrink: true },
      ...leaf.both, { weight: 2, arbitrary: leaf.strength }, { weight: 3, arbitrary: asks('person.') }, { weight: 1, arbitrary: leaf.person }, ...joined(tie('person')),
      { weight: 3, arbitrary: fc.tuple(parts({ kinds: some(relationKinds, 3) }), fc.constantFrom('to', 'from', 'either' as const), fc.integer({ min: 1, max: 4 }), tie('person')).map(([more, direction, hops, where]): Node => ({ is: 'relation', direction, hops, where, ...more })) },
      { weight: 2, arbitrary: tie('organisation').map((where): Node => ({ is: 'at organisation', where })) }),
    organisation: fc.oneof({ depthSize: 'small', withCrossShrink: true },
      ...leaf.both, { weight: 3, arbitrary: asks('organisation.') }, { weight: 1, arbitrary: leaf.organisation }, ...joined(tie('organisation')),
      { weight: 4, arbitrary: fc.tuple(fc.integer({ min: 1, max: 3 }), tie('person')).map(([atLeast, where]): Node => ({ is: 'somebody', atLeast, where })) }),
  }));
}
