import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sayableQuestion } from '#test/sayableQuestion.ts';
import { makeSmallGraph } from '#test/smallGraph.ts';
import { arbitraryQuestion } from '#test/arbitraryQuestion.ts';
import { vocabulary } from '#test/vocabulary.ts';
import { childrenOf } from './children.ts';
import { STARTS, fieldsOf, formOf, startsFor, valueOf, withField } from './conditionForm.ts';
import type { FieldInput, FormField } from './conditionForm.ts';
import { denied, everybody, innerScope, joined, nodeAt, replaced, scopeOf, switched, turned } from './editing.ts';
import type { Path } from './editing.ts';
import { normaliseQuestion } from './normalise.ts';
import { orderName, orderNames, waysFor, withLimit, withOrder, withWay } from './orderForm.ts';
import type { Node, Question, Scope } from './question.ts';
import { problemOf, questionSchema } from './question.ts';
import { sayQuestion } from './say.ts';
import { understand } from './understand.ts';
import { countForm, countOf, testForm, testOf, waysOf, windowForm, windowOf } from './valueForm.ts';

/** The same trees each time: words of eight parts at once are measured where reading is tested. */
const DRAWN = { numRuns: 100, seed: Number(process.env['FORM_SEED'] ?? 7) };
const PARTS_MAX = 5;
const TODAY = '2026-11-20';
const attributeOf = (key: string) => vocabulary.attributes.find((one) => one.key === key)!;
const nameOf = (list: readonly { id: string; name: string }[], at = 0) => ({ id: list[at]!.id, name: list[at]!.name });

/** Every condition with its path and what it is asked of. */
function everyNode(node: Node, scope: Scope, path: Path = []): { node: Node; scope: Scope; path: Path }[] {
  return [{ node, scope, path }, ...childrenOf(node).flatMap((child, at) => everyNode(child, innerScope(node, scope), [...path, at]))];
}

/** What somebody may put into a field. */
function triesOf({ key, input }: FormField, node: Node, scope: Scope): unknown[] {
  const tries: Record<FieldInput['as'], () => unknown[]> = {
    choice: () => Object.keys('choices' in input ? input.choices : {}), choices: () => { const all = Object.keys('choices' in input ? input.choices : {}); return [[all[0]], [all.at(-1)], all.slice(0, 2)]; },
    name: () => {
      if (input.as !== 'name') return [];
      const lists = { topic: vocabulary.topics, member: vocabulary.members, person: vocabulary.persons, organisation: vocabulary.organisations, item: vocabulary.items };
      const one = nameOf(lists[input.of]);
      return [input.many ? [one] : one, ...(input.many ? [[one, nameOf(lists[input.of], 1)]] : []), ...(input.orAnyone ? ['anyone'] : [])];
    },
    number: () => (input.as === 'number' ? [Math.max(1, input.min), Math.min(input.max, 4)] : []), words: () => ['buffer underrun', 'a "quoted" one'], content: () => [['webinar'], ['white paper', 'webinar']],
    count: () => (['any', 'never', 'least', 'most', 'exactly', 'between'] as const).map((way) => countOf({ way, n: 2, to: 4 })), amount: () => (['least', 'most', 'between'] as const).map((way) => countOf({ way, n: 200, to: 400 })),
    length: () => [{ n: 3, unit: 'week' }], window: () => (['any', 'last', 'ago', 'since', 'before', 'between', 'this', 'previous'] as const).map((way) => windowOf({ ...windowForm(undefined, TODAY), way })),
    field: () => vocabulary.attributes.filter((one) => one.subject === scope).map((one) => one.key),
    test: () => {
      const { type, choices } = attributeOf((node as Node & { is: 'attribute' }).key);
      const value = type === 'date' ? '2026-03-01' : type === 'number' || type === 'money' ? '12' : type === 'yes/no' ? 'yes' : choices?.[0] ?? 'Berlin';
      return waysOf(type).map((way) => testOf({ way, value, to: type === 'date' ? '2026-05-01' : '20', length: { n: 60, unit: 'day' }, percent: 20 }, type)).filter((one) => one !== null);
    },
  };
  return [...tries[input.as](), ...(key === 'key' || key === 'test' ? [] : [undefined])];
}

