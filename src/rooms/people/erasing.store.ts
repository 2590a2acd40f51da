// Erases a person by the registries: first what rooms do beside their tables, then the rows of every table, then whatever text
// is left anywhere that names them. Handles leave a tombstone, so that no import brings the person back.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { Problem } from '#base/problem.ts';
import { followers, personTables } from '#base/registry.ts';
import type { ErasedPerson } from '#base/registry.ts';
import type { ErasePreview } from './erasing.ts';
import { handleKey } from './handle.ts';
import type { Handle } from './handle.ts';
import { ROW_WORDS } from './merging.ts';
import { needlesOf } from '#language/needle.ts';
import { sweep } from './sweep.store.ts';
import { bury } from './tombstone.store.ts';

/** What erasing would take. */
export async function previewErase(tx: WorkspaceTx, id: string, now: Date): Promise<ErasePreview> {
  const person = await personToErase(tx, id, now);
  const counts = new Map<string, number>();
  for (const { key, columns } of personTables.all()) {
    const what = ROW_WORDS[key];
    if (!what) continue;
    const own = sql.join(columns.map((column) => sql`t.${sql.ref(column)} = ${id}::uuid`), sql` or `);
    const row = await tx.one<{ n: number }>(sql`select count(*)::int as n from ${sql.table(key)} t where t.workspace_id = ${tx.workspaceId} and (${own})`);
    if (row?.n) counts.set(what, (counts.get(what) ?? 0) + row.n);
  }
  const goes = [...counts].map(([what, count]) => ({ what, count }));
  for (const { erasePreview } of followers.all()) goes.push(...(await erasePreview?.(tx, person) ?? []));
  return { id, name: person.name, handles: [...person.handles], goes: goes.filter((one) => one.count > 0) };
}

/** Takes the person out of everything. @returns what went, as the preview had said it. */
export async function erasePerson(tx: WorkspaceTx, id: string, now: Date): Promise<ErasePreview> {
  const preview = await previewErase(tx, id, now);
  const person = await personToErase(tx, id, now);
  const organisations = await tx.run<{ id: string }>(sql`
    select p.organisation_id as id from person p where p.workspace_id = ${tx.workspaceId} and p.id = ${id}::uuid and p.organisation_id is not null
    union select f.value_text::uuid from person_fact f where f.workspace_id = ${tx.workspaceId} and f.person_id = ${id}::uuid and f.field = 'organisation_id' and f.value_text <> ''`);
  for (const { erasing } of followers.all()) await erasing?.(tx, person);
  for (const { key, columns, erase } of personTables.all()) {
    for (const column of columns) {
      const own = sql`t.workspace_id = ${tx.workspaceId} and t.${sql.ref(column)} = ${id}::uuid`;
      await tx.run(erase === 'delete' ? sql`delete from ${sql.table(key)} t where ${own}` : sql`update ${sql.table(key)} t set ${sql.ref(column)} = null where ${own}`);
    }
  }
  const keys = person.handles.map(handleKey);
  await tx.run(sql`delete from telling where workspace_id = ${tx.workspaceId} and subject = 'handle' and subject_key = any(${keys}::text[])`);
  await tx.run(sql`delete from merging where workspace_id = ${tx.workspaceId} and (kept_id = ${id}::uuid or gone_id = ${id}::uuid)`);
  await tx.run(sql`delete from not_same where workspace_id = ${tx.workspaceId} and (one_id = ${id}::uuid or other_id = ${id}::uuid)`);
  await tx.run(sql`delete from person where workspace_id = ${tx.workspaceId} and id = ${id}::uuid`);
  await dropGuessedOrganisations(tx, organisations.map((row) => row.id));
  await sweep(tx, person);
  await bury(tx, person.handles, now);
  return preview;
}

/** The person with everything by which they can be told. Throws where there is none of that id. */
export async function personToErase(tx: WorkspaceTx, id: string, now: Date): Promise<ErasedPerson> {
  const row = await tx.one<{ name: string; isShared: boolean }>(sql`
    select p.name, exists (select from person o where o.workspace_id = ${tx.workspaceId} and lower(o.name) = lower(p.name) and o.id <> p.id)
      or exists (select from member m where m.workspace_id = ${tx.workspaceId} and lower(m.name) = lower(p.name)) as "isShared"
    from person p where p.workspace_id = ${tx.workspaceId} and p.id = ${id}::uuid`);
  if (!row) throw new Problem('not found', 'There is no such person.');
  const handles = await tx.run<Handle>(sql`select kind, value from handle where workspace_id = ${tx.workspaceId} and person_id = ${id}::uuid order by kind, value`);
  // A name that somebody else has, too, tells nobody apart.
  return { id, name: row.name, handles, needles: needlesOf(handles, row.isShared ? null : row.name), now };
}

/** Organisations that were known by the mail domain of the erased person alone. */
async function dropGuessedOrganisations(tx: WorkspaceTx, ids: readonly string[]): Promise<void> {
  await tx.run(sql`
    delete from organisation o where o.workspace_id = ${tx.workspaceId} and o.id = any(${[...ids]}::uuid[])
      and not exists (select from person p where p.workspace_id = ${tx.workspaceId} and p.organisation_id = o.id)
      and not exists (select from person_fact f where f.workspace_id = ${tx.workspaceId} and f.field = 'organisation_id' and f.value_text = o.id::text)
      and not exists (select from organisation_fact f where f.workspace_id = ${tx.workspaceId} and f.organisation_id = o.id)`);
}
