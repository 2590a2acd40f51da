// How tables are cut, decoded and understood before anything is stored.
import { expect, test } from 'vitest';
import { Problem } from '#base/problem.ts';
import type { ColumnMap, Parsed } from '#rooms/imports/index.ts';
import { eventsIn as events, personsIn as persons, readAll, rejectsIn as rejects } from '#test/tables.ts';

const names = (parsed: readonly Parsed[]) => persons(parsed).map((person) => person.name);
const problemOf = async (reading: Promise<unknown>): Promise<string> => {
  const error = await reading.then(() => null, (caught: unknown) => caught);
  expect(error).toBeInstanceOf(Problem);
  return (error as Problem).message;
};

const PEOPLE = 'email;name\r\njose@a.example;José Müßig\r\nzoe@a.example;Zoë “Z” Łuk\r\n';

test.each<[string, Uint8Array]>([
  ['UTF-8', Buffer.from(PEOPLE)],
  ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(PEOPLE)])],
  ['UTF-16, little end first, with a mark', Buffer.from(`\ufeff${PEOPLE}`, 'utf16le')],
  ['UTF-16, little end first, without a mark', Buffer.from(PEOPLE, 'utf16le')],
  ['UTF-16, big end first', Buffer.from(`\ufeff${PEOPLE}`, 'utf16le').swap16()],
])('%s is read right, also in single bytes', async (_name, bytes) => {
  for (const pieceBytes of [1, 7, 65_536]) expect(names(await readAll(bytes, { pieceBytes }))).toEqual(['José Müßig', 'Zoë “Z” Łuk']);
});

test('Latin-1 and Windows-1252 are read right', async () => {
  expect(names(await readAll(Buffer.from('email;name\njose@a.example;José Müßig\n', 'latin1')))).toEqual(['José Müßig']);
  expect(names(await readAll(Buffer.from([...Buffer.from('email;name\nz@a.example;'), 0x93, 0x5a, 0x6f, 0xeb, 0x94, 0x20, 0x80, 0x0a])))).toEqual(['“Zoë” €']);
});

test.each([['comma', ','], ['semicolon', ';'], ['tab', '\t'], ['bar', '|']])('cells parted by a %s', async (_name, sign) => {
  expect(names(await readAll(`email${sign}name\na@a.example${sign}Ada\nb@a.example${sign}"Bob${sign}B"\n`))).toEqual(['Ada', `Bob${sign}B`]);
});

test('line numbers are those of the file, also behind cells of several lines, blank lines and a preamble', async () => {
  const parsed = await readAll('Report of today\n\nemail,date,amount,note\n\na@a.example,2024-01-01,1,"one\ntwo\r\nthree"\n\nb@a.example,bad,1,\n,,,\nc@a.example,2024-01-03,3,\n');
  expect(parsed.map((one) => [one.kind, one.line])).toEqual([['record', 5], ['reject', 9], ['record', 11]]);
});

test('a row with more cells than titles is refused, with fewer it is taken for what it has', async () => {
  const parsed = await readAll('email,name,title\na@a.example,Ada,Boss,Extra\nb@a.example,Bob\nc@a.example,Cy,,,\n');
  expect(rejects(parsed).map((one) => one.reason)).toEqual(['The row has 4 cells where the table has 3 columns, so what belongs where cannot be known ("Extra" is one too many).']);
  expect(names(parsed)).toEqual(['Bob', 'Cy']);
});

test('a cell of 10 MB is refused with its line and the rows around it are read', async () => {
  const giant = `email,name\na@a.example,Ada\nb@a.example,"${'x'.repeat(10_000_000)}"\nc@a.example,Cy\n`;
  const parsed = await readAll(giant, { pieceBytes: 100_000 });
  expect(names(parsed)).toEqual(['Ada', 'Cy']);
  expect(rejects(parsed)).toMatchObject([{ line: 3, reason: 'One row is longer than 1,000,000 characters, which no row of a table should be.' }]);
  expect(rejects(parsed)[0]!.raw.length).toBeLessThan(3000);
});

