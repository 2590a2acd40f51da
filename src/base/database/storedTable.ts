// Every table with its columns, as the catalog says, and its rows as text that both engines write and read alike: one JSON
// list per row with each value as PostgreSQL writes it. Nothing is read into numbers or dates on the way, so nothing is lost.
import type { Lease } from './driver.ts';
import { createRowSum } from './rowSum.ts';
import type { TableSum } from './rowSum.ts';

export interface StoredTable {
  /** With its schema: `public.person`. */
  name: string;
  /** Those that are stored; generated ones come by themselves. */
  columns: { name: string; type: string }[];
}

const ROWS_MAX = 1_000;
/** Raw records may be large: few at a time. */
const RAW_ROWS_MAX = 40;

/** All tables of the product, each after those it refers to. What tells the schema itself (which migrations ran) is left out. */
export async function storedTables(lease: Lease): Promise<StoredTable[]> {
  const { rows } = await lease.query(`
    select n.nspname || '.' || c.relname as name, c.oid::int as oid,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
       from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(json_agg(f.confrelid::int), '[]') from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p') and not c.relispartition and (n.nspname, c.relname) <> ('public', 'migration') order by 1`, []);
  const left = rows as { name: string; oid: number; columns: StoredTable['columns']; needs: number[] }[];
  const ordered: typeof left = [];
  while (left.length > 0) {
    const at = left.findIndex((table) => table.needs.every((oid) => !left.some((other) => other.oid === oid && other !== table)));
    if (at < 0) throw new Error(`The tables ${left.map(({ name }) => name).join(', ')} refer to one another in a circle.`);
    ordered.push(...left.splice(at, 1));
  }
  return ordered.map(({ name, columns }) => ({ name, columns }));
}

const quoted = (name: string): string => name.split('.').map((part) => `"${part.replaceAll('"', '""')}"`).join('.');
const listed = (table: StoredTable, write: (column: StoredTable['columns'][number], at: number) => string): string => table.columns.map(write).join(', ');

/** Begins a transaction that sees the database as it is now, whatever others write meanwhile, and in which values are written alike everywhere. */
export const beginReading = (lease: Lease): Promise<void> => lease.script(`begin isolation level repeatable read; ${ALIKE}`);
export const ALIKE = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex'; set local extra_float_digits = 1`;

export async function countRows(lease: Lease, table: StoredTable): Promise<number> {
  return Number((await lease.query(`select count(*) as n from ${quoted(table.name)}`, [])).rows[0]?.['n']);
}

export async function hasRows(lease: Lease, table: StoredTable): Promise<boolean> {
  return (await lease.query(`select 1 from ${quoted(table.name)} limit 1`, [])).rows.length > 0;
}

/** All rows, some at a time, in no order. Within a transaction begun by `beginReading`. */
export async function* readRows(lease: Lease, table: StoredTable): AsyncGenerator<string[]> {
  const most = table.columns.some(({ type }) => type === 'bytea') ? RAW_ROWS_MAX : ROWS_MAX;
  await lease.script(`declare reading no scroll cursor for select to_json(array[${listed(table, ({ name }) => `${quoted(name)}::text`)}])::text as line from ${quoted(table.name)}`);
  try {
    for (;;) {
      const { rows } = await lease.query(`fetch ${most} from reading`, []);
      if (rows.length > 0) yield rows.map((row) => row['line'] as string);
      if (rows.length < most) return;
    }
  } finally {
    // A transaction that failed has closed it already.
    await lease.script('close reading').catch(() => {});
  }
}

/** Writes rows as `readRows` gave them. */
export async function writeRows(lease: Lease, table: StoredTable, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  await lease.query(`insert into ${quoted(table.name)} (${listed(table, ({ name }) => quoted(name))})
    select ${listed(table, ({ type }, at) => `(r->>${at})::${type}`)} from jsonb_array_elements($1::text::jsonb) r`, [`[${lines.join(',')}]`]);
}

/** Counts and hashes all rows of a table. */
export async function sumTable(lease: Lease, table: StoredTable, onRows: (rows: number) => void = () => {}): Promise<TableSum> {
  const sum = createRowSum();
  for await (const lines of readRows(lease, table)) {
    for (const line of lines) sum.add(line);
    onRows(lines.length);
  }
  return { name: table.name, rows: sum.rows, hash: sum.hash };
}

/** Rows that are taken over as they were need no second proof of their references; only a superuser may say so. */
export async function trustReferences(lease: Lease): Promise<void> {
  const { rows: [self] } = await lease.query('select rolsuper as is_super from pg_roles where rolname = current_user', []);
  if (self?.['is_super']) await lease.script('set local session_replication_role = replica');
}
