import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisationTables, personTables } from '#base/registry.ts';
import { peopleEndpoints } from '#rooms/people/index.ts';
import { calling } from '#test/calling.ts';
import { dumpGraph } from '#test/graphDump.ts';
import { counts, importInto } from '#test/importing.ts';
import { readCatalog } from '#test/tidy/catalog.ts';
import { openRooms } from '#test/rooms.ts';
import type { World } from '#test/world.ts';

let world: World;
beforeAll(async () => {
  world = await openRooms();
  await importInto(world, {
    'people.csv': 'email,customer id,name,company,title,shoe size,tags\nada@acme.example,17,Ada Lovelace,Acme,=cmd|calc,38,"vip, beta"\nada.lovelace@acme.example,18,Ada Lovelace,Acme,,,\nada+news@acme.example,,Ada News,,,,\nada=acme.example@lists.example,,Ada via list,,,,\nada.l@gmail.com,20,Ada Lovelace,,,,\nkai@tarn.example,19,Kai Berg,Tarn,,,\n',
    'organisations.csv': 'name,domain,plan,yearly revenue\nAcme,acme.example,Pro,1200\nAcme Germany,acme.test,,\n',
    'relationships.csv': 'from email,to email,kind,since\nada@acme.example,kai@tarn.example,knows,2025-05-01\n',
    'purchases.csv': 'email,date,amount,currency,order id\nada@acme.example,2026-01-03,49.00,EUR,o1\n',
    'mails.mbox': 'From x Mon Jan  5 10:00:00 2026\nMessage-ID: <s1@mail.example>\nFrom: Ada Lovelace <ada.l@gmail.com>\nTo: kai@tarn.example\nSubject: Hi\nDate: Mon, 5 Jan 2026 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\nSee you there.\n\n-- \nAda Lovelace\nada@acme.example\n\n',
  });
});
afterAll(() => world.close());

const people = () => calling(world, peopleEndpoints);

test('every table with rows of a person or an organisation says how they merge, export and are erased', async () => {
  const catalog = await readCatalog(world.db.driver);
  const held = (pattern: RegExp) => catalog.flatMap(({ name, columns, primaryKey }) => {
    const own = columns.filter((column) => pattern.test(column)).sort();
    return own.length > 0 ? [{ key: name, columns: own, id: primaryKey.filter((column) => column !== 'workspace_id') }] : [];
  });
  const registered = (tables: typeof personTables) => tables.all().map(({ key, columns, id }) => ({ key, columns: [...columns].sort(), id: [...id] })).sort((a, b) => (a.key < b.key ? -1 : 1));
  expect(registered(personTables)).toEqual(held(/(^|_)person_id$/));
  expect(registered(organisationTables)).toEqual(held(/(^|_)organisation_id$/));
});

async function readAll(name: string): Promise<string> {
  let text = '';
  let after: string | undefined;
  do {
    const piece = await people()('exports.read', { name, limit: 2, ...(after ? { after } : {}) }, {});
    text += piece.text;
    after = piece.next ?? undefined;
  } while (after);
  return text;
}

