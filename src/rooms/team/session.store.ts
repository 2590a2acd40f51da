// SQL about the sessions of one user (system door: a session stands above workspaces). Only hashes of tokens are kept.
import { sql } from 'kysely';
import type { Tx } from '#base/database/database.ts';

export interface SessionRow {
  id: string;
  openedAt: Date;
  seenAt: Date;
  expiresAt: Date;
  address: string | null;
  browser: string | null;
}

/** Those that are still open, newest first. */
export const listSessions = (tx: Tx, userId: string, now: Date): Promise<SessionRow[]> => tx.run(sql<SessionRow>`
  select s.id, s.created_at as "openedAt", s.updated_at as "seenAt", s.expires_at as "expiresAt", nullif(s.ip_address, '') as address, nullif(s.user_agent, '') as browser
  from auth.session s where s.user_id = ${userId} and s.expires_at > ${now} order by s.created_at desc, s.id desc limit 200`);

/** Ends one session of the user; false when it is none of theirs. */
export const endSession = async (tx: Tx, userId: string, id: string): Promise<boolean> => (await tx.run(sql`
  delete from auth.session where user_id = ${userId} and id = ${id} returning id`)).length > 0;

/** Ends all but one; answers how many. */
export const endOtherSessions = async (tx: Tx, userId: string, kept: string): Promise<number> => (await tx.run(sql`
  delete from auth.session where user_id = ${userId} and id <> ${kept} returning id`)).length;
