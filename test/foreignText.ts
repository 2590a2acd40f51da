// Everything that reads text which strangers wrote, each as a function of that text, and texts that were made to take long.
// The bench `regexes` times each reader with each text; the test beside it asserts that twice the text takes about twice as long.
import { Readable } from 'node:stream';
import { csvLine, restoreCell } from '#base/csv.ts';
import { registerCsv } from '#connectors/csv/index.ts';
import { readAmount } from '#connectors/csv/amounts.ts';
import { readDate } from '#connectors/csv/dates.ts';
import { parseMail } from '#connectors/mail/mail.ts';
import { detectMail, readMails } from '#connectors/mail/index.ts';
import { registerVcard } from '#connectors/vcard/index.ts';
import { gatherProposals } from '#language/proposals.ts';
import { ownSpans } from '#language/quotes.ts';
import { readText } from '#language/reading.ts';
import { sentences } from '#language/sentences.ts';
import { subjectKey } from '#language/subject.ts';
import { languageOf } from '#language/tongue.ts';
import { createLexicon } from '#language/topics.ts';
import { encodedTexts } from '#rooms/graph/encodedParts.ts';
import { formats } from '#rooms/imports/index.ts';
import { normaliseHandle, registrableDomain } from '#rooms/people/index.ts';
import { understand } from '#rooms/question/index.ts';
import { vocabulary } from './vocabulary.ts';

export type Reader = (text: string) => unknown;

const HEAD = 'From: Ada <ada@acme.example>\nDate: Mon, 3 Jan 2022 11:00:00 +0000\n';
const header = (name: string): Reader => (text) => parseMail(Buffer.from(`${name}: ${text.replace(/[\r\n]+/g, '\n ')}\n\nx\n`));
const body = (...head: string[]): Reader => (text) => parseMail(Buffer.from(`${HEAD}${head.map((line) => `${line}\n`).join('')}\n${text}\n`));
const lexicon = createLexicon([{ id: 'firmware', words: ['firmware', 'firmware update'] }, { id: 'clock', words: ['clock'] }]);
/** A question cannot be longer (`words` of `questions.ask`). */
const QUESTION_CHARACTERS_MAX = 2_000;

async function inFormat(key: string, name: string, text: string): Promise<number> {
  const bytes = Buffer.from(text);
  const format = formats.get(key);
  if (!format) throw new Error(`There is no format ${key}.`);
  const options = { timeZone: 'UTC', currency: 'EUR' };
  let read = 0;
  try {
    format.detect(bytes.subarray(0, 65_536), name);
    format.table?.(bytes.subarray(0, 65_536), name, options);
    for await (const _parsed of format.open({ name, size: bytes.length, options, stream: () => Readable.from([bytes]) })) read++;
  } catch {
    // A table that means nothing is refused as a whole.
  }
  return read;
}

async function mailbox(text: string): Promise<number> {
  let read = 0;
  for await (const _mail of readMails(Readable.from([Buffer.from(`From ada@acme.example Mon Jan  3 11:02:24 2022\n${HEAD}\n${text}\n`)]), 'mbox')) read++;
  return read;
}

/** Readers by what they read. */
export function readers(): Record<string, Reader> {
  registerCsv();
  registerVcard();
  return {
    'From': header('From'), 'To': header('To'), 'Reply-To': header('Reply-To'), 'Subject': header('Subject'), 'Date': header('Date'), 'Received': header('Received'), 'References': header('References'),
    'Message-ID': header('Message-ID'), 'Content-Type': header('Content-Type'), 'Content-Disposition': header('Content-Disposition'), 'List-Post': header('List-Post'), 'List-Id': header('List-Id'),
    'labels': header('X-Gmail-Labels'), 'a whole head': (text) => parseMail(Buffer.from(text)), 'what a file is': (text) => detectMail(Buffer.from(text).subarray(0, 65_536), 'file'),
    'a text': body(), 'a text in HTML': body('Content-Type: text/html'), 'parts': body('Content-Type: multipart/mixed; boundary=b'), 'parts without a boundary': body('Content-Type: multipart/mixed'),
    'base64': body('Content-Transfer-Encoding: base64'), 'quoted-printable': body('Content-Transfer-Encoding: quoted-printable'), 'uuencode': body('Content-Transfer-Encoding: x-uuencode'), 'utf-7': body('Content-Type: text/plain; charset=utf-7'),
    'a bounce': body('Subject: Undelivered Mail Returned to Sender', 'Auto-Submitted: auto-replied', 'Content-Type: text/plain'), 'a bounce with a report': (text) =>
      parseMail(Buffer.from(`${HEAD}Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\n${text}\n--b\nContent-Type: message/delivery-status\n\n${text}\n--b--\n`)),
    'a mailbox': mailbox, 'encoded parts': (text) => encodedTexts(`${text}\ncontent-transfer-encoding: base64\n\n${text}`),
    'quotes and signatures': (text) => ownSpans(text), 'sentences': (text) => sentences(text, [[0, text.length]]), 'topics and stances': (text) => readText(text, [[0, text.length]], lexicon),
    'proposals of topics': (text) => {
      const gathering = gatherProposals();
      gathering.add({ text, own: [[0, text.length]], author: 'a', thread: 'b', subject: text.slice(0, 1_000) });
      return gathering.propose();
    },
    'the language': (text) => languageOf(text), 'a subject for comparing': (text) => subjectKey(text),
    'a table': (text) => inFormat('csv', 'file.csv', text), 'rows of people': (text) => inFormat('csv', 'file.csv', `email,name,note\n${text}`),
    'a cell': (text) => inFormat('csv', 'file.csv', `email,name,note\nada@acme.example,Ada,"${text.replaceAll('"', '""')}"\n`), 'a date in a table': (text) => readDate(text, {}, 'UTC'), 'an amount': (text) => readAmount(text, false),
    'address books': (text) => inFormat('vcard', 'file.vcf', `BEGIN:VCARD\nVERSION:3.0\n${text}\nEND:VCARD\n`), 'a card': (text) => inFormat('vcard', 'file.vcf', `BEGIN:VCARD\nVERSION:3.0\nFN:${text.replace(/[\r\n]+/g, '\n ')}\nEMAIL:a@b.example\nEND:VCARD\n`),
    'addresses and numbers': (text) => [normaliseHandle({ kind: 'email', value: text }), normaliseHandle({ kind: 'phone', value: text }), registrableDomain(text)],
    'a cell written and read': (text) => restoreCell(csvLine([text])),
    'a question': (text) => understand(text.slice(0, QUESTION_CHARACTERS_MAX), vocabulary),
  };
}

