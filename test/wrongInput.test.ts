// What people hand in by mistake: each gets one clear sentence, and nothing that was good beside it is lost.
import { dirname } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerCsv } from '#connectors/csv/index.ts';
import { registerMail } from '#connectors/mail/index.ts';
import type { Files, Imported } from './importing.ts';
import { counts, importInto, writeFiles } from './importing.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

let world: World;
beforeAll(async () => {
  registerCsv();
  registerMail();
  world = await openWorld();
});
afterAll(() => world.close());

const PICTURE = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const GOOD = 'email,name\nada@acme.example,Ada\n';
const WHAT_IS_READ = 'Regulars reads mail archives (mbox, eml), tables (CSV) and address books (vCard), also in gz, zip and folders.';

/** Imports and expects one sentence about the whole file, told with the run and among its rejects. */
async function refused(files: Files | readonly string[]): Promise<string> {
  const done = await importInto(world, files);
  expect(done).toMatchObject({ state: 'done', read: 1, rejected: 1 });
  expect(done.rejects.map((one) => one.reason)).toEqual([done.message]);
  expect(done.message).toMatch(/^[^\n]+$/);
  return done.message ?? '';
}

test('a file that is not there', async () => {
  await expect(importInto(world, ['/nowhere/at all.csv'])).rejects.toThrow('There is no file or folder /nowhere/at all.csv.');
  await expect(importInto(world, [])).rejects.toThrow('Name at least one file to import.');
});

test('an empty file, and one in which nothing stands', async () => {
  expect(await refused({ 'empty.csv': '' })).toMatch(/empty\.csv is empty: there is nothing to import\.$/);
  expect(await refused({ 'blank.csv': '\n \n\n' })).toBe('blank.csv is empty.');
  expect(await refused({ 'empty.csv.gz': gzipSync('') })).toBe(`empty.csv.gz is empty once unpacked. ${WHAT_IS_READ}`);
});

test('a table with titles and nothing below them brings nothing and is no mistake', async () => {
  expect(counts(await importInto(world, { 'people.csv': 'email,name\n' }))).toBe('read 0: nothing');
});

test('a folder of pictures', async () => {
  const done = await importInto(world, folderOf({ 'holiday/one.png': PICTURE, 'holiday/two.png': PICTURE, 'holiday/three.jpg': Buffer.from('ffd8ffe000104a46', 'hex') }));
  expect(done).toMatchObject({ state: 'done', read: 1, rejected: 1 });
  expect(done.message).toMatch(`holds nothing but 3 pictures. ${WHAT_IS_READ}`);
});

test('a picture, and one that is called a table', async () => {
  expect(await refused({ 'photo.png': PICTURE })).toBe(`photo.png is a picture. ${WHAT_IS_READ}`);
  expect(await refused({ 'people.csv': PICTURE })).toBe(`people.csv is a picture. ${WHAT_IS_READ}`);
});

test('a table without titles', async () => {
  expect(await refused({ 'bare.csv': 'ada@acme.example,Ada Byron,2024-01-01\nbob@acme.example,Bob Hill,2024-01-02\n' })).toBe(
    'bare.csv has no column titles: its first row holds "ada@acme.example". Put a row with titles first, or give a map (--map FILE) with "hasHeader": false that names the columns "1", "2", ...');
});

test('two columns of one name', async () => {
  expect(await refused({ 'people.csv': 'email,name,E-Mail\nada@acme.example,Ada,ada@home.example\n' })).toBe('Two columns of people.csv, "email" and "E-Mail", have one name. Give each column a name of its own.');
  expect(await refused({ 'people.csv': 'email,name,name\nada@acme.example,Ada,Byron\n' })).toBe('Two columns of people.csv are called "name". Give each column a name of its own.');
});

test('a table that nobody knows', async () => {
  expect(await refused({ 'list.csv': 'colour,weight\nred,3\n' })).toBe(
    'The columns of list.csv ("colour", "weight") name no layout that is known here. Say what they mean with a map (--map FILE), for example {"layout":"people","columns":{"colour":"custom field","weight":"custom field"}}.');
  expect(await refused({ 'story.txt': 'Once upon a time there was no table.\nAnd that was the end of it.\n' })).toMatch(/^story\.txt is of no kind that can be read here \(csv, .*\)\. If you know what it is, name the format\.$/);
});

test('ten megabytes in one cell', async () => {
  const done = await importInto(world, { 'people.csv': `email,name\nbig@acme.example,"${'x'.repeat(10 * 1024 * 1024)}"\nada@acme.example,Ada\n` });
  expect(counts(done)).toBe('read 2: 1 created, 1 rejected');
  expect(done.rejects).toMatchObject([{ line: 2, reason: 'One row is longer than 1,000,000 characters, which no row of a table should be.' }]);
});

test('UTF-16 and Latin-1 are read right', async () => {
  expect(counts(await importInto(world, { 'sixteen.csv': Buffer.from('\ufeffemail,name\njose@a.example,José Müßig\n', 'utf16le') }))).toBe('read 1: 1 created');
  expect(counts(await importInto(world, { 'latin.csv': Buffer.from('email,name\njose@a.example,José Müßig\n', 'latin1') }))).toBe('read 1: 1 unchanged');
});

