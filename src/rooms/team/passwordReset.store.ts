// SQL about links for a new password, in the table of better-auth for such things (system door: a password stands above workspaces).
import { sql } from 'kysely';
import type { Tx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';

const purpose = (userId: string): string => `password reset of ${userId}`;

/** Keeps the hash of a new link; older links of the same user stop working. */
export async function insertReset(tx: Tx, row: { userId: string; tokenHash: string; now: Date; expiresAt: Date }): Promise<void> {
  await tx.run(sql`delete from auth.verification where identifier = ${purpose(row.userId)}`);
  await tx.run(sql`insert into auth.verification (id, identifier, value, expires_at, created_at, updated_at)
    values (${newId(row.now.getTime())}, ${purpose(row.userId)}, ${row.tokenHash}, ${row.expiresAt}, ${row.now}, ${row.now})`);
}

interface ResetOf { userId: string; email: string; expiresAt: Date }

/** Whose link this is; undefined when it is not known or was used. */
export const findReset = (tx: Tx, tokenHash: string): Promise<ResetOf | undefined> => tx.one(sql<ResetOf>`
  select u.id as "userId", u.email, v.expires_at as "expiresAt" from auth.verification v join auth."user" u on v.identifier = 'password reset of ' || u.id
  where v.value = ${tokenHash}`);

/** Uses a link up; false when somebody was faster. */
export const takeReset = async (tx: Tx, tokenHash: string, now: Date): Promise<boolean> => (await tx.run(sql`
  delete from auth.verification where value = ${tokenHash} and identifier like 'password reset of %' and expires_at > ${now} returning id`)).length > 0;

/** In how many own workspaces the user is and this owner is no owner. */
export async function workspacesElsewhere(tx: Tx, userId: string, ownerUserId: string | null): Promise<number> {
  const rows = await tx.run(sql`
    select 1 from member m join workspace w on w.id = m.workspace_id
    where m.user_id = ${userId} and m.left_at is null and w.kind = 'own' and not exists (
      select 1 from member o where o.workspace_id = m.workspace_id and o.user_id = ${ownerUserId} and o.role = 'owner' and o.left_at is null)`);
  return rows.length;
}
