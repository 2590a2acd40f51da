import { expect, test } from 'vitest';
import type { EventKind } from './event.ts';
import { countedKinds, toldTogether } from './folding.ts';
import type { Happening } from './folding.ts';

const happened = (id: string, kind: EventKind, over: Partial<Happening> = {}): Happening => ({ id, event: id, kind, at: `2026-11-0${id.length}T10:00:00Z`, isAutomatic: false, person: { id: 'ada', name: 'Ada' }, ...over });
const shape = (of: readonly Happening[], kind: EventKind | null = null) => toldTogether(of, kind).map((told) => `${told.isFolded ? 'folded ' : ''}${told.of.map(({ id }) => id).join('+')}`);

test('what machines tell is folded when there are more than three in a row', () => {
  expect(shape([happened('a', 'reading'), happened('b', 'usage'), happened('c', 'reading')])).toEqual(['a', 'b', 'c']);
  expect(shape([happened('m', 'mail'), happened('a', 'reading'), happened('b', 'usage'), happened('c', 'reading'), happened('d', 'mail', { isAutomatic: true }), happened('n', 'mail')])).toEqual(['m', 'folded a+b+c+d', 'n']);
});

test('whoever looks at readings alone sees each of them', () => {
  expect(shape(['a', 'b', 'c', 'd'].map((id) => happened(id, 'reading')), 'reading')).toEqual(['a', 'b', 'c', 'd']);
});

test('a mail to several people is told once, and so is an order of several things', () => {
  const kai = { person: { id: 'kai', name: 'Kai' } };
  expect(shape([happened('a', 'mail', { event: 'x' }), happened('b', 'mail', { event: 'x', ...kai }), happened('c', 'mail')])).toEqual(['a+b', 'c']);
  const at = '2026-11-05T10:00:00Z';
  expect(shape([happened('a', 'purchase', { at }), happened('b', 'purchase', { at }), happened('c', 'purchase', { at, ...kai })])).toEqual(['a+b', 'c']);
});

test('a fold says how many of what it holds', () => {
  expect(countedKinds([happened('a', 'reading'), happened('b', 'usage'), happened('c', 'reading')])).toEqual([['reading', 2], ['usage', 1]]);
});
