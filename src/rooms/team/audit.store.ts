// SQL about the audit log.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import type { AuditRow } from './audit.ts';

export interface AuditInput {
  memberId: string | null;
  via: string;
  action: string;
  subject?: string | null;
  detail?: object;
}

/** Writes one row into the log, in the transaction of the change itself. */
export async function writeAudit(tx: WorkspaceTx, row: AuditInput, now: Date): Promise<void> {
  await tx.insert('audit', [{ workspace_id: tx.workspaceId, id: newId(), at: now, member_id: row.memberId, via: row.via, action: row.action,
    subject: row.subject ?? null, detail: row.detail ?? {} }]);
}

/** Newest first; `before` is the id of the last one seen. */
export const listAudit = (tx: WorkspaceTx, before: string | null, limit: number): Promise<AuditRow[]> => tx.run(sql<AuditRow>`
  select a.id, a.at, m.name as member, a.via, a.action, a.subject, a.detail from audit a
  left join member m on m.workspace_id = ${tx.workspaceId} and m.id = a.member_id
  where a.workspace_id = ${tx.workspaceId} ${before ? sql`and a.id < ${before}::uuid` : sql``} order by a.id desc limit ${limit}`);

/** The first row of this action and what it tells, or undefined. */
export const firstAudit = async (tx: WorkspaceTx, action: string): Promise<AuditRow['detail'] | undefined> => (await tx.run(sql<{ detail: AuditRow['detail'] }>`
  select a.detail from audit a where a.workspace_id = ${tx.workspaceId} and a.action = ${action} order by a.id limit 1`))[0]?.detail;
