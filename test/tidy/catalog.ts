// Reads the catalog of a migrated database and says which tables break the rules that let one schema serve many tenants,
// embedded, on a server, and one day spread over several.
import { APP_ROLE } from '#base/database/role.ts';
import type { Driver } from '#base/database/driver.ts';

/** Tables that belong to no workspace, and why. Every other table of the schema public is a tenant's. */
export const GLOBAL_TABLES: ReadonlyMap<string, string> = new Map([
  ['workspace', 'the list of workspaces itself; row-level security shows each only itself'],
  ['migration', 'which migrations ran'],
]);

export interface Table {
  name: string;
  columns: string[];
  owner: string;
  isSecured: boolean;
  isForced: boolean;
  /** Roles that have a policy. */
  policies: string[];
  /** Columns of the primary key, of each unique constraint or index, of each foreign key, all in order. */
  primaryKey: string[];
  uniques: string[][];
  foreignKeys: { columns: string[]; target: string; targetColumns: string[]; onDelete: string }[];
}

interface TableRow extends Omit<Table, 'primaryKey' | 'uniques' | 'foreignKeys'> {
  oid: number;
}
interface IndexRow {
  oid: number;
  isPrimary: boolean;
  columns: string[];
}
type KeyRow = Table['foreignKeys'][number] & { oid: number };

/** All tables of the schema public. */
export async function readCatalog(driver: Driver): Promise<Table[]> {
  const lease = await driver.lease();
  try {
    const query = async <Row>(text: string) => (await lease.query(text, [])).rows as Row[];
    const names = (keys: string, table: string) => `(select array_agg(a.attname::text order by k.place) from unnest(${keys}) with ordinality k(num, place) join pg_attribute a on a.attrelid = ${table} and a.attnum = k.num)`;
    const tables = await query<TableRow>(`select c.oid::int as oid, c.relname::text as name, c.relrowsecurity as "isSecured", c.relforcerowsecurity as "isForced", pg_get_userbyid(c.relowner)::text as owner,
        (select array_agg(attname::text) from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) as columns,
        (select coalesce(array_agg(distinct r.rolname::text), '{}') from pg_policy p, unnest(p.polroles) role join pg_roles r on r.oid = role where p.polrelid = c.oid) as policies
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 2`);
    const indexes = await query<IndexRow>(`select i.indrelid::int as oid, i.indisprimary as "isPrimary", coalesce(${names('i.indkey::int2[]', 'i.indrelid')}, '{}') as columns
      from pg_index i join pg_class c on c.oid = i.indrelid where i.indisunique and c.relnamespace = 'public'::regnamespace`);
    const keys = await query<KeyRow>(`select f.conrelid::int as oid, f.confrelid::regclass::text as target, f.confdeltype::text as "onDelete", ${names('f.conkey', 'f.conrelid')} as columns, ${names('f.confkey', 'f.confrelid')} as "targetColumns"
      from pg_constraint f join pg_class c on c.oid = f.conrelid where f.contype = 'f' and c.relnamespace = 'public'::regnamespace`);
    return tables.map(({ oid, ...table }) => {
      const own = indexes.filter((index) => index.oid === oid);
      return {
        ...table,
        primaryKey: own.find((index) => index.isPrimary)?.columns ?? [],
        uniques: own.filter((index) => !index.isPrimary).map((index) => index.columns),
        foreignKeys: keys.filter((key) => key.oid === oid),
      };
    });
  } finally {
    lease.release();
  }
}

/** All breaches, one sentence each. */
export const catalogFaults = (tables: readonly Table[]): string[] => tables.flatMap((table) => {
  if (GLOBAL_TABLES.has(table.name)) return table.columns.includes('workspace_id') ? [`${table.name} is classed global and has a workspace_id`] : [];
  return tenantFaults(table).map((why) => `${table.name}: ${why}`);
});

function tenantFaults(table: Table): string[] {
  if (!table.columns.includes('workspace_id')) return ['has no workspace_id; class it global with a reason, or give it one'];
  return [
    ...(table.primaryKey[0] === 'workspace_id' ? [] : ['workspace_id is not first in the primary key']),
    ...table.uniques.filter((columns) => !columns.includes('workspace_id')).map((columns) => `unique (${columns.join(', ')}) leaves out workspace_id`),
    ...table.foreignKeys.filter((key) => key.columns[0] !== 'workspace_id').map((key) => `the foreign key to ${key.target} leaves out workspace_id`),
    ...table.foreignKeys.filter((key) => !GLOBAL_TABLES.has(key.target) && key.targetColumns[0] !== 'workspace_id').map((key) => `the foreign key to ${key.target} does not bind its workspace_id`),
    ...table.foreignKeys.filter((key) => key.onDelete === 'n' || key.onDelete === 'd').map((key) => `the foreign key to ${key.target} sets null or default on delete`),
    ...(table.isSecured && table.isForced ? [] : ['row-level security is not enabled and forced']),
    ...(table.policies.includes(APP_ROLE) ? [] : [`no policy for ${APP_ROLE}`]),
    ...(table.owner === APP_ROLE ? [`${APP_ROLE} owns it`] : []),
  ];
}
