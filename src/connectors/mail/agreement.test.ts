// Against the expectations of other mail parsers, on mails that nobody here wrote. Prints the agreement; skips aloud where
// the mails are not at hand.
import { expect, test } from 'vitest';
import { createReadStream, existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { realFile } from '#test/importing.ts';
import { parseMail } from './mail.ts';
import { readMails } from './reading.ts';

class Tally {
  readonly #counts = new Map<string, { right: number; all: number; wrong: string[] }>();
  add(what: string, isRight: boolean, where: string): void {
    const count = this.#counts.get(what) ?? { right: 0, all: 0, wrong: [] };
    this.#counts.set(what, count);
    count.all += 1;
    if (isRight) count.right += 1;
    else count.wrong.push(where);
  }
  share(what: string): number {
    const { right, all } = this.#counts.get(what) ?? { right: 0, all: 1 };
    return right / all;
  }
  print(title: string): void {
    console.info(`${title}: ${[...this.#counts].map(([what, { right, all }]) => `${what} ${right}/${all}`).join(', ')}`);
    for (const [what, { wrong }] of this.#counts) if (wrong.length > 0) console.info(`  ${what} differs: ${wrong.join(', ')}`);
  }
}

const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();
const filesIn = (folder: string): string[] => readdirSync(folder).sort();

interface ExpectedAddress { name: string | null; address: string | null }
interface ExpectedValue { Text?: string; Address?: { List?: ExpectedAddress[]; Group?: { addresses: ExpectedAddress[] }[] }; DateTime?: { year: number; month: number; day: number; hour: number; minute: number; second: number; tz_before_gmt: boolean; tz_hour: number; tz_minute: number } }
interface Expected { text_body: number[]; parts: { headers: { name: unknown; value: ExpectedValue }[]; body: { Text?: string } }[] }

const momentOf = ({ year, month, day, hour, minute, second, tz_before_gmt: isBefore, tz_hour: hours, tz_minute: minutes }: NonNullable<ExpectedValue['DateTime']>): number =>
  Date.UTC(year, month - 1, day, hour, minute, second) - (hours * 60 + minutes) * (isBefore ? -1 : 1) * 60_000;

function compare(tally: Tally, where: string, raw: Uint8Array, expected: Expected): void {
  const mail = parseMail(raw);
  const header = (name: string) => expected.parts[0]?.headers.find((one) => one.name === name)?.value;
  const addresses = header('from')?.Address;
  const [from] = addresses?.List ?? addresses?.Group?.flatMap((group) => group.addresses) ?? [];
  if (from?.address || from?.name) tally.add('from', (mail.from?.address || mail.from?.name.toLowerCase()) === fold(from.address ?? from.name ?? '').toLowerCase(), where);
  const subject = header('subject')?.Text;
  if (subject !== undefined) tally.add('subject', fold(mail.subject) === fold(subject), where);
  const date = header('date')?.DateTime;
  if (date) tally.add('date', mail.date?.getTime() === momentOf(date), where);
  const texts = expected.text_body.map((part) => expected.parts[part]?.body.Text);
  if (texts.length > 0 && texts.every((text) => text !== undefined)) tally.add('text', fold(mail.text) === fold(texts.join('\n')), where);
}

test('odd and broken mails are read as other parsers expect', () => {
  const root = realFile('mail_fixtures', 'stalwart');
  if (!root) return;
  const tally = new Tally();
  for (const kind of ['rfc', 'thirdparty']) {
    for (const file of filesIn(join(root, kind)).filter((name) => name.endsWith('.eml'))) {
      const expected = join(root, kind, file.replace(/\.eml$/, '.json'));
      if (existsSync(expected)) compare(tally, `${kind}/${file}`, readFileSync(join(root, kind, file)), JSON.parse(readFileSync(expected, 'utf8')) as Expected);
    }
  }
  tally.print('mail fixtures');
  for (const what of ['from', 'subject', 'date']) expect(tally.share(what), what).toBeGreaterThanOrEqual(0.98);
  expect(tally.share('text')).toBeGreaterThanOrEqual(0.95);
});

test('bounces are known, with their status and whether the address is dead', () => {
  const root = realFile('bounces_sisimai');
  if (!root) return;
  const rows = readFileSync(join(root, 'expected.csv'), 'utf8').trim().split('\n').slice(1).map((line) => {
    const [file = '', , status = '', , reason = '', isHard] = line.split(',');
    return { file, status, reason, isHard: isHard === 'true' };
  });
  const tally = new Tally();
  for (const file of new Set(rows.map((row) => row.file))) {
    const expected = rows.filter((row) => row.file === file);
    const mail = parseMail(readFileSync(join(root, 'mail', file)));
    const isBounce = !expected.some((row) => ['feedback', 'vacation', 'delivered'].includes(row.reason));
    tally.add('bounce or not', mail.isBounce === isBounce, file);
    if (expected.some((row) => row.reason === 'vacation')) tally.add('absence note', mail.isAutoReply, file);
    if (!isBounce || !mail.bounce) continue;
    tally.add('recipient', mail.bounce.recipient !== null, file);
    // 5.0.9xx are the list's own numbers for mails that tell no status.
    if (expected.some((row) => row.status && !/^\d\.0\.9\d\d$/.test(row.status))) tally.add('status', expected.some((row) => row.status === mail.bounce?.status), file);
    tally.add('hard', expected.some((row) => row.isHard === mail.bounce?.hard), file);
  }
  tally.print('bounces');
  expect(tally.share('bounce or not')).toBeGreaterThanOrEqual(0.98);
  expect(tally.share('absence note')).toBe(1);
  expect(tally.share('recipient')).toBeGreaterThanOrEqual(0.99);
  expect(tally.share('status')).toBeGreaterThanOrEqual(0.98);
  // Where they differ, a server said "User unknown" after it had read the text, which the list counts as filtering.
  expect(tally.share('hard')).toBeGreaterThanOrEqual(0.93);
});

test('of replies, what is quoted, introduced and signed is folded', () => {
  const root = realFile('mail_replies');
  if (!root) return;
  const tally = new Tally();
  for (const folder of ['crisp', 'github', 'zapier']) {
    for (const file of filesIn(join(root, folder)).filter((name) => name.endsWith('.txt'))) {
      const { visibleText } = parseMail(Buffer.concat([Buffer.from('MIME-Version: 1.0\n\n'), readFileSync(join(root, folder, file))]));
      tally.add('something is left', visibleText.trim() !== '', file);
      tally.add('no quote', !/^\s*>/m.test(visibleText), file);
      tally.add('no introduction', !/^(?:on .{5,200}wrote:|le .{5,100}a écrit\s?:|-+ ?original message)/im.test(visibleText), file);
      tally.add('no mark of a telephone', !/^sent from my (?:iphone|blackberry|mobile)/im.test(visibleText), file);
    }
  }
  tally.print('mail replies');
  for (const what of ['something is left', 'no quote', 'no introduction', 'no mark of a telephone']) expect(tally.share(what), what).toBe(1);
});

test('on a support list of people nothing is taken for a bounce, and every writer is found', async () => {
  const list = realFile('mail_usrp_users', 'usrp-users-2022.mbox.gz');
  if (!list) return;
  const tally = new Tally();
  for await (const read of readMails(createReadStream(list).pipe(createGunzip()), 'mbox')) {
    tally.add('read', read.kind === 'mail', String(read.number));
    if (read.kind !== 'mail') continue;
    tally.add('by a person', !read.mail.isBounce && !read.mail.isAutomatic, String(read.number));
    tally.add('with an address', (read.mail.author?.address ?? '').includes('@') && !read.mail.lists.includes(read.mail.author?.address ?? ''), String(read.number));
  }
  tally.print('support list');
  for (const what of ['read', 'by a person', 'with an address']) expect(tally.share(what), what).toBe(1);
});
