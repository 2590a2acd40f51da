import { afterEach, expect, test } from 'vitest';
import { ago, bytes, counted, money, month, number, percent, plainDay } from './format.ts';
import { chooseLocale } from './locale.ts';

afterEach(() => { chooseLocale(null); });

test('dates, numbers and money are written as a member chose, at once; words in sentences stay English', () => {
  chooseLocale('en-GB');
  expect([number(12_840.5), money(1_840, 'EUR'), plainDay('2026-11-25')]).toEqual(['12,840.5', '€1,840', '25 Nov 2026']);
  chooseLocale('en-US');
  expect(plainDay('2026-11-25')).toBe('Nov 25, 2026');
  expect(month('2026-11-25')).toBe('November 2026');
  chooseLocale('de-DE');
  expect([number(12_840.5), plainDay('2026-11-25'), counted(2_000, 'person', 'people')]).toEqual(['12.840,5', '25. Nov. 2026', '2.000 people']);
  expect([money(1_840, 'EUR'), percent(0.5), bytes(3_200_000)].map((text) => text.replace(/\s/g, ' '))).toEqual(['1.840 €', '50 %', '3,2 MB']);
  expect(ago('2026-11-23T09:00:00Z', new Date('2026-11-25T09:00:00Z'))).toBe('2 days ago');
});

test('a choice that is none leaves what the browser says', () => {
  chooseLocale('no_such-thing');
  expect(number(1_284)).toBe('1,284');
});
