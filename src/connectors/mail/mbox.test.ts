import { expect, test } from 'vitest';
import type { MboxPart } from './mbox.ts';
import { splitMbox } from './mbox.ts';

const FROM = 'From ada@acme.example Mon Jan  3 11:02:24 2022';
const one = (subject: string, ...body: string[]) => [FROM, `Subject: ${subject}`, '', ...body, ''];

/** Splits the lines, in chunks of a few bytes so that every border is met. */
async function split(lines: readonly string[], chunkBytes = 7, max?: number): Promise<MboxPart[]> {
  const bytes = Buffer.from(lines.join('\n'));
  const chunks = async function* () {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
  };
  const parts: MboxPart[] = [];
  for await (const part of splitMbox(chunks(), max)) parts.push(part);
  return parts;
}
const texts = (parts: readonly MboxPart[]) => parts.map((part) => (part.kind === 'mail' ? part.raw.toString() : `refused: ${part.reason}`));

test('each mail begins at its From line, wherever the chunks are cut', async () => {
  for (const size of [1, 3, 7, 64, 10_000]) {
    expect(texts(await split([...one('a', 'first'), ...one('b', 'second')], size))).toEqual(['Subject: a\n\nfirst\n', 'Subject: b\n\nsecond\n']);
  }
});

test('a sentence that begins with From is text, escaped or not', async () => {
  const parts = await split([...one('a', '>From the start it failed.', '', 'From now on it works.', '>>From ada'), ...one('b', 'x')]);
  expect(texts(parts)[0]).toBe('Subject: a\n\nFrom the start it failed.\n\nFrom now on it works.\n>From ada\n');
  expect(parts).toHaveLength(2);
});

test('a mailbox that tells the length of each mail is believed where it is right', async () => {
  const body = `${FROM}\nSubject: quoted\n\nx`;
  const parts = await split([FROM, 'Subject: a', `Content-Length: ${body.length}`, '', body, '', ...one('b', 'y')]);
  expect(texts(parts)).toEqual([expect.stringContaining(body), 'Subject: b\n\ny\n']);
  const wrong = await split([FROM, 'Subject: a', 'Content-Length: 4000', '', 'x', '', ...one('b', 'y')]);
  expect(wrong).toHaveLength(2);
});

test('a mailbox that breaks off gives every whole mail, and says of the last that it is cut', async () => {
  const mixed = [FROM, 'Subject: m', 'Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'text', '--b--', ''];
  expect(texts(await split([...one('a', 'first'), ...mixed]))[1]).toMatch(/^Subject: m/);
  expect(texts(await split([...one('a', 'first'), ...mixed.slice(0, 7)]))).toEqual(['Subject: a\n\nfirst\n', expect.stringMatching(/breaks off within this mail/)]);
  expect(texts(await split([...one('a', 'first'), FROM, 'Subject: the end is mis']))[1]).toMatch(/breaks off/);
  const many = Array.from({ length: 30 }, (_, n) => one(String(n), 'whole'));
  expect(texts(await split([...many.flat(), ...one('z', 'cut off in the mid').slice(0, -1)])).at(-1)).toMatch(/breaks off/);
  expect(texts(await split([...one('a', 'by hand'), ...one('b', 'without a last newline').slice(0, -1)])).at(-1)).toMatch(/^Subject: b/);
});

test('an error of the stream comes after the whole mails before it', async () => {
  const chunks = async function* () {
    yield Buffer.from([...one('a', 'first'), ...one('b', 'sec')].join('\n'));
    throw new Error('the disk is gone');
  };
  const seen: string[] = [];
  await expect((async () => { for await (const part of splitMbox(chunks())) seen.push(part.kind); })()).rejects.toThrow('the disk is gone');
  expect(seen).toEqual(['mail', 'refused']);
});

test('something that is no mail is refused with its reason, and the mails behind it are read', async () => {
  const parts = await split([...one('a', 'x'), FROM, 'this is no header', 'nor this', '', ...one('b', 'y')]);
  expect(parts.map((part) => part.kind)).toEqual(['mail', 'mail']);
  const odd = await split(['some notes', 'about mails', '', ...one('a', 'x')]);
  expect(texts(odd)[0]).toMatch(/does not begin with a mail/);
  expect(odd[1]?.kind).toBe('mail');
});

test('a mail that is too large is passed over and the next one read', async () => {
  const parts = await split([...one('a', 'x'.repeat(5_000)), ...one('b', 'y')], 512, 1_000);
  expect(texts(parts)).toEqual([expect.stringMatching(/larger than/), 'Subject: b\n\ny\n']);
});

test('lines that end in CRLF are lines', async () => {
  const parts = await split([[...one('a', 'first'), ...one('b', 'second')].join('\r\n')]);
  expect(texts(parts)).toEqual(['Subject: a\r\n\r\nfirst\r\n', 'Subject: b\r\n\r\nsecond\r\n']);
});
