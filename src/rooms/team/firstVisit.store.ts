// SQL of the first visit (system door: there is no workspace yet, or nobody who owns it).
import { sql } from 'kysely';
import type { Tx } from '#base/database/database.ts';

const FIRST_VISIT_LOCK = 7_306_212;

/** Held to the end of the transaction, so that of two first owners one is the first. */
export const lockFirstVisit = (tx: Tx): Promise<unknown> => tx.run(sql`select pg_advisory_xact_lock(${FIRST_VISIT_LOCK}::bigint)`);

/** Whether an own workspace has an owner who can sign in. */
export const hasOwner = async (tx: Tx): Promise<boolean> => (await tx.run(sql`
  select 1 from member m join workspace w on w.id = m.workspace_id
  where w.kind = 'own' and m.role = 'owner' and m.user_id is not null and m.left_at is null limit 1`)).length > 0;

/** An own workspace whose owner only stands in (an import from the command line made it), oldest first. */
export const ownerlessWorkspace = async (tx: Tx): Promise<{ id: string; slug: string } | undefined> => (await tx.run(sql<{ id: string; slug: string }>`
  select w.id, w.slug from workspace w where w.kind = 'own'
  and not exists (select 1 from member m where m.workspace_id = w.id and m.role = 'owner' and m.user_id is not null and m.left_at is null)
  order by w.created_at limit 1`))[0];

/** The owner of an own workspace who came first; the sample company is shown to them. */
export const firstUser = async (tx: Tx): Promise<string | undefined> => (await tx.run(sql<{ userId: string }>`
  select m.user_id as "userId" from member m join workspace w on w.id = m.workspace_id
  where w.kind = 'own' and m.role = 'owner' and m.user_id is not null and m.left_at is null order by m.joined_at, m.id limit 1`))[0]?.userId;
