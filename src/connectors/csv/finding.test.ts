// What a table is, found from its first lines: the delimiter, the layout, its shape, how sure one can be.
import { expect, test } from 'vitest';
import { sniffDelimiter } from './delimiter.ts';
import { detectLayout } from './detect.ts';
import { LAYOUTS, fieldFor, layoutShapes } from './layouts.ts';
import { columnMap, layoutKey } from './map.ts';
import { planTable } from './plan.ts';
import { Repeats } from './repeats.ts';
import { sampleTable } from './sample.ts';
import { shapeKey } from './shape.ts';
import { sureness } from './sureness.ts';
import { looksLikeValue, typeOfColumn } from './values.ts';

test.each([
  ['commas', 'a,b,c\n1,2,3\n', ','], ['semicolons with decimal commas', 'a;b\n1,5;2,5\n3,5;4,5\n', ';'], ['tabs', 'a\tb\n1\t2\n', '\t'], ['bars', 'a|b\n1|2\n', '|'],
  ['one column', 'email\na@b.example\n', ','], ['said on top', 'sep=;\na,x;b\n', ';'], ['commas within quotes', 'a;b\n"1,2,3";x\n"4,5";y\n', ';'],
])('cells apart by %s', (_name, text, delimiter) => expect(sniffDelimiter(text)).toBe(delimiter));

test('every layout is known by our own words for it, whatever their case, spaces, dots and underscores', () => {
  const headers: Record<(typeof LAYOUTS)[number], string[]> = {
    people: ['Email', 'First Name', 'last_name', 'Customer.ID', 'Company', 'Title', 'Phone', 'Owner', 'Tags', 'Started On', 'LEFT ON'],
    organisations: ['name', 'domain', 'size', 'plan', 'renewal_date', 'Yearly Revenue'],
    relationships: ['From Email', 'to_email', 'kind', 'since'],
    content: ['id', 'title', 'kind', 'url', 'topics'],
    readings: ['email', 'content.id', 'at'],
    purchases: ['customer id', 'date', 'amount', 'currency', 'quantity', 'item', 'order id'],
    usage: ['email', 'at', 'feature', 'quantity'],
    interactions: ['email', 'at', 'kind', 'direction', 'member', 'topic', 'stance', 'content', 'note', 'source id'],
    'survey responses': ['email', 'at', 'score', 'comment', 'buy again'],
    ratings: ['email', 'at', 'member', 'face', 'source id'],
  };
  for (const layout of LAYOUTS) {
    expect(detectLayout(headers[layout], [])).toEqual({ layout });
    for (const title of headers[layout]) expect(fieldFor(layout, title), `${layout}: ${title}`).toBeDefined();
  }
});

test('people and purchases are known by German, French and Spanish titles, too', () => {
  expect(detectLayout(['Kunden-Nr.', 'Vorname', 'Nachname', 'E-Mail', 'Firma', 'Telefon', 'Land'], [])).toEqual({ layout: 'people' });
  expect(detectLayout(['Kundennummer', 'Bestelldatum', 'Betrag', 'Währung', 'Artikel'], [])).toEqual({ layout: 'purchases' });
  expect(['Société', 'Prénom', 'Teléfono', 'empresa'].map((title) => fieldFor('people', title)?.field)).toEqual(['organisation', 'first name', 'phone', 'organisation']);
});

test('what they pay us is no word for what they earn', () => {
  expect(fieldFor('organisations', 'revenue')).toBeUndefined();
  expect(fieldFor('organisations', 'yearly_revenue')?.field).toBe('yearly revenue');
});

test('each field can be named by one title only in one layout', () => {
  for (const layout of LAYOUTS) for (const [field, words] of Object.entries(layoutShapes[layout].fields)) expect(fieldFor(layout, words[0]!)?.field, `${layout}: ${field}`).toBe(field);
});

