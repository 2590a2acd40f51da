// SQL about invitations. Opening one by its token happens before anybody is signed in, so it goes through the system door.
import { sql } from 'kysely';
import type { Tx, WorkspaceTx } from '#base/database/database.ts';
import type { Invitation } from './invitation.ts';

export const insertInvitation = (tx: WorkspaceTx, row: { id: string; email: string; role: string; tokenHash: string; invitedBy: string; createdAt: Date; expiresAt: Date }): Promise<number> =>
  tx.insert('invitation', [{ workspace_id: tx.workspaceId, id: row.id, email: row.email, role: row.role, token_hash: row.tokenHash,
    invited_by: row.invitedBy, created_at: row.createdAt, expires_at: row.expiresAt }]);

const COLUMNS = sql`i.id, i.email, i.role, i.created_at as "createdAt", i.expires_at as "expiresAt", i.accepted_at as "acceptedAt", i.revoked_at as "revokedAt"`;

/** Newest first; `before` is the id of the last one seen. */
export const listInvitations = (tx: WorkspaceTx, before: string | null, limit: number): Promise<Invitation[]> => tx.run(sql<Invitation>`
  select ${COLUMNS}, coalesce(m.name, '') as "invitedBy" from invitation i
  left join member m on m.workspace_id = ${tx.workspaceId} and m.id = i.invited_by
  where i.workspace_id = ${tx.workspaceId} ${before ? sql`and i.id < ${before}::uuid` : sql``} order by i.id desc limit ${limit}`);

/** Takes an invitation back; false when there is none that is still open. */
export const revokeInvitation = async (tx: WorkspaceTx, id: string, now: Date): Promise<boolean> => (await tx.run(sql`
  update invitation set revoked_at = ${now} where workspace_id = ${tx.workspaceId} and id = ${id}::uuid and accepted_at is null and revoked_at is null returning id`)).length > 0;

/** Taking back all open invitations of an address, before a new one is made for it. */
export const revokeOlder = (tx: WorkspaceTx, email: string, now: Date): Promise<unknown> => tx.run(sql`
  update invitation set revoked_at = ${now} where workspace_id = ${tx.workspaceId} and email = ${email} and accepted_at is null and revoked_at is null`);

export interface OpenedInvitation extends Omit<Invitation, 'invitedBy'> {
  workspaceId: string;
  workspaceName: string;
}

export const findInvitation = (tx: Tx, tokenHash: string): Promise<OpenedInvitation | undefined> => tx.one(sql<OpenedInvitation>`
  select ${COLUMNS}, i.workspace_id as "workspaceId", w.name as "workspaceName" from invitation i join workspace w on w.id = i.workspace_id
  where i.token_hash = ${tokenHash}`);

/** Marks it used; false when somebody was faster. */
export const acceptInvitation = async (tx: WorkspaceTx, id: string, now: Date): Promise<boolean> => (await tx.run(sql`
  update invitation set accepted_at = ${now} where workspace_id = ${tx.workspaceId} and id = ${id}::uuid
  and accepted_at is null and revoked_at is null and expires_at > ${now} returning id`)).length > 0;
