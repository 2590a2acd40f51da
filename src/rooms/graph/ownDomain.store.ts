// SQL about who stands at the domains that may be ours.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { ownDomains } from '#rooms/team/index.ts';
import type { OwnDomainShown } from './ownDomain.ts';

const EXAMPLES_SHOWN = 5;
const STATES = ['proposed', 'ours', 'not ours'];

/** Domains that may be ours, ours, or not ours, the undecided first, each with who has an address there or below. */
export async function listOwnDomains(tx: WorkspaceTx): Promise<OwnDomainShown[]> {
  const domains = await ownDomains(tx);
  if (domains.length === 0) return [];
  const rows = await tx.run<{ domain: string; people: number; examples: string[] }>(sql`
    with address as materialized (
      select split_part(h.value, '@', 2) as domain, 'p' || h.person_id as who, p.name from handle h
        join person p on p.workspace_id = ${tx.workspaceId} and p.id = h.person_id where h.workspace_id = ${tx.workspaceId} and h.kind = 'email'
      union select split_part(a.address, '@', 2), 'm' || a.member_id, m.name from member_address a
        join member m on m.workspace_id = ${tx.workspaceId} and m.id = a.member_id where a.workspace_id = ${tx.workspaceId}),
    used as materialized (select distinct domain from address),
    below as materialized (
      select d.domain as own, u.domain from unnest(${domains.map((one) => one.domain)}::text[]) as d(domain)
      join used u on u.domain = d.domain or right(u.domain, length(d.domain) + 1) = '.' || d.domain)
    select b.own as domain, count(distinct a.who)::int as people, (array_agg(distinct a.name order by a.name))[1:${sql.raw(String(EXAMPLES_SHOWN))}] as examples
    from below b join address a on a.domain = b.domain group by b.own`);
  const found = new Map(rows.map((row) => [row.domain, row]));
  return domains.map((one) => ({ ...one, people: found.get(one.domain)?.people ?? 0, examples: found.get(one.domain)?.examples ?? [] }))
    .sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || Number(b.isApplied) - Number(a.isApplied) || b.people - a.people || a.domain.localeCompare(b.domain));
}