test('titles are one key, a table without them has its shape', () => {
  expect(layoutKey(['E-Mail', 'Order Total', 'Grösse'])).toBe('email|ordertotal|grösse');
  expect(shapeKey('a@b.example;2024-01-01;1,50;x\nc@d.example;2024-01-02;2,50;y\n', true)).toBe('no titles ; email date number text');
  expect(shapeKey('C1 20240101 5.00\nC2 20240102 6.00\n', true)).toBe('no titles spaces text date number');
  expect(shapeKey('Ada Byron  7\nBob B Hill 8\n', true)).toBe('no titles width 12');
  expect(shapeKey('one line\nanother longer line here\n', true)).toBe('');
});

test('a text is surely a table when its titles are known, perhaps when its rows are even, never when it is something else', () => {
  expect(sureness('email,name\na@b.example,Ada\n', 'x.txt')).toBe(0.9);
  expect(sureness('Report\n\nemail,name\na@b.example,Ada\n', 'x.txt')).toBe(0.9);
  expect(sureness('colour,weight\nred,3\nblue,4\n', 'x.txt')).toBe(0.55);
  expect(sureness('whatever', 'x.csv')).toBe(0.8);
  expect(sureness('Dear Ada,\nthis is a letter, not a table, really.\nYours\n', 'letter.txt')).toBe(0);
  expect(sureness('{"email":"a@b.example","name":"Ada"}\n', 'x.json')).toBe(0);
  expect(sureness('<html><body>a,b</body></html>', 'x.html')).toBe(0);
});

test('a table of more columns than anybody reads is refused by its name', () => {
  const head = `email,name,${Array.from({ length: 6_000 }, (_, n) => `c${n}`).join()}\na@b.example,Ada\n`;
  const wish = { name: 'wide.csv', timeZone: 'UTC', currency: 'EUR' };
  expect(() => planTable(sampleTable(head, true, wish), wish)).toThrow(/^wide\.csv has more than 5,000 columns/);
});

test('the type of a column is the one all its values have', () => {
  expect(typeOfColumn(['1', '2.5', '', '1,000'], null)).toBe('number');
  expect(typeOfColumn(['0042', '0043'], null)).toBe('text');
  expect(typeOfColumn(['yes', 'No', ''], null)).toBe('yes/no');
  expect(typeOfColumn(['2024-01-01', '31.12.2024'], null)).toBe('date');
  expect(typeOfColumn(['3/4/2024'], null)).toBe('text');
  expect(typeOfColumn(['3/4/2024'], 'day first')).toBe('date');
  expect(typeOfColumn(['', ''], null)).toBe('text');
  expect(['a@b.example', '2024-01-01', '5.00 EUR', 'words'].map((value) => looksLikeValue([value]))).toEqual(['email', 'date', 'amount', 'text']);
});

test('equal things are counted, different ones under one key have each their place, and memory has an end', () => {
  const repeats = new Repeats(3);
  expect([repeats.count('a'), repeats.count('a'), repeats.count('b')]).toEqual([1, 2, 1]);
  expect([repeats.place('order', 77), repeats.place('order', 78), repeats.place('order', 77)]).toEqual([1, 2, 1]);
  repeats.count('c');
  repeats.count('d');
  expect(repeats.count('a')).toBe(1);
});

test('a map says what it cannot mean', () => {
  const problem = (map: object) => columnMap.safeParse(map).error?.issues[0]?.message;
  expect(problem({ layout: 'people', columns: { a: 'e-mail' } })).toMatch(/^"e-mail" is no field of people\. Its fields are email, /);
  expect(problem({ layout: 'purchases', hasHeader: false, columns: { 1: 'email', 2: 'date' } })).toBe('A map for purchases needs a column for amount.');
  expect(problem({ dateFormat: 'sometimes' })).toContain('DD/MM/YYYY');
  expect(columnMap.parse({ dateFormat: 'MM/DD/YYYY', delimiter: 'tab' })).toMatchObject({ dateFormat: 'month first', delimiter: '\t', hasHeader: true, equalRows: 'same' });
});
