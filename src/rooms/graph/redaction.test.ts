import { expect, test } from 'vitest';
import { addressesIn, blotNames, nameWords, needlesOf } from '#language/needle.ts';
import { blotQuotes, rawOf, redactText } from './redaction.ts';

const ada = needlesOf([{ kind: 'email', value: 'ada@acme.example' }, { kind: 'customer id', value: '17' }, { kind: 'phone', value: '+4930123456' }], 'Ada Lovelace');

test('addresses, long numbers and the whole name are blotted out, sign for sign', () => {
  const text = 'Write to Ada@ACME.example, or call +4930123456. Ada  Lovelace (Lovelace, Ada) knows.';
  const blotted = blotNames(text, ada);
  expect(blotted).toBe('Write to ················, or call ···········. ············· (·············) knows.');
  expect(blotted.length).toBe(text.length);
});

test('what only looks alike stays: other addresses, longer words, short ids and first names', () => {
  for (const text of ['maria-ada@acme.example', 'ada@acme.example.org', 'x.ada@acme.example', 'page 17', 'Ada said', 'Ada Lovelaces', 'Grada Lovelace']) expect(blotNames(text, ada)).toBe(text);
});

test('everything outside of the own words is blotted out, and lines stay lines', () => {
  const text = 'Thanks.\n> secret\n> more\nBye.';
  expect(blotQuotes(text, [0, 8, 24, 28])).toBe('Thanks.\n        \n      \nBye.');
  expect(redactText('I agree with Ada Lovelace.', [0, 26], ada)).toBe('I agree with ············.');
});

test('nobody can be told by a short name and a short id alone', () => {
  expect(needlesOf([{ kind: 'customer id', value: '17' }], 'Ada')).toEqual({ pattern: null, sql: null });
});

test('of a raw mail remains what the event says', () => {
  expect(rawOf({ at: new Date('2026-01-05T09:00:00Z'), subject: 'Hi', text: 'Hello.', participants: [{ role: 'author', name: 'Kai', address: 'kai@tarn.example' }, { role: 'to', name: 'somebody who was erased', address: '' }] }))
    .toContain('From: Kai <kai@tarn.example>\nTo: somebody who was erased\nSubject: Hi\n');
});

test('addresses in a text are found, whatever stands around them', () => {
  expect(addressesIn('On Monday <Ada@Acme.example> wrote to kai@tarn.example.')).toEqual(['ada@acme.example', 'kai@tarn.example']);
  expect(addressesIn('@'.repeat(50_000))).toEqual([]);
});

test('where somebody took part, single words of their name mean them, unless others are called so, too', () => {
  const words = nameWords(['Ada Lovelace', 'Ada L.'], ['Grace Lovelace']);
  expect(blotNames('Dear Ada, ADA and Grace Lovelace: ada is a language, Adam is not Ada-Maria. Ask Ada.', words)).toBe('Dear ···, ··· and Grace Lovelace: ada is a language, Adam is not Ada-Maria. Ask ···.');
  for (const nobody of [[''], ['Al'], ['info'], []]) expect(nameWords(nobody, []).pattern).toBeNull();
  expect(blotNames("O'Neil (x) [y", nameWords(["Sinéad O'Neil (x) [y"], []))).toBe('······ (x) [y');
});