/** A field of another kind is asked whether it is known, as the builder does. */
const edited = (node: Node, key: string, value: unknown): Node => (key === 'key' && node.is === 'attribute' ? { is: 'attribute', key: String(value), test: { op: 'known' } } : withField(node, key, value));

function expectReadBack(question: Question): void {
  expect(problemOf(question), JSON.stringify(question)).toBeNull();
  expect(questionSchema.safeParse(question).success, JSON.stringify(question)).toBe(true);
  const asked = normaliseQuestion(question);
  const words = sayQuestion(asked, vocabulary);
  expect(understand(words, vocabulary).question, words).toEqual(asked);
}

test('every part of every question that can be asked stands in a field of the builder', () => {
  const askable = [{ key: 'person.city', type: 'text', values: ['Oslo'] }, { key: 'organisation.renewal date', type: 'date', values: ['2026-01-01'] }] as const;
  fc.assert(fc.property(fc.oneof(arbitraryQuestion(makeSmallGraph(7, vocabulary.now), askable), sayableQuestion), (question) => {
    if (question.find === 'paths') return;
    for (const { node } of everyNode(question.where, scopeOf(question.find))) {
      const form = formOf(node);
      const fields = new Set(fieldsOf(node).shown.map(({ key }) => key));
      const nested = new Set(['is', 'of', 'where']);
      expect(Object.keys(node).filter((key) => valueOf(node, key) !== undefined && !nested.has(key) && !fields.has(key)), JSON.stringify(node)).toEqual([]);
      expect(form === null || form.title(node).length > 0).toBe(true);
    }
  }), { ...DRAWN, numRuns: 300 });
});

test('whatever is put into any field, the question can be asked and its words are read back as the same tree', () => {
  fc.assert(fc.property(sayableQuestion, fc.nat(), fc.nat(), fc.nat(), (question, which, field, value) => {
    if (question.find === 'paths') return;
    fc.pre(problemOf(question) === null);
    const every = everyNode(question.where, scopeOf(question.find));
    fc.pre(every.every(({ node }) => Object.values(node).filter((part) => part !== undefined).length <= PARTS_MAX));
    const nodes = every.filter(({ node }) => fieldsOf(node).shown.length > 0);
    if (nodes.length === 0) return;
    const { node, scope, path } = nodes[which % nodes.length]!;
    const all = [...fieldsOf(node).shown, ...fieldsOf(node).more];
    const one = all[field % all.length]!;
    const tries = triesOf(one, node, scope);
    expectReadBack({ ...question, where: replaced(question.where, path, edited(node, one.key, tries[value % tries.length])) });
  }), { ...DRAWN, numRuns: 200 });
});

test('conditions are added, denied, joined the other way and taken out, and the words go along', () => {
  fc.assert(fc.property(sayableQuestion, fc.nat(), fc.nat(), fc.constantFrom('all' as const, 'any' as const), (question, which, start, by) => {
    if (question.find === 'paths') return;
    fc.pre(problemOf(question) === null);
    const nodes = everyNode(question.where, scopeOf(question.find));
    const { scope, path } = nodes[which % nodes.length]!;
    const options = startsFor(scope);
    const chosen = options[start % options.length]!;
    const lists = { topic: vocabulary.topics, member: vocabulary.members, person: vocabulary.persons, organisation: vocabulary.organisations, item: vocabulary.items };
    const needs = chosen.needs ?? 'topic';
    const added = chosen.make({ ref: nameOf(needs in lists ? lists[needs as keyof typeof lists] : lists.topic), words: needs === 'field' ? `${scope}.owner` : 'buffer' });
    for (const where of [joined(question.where, path, added, by), denied(question.where, path), switched(question.where, path), replaced(question.where, path, null)]) {
      const { order: _order, limit: _limit, ...rest } = question;
      if (depthOf(where) < 12) expectReadBack({ ...rest, where });
    }
  }), DRAWN);
});

const depthOf = (node: Node): number => 1 + Math.max(0, ...childrenOf(node).map(depthOf));

