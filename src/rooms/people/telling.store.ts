// A telling: one source said something of a thing that was known already. Nothing changes by it, but when the import that
// brought the thing is taken back, the thing stays, because somebody else told of it, too.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';

export type TellingSubject = 'handle' | 'organisation domain' | 'event' | 'content item' | 'relationship';

export interface Telling {
  subject: TellingSubject;
  key: string;
  /** What was said, where a thing's values follow from all that was told of it. */
  says?: Readonly<Record<string, unknown>>;
}

/** Notes tellings of one source; what the same run has told in the same words already is not noted twice. */
export async function addTellings(tx: WorkspaceTx, tellings: readonly Telling[], source: { runId: string | null; now: Date }): Promise<void> {
  const fresh = new Map<string, object>();
  for (const { subject, key, says = {} } of tellings) fresh.set(`${subject} ${key} ${JSON.stringify(says)}`, { id: newId(), subject, key, says });
  if (fresh.size === 0) return;
  await tx.run(sql`
    insert into telling (workspace_id, id, subject, subject_key, run_id, at, says)
    select ${tx.workspaceId}, x.id, x.subject, x.key, ${source.runId}::uuid, ${source.now}::timestamptz, x.says
    from jsonb_to_recordset(${JSON.stringify([...fresh.values()])}::text::jsonb) as x(id uuid, subject text, key text, says jsonb)
    where not exists (select from telling t where t.workspace_id = ${tx.workspaceId} and t.subject = x.subject and t.subject_key = x.key
      and t.run_id is not distinct from ${source.runId}::uuid and t.says = x.says)`);
}
