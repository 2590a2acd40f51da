// Mails that say a mail did not arrive. Most carry a report made for machines (RFC 3464); many only tell it in words. What
// counts for us: which address it was, and whether writing there again is useless (hard) or may work later (soft).
import type { MailAddress } from './address.ts';
import { readAddresses } from './address.ts';
import { reasonOf } from './bounceReason.ts';
import type { BounceReason } from './bounceReason.ts';
import { readReport } from './bounceReport.ts';
import type { ReportedRecipient } from './bounceReport.ts';
import { readTold, wordsOf } from './bounceTold.ts';
import type { Part } from './parts.ts';

export interface Bounce {
  /** The address that was not reached; null when the mail does not say it. */
  recipient: string | null;
  /** The enhanced status code (RFC 3463), e.g. 5.1.1, as told or, where only words tell it, the one that means the same. */
  status: string | null;
  /** The address itself is dead: nobody there, no such host, moved away, no mail accepted. */
  hard: boolean;
  reason: BounceReason;
  /** What the refusing server said, in one line. */
  said: string | null;
}

/** The bounce in a mail, or null when the mail is none. Reports that a mail arrived are none, nor are complaints and absence notes. */
export function readBounce(root: Part, text: string, from: MailAddress | null, subject: string): Bounce | null {
  if (hasPart(root, /^message\/(?:x-)?feedback-report$|^message\/(?:global-)?disposition-notification$/)) return null;
  const reported = readReport(root);
  if (reported) {
    const failed = reported.find((one) => one.action === 'failed') ?? reported.find((one) => one.action === 'delayed') ?? reported.find((one) => !ARRIVED.has(one.action) && !one.status?.startsWith('2'));
    return failed ? bounceOf(root, failed, `${subject}\n${wordsOf(text)}`) : null;
  }
  if (!looksLikeBounce(root, from, subject, text)) return null;
  const told = readTold(root, text, subject);
  return told && bounceOf(root, { ...told, action: 'failed' }, `${subject}\n${wordsOf(text)}`);
}

const ARRIVED: ReadonlySet<string> = new Set(['delivered', 'relayed', 'expanded', 'deliverable']);
const DAEMON = /^(?:mailer-?daemon|mail-?daemon|postmaster|postoffice|mailerdaemon|mdaemon|daemon|mail|mailsystem|mail-?delivery|microsoftexchange[\w-]*|root|bounces?|complaints|no-?reply|post_?master|admin)(?:$|[@+_.-])/i;
const DAEMON_NAME = /mail delivery|mailer[- ]?daemon|delivery (?:sub)?system|postmaster|mail administrator|system attendant|mail system|email delivery|microsoft outlook|message delivery/i;
const SUBJECT = new RegExp([
  'undeliver(?:able|ed)', 'deliver(?:y|ing)\\b.{0,40}\\b(?:fail|delay|problem|error|status|unsuccessful|incomplete|report|notif)', '(?:fail|unable|could ?n.?t|error).{0,30}\\bdeliver', 'failure (?:notice|notification|delivery)', 'returned (?:e?mail|message|to sender)',
  'not (?:be )?delivered', 'mail (?:system )?(?:error|failure|could not)', 'non[- ]?(?:delivery|remis)', 'undelivered', 'warning: (?:could not send|message)', 'dsn', 'unzustellbar', 'nicht zugestellt', 'zustellung', 'non remis', 'no entregad', 'mancata', 'non recapitat',
  'bounced?\\b', 'message (?:rejected|delayed)', 'user unknown', 'address not found', 'mailbox (?:full|unavailable)', 'delivery status', 'nondeliverable', '配信', '送信エラー', 'メールエラー', '退信', 'не доставлен', 'notification d.?échec', 'underrättelse',
].join('|'), 'i');

/** A server's refusal as a line of its own. */
const REFUSED_LINE = /^(?:<{0,3} ?)?5[05]\d[ -]/m;
const SURELY_TOLD = /(?:could|can|was|were) ?not be(?:en)? delivered|was not delivered|delivery (?:has )?failed|unable to deliver|undeliverable|送信できません/i;

function looksLikeBounce({ headers, type, parameters }: Part, from: MailAddress | null, subject: string, text: string): boolean {
  if (headers.has('x-failed-recipients')) return true;
  if (type === 'multipart/report' && /delivery/i.test(parameters.get('report-type') ?? '')) return true;
  const isDaemon = from === null || from.address === '' ? true : DAEMON.test(from.address) || DAEMON_NAME.test(from.name);
  const isNull = /^\s*<?\s*>?\s*$/.test(headers.first('return-path') ?? 'x');
  if (isDaemon && (SUBJECT.test(subject) || isNull || DAEMON_NAME.test(from?.name ?? '') || /^mailer-?daemon/i.test(from?.address ?? ''))) return true;
  if (/^post_?master[@+]/i.test(from?.address ?? '') && REFUSED_LINE.test(text.slice(0, 2_000))) return true;
  return isNull && (SUBJECT.test(subject) || SURELY_TOLD.test(wordsOf(text)));
}

function bounceOf(root: Part, { recipient, status, said, action, isAfterText, isPastRecipients }: ReportedRecipient, text: string): Bounce {
  const found = reasonOf({ status, said: said ?? '', text, isDelayed: action === 'delayed', isAfterText, isPastRecipients });
  return { recipient: recipient ?? recipientOfReturned(root), status: found.status, hard: found.hard, reason: found.reason, said: said?.replace(/\s+/g, ' ').trim().slice(0, 500) || null };
}

/** Whom the returned mail was for, where the bounce itself does not say it. */
function recipientOfReturned(root: Part): string | null {
  const returned = partsOf(root).find((part) => part.type === 'message/rfc822' || part.type === 'text/rfc822-headers' || part.type === 'message/global-headers' || part.type === 'message/rfc822-headers');
  const head = returned ? returned.text().slice(0, 50_000) : '';
  const to = /^to:[ \t]*((?:.*)(?:\n[ \t].*)*)/im.exec(head)?.[1];
  return to ? (readAddresses([to.replace(/\n/g, ' ')]).find((one) => one.address.includes('@'))?.address ?? null) : null;
}

const hasPart = (root: Part, type: RegExp): boolean => partsOf(root).some((part) => type.test(part.type));

export const partsOf = (part: Part): Part[] => [part, ...part.parts.flatMap(partsOf)];
