// Colleagues and shared addresses that only the mails of a run showed go with it. Which domains are ours was said by a member
// and stays; what was merely proposed goes with the people it was read from.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';

export async function undoOurs(tx: WorkspaceTx, runId: string): Promise<void> {
  await undoColleagues(tx, runId);
  await undoAddresses(tx, runId);
  await tx.run(sql`
    delete from own_domain d where d.workspace_id = ${tx.workspaceId} and d.state = 'proposed'
      and not exists (select from handle h where h.workspace_id = ${tx.workspaceId} and h.kind = 'email' and (h.value like '%@' || d.domain or h.value like '%.' || d.domain))
      and not exists (select from member_address a where a.workspace_id = ${tx.workspaceId} and (a.address like '%@' || d.domain or a.address like '%.' || d.domain))`);
}

/** Which of these addresses remaining events name, and in which run first. Looks through all events: taking back is rare. */
async function addressesStillMet(tx: WorkspaceTx, addresses: readonly string[]): Promise<Map<string, string | null>> {
  if (addresses.length === 0) return new Map();
  const rows = await tx.run<{ address: string; run: string | null }>(sql`
    select lower(p.one->>'address') as address, (array_agg(e.run_id order by e.id))[1] as run
    from event e cross join lateral jsonb_array_elements(e.participants) as p(one)
    where e.workspace_id = ${tx.workspaceId} and lower(p.one->>'address') = any(${[...addresses]}::text[]) group by 1`);
  return new Map(rows.map((row) => [row.address, row.run]));
}

async function undoColleagues(tx: WorkspaceTx, runId: string): Promise<void> {
  const rows = await tx.run<{ id: string; address: string; isOwner: boolean }>(sql`
    select m.id, a.address, exists (select from person_fact f where f.workspace_id = ${tx.workspaceId} and f.field = 'owner_member_id' and f.value_text = m.id::text)
      or exists (select from organisation_fact f where f.workspace_id = ${tx.workspaceId} and f.field = 'owner_member_id' and f.value_text = m.id::text) as "isOwner"
    from member m join member_address a on a.workspace_id = ${tx.workspaceId} and a.member_id = m.id
    where m.workspace_id = ${tx.workspaceId} and m.run_id = ${runId}`);
  const met = await addressesStillMet(tx, rows.map((row) => row.address));
  const staying = new Map(rows.filter((row) => row.isOwner).map((row) => [row.id, null as string | null]));
  for (const row of rows) if (met.has(row.address)) staying.set(row.id, met.get(row.address) ?? null);
  await tx.run(sql`
    update member m set run_id = x.run from unnest(${[...staying.keys()]}::uuid[], ${[...staying.values()]}::uuid[]) as x(id, run) where m.workspace_id = ${tx.workspaceId} and m.id = x.id`);
  // Whoever was invited since has a sign-in and is no longer somebody only the mails know.
  await tx.run(sql`update member set run_id = null where workspace_id = ${tx.workspaceId} and run_id = ${runId} and (role <> 'colleague' or user_id is not null)`);
  const gone = sql`(select m.id from member m where m.workspace_id = ${tx.workspaceId} and m.run_id = ${runId})`;
  await tx.run(sql`delete from tie where workspace_id = ${tx.workspaceId} and member_id in ${gone}`);
  await tx.run(sql`delete from member where workspace_id = ${tx.workspaceId} and run_id = ${runId}`);
}

async function undoAddresses(tx: WorkspaceTx, runId: string): Promise<void> {
  const rows = await tx.run<{ address: string }>(sql`select address from own_address where workspace_id = ${tx.workspaceId} and run_id = ${runId}`);
  const met = await addressesStillMet(tx, rows.map((row) => row.address));
  await tx.run(sql`
    update own_address o set run_id = x.run from unnest(${[...met.keys()]}::text[], ${[...met.values()]}::uuid[]) as x(address, run) where o.workspace_id = ${tx.workspaceId} and o.address = x.address`);
  await tx.run(sql`delete from own_address where workspace_id = ${tx.workspaceId} and run_id = ${runId}`);
}
