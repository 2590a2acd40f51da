// "We" and "they" are never mixed up: an address is ours when it belongs to a member, is a shared inbox of ours, or
// stands at a mail domain that we said is ours. Everybody else who writes or is written to is a customer.

/** What the workspace knows about its own addresses at one moment. */
export interface Ours {
  /** The member behind a mail address, or null. */
  member(address: string): string | null;
  /** The member called so (whole name, or a first name only one member has), or null. */
  memberNamed(name: string): string | null;
  memberName(memberId: string): string | null;
  /** A shared inbox or a mailing list: never a person, never one member. */
  isShared(address: string): boolean;
  isList(address: string): boolean;
  /** A member, a shared inbox of ours, or any address at a domain of ours. */
  isOurs(address: string): boolean;
  readonly domains: ReadonlySet<string>;
}

export interface OursRows {
  addresses: readonly { address: string; member_id: string }[];
  members: readonly { id: string; name: string }[];
  domains: readonly string[];
  shared: readonly { address: string; kind: 'shared' | 'list' }[];
}

/** Builds the look-up from rows; addresses are compared without case. */
export function oursFrom(rows: OursRows): Ours {
  const members = new Map(rows.addresses.map((row) => [row.address.toLowerCase(), row.member_id]));
  const names = new Map(rows.members.map((row) => [row.id, row.name]));
  const shared = new Map(rows.shared.map((row) => [row.address.toLowerCase(), row.kind]));
  const domains = new Set(rows.domains.map((domain) => domain.toLowerCase()));
  const byName = memberNames(rows.members);
  return {
    domains,
    member: (address) => members.get(address.toLowerCase()) ?? null,
    memberNamed: (name) => byName.get(name.trim().toLowerCase()) ?? null,
    memberName: (memberId) => names.get(memberId) ?? null,
    isShared: (address) => shared.has(address.toLowerCase()),
    isList: (address) => shared.get(address.toLowerCase()) === 'list',
    isOurs(address) {
      const lower = address.toLowerCase();
      return members.has(lower) || shared.get(lower) === 'shared' || isAtDomains(lower, domains);
    },
  };
}

/** True when the address stands at one of the domains or below it: ada@eng.acme.com is at acme.com. */
export function isAtDomains(address: string, domains: ReadonlySet<string>): boolean {
  let domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  while (domain) {
    if (domains.has(domain)) return true;
    const dot = domain.indexOf('.');
    if (dot < 0) return false;
    domain = domain.slice(dot + 1);
  }
  return false;
}

function memberNames(members: OursRows['members']): Map<string, string> {
  const found = new Map<string, string | null>();
  const add = (name: string, id: string) => found.set(name, found.has(name) && found.get(name) !== id ? null : id);
  for (const { id, name } of members) {
    const whole = name.trim().toLowerCase();
    add(whole, id);
    const first = whole.split(/\s+/)[0];
    if (first && first !== whole) add(first, id);
  }
  return new Map([...found].filter((entry): entry is [string, string] => entry[1] !== null));
}

const ROLES = new Set(('support help helpdesk info information sales contact contacts hello hi hey team office admin administrator billing account accounts '
  + 'accounting invoice invoices finance payments service services care customercare customerservice customersupport success orders order shop store '
  + 'press media jobs careers hr recruiting legal security privacy gdpr abuse postmaster webmaster hostmaster marketing newsletter news notifications '
  + 'notification alerts alert feedback enquiries enquiry inquiries inquiry mail ops devops dev engineering root bounce bounces community everyone all staff '
  + 'list lists noreply no-reply donotreply do-not-reply mailer-daemon welcome ask desk reception booking bookings reservations events partners').split(' '));

/** An address of a function rather than of somebody: support@, no-reply@, info+de@. */
export function isRoleAddress(address: string): boolean {
  const local = address.slice(0, address.lastIndexOf('@')).toLowerCase().replace(/\+.*$/, '');
  return ROLES.has(local) || ROLES.has(local.replace(/[._-]/g, '')) || isRobotAddress(address);
}

/** An address no human reads or writes from; it never becomes a person. */
export function isRobotAddress(address: string): boolean {
  const local = address.slice(0, address.lastIndexOf('@')).toLowerCase();
  return /^(?:no[._-]?reply|do[._-]?not[._-]?reply|mailer-daemon|postmaster|bounces?|auto[._-]?reply|daemon)(?:$|[+._=-])/.test(local)
    || /[+._-](?:no[._-]?reply|bounces?)$/.test(local)
    // What the software of a mailing list answers from and listens at: users-owner@, users-request@.
    || /.-(?:owner|request|subscribe|unsubscribe|leave|join|confirm)$/.test(local);
}
