import { describe, expect, test } from 'vitest';
import { EXCERPT_CHARACTERS_MAX, excerptOf } from './interaction.ts';
import { readDomain } from './ownDomain.ts';
import { eventOfPosted, momentOf, postedInteraction, refusalOf } from './posted.ts';

test('an excerpt is one line, cut at a word, never longer than said', () => {
  expect(excerptOf('  Hello\n\n there ')).toBe('Hello there');
  const long = excerptOf('word '.repeat(200));
  expect(long.length).toBeLessThanOrEqual(EXCERPT_CHARACTERS_MAX);
  expect(long.endsWith('word…')).toBe(true);
  expect(excerptOf('x'.repeat(1_000)).length).toBe(EXCERPT_CHARACTERS_MAX);
  expect(excerptOf('😀'.repeat(1_000)).isWellFormed()).toBe(true);
});

test('a domain is read however it is written', () => {
  expect(['Acme.com', '@acme.com', 'www.acme.com', 'ada@acme.com', 'acme', 'ac me.com'].map(readDomain)).toEqual(['acme.com', 'acme.com', 'acme.com', 'acme.com', null, null]);
});

describe('an interaction that is told', () => {
  const told = (fields: object) => postedInteraction.parse({ email: 'ada@acme.example', kind: 'note', at: '2026-01-01', ...fields });
  const refused = (fields: object) => refusalOf(told(fields))?.reason;
  const event = (fields: object) => eventOfPosted(told(fields), { at: new Date(0), key: 'k', memberEmail: 'ida@ours.example', currency: 'EUR', bytes: new Uint8Array() });

  test('needs what its kind is about', () => {
    expect(refused({})).toBeUndefined();
    expect(refused({ email: undefined })).toBe('It does not say with whom: a mail address or another handle is needed.');
    expect(refused({ kind: 'purchase' })).toBe('A purchase needs an amount.');
    expect(refused({ amount: 3 })).toBe('Only a purchase has an amount.');
    expect(refused({ kind: 'reading' })).toBe('A reading needs the content item that was read.');
    expect(refused({ kind: 'survey response' })).toMatch(/There is no answer in it/);
    expect(refused({ kind: 'mail', score: 3 })).toMatch(/Only a survey response/);
  });
  test('means the beginning of a day where only the day is told, in the time zone of the workspace', () => {
    expect(momentOf('2026-07-01', 'Europe/Berlin')?.toISOString()).toBe('2026-06-30T22:00:00.000Z');
    expect(momentOf('2026-07-01T10:00:00+02:00', 'UTC')?.toISOString()).toBe('2026-07-01T08:00:00.000Z');
    expect([momentOf('2026-02-30', 'UTC'), momentOf('soon', 'UTC')]).toEqual([null, null]);
  });
  test('credits words to the customer only where they are the customer\'s', () => {
    const roleOf = (fields: object) => event({ text: 'It broke again.', ...fields }).participants[0]?.role;
    expect(roleOf({ kind: 'mail', direction: 'in' })).toBe('author');
    expect(roleOf({ kind: 'survey response' })).toBe('author');
    expect(roleOf({ kind: 'mail', direction: 'out' })).toBe('to');
    expect(roleOf({ kind: 'call', direction: 'in' })).toBe('subject');
    expect(roleOf({ kind: 'note' })).toBe('subject');
  });
  test('"me" is the member who tells it, and an amount without a currency is in that of the workspace', () => {
    expect(event({ kind: 'call', member: 'me' }).participants[1]?.handles).toEqual([{ kind: 'email', value: 'ida@ours.example' }]);
    expect(event({ kind: 'purchase', amount: 12.5 }).purchase).toEqual({ amount: 12.5, currency: 'EUR' });
  });
});
