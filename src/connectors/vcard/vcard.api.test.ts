import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { counts, importInto } from '#test/importing.ts';
import type { World } from '#test/world.ts';
import { openWorld } from '#test/world.ts';
import { registerVcard } from './index.ts';

let world: World;
beforeAll(async () => {
  registerVcard();
  world = await openWorld();
});
afterAll(() => world.close());

type At = Awaited<ReturnType<World['addWorkspace']>>;
const bring = (where: At, files: Parameters<typeof importInto>[1]) => importInto(world, files, { workspaceId: where.workspaceId, as: where.owner });
const people = (where: At) => world.db.withWorkspace(where.workspaceId, (tx) => tx.run<{ name: string; organisation: string | null; title: string | null; phone: string | null; city: string | null; country: string | null; tags: string[]; handles: string[] }>(sql`
  select p.name, o.name as organisation, p.title, p.phone, p.city, p.country, p.tags,
    (select array_agg(h.kind || ' ' || h.value order by h.kind, h.value) from handle h where h.workspace_id = ${tx.workspaceId} and h.person_id = p.id) as handles
  from person p left join organisation o on o.workspace_id = ${tx.workspaceId} and o.id = p.organisation_id where p.workspace_id = ${tx.workspaceId} order by p.name`));

const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');
const ADA = card('VERSION:3.0', 'N:Lovelace;Ada;;;', 'FN:Ada Lovelace', 'ORG:Acme\\, Inc.;Engines', 'TITLE:Programmer', 'item1.EMAIL;type=INTERNET:ada@home.example', 'item2.EMAIL;type=INTERNET;type=WORK;type=pref:Ada@acme.example',
  'item1.X-ABLabel:_$!<Home>!$_', 'TEL;type=CELL:+44 20 7946 0000', 'ADR;type=WORK:;;1 St James;London;;SW1;United Kingdom', 'CATEGORIES:vip,engines', 'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRg', ' ABAQAAAQABAAD', 'NOTE:Likes\\nlong walks');

test('cards of version 3 and 4 become people with all they tell; the same file twice changes nothing', async () => {
  const here = await world.addWorkspace('cards');
  const grace = card('VERSION:4.0', 'FN:Grace Hopper', 'EMAIL;PREF=2:g@home.example', 'EMAIL;PREF=1:grace@tarn.example', 'TEL;VALUE=uri;TYPE="voice,work":tel:+1-212-555-0100', 'UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1', 'BDAY:--1209');
  const files = { 'all.vcf': ADA + grace };
  expect(counts(await bring(here, files))).toBe('read 2: 2 created');
  expect(await people(here)).toEqual([
    { name: 'Ada Lovelace', organisation: 'Acme, Inc.', title: 'Programmer', phone: '+44 20 7946 0000', city: 'London', country: 'United Kingdom', tags: ['vip', 'engines'], handles: ['email ada@acme.example', 'email ada@home.example'] },
    { name: 'Grace Hopper', organisation: 'Tarn', title: null, phone: '+1-212-555-0100', city: null, country: null, tags: [], handles: ['email g@home.example', 'email grace@tarn.example'] }]);
  const records = () => world.db.withWorkspace(here.workspaceId, (tx) => tx.run(sql`select id from record where workspace_id = ${tx.workspaceId}`));
  expect(await records()).toHaveLength(2);
  expect(counts(await bring(here, files))).toBe('read 2: 2 unchanged');
  expect(await records()).toHaveLength(2);
});

test('telephones’ old cards, quoted-printable and all, are read', async () => {
  const here = await world.addWorkspace('phones');
  const files = { 'phone.vcf': card('VERSION:2.1', 'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=96zt=C3=BCrk;Kai;;;', 'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Kai =C3=96z=', 't=C3=BCrk', 'TEL;CELL;VOICE:0171 2345678', 'EMAIL;INTERNET:kai@solo.example', 'PHOTO;JPEG;ENCODING=BASE64:', '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBD', 'AAgGBgcGBQgHBwcJ') };
  expect(counts(await bring(here, files))).toBe('read 1: 1 created');
  expect(await people(here)).toMatchObject([{ name: 'Kai Öztürk', phone: '0171 2345678', handles: ['email kai@solo.example'] }]);
});

test('letters are read by their marks: UTF-16, and Windows-1252 where it is no UTF-8', async () => {
  const here = await world.addWorkspace('letters');
  await bring(here, { 'a.vcf': Buffer.from(`\ufeff${card('VERSION:3.0', 'FN:Jürgen', 'EMAIL:j@a.example')}`, 'utf16le'), 'b.vcf': Buffer.from(card('VERSION:3.0', 'FN:Zoë', 'EMAIL:z@a.example'), 'latin1') });
  expect((await people(here)).map((one) => one.name)).toEqual(['Jürgen', 'Zoë']);
});

test('whoever has no mail address is known by id or own telephone; an office’s number makes nobody one', async () => {
  const here = await world.addWorkspace('numbers');
  await bring(here, { 'a.vcf': card('VERSION:3.0', 'FN:Ann', 'EMAIL:ann@a.example', 'TEL;TYPE=WORK:030 1234567') + card('VERSION:3.0', 'FN:Bob', 'EMAIL:bob@a.example', 'TEL;TYPE=WORK:030 1234567') + card('VERSION:3.0', 'FN:Cy', 'TEL;TYPE=CELL:0171 9999999') + card('VERSION:3.0', 'FN:Di', 'UID:abc', 'TEL;TYPE=WORK:030 1234567') });
  expect((await people(here)).map((one) => [one.name, one.handles])).toEqual([['Ann', ['email ann@a.example']], ['Bob', ['email bob@a.example']], ['Cy', ['phone 01719999999']], ['Di', ['vcard id abc']]]);
});

test('a company’s card becomes an organisation', async () => {
  const here = await world.addWorkspace('companies');
  const files = { 'a.vcf': card('VERSION:3.0', 'FN:Acme', 'ORG:Acme', 'X-ABShowAs:COMPANY', 'URL:https://www.acme.example/about', 'TEL:030 1') };
  expect(counts(await bring(here, files))).toBe('read 1: 1 created');
  expect(counts(await bring(here, files))).toBe('read 1: 1 unchanged');
  const rows = await world.db.withWorkspace(here.workspaceId, (tx) => tx.run(sql`select o.name, d.domain from organisation o join organisation_domain d on d.workspace_id = o.workspace_id and d.organisation_id = o.id where o.workspace_id = ${tx.workspaceId}`));
  expect(rows).toEqual([{ name: 'Acme', domain: 'acme.example' }]);
});

test('cards that cannot be used are rejected with the reason, and the others come in', async () => {
  const here = await world.addWorkspace('bad');
  const run = await bring(here, { 'a.vcf': card('VERSION:3.0', 'FN:Nobody') + card('VERSION:3.0', 'FN:Wrong', 'EMAIL:not an address') + card('VERSION:4.0', 'KIND:group', 'FN:Friends', 'MEMBER:urn:uuid:1') + ADA + 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cut\r\nEMAIL:c@a.ex' });
  expect(counts(run)).toBe('read 5: 1 created, 4 rejected');
  expect(run.rejects.map((reject) => [reject.line, reject.reason])).toEqual([
    [1, 'Nobody can be recognised by this card (Nobody): it has no mail address, no phone number and no id.'], [5, '"not an address" is no mail address.'],
    [10, 'This card is a list of other cards, not a person.'], [32, 'This card breaks off: its last line, END:VCARD, is missing.']]);
});
