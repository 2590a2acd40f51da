// Which hosts the product may be sent to by an address that somebody typed (a web hook, a mail server, a picture): those of
// the public internet. Everything that leads back inside (this machine, its network, the metadata service of a cloud) is
// refused, in whatever way it is spelled. Pure; the names are looked up in egress.ts.

/** A host as it is connected to: an address, or a name still to be looked up. */
export type Host = { kind: 'address'; address: string; family: 4 | 6 } | { kind: 'name'; name: string };

/** The ports that a web address may name, and those of mail servers. Others need a line in the allow-list. */
export const WEB_PORTS: readonly number[] = [80, 443, 8080, 8443];
export const MAIL_PORTS: readonly number[] = [25, 110, 143, 465, 587, 993, 995, 2525, 4190];

/** Reads a host as browsers do: numbers in any notation become addresses, names become lower-case ASCII. Null when it is none. */
export function readHost(text: string): Host | null {
  const trimmed = text.trim();
  if (trimmed === '' || /[\s/@?#\\]/.test(trimmed)) return null;
  const bracketed = trimmed.includes(':') && !trimmed.startsWith('[') ? `[${trimmed.replace(/%.*$/, '')}]` : trimmed.replace(/%25?[^\]]*(?=\])/, '');
  if (!URL.canParse(`http://${bracketed}/`)) return null;
  const url = new URL(`http://${bracketed}/`);
  if (url.port !== '' || url.username !== '' || url.pathname !== '/') return null;
  return hostOf(url);
}

/** The host of an address that is parsed already. */
export function hostOf(url: URL): Host | null {
  const host = url.hostname.toLowerCase().replace(/\.+$/, '');
  if (host.startsWith('[')) return { kind: 'address', address: host.slice(1, -1), family: 6 };
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return { kind: 'address', address: host, family: 4 };
  const isName = host.length <= 253 && /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(host);
  return isName ? { kind: 'name', name: host } : null;
}

/** Names that never mean the public internet (RFC 6761, 6762, 8375, 9476), refused before anything is looked up. */
export const isInsideName = (name: string): boolean => /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa|localdomain|onion|test|invalid)$/.test(name);

type Range = readonly [first: string, bits: number, why: string];

const CLOSED_4: readonly Range[] = [
  ['0.0.0.0', 8, 'this machine'], ['10.0.0.0', 8, 'a private network'], ['100.64.0.0', 10, 'a private network'], ['127.0.0.0', 8, 'this machine'],
  ['168.63.129.16', 32, 'the metadata service of a cloud'], ['169.254.0.0', 16, 'the own network, or the metadata service of a cloud'], ['172.16.0.0', 12, 'a private network'],
  ['192.0.0.0', 24, 'a reserved network'], ['192.0.2.0', 24, 'a network for examples'], ['192.88.99.0', 24, 'a reserved network'], ['192.168.0.0', 16, 'a private network'],
  ['198.18.0.0', 15, 'a network for measurements'], ['198.51.100.0', 24, 'a network for examples'], ['203.0.113.0', 24, 'a network for examples'],
  ['224.0.0.0', 4, 'many machines at once'], ['240.0.0.0', 4, 'a reserved network'],
];

/** Within 2000::/3, the only part of IPv6 that is public at all. */
const CLOSED_6: readonly Range[] = [
  ['2001::', 23, 'a reserved network'], ['2001:db8::', 32, 'a network for examples'], ['2002::', 16, 'a tunnel into IPv4'], ['3fff::', 20, 'a network for examples'],
];

