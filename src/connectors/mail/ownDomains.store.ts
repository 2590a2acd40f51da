// Gathers from the stored mails what they say of domains, and puts the proposals down.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { applyProposal } from '#rooms/graph/index.ts';
import { registrableDomain } from '#rooms/people/index.ts';
import { isRoleAddress, ownDomains, proposeOwnDomains } from '#rooms/team/index.ts';
import type { DomainEvidence } from './ownDomains.ts';
import { proposeDomains } from './ownDomains.ts';
import { SENT_LABELS } from './folders.ts';

/** The latest mails are enough, and a mailbox of twenty years is looked at as quickly as one of a year. */
const MAILS_LOOKED_AT = 10_000;

/**
 * Proposes the domains that may be ours. The likeliest counts at once where the mails leave no doubt and nobody has said
 * yet who we are; it stays a proposal and can be refused.
 */
export async function proposeFromMails(tx: WorkspaceTx, now: Date, when: 'always' | 'unless settled' = 'always'): Promise<void> {
  const known = await ownDomains(tx);
  const decided = new Set(known.filter((one) => one.state !== 'proposed').map((one) => one.domain));
  const isSettled = known.some((one) => one.state === 'ours' || one.isApplied);
  if (isSettled && when === 'unless settled') return;
  const proposals = proposeDomains(await loadEvidence(tx)).filter(({ domain }) => !decided.has(domain));
  await proposeOwnDomains(tx, proposals);
  const sure = proposals[0];
  if (sure?.isSure && !isSettled) await applyProposal(tx, sure, now);
}

const latest = (workspaceId: string) => sql`
  select e.id, e.parent_id, e.participants, e.details,
    (select lower(p.one->>'address') from jsonb_array_elements(e.participants) as p(one) where p.one->>'role' = 'author' limit 1) as author
  from event e where e.workspace_id = ${workspaceId} and e.kind = 'mail' and not e.is_automatic order by e.at desc limit ${MAILS_LOOKED_AT}`;

async function loadEvidence(tx: WorkspaceTx): Promise<DomainEvidence[]> {
  const written = await tx.run<{ author: string; answered: string | null; mails: number; sent: number }>(sql`
    with mail as (${latest(tx.workspaceId)})
    select m.author, a.author as answered, count(*)::int as mails, count(*) filter (where jsonb_exists_any(m.details->'labels', ${[...SENT_LABELS]}::text[]))::int as sent
    from mail m left join mail a on a.id = m.parent_id where m.author like '%@%' group by 1, 2`);
  const met = await tx.run<{ address: string; mails: number; isList: boolean }>(sql`
    with mail as (${latest(tx.workspaceId)})
    select lower(p.one->>'address') as address, count(*)::int as mails, bool_or(jsonb_exists(p.one, 'isList')) as "isList"
    from mail m cross join lateral jsonb_array_elements(m.participants) as p(one) where p.one->>'role' <> 'author' and p.one->>'address' like '%@%' group by 1`);
  const together = await tx.run<{ hosts: string[]; mails: number }>(sql`
    with mail as (${latest(tx.workspaceId)})
    select x.hosts, count(*)::int as mails from (
      select (select array_agg(distinct split_part(lower(p.one->>'address'), '@', 2) order by split_part(lower(p.one->>'address'), '@', 2)) from jsonb_array_elements(m.participants) as p(one)) as hosts from mail m) x
    where x.hosts is not null group by 1`);
  const members = await tx.run<{ address: string }>(sql`
    select lower(m.email) as address from member m where m.workspace_id = ${tx.workspaceId} and m.role <> 'colleague'`);
  return gather(written, met, together, new Set(members.map((row) => domainOfAddress(row.address))));
}

const domainOfAddress = (address: string): string => registrableDomain(address.slice(address.lastIndexOf('@') + 1));

function gather(written: readonly { author: string; answered: string | null; mails: number; sent: number }[], met: readonly { address: string; mails: number; isList: boolean }[],
  together: readonly { hosts: string[]; mails: number }[], memberDomains: ReadonlySet<string>): DomainEvidence[] {
  const found = new Map<string, DomainEvidence & { writers: Set<string>; reached: Set<string> }>();
  const of = (domain: string) => {
    const known = found.get(domain) ?? { domain, mails: 0, people: 0, answers: 0, answered: 0, sent: 0, coverage: 0, places: [], isMembers: memberDomains.has(domain), writers: new Set<string>(), reached: new Set<string>() };
    found.set(domain, known);
    return known;
  };
  for (const row of written) {
    const one = of(domainOfAddress(row.author));
    one.mails += row.mails;
    one.sent += row.sent;
    one.writers.add(row.author);
    if (!row.answered || domainOfAddress(row.answered) === one.domain) continue;
    one.answers += row.mails;
    one.reached.add(row.answered);
  }
  for (const row of [...met].sort((a, b) => b.mails - a.mails)) {
    if (row.isList || isRoleAddress(row.address)) found.get(domainOfAddress(row.address))?.places.push(row.address);
  }
  const all = together.reduce((sum, row) => sum + row.mails, 0);
  for (const row of together) {
    for (const domain of new Set(row.hosts.filter(Boolean).map((host) => registrableDomain(host)))) {
      const one = found.get(domain);
      if (one) one.coverage += row.mails / all;
    }
  }
  return [...found.values()].map(({ writers, reached, ...one }) => ({ ...one, people: writers.size, answered: reached.size }));
}
