// The part of a bounce that is written for machines: one group of fields for the mail, one for each recipient (RFC 3464).
import { cleanAddress } from './address.ts';
import type { Part } from './parts.ts';

export interface ReportedRecipient {
  recipient: string | null;
  status: string | null;
  said: string | null;
  /** failed, delayed, delivered, relayed, expanded; empty when it is not told. */
  action: string;
  /** The server had already taken the whole text when it refused: not the address alone was the reason. */
  isAfterText: boolean;
  /** It refused behind the command DATA, as a transcript of the session shows. */
  isPastRecipients: boolean;
}

const REPORT_CHARACTERS_MAX = 200_000;

/** The recipients of the report, or null when the mail holds none. */
export function readReport(root: Part): ReportedRecipient[] | null {
  const part = reportPart(root);
  if (!part) return null;
  const told = part.text().slice(0, REPORT_CHARACTERS_MAX);
  const all = wordsBeside(root);
  const recipients = groupsOf(told).flatMap((group) => {
    const fields = fieldsOf(group);
    if (!fields.has('final-recipient') && !fields.has('original-recipient') && !fields.has('x-actual-recipient')) return [];
    const recipient = [fields.get('original-recipient'), fields.get('final-recipient'), fields.get('x-actual-recipient')].map(addressIn).find(Boolean) ?? null;
    const said = fields.get('diagnostic-code')?.replace(/^\s*(?:smtp|x-[\w-]+|unknown)\s*;\s*/i, '').trim() || null;
    return [{
      recipient, said, action: (fields.get('action') ?? '').toLowerCase().replace(/[^a-z].*$/, ''), status: /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(fields.get('status') ?? '')?.[1] ?? null,
      isAfterText: /in reply to (?:the )?end of data/i.test(all), isPastRecipients: isPastRecipients(all),
    }];
  });
  return recipients.length > 0 ? recipients : null;
}

/** Not where it only says that nobody was left to write to. */
export const isPastRecipients = (words: string): boolean => /(?:^|\s)>>> DATA\s{1,10}(?:> )?<<< 5(?!03)\d\d|\bsmtp command\W{1,20}DATA\b/i.test(words);

/** By its type, or, where a gateway called it plain text, by its fields. */
function reportPart(root: Part): Part | null {
  const parts = leavesOf(root);
  return parts.find((part) => /^message\/(?:global-|x-)?delivery-status$/.test(part.type))
    ?? parts.find((part) => part.type.startsWith('text/plain') && part.size() < REPORT_CHARACTERS_MAX && /^(?:final|original)-recipient\s*:/im.test(part.text()) && /^(?:action|status|diagnostic-code)\s*:/im.test(part.text()))
    ?? null;
}

const leavesOf = (part: Part): Part[] => (part.parts.length > 0 ? part.parts.flatMap(leavesOf) : [part]);

const wordsBeside = (root: Part): string => leavesOf(root).filter((part) => part.type === 'text/plain').map((part) => part.text().slice(0, 20_000)).join('\n').replace(/\s+/g, ' ');

/** Groups are parted by empty lines; some writers leave them out, then a new recipient begins a new group. */
function groupsOf(told: string): string[][] {
  const groups: string[][] = [[]];
  for (const line of told.split('\n')) {
    const group = groups.at(-1)!;
    const isNext = /^(?:final-recipient|original-recipient)\s*:/i.test(line) && group.some((known) => known.slice(0, 12).toLowerCase() === line.slice(0, 12).toLowerCase());
    if (line.trim() === '') groups.push([]);
    else if (isNext) groups.push([line]);
    else if (/^[ \t]/.test(line) && group.length > 0) group[group.length - 1] += ` ${line.trim()}`;
    else group.push(line);
  }
  return groups;
}

function fieldsOf(group: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of group) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** `rfc822; ada@example.org` → `ada@example.org`. */
function addressIn(value: string | undefined): string | null {
  const bare = (value ?? '').replace(/^\s*(?:[\w-]+\s*;)?\s*/, '').trim();
  return cleanAddress(bare) || cleanAddress(/<?([^\s<>;@]{1,128}@[^\s<>;]{1,253})>?/.exec(bare)?.[1] ?? '') || null;
}
