// Counts what a run brought.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { Arrivals } from './arrival.ts';
import { listOwnDomains } from './ownDomain.store.ts';

export async function loadArrivals(tx: WorkspaceTx, runId: string): Promise<Arrivals> {
  const count = async (query: ReturnType<typeof sql<{ n: number }>>) => (await tx.one(query))?.n ?? 0;
  const kinds = await tx.run<{ kind: string; n: number; from: Date; to: Date }>(sql`
    select kind, count(*)::int as n, min(at) as "from", max(at) as "to" from event where workspace_id = ${tx.workspaceId} and run_id = ${runId}::uuid group by kind order by count(*) desc, kind`);
  const times = kinds.flatMap(({ from, to }) => [from.getTime(), to.getTime()]);
  return {
    people: await count(sql<{ n: number }>`select count(*)::int as n from person where workspace_id = ${tx.workspaceId} and run_id = ${runId}::uuid`),
    withoutAddress: await count(sql<{ n: number }>`
      select count(*)::int as n from person p where p.workspace_id = ${tx.workspaceId} and p.run_id = ${runId}::uuid
        and not exists (select 1 from handle h where h.workspace_id = ${tx.workspaceId} and h.person_id = p.id and h.kind = 'email')`),
    organisations: await count(sql<{ n: number }>`select count(*)::int as n from organisation where workspace_id = ${tx.workspaceId} and run_id = ${runId}::uuid`),
    interactions: Object.fromEntries(kinds.map(({ kind, n }) => [kind, n])),
    topicsProposed: await count(sql<{ n: number }>`
      select count(distinct n.topic_id)::int as n from event e
      join mention n on n.workspace_id = ${tx.workspaceId} and n.event_id = e.id
      join topic t on t.workspace_id = ${tx.workspaceId} and t.id = n.topic_id and t.state = 'proposed'
      where e.workspace_id = ${tx.workspaceId} and e.run_id = ${runId}::uuid`),
    from: times.length > 0 ? new Date(Math.min(...times)) : null,
    to: times.length > 0 ? new Date(Math.max(...times)) : null,
    colleagues: await count(sql<{ n: number }>`select count(*)::int as n from member where workspace_id = ${tx.workspaceId} and run_id = ${runId}::uuid`),
    ownDomains: (await listOwnDomains(tx)).filter((one) => one.state === 'proposed'),
  };
}