test('days that no calendar has, and amounts below nothing', async () => {
  const done = await importInto(world, { 'purchases.csv': 'email,date,amount\na@a.example,2023-02-29,1\na@a.example,2023-13-01,1\na@a.example,31.04.2023,1\na@a.example,0000-00-00,1\na@a.example,2023-03-01,-7.50\na@a.example,2023-03-01,(7.50)\na@a.example,2023-03-01,7.50\n' });
  expect(counts(done)).toBe('read 7: 1 created, 6 rejected');
  expect(done.rejects.map(({ line, field }) => [line, field])).toEqual([[2, 'date'], [3, 'date'], [4, 'date'], [5, 'date'], [6, 'amount'], [7, 'amount']]);
  for (const { reason } of done.rejects.slice(0, 4)) expect(reason).toMatch(/^"[^"]+" in the column "date" is not a day of the calendar\.$/);
  for (const { reason } of done.rejects.slice(4)) expect(reason).toMatch(/^The amount is negative\. A refund is not a purchase/);
});

const MAIL = (n: number, text: string) => `From ada@acme.example Mon Jan  1 00:00:0${n} 2024\nFrom: Ada <ada@acme.example>\nTo: Ida <ida@ours.example>\nSubject: Question ${n}\nMessage-ID: <m${n}@acme.example>\nDate: Mon, 01 Jan 2024 00:00:0${n} +0000\n\n${text}\n\n`;

test('a mailbox cut in the middle of a mail: what is whole is read, what is left of the last is too', async () => {
  const box = MAIL(1, 'The first one.') + MAIL(2, 'The second one, which is longer than what is left of it.');
  const done = await importInto(world, { 'cut.mbox': box.slice(0, -30) });
  expect(counts(done)).toBe('read 2: 2 created');
});

test('a gz that is none, one that was cut, and one that is damaged', async () => {
  expect(await refused({ 'people.csv.gz': GOOD })).toBe(`people.csv.gz is named .gz but is not compressed as gz; if it is a plain file, rename it. ${WHAT_IS_READ}`);
  const rows = Array.from({ length: 20_000 }, (_, n) => `cut${n}@gz${(n * 7919) % 10_007}.example,Name ${(n * 104_729) % 99_991}`).join('\n');
  const packed = gzipSync(`email,name\n${rows}\n`);
  const cut = await importInto(world, { 'cut.csv.gz': packed.subarray(0, packed.length / 4) });
  expect(cut.created).toBeGreaterThan(1_000);
  expect(cut.rejects.at(-1)?.reason).toMatch(/^cut\.csv\.gz breaks off: the compressed file is cut short after [\d,]+ bytes\. [\d,]+ bytes were unpacked and are kept\.$/);
  expect(cut.message).toBe(cut.rejects.at(-1)?.reason);
  const broken = Buffer.from(gzipSync(GOOD));
  broken.fill(0xff, 10);
  expect(await refused({ 'broken.csv.gz': broken })).toMatch(/^broken\.csv\.gz is damaged near byte \d+ of the compressed file; nothing could be unpacked\./);
});

test('a zip bomb, as gz and as zip, is refused while it is still small', async () => {
  const mountain = Buffer.alloc(60 * 1024 * 1024);
  expect((await importInto(world, { 'bomb.csv.gz': gzipSync(mountain) })).message).toMatch(/^bomb\.csv(?:\.gz)? (?:unpacks to more than 200 times its size, as only a zip bomb does; it is not read any further|is no text that can be read here)\./);
  const text = Buffer.from(`email,name\n${'a@a.example,Ada\n'.repeat(1_000_000)}`);
  const gz = await importInto(world, { 'bomb.csv.gz': gzipSync(text, { level: 9 }) });
  expect(gz.message).toMatch(/^bomb\.csv\.gz unpacks to more than 200 times its size, as only a zip bomb does; it is not read any further\./);
  const zip = await importInto(world, { 'bomb.zip': zipOf('bomb.csv', text) });
  expect(zip.message).toMatch(/^bomb\.zip unpacks to more than 200 times its size, as only a zip bomb does; it is not read any further\./);
});

test('good files beside bad ones are read', async () => {
  const done: Imported = await importInto(world, { 'a.csv': 'email,name\nnew@beside.example,New\n', 'b.csv': 'colour,weight\nred,3\n', 'c.png': PICTURE, 'd.csv': 'email,title\nnew@beside.example,Boss\n' });
  expect(counts(done)).toBe('read 4: 1 created, 1 updated, 2 rejected');
  expect(done.message).toMatch(/^The columns of b\.csv .* Something else was not read either; the rejects say why\.$/);
});

/** The folder that these files, named with it, stand in. */
const folderOf = (files: Files): string[] => [dirname(writeFiles(world, files)[0]!)];

/** A zip of one file, written by hand. */
function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content, { level: 9 });
  const [file, path] = [Buffer.alloc(30), Buffer.from(name)];
  file.writeUInt32LE(0x04034b50, 0);
  file.writeUInt16LE(20, 4);
  file.writeUInt16LE(8, 8);
  file.writeUInt32LE(crc(content), 14);
  file.writeUInt32LE(packed.length, 18);
  file.writeUInt32LE(content.length, 22);
  file.writeUInt16LE(path.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 6);
  file.copy(entry, 8, 6, 30);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + path.length, 12);
  end.writeUInt32LE(30 + path.length + packed.length, 16);
  return Buffer.concat([file, path, packed, entry, path, end]);
}

function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
