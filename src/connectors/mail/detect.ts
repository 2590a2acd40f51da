// Which files are mail, by their first bytes. Names help but never decide: an export called .txt may be a mailbox, and a
// table whose first column is called "From" is none.
import { latin1 } from './charset.ts';
import { fromLineDate } from './date.ts';
import { looksLikeHeader } from './headers.ts';

/** `mbox`: many mails after one another; `eml`: one mail; `emlx`: one mail of Apple Mail, its length in the first line. */
export type MailFile = 'mbox' | 'eml' | 'emlx';

// Headers that hardly any other kind of file has at its top.
const MAIL_HEADERS = new Set(('return-path received delivered-to x-original-to from to cc subject date message-id mime-version content-type content-transfer-encoding reply-to '
  + 'in-reply-to references sender list-id x-mailer user-agent dkim-signature x-gm-thrid x-gmail-labels x-received arc-seal authentication-results thread-index thread-topic '
  + 'x-mozilla-status x-mozilla-status2 x-mozilla-keys x-uidl status x-status x-account-key resent-from resent-to resent-date bcc importance x-priority').split(' '));
const SURE_HEADERS = new Set('return-path received delivered-to from date message-id mime-version x-gm-thrid x-mozilla-status dkim-signature subject'.split(' '));
const LINES_LOOKED_AT = 60;
const SINGLE_NAMES = /\.(?:eml|mht|mim)$/;

/** How surely a file is mail of which kind: null when it is none. `sureness` is 0 to 1. */
export function detectMail(head: Uint8Array, fileName: string): { kind: MailFile; sureness: number } | null {
  const start = skipBlank(head);
  const name = fileName.toLowerCase().replace(/\.gz$/, '');
  const first = lineAt(head, start);
  if (/^\d{1,9}\s*$/.test(first) && countHeaders(head, nextLine(head, start)).sure >= 2) return { kind: 'emlx', sureness: 0.9 };
  if (first.startsWith('From ') && !looksLikeHeader(head, start, head.length)) {
    const next = nextLine(head, start);
    const isFollowed = looksLikeHeader(head, next, head.length) || lineAt(head, next).startsWith('>From ');
    // One mail, saved with the line that a mailbox put before it.
    if (isFollowed && SINGLE_NAMES.test(name)) return { kind: 'eml', sureness: 0.95 };
    if (isFollowed) return { kind: 'mbox', sureness: fromLineDate(first) ? 1 : 0.9 };
    return fromLineDate(first) && /\.mbo?x(?:\.|$)/.test(name) ? { kind: 'mbox', sureness: 0.8 } : null;
  }
  const { all, sure, lines } = countHeaders(head, start);
  // Also one without a head: what was saved as a mail is kept as one.
  if (SINGLE_NAMES.test(name)) return { kind: 'eml', sureness: all > 0 ? 0.95 : lines > 0 ? 0.6 : 0.51 };
  if (sure >= 3 || (sure >= 2 && all >= 3)) return { kind: 'eml', sureness: 0.9 };
  if (sure >= 1 && all >= 2 && all === lines) return { kind: 'eml', sureness: 0.7 };
  // A mailbox that begins with something else, e.g. one cut out of a larger file.
  if (/\.mbo?x$/.test(name) && hasSeparator(head)) return { kind: 'mbox', sureness: 0.7 };
  return null;
}

/** Header lines at the top, and how many of them are a mail's. */
function countHeaders(head: Uint8Array, start: number): { lines: number; all: number; sure: number } {
  const seen = new Set<string>();
  let [lines, all, sure, at] = [0, 0, 0, start];
  for (let line = 0; line < LINES_LOOKED_AT && at < head.length; line++, at = nextLine(head, at)) {
    const text = lineAt(head, at);
    if (text.trim() === '') break;
    if (/^[ \t]/.test(text)) continue;
    const name = /^([!-9;-~]{1,76})[ \t]*:/.exec(text)?.[1]?.toLowerCase();
    if (!name) {
      if (line === 0) return { lines: 0, all: 0, sure: 0 };
      break;
    }
    lines++;
    if (seen.has(name)) continue;
    seen.add(name);
    if (MAIL_HEADERS.has(name)) all++;
    if (SURE_HEADERS.has(name)) sure++;
  }
  return { lines, all, sure };
}

function hasSeparator(head: Uint8Array): boolean {
  for (let at = 0; at < head.length; at = nextLine(head, at)) {
    const line = lineAt(head, at);
    if (line.startsWith('From ') && fromLineDate(line) && looksLikeHeader(head, nextLine(head, at), head.length)) return true;
  }
  return false;
}

function skipBlank(head: Uint8Array): number {
  let at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  while (at < head.length && (head[at] === 0x0a || head[at] === 0x0d)) at++;
  return at;
}

const lineAt = (head: Uint8Array, at: number): string => latin1(head.subarray(at, Math.min(nextLine(head, at), at + 1_000))).replace(/[\r\n]+$/, '');

function nextLine(head: Uint8Array, at: number): number {
  const end = head.indexOf(0x0a, at);
  return end < 0 ? head.length : end + 1;
}
