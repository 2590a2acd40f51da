// Exports: everything of a workspace, file by file and piece by piece; and everything of one person.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { csvLine } from '#base/csv.ts';
import { Problem } from '#base/problem.ts';
import { exportFiles, followers, personTables } from '#base/registry.ts';
import type { ExportFile } from '#base/registry.ts';
import { customFields } from './customField.store.ts';
import { CUSTOM } from './field.ts';
import type { SubjectKind } from './field.ts';
import { ORGANISATION_HEADER, PEOPLE_HEADER } from './export.ts';
import { rowKey, typedValue } from './mergingLog.store.ts';

type Piece = Awaited<ReturnType<ExportFile['read']>>;

/** Files that this room can write. Safe to repeat. */
export function registerExports(): void {
  for (const file of [peopleFile, organisationsFile]) if (!exportFiles.get(file.key)) exportFiles.add(file);
}

const peopleFile: ExportFile = {
  key: 'people.csv', about: 'people with their first mail address, as an import reads them',
  read: (tx, after, limit) => readCsv(tx, 'person', PEOPLE_HEADER, after, limit, sql`
    select p.id, array[(select h.value from handle h where h.workspace_id = ${tx.workspaceId} and h.person_id = p.id and h.kind = 'email' order by h.created_at, h.value limit 1), p.name,
      (select h.value from handle h where h.workspace_id = ${tx.workspaceId} and h.person_id = p.id and h.kind = 'customer id' order by h.created_at, h.value limit 1), o.name, p.title, p.phone, p.city, p.country, m.email,
      nullif(array_to_string(p.tags, ', '), ''), p.started_on::text, p.left_on::text] as cells
    from person p left join organisation o on o.workspace_id = ${tx.workspaceId} and o.id = p.organisation_id left join member m on m.workspace_id = ${tx.workspaceId} and m.id = p.owner_member_id
    where p.workspace_id = ${tx.workspaceId} and (${after}::uuid is null or p.id > ${after}::uuid) order by p.id limit ${limit}`),
};

const organisationsFile: ExportFile = {
  key: 'organisations.csv', about: 'organisations with their first mail domain, as an import reads them',
  read: (tx, after, limit) => readCsv(tx, 'organisation', ORGANISATION_HEADER, after, limit, sql`
    select o.id, array[o.name, (select d.domain from organisation_domain d where d.workspace_id = ${tx.workspaceId} and d.organisation_id = o.id order by d.domain limit 1), o.size::text, o.plan, o.renewal_date::text, o.yearly_revenue::text, m.email] as cells
    from organisation o left join member m on m.workspace_id = ${tx.workspaceId} and m.id = o.owner_member_id
    where o.workspace_id = ${tx.workspaceId} and (${after}::uuid is null or o.id > ${after}::uuid) order by o.id limit ${limit}`),
};

/** Rows of cells, and behind them the custom fields of the workspace. */
async function readCsv(tx: WorkspaceTx, subject: SubjectKind, header: readonly string[], after: string | null, limit: number, query: RawBuilder<{ id: string; cells: (string | null)[] }>): Promise<Piece> {
  const fields = (await customFields(tx)).filter((field) => field.subject === subject);
  const rows = await tx.run(query);
  const values = await tx.run<{ id: string; field: string; text: string }>(sql`
    select f.${sql.ref(`${subject}_id`)} as id, f.field, f.value_text as text from ${sql.table(`${subject}_fact`)} f
    where f.workspace_id = ${tx.workspaceId} and f.${sql.ref(`${subject}_id`)} = any(${rows.map((row) => row.id)}::uuid[]) and f.is_current and f.field like ${`${CUSTOM}%`}`);
  const known = new Map(values.map((value) => [`${value.id} ${value.field}`, value.text]));
  const lines = rows.map(({ id, cells }) => csvLine([...cells, ...fields.map((field) => known.get(`${id} ${CUSTOM}${field.key}`) ?? null)]));
  return { text: `${after ? '' : csvLine([...header, ...fields.map((field) => field.label)])}${lines.join('')}`, rows: rows.length, next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null };
}