test('after a quote that never closes reading goes on with the next line', async () => {
  const rest = Array.from({ length: 30_000 }, (_, n) => `p${n}@a.example,"Person ${n}"\n`).join('');
  const parsed = await readAll(`email,name\na@a.example,Ada\nb@a.example,"Bob\n${rest}`, { pieceBytes: 50_000 });
  expect(rejects(parsed).map((one) => one.line)).toEqual([3]);
  expect(names(parsed)).toHaveLength(30_001);
  expect(parsed.at(-1)?.line).toBe(30_003);
});

test('a quote in the last line that is never closed refuses that line', async () => {
  const parsed = await readAll('email,name\na@a.example,Ada\nb@a.example,"Bob\n');
  expect(names(parsed)).toEqual(['Ada']);
  expect(rejects(parsed)).toMatchObject([{ line: 3, reason: 'A quote is opened in this row and never closed.' }]);
});

test('rows are the same whatever their columns\' order, delimiter and quotes, and differ by what stands in them', async () => {
  const [one] = events(await readAll('email,date,amount,shop\na@a.example,2024-01-01,5,Paris\n'));
  const [same] = events(await readAll('shop;amount;date;email\n"Paris";5;2024-01-01;a@a.example\n'));
  const [other] = events(await readAll('email,date,amount,shop\na@a.example,2024-01-01,5,Rome\n'));
  expect(same?.sourceKey).toBe(one?.sourceKey);
  expect(same?.details).toEqual(one?.details);
  expect(other?.sourceKey).not.toBe(one?.sourceKey);
});

test('what our own download made harmless comes back as it was', async () => {
  expect(names(await readAll('email,name\na@a.example,\'=HYPERLINK Ada\nb@a.example,O\'Neil\n'))).toEqual(['=HYPERLINK Ada', 'O\'Neil']);
});

test('times without a zone are those of the workspace', async () => {
  const [event] = events(await readAll('email,at,feature\na@a.example,2024-07-01 09:00,export\n', { timeZone: 'Europe/Berlin' }));
  expect(event?.at.toISOString()).toBe('2024-07-01T07:00:00.000Z');
});

test('whether 3/4 is in March or in April is told by the column, by the rest of a long file, by a map, or asked', async () => {
  const days = (parsed: Parsed[]) => events(parsed).map((event) => event.at.toISOString().slice(0, 10));
  expect(days(await readAll('email,date,amount\na@a.example,3/4/2024,1\nb@a.example,15/4/2024,1\n'))).toEqual(['2024-04-03', '2024-04-15']);
  expect(days(await readAll('email,date,amount\na@a.example,3/4/2024,1\nb@a.example,4/15/2024,1\n'))).toEqual(['2024-03-04', '2024-04-15']);
  const asked = await problemOf(readAll('email,date,amount\na@a.example,3/4/2024,1\n'));
  expect(asked).toBe('In the column "date" of table.csv "3/4/2024" can be two days. Say which comes first with a map (--map FILE): {"dateFormat":"day first"} or {"dateFormat":"month first"}.');
  expect(days(await readAll('email,date,amount\na@a.example,3/4/2024,1\n', { map: { dateFormat: 'month first' } }))).toEqual(['2024-03-04']);
  const long = Array.from({ length: 20_000 }, (_, n) => `p${n}@a.example,3/4/2024,1`).join('\n');
  expect(days(await readAll(`email,date,amount\n${long}\nz@a.example,31/4/2024,1\nz@a.example,30/4/2024,1\n`)).at(-1)).toBe('2024-04-30');
  const late = await readAll(`email,date,amount\n${long.replaceAll('3/4/2024', '2024-04-03')}\nz@a.example,3/4/2024,1\n`);
  expect(rejects(late)[0]?.reason).toContain('"3/4/2024" in the column "date" can be two days.');
});

