// The SQL of maps that are remembered.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { ColumnMap } from './format.ts';
import type { SavedMap } from './map.ts';

interface MapRow extends Omit<SavedMap, 'layout' | 'columns'> {
  map: ColumnMap;
}

const columns = (tx: WorkspaceTx) => sql`
  i.id, i.name, i.map, m.name as "savedBy", i.created_at as "savedAt", i.forgotten_at as "forgottenAt"
  from import_map i left join member m on m.workspace_id = ${tx.workspaceId} and m.id = i.created_by`;

const shown = ({ map, ...row }: MapRow): SavedMap => ({
  ...row, layout: map.layout ?? null, columns: Object.entries(map.columns ?? {}).map(([title, field]) => ({ title, field })).sort((a, b) => a.title.localeCompare(b.title)),
});

/** Those in use, newest first; `before` is the id of the last one seen. */
export const listMaps = async (tx: WorkspaceTx, before: string | null, limit: number): Promise<SavedMap[]> => (await tx.run<MapRow>(sql`
  select ${columns(tx)} where i.workspace_id = ${tx.workspaceId} and i.forgotten_at is null ${before ? sql`and i.id < ${before}::uuid` : sql``} order by i.id desc limit ${limit}`)).map(shown);

export const loadMap = async (tx: WorkspaceTx, id: string): Promise<SavedMap | undefined> => {
  const row = await tx.one<MapRow>(sql`select ${columns(tx)} where i.workspace_id = ${tx.workspaceId} and i.id = ${id}::uuid`);
  return row && shown(row);
};

export const renameMap = (tx: WorkspaceTx, id: string, name: string): Promise<unknown> => tx.run(sql`
  update import_map set name = ${name} where workspace_id = ${tx.workspaceId} and id = ${id}::uuid`);

/** Forgets a map, or with null remembers it again. */
export const forgetMap = (tx: WorkspaceTx, id: string, at: Date | null): Promise<unknown> => tx.run(sql`
  update import_map set forgotten_at = ${at} where workspace_id = ${tx.workspaceId} and id = ${id}::uuid`);
