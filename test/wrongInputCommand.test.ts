// The same mistakes at the command line: one line on stderr, no stack trace, and the exit codes 0, 1, 2 and 3.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ran } from '#test/bench/product.ts';
import { runCommand } from '#test/bench/product.ts';

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'regulars-wrong-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const bring = (...args: string[]): Promise<Ran> => runCommand(['import', ...args, '--json'], join(folder, 'data'));
/** The lines of stderr without those of progress. */
const said = (ran: Ran): string[] => ran.stderr.split('\n').filter((line) => line && !/: [\d,]+ records?/.test(line) && !line.startsWith('There was no workspace'));

test('some rows refused: 1, and the JSON says what', async () => {
  const ran = await bring(file('people.csv', 'email,name\nada@acme.example,Ada\nbob at home,Bob\n'));
  expect(ran.status).toBe(1);
  const told = JSON.parse(ran.stdout) as Record<string, unknown>;
  expect(told).toMatchObject({ format: 'csv', read: 2, created: 1, updated: 0, unchanged: 0, rejected: 1 });
  expect(readFileSync(String(told['rejects']), 'utf8')).toBe('file,line,field,reason,row,outcome\r\npeople.csv,3,email,"""bob at home"" in the column ""email"" is not a mail address.","bob at home,Bob",refused\r\n');
  expect(said(ran)).toEqual([]);
});

test('a value left out of a row that came in: 0, and the JSON counts it apart', async () => {
  const ran = await bring(file('noted.csv', 'email,name,started on\nann@acme.example,Ann,31.31.2020\n'));
  expect(ran.status).toBe(0);
  const told = JSON.parse(ran.stdout) as Record<string, unknown>;
  expect(told).toMatchObject({ read: 1, created: 1, rejected: 0, noted: 1 });
  expect(readFileSync(String(told['rejects']), 'utf8').split('\r\n')[1]).toMatch(/^noted\.csv,2,started on,.*,"ann@acme\.example,Ann,31\.31\.2020","came in, without this value"$/);
});

test('a file that cannot be read at all: 1, with the reason as one line', async () => {
  const ran = await bring(file('bare.csv', 'ada@acme.example,Ada\nbob@acme.example,Bob\n'));
  expect(ran.status).toBe(1);
  expect(JSON.parse(ran.stdout)).toMatchObject({ read: 1, created: 0, rejected: 1, message: expect.stringContaining('bare.csv has no column titles') });
  expect(said(ran)).toEqual([expect.stringMatching(/^bare\.csv has no column titles: its first row holds "ada@acme\.example"\./)]);
});

test('nothing wrong: 0', async () => {
  const ran = await bring(file('good.csv', 'email,name\nada@acme.example,Ada\n'));
  expect(ran.status).toBe(0);
  expect(JSON.parse(ran.stdout)).toMatchObject({ read: 1, unchanged: 1, rejects: null });
});

test('typed wrongly: 2, and nothing on stdout', async () => {
  for (const [args, line] of [
    [[join(folder, 'missing.csv')], /^There is no file or folder .*missing\.csv\.$/],
    [[file('good.csv', 'email,name\nada@acme.example,Ada\n'), '--map', file('map.json', '{"layout":')], /map\.json is not readable as JSON\.$/],
  ] as const) {
    const ran = await bring(...args);
    expect([ran.status, ran.stdout]).toEqual([2, '']);
    expect(said(ran)).toEqual([expect.stringMatching(line)]);
  }
});

test('a data folder that is none: 3', async () => {
  const other = join(folder, 'other');
  mkdirSync(join(other, 'database'), { recursive: true });
  writeFileSync(join(other, 'database', 'notes.txt'), 'mine');
  const ran = await runCommand(['import', file('good.csv', 'email,name\nada@acme.example,Ada\n'), '--json'], other);
  expect([ran.status, ran.stdout]).toEqual([3, '']);
  expect(ran.stderr).toContain('is there but is no database. Move it away');
  expect(ran.stderr).not.toMatch(/\n {4}at /);
});
