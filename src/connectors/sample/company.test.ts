import { describe, expect, test } from 'vitest';
import { ownSpans } from '#language/quotes.ts';
import { sentences } from '#language/sentences.ts';
import { makeCompany } from './company.ts';
import type { Company } from './shapes.ts';

const now = new Date('2026-11-25T08:00:00Z');
const company = makeCompany(1, now);

const ownTexts = (text: string): string[] => ownSpans(text).map(([start, end]) => text.slice(start, end));
const said = ({ mails, moments, responses }: Company): string[] => [...mails.flatMap(({ text }) => ownTexts(text)), ...moments.map(({ text }) => text), ...responses.map(({ comment }) => comment)].filter(Boolean);
const happenings = ({ mails, moments, purchases, readings, usage, responses }: Company): Date[] => [mails, moments, purchases, readings, usage, responses].flatMap((list: readonly { at: Date }[]) => list.map(({ at }) => at));

describe('the made-up company', () => {
  test('is the same for the same seed and day, at any hour, and another one for another seed', () => {
    expect(JSON.stringify(makeCompany(1, new Date('2026-11-25T23:10:00Z')))).toBe(JSON.stringify(company));
    expect(makeCompany(2, now).persons.map(({ name }) => name)).not.toEqual(company.persons.map(({ name }) => name));
  });

  test('has about three hundred people at about seventy organisations, and thousands of things that happened between them', () => {
    expect(company.persons.length).toBeGreaterThan(280);
    expect(company.persons.length).toBeLessThan(340);
    expect(company.organisations).toHaveLength(69);
    expect(company.mails.length).toBeGreaterThan(2500);
    for (const list of [company.moments, company.purchases, company.readings, company.usage]) expect(list.length).toBeGreaterThan(500);
    for (const list of [company.responses, company.relationships]) expect(list.length).toBeGreaterThan(300);
    expect(new Set(company.moments.map(({ kind }) => kind)).size).toBe(8);
  });

  test('says no sentence more than three times', () => {
    const times = new Map<string, number>();
    for (const text of said(company)) {
      for (const [start, end] of sentences(text, [[0, text.length]])) {
        const sentence = text.slice(start, end).toLowerCase().replace(/\s+/g, ' ').trim();
        times.set(sentence, (times.get(sentence) ?? 0) + 1);
      }
    }
    expect(times.size).toBeGreaterThan(6000);
    expect([...times].filter(([, count]) => count > 3)).toEqual([]);
  });

  test('leaves no brace, bracket or gap in what is said', () => {
    const texts = [...said(company), ...company.mails.map(({ subject }) => subject), ...company.moments.flatMap(({ subject }) => subject ?? [])];
    expect(texts.filter((text) => /[{}[\]|]|undefined|null|NaN| {2}| [,.?!]|\.\.|^\s*$/.test(text))).toEqual([]);
  });

  test('speaks in whole sentences that begin large and end with a mark', () => {
    expect(said(company).filter((text) => !/^[A-Z0-9]/.test(text) || !/[.?!]$/.test(text))).toEqual([]);
  });

  test('ends yesterday, and nothing is later', () => {
    for (const [moment, end] of [['2026-11-25T00:00:00Z', '2026-11-24'], ['2026-11-23T09:00:00Z', '2026-11-22'], ['2028-03-01T12:00:00Z', '2028-02-29']] as const) {
      const made = moment.startsWith('2026-11-25') ? company : makeCompany(1, new Date(moment));
      const moments = happenings(made).sort((a, b) => a.getTime() - b.getTime());
      expect(made.endsAt.toISOString()).toBe(`${end}T23:59:59.000Z`);
      expect(moments.at(-1)!.getTime()).toBeLessThanOrEqual(made.endsAt.getTime());
      expect(made.endsAt.getTime() - moments.at(-1)!.getTime()).toBeLessThan(3 * 86_400_000);
      expect(made.endsAt.getTime() - moments[0]!.getTime()).toBeGreaterThan(1000 * 86_400_000);
      expect(made.relationships.filter(({ since }) => since > made.endsAt)).toEqual([]);
    }
  });

  test('folds quotes, signatures and copied heads: what counts as own is what was said', () => {
    const own = company.mails.flatMap(({ text }) => ownTexts(text));
    expect(company.mails.filter(({ text }) => ownTexts(text).length === 0)).toEqual([]);
    expect(own.filter((text) => /^>|wrote:|Original Message|^--|\+44|Sent from|^From:|^Subject:/m.test(text))).toEqual([]);
    expect(own.filter((text) => /\n\n?(Best|Kind regards|Cheers|Thanks|Yours|Warm)/.test(text))).toEqual([]);
    expect(company.mails.filter(({ text }) => /^>/m.test(text)).length).toBeGreaterThan(500);
  });

  test('lets some mails go unanswered, some go to many and some to our shared address', () => {
    const answered = new Set(company.mails.flatMap(({ references }) => references.slice(-1)));
    const opened = company.mails.filter(({ references, from }) => references.length === 0 && !from.email.endsWith(`@${company.domain}`));
    expect(opened.filter(({ key }) => !answered.has(key)).length).toBeGreaterThan(100);
    expect(opened.filter(({ key }) => answered.has(key)).length).toBeGreaterThan(500);
    expect(company.mails.filter(({ to }) => to.length > 5).length).toBeGreaterThanOrEqual(8);
    expect(company.mails.filter(({ to }) => to.some(({ email }) => email === company.sharedAddress)).length).toBeGreaterThan(100);
    expect(company.mails.filter(({ isAutomatic }) => isAutomatic).length).toBeGreaterThan(3);
  });

  test('lives at addresses and numbers that nobody real can have', () => {
    const addresses = [...company.persons.flatMap(({ email }) => email ?? []), ...company.members.map(({ email }) => email), ...company.organisations.map(({ domain }) => `x@${domain}`)];
    expect(addresses.filter((address) => !address.endsWith('.example'))).toEqual([]);
    expect(company.persons.flatMap(({ phone }) => phone ?? []).filter((phone) => !/^\+44 1632 960\d{3}$/.test(phone))).toEqual([]);
    for (const values of [company.persons.flatMap(({ email }) => email ?? []), company.persons.flatMap(({ phone }) => phone ?? []), company.persons.flatMap(({ customerId }) => customerId ?? []), company.organisations.map(({ domain }) => domain)]) {
      expect(new Set(values).size).toBe(values.length);
    }
  });

  test('can be made from any seed on any day', () => {
    for (let seed = 3; seed < 9; seed++) {
      const made = makeCompany(seed, new Date(Date.UTC(2027, seed, seed * 3, 5)));
      expect(made.persons.some(({ name }) => name === 'Grace Hopper')).toBe(true);
    }
  });
});
