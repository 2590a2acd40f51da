// What a mail is to the graph: one event with its writer, everybody it was sent to, and the part of its text that is the writer's own.
import { createHash } from 'node:crypto';
import type { EventInput, ParticipantInput } from '#rooms/graph/index.ts';
import type { MailAddress } from './address.ts';
import { whyLeftOut } from './folders.ts';
import type { ParsedMail } from './mail.ts';

const PARTICIPANTS_MAX = 500;
const ATTACHMENTS_KEPT_MAX = 50;

/** The mail as an event; a sentence instead where it cannot be one. */
export function mailEvent(mail: ParsedMail, raw: Uint8Array): EventInput | { refused: string; field: string } {
  const leftOut = whyLeftOut(mail.labels);
  if (leftOut) return { refused: leftOut, field: 'labels' };
  // Nothing in it may say when it was written: it is kept all the same, and dated when it is stored.
  const at = whenOf(mail) ?? new Date(0);
  const participants = participantsOf(mail);
  const { threadHints, messageId } = mail;
  const threadKeys = [...threadHints.messageIds, ...(threadHints.gmailThreadId ? [`gmail ${threadHints.gmailThreadId}`] : [])];
  return {
    source: 'mail', sourceKey: messageId ?? contentKey(mail), kind: 'mail', at, channel: 'mail', subject: mail.subject, text: mail.text, ownSpans: mail.ownSpans,
    isAutomatic: mail.isAutomatic, participants, threadKeys,
    ...(threadHints.inReplyTo ? { parentKey: threadHints.inReplyTo } : {}),
    ...(threadHints.subjectKey && !threadHints.gmailThreadId ? { subjectKey: threadHints.subjectKey } : {}),
    raw: { bytes: raw, mediaType: 'message/rfc822' },
    ...detailsOf(mail),
  };
}

/** The key of a mail that has no Message-ID: who wrote what when; the ways it travelled do not matter. */
export function contentKey(mail: ParsedMail): string {
  const told = mail.dateSource === 'date' || mail.dateSource === 'other header' ? (mail.date?.getTime() ?? 0) : 0;
  const said = [(mail.author ?? mail.from)?.address ?? (mail.author ?? mail.from)?.name ?? '', told, mail.threadHints.subjectKey, mail.text.replace(/\s+/g, ' ').trim()];
  return `content ${createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 32)}`;
}

/** A mail cannot be written after it was received, nor before there was mail: where the writer's clock was wrong by far, the servers' counts. */
function whenOf(mail: ParsedMail): Date | null {
  const { date, receivedAt } = mail;
  const isClockWrong = date && receivedAt && (date.getTime() - receivedAt.getTime() > 24 * 3_600_000 || date.getUTCFullYear() < 1980);
  return isClockWrong ? receivedAt : date;
}

function participantsOf(mail: ParsedMail): ParticipantInput[] {
  const lists = new Set(mail.lists);
  const author = mail.author;
  const found: ParticipantInput[] = [];
  if (author && (author.address || author.name) && !lists.has(author.address)) found.push(participant('author', author));
  const roles = [['to', mail.to], ['cc', mail.cc], ['bcc', mail.bcc]] as const;
  const seen = new Set<string>();
  for (const [role, addresses] of roles) {
    for (const address of addresses) {
      if (found.length >= PARTICIPANTS_MAX || !address.address || seen.has(address.address)) continue;
      seen.add(address.address);
      found.push({ ...participant(role, address), ...(lists.has(address.address) ? { isList: true } : {}) });
    }
  }
  // The list it came through, also where it was only copied blindly.
  for (const list of lists) if (!seen.has(list)) found.push({ ...participant('to', { name: '', address: list }), isList: true });
  return found;
}

const participant = (role: ParticipantInput['role'], { name, address }: MailAddress): ParticipantInput =>
  ({ role, name, handles: address ? [{ kind: 'email', value: address }] : [] });

function detailsOf(mail: ParsedMail): Pick<EventInput, 'details'> {
  const details = {
    ...(!whenOf(mail) && { isDateUnknown: true }),
    ...(mail.notRead && { notRead: mail.notRead }),
    ...(mail.attachments.length > 0 && { attachments: mail.attachments.slice(0, ATTACHMENTS_KEPT_MAX).map(({ name, type, size }) => ({ name, type, size })) }),
    ...(mail.labels.length > 0 && { labels: mail.labels }),
    ...(mail.deliveredTo.length > 0 && { deliveredTo: mail.deliveredTo.slice(0, 5) }),
    ...(mail.bounce && { bounce: mail.bounce }),
  };
  return Object.keys(details).length > 0 ? { details } : {};
}