/** Secrets, and what is only our book-keeping. */
const NOT_EXPORTED = new Set(['api_key', 'invitation', 'idempotency', 'tombstone', 'tombstone_key', 'taken_back_row', 'merging_row', 'told_through']);

interface Table { name: string; key: string[] }

const tablesToExport = async (tx: WorkspaceTx): Promise<Table[]> => (await tx.run<Table>(sql`
  select c.relname::text as name, coalesce((select array_agg(a.attname::text order by k.place) from unnest(i.indkey::int2[]) with ordinality k(num, place) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num where a.attname <> 'workspace_id'), '{}') as key
  from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and exists (select from pg_attribute w where w.attrelid = c.oid and w.attname = 'workspace_id' and not w.attisdropped) order by 1`)).filter(({ name }) => !NOT_EXPORTED.has(name));

/** Every file of an export of everything. */
export async function listExports(tx: WorkspaceTx): Promise<{ name: string; about: string }[]> {
  return [...exportFiles.all().map(({ key, about }) => ({ name: key, about })), ...(await tablesToExport(tx)).map(({ name }) => ({ name: `${name}.jsonl`, about: `the table ${name.replaceAll('_', ' ')}, a line of JSON for each row` }))];
}

/** A piece of a file, from the row after `after`. */
export async function readExport(tx: WorkspaceTx, name: string, after: string | null, limit: number): Promise<Piece> {
  const file = exportFiles.get(name);
  if (file) return file.read(tx, after, limit);
  const table = name.endsWith('.jsonl') ? (await tablesToExport(tx)).find((one) => `${one.name}.jsonl` === name) : undefined;
  if (!table) throw new Problem('not found', `There is no file ${name} in an export.`, 'name');
  return readTable(tx, table, after, limit);
}

async function readTable(tx: WorkspaceTx, { name, key }: Table, after: string | null, limit: number): Promise<Piece> {
  const columns = key.map((column) => sql.ref(`t.${column}`));
  const since = after && key.length > 0 ? sql`and (${sql.join(columns)}) > (${sql.join(key.map((column) => typedValue(sql`${after}::text::jsonb`, column)))})` : sql``;
  const order = columns.length > 0 ? sql`order by ${sql.join(columns)}` : sql``;
  const rows = await tx.run<{ row: Record<string, unknown>; key: object }>(sql`
    select to_jsonb(t) - 'search' - 'workspace_id' as row, ${key.length > 0 ? rowKey('t', key) : sql`'{}'::jsonb`} as key from ${sql.table(name)} t where t.workspace_id = ${tx.workspaceId} ${since} ${order} limit ${limit}`);
  return { text: rows.map(({ row }) => `${JSON.stringify(row)}\n`).join(''), rows: rows.length, next: rows.length === limit && key.length > 0 ? JSON.stringify(rows.at(-1)?.key) : null };
}

/** Everything known of one person, table by table. */
export async function everythingOf(tx: WorkspaceTx, id: string): Promise<{ person: Record<string, unknown>; tables: Record<string, Record<string, unknown>[]> }> {
  const [own] = await tx.run<{ row: Record<string, unknown> }>(sql`select to_jsonb(p) - 'workspace_id' - 'spelled' as row from person p where p.workspace_id = ${tx.workspaceId} and p.id = ${id}::uuid`);
  if (!own) throw new Problem('not found', 'There is no such person.');
  const tables: Record<string, Record<string, unknown>[]> = {};
  for (const { key, columns, export: kind } of personTables.all()) {
    if (kind !== 'rows') continue;
    const mine = sql.join(columns.map((column) => sql`t.${sql.ref(column)} = ${id}::uuid`), sql` or `);
    const rows = await tx.run<{ row: Record<string, unknown> }>(sql`select to_jsonb(t) - 'workspace_id' as row from ${sql.table(key)} t where t.workspace_id = ${tx.workspaceId} and (${mine})`);
    tables[key] = rows.map(({ row }) => row);
  }
  for (const { exported } of followers.all()) Object.assign(tables, await exported?.(tx, id));
  return { person: own.row, tables };
}
