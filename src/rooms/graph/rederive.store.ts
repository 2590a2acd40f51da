// When we learn that a mail domain is ours, or that it is not, its people change sides: customers become colleagues or
// colleagues customers, and everything they took part in is derived again from the events.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { decideOwnDomains, domainsOfOurs, ensureMembers, isAtDomains, isRoleAddress, proposeOwnDomains } from '#rooms/team/index.ts';
import { deriveEvent } from './derive.ts';
import type { Who } from './derive.ts';
import { writeAnswers, writeMeanings } from './derived.store.ts';
import type { Meaning } from './derived.store.ts';
import type { Participant, StoredEvent } from './event.ts';
import { loadEvents, loadParents, refreshParents } from './event.store.ts';
import { meetAgain } from './participants.store.ts';
import { refreshTies } from './tie.store.ts';

const PAGE = 300;

/** Says that mail domains are ours and derives again what came from there. Domains already ours cost nothing. */
export async function claimDomains(tx: WorkspaceTx, domains: readonly string[], now: Date, memberId: string | null = null): Promise<void> {
  const known = await tx.run<{ domain: string }>(sql`select domain from own_domain where workspace_id = ${tx.workspaceId} and state = 'ours'`);
  const fresh = domains.map(plainDomain).filter((domain) => domain && !known.some((row) => row.domain === domain));
  if (fresh.length === 0) return;
  const counted = await domainsOfOurs(tx);
  await decideOwnDomains(tx, fresh, 'ours', memberId, now);
  await rederive(tx, fresh.filter((domain) => !counted.has(domain)), now);
}

/** Proposes a domain as ours and counts it as ours at once, until somebody decides. */
export async function applyProposal(tx: WorkspaceTx, proposal: { domain: string; reason: string }, now: Date): Promise<void> {
  await proposeOwnDomains(tx, [{ ...proposal, isApplied: true }]);
  await rederive(tx, [proposal.domain], now);
}

/** Says that mail domains are not ours (any more). */
export async function disclaimDomains(tx: WorkspaceTx, domains: readonly string[], now: Date, memberId: string | null = null): Promise<void> {
  const plain = domains.map(plainDomain).filter(Boolean);
  await decideOwnDomains(tx, plain, 'not ours', memberId, now);
  await rederive(tx, plain, now);
}

const plainDomain = (domain: string): string => domain.trim().toLowerCase().replace(/^.*@/, '').replace(/^www\./, '');

/** Derives again everything in which an address at one of these domains took part, after what is ours has changed. */
export async function rederive(tx: WorkspaceTx, domains: readonly string[], now: Date): Promise<void> {
  if (domains.length === 0) return;
  const ours = await domainsOfOurs(tx);
  const eventIds = new Set(await eventsWith(tx, domains));
  const leaving = await personsToMembers(tx, domains, ours, now);
  for (const id of await eventsOfPersons(tx, leaving)) eventIds.add(id);
  await membersToPersons(tx, domains, ours);
  await deriveAgain(tx, [...eventIds], now);
  await removeEmptyPersons(tx, leaving);
  await removeEmptyColleagues(tx, domains, ours);
}

type Recognise = (tx: WorkspaceTx, events: readonly StoredEvent[], now: Date) => Promise<(participant: Participant) => Who>;
const meetAnew: Recognise = (tx, events, now) => meetAgain(tx, events, 'mail', now);

/** Derives these events again from scratch, meeting their participants anew (or only recognising them). */
export async function deriveAgain(tx: WorkspaceTx, eventIds: readonly string[], now: Date, recognise: Recognise = meetAnew): Promise<void> {
  const ids = [...eventIds].sort();
  const touched = new Set<string>();
  const threads = new Set<string>();
  const authors = new Set<string>();
  // Who wrote each event must be settled for all before answers are, because an answer looks at the author before it.
  for (let at = 0; at < ids.length; at += PAGE) {
    const events = await loadEvents(tx, ids.slice(at, at + PAGE));
    for (const event of events) if (event.thread_id) threads.add(event.thread_id);
    for (const event of events) if (event.author_person_id) authors.add(event.author_person_id);
    await deriveEvents(tx, events, now, recognise);
  }
  const answering = new Set([...(await refreshParents(tx, [...threads])), ...(await repliesTo(tx, ids))]);
  const list = [...new Set([...ids, ...answering])].sort();
  for (let at = 0; at < list.length; at += PAGE) {
    const events = await loadEvents(tx, list.slice(at, at + PAGE));
    for (const id of await writeMeanings(tx, await deriveEvents(tx, events, now, recognise))) touched.add(id);
  }
  await writeAnswers(tx, [...authors]);
  await refreshTies(tx, [...touched], now);
}

