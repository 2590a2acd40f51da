// From a file to its mails, one after the other, whatever it packs them in. Shared by the import and by `regulars mail`.
import type { MailFile } from './detect.ts';
import { detectMail } from './detect.ts';
import { latin1 } from './charset.ts';
import type { ParsedMail } from './mail.ts';
import { parseAside } from './parsing.ts';
import { gather } from '#base/unpack/index.ts';
import type { MboxPart } from './mbox.ts';
import { MAIL_BYTES_MAX, splitMbox } from './mbox.ts';

export type ReadMail =
  | { kind: 'mail'; number: number; mail: ParsedMail; raw: Buffer }
  | { kind: 'refused'; number: number; head: string; reason: string };

/** Reads all mails of a stream in order; `number` counts from 1. An error of the stream comes after the mails before it. */
export async function* readMails(chunks: AsyncIterable<Uint8Array>, file: MailFile): AsyncGenerator<ReadMail> {
  if (file !== 'mbox') {
    yield* readSingle(chunks);
    return;
  }
  for await (const part of splitMbox(chunks)) yield readPart(part);
}

async function readPart(part: MboxPart): Promise<ReadMail> {
  if (part.kind === 'refused') return { kind: 'refused', number: part.number, head: part.head, reason: part.reason };
  return { kind: 'mail', number: part.number, mail: await parseAside(part.raw, part.fromLine), raw: part.raw };
}

async function* readSingle(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ReadMail> {
  const whole = await gather(chunks, MAIL_BYTES_MAX);
  if ('tooLarge' in whole) {
    yield { kind: 'refused', number: 1, head: latin1(whole.head.subarray(0, 2_000)), reason: `This mail is larger than ${MAIL_BYTES_MAX / 1024 / 1024} MB (${whole.tooLarge.toLocaleString('en')} bytes), more than is read as one mail.` };
    return;
  }
  const head = whole.bytes.subarray(0, 8_192);
  if (detectMail(head, '')?.kind === 'mbox') {
    // Saved with the line that a mailbox puts before each mail; should there be more of them, it is a mailbox.
    const parts: MboxPart[] = [];
    for await (const part of splitMbox([whole.bytes] as unknown as AsyncIterable<Uint8Array>)) parts.push(part);
    const [first, ...more] = parts;
    if (first?.kind !== 'mail' || more.length > 0) yield* await Promise.all(parts.map(readPart));
    else yield { kind: 'mail', number: 1, mail: await parseAside(first.raw, first.fromLine), raw: whole.bytes };
    return;
  }
  const raw = detectMail(head, '')?.kind === 'emlx' ? withoutLength(whole.bytes) : whole.bytes;
  yield { kind: 'mail', number: 1, mail: await parseAside(raw), raw };
}

/** The text of a mail without its head, e.g. one that somebody copied into a file. */
export async function* readBareText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ReadMail> {
  for await (const read of readSingle(chunks)) {
    if (read.kind === 'mail') yield { ...read, mail: await parseAside(Buffer.concat([Buffer.from('MIME-Version: 1.0\n\n'), read.raw])) };
    else yield read;
  }
}

/** Apple's .emlx: the length of the mail in the first line, the mail, then a property list. */
function withoutLength(whole: Buffer): Buffer {
  const end = whole.indexOf(0x0a);
  const length = Number(latin1(whole.subarray(0, Math.max(end, 0))).trim());
  return whole.subarray(end + 1, Number.isSafeInteger(length) && length > 0 ? end + 1 + length : whole.length);
}
