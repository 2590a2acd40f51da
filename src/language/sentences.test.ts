import { expect, test } from 'vitest';
import { sentences } from './sentences.ts';

const split = (text: string) => sentences(text, [[0, text.length]]).map(([start, end]) => text.slice(start, end));

test('a sentence ends at its full stop, question mark or exclamation mark, not at abbreviations and versions', () => {
  expect(split('It works. Does it? Yes! Fine.')).toEqual(['It works.', 'Does it?', 'Yes!', 'Fine.']);
  expect(split('We use UHD 4.1.0 on e.g. Ubuntu, cf. Fig. 3. It is 2.5 GHz.')).toEqual(['We use UHD 4.1.0 on e.g. Ubuntu, cf. Fig. 3.', 'It is 2.5 GHz.']);
  expect(split('Mr. Hopper wrote to acme.example. Then i answered. and that was it.')).toEqual(['Mr. Hopper wrote to acme.example.', 'Then i answered.', 'and that was it.']);
  expect(split('He said "no!" Then he left (at last).')).toEqual(['He said "no!"', 'Then he left (at last).']);
});

test('a line break inside a wrapped paragraph does not end a sentence; a blank line, a list item and a greeting do', () => {
  const wrapped = 'The firmware of the second device has been crashing since the last update of\nthe driver, which we installed on Monday. Could you have a look at it, please,\nbefore Friday?';
  expect(split(wrapped)).toEqual(['The firmware of the second device has been crashing since the last update of\nthe driver, which we installed on Monday.', 'Could you have a look at it, please,\nbefore Friday?']);
  expect(split('Hi Ada,\n\nit is broken\n\nThanks')).toEqual(['Hi Ada,', 'it is broken', 'Thanks']);
  expect(split('Two things:\n- the driver crashes\n- the manual is old')).toEqual(['Two things:', '- the driver crashes', '- the manual is old']);
  expect(split('1. Start it.\n2. Stop it.')).toEqual(['1. Start it.', '2. Stop it.']);
});

test('line ends of every system are understood, and offsets point into the text as it is', () => {
  const text = 'One.\r\nTwo.\r\n\r\nThree.\rFour.';
  const found = sentences(text, [[0, text.length]]);
  expect(found.map(([start, end]) => text.slice(start, end))).toEqual(['One.', 'Two.', 'Three.', 'Four.']);
  expect(found.at(-1)).toEqual([text.indexOf('Four'), text.length]);
});

test('only the ranges asked for are cut, and nothing is made of nothing', () => {
  const text = '> Old. Words.\nNew words. More.';
  expect(sentences(text, [[14, text.length]]).map(([start, end]) => text.slice(start, end))).toEqual(['New words.', 'More.']);
  expect(split('')).toEqual([]);
  expect(split(' \n \n')).toEqual([]);
  expect(split('🎉 Hurrah! 你好。再见。')).toEqual(['🎉 Hurrah!', '你好。', '再见。']);
});

test('a text without an end is cut at spaces, so that no sentence is longer than a page', () => {
  const long = split('word '.repeat(2_000));
  expect(long.length).toBeGreaterThan(5);
  for (const one of long) expect(one.length).toBeLessThan(1_700);
  expect(long.join(' ').split(' ')).toHaveLength(2_000);
});
