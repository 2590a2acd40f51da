// From a file to its mails, one after the other, whatever it packs them in. Shared by the import and by `regulars mail`.
import type { MailFile } from './detect.ts';
import { detectMail } from './detect.ts';
import { latin1 } from './charset.ts';
import type { ParsedMail } from './mail.ts';
import { parseAside } from './parsing.ts';
import { MAIL_BYTES_MAX, splitMbox } from './mbox.ts';

export type ReadMail =
  | { kind: 'mail'; number: number; mail: ParsedMail; raw: Buffer }
  | { kind: 'refused'; number: number; head: string; reason: string };

/** Reads all mails of a stream in order; `number` counts from 1. An error of the stream comes after the mails before it. */
export async function* readMails(chunks: AsyncIterable<Uint8Array>, file: MailFile): AsyncGenerator<ReadMail> {
  if (file !== 'mbox') {
    yield await readSingle(chunks);
    return;
  }
  for await (const part of splitMbox(chunks)) {
    if (part.kind === 'refused') yield { kind: 'refused', number: part.number, head: part.head, reason: part.reason };
    else yield { kind: 'mail', number: part.number, mail: await parseAside(part.raw, part.fromLine), raw: part.raw };
  }
}

async function readSingle(chunks: AsyncIterable<Uint8Array>): Promise<ReadMail> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let failed: { error: unknown } | null = null;
  try {
    for await (const chunk of chunks) {
      pieces.push(chunk);
      size += chunk.length;
      if (size > MAIL_BYTES_MAX) return { kind: 'refused', number: 1, head: headOf(Buffer.concat(pieces)), reason: `This mail is larger than ${MAIL_BYTES_MAX / 1024 / 1024} MB, more than is read as one mail.` };
    }
  } catch (error) {
    failed = { error };
  }
  const whole = Buffer.concat(pieces);
  // A mail of which only the beginning came would be stored as if it were whole, and the whole one later be taken for known.
  if (failed) throw failed.error;
  const raw = detectMail(whole.subarray(0, 8_192), '')?.kind === 'emlx' ? withoutLength(whole) : whole;
  return { kind: 'mail', number: 1, mail: await parseAside(raw), raw };
}

/** The text of a mail without its head, e.g. one that somebody copied into a file. */
export async function* readBareText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ReadMail> {
  const read = await readSingle(chunks);
  const raw = read.kind === 'mail' ? read.raw : null;
  yield raw ? { kind: 'mail', number: 1, mail: await parseAside(Buffer.concat([Buffer.from('MIME-Version: 1.0\n\n'), raw])), raw } : read;
}

const headOf = (bytes: Buffer): string => latin1(bytes.subarray(0, 2_000));

/** Apple's .emlx: the length of the mail in the first line, the mail, then a property list. */
function withoutLength(whole: Buffer): Buffer {
  const end = whole.indexOf(0x0a);
  const length = Number(latin1(whole.subarray(0, Math.max(end, 0))).trim());
  return whole.subarray(end + 1, Number.isSafeInteger(length) && length > 0 ? end + 1 + length : whole.length);
}
