import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupLinked, hintKeys } from './threading.ts';

test('what hangs together comes out the same in whatever order it arrives', () => {
  const links = fc.array(fc.record({ a: fc.integer({ min: 0, max: 20 }), b: fc.integer({ min: 0, max: 20 }) }).map(({ a, b }) => ({ a: `n${a}`, b: `n${b}` })), { maxLength: 30 });
  const groups = (of: Map<string, string>) => {
    const found = new Map<string, string[]>();
    for (const [node, root] of of) found.set(root, [...(found.get(root) ?? []), node]);
    return [...found.values()].map((list) => list.sort().join(' ')).sort();
  };
  fc.assert(fc.property(links.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }))), ([list, shuffled]) => {
    expect(groups(groupLinked(shuffled))).toEqual(groups(groupLinked(list)));
  }));
});

test('a subject ties mails together only with a customer beside it', () => {
  expect(hintKeys('invoice', [])).toEqual([]);
  expect(hintKeys(null, ['ada@acme.example'])).toEqual([]);
  expect(hintKeys('invoice', ['Ada@acme.example', 'Ada@acme.example', 'ben@b.example'])).toEqual(['invoice\u0001ada@acme.example', 'invoice\u0001ben@b.example']);
});