/** Why nobody may be sent to this address, or null when it is public. `address` is dotted or in colon notation. */
export function closedReason(address: string): string | null {
  const bits = bitsOf(address);
  if (bits === null) return 'no address';
  if (bits.length === 32) return within(bits, CLOSED_4);
  // IPv4 in the clothes of IPv6: mapped, and NAT64 by the well-known prefix.
  if (isIn(bits, '::ffff:0:0', 96) || isIn(bits, '64:ff9b::', 96)) return within(bits.slice(96), CLOSED_4);
  if (isIn(bits, '::1', 128) || isIn(bits, '::', 128)) return 'this machine';
  if (isIn(bits, 'fc00::', 7)) return 'a private network';
  if (isIn(bits, 'fe80::', 10) || isIn(bits, 'fec0::', 10)) return 'the own network';
  if (isIn(bits, 'ff00::', 8)) return 'many machines at once';
  if (!isIn(bits, '2000::', 3)) return 'a reserved network';
  // ISATAP: an IPv4 address in the last half, in any network.
  if (/^000000[01]0{9}0101111011111110$/.test(bits.slice(64, 96))) return within(bits.slice(96), CLOSED_4) ?? 'a tunnel into IPv4';
  return within(bits, CLOSED_6);
}

const within = (bits: string, ranges: readonly Range[]): string | null => ranges.find(([first, size]) => isIn(bits, first, size))?.[2] ?? null;

function isIn(bits: string, first: string, size: number): boolean {
  const other = bitsOf(first);
  return other !== null && other.length === bits.length && bits.startsWith(other.slice(0, size));
}

/** The address as text of 32 or 128 zeros and ones; null when it is none. */
function bitsOf(address: string): string | null {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) {
    const parts = address.split('.').map(Number);
    return parts.some((part) => part > 255) ? null : parts.map((part) => part.toString(2).padStart(8, '0')).join('');
  }
  const plain = address.replace(/%.*$/, '');
  if (!plain.includes(':') || !URL.canParse(`http://[${plain}]/`)) return null;
  // The URL writes every form in one: hexadecimal groups, the longest run of zeros as "::".
  const [head = '', tail] = new URL(`http://[${plain}]/`).hostname.slice(1, -1).split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const all = [...before, ...Array<string>(tail === undefined ? 0 : 8 - before.length - after.length).fill('0'), ...after];
  return all.length === 8 ? all.map((group) => parseInt(group, 16).toString(2).padStart(16, '0')).join('') : null;
}

/** A target of one's own that may be reached although it is inside: a name, an address or a network, on one port or on all. */
export interface Allowed {
  name: string | null;
  network: { first: string; bits: number } | null;
  port: number | null;
}

/** Reads `mail.office.lan:993, 10.1.0.0/16, localhost:8025`. Throws with a sentence when a line of it cannot be read. */
export function readAllowed(text: string): Allowed[] {
  return text.split(/[\s,]+/).filter(Boolean).map((entry) => {
    const [, host = '', size, port] = /^(\[[^\]]+\]|[^:/]+|[0-9a-f:]+:[0-9a-f:]*)(?:\/(\d+))?(?::(\d+))?$/i.exec(entry) ?? [];
    const read = readHost(host);
    const most = read?.kind === 'address' && read.family === 4 ? 32 : 128;
    const bits = size === undefined ? most : Number(size);
    if (!read || bits > most || Number(port ?? 1) > 65_535 || (read.kind === 'name' && size !== undefined)) {
      throw new Error(`REGULARS_EGRESS_ALLOW holds "${entry}"; write a name, an address or a network, e.g. mail.office.lan:993 or 10.1.0.0/16.`);
    }
    return read.kind === 'name'
      ? { name: read.name, network: null, port: port === undefined ? null : Number(port) }
      : { name: null, network: { first: read.address, bits }, port: port === undefined ? null : Number(port) };
  });
}

/** Whether the allow-list opens this host or address on this port. */
export const isAllowed = (allowed: readonly Allowed[], at: { name?: string; address?: string; port: number }): boolean => allowed.some((entry) => {
  if (entry.port !== null && entry.port !== at.port) return false;
  if (entry.name !== null) return entry.name === at.name;
  const bits = at.address === undefined ? null : bitsOf(at.address);
  return entry.network !== null && bits !== null && isIn(bits, entry.network.first, entry.network.bits);
});
