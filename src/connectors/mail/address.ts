// Who a mail says it is from and to. Address headers are the most mangled ones of all; what can be read is kept.
import { wellFormed } from './charset.ts';
import { addressEntries } from './addressList.ts';
import { decodeHeader, withoutComments } from './headers.ts';

export interface MailAddress {
  name: string;
  /** Lower-case domain, local part as written in lower case too; empty when only a name is known. */
  address: string;
}

const ADDRESSES_MAX = 2_000;

/** Reads an address header (or several of the same name). Groups are flattened, doubles dropped. */
export function readAddresses(values: readonly string[]): MailAddress[] {
  const found: MailAddress[] = [];
  const seen = new Set<string>();
  for (const value of values) {
    for (const entry of addressEntries(tidy(value), ADDRESSES_MAX)) {
      if (found.length >= ADDRESSES_MAX) return found;
      const read = mailAddress(entry.name, entry.address);
      const key = read.address || read.name.toLowerCase();
      if (!key || seen.has(key)) continue;
      seen.add(key);
      found.push(read);
    }
  }
  return found;
}

function mailAddress(name: string, address: string): MailAddress {
  const plainName = cleanName(decodeHeader(name));
  const plainAddress = cleanAddress(address);
  // "ada@example.org" as name with no address, or the address as its own name.
  if (!plainAddress && isAddress(plainName)) return { name: '', address: cleanAddress(plainName) };
  // A bare account on some machine (<moderator>) is shown as it stands; it is no address one could write to.
  const account = plainAddress || /^[\w.+-]{1,64}$/.exec(address.trim())?.[0]?.toLowerCase() || '';
  return { name: plainName.toLowerCase() === account ? '' : plainName, address: account };
}

/** `Ada Example`, without quotes, brackets and control characters around or in it. */
export function cleanName(name: string): string {
  const folded = name.slice(0, 500).replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const bare = /^(["'])(.*)\1$/.exec(folded)?.[2] ?? folded;
  return wellFormed(bare.replace(/^[<\s]+|[>\s]+$/g, '').trim());
}

/** An address in the one spelling we compare by: lower case, no brackets, no `mailto:`. Empty when it is none. */
export function cleanAddress(address: string): string {
  const bare = wellFormed(withoutComments(address.slice(0, 400)).trim().replace(/^mailto:/i, '').replace(/^[<'"\s]+|[>'"\s.,;]+$/g, '').toLowerCase());
  return isAddress(bare) ? bare : '';
}

export const isAddress = (text: string): boolean => text.length <= 320 && /^[^\s@<>,;:"()[\]]{1,128}@[^\s@<>,;:"()]{1,253}$/.test(text);

// Outlook separates by semicolons; old gateways write "ada at example.org".
function tidy(value: string): string {
  const bounded = value.slice(0, 200_000);
  if (!bounded.includes('@')) return bounded.replace(/(^|[\s<,])([\w.+-]{1,64}) (?:at|AT) ([\w-]{1,63}(?:\.[\w-]{1,63}){1,6})(?=$|[\s>,])/g, '$1$2@$3');
  return bounded.includes(';') && !bounded.includes(':') ? bounded.replaceAll(';', ',') : bounded;
}
