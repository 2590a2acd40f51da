import { afterAll, expect, test } from 'vitest';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { inputBytes, openInputs } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'regulars-inputs-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const MAIL = 'From: ada@acme.example\nSubject: x\n\nThe clock is late.\n';
const PICTURE = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

/** Writes files into a folder of their own; the folder's path. */
function folder(name: string, files: Record<string, string | Uint8Array>): string {
  for (const [file, content] of Object.entries(files)) {
    const path = join(root, name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return join(root, name);
}

/** What is opened: each input's name with its content, or with the sentence why not. */
async function opened(...paths: string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const input of openInputs(paths)) {
    if ('problem' in input) {
      found.push(input.problem);
      continue;
    }
    const chunks: Buffer[] = [];
    let end = '';
    try {
      for await (const chunk of input.stream()) chunks.push(chunk as Buffer);
    } catch (error) {
      end = ` then: ${(error as Error).message}`;
    }
    found.push(`${input.name}: ${Buffer.concat(chunks).length}${end}`);
  }
  return found;
}

/** A zip of these files, written by hand: local headers, the directory, its end. */
function zip(files: Record<string, Uint8Array | string>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content as string);
    const packed = deflateRawSync(bytes);
    const head = (signature: number, length: number) => {
      const header = Buffer.alloc(length);
      header.writeUInt32LE(signature, 0);
      const at = signature === 0x02014b50 ? 6 : 4;
      header.writeUInt16LE(20, at);
      header.writeUInt16LE(8, at + 4);
      header.writeUInt32LE(crc32(bytes), at + 10);
      header.writeUInt32LE(packed.length, at + 14);
      header.writeUInt32LE(bytes.length, at + 18);
      header.writeUInt16LE(Buffer.byteLength(name), at + 22);
      return header;
    };
    const local = head(0x04034b50, 30);
    const central = head(0x02014b50, 46);
    central.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length / 2, 8);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

test('files, packed files and folders are opened in a fixed order', async () => {
  const path = folder('plain', { 'b.eml': MAIL, 'a.eml.gz': gzipSync(MAIL), 'sub/c.eml': MAIL });
  expect(await opened(path)).toEqual([`plain/a.eml.gz: ${MAIL.length}`, `plain/b.eml: ${MAIL.length}`, `plain/sub/c.eml: ${MAIL.length}`]);
  expect(await inputBytes([path])).toBe(3 * MAIL.length);
});

test('a zip is read file by file; a zip in a zip and a picture in it are left out with a word', async () => {
  const path = folder('zips', { 'all.zip': zip({ 'mails/a.eml': MAIL, 'inner.zip': zip({ 'b.eml': MAIL }), 'logo.png': PICTURE }) });
  expect(await opened(join(path, 'all.zip'))).toEqual([
    'all.zip/inner.zip is an archive within an archive: unpack the outer one first.', `all.zip/mails/a.eml: ${MAIL.length}`, 'all.zip also holds 1 picture, left out.']);
});

test('a zip bomb is refused, whatever packs it', async () => {
  const bomb = Buffer.alloc(64 * 1024 * 1024, 'a');
  const path = folder('bombs', { 'bomb.gz': gzipSync(bomb), 'bomb.zip': zip({ 'a.txt': bomb }) });
  await expect(opened(join(path, 'bomb.zip'))).rejects.toThrow(/as only a zip bomb does/);
  await expect(opened(join(path, 'bomb.gz'))).rejects.toThrow(/as only a zip bomb does/);
});

test('a gz that is none, one that is cut and one that is damaged say so', async () => {
  const packed = gzipSync(Buffer.from(Array.from({ length: 20_000 }, (_, n) => Math.sin(n)).join('\n')));
  const damaged = Buffer.from(packed);
  damaged.fill(0xff, 60_000, 60_400);
  const path = folder('gz', { 'no.mbox.gz': MAIL, 'cut.gz': packed.subarray(0, 100_000), 'damaged.gz': damaged });
  await expect(opened(join(path, 'no.mbox.gz'))).rejects.toThrow(/not compressed as gz/);
  expect((await opened(join(path, 'cut.gz')))[0]).toMatch(/: \d{4,} then: .*cut short/);
  expect((await opened(join(path, 'damaged.gz')))[0]).toMatch(/then: .*damaged/);
});

test('a folder of pictures, an empty folder, an empty file and no file get one clear sentence', async () => {
  const path = folder('odd', { 'pictures/a.png': PICTURE, 'pictures/b.jpg': Buffer.from('ffd8ffe000104a464946', 'hex'), 'empty.mbox': '' });
  mkdirSync(join(path, 'nothing'));
  await expect(opened(join(path, 'pictures'))).rejects.toThrow(/^pictures\/ holds nothing but 2 pictures\./);
  await expect(opened(join(path, 'nothing'))).rejects.toThrow(/empty folder/);
  await expect(opened(join(path, 'empty.mbox'))).rejects.toThrow(/is empty/);
  await expect(opened(join(path, 'missing'))).rejects.toThrow(/There is no file or folder/);
  await expect(opened()).rejects.toThrow(/Name at least one file/);
});

test('a maildir is read with its folders that begin with a dot, without the server’s notes', async () => {
  const path = folder('Maildir', { 'cur/1.host:2,S': MAIL, 'new/2.host': MAIL, 'tmp/3.host': 'half a mai', 'dovecot-uidlist': '3 V1', '.Sent/cur/4.host:2,S': MAIL, '.Sent/new/.keep': '', '.git/config': 'x' });
  expect(await opened(path)).toEqual([
    `Maildir/.Sent/cur/4.host:2,S: ${MAIL.length}`, 'Maildir/.Sent/new/ also holds a hidden file (.keep), left out.',
    `Maildir/cur/1.host:2,S: ${MAIL.length}`, `Maildir/new/2.host: ${MAIL.length}`, 'Maildir/ also holds a hidden file (.git), left out.']);
});
