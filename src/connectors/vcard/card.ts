// One card read: names, addresses, numbers, work. Versions 3 and 4 (RFC 2426, RFC 6350) as they are; version 2.1, which
// telephones still write, is put into the form of version 3 first.
import ICAL from 'ical.js';
import { decodeWindows1252 } from '#base/unpack/index.ts';

export interface Card {
  name: string;
  kind: 'person' | 'organisation' | 'group';
  emails: string[];
  phones: { value: string; isMobile: boolean }[];
  organisation: string | null;
  title: string | null;
  city: string | null;
  country: string | null;
  tags: string[];
  uid: string | null;
  birthday: string | null;
  note: string | null;
  website: string | null;
}

type Property = [name: string, parameters: Record<string, string | string[]>, type: string, ...values: (string | string[])[]];

const WANTED = new Set('version kind n fn nickname email tel org title role adr categories uid bday note url x-abshowas x-addressbookserver-kind'.split(' '));

/** Reads the lines between BEGIN and END. Lines that are none are passed over; throws only when nothing at all can be read. */
export function readCard(lines: readonly string[]): Card {
  const properties = unfold(lines).flatMap(readProperty);
  const texts = (name: string): string[] => properties.filter((one) => one[0] === name).flatMap(([, , , ...values]) => values.flat()).map(plain).filter(Boolean);
  const parts = (name: string): string[] => (properties.find((one) => one[0] === name)?.slice(3).flat() as string[] | undefined ?? []).map(plain);
  const address = bestOf(properties.filter((one) => one[0] === 'adr'));
  const [organisation = ''] = parts('org');
  const name = texts('fn')[0] ?? nameOf(parts('n')) ?? '';
  const kind = (texts('kind')[0] ?? texts('x-addressbookserver-kind')[0] ?? '').toLowerCase();
  const isOrganisation = kind === 'org' || texts('x-abshowas')[0]?.toUpperCase() === 'COMPANY' || (organisation !== '' && (name === '' || name === organisation) && nameOf(parts('n')) === null);
  return {
    name: name || nameOf(parts('n')) || '', kind: kind === 'group' ? 'group' : isOrganisation ? 'organisation' : 'person',
    emails: [...new Set(preferred(properties, 'email').map((one) => plain(firstValue(one)).replace(/^mailto:/i, '').toLowerCase()).filter(Boolean))],
    phones: preferred(properties, 'tel').map((one) => ({ value: plain(firstValue(one)).replace(/^tel:/i, ''), isMobile: typesOf(one).some((type) => type === 'cell' || type === 'mobile' || type === 'iphone') })).filter((phone) => phone.value !== ''),
    organisation: organisation || null, title: texts('title')[0] ?? texts('role')[0] ?? null,
    city: address?.[3] || null, country: address?.[6] || null,
    tags: texts('categories').flatMap((text) => text.split(/\s*,\s*/)).filter((tag) => tag && !/^(?:\* )?my ?contacts$/i.test(tag)),
    uid: texts('uid')[0]?.replace(/^urn:uuid:/i, '') ?? null, birthday: texts('bday')[0]?.replace(/T[\d:]*Z?$/, '') || null,
    note: texts('note')[0] ?? null, website: texts('url')[0] ?? null,
  };
}

/** "Last;First;Middle;Dr.;PhD" → "Dr. First Middle Last PhD"; null where all are empty. */
function nameOf([last = '', first = '', middle = '', before = '', after = '']: string[]): string | null {
  return [before, first, middle, last, after].map((part) => part.trim()).filter(Boolean).join(' ') || null;
}

const plain = (value: string): string => String(value).replace(/\\([;,:\\])/g, '$1').replace(/[ \t]+/g, ' ').trim();
const firstValue = ([, , , first]: Property): string => (Array.isArray(first) ? first.join(' ') : (first ?? ''));
const typesOf = ([, parameters]: Property): string[] => [parameters['type'] ?? []].flat().flatMap((type) => type.split(',')).map((type) => type.toLowerCase());

