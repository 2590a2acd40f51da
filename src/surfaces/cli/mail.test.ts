import { afterAll, expect, test } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { runCli } from './cli.ts';
import { mailCommand } from './mail.ts';

const folder = mkdtempSync(join(tmpdir(), 'regulars-mail-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

/** Runs the command; it must never open a workspace. */
async function run(...args: string[]): Promise<{ code: number; out: string; notes: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await runCli(['mail', ...args], {
    commands: [mailCommand], derived: async () => [], version: '0', dataFolder: () => { throw new Error('the data folder was asked for'); },
    connect: () => { throw new Error('a workspace was opened'); },
  }, { stdin: new PassThrough(), stdout: stdout as never, stderr: stderr as never, env: {} });
  return { code, out: String(stdout.read() ?? ''), notes: String(stderr.read() ?? '') };
}

const LETTER = ['From: Ada <ada@acme.example>', 'To: help@ours.example', 'Subject: The clock', 'Date: Mon, 3 Jan 2022 11:00:00 +0000', 'Message-ID: <1@acme.example>', '', 'It is late.', '', '> Is it?', ''].join('\n');

test('one mail is one JSON document with the fields of the contract', async () => {
  const { code, out } = await run(file('one.eml', LETTER), '--json');
  expect(code).toBe(0);
  const mail = JSON.parse(out) as object;
  expect(Object.keys(mail).slice(0, 15)).toEqual(['file', 'messageId', 'from', 'to', 'cc', 'subject', 'date', 'text', 'visibleText', 'html', 'attachments', 'isBounce', 'bounce', 'isAutoReply', 'threadHints']);
  expect(mail).toMatchObject({ file: 'one.eml', messageId: '1@acme.example', from: { name: 'Ada', address: 'ada@acme.example' }, subject: 'The clock', date: '2022-01-03T11:00:00.000Z', visibleText: 'It is late.', html: null, isBounce: false, bounce: null });
});

test('a mailbox gives one document per line', async () => {
  const { out } = await run(file('all.mbox', `From a Mon Jan  3 11:00:00 2022\n${LETTER}\nFrom a Mon Jan  3 11:00:00 2022\n${LETTER.replace('clock', 'radio')}`), '--json');
  expect(out.trim().split('\n').map((line) => (JSON.parse(line) as { subject: string }).subject)).toEqual(['The clock', 'The radio']);
});

test('without --json it is told for people', async () => {
  const { out } = await run(file('told.eml', LETTER));
  expect(out).toMatch(/From\s+Ada <ada@acme\.example>/);
  expect(out).toContain('It is late.');
  expect(out).not.toContain('Is it?');
});

test('what cannot be read is refused in JSON and on stderr, and the exit code is 1', async () => {
  const { code, out, notes } = await run(file('logo.eml', '\u0089PNG\r\n\u001a\n'.repeat(3)), '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ refused: expect.any(String) });
  expect(notes).toContain('logo.eml');
});

test('no file, and a file that is not there, are typed wrongly', async () => {
  expect(await run()).toMatchObject({ code: 2, out: '' });
  expect(await run(join(folder, 'missing.eml'))).toMatchObject({ code: 2, notes: expect.stringContaining('There is no file or folder') });
});

test('a bare text is read as one, with a word about it', async () => {
  const { code, out, notes } = await run(file('reply.txt', 'Yes, it is.\n\nOn Mon, Grace wrote:\n> Is it late?\n'), '--json');
  expect([code, (JSON.parse(out) as { visibleText: string }).visibleText]).toEqual([0, 'Yes, it is.']);
  expect(notes).toMatch(/no head of a mail/);
});
