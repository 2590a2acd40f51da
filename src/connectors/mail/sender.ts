// Who really wrote a mail. Mailing lists rewrite the sender ("Ada via list" <list@…>) because of DMARC; where any header
// proves Ada's own address the mail is hers. List addresses are ways a mail travelled, never persons.
import type { MailAddress } from './address.ts';
import { cleanName, readAddresses } from './address.ts';
import type { Headers } from './headers.ts';

export interface Sender {
  /** The writer; address empty when only a name is known; null when the mail does not say. */
  author: MailAddress | null;
  /** True when a list stood in the writer's place and was undone. */
  isRewritten: boolean;
  /** Addresses of mailing lists this mail went through. */
  lists: Set<string>;
}

// Headers that lists and gateways leave behind with the first sender, best first.
const ORIGINALS = ['x-original-from', 'original-from', 'x-google-original-from', 'x-original-sender', 'x-mailfrom', 'x-envelope-from', 'x-sender', 'original-sender'];
const VIA = /^(.{1,200}?)\s+(?:via|über|par|por|tramite|\/)\s+(.{1,200})$/i;

export function readSender(headers: Headers): Sender {
  const from = readAddresses(headers.all('from'));
  const lists = listAddresses(headers);
  const shown = from[0] ?? readAddresses(headers.all('sender'))[0] ?? null;
  if (!shown) return { author: lastResort(headers), isRewritten: false, lists };
  const via = VIA.exec(shown.name);
  const isList = lists.has(shown.address) || (via !== null && headers.has('list-id') && isListLike(shown.address, headers));
  if (!isList) return { author: shown, isRewritten: false, lists };
  if (shown.address) lists.add(shown.address);
  const name = cleanName(via?.[1] ?? shown.name);
  const proven = provenAddress(headers, lists, shown.address);
  if (proven) return { author: { name: name.includes('@') ? proven.name : name || proven.name, address: proven.address }, isRewritten: true, lists };
  // Lists write "ada--- via list" or "ada at example.org": the name is all there is.
  return { author: name && via ? { name, address: '' } : null, isRewritten: true, lists };
}

function provenAddress(headers: Headers, lists: ReadonlySet<string>, shown: string): MailAddress | null {
  for (const name of ORIGINALS) {
    const found = readAddresses(headers.all(name)).find((entry) => isPersonal(entry.address, lists, shown));
    if (found) return found;
  }
  // Reply-To holds the writer when it is not the list itself; several: the first that is not the list.
  const replies = readAddresses(headers.all('reply-to')).filter((entry) => isPersonal(entry.address, lists, shown));
  if (replies.length === 1) return replies[0]!;
  // The list adds the writer to Cc when it takes Reply-To for itself, and then as the last one; that alone proves nothing.
  return replies[0] ?? null;
}

const isPersonal = (address: string, lists: ReadonlySet<string>, shown: string): boolean =>
  address !== '' && address !== shown && !lists.has(address) && !/(?:-bounces|-owner|-request|\+bounces?)(?:[+=][^@]*)?@|^(?:owner|bounces?)-|=/.test(address);

/** Addresses of the lists a mail came through: List-Post, X-BeenThere, and the one its List-Id names. */
function listAddresses(headers: Headers): Set<string> {
  const lists = new Set<string>();
  for (const name of ['list-post', 'x-beenthere', 'x-mailing-list', 'mailing-list', 'x-list']) {
    for (const value of headers.all(name)) {
      const target = /mailto:([^\s<>?,]{3,320})/i.exec(value)?.[1] ?? /([^\s<>;,]{1,128}@[^\s<>;,]{1,253})/.exec(value.slice(0, 2_000))?.[1];
      if (target?.includes('@')) lists.add(decodeTarget(target).toLowerCase());
    }
  }
  const listId = listIdOf(headers);
  if (!listId) return lists;
  // usrp-users.lists.example.org names usrp-users@lists.example.org: an address in To that says the same is the list.
  for (const to of readAddresses([...headers.all('to'), ...headers.all('cc')])) {
    if (to.address.replace('@', '.') === listId) lists.add(to.address);
  }
  return lists;
}

const decodeTarget = (target: string): string => {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
};

const listIdOf = (headers: Headers): string | null => /<([^<>\s]{1,250})>/.exec(headers.first('list-id') ?? '')?.[1]?.toLowerCase() ?? null;

function isListLike(address: string, headers: Headers): boolean {
  const listId = listIdOf(headers);
  if (!address || !listId) return false;
  const domain = address.slice(address.indexOf('@') + 1);
  return address.replace('@', '.') === listId || listId.endsWith(`.${domain}`) || listId === domain;
}

// A mail without From: who handed it in is better than nobody.
function lastResort(headers: Headers): MailAddress | null {
  for (const name of ['resent-from', 'reply-to', 'x-original-from', 'x-mailfrom', 'return-path']) {
    const found = readAddresses(headers.all(name))[0];
    if (found) return found;
  }
  return null;
}
