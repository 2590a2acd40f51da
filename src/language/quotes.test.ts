import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realFile } from '#test/importing.ts';
import { ownSpans } from './quotes.ts';

const own = (text: string) => ownSpans(text).map(([start, end]) => text.slice(start, end));

test('quoted lines and the line that announces them are not the writer\'s', () => {
  expect(own('It crashes again.\n\nOn Mon, 5 Jan 2026 at 10:00, Ida <ida@ours.example> wrote:\n> Try the new firmware.\n> It is better.\n')).toEqual(['It crashes again.']);
  expect(own('Am 05.01.2026 um 10:00 schrieb Ida:\n> Versuch es.\n\nGeht nicht.')).toEqual(['Geht nicht.']);
  expect(own('Non va.\n\nIl giorno lun 5 gen 2026 alle ore 10:00 Ida <ida@ours.example> ha\nscritto:\n\n> Prova.')).toEqual(['Non va.']);
});

test('an attribution that a mail program broke over two lines is recognised', () => {
  expect(own('Thanks, that helped me.\n\nOn Mon, 5 Jan 2026 at 10:00, Ida Duarte\n<ida@ours.example> wrote:\n\nTry the new firmware.')).toEqual(['Thanks, that helped me.']);
});

test('answers between quotes are the writer\'s, each a span of its own', () => {
  expect(own('> What about A?\n\nA is good.\n\n> And B?\n\nB is not.\n')).toEqual(['A is good.', 'B is not.']);
});

test('a forwarded or copied mail below its head is not the writer\'s', () => {
  expect(own('See below.\n\n-----Original Message-----\nFrom: Ida <ida@ours.example>\nSent: Monday, 5 January 2026\nTo: Grace\nSubject: Firmware\n\nTry it.')).toEqual(['See below.']);
  expect(own('See below.\n\n________________________________\nFrom: Ida <ida@ours.example>\nSent: Monday, 5 January 2026 10:00\nTo: Grace Hopper\nSubject: Firmware\n\nTry it.')).toEqual(['See below.']);
  expect(own('FYI\n\n---------- Forwarded message ---------\nFrom: Ida <ida@ours.example>\nDate: Mon, 5 Jan 2026\nSubject: Firmware\nTo: <grace@acme.example>\n\nTry it.')).toEqual(['FYI']);
});

test('signatures go, with and without the old dashes', () => {
  expect(own('It crashes.\n\n-- \nGrace Hopper\nAcme\n+1 555 0100')).toEqual(['It crashes.']);
  expect(own('It crashes.\n\nBest regards,\nGrace')).toEqual(['It crashes.']);
  expect(own('It crashes.\n\nKind regards\n\nGrace Hopper\nHead of Everything\nwww.acme.example')).toEqual(['It crashes.']);
  expect(own('It crashes.\n\nSent from my iPhone')).toEqual(['It crashes.']);
  expect(own('Es geht nicht.\n\nMit freundlichen Grüßen\nGrete Hoppe')).toEqual(['Es geht nicht.']);
});

test('what only looks like a quote or a signature stays', () => {
  expect(own('On the other hand, it works.\nOn average, it is fast.')).toEqual(['On the other hand, it works.\nOn average, it is fast.']);
  expect(own('Thanks for the quick fix of the driver.')).toEqual(['Thanks for the quick fix of the driver.']);
  expect(own('Sent from my desk, this is much easier than from the phone.')).toEqual(['Sent from my desk, this is much easier than from the phone.']);
  expect(own('Three things:\n-- the driver\n-- the manual\n-- the price\n\nCan you help?')).toEqual(['Three things:\n-- the driver\n-- the manual\n-- the price\n\nCan you help?']);
  expect(own('I wrote:\nit works\nand it does.')[0]).toContain('and it does.');
});

test('what list software and lawyers add is not the writer\'s', () => {
  expect(own('It crashes.\n\n_______________________________________________\nradio-users mailing list -- radio-users@lists.example\nTo unsubscribe send an email to radio-users-leave@lists.example')).toEqual(['It crashes.']);
  expect(own('It crashes.\n\nThis e-mail is confidential and intended solely for the addressee. If you received this message in error, please notify the sender and delete it.')).toEqual(['It crashes.']);
});

test('an empty mail and one that only quotes have no words of their own', () => {
  expect(own('')).toEqual([]);
  expect(own('> All of this\n> is old.\n')).toEqual([]);
});

const replies = realFile('mail_replies');
test.skipIf(!replies)('of real replies in many languages only the new words stay', () => {
  const mails = ['crisp', 'github', 'zapier'].flatMap((folder) => readdirSync(join(replies as string, folder)).map((name) => ({ name: `${folder}/${name}`, text: readFileSync(join(replies as string, folder, name), 'utf8') })));
  expect(mails.length).toBeGreaterThan(100);
  const texts = mails.map(({ name, text }) => ({ name, own: own(text) }));
  // No expected texts come with them; but a good half carry the same reply above different quotes, and it must always come out whole.
  const same = texts.filter(({ own: found }) => found[0]?.startsWith('Fusce bibendum'));
  const plain = (found: string[]) => found.join('\n').replace(/\s+/g, ' ');
  const usual = plain(same[0]?.own ?? []);
  const agreeing = same.filter(({ own: found }) => plain(found).startsWith(usual.slice(0, 490)) && plain(found).length <= usual.length + 10);
  const marked = texts.filter(({ own: found }) => found.some((span) => /^\s*>/m.test(span)));
  console.log(`Real replies: ${agreeing.length} of ${same.length} like replies come out alike; ${marked.length} of ${texts.length} keep a quoted line.`);
  expect(agreeing.length / same.length).toBeGreaterThanOrEqual(0.97);
  expect(marked.map(({ name }) => name)).toEqual([]);
});
