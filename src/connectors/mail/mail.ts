// A mail as Regulars understands it: who wrote what to whom and when, which part of the text is the writer's own, and
// what ties it to other mails. Reading never throws: of a broken mail as much is understood as can be.
import { wellFormed } from './charset.ts';
import { ownSpans } from '#language/quotes.ts';
import type { MailAddress } from './address.ts';
import { readAddresses } from './address.ts';
import { isAutomaticMail, isAutoReply } from './automatic.ts';
import type { Bounce } from './bounce.ts';
import { readBounce } from './bounce.ts';
import { fromLineDate, parseMailDate, receivedDate } from './date.ts';
import type { Headers } from './headers.ts';
import { plainValue, readHeaders } from './headers.ts';
import { htmlToText } from './htmlText.ts';
import type { Part } from './parts.ts';
import { bodyOf, readParts, TEXT_CHARACTERS_MAX } from './parts.ts';
import { readSender } from './sender.ts';
import type { ThreadHints } from './threading.ts';
import { normalMessageId, readThreadHints } from './threading.ts';
import { cutCodedFiles } from './uuencode.ts';

/** Nobody writes a longer mail by hand; what stands behind it (logs, dumps) is kept as text but not read as the writer's words. */
const OWN_CHARACTERS_MAX = 200_000;

const LABELS_MAX = 50;

export interface Attachment {
  name: string | null;
  type: string;
  /** Bytes, decoded. */
  size: number;
  contentId: string | null;
}

/** Where the date was found; 'unknown' means that nothing in the mail says when it was. */
export type DateSource = 'date' | 'received' | 'other header' | 'from line' | 'unknown';

export interface ParsedMail {
  messageId: string | null;
  /** As the From header says; the real writer of a list's mail is `author`. */
  from: MailAddress | null;
  to: MailAddress[];
  cc: MailAddress[];
  subject: string;
  date: Date | null;
  text: string;
  /** What the writer wrote himself: without quotes, signature and footers. */
  visibleText: string;
  html: string | null;
  attachments: Attachment[];
  isBounce: boolean;
  bounce: Bounce | null;
  isAutoReply: boolean;
  threadHints: ThreadHints;
  dateSource: DateSource;
  /** When the first server took it in; null where none says so. */
  receivedAt: Date | null;
  author: MailAddress | null;
  isRewritten: boolean;
  bcc: MailAddress[];
  replyTo: MailAddress[];
  lists: string[];
  isAutomatic: boolean;
  /** Whose mailbox it lay in (Delivered-To and the like). */
  deliveredTo: string[];
  /** Gmail's labels (X-Gmail-Labels), as written. */
  labels: string[];
  /** Ranges of `text` that are the writer's own. */
  ownSpans: (readonly [start: number, end: number])[];
  /** Why only the head was read, in a sentence; null where all was. */
  notRead: string | null;
}

/**
 * Reads one mail. `fromLine` is the separator line of the mailbox it lay in, whose date is used when the mail has none.
 * Synchronous: about a millisecond for an ordinary mail; attachments are not decoded, so a large one costs little more.
 */
export function parseMail(raw: Uint8Array, fromLine: string | null = null): ParsedMail {
  const root = readParts(raw);
  const { headers } = root;
  const body = bodyOf(root);
  const htmls = body.htmls.filter((part) => part.type === 'text/html').map((part) => part.text());
  const html = htmls.length ? htmls.join('\n') : null;
  const { text, files } = cutCodedFiles(joinTexts(body.texts));
  const spans = ownSpans(text.slice(0, OWN_CHARACTERS_MAX));
  const subject = plainValue(headers.first('subject') ?? '');
  const messageId = normalMessageId(headers.first('message-id') ?? headers.first('message-id-hash'));
  const from = readAddresses(headers.all('from'))[0] ?? null;
  const sender = readSender(headers);
  const bounce = readBounce(root, text, from, subject);
  // Reports of servers: of a delivery, of an opened mail, of a complaint.
  const isReport = root.type === 'multipart/report';
  const receivedAt = receivedDate([...headers.all('x-received'), ...headers.all('received')]);
  const { date, source } = dateOf(headers, receivedAt, fromLine);
  return {
    messageId, from, to: readAddresses(headers.all('to')), cc: readAddresses(headers.all('cc')), subject, date, text,
    visibleText: spans.map(([start, end]) => text.slice(start, end)).join('\n\n'),
    html, attachments: [...body.attachments.map(attachmentOf), ...files.map(({ name, size }) => ({ name, type: 'application/octet-stream', size, contentId: null }))], isBounce: bounce !== null, bounce,
    isAutoReply: bounce === null && !isReport && isAutoReply(headers, subject), threadHints: readThreadHints(headers, messageId),
    dateSource: source, receivedAt, author: sender.author, isRewritten: sender.isRewritten, bcc: readAddresses(headers.all('bcc')),
    replyTo: readAddresses(headers.all('reply-to')), lists: [...sender.lists],
    isAutomatic: bounce !== null || isReport || isAutomaticMail(headers, sender.author ?? from, subject),
    deliveredTo: readAddresses([...headers.all('delivered-to'), ...headers.all('x-delivered-to'), ...headers.all('x-original-to')]).map((entry) => entry.address).filter(Boolean),
    labels: plainValue(headers.all('x-gmail-labels').join(',')).split(',').map((label) => label.trim().replace(/^"|"$/g, '')).filter(Boolean).slice(0, LABELS_MAX),
    ownSpans: spans, notRead: null,
  };
}

const HEAD_BYTES_READ = 64 * 1024;

/** Of a mail that takes too much to read, what its head says; `why` is one sentence. */
export function parseHead(raw: Uint8Array, fromLine: string | null, why: string): ParsedMail {
  const { bodyStart } = readHeaders(raw.subarray(0, HEAD_BYTES_READ));
  return { ...parseMail(raw.subarray(0, bodyStart), fromLine), text: '', visibleText: '', html: null, attachments: [], ownSpans: [], isBounce: false, bounce: null, notRead: why };
}

function joinTexts(parts: Part[]): string {
  const texts: string[] = [];
  let length = 0;
  for (const part of parts) {
    if (part.type.startsWith('image/') || length > TEXT_CHARACTERS_MAX) continue;
    const text = part.type === 'text/html' ? htmlToText(part.text()) : part.text();
    texts.push(text);
    length += text.length;
  }
  return wellFormed(texts.join('\n').slice(0, TEXT_CHARACTERS_MAX));
}

const attachmentOf = (part: Part): Attachment => ({ name: part.fileName, type: part.type, size: part.size(), contentId: part.contentId });

// By what the mail says of itself, then by what servers noted about it, then by the mailbox it lay in.
const OTHER_DATES = ['resent-date', 'x-original-date', 'original-date', 'x-originalarrivaltime', 'delivery-date', 'x-date', 'posting-date', 'x-list-received-date'];

function dateOf(headers: Headers, receivedAt: Date | null, fromLine: string | null): { date: Date | null; source: DateSource } {
  for (const value of headers.all('date')) {
    const date = parseMailDate(plainValue(value));
    if (date) return { date, source: 'date' };
  }
  if (receivedAt) return { date: receivedAt, source: 'received' };
  for (const name of OTHER_DATES) {
    const date = parseMailDate(headers.first(name));
    if (date) return { date, source: 'other header' };
  }
  const date = fromLineDate(fromLine);
  return date ? { date, source: 'from line' } : { date: null, source: 'unknown' };
}
