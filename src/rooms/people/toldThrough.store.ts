// What is told of somebody after a merging is noted with the handle (of an organisation the domain or name) through which it was
// told: when the merging is taken back it goes where that handle belongs again.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { MergeStep, Subject } from '#base/registry.ts';

/** One row that was written, and through what. */
export interface ToldThrough {
  subject: Subject;
  /** Of whom it was told. */
  id: string;
  table: 'person_fact' | 'organisation_fact' | 'handle' | 'organisation_domain';
  key: Readonly<Record<string, string>>;
  /** `email\u0001ada@acme.com`, `domain\u0001acme.com`, `name\u0001acme`. */
  through: string;
}

/** Who of these has been merged with somebody. */
export async function mergedOf(tx: WorkspaceTx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.run<{ id: string }>(sql`select distinct kept_id as id from merging where workspace_id = ${tx.workspaceId} and kept_id = any(${[...ids]}::uuid[]) and undone_at is null`);
  return new Set(rows.map((row) => row.id));
}

/** Through what facts were told of those of `told` who were merged, by the fact's id. */
export async function toldThroughOf(tx: WorkspaceTx, subject: Subject, told: readonly { id: string; through?: string }[]): Promise<Map<string, string>> {
  const ids = told.flatMap((one) => (one.through ? [one.id] : []));
  if (ids.length === 0) return new Map();
  const rows = await tx.run<{ id: string; through: string }>(sql`
    select row_key->>'id' as id, through from told_through
    where workspace_id = ${tx.workspaceId} and ${sql.ref(`${subject}_id`)} = any(${ids}::uuid[]) and table_name = ${`${subject}_fact`}`);
  return new Map(rows.map((row) => [row.id, row.through]));
}

export async function noteToldThrough(tx: WorkspaceTx, told: readonly ToldThrough[], now: Date): Promise<void> {
  await tx.insert('told_through', told.map(({ subject, id, table, key, through }) => ({
    workspace_id: tx.workspaceId, person_id: subject === 'person' ? id : null, organisation_id: subject === 'organisation' ? id : null, table_name: table, row_key: key, through, at: now,
  })), 'on conflict do nothing');
}

/** After the handles that were moved are back: what came since through one of them follows, and so do handles that came through it. */
export async function passOnToldThrough(tx: WorkspaceTx, { subject, keptId, goneId }: MergeStep): Promise<void> {
  const holder = sql.ref(`${subject}_id`);
  const own = await tx.run<{ key: string }>(subject === 'person'
    ? sql`select h.kind || chr(1) || h.value as key from handle h where h.workspace_id = ${tx.workspaceId} and h.person_id = ${goneId}::uuid`
    : sql`select 'domain' || chr(1) || d.domain as key from organisation_domain d where d.workspace_id = ${tx.workspaceId} and d.organisation_id = ${goneId}::uuid
      union all select 'name' || chr(1) || o.name_key from organisation o where o.workspace_id = ${tx.workspaceId} and o.id = ${goneId}::uuid`);
  const handles = new Set(own.map((row) => row.key));
  const rows = await tx.run<{ table: ToldThrough['table']; key: Record<string, string>; through: string }>(sql`
    select table_name as table, row_key as key, through from told_through where workspace_id = ${tx.workspaceId} and ${holder} = ${keptId}::uuid order by at, table_name desc`);
  const followed = rows.filter((row) => {
    if (!handles.has(row.through)) return false;
    if (row.table === 'handle') handles.add(`${row.key['kind']}\u0001${row.key['value']}`);
    if (row.table === 'organisation_domain') handles.add(`domain\u0001${row.key['domain']}`);
    return true;
  });
  const keysOf = (table: ToldThrough['table'], column: string) => followed.filter((row) => row.table === table).map((row) => row.key[column] ?? '');
  const move = (table: string, whose: RawBuilder<unknown>) => tx.run(sql`update ${sql.table(table)} t set ${holder} = ${goneId}::uuid where t.workspace_id = ${tx.workspaceId} and t.${holder} = ${keptId}::uuid and ${whose}`);
  if (subject === 'person') {
    await move('person_fact', sql`t.id = any(${keysOf('person_fact', 'id')}::uuid[])`);
    await move('handle', sql`t.kind || chr(1) || t.value = any(${[...handles]}::text[])`);
  } else {
    await move('organisation_fact', sql`t.id = any(${keysOf('organisation_fact', 'id')}::uuid[])`);
    await move('organisation_domain', sql`'domain' || chr(1) || t.domain = any(${[...handles]}::text[])`);
    await moveMembers(tx, keptId, goneId, keysOf('person_fact', 'id'));
  }
  await tx.run(sql`update told_through set ${holder} = ${goneId}::uuid where workspace_id = ${tx.workspaceId} and ${holder} = ${keptId}::uuid and through = any(${[...handles]}::text[])`);
  // Nobody asks for these any more where no merging is left.
  await tx.run(sql`
    delete from told_through t where t.workspace_id = ${tx.workspaceId} and t.${holder} in (${keptId}::uuid, ${goneId}::uuid)
      and (select count(*) from merging m where m.workspace_id = ${tx.workspaceId} and m.undone_at is null and m.kept_id = t.${holder}) <= case when t.${holder} = ${keptId}::uuid then 1 else 0 end`);
}

/** People who were said to belong to the one that went, since. */
async function moveMembers(tx: WorkspaceTx, keptId: string, goneId: string, factIds: readonly string[]): Promise<void> {
  await tx.run(sql`update person_fact set value_text = ${goneId} where workspace_id = ${tx.workspaceId} and value_text = ${keptId} and id = any(${[...factIds]}::uuid[])`);
  await tx.run(sql`
    update person p set organisation_id = ${goneId}::uuid where p.workspace_id = ${tx.workspaceId} and p.organisation_id = ${keptId}::uuid
      and exists (select from person_fact f where f.workspace_id = ${tx.workspaceId} and f.person_id = p.id and f.field = 'organisation_id' and f.is_current and f.value_text = ${goneId})`);
}
