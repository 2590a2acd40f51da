// SQL about API keys. Whose key it is must be found before a workspace is open, so that goes through the system door.
import { sql } from 'kysely';
import type { Role } from '#base/endpoint.ts';
import type { Tx, WorkspaceTx } from '#base/database/database.ts';
import type { ApiKey } from './key.ts';
import type { Scope } from './role.ts';

export const insertKey = (tx: WorkspaceTx, row: { id: string; name: string; prefix: string; hash: string; scopes: readonly Scope[]; createdBy: string; createdAt: Date; expiresAt: Date | null }): Promise<number> =>
  tx.insert('api_key', [{ workspace_id: tx.workspaceId, id: row.id, name: row.name, prefix: row.prefix, hash: row.hash, scopes: row.scopes,
    created_by: row.createdBy, created_at: row.createdAt, expires_at: row.expiresAt }]);

/** Newest first; `before` is the id of the last one seen. */
export const listKeys = (tx: WorkspaceTx, before: string | null, limit: number): Promise<ApiKey[]> => tx.run(sql<ApiKey>`
  select k.id, k.name, k.prefix, k.scopes, m.name as "createdBy", k.created_at as "createdAt", k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt", k.expires_at as "expiresAt"
  from api_key k left join member m on m.workspace_id = ${tx.workspaceId} and m.id = k.created_by
  where k.workspace_id = ${tx.workspaceId} ${before ? sql`and k.id < ${before}::uuid` : sql``} order by k.id desc limit ${limit}`);

/** How long a key that was revoked can come back: long enough for a slip of the hand. */
const RESTORABLE_MS = 10 * 60_000;

/** Lets a key that was revoked a moment ago work again. */
export const restoreKey = async (tx: WorkspaceTx, id: string, now: Date): Promise<boolean> => (await tx.run(sql`
  update api_key set revoked_at = null where workspace_id = ${tx.workspaceId} and id = ${id}::uuid and (revoked_at is null or revoked_at > ${new Date(now.getTime() - RESTORABLE_MS)}) returning id`)).length > 0;

export const revokeKey = async (tx: WorkspaceTx, id: string, now: Date): Promise<boolean> => (await tx.run(sql`
  update api_key set revoked_at = coalesce(revoked_at, ${now}) where workspace_id = ${tx.workspaceId} and id = ${id}::uuid returning id`)).length > 0;

export interface KeyHolder {
  keyId: string;
  workspaceId: string;
  memberId: string;
  name: string;
  email: string;
  role: Role;
  scopes: Scope[];
}

const USE_NOTED_EVERY_MS = 60_000;

/** Who holds a key, by its hash; notes at most once a minute that it was used. A key dies with the leaving of its member, and by itself when its time is over. */
export async function useKey(tx: Tx, hash: string, now: Date): Promise<KeyHolder | undefined> {
  const holder = await tx.one(sql<KeyHolder & { lastUsedAt: Date | null }>`
    select k.id as "keyId", k.workspace_id as "workspaceId", m.id as "memberId", m.name, m.email, m.role, k.scopes, k.last_used_at as "lastUsedAt"
    from api_key k join member m on m.workspace_id = k.workspace_id and m.id = k.created_by
    where k.hash = ${hash} and k.revoked_at is null and (k.expires_at is null or k.expires_at > ${now}) and m.left_at is null and m.role <> 'colleague'`);
  if (holder && (!holder.lastUsedAt || now.getTime() - holder.lastUsedAt.getTime() > USE_NOTED_EVERY_MS)) {
    await tx.run(sql`update api_key set last_used_at = ${now} where workspace_id = ${holder.workspaceId} and id = ${holder.keyId}::uuid`);
  }
  return holder;
}
