// SQL about backups taken in the browser. Both notes stand in the log of every workspace that went out with them.
import { sql } from 'kysely';
import type { Tx, WorkspaceTx } from '#base/database/database.ts';

export const BACKUP_BEGUN = 'backups.begin';
export const BACKUP_WHOLE = 'backups.whole';
/** The subject of these notes: the log is asked for them by it. */
export const BACKUP_SUBJECT = 'database';

export interface TakenBackup { id: string; at: Date; by: string | null; bytes: number | null }

/** Those of this workspace's log, newest first; without bytes while they had not come to their end. */
export const takenBackups = (tx: WorkspaceTx): Promise<TakenBackup[]> => tx.run(sql<TakenBackup>`
  select b.detail ->> 'backup' as id, b.at, m.name as by, (w.detail ->> 'bytes')::float8 as bytes from audit b
  left join audit w on w.workspace_id = ${tx.workspaceId} and w.subject = ${BACKUP_SUBJECT} and w.action = ${BACKUP_WHOLE} and w.detail ->> 'backup' = b.detail ->> 'backup'
  left join member m on m.workspace_id = ${tx.workspaceId} and m.id = b.member_id
  where b.workspace_id = ${tx.workspaceId} and b.subject = ${BACKUP_SUBJECT} and b.action = ${BACKUP_BEGUN} order by b.at desc, b.id desc limit 20`);

/** How much room the database takes. */
export const databaseBytes = async (tx: Tx): Promise<number> => Number((await tx.one(sql<{ bytes: number }>`select pg_database_size(current_database())::float8 as bytes`))?.bytes ?? 0);
