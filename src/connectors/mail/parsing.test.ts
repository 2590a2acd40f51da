import { expect, test } from 'vitest';
import { Worker } from 'node:worker_threads';
import { createMailThread } from './parsing.ts';

const MAIL = Buffer.from('From: Ada <ada@acme.example>\nSubject: The clock\nDate: Mon, 3 Jan 2022 11:00:00 +0000\n\nIt is late.\n');
const HANDLES = "const { parentPort } = require('node:worker_threads'); parentPort.on('message', ({ raw }) => {";
/** Threads that run these programs, one after the other. */
function threads(...programs: string[]): (options: object) => Worker {
  return (options) => new Worker(`${HANDLES} ${programs.length > 1 ? programs.shift() : programs[0]} });`, { ...options, eval: true });
}
const answer = "parentPort.postMessage({ subject: 'read', size: raw.length });";

test('a mail that takes too long, or too much memory, is kept with its head read and the reason; the next one is read', async () => {
  const slow = createMailThread({ milliseconds: 300, megabytes: 64 }, threads('for (;;);', answer));
  const [first, second] = await Promise.all([slow.parse(MAIL, null), slow.parse(MAIL, null)]);
  expect(first).toMatchObject({ subject: 'The clock', from: { address: 'ada@acme.example' }, text: '', ownSpans: [], notRead: expect.stringMatching(/takes longer than 0.3 seconds.*kept as it came/) });
  expect(first.date?.toISOString()).toBe('2022-01-03T11:00:00.000Z');
  expect(second).toEqual({ subject: 'read', size: MAIL.length });

  const large = createMailThread({ milliseconds: 60_000, megabytes: 16 }, threads("let all = []; for (;;) all.push(new Array(10_000).fill('x'));", answer));
  const [third, fourth] = await Promise.all([large.parse(MAIL, null), large.parse(MAIL, null)]);
  expect(third.notRead).toMatch(/needs more than 16 MB of memory/);
  expect(fourth).toEqual({ subject: 'read', size: MAIL.length });
});

test('a thread that breaks down takes no mail with it', async () => {
  const broken = createMailThread({ milliseconds: 60_000, megabytes: 64 }, threads('process.exit(3);', "throw new Error('x');", answer));
  const mails = await Promise.all([broken.parse(MAIL, null), broken.parse(MAIL, null), broken.parse(MAIL, null)]);
  expect(mails.map((mail) => mail.notRead ?? mail.subject)).toEqual([expect.stringMatching(/could not be read/), expect.stringMatching(/could not be read/), 'read']);
});
