// SQL of saved views. A view that is neither shared nor one's own does not exist for the caller.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { SavedView, ViewShows } from './savedView.ts';

const columns = (memberId: string) => sql`
  v.id, v.list, v.name, v.is_shared as "isShared", v.member_id = ${memberId}::uuid as "isMine", json_build_object('id', v.member_id, 'name', coalesce(m.name, '')) as member, v.shows, v.updated_at as "updatedAt"`;

const visible = (tx: WorkspaceTx, memberId: string) => sql`
  from saved_view v left join member m on m.workspace_id = ${tx.workspaceId} and m.id = v.member_id
  where v.workspace_id = ${tx.workspaceId} and (v.is_shared or v.member_id = ${memberId}::uuid)`;

export const listViews = (tx: WorkspaceTx, list: string, memberId: string, limit: number): Promise<SavedView[]> => tx.run<SavedView>(sql`
  select ${columns(memberId)} ${visible(tx, memberId)} and v.list = ${list} order by v.member_id <> ${memberId}::uuid, v.name collate "und-x-icu", v.id limit ${limit}`);

export const findView = (tx: WorkspaceTx, id: string, memberId: string): Promise<SavedView | undefined> => tx.one<SavedView>(sql`
  select ${columns(memberId)} ${visible(tx, memberId)} and v.id = ${id}::uuid`);

export const insertView = (tx: WorkspaceTx, view: { id: string; list: string; name: string; isShared: boolean; shows: ViewShows }, memberId: string, now: Date): Promise<number> =>
  tx.insert('saved_view', [{ workspace_id: tx.workspaceId, id: view.id, list: view.list, name: view.name, member_id: memberId, is_shared: view.isShared, shows: view.shows, created_at: now, updated_at: now }]);

export const saveView = (tx: WorkspaceTx, { id, name, isShared, shows }: SavedView, now: Date): Promise<unknown> => tx.run(sql`
  update saved_view set name = ${name}, is_shared = ${isShared}, shows = ${JSON.stringify(shows)}::text::jsonb, updated_at = ${now} where workspace_id = ${tx.workspaceId} and id = ${id}::uuid`);

export const removeView = (tx: WorkspaceTx, id: string): Promise<unknown> => tx.run(sql`delete from saved_view where workspace_id = ${tx.workspaceId} and id = ${id}::uuid`);