test('dots beside slashes in one column say nothing of the slashes', async () => {
  const days = (parsed: Parsed[]) => events(parsed).map((event) => event.at.toISOString().slice(0, 10));
  const mixed = 'email,date,amount\na@a.example,2.2.2020,1\na@a.example,13.2.2020,1\na@a.example,5.2.2020,1\na@a.example,03/04/2022,1\n';
  expect(await problemOf(readAll(mixed))).toContain('In the column "date" of table.csv "03/04/2022" can be two days.');
  expect(days(await readAll(`${mixed}a@a.example,04/15/2022,1\n`))).toEqual(['2020-02-02', '2020-02-13', '2020-02-05', '2022-03-04', '2022-04-15']);
  expect(days(await readAll(`${mixed}a@a.example,15/04/2022,1\n`)).slice(3)).toEqual(['2022-04-03', '2022-04-15']);
  expect(days(await readAll(mixed, { map: { dateFormat: 'month first' } }))).toEqual(['2020-02-02', '2020-02-13', '2020-02-05', '2022-03-04']);
  expect(days(await readAll(mixed, { map: { dateFormat: 'day first' } })).at(-1)).toBe('2022-04-03');
});

test('of a long file with dots and slashes the rows further down tell, whatever the pieces it comes in', async () => {
  const rows = Array.from({ length: 12_000 }, (_, n) => `p${n}@a.example,${n % 2 ? '13.2.2024' : '03/04/2024'},1`);
  const file = `email,date,amount\n${rows.join('\n')}\nz@a.example,14.2.2024,1\nz@a.example,04/15/2024,1\nz@a.example,16/04/2024,1\n`;
  for (const pieceBytes of [1_000, 65_536]) {
    const parsed = await readAll(file, { pieceBytes });
    expect(events(parsed).slice(0, 2).map((event) => event.at.toISOString().slice(0, 10))).toEqual(['2024-03-04', '2024-02-13']);
    expect(rejects(parsed).map(({ line, reason }) => [line, reason])).toEqual([[12_004, '"16/04/2024" in the column "date" cannot be read with the month first, as the others there are; write it like them, or as 2024-03-12.']]);
  }
  const late = `email,date,amount\n${rows.join('\n').replaceAll('03/04/2024', '5.2.2024')}\nz@a.example,3/4/2024,1\nz@a.example,3/15/2024,1\n`;
  const parsed = await readAll(late);
  expect(rejects(parsed).map((one) => one.line)).toEqual([12_002]);
  expect(events(parsed).at(-1)?.at.toISOString()).toBe('2024-03-15T00:00:00.000Z');
});

test('an unknown table is shown by its columns, with the nearest map as an example', async () => {
  expect(await problemOf(readAll('Wer,Wann,Wieviel\na@a.example,2024-01-01,5.00\n', { name: 'kauf.csv' }))).toBe(
    'The columns of kauf.csv ("Wer", "Wann", "Wieviel") name no layout that is known here. Say what they mean with a map (--map FILE), for example {"layout":"people","columns":{"Wer":"email","Wann":"custom field","Wieviel":"custom field"}}.');
  const map = { layout: 'purchases', columns: { Wer: 'email', Wann: 'date', Wieviel: 'amount' }, constants: { currency: 'CHF' } };
  expect(events(await readAll('Wer,Wann,Wieviel\na@a.example,2024-01-01,5.00\n', { map }))).toMatchObject([{ kind: 'purchase', purchase: { amount: 5, currency: 'CHF' } }]);
});

test('a map that cannot be used says why', async () => {
  const read = (map: ColumnMap) => problemOf(readAll('who,when\na@a.example,2024-01-01\n', { map }));
  expect(await read({ layout: 'purchase', columns: {} })).toMatch(/^The map cannot be used: .*purchases.*\(at layout\)\.$/);
  expect(await read({ layout: 'people', columns: { who: 'mail' } })).toContain('"mail" is no field of people. Its fields are email, name,');
  expect(await read({ layout: 'people', columns: { whom: 'email' } })).toContain('The map names a column "whom" that the file does not have. Its columns are "who", "when".');
  expect(await read({ layout: 'purchases', columns: { who: 'email', when: 'date' } })).toContain('table.csv is to be read as purchases, but it has no column for amount');
  expect(await read({ layout: 'people', columns: { who: 'email', when: 'email' } })).toBe('The map cannot be used: Two columns are mapped to "email"; only one can be (at columns).');
});

