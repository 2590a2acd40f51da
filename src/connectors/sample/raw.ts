// The raw records of the made-up company: mails as they travel (RFC 5322), everything else as a line of a table.
import { csvLine } from '#base/csv.ts';
import { dateHeader } from './mailText.ts';
import type { Party, SampleMail } from './shapes.ts';

const encoder = new TextEncoder();

/** The mail as its bytes. */
export function rawMail(mail: SampleMail, messageIds: ReadonlyMap<string, string>): Uint8Array {
  const ids = mail.references.flatMap((key) => bracketed(messageIds.get(key)));
  const head = [
    `Message-ID: <${messageIds.get(mail.key) ?? mail.key}>`,
    `Date: ${dateHeader(mail.at)}`,
    `From: ${address(mail.from)}`,
    `To: ${mail.to.map(address).join(',\r\n ')}`,
    ...(mail.cc.length > 0 ? [`Cc: ${mail.cc.map(address).join(',\r\n ')}`] : []),
    `Subject: ${mail.subject}`,
    ...(ids.length > 0 ? [`In-Reply-To: ${ids.at(-1)}`, `References: ${ids.join('\r\n ')}`] : []),
    ...(mail.isAutomatic ? ['Auto-Submitted: auto-replied'] : []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  return encoder.encode(`${head.join('\r\n')}\r\n\r\n${mail.text.replaceAll('\n', '\r\n')}`);
}

const bracketed = (id: string | undefined): string[] => (id ? [`<${id}>`] : []);

const address = ({ name, email }: Party): string => (name ? `${/[^\w' -]/.test(name) ? `"${name}"` : name} <${email}>` : email);

/** One line of a table, as it would stand in a file. */
export const rawRow = (cells: readonly (string | number | Date | null)[]): { bytes: Uint8Array; mediaType: string } => ({ bytes: encoder.encode(csvLine(cells)), mediaType: 'text/csv' });