test('everything can be taken along: tables that an import reads back unchanged, and lines of JSON for the rest', async () => {
  const { items } = await people()('exports.list', {}, {});
  const names = items.map((one) => one.name);
  for (const name of ['people.csv', 'organisations.csv', 'relationships.csv', 'content.csv', 'purchases.csv', 'interactions.csv', 'record.jsonl', 'event.jsonl', 'handle.jsonl']) expect(names).toContain(name);
  expect(names.filter((name) => /api_key|invitation|tombstone/.test(name))).toEqual([]);
  const texts = new Map<string, string>();
  for (const name of names) texts.set(name, await readAll(name));
  expect(texts.get('people.csv')).toContain("ada@acme.example,Ada Lovelace,17,Acme,'=cmd|calc,,,,,\"vip, beta\",,,38\r\n");
  expect(texts.get('handle.jsonl')?.trim().split('\n').map((line) => (JSON.parse(line) as { value: string }).value).sort()).toEqual(['17', '18', '19', '20', 'ada+news@acme.example', 'ada.l@gmail.com', 'ada.lovelace@acme.example', 'ada=acme.example@lists.example', 'ada@acme.example', 'kai@tarn.example']);
  const without = { without: ['person_fact', 'organisation_fact', 'telling', 'record'] };
  const dump = () => world.db.withWorkspace(world.workspaceId, (tx) => dumpGraph(tx, without));
  const before = await dump();
  const again = await importInto(world, { 'people.csv': texts.get('people.csv') ?? '', 'organisations.csv': texts.get('organisations.csv') ?? '', 'relationships.csv': texts.get('relationships.csv') ?? '' });
  expect(counts(again)).toBe('read 11: 11 unchanged');
  expect(await dump()).toEqual(before);
  // What happened can be told anywhere else: here it is known by where it came from.
  expect(texts.get('interactions.csv')).toContain(',mail,among,');
  const there = await world.addWorkspace('there');
  const told = await importInto(world, { 'interactions.csv': texts.get('interactions.csv') ?? '', 'purchases.csv': texts.get('purchases.csv') ?? '' }, { workspaceId: there.workspaceId, as: there.owner });
  expect(counts(told)).toBe('read 3: 3 created');
});

test('everything of one person is one document, with raw records', async () => {
  const ada = (await people()('people.find', { handle: 'ada.l@gmail.com' }, {})).id;
  const { person, tables } = await people()('people.everything', { id: ada }, {});
  expect(person['name']).toBe('Ada Lovelace');
  expect(tables['handle']?.map((row) => row['value']).sort()).toEqual(['20', 'ada.l@gmail.com']);
  expect(tables['event']?.map((row) => row['subject'])).toEqual(['Hi']);
  expect(tables['record']?.some((row) => String(row['text']).includes('See you there.'))).toBe(true);
});

test('possible duplicates are found by address, list, signature and name, each with its reason; what somebody decided stays', async () => {
  const { items, total } = await people()('duplicates.list', {}, {});
  expect(total).toBe(items.length);
  const found = (one: string, other: string) => items.find((item) => [item.kept, item.gone].every(({ known }) => known.includes(one) || known.includes(other)));
  expect(found('ada@acme.example', 'ada+news@acme.example')?.reasons.map((reason) => reason.kind)).toEqual(['same address']);
  expect(found('ada@acme.example', 'ada=acme.example@lists.example')?.reasons.map((reason) => reason.kind)).toContain('list address');
  const signed = found('ada@acme.example', 'ada.l@gmail.com');
  expect(signed?.reasons.map((reason) => reason.kind).sort()).toEqual(['same name', 'signature']);
  expect(signed?.reasons.find((reason) => reason.kind === 'signature')?.proof).toBe('ada@acme.example');
  expect(found('ada@acme.example', 'ada.lovelace@acme.example')?.reasons.map((reason) => reason.kind)).toEqual(['same name and organisation']);
  const organisations = await people()('duplicates.list', { subject: 'organisation' }, {});
  expect(organisations.items.map((one) => one.reasons.map((reason) => reason.kind))).toEqual([['same domain name']]);

  const pair = { one: signed?.kept.id ?? '', other: signed?.gone.id ?? '' };
  await people()('duplicates.dismiss', pair, {});
  expect((await people()('duplicates.list', {}, {})).total).toBe(total - 1);
  await people()('duplicates.restore', pair, {});
  expect((await people()('duplicates.list', {}, {})).total).toBe(total);
  const acme = organisations.items[0];
  const { merging } = await people()('organisations.merge', { id: acme?.kept.id ?? '', gone: acme?.gone.id ?? '' }, {});
  expect((await people()('organisations.find', { handle: 'acme.test' }, {})).id).toBe(acme?.kept.id);
  expect(counts(await importInto(world, { 'organisations.csv': 'name,plan\nAcme Germany,Team\n' }))).toBe('read 1: 1 updated');
  await people()('mergings.undo', { id: merging }, {});
  expect((await people()('organisations.find', { handle: 'Acme Germany' }, {})).plan).toBe('Team');
  expect((await people()('organisations.find', { handle: 'acme.example' }, {})).plan).toBe('Pro');
});
