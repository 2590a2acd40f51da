import { describe, expect, test } from 'vitest';
import { isDomainOfName, isFreeMail, nameOfDomain, organisationDomain, organisationNameKey, registrableDomain } from './domain.ts';
import { judgeAll, judgeValue } from './fact.ts';
import type { KnownFact, SourceKind } from './fact.ts';
import { builtInField, fieldKey, readTags, readValue, typeOfValues } from './field.ts';
import { isEmail, normaliseHandle } from './handle.ts';
import { cleanName, nameOfAddress, nameQuality } from './name.ts';

describe('a mail domain', () => {
  test('stands for the organisation that registered it, also below a country\'s second level', () => {
    expect(['eng.acme.com', 'acme.co.uk', 'mail.acme.co.uk', 'me.com', 'a.b.github.io'].map(registrableDomain)).toEqual(['acme.com', 'acme.co.uk', 'acme.co.uk', 'me.com', 'github.io']);
  });
  test('of free mail says nothing about where somebody works', () => {
    expect(['gmail.com', 'yahoo.co.jp', 'hotmail.fr', 'web.de', 'mail.comcast.net'].every(isFreeMail)).toBe(true);
    expect(organisationDomain('ada@gmail.com')).toBeNull();
    expect(organisationDomain('ada@host.local')).toBeNull();
    expect(organisationDomain('ada@eng.acme.com')).toBe('acme.com');
  });
  test('gives an organisation a first name, and fits the names that look like it', () => {
    expect(['big-corp.co.uk', 'ibm.com', 'acme.com'].map(nameOfDomain)).toEqual(['Big Corp', 'IBM', 'Acme']);
    expect(isDomainOfName('bigcorp.com', 'Big Corp GmbH')).toBe(true);
    expect(isDomainOfName('bbc.co.uk', 'British Broadcasting Corporation')).toBe(false);
    expect(isDomainOfName('usps.com', 'United States Postal Service')).toBe(true);
    expect(isDomainOfName('acme.com', 'Zenith')).toBe(false);
  });
});

test('two spellings of one organisation share a key', () => {
  const keys = ['ACME, Inc.', 'Acme', 'acme  Ltd', '"Acme" GmbH & Co. KG', 'ACME INC'].map(organisationNameKey);
  expect(new Set(keys)).toEqual(new Set(['acme']));
  expect(organisationNameKey('Company')).toBe('company');
});

describe('a handle', () => {
  test('is compared without case, spaces and the signs of a phone number', () => {
    expect(normaliseHandle({ kind: 'Email', value: ' Ada@Acme.com ' })).toEqual({ kind: 'email', value: 'ada@acme.com' });
    expect(normaliseHandle({ kind: 'phone', value: '0049 (0)30 / 12-34 56' })).toEqual({ kind: 'phone', value: '+4930123456' });
    expect(normaliseHandle({ kind: 'customer id', value: ' C-7 ' })).toEqual({ kind: 'customer id', value: 'C-7' });
  });
  test('that can identify nobody is none', () => {
    for (const value of ['ada', 'ada@acme', '@acme.com', 'a b@acme.com', 'ada@acme..com', '.ada@acme.com']) expect(isEmail(value), value).toBe(false);
    expect(normaliseHandle({ kind: 'phone', value: '110' })).toBeNull();
    expect(normaliseHandle({ kind: 'customer id', value: '  ' })).toBeNull();
  });
});

describe('a name', () => {
  test('is cleaned of what mail programs add', () => {
    expect(['"Lovelace, Ada"', "'Ada Lovelace' via Support", 'Ada Lovelace (via list)', 'ada@acme.com', '  Ada\tLovelace ', 'Acme, Inc.'].map(cleanName))
      .toEqual(['Ada Lovelace', 'Ada Lovelace', 'Ada Lovelace', '', 'Ada Lovelace', 'Acme, Inc.']);
  });
  test('is made from an address only where the address looks like one', () => {
    expect(['ada.lovelace@acme.com', 'ada@acme.com', 'x4711@acme.com'].map(nameOfAddress)).toEqual(['Ada Lovelace', 'Ada', 'x4711@acme.com']);
    expect(['Ada Lovelace', 'Ada', 'ADA LOVELACE', ''].map(nameQuality)).toEqual([2, 1, 1, 0]);
  });
});