const PIECES = [
  'a', ' ', '\t', '\n', '\r', '\r\n', '.', ',', ';', ':', '-', '+', '*', '_', '/', '\\', '?', '!', '&', '=', '%', '#', '@', '"', "'", '(', ')', '((', '[', '{', '<', '>', '<>', '0', '1', '\u0000', '\u{1F600}', '\ud83d ', 'é', '固件', '\u001b$',
  'a@', '@a', 'a@b.c ', 'a@b.c,', 'a <', '<a@b>', '"a" <', '\\"', '"",', 'a:', 'a: b\n', ' \n', '\n ', '=?', '=?utf-8?q?', '=?utf-8?q?a?=', '=?a?b?=?', '?=', '=3D', '=\n', "utf-8''", '%20', ';a=', ';a*0*=', ';a="', 'group: ',
  '&amp', '&#', '&#x', '<a', '<a ', '<a href="', '<a href=x>', '</', '</a', '<!--', '<![CDATA[', '<p>', '<div>', '</div>', '<blockquote>', '<table><tr><td>', '<li>', '<style>', '<pre>', '--b', '--b\n', '--b\n\n', '--', '-- \n', '--a\nContent-',
  'From ', 'From a\n', '\nFrom a Mon Jan  3 11:02:24 2022\n', '>From ', '> ', '>\n', '> > ', 'begin 644 a\n', 'end\n', 'M', 'QUJD', 'On Mon, 5 Jan 2026 at 10:00 ', 'On Mon, Ada <a@b.example> wrote:\n', 'From: a\nTo: b\n', 'Sent from ', 'Best regards,\n', '____\n', '====\n',
  'http://', 'www.a', 'mailto:', 'a.b.', 'a-b-', 'a_', "a'", '1.', '1,', '1/1/', '12:', '1 Jan ', 'Mon, ', 'jan 1 ', '1-', 'not ', 'firmware ', 'would be ', 'I ', 'who ', 'and ', 'or ', '(who ', 'the last ', 'more than 3 ', 'j a v a ', 'data:', '5.1.1 ', '550 ', '<a@b.c>: ',
  'deliver to ', 'fail ', 'deliver ', '<a@b.c>\n', 'a@b.c\n', 'not ', 'to: ', '-- the ', 'smtp; ', 'x-', 'Reply-To: a\n', 'from ', ' via ', 'a via b ', 're: ', '[a] ', 'fwd: aw: ',
  'content-transfer-encoding: base64\n', '\n--b\ncontent-transfer-encoding: quoted-printable\n\n=', 'Final-Recipient: rfc822; ', 'Diagnostic-Code: smtp; ', 'BEGIN:VCARD\n', 'TEL;TYPE=', 'ORG:;', 'PHOTO:', '=0D=0A', '"a","b"\n', 'a\tb\n', '"\n', 'sep=', 'a;b\n', '=1+1,', "'=",
];

/** Texts of about `length` bytes: each piece over and over, plain and with an end that fits nothing. */
export function hostileTexts(length: number): Map<string, string> {
  const texts = new Map<string, string>();
  for (const piece of PIECES) {
    const text = piece.repeat(Math.ceil(length / Buffer.byteLength(piece)));
    texts.set(JSON.stringify(piece), text);
    texts.set(`${JSON.stringify(piece)} and an odd end`, `${text}\u0001x`);
  }
  return texts;
}
