// Which organisation a mail domain stands for. Departments share their organisation's domain (eng.acme.com is acme.com);
// a free mail provider says nothing about where somebody works.
import { FREE_MAIL, FREE_MAIL_BRANDS } from './freeMail.ts';

/** Second levels under which countries hand out domains: acme.co.uk is one organisation, co.uk is none. */
const SHARED_SECOND_LEVELS = new Set('ac asn biz co com ed edu firm gen go gob gouv gov gv id ind info ltd me mil muni ne net nhs nic nom or org plc police res sch school web'.split(' '));
const NEVER_SHARED_IN = new Set(['me', 'io', 'ai', 'tv', 'cc', 'fm', 'gg', 'co', 'eu', 'de', 'fr', 'nl', 'ch', 'us', 'ca']);

/** The part of a domain that an organisation registered: eng.acme.co.uk → acme.co.uk. */
export function registrableDomain(domain: string): string {
  const labels = domain.toLowerCase().replace(/\.$/, '').split('.').filter(Boolean);
  const top = labels.at(-1) ?? '';
  const second = labels.at(-2) ?? '';
  const isShared = top.length === 2 && SHARED_SECOND_LEVELS.has(second) && !(NEVER_SHARED_IN.has(top) && second !== 'com' && second !== 'co');
  return labels.slice(isShared ? -3 : -2).join('.');
}

/** True for free mail and internet providers, whose addresses say nothing about an organisation. */
export function isFreeMail(domain: string): boolean {
  const registered = registrableDomain(domain);
  return FREE_MAIL.has(registered) || FREE_MAIL_BRANDS.has(registered.split('.')[0] ?? '');
}

/** The domain whose organisation the address belongs to, or null where it says nothing. */
export function organisationDomain(address: string): string | null {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const registered = registrableDomain(domain);
  return !registered.includes('.') || isFreeMail(registered) || /\.(?:local|localhost|invalid|lan|internal)$/.test(registered) ? null : registered;
}

/** A first name for the organisation at a domain, until a file says better: big-corp.co.uk → Big Corp. */
export function nameOfDomain(domain: string): string {
  const label = registrableDomain(domain).split('.')[0] ?? domain;
  if (label.length <= 3) return label.toUpperCase();
  return label.split('-').filter(Boolean).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

const LEGAL_FORM = /[\s,]+(?:inc|incorporated|ltd|limited|llc|llp|lp|plc|corp|corporation|company|co|gmbh|mbh|ag|kg|ohg|se|sa|sas|sarl|srl|spa|bv|nv|ab|as|aps|oy|oyj|kk|pty|pte|pvt|sdn bhd|kft|sro|doo|ltda|e\.?v)\.?$/i;

/** What two spellings of one organisation's name share: "ACME, Inc." and "Acme" are one. */
export function organisationNameKey(name: string): string {
  let key = name.normalize('NFKC').toLowerCase().replace(/[“”"'‘’`]/g, '').replace(/\s+/g, ' ').trim();
  for (let shorter = key.replace(/\s*&\s*co\.?\s*kg$/, '').replace(LEGAL_FORM, ''); shorter !== key && shorter; shorter = key.replace(LEGAL_FORM, '')) key = shorter;
  return key.replace(/\b(\w)\.(?=\w\.)/g, '$1').replace(/[.,]+$/, '').trim();
}

/** Whether a domain plausibly is the named organisation's own: acme.com for "Acme Robotics", bigcorp.com for "Big Corp". */
export function isDomainOfName(domain: string, name: string): boolean {
  const label = (registrableDomain(domain).split('.')[0] ?? '').replace(/[^\p{L}\p{N}]/gu, '');
  const squeezed = organisationNameKey(name).replace(/[^\p{L}\p{N}]/gu, '');
  const initials = organisationNameKey(name).split(/[\s-]+/).map((word) => word.charAt(0)).join('');
  if (label.length < 2 || squeezed.length < 2) return false;
  return squeezed.startsWith(label) || label.startsWith(squeezed) || (initials.length >= 2 && initials === label);
}