/** The events that answer these. */
async function repliesTo(tx: WorkspaceTx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.run<{ id: string }>(sql`
    select e.id from event p join event e on e.workspace_id = ${tx.workspaceId} and e.thread_id = p.thread_id and e.parent_id = p.id
    where p.workspace_id = ${tx.workspaceId} and p.id = any(${[...ids]}::uuid[])`);
  return rows.map((row) => row.id);
}

/** Derives these events and settles who wrote them. */
async function deriveEvents(tx: WorkspaceTx, events: readonly StoredEvent[], now: Date, recognise: Recognise): Promise<Meaning[]> {
  const who = await recognise(tx, events, now);
  const parents = await loadParents(tx, events.flatMap((event) => event.parent_id ?? []));
  const meanings = events.map((event): Meaning => {
    const derived = deriveEvent({ ...event, isAutomatic: event.is_automatic }, who, (event.parent_id && parents.get(event.parent_id)) || null);
    return { event, derived, isNew: false, isRead: true };
  });
  await tx.run(sql`
    update event e set direction = x.direction, author_person_id = x.person, author_member_id = x.member
    from unnest(${meanings.map((one) => one.event.id)}::uuid[], ${meanings.map((one) => one.derived.direction)}::text[],
      ${meanings.map((one) => one.derived.authorPersonId)}::uuid[], ${meanings.map((one) => one.derived.authorMemberId)}::uuid[]) as x(id, direction, person, member)
    where e.workspace_id = ${tx.workspaceId} and e.id = x.id
      and (e.direction, e.author_person_id, e.author_member_id) is distinct from (x.direction, x.person, x.member)`);
  return meanings;
}

