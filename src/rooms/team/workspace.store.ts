// SQL about workspaces. Finding a workspace by its slug or by a user happens before any workspace is open, so it goes
// through the system door.
import { sql } from 'kysely';
import type { Tx, WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import type { Workspace } from './workspace.ts';

const COLUMNS = sql`w.id, w.slug, w.name, w.kind, w.time_zone as "timeZone", w.currency`;

/** All workspaces, own ones first, oldest first. */
export const listWorkspaces = (tx: Tx): Promise<Workspace[]> => tx.run(sql<Workspace>`select ${COLUMNS} from workspace w order by w.kind, w.created_at, w.id`);

export const findWorkspace = (tx: Tx, slug: string): Promise<Workspace | undefined> => tx.one(sql<Workspace>`select ${COLUMNS} from workspace w where w.slug = ${slug}`);

export async function insertWorkspace(tx: Tx, workspace: { slug: string; name: string; kind: 'own' | 'sample' }, now: Date): Promise<string> {
  const id = newId(now.getTime());
  await tx.run(sql`insert into workspace (id, slug, name, kind, settings, created_at) values (${id}, ${workspace.slug}, ${workspace.name}, ${workspace.kind}, '{}', ${now})`);
  return id;
}

export const nameWorkspace = (tx: Tx, workspaceId: string, name: string): Promise<unknown> => tx.run(sql`update workspace set name = ${name} where id = ${workspaceId}`);

export interface WorkspaceRow extends Workspace {
  settings: unknown;
}

/** The workspace of the open transaction. */
export async function loadWorkspace(tx: WorkspaceTx): Promise<WorkspaceRow> {
  const row = await tx.one(sql<WorkspaceRow>`select ${COLUMNS}, w.settings from workspace w where w.id = ${tx.workspaceId}`);
  if (!row) throw new Error('The open workspace is gone.');
  return row;
}

export const saveWorkspace = (tx: WorkspaceTx, row: { name: string; timeZone: string; currency: string; settings: unknown }): Promise<unknown> => tx.run(sql`
  update workspace set name = ${row.name}, time_zone = ${row.timeZone}, currency = ${row.currency}, settings = ${JSON.stringify(row.settings)}::text::jsonb
  where id = ${tx.workspaceId}`);

/** Keeps what a room above has to say about this workspace, under its own name beside the others. */
export const saveSettings = (tx: WorkspaceTx, name: string, value: object): Promise<unknown> => tx.run(sql`
  update workspace set settings = jsonb_set(settings, array[${name}::text], ${JSON.stringify(value)}::text::jsonb) where id = ${tx.workspaceId}`);
