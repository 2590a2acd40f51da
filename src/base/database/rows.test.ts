// What is sent to the database for many rows.
import { expect, test } from 'vitest';
import { databaseJson, insertStatements } from './rows.ts';

test('what all rows share is sent once, a missing key is null, bytes go as hex', () => {
  const now = new Date(0);
  const [statement, ...others] = insertStatements('handle', [{ run: null, at: now, a: 1, raw: new Uint8Array([1, 255]) }, { at: now, a: 2, b: 'x' }], 'on conflict do nothing');
  expect(others).toEqual([]);
  expect(statement?.text.replace(/\s+/g, ' ')).toBe('insert into "handle" ("run", "at", "a", "raw", "b") select s."run", s."at", r."a", r."raw", r."b" from json_populate_recordset(null::public."handle", $1::text::json) r, json_populate_record(null::public."handle", $2::text::json) s on conflict do nothing');
  expect(statement?.parameters.map((one) => JSON.parse(one) as unknown)).toEqual([[{ a: 1, raw: '\\x01ff' }, { a: 2, b: 'x' }], { run: null, at: '1970-01-01T00:00:00.000Z' }]);
});

test('what no text of the database can hold becomes a replacement character, and nothing else is touched', () => {
  const said = (text: string) => JSON.parse(databaseJson({ text })).text as string;
  expect(said('a\u0000b')).toBe('a\ufffdb');
  expect(said('half \ud83d and whole \ud83d\ude00')).toBe('half \ufffd and whole \ud83d\ude00');
  expect(said('written out: \\u0000 \\\\u0000 \\ud83d')).toBe('written out: \\u0000 \\\\u0000 \\ud83d');
  expect(said('\\\u0000')).toBe('\\\ufffd');
});

test('many or large rows go in several statements, every row once and in order', () => {
  const rows = Array.from({ length: 50 }, (_, n) => ({ n, text: `${n}${'x'.repeat(20_000)}` }));
  const statements = [...insertStatements('record', rows, '')];
  expect(statements.length).toBeGreaterThan(3);
  expect(Math.max(...statements.map(({ parameters }) => parameters[0]!.length))).toBeLessThan(300_000);
  expect(statements.flatMap(({ parameters }) => (JSON.parse(parameters[0]!) as { n: number }[]).map((row) => row.n))).toEqual(rows.map((row) => row.n));
});