describe('what becomes of a value', () => {
  const value = (text: string) => ({ text, number: null, date: null });
  const fact = (text: string, source: SourceKind, isCurrent = true): KnownFact => ({ id: text, field: 'city', text, source, isCurrent, runId: null });
  test('the later of equals is current; a mail never beats a file, and nothing beats a member but a member', () => {
    expect(judgeValue('city', value('Rome'), 'import', [])).toBe('current');
    expect(judgeValue('city', value('Rome'), 'import', [fact('Oslo', 'import')])).toBe('current');
    expect(judgeValue('city', value('Rome'), 'mail', [fact('Oslo', 'import')])).toBe('noted');
    expect(judgeValue('city', value('Rome'), 'import', [fact('Oslo', 'member')])).toBe('noted');
    expect(judgeValue('city', value('Rome'), 'member', [fact('Oslo', 'member')])).toBe('current');
    expect(judgeValue('city', value('Oslo'), 'import', [fact('Oslo', 'import')])).toBe('known');
    expect(judgeValue('city', value('Oslo'), 'member', [fact('Oslo', 'import')])).toBe('current');
  });
  test('a worse name never replaces a better one, unless a member types it', () => {
    expect(judgeValue('name', value('ada'), 'import', [fact('Ada Lovelace', 'mail')])).toBe('noted');
    expect(judgeValue('name', value('Ada King'), 'mail', [fact('Ada Lovelace', 'mail')])).toBe('noted');
    expect(judgeValue('name', value('Ada King'), 'import', [fact('Ada Lovelace', 'import')])).toBe('current');
    expect(judgeValue('name', value('ada'), 'member', [fact('Ada Lovelace', 'import')])).toBe('current');
  });
  test('judged again from the beginning, the same fact stands', () => {
    const judged = judgeAll('city', [fact('Oslo', 'mail'), fact('Rome', 'import'), fact('Bonn', 'mail'), fact('Kiel', 'import')]);
    expect(judged.map((one) => [one.fact.text, one.isCurrent, one.replacedBy?.text ?? null])).toEqual([['Oslo', false, 'Rome'], ['Rome', false, 'Kiel'], ['Bonn', false, 'Bonn'], ['Kiel', true, null]]);
  });
});

describe('a field', () => {
  test('is one, however it is spelled', () => {
    expect(['Started On', 'started_on', 'startedOn', 'started.on'].map(fieldKey)).toEqual(Array(4).fill('started on'));
    expect(builtInField('person', 'Started_On')?.field).toBe('started_on');
    expect(builtInField('organisation', 'Shoe size')).toBeNull();
  });
  test('has the type that all its values have; codes with leading zeros are texts', () => {
    expect(typeOfValues(['1', '2.5', '-3'])).toBe('number');
    expect(typeOfValues(['0042', '7'])).toBe('text');
    expect(typeOfValues(['yes', 'No', ''])).toBe('yes/no');
    expect(typeOfValues(['2026-01-01', '2026-02-28'])).toBe('date');
    expect(typeOfValues(['2026-02-30'])).toBe('text');
    expect(typeOfValues([])).toBe('text');
  });
  test('keeps a value as text and as what it is', () => {
    expect(readValue('number', '1,250.5')).toEqual({ text: '1,250.5', number: 1250.5, date: null });
    expect(readValue('date', '2026-02-28T10:00:00Z')).toEqual({ text: '2026-02-28', number: null, date: '2026-02-28' });
    expect(readValue('yes/no', true)).toEqual({ text: 'yes', number: 1, date: null });
    expect([readValue('number', 'many'), readValue('date', 'soon'), readValue('text', ' ')]).toEqual([null, null, null]);
    expect(readTags('vip, beta; vip|x')).toEqual(['vip', 'beta', 'x']);
  });
});
