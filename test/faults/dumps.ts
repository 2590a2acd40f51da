// What a database holds, as lines that can be compared: everything known in its workspaces, and its schema.
import { readConfig } from '#base/config.ts';
import type { OpenDatabase } from '#base/database/doors.ts';
import { openDatabase } from '#base/database/open.ts';
import { sql } from 'kysely';
import { dumpGraph } from '#test/graphDump.ts';
import type { DumpOptions } from '#test/graphDump.ts';

/** Opens the place of the environment for a moment. */
export async function withPlace<T>(env: NodeJS.ProcessEnv, work: (db: OpenDatabase) => Promise<T>): Promise<T> {
  const db = await openDatabase(readConfig({ ...env, PORT: '' }));
  return work(db).finally(() => db.close());
}

/** Everything known in all workspaces. */
export const knownIn = (env: NodeJS.ProcessEnv, options: DumpOptions = {}): Promise<string[]> => withPlace(env, async (db) => {
  const workspaces = await db.system((tx) => tx.run<{ id: string; slug: string }>(sql`select id, slug from workspace order by slug`));
  const lines: string[] = [];
  for (const { id, slug } of workspaces) lines.push(...(await db.withWorkspace(id, (tx) => dumpGraph(tx, options))).map((line) => `${slug}: ${line}`));
  return lines;
});

/** Columns, keys, indexes, policies and rights, one line each. */
export const schemaIn = (env: NodeJS.ProcessEnv): Promise<string[]> => withPlace(env, (db) => db.system(async (tx) => {
  const rows = await tx.run<{ line: string }>(sql`
    select 'column ' || table_schema || '.' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') as line
      from information_schema.columns where table_schema in ('public', 'auth')
    union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace::regnamespace::text in ('public', 'auth')
    union all select 'index ' || indexdef from pg_indexes where schemaname in ('public', 'auth')
    union all select 'policy ' || tablename || ' ' || policyname || ' ' || coalesce(qual, '') || ' ' || coalesce(with_check, '') from pg_policies
    union all select 'security ' || relname || ' ' || relrowsecurity || ' ' || relforcerowsecurity from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
    union all select 'right ' || grantee || ' ' || table_name || ' ' || privilege_type from information_schema.role_table_grants where table_schema in ('public', 'auth') and grantee = 'regulars_app'
    union all select 'migration ' || name from migration order by 1`);
  return rows.map(({ line }) => line);
}));
