// What somebody is called. A name that a human wrote beats a name that was made from an address,
// and a first and last name beat one word.

/** The display name of a mail, cleaned: quotes off, "Lovelace, Ada" turned, "via list" cut; empty when it only repeats an address. */
export function cleanName(raw: string): string {
  let name = raw.normalize('NFC').replace(/\p{Cc}/gu, ' ').replace(/\s+/g, ' ').trim();
  name = name.replace(/^["'“”‘’]+|["'“”‘’]+$/g, '').trim();
  name = name.replace(/\s+via\s+.+$/i, '').replace(/\s*[([](?:via|by)\s[^)\]]*[)\]]\s*$/i, '').trim();
  name = name.replace(/^["'“”‘’]+|["'“”‘’]+$/g, '').trim();
  if (name.includes('@') || !/\p{L}/u.test(name)) return '';
  const turned = /^([^,]+),\s*([^,]+)$/.exec(name);
  if (turned?.[1] && turned[2] && !ORGANISATION_END.test(turned[2]) && turned[1].split(' ').length <= 3 && turned[2].split(' ').length <= 3) name = `${turned[2]} ${turned[1]}`;
  return name.slice(0, 200);
}

const ORGANISATION_END = /^(?:inc|ltd|llc|gmbh|corp|co|plc|ag|phd|ph\.d|md|jr|sr|ii|iii|esq)\.?$/i;

/** ada.lovelace@acme.com → Ada Lovelace; x4711@acme.com stays the address. */
export function nameOfAddress(address: string): string {
  const local = address.slice(0, address.lastIndexOf('@')).replace(/\+.*$/, '');
  const words = local.split(/[._-]+/).map((word) => word.replace(/\d+$/, '')).filter((word) => /^\p{L}+$/u.test(word));
  if (words.length === 0 || local.replace(/[^\d]/g, '').length > 2) return address;
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

/** How good a name is: 0 none, 1 one word or all in capitals or all small, 2 a first and a last name. */
export function nameQuality(name: string): 0 | 1 | 2 {
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  if (words.length === 0) return 0;
  const isShouted = name === name.toUpperCase() || name === name.toLowerCase();
  return words.length >= 2 && !isShouted ? 2 : 1;
}
