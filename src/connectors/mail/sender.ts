// Who really wrote a mail. Mailing lists rewrite the sender ("Ada via list" <list@…>) because of DMARC; where any header
// proves Ada's own address the mail is hers. List addresses are ways a mail travelled, never persons.
import type { MailAddress } from './address.ts';
import { cleanName, readAddresses } from './address.ts';
import { isMachineAddress } from './automatic.ts';
import type { Headers } from './headers.ts';

export interface Sender {
  /** The writer; address empty when only a name is known; null when the mail does not say. */
  author: MailAddress | null;
  /** True when a list stood in the writer's place and was undone. */
  isRewritten: boolean;
  /** Addresses of mailing lists this mail went through. */
  lists: Set<string>;
}

const SURE_ORIGINALS = ['x-original-from', 'original-from', 'x-google-original-from'];
// Headers that lists and gateways leave behind with the first sender, best first.
const ORIGINALS = ['x-original-from', 'original-from', 'x-google-original-from', 'x-original-sender', 'x-mailfrom', 'x-envelope-from', 'x-sender', 'original-sender'];
const VIA = /^(.{1,200}?)\s{1,20}[([]?(via|über|par|por|tramite|\/)\s{1,20}(.{1,200})$/i;

export function readSender(headers: Headers): Sender {
  const from = readAddresses(headers.all('from'));
  const lists = listAddresses(headers);
  const shown = from[0] ?? readAddresses(headers.all('sender'))[0] ?? null;
  if (!shown) return { author: lastResort(headers), isRewritten: false, lists };
  const via = VIA.exec(shown.name);
  const isThroughList = lists.size > 0 || headers.has('list-id') || /^list$/i.test((headers.first('precedence') ?? '').trim());
  const coded = codedAddress(shown.address, via !== null || isThroughList);
  if (coded) return { author: { name: nameOf(shown, via), address: coded }, isRewritten: true, lists };
  const isList = lists.has(shown.address) || (via !== null && headers.has('list-id') && isListLike(shown.address, headers));
  const proven = isList ? provenAddress(headers, lists, shown.address) : isMasked(headers, shown, via) ? provenWithoutList(headers, shown.address) : null;
  if (!isList && !proven) return { author: shown, isRewritten: false, lists };
  if (shown.address) lists.add(shown.address);
  const name = nameOf(shown, via);
  if (proven) return { author: { name: name.includes('@') ? proven.name : name || proven.name, address: proven.address }, isRewritten: true, lists };
  // Lists write "ada--- via list" or "ada at example.org": the name is all there is.
  return { author: name && via ? { name, address: '' } : null, isRewritten: true, lists };
}

const nameOf = (shown: MailAddress, via: RegExpExecArray | null): string => cleanName(via?.[1] ?? shown.name);

/** Whether the sender shown stands in for somebody although no list says so: the name says "via", or the mail comes from the address it went to. */
function isMasked(headers: Headers, shown: MailAddress, via: RegExpExecArray | null): boolean {
  if (via && via[2] !== '/') return true;
  const hasOriginal = SURE_ORIGINALS.some((name) => headers.has(name));
  return hasOriginal && readAddresses([...headers.all('to'), ...headers.all('cc')]).some((one) => one.address === shown.address);
}

/** The address that a list wrote into its own: `ada=acme.example@groups.example`, `ada=40acme.example@dmarc.example`, `ada@acme.example.invalid`. */
function codedAddress(shown: string, isThroughList: boolean): string | null {
  if (!isThroughList && !/@dmarc\./.test(shown)) return null;
  const invalid = /^([^@]+@[^@]+\.[a-z]{2,})\.invalid$/.exec(shown)?.[1];
  if (invalid) return invalid;
  const [, local, domain] = /^([^=@]{1,64})=(?:40)?([^=@]{1,250}\.[a-z]{2,24})@/.exec(shown) ?? [];
  return local && domain && !/^(?:bounces?|srs\d|owner)/.test(local) ? `${local}@${domain}` : null;
}

function provenAddress(headers: Headers, lists: ReadonlySet<string>, shown: string): MailAddress | null {
  for (const name of ORIGINALS) {
    const found = readAddresses(headers.all(name)).find((entry) => isPersonal(entry.address, lists, shown));
    if (found) return found;
  }
  // Reply-To holds the writer when it is not the list itself; several: the first that is not the list. (The list adds the
  // writer to Cc when it takes Reply-To for itself; that alone proves nothing.)
  return readAddresses(headers.all('reply-to')).find((entry) => isPersonal(entry.address, lists, shown)) ?? null;
}

// A service that sends in somebody's name has answers sent to them; those to an address of its own are for itself.
function provenWithoutList(headers: Headers, shown: string): MailAddress | null {
  const none = new Set<string>();
  const original = SURE_ORIGINALS.flatMap((name) => readAddresses(headers.all(name))).find((entry) => isPersonal(entry.address, none, shown));
  const domain = shown.slice(shown.indexOf('@'));
  return original ?? readAddresses(headers.all('reply-to')).find((entry) => isPersonal(entry.address, none, shown) && !entry.address.endsWith(domain)) ?? null;
}

const isPersonal = (address: string, lists: ReadonlySet<string>, shown: string): boolean =>
  address !== '' && address !== shown && !lists.has(address) && !isMachineAddress(address) && !/(?:-bounces|-owner|-request|\+bounces?)(?:[+=][^@]*)?@|^(?:owner|bounces?)-|=/.test(address);

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
