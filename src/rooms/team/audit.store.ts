// SQL about the audit log.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { afterCommit } from '#base/database/doors.ts';
import { isId, newId } from '#base/ids.ts';
import { subjectNames } from './subjectName.ts';
import { auditKindOf, PATTERN_OF_ALL, patternOf } from './audit.ts';
import type { AuditFilter, AuditRow } from './audit.ts';

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

const HOUR_MS = 3_600_000;
const SEEN_MAX = 20_000;
/** Who saw what in which hour, as far as this process remembers; it spares asking the database. */
const seen = new Map<string, number>();

/** Notes that somebody saw something, once per member, thing and hour. */
export async function noteSeen(tx: WorkspaceTx, row: AuditInput & { memberId: string; subject: string }, now: Date): Promise<void> {
  const hour = Math.floor(now.getTime() / HOUR_MS);
  const key = [tx.workspaceId, row.memberId, row.action, row.subject].join(' ');
  if (seen.get(key) === hour) return;
  const noted = await tx.run(sql`
    select 1 from audit where workspace_id = ${tx.workspaceId} and subject = ${row.subject} and action = ${row.action} and member_id = ${row.memberId}::uuid
    and at >= ${new Date(hour * HOUR_MS)} limit 1`);
  if (noted.length === 0) await writeAudit(tx, row, now);
  afterCommit(() => {
    seen.delete(key);
    seen.set(key, hour);
    const oldest = seen.keys().next().value;
    if (seen.size > SEEN_MAX && oldest !== undefined) seen.delete(oldest);
  });
}

/** Newest first; `before` is the id of the last one seen. */
export async function listAudit(tx: WorkspaceTx, filter: AuditFilter, before: string | null, limit: number): Promise<AuditRow[]> {
  const pattern = filter.kind ? patternOf(filter.kind) : null;
  const rows = await tx.run(sql<Omit<AuditRow, 'kind'>>`
    select a.id, a.at, m.name as member, a.via, a.action, a.subject, a.detail, s.name as about from audit a
    left join member m on m.workspace_id = ${tx.workspaceId} and m.id = a.member_id
    left join member s on s.workspace_id = ${tx.workspaceId} and s.id::text = a.subject
    where a.workspace_id = ${tx.workspaceId} ${before ? sql`and a.id < ${before}::uuid` : sql``}
    ${pattern ? sql`and a.action ~ ${pattern}` : filter.kind ? sql`and a.action !~ ${PATTERN_OF_ALL}` : sql``}
    ${filter.member ? sql`and a.member_id = ${filter.member}::uuid` : sql``} ${filter.subject ? sql`and a.subject = ${filter.subject}` : sql``}
    ${filter.from ? sql`and a.at >= ${new Date(filter.from)}` : sql``} ${filter.to ? sql`and a.at <= ${new Date(filter.to)}` : sql``}
    order by a.id desc limit ${limit}`);
  const names = await namesOf(tx, rows);
  return rows.map((row) => ({ ...row, kind: auditKindOf(row.action), about: row.about ?? (row.subject && names.get(row.subject)) ?? null }));
}

const roomOf = (action: string): string => action.split('.')[0] ?? '';

/** What the subjects of these rows are called, asked once per kind of subject. */
async function namesOf(tx: WorkspaceTx, rows: readonly Pick<AuditRow, 'action' | 'subject'>[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { key, names } of subjectNames.all()) {
    const ids = new Set(rows.filter(({ action, subject }) => roomOf(action) === key && subject !== null && isId(subject)).map(({ subject }) => subject ?? ''));
    if (ids.size > 0) for (const [id, name] of await names(tx, [...ids])) found.set(id, name);
  }
  return found;
}

/** The first row of this action and what it tells, or undefined. */
export const firstAudit = async (tx: WorkspaceTx, action: string): Promise<AuditRow['detail'] | undefined> => (await tx.run(sql<{ detail: AuditRow['detail'] }>`
  select a.detail from audit a where a.workspace_id = ${tx.workspaceId} and a.action = ${action} order by a.id limit 1`))[0]?.detail;