test('an answer is ordered, the other way about, ended after so many, and left in no order again', () => {
  const bought: Question = { find: 'people', where: { is: 'interaction', kinds: ['purchase'] } };
  for (const name of orderNames(bought).filter((one) => one !== 'none')) {
    const ordered = withOrder(bought, name);
    expect(orderName(ordered.order)).toBe(name);
    for (const way of waysFor(ordered.order!)) expectReadBack(withLimit(withWay(ordered, way), 5));
    expect(withOrder(ordered, 'none')).toEqual(bought);
  }
  expect(orderNames({ find: 'organisations', where: everybody })).not.toContain('strength');
});

test('asked of organisations instead of people and back, it is the same question', () => {
  const where: Node = { is: 'interaction', kinds: ['purchase'] };
  const people = { find: 'people', where } as const;
  expect(turned(people, 'organisations')).toEqual({ find: 'organisations', where: { is: 'somebody', atLeast: 1, where } });
  expect(turned(turned(people, 'organisations'), 'people')).toEqual(people);
  expectReadBack(turned({ find: 'paths', to: nameOf(vocabulary.persons), from: 'anyone', hops: 3 }, 'people'));
  expect(turned({ find: 'people', where: everybody }, 'organisations')).toEqual({ find: 'organisations', where: everybody });
});

test('what cannot stand beside an edit goes: a sum is of purchases, what one received says nothing about topics', () => {
  const said: Node = { is: 'interaction', stances: ['concern'], topics: [nameOf(vocabulary.topics)], window: { last: { n: 90, unit: 'day' } } };
  expect(withField(said, 'measure', 'amount')).toEqual({ is: 'interaction', kinds: ['purchase'], measure: 'amount', count: { atLeast: 100 }, window: { last: { n: 90, unit: 'day' } } });
  expect(withField(said, 'part', 'received')).toEqual({ is: 'interaction', part: 'received', window: { last: { n: 90, unit: 'day' } } });
  expect(withField({ is: 'owned', by: nameOf(vocabulary.members) }, 'by', undefined)).toEqual({ is: 'owned', by: nameOf(vocabulary.members) });
  expect(withField(said, 'stances', [])).toEqual({ is: 'interaction', topics: [nameOf(vocabulary.topics)], window: { last: { n: 90, unit: 'day' } } });
});

test('the last condition of a group takes the group with it, and of an empty question everybody is left', () => {
  const bought: Node = { is: 'interaction', kinds: ['purchase'] };
  const where: Node = { is: 'all', of: [bought, { is: 'not', of: { is: 'any', of: [bought] } }] };
  expect(replaced(where, [1, 0, 0], null)).toEqual({ is: 'all', of: [bought] });
  expect(replaced(bought, [], null)).toEqual(everybody);
  expect(replaced({ is: 'somebody', atLeast: 2, where: bought }, [0], null)).toEqual({ is: 'somebody', atLeast: 2, where: everybody });
  expect(nodeAt(joined(everybody, [], bought, 'all'), [])).toEqual(bought);
});

test('counts, times and values keep what they say when they are shown and nothing is changed', () => {
  fc.assert(fc.property(sayableQuestion, (question) => {
    if (question.find === 'paths') return;
    for (const { node } of everyNode(question.where, scopeOf(question.find))) {
      if ('window' in node && node.window) expect(windowOf(windowForm(node.window, TODAY))).toEqual(node.window);
      if ('count' in node && node.count) expect(countOf(countForm(node.count))).toEqual(node.count);
      if (node.is === 'attribute') expect(testOf(testForm(node.test), attributeOf(node.key).type)).toEqual(node.test);
    }
  }), DRAWN);
  expect(testOf({ ...testForm({ op: 'known' }), way: '=' }, 'number')).toBeNull();
});

test('every condition of a question can be begun in the menu', () => {
  const begun = new Set(STARTS.map(({ make }) => make({ ref: nameOf(vocabulary.topics), words: 'person.city' }).is));
  expect([...begun].toSorted()).toEqual(['at organisation', 'attribute', 'contact', 'interaction', 'known', 'organisation', 'owned', 'person', 'relation', 'somebody', 'strength', 'trend']);
});
