import { expect, test } from 'vitest';
import { pairUp, plainAddress } from './duplicate.ts';

test('what programs add to an address does not make another person of it', () => {
  const plain = (address: string) => plainAddress(address).plain;
  expect(plain('ada+news@acme.example')).toBe('ada@acme.example');
  expect(plain('a.d.a@googlemail.com')).toBe(plain('ada@gmail.com'));
  expect(plain('a.da@acme.example')).toBe('a.da@acme.example');
  expect(plainAddress('ada=acme.example@lists.example')).toEqual({ plain: 'ada@acme.example', isRewritten: true });
  expect(plainAddress('list+ada=acme.example@lists.example')).toEqual({ plain: 'ada@acme.example', isRewritten: true });
  expect(plainAddress('ada@acme.example.invalid')).toEqual({ plain: 'ada@acme.example', isRewritten: true });
  expect(plainAddress('a=b@acme.example')).toEqual({ plain: 'a=b@acme.example', isRewritten: false });
});

test('several reasons make a pair surer, the same reason twice does not, and the surest comes first', () => {
  const reason = { why: 'w', proof: 'p' };
  const pairs = pairUp([
    { oneId: 'c', otherId: 'd', kind: 'same name', ...reason }, { oneId: 'b', otherId: 'a', kind: 'same name', ...reason },
    { oneId: 'a', otherId: 'b', kind: 'signature', ...reason }, { oneId: 'a', otherId: 'b', kind: 'signature', ...reason },
  ]);
  expect(pairs.map((pair) => [pair.oneId, pair.otherId, Math.round(pair.sureness * 1000), pair.reasons.length])).toEqual([['a', 'b', 925, 2], ['c', 'd', 500, 1]]);
});