/** The preferred one first (`PREF=1`, `type=pref`), then in the order of the card. */
function preferred(properties: readonly Property[], name: string): Property[] {
  const rank = (one: Property): number => (typesOf(one).includes('pref') ? 0 : Number(one[1]['pref'] ?? 101));
  return properties.filter((one) => one[0] === name).map((one, at) => ({ one, at })).sort((a, b) => rank(a.one) - rank(b.one) || a.at - b.at).map(({ one }) => one);
}

/** The seven parts of the work address, or of the first. */
function bestOf(addresses: readonly Property[]): string[] | null {
  const best = addresses.find((one) => typesOf(one).includes('work')) ?? addresses[0];
  return best ? best.slice(3).flat().map((part) => plain(String(part))) : null;
}

/** Folded lines joined: RFC 6350 indents them, version 2.1 ends them with "=" inside quoted-printable. */
function unfold(lines: readonly string[]): string[] {
  const whole: { pieces: string[]; isCoded: boolean }[] = [];
  for (const line of lines) {
    const above = whole.at(-1);
    const end = above?.pieces.at(-1) ?? '';
    if (above?.isCoded && end.endsWith('=')) {
      above.pieces[above.pieces.length - 1] = end.slice(0, -1);
      above.pieces.push(line.trimStart());
    } else if (above && /^[ \t]/.test(line)) above.pieces.push(line.slice(1));
    else if (line.trim() !== '') whole.push({ pieces: [line], isCoded: /^[^:]*;(?:encoding=)?quoted-printable[;:]/i.test(line) });
  }
  return whole.map(({ pieces }) => pieces.join(''));
}

function readProperty(line: string): Property[] {
  const name = /^(?:[\w-]+\.)?([\w-]+)\s*[;:]/.exec(line)?.[1]?.toLowerCase();
  if (!name || !WANTED.has(name) || name === 'version') return [];
  try {
    const [, properties] = ICAL.parse(`BEGIN:VCARD\r\nVERSION:3.0\r\n${asVersion3(line)}\r\nEND:VCARD`) as unknown as [string, Property[]];
    return properties.filter((one) => one[0] === name);
  } catch {
    return [];
  }
}

/** `TEL;CELL;VOICE:1` → `TEL;TYPE=CELL,VOICE:1`; quoted-printable undone. Dates stay text: they come in too many forms. */
function asVersion3(line: string): string {
  const colon = colonOf(line);
  if (colon < 0) return line;
  const [name = '', ...parameters] = line.slice(0, colon).split(';');
  const named = parameters.map((one) => one.trim()).filter(Boolean);
  const encoding = named.find((one) => /^(?:encoding=)?(?:quoted-printable|q)$/i.test(one));
  const charset = /^charset="?([^"]*)"?$/i.exec(named.find((one) => /^charset=/i.test(one)) ?? '')?.[1] ?? 'utf-8';
  const kept = named.filter((one) => one !== encoding && !/^(?:charset|encoding|value|language)=/i.test(one)).map((one) => (one.includes('=') ? one : `TYPE=${one}`));
  const isDate = /^(?:[\w-]+\.)?bday$/i.test(name);
  const value = encoding ? decodeQuoted(line.slice(colon + 1), charset).replace(/\r?\n/g, '\\n') : line.slice(colon + 1);
  return `${[name.trim(), ...kept, ...(isDate ? ['VALUE=text'] : [])].join(';')}:${value}`;
}

/** The colon that ends the parameters, not one within quotation marks. */
function colonOf(line: string): number {
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') isQuoted = !isQuoted;
    else if (line[at] === ':' && !isQuoted) return at;
  }
  return -1;
}

function decodeQuoted(text: string, charset: string): string {
  const bytes = Buffer.from(text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1');
  if (/^(?:windows-1252|cp1252|iso-8859-1|latin1|us-ascii)$/i.test(charset)) return decodeWindows1252(bytes);
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder('utf-8').decode(bytes);
  }
}
