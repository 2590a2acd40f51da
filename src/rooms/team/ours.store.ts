// Reads who "we" are, and makes colleagues of senders at our domains.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import { isAtDomains, isRoleAddress, oursFrom } from './ours.ts';
import type { Ours, OursRows } from './ours.ts';

/** A domain `d` whose senders are ours: said so, or proposed beyond doubt and not yet refused. */
const countsAsOurs = sql`(d.state = 'ours' or (d.state = 'proposed' and d.is_applied))`;

/** Domains that count as ours now. */
export async function domainsOfOurs(tx: WorkspaceTx): Promise<Set<string>> {
  const rows = await tx.run<{ domain: string }>(sql`select d.domain from own_domain d where d.workspace_id = ${tx.workspaceId} and ${countsAsOurs}`);
  return new Set(rows.map((row) => row.domain));
}

/** Everything the workspace knows about its own addresses now. */
export async function loadOurs(tx: WorkspaceTx): Promise<Ours> {
  const [row] = await tx.run<{ rows: OursRows }>(sql`
    select json_build_object(
      'addresses', coalesce((select json_agg(json_build_object('address', a.address, 'member_id', a.member_id)) from (
        select ma.address, ma.member_id from member_address ma where ma.workspace_id = ${tx.workspaceId}
        union select lower(m.email), m.id from member m where m.workspace_id = ${tx.workspaceId}) a), '[]'),
      'members', coalesce((select json_agg(json_build_object('id', m.id, 'name', m.name)) from member m where m.workspace_id = ${tx.workspaceId}), '[]'),
      'domains', coalesce((select json_agg(d.domain) from own_domain d where d.workspace_id = ${tx.workspaceId} and ${countsAsOurs}), '[]'),
      'shared', coalesce((select json_agg(json_build_object('address', o.address, 'kind', o.kind)) from own_address o where o.workspace_id = ${tx.workspaceId}), '[]')
    ) as rows`);
  return oursFrom(row?.rows ?? { addresses: [], members: [], domains: [], shared: [] });
}

export interface AddressAndName {
  address: string;
  name: string;
}

/**
 * Makes sure that every address has its member. Unknown ones become colleagues, without a sign-in; an address of a function
 * (support@) at one of our domains becomes a shared address instead and is missing from the answer.
 * @returns member id by address in lower case.
 */
export async function ensureMembers(tx: WorkspaceTx, list: readonly AddressAndName[], runId: string | null, now: Date): Promise<Map<string, string>> {
  const wanted = new Map<string, string>();
  for (const { address, name } of list) {
    const lower = address.trim().toLowerCase();
    if (!wanted.get(lower)) wanted.set(lower, name.trim());
  }
  const ours = await loadOurs(tx);
  const members = new Map<string, string>();
  const shared: AddressAndName[] = [];
  const fresh: { id: string; address: string; name: string }[] = [];
  for (const [address, name] of wanted) {
    const known = ours.member(address);
    if (known) members.set(address, known);
    else if (ours.isShared(address)) continue;
    else if (isRoleAddress(address) && isAtDomains(address, ours.domains)) shared.push({ address, name });
    else fresh.push({ id: newId(), address, name: name || nameOfAddress(address) });
  }
  await addShared(tx, shared, 'shared', runId);
  await tx.insert('member', fresh.map((one) => ({
    workspace_id: tx.workspaceId, id: one.id, name: one.name, email: one.address, role: 'colleague', run_id: runId, joined_at: now,
  })));
  await tx.insert('member_address', fresh.map((one) => ({ workspace_id: tx.workspaceId, address: one.address, member_id: one.id })));
  for (const one of fresh) members.set(one.address, one.id);
  return members;
}

/** Notes shared inboxes of ours or mailing lists; those already known stay as they are. */
export async function addShared(tx: WorkspaceTx, list: readonly AddressAndName[], kind: 'shared' | 'list', runId: string | null = null): Promise<void> {
  await tx.insert('own_address', list.map(({ address, name }) => ({
    workspace_id: tx.workspaceId, address: address.toLowerCase(), kind, name: name || address, run_id: runId,
  })), 'on conflict do nothing');
}

/**
 * Proposes domains as perhaps ours, with the reason a person reads. Decided ones stay decided. An applied proposal counts as
 * ours until somebody decides; callers derive again what was stored before (graph: applyProposal).
 */
export async function proposeOwnDomains(tx: WorkspaceTx, list: readonly { domain: string; reason: string; isApplied?: boolean }[]): Promise<void> {
  await tx.insert('own_domain', list.map(({ domain, reason, isApplied }) => ({
    workspace_id: tx.workspaceId, domain: domain.toLowerCase(), state: 'proposed', reason, is_applied: isApplied ?? false,
  })), `on conflict (workspace_id, domain) do update set reason = excluded.reason, is_applied = own_domain.is_applied or excluded.is_applied where own_domain.state = 'proposed'`);
}

/** Says that domains are ours or are not. Callers re-derive what was stored before (graph: rederive). */
export async function decideOwnDomains(tx: WorkspaceTx, domains: readonly string[], state: 'ours' | 'not ours', memberId: string | null, now: Date, reason = 'Said by a member'): Promise<void> {
  await tx.insert('own_domain', domains.map((domain) => ({
    workspace_id: tx.workspaceId, domain: domain.toLowerCase(), state, reason, decided_by: memberId, decided_at: now,
  })), 'on conflict (workspace_id, domain) do update set state = excluded.state, is_applied = false, decided_by = excluded.decided_by, decided_at = excluded.decided_at');
}

export interface OwnDomain {
  domain: string;
  state: 'proposed' | 'ours' | 'not ours';
  reason: string;
  /** Proposed, and counted as ours until somebody decides. */
  isApplied: boolean;
  decidedAt: Date | null;
}

export const ownDomains = (tx: WorkspaceTx): Promise<OwnDomain[]> => tx.run<OwnDomain>(sql`
  select domain, state, reason, is_applied as "isApplied", decided_at as "decidedAt" from own_domain where workspace_id = ${tx.workspaceId} order by state, domain`);

/** ada.lovelace@ → Ada Lovelace; ada@ → Ada. */
function nameOfAddress(address: string): string {
  const words = address.slice(0, address.lastIndexOf('@')).replace(/\+.*$/, '').split(/[._-]+/).filter((word) => /\p{L}/u.test(word));
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') || address;
}
