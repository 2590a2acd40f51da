// A record that is too large never fills the memory: measured in a process of its own, on the built product.
import { afterAll, expect, test } from 'vitest';
import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { createGzip, gzipSync } from 'node:zlib';
import { builtFile } from '#base/paths.ts';

const folder = mkdtempSync(join(tmpdir(), 'regulars-large-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MEGABYTES = 1024 * 1024;
const HEAD = 'From: Ada <ada@acme.example>\nSubject: large\nDate: Mon, 3 Jan 2022 11:00:00 +0000\n\n';
const BLOCK = Array.from({ length: 800 }, (_, n) => `${n} ${String(Math.sin(n)).repeat(4).slice(0, 72)}\n`).join('');

function* letter(before: string, after: string): Generator<string> {
  yield before + HEAD;
  for (let size = 0; size < 70 * MEGABYTES; size += BLOCK.length) yield BLOCK;
  yield after;
}

/** The peak of a new process on Linux; what getrusage tells there begins with the peak of whoever started it. */
const READER = `
  const { existsSync, readFileSync } = await import('node:fs');
  const peak = () => (existsSync('/proc/self/status') ? Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) : process.resourceUsage().maxRSS) * 1024;
  const [inputs, mails, file] = process.argv.slice(1);
  const { openInputs } = await import(inputs);
  const { detectMail, readMails } = await import(mails);
  const start = process.memoryUsage().rss;
  const told = [];
  try {
    for await (const input of openInputs([file])) {
      for await (const read of readMails(input.stream(), detectMail(input.head, input.name)?.kind ?? 'eml')) told.push(read.reason ?? read.mail.subject);
    }
  } catch (error) { told.push(error.message); }
  console.log(JSON.stringify({ told, more: peak() - start }));`;

/** Reads the file in a process of its own: what it told, and how much memory that took at most. */
function readApart(file: string): { told: string[]; more: number } {
  const modules = ['base/unpack/index.js', 'connectors/mail/index.js'].map((name) => pathToFileURL(builtFile(name)).href);
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', READER, ...modules, file], { encoding: 'utf8' })) as { told: string[]; more: number };
}

test('a mail above 64 MB is refused with a sentence, the next one is read, and the memory stays within 64 MB', async () => {
  const single = join(folder, 'large.eml');
  await pipeline(Readable.from(letter('', '')), createWriteStream(single));
  const mailbox = join(folder, 'large.mbox.gz');
  const line = 'From ada@acme.example Mon Jan  3 11:02:24 2022\n';
  await pipeline(Readable.from(letter(line, `\n${line}${HEAD.replace('large', 'small')}hello\n`)), createGzip({ level: 1 }), createWriteStream(mailbox));
  const [first, second] = [readApart(single), readApart(mailbox)];
  expect(first.told).toEqual([expect.stringMatching(/^This mail is larger than 64 MB \([\d,]+ bytes\)/)]);
  expect(second.told).toEqual([expect.stringMatching(/^This mail is larger than 64 MB/), 'small']);
  expect(Math.max(first.more, second.more)).toBeLessThanOrEqual(64 * MEGABYTES);
}, 120_000);

test('an archive that unpacks to more than 200 times its size is refused while it is small', () => {
  const bomb = join(folder, 'bomb.mbox.gz');
  writeFileSync(bomb, gzipSync(Buffer.alloc(200 * MEGABYTES, 'a'), { level: 9 }));
  const { told, more } = readApart(bomb);
  expect(told.join(' ')).toMatch(/unpacks to more than 200 times its size/);
  expect(more).toBeLessThanOrEqual(64 * MEGABYTES);
}, 120_000);