/** Events that name an address at these domains. Rare enough to look through all of them. */
async function eventsWith(tx: WorkspaceTx, domains: readonly string[]): Promise<string[]> {
  const patterns = domains.flatMap((domain) => [`%@${escapeLike(domain)}"%`, `%.${escapeLike(domain)}"%`]);
  const rows = await tx.run<{ id: string }>(sql`
    select id from event where workspace_id = ${tx.workspaceId} and lower(participants::text) like any(${patterns}::text[])`);
  return rows.map((row) => row.id);
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

async function eventsOfPersons(tx: WorkspaceTx, persons: readonly string[]): Promise<string[]> {
  if (persons.length === 0) return [];
  return (await tx.run<{ id: string }>(sql`select distinct event_id as id from interaction where workspace_id = ${tx.workspaceId} and person_id = any(${[...persons]}::uuid[])`)).map((row) => row.id);
}

/** Customers at domains that are ours now become colleagues, with all their mail addresses. @returns their person ids. */
async function personsToMembers(tx: WorkspaceTx, domains: readonly string[], ours: ReadonlySet<string>, now: Date): Promise<string[]> {
  const mine = domains.filter((domain) => ours.has(domain));
  if (mine.length === 0) return [];
  const patterns = mine.flatMap((domain) => [`%@${escapeLike(domain)}`, `%.${escapeLike(domain)}`]);
  const rows = await tx.run<{ person: string; name: string; run: string | null; address: string; isHere: boolean }>(sql`
    select h.person_id as person, p.name, p.run_id as run, h.value as address, h.value like any(${patterns}::text[]) as "isHere"
    from handle h join person p on p.workspace_id = ${tx.workspaceId} and p.id = h.person_id
    where h.workspace_id = ${tx.workspaceId} and h.kind = 'email' and h.person_id in (
      select o.person_id from handle o where o.workspace_id = ${tx.workspaceId} and o.kind = 'email' and o.value like any(${patterns}::text[]))
    order by "isHere" desc, h.created_at, h.value`);
  const persons = new Map<string, typeof rows>();
  for (const row of rows) persons.set(row.person, [...(persons.get(row.person) ?? []), row]);
  const firsts = [...persons.values()].map((list) => list[0]).filter((row) => row !== undefined);
  const members = new Map<string, string>();
  for (const runId of new Set(firsts.map((row) => row.run))) {
    for (const [address, id] of await ensureMembers(tx, firsts.filter((row) => row.run === runId), runId, now)) members.set(address, id);
  }
  const further = [...persons.values()].flatMap((list) => {
    const memberId = members.get(list[0]?.address.toLowerCase() ?? '');
    return memberId ? list.slice(1).filter((row) => !isRoleAddress(row.address)).map((row) => ({ workspace_id: tx.workspaceId, address: row.address, member_id: memberId })) : [];
  });
  await tx.insert('member_address', further, 'on conflict do nothing');
  const ids = [...persons.keys()];
  await tx.run(sql`delete from handle where workspace_id = ${tx.workspaceId} and kind = 'email' and person_id = any(${ids}::uuid[])`);
  return ids;
}

/** Colleagues (never members who sign in) at domains that are not ours lose those addresses; shared addresses there go too. */
async function membersToPersons(tx: WorkspaceTx, domains: readonly string[], ours: ReadonlySet<string>): Promise<void> {
  const others = new Set(domains.filter((domain) => !ours.has(domain)));
  if (others.size === 0) return;
  const addresses = await tx.run<{ address: string }>(sql`
    select a.address from member_address a join member m on m.workspace_id = ${tx.workspaceId} and m.id = a.member_id
    where a.workspace_id = ${tx.workspaceId} and m.role = 'colleague' and m.user_id is null
    union select o.address from own_address o where o.workspace_id = ${tx.workspaceId} and o.kind = 'shared'`);
  const gone = addresses.map((row) => row.address).filter((address) => isAtDomains(address, others) && !isAtDomains(address, ours));
  await tx.run(sql`delete from member_address where workspace_id = ${tx.workspaceId} and address = any(${gone}::text[])`);
  await tx.run(sql`delete from own_address where workspace_id = ${tx.workspaceId} and kind = 'shared' and address = any(${gone}::text[])`);
  // The address stays on the row of the member until nothing hangs on it; out of the way, so that it is not taken for ours.
  await tx.run(sql`update member set email = 'formerly ' || email where workspace_id = ${tx.workspaceId} and role = 'colleague' and user_id is null and email = any(${gone}::text[])`);
}

/** Removes persons in whom nothing is left: no interaction, no handle, nothing a member typed. */
export async function removeEmptyPersons(tx: WorkspaceTx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx.run<{ id: string }>(sql`
    select p.id from person p where p.workspace_id = ${tx.workspaceId} and p.id = any(${[...ids]}::uuid[])
      and not exists (select from interaction i where i.workspace_id = ${tx.workspaceId} and i.person_id = p.id)`);
  const gone = rows.map((row) => row.id);
  await tx.run(sql`delete from relationship where workspace_id = ${tx.workspaceId} and (person_id = any(${gone}::uuid[]) or other_person_id = any(${gone}::uuid[]))`);
  await tx.run(sql`delete from mention where workspace_id = ${tx.workspaceId} and person_id = any(${gone}::uuid[])`);
  await tx.run(sql`delete from tie where workspace_id = ${tx.workspaceId} and person_id = any(${gone}::uuid[])`);
  await tx.run(sql`delete from person where workspace_id = ${tx.workspaceId} and id = any(${gone}::uuid[])`);
}

/** Colleagues without an address of their own left nothing behind after deriving again. */
async function removeEmptyColleagues(tx: WorkspaceTx, domains: readonly string[], ours: ReadonlySet<string>): Promise<void> {
  if (domains.every((domain) => ours.has(domain))) return;
  const rows = await tx.run<{ id: string }>(sql`
    select m.id from member m where m.workspace_id = ${tx.workspaceId} and m.role = 'colleague' and m.user_id is null
      and not exists (select from member_address a where a.workspace_id = ${tx.workspaceId} and a.member_id = m.id)`);
  const gone = rows.map((row) => row.id);
  if (gone.length === 0) return;
  await tx.run(sql`delete from tie where workspace_id = ${tx.workspaceId} and member_id = any(${gone}::uuid[])`);
  await tx.run(sql`update person set owner_member_id = null where workspace_id = ${tx.workspaceId} and owner_member_id = any(${gone}::uuid[])`);
  await tx.run(sql`update organisation set owner_member_id = null where workspace_id = ${tx.workspaceId} and owner_member_id = any(${gone}::uuid[])`);
  await tx.run(sql`delete from member where workspace_id = ${tx.workspaceId} and id = any(${gone}::uuid[])`);
}