test('a table without titles and one of fixed width are read by a map, and known again by their shape', async () => {
  const bare = 'a@a.example;2024-01-01;5,00\nb@a.example;2024-01-02;6,50\n';
  expect(await problemOf(readAll(bare))).toContain('table.csv has no column titles: its first row holds "a@a.example".');
  const map = { layout: 'purchases', hasHeader: false, columns: { 1: 'email', 2: 'date', 3: 'amount' } };
  expect(events(await readAll(bare, { map })).map((event) => event.purchase?.amount)).toEqual([5, 6.5]);
  const maps = new Map<string, ColumnMap>([['no titles ; email date number', map]]);
  expect(events(await readAll(`c@a.example;2024-02-01;7,00\n${bare}`, { maps }))).toHaveLength(3);
  const fixed = 'C001 20240101   5.00\nC002 20240102  16.50\n';
  const widths = { layout: 'purchases', hasHeader: false, fixedWidth: [[0, 4], [5, 13], [13, 20]], columns: { 1: 'customer id', 2: 'date', 3: 'amount' } };
  expect(events(await readAll(fixed, { name: 'sales.txt', map: widths })).map((event) => [event.participants[0]?.handles[0]?.value, event.purchase?.amount])).toEqual([['C001', 5], ['C002', 16.5]]);
});

test('a map given before is used for a table with the same titles, whatever their case, also below a preamble', async () => {
  const maps = new Map<string, ColumnMap>([['wer|wann|wieviel', { layout: 'purchases', columns: { Wer: 'email', Wann: 'date', Wieviel: 'amount' } }]]);
  expect(events(await readAll('WER;wann;Wie_viel\na@a.example;2024-01-01;5\n', { maps }))).toHaveLength(1);
  expect(events(await readAll('Bericht vom Montag;;\n;;\nWER;wann;Wie_viel\na@a.example;2024-01-01;5\n', { maps }))).toHaveLength(1);
});

test('equal rows are one thing told twice, unless the map says that each is one of its own', async () => {
  const text = 'email,date,amount\na@a.example,2024-01-01,5\na@a.example,2024-01-01,5\na@a.example,2024-01-01,5\n';
  const keys = (parsed: Parsed[]) => new Set(events(parsed).map((event) => event.sourceKey)).size;
  expect(keys(await readAll(text))).toBe(1);
  expect(keys(await readAll(text, { map: { equalRows: 'each' } }))).toBe(3);
});

test('an id that several addresses share is the company\'s, and makes one person of nobody', async () => {
  const parsed = await readAll('email,customer id,name\na@a.example,7,Ada\nb@a.example,7,Bob\nc@b.example,8,Cy\nd@b.example,8,Dora\n');
  expect(persons(parsed).map((person) => person.handles.length)).toEqual([1, 1, 1, 1]);
  expect(persons(parsed)[0]?.values).toMatchObject({ 'customer id': 7 });
});

test.each([
  ['tickets', 'id,subject,status,created_at,priority,channel\n1,Help,open,2024-01-01,high,web\n2,Help me,open,2024-01-02,low,web\n'],
  ['a list of who is on which list', 'contact_id,list_id,added_at,by\n1,4,2024-01-01,x\n2,4,2024-01-01,x\n'],
  ['products', 'id,title,vendor,type_id,weight,created\n1,Shoe,Acme,3,10,2024-01-01\n'],
  ['payments that were only begun', 'id,amount,amount_capturable,created,currency,customer_id\npi_1,100,100,2024-01-01,usd,c1\n'],
  ['interactions of kinds that are none', 'id,type,created,customer_id,brand,last4,exp\n1,card,2024-01-01,c1,visa,1,1\n'],
])('%s are not taken for people or for what people did', async (_name, text) => {
  expect(await problemOf(readAll(text))).toMatch(/name no layout that is known here|equally well/);
});

test('reading again gives the same in the same order', async () => {
  const text = `email,date,amount\n${Array.from({ length: 500 }, (_, n) => `p${n % 7}@a.example,2024-01-0${(n % 9) + 1},${n % 5}`).join('\n')}\n`;
  expect(await readAll(text, { pieceBytes: 1000 })).toEqual(await readAll(text));
});
