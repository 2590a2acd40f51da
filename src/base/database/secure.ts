// Row-level security, derived from the catalog: every table with a workspace_id belongs to tenants and is closed to the
// application role but for the rows of the workspace that the transaction has named. A table cannot be forgotten.
import { APP_ROLE } from './role.ts';
import type { Lease } from './driver.ts';

const CURRENT = `nullif(current_setting('regulars.workspace_id', true), '')::uuid`;

/** Makes the application role, closes all tenant tables and grants what the role may do. Safe to repeat. */
export async function secure(lease: Lease): Promise<void> {
  const { rows: [self] } = await lease.query(
    `select current_user as name, rolsuper as is_super, rolcreaterole or rolsuper as may_create from pg_roles where rolname = current_user`, []);
  await makeRole(lease, Boolean(self?.['may_create']));
  if (!self?.['is_super']) await grantRoleToSelf(lease);
  await lease.script(`grant usage on schema public to ${APP_ROLE}`);
  for (const table of await tenantTables(lease)) await close(lease, table, 'workspace_id');
  await close(lease, 'workspace', 'id');
  if (self?.['is_super']) await markLeakproof(lease);
}

/** Whether every tenant table is closed. */
export async function isSecured(lease: Lease): Promise<boolean> {
  const { rows } = await lease.query(`
    select 1 from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and (c.relname = 'workspace' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped))
      and not (c.relrowsecurity and c.relforcerowsecurity and (select count(*) from pg_policy p where p.polrelid = c.oid and p.polname in ('own_workspace', 'system_door')) = 2) limit 1`, []);
  return rows.length === 0;
}

/** The tables of the schema public that have a workspace_id. */
export async function tenantTables(lease: Lease): Promise<string[]> {
  const { rows } = await lease.query(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'workspace_id' and not a.attisdropped order by 1`, []);
  return rows.map((row) => String(row['name']));
}

async function makeRole(lease: Lease, mayCreate: boolean): Promise<void> {
  const { rows } = await lease.query('select 1 from pg_roles where rolname = $1', [APP_ROLE]);
  if (rows.length > 0) return;
  if (!mayCreate) throw new Error(`The database user may not create roles. Let an administrator run once: create role ${APP_ROLE} nologin; grant ${APP_ROLE} to "<the user of DATABASE_URL>";`);
  // Roles belong to the whole server: another database of it may be making the same one right now.
  await lease.script(`do $$ begin create role ${APP_ROLE} nologin; exception when duplicate_object or unique_violation then null; end $$`);
}

async function grantRoleToSelf(lease: Lease): Promise<void> {
  const { rows } = await lease.query(`select pg_has_role(current_user, $1, 'member') as has`, [APP_ROLE]);
  if (!rows[0]?.['has']) await lease.script(`grant ${APP_ROLE} to current_user`);
}

async function close(lease: Lease, table: string, column: string): Promise<void> {
  await lease.script(`alter table "${table}" enable row level security`);
  await lease.script(`alter table "${table}" force row level security`);
  await lease.script(`drop policy if exists own_workspace on "${table}"`);
  await lease.script(`create policy own_workspace on "${table}" to ${APP_ROLE} using (${column} = ${CURRENT}) with check (${column} = ${CURRENT})`);
  // Forced security binds the owner too; the system door works as the owner and needs a policy of its own.
  await lease.script(`drop policy if exists system_door on "${table}"`);
  await lease.script(`create policy system_door on "${table}" to current_user using (true) with check (true)`);
  await lease.script(`grant select, insert, update, delete on "${table}" to ${APP_ROLE}`);
}

/**
 * Below row-level security PostgreSQL uses an index only for operators that cannot leak a row by an error message.
 * Full-text matching and the nearness of words are such in fact, but are not marked so; only a superuser may mark it. Without it search still answers, slower.
 */
async function markLeakproof(lease: Lease): Promise<void> {
  await lease.script('alter function pg_catalog.ts_match_vq(tsvector, tsquery) leakproof');
  const { rows } = await lease.query(
    `select p.oid::regprocedure::text as name from pg_proc p join pg_depend d on d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e' join pg_extension e on e.oid = d.refobjid
     where e.extname = 'pg_trgm' and p.proname in ('similarity_op', 'word_similarity_op', 'word_similarity_commutator_op')`, []);
  for (const row of rows) await lease.script(`alter function ${String(row['name'])} leakproof`);
}
