// SQL about what a member likes.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { USUAL_PREFERENCES } from './preference.ts';
import type { Preferences } from './preference.ts';

export async function loadPreferences(tx: WorkspaceTx, memberId: string): Promise<Preferences> {
  const row = await tx.one<{ preferences: Partial<Preferences> }>(sql`select preferences from member where workspace_id = ${tx.workspaceId} and id = ${memberId}::uuid`);
  return { ...USUAL_PREFERENCES, ...row?.preferences };
}

export const savePreferences = (tx: WorkspaceTx, memberId: string, preferences: Preferences): Promise<unknown> => tx.run(sql`
  update member set preferences = ${JSON.stringify(preferences)}::text::jsonb where workspace_id = ${tx.workspaceId} and id = ${memberId}::uuid`);
