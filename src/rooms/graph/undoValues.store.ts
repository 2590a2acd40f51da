// Takes back what a run told of persons and organisations: values, handles, mail domains, and those who were known by it alone.
// What a member edited stays, and with it whom it is about.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { grouped } from '#base/grouped.ts';
import { judgeAgain, resolvePersons } from '#rooms/people/index.ts';
import type { SubjectKind, TellingSubject } from '#rooms/people/index.ts';
import { removeEmptyPersons } from './rederive.store.ts';

const PAGE = 500;
const facts = { person: sql.table('person_fact'), organisation: sql.table('organisation_fact') };
const subjects = { person: sql.table('person'), organisation: sql.table('organisation') };
const idOf = { person: sql.ref('person_id'), organisation: sql.ref('organisation_id') };

/** Takes the values back. @returns the persons who stay and of whom something changed. */
export async function undoValues(tx: WorkspaceTx, runId: string, now: Date): Promise<string[]> {
  await passHandlesOn(tx, runId);
  await removeEmptyPersons(tx, await personsKnownByAlone(tx, runId));
  await handOver(tx, 'person', runId, sql`
    coalesce((select h.run_id from handle h where h.workspace_id = ${tx.workspaceId} and h.person_id = s.id and h.run_id is distinct from ${runId}::uuid order by h.created_at limit 1),
      (select f.run_id from person_fact f where f.workspace_id = ${tx.workspaceId} and f.person_id = s.id and f.run_id is distinct from ${runId}::uuid order by f.recorded_at, f.id limit 1))`);
  const persons = await undoFacts(tx, 'person', runId, now);
  await guessOrganisations(tx, persons.filter((one) => one.fields.includes('organisation_id')).map((one) => one.id), runId, now);
  await dropHandles(tx, runId);
  await passDomainsOn(tx, runId);
  await removeOrganisations(tx, runId);
  await handOver(tx, 'organisation', runId, sql`
    coalesce((select d.run_id from organisation_domain d where d.workspace_id = ${tx.workspaceId} and d.organisation_id = s.id and d.run_id is distinct from ${runId}::uuid limit 1),
      (select f.run_id from organisation_fact f where f.workspace_id = ${tx.workspaceId} and f.organisation_id = s.id and f.run_id is distinct from ${runId}::uuid order by f.recorded_at, f.id limit 1))`);
  await undoFacts(tx, 'organisation', runId, now);
  await dropDomains(tx, runId);
  await undoFields(tx, runId);
  await tx.run(sql`delete from telling where workspace_id = ${tx.workspaceId} and run_id = ${runId} and subject in ('handle', 'organisation domain')`);
  return persons.map((one) => one.id);
}

/** Handles that others told, too, are theirs from now on. */
async function passHandlesOn(tx: WorkspaceTx, runId: string): Promise<void> {
  await tx.run(sql`
    update handle h set run_id = x.teller from (
      select o.kind, o.value, t.run_id as teller from handle o
      cross join lateral ${firstOther(tx, 'handle', sql`o.kind || chr(1) || o.value`, runId)} t
      where o.workspace_id = ${tx.workspaceId} and o.run_id = ${runId}) x
    where h.workspace_id = ${tx.workspaceId} and h.kind = x.kind and h.value = x.value`);
}

async function passDomainsOn(tx: WorkspaceTx, runId: string): Promise<void> {
  await tx.run(sql`
    update organisation_domain d set run_id = x.teller from (
      select o.domain, t.run_id as teller from organisation_domain o
      cross join lateral ${firstOther(tx, 'organisation domain', sql`o.domain`, runId)} t
      where o.workspace_id = ${tx.workspaceId} and o.run_id = ${runId}) x
    where d.workspace_id = ${tx.workspaceId} and d.domain = x.domain`);
}

/** Who told the same first after the run. */
const firstOther = (tx: WorkspaceTx, subject: TellingSubject, key: RawBuilder<unknown>, runId: string) => sql`(
  select t.run_id from telling t where t.workspace_id = ${tx.workspaceId} and t.subject = ${subject} and t.subject_key = ${key} and t.run_id is distinct from ${runId}::uuid order by t.id limit 1)`;

/** Persons of the run with whom nothing happened since, of whom nobody else told anything and no member edited anything. */
async function personsKnownByAlone(tx: WorkspaceTx, runId: string): Promise<string[]> {
  const rows = await tx.run<{ id: string }>(sql`
    select p.id from person p where p.workspace_id = ${tx.workspaceId} and p.run_id = ${runId}
      and not exists (select from interaction i where i.workspace_id = ${tx.workspaceId} and i.person_id = p.id)
      and not exists (select from handle h where h.workspace_id = ${tx.workspaceId} and h.person_id = p.id and h.run_id is distinct from ${runId}::uuid)
      and not exists (select from person_fact f where f.workspace_id = ${tx.workspaceId} and f.person_id = p.id and f.run_id is distinct from ${runId}::uuid)
      and not exists (select from relationship r where r.workspace_id = ${tx.workspaceId} and r.person_id = p.id and r.kind <> 'replied to')
      and not exists (select from relationship r where r.workspace_id = ${tx.workspaceId} and r.other_person_id = p.id and r.kind <> 'replied to')`);
  return rows.map((row) => row.id);
}

/** Those of the run who stay belong to whoever told of them next. */
const handOver = (tx: WorkspaceTx, subject: SubjectKind, runId: string, next: RawBuilder<unknown>): Promise<unknown> =>
  tx.run(sql`update ${subjects[subject]} s set run_id = ${next} where s.workspace_id = ${tx.workspaceId} and s.run_id = ${runId}`);

/** Deletes the run's values; of each field the value that would stand without them becomes current. @returns whom and what it touched. */
async function undoFacts(tx: WorkspaceTx, subject: SubjectKind, runId: string, now: Date): Promise<{ id: string; fields: string[] }[]> {
  const touched = await tx.run<{ id: string; fields: string[] }>(sql`
    select f.${idOf[subject]} as id, array_agg(distinct f.field) as fields from ${facts[subject]} f
    where f.workspace_id = ${tx.workspaceId} and f.run_id = ${runId} group by 1 order by 1`);
  await tx.run(sql`delete from ${facts[subject]} where workspace_id = ${tx.workspaceId} and run_id = ${runId}`);
  for (let at = 0; at < touched.length; at += PAGE) await judgeAgain(tx, subject, touched.slice(at, at + PAGE), now, runId);
  return touched;
}

/** Handles only the run told go, unless somebody who stays would have none left. */
async function dropHandles(tx: WorkspaceTx, runId: string): Promise<void> {
  await tx.run(sql`
    delete from handle h where h.workspace_id = ${tx.workspaceId} and h.run_id = ${runId}
      and exists (select from handle o where o.workspace_id = ${tx.workspaceId} and o.person_id = h.person_id and o.run_id is distinct from ${runId}::uuid)`);
  await tx.run(sql`update handle set run_id = null where workspace_id = ${tx.workspaceId} and run_id = ${runId}`);
}

/** Who lost the organisation that the run named may still have one by their mail address. */
async function guessOrganisations(tx: WorkspaceTx, personIds: readonly string[], runId: string, now: Date): Promise<void> {
  const rows = await tx.run<{ value: string; run: string | null }>(sql`
    select h.value, h.run_id as run from person p join handle h on h.workspace_id = ${tx.workspaceId} and h.person_id = p.id and h.kind = 'email'
    where p.workspace_id = ${tx.workspaceId} and p.id = any(${[...personIds]}::uuid[]) and p.organisation_id is null and h.run_id is distinct from ${runId}::uuid order by h.created_at, h.value`);
  for (const [teller, own] of grouped(rows, (row) => row.run)) {
    await resolvePersons(tx, own.map((row) => ({ handles: [{ kind: 'email', value: row.value }] })), { kind: 'mail', runId: teller, now });
  }
}

/** Organisations of the run that nobody belongs to, nobody else told of, and no member edited. */
async function removeOrganisations(tx: WorkspaceTx, runId: string): Promise<void> {
  const named = await tx.run<{ id: string }>(sql`
    select distinct f.value_text as id from person_fact f join organisation o on o.workspace_id = ${tx.workspaceId} and o.id::text = f.value_text and o.run_id = ${runId}
    where f.workspace_id = ${tx.workspaceId} and f.field = 'organisation_id'`);
  await tx.run(sql`
    delete from organisation o where o.workspace_id = ${tx.workspaceId} and o.run_id = ${runId} and not (o.id = any(${named.map((row) => row.id)}::uuid[]))
      and not exists (select from person p where p.workspace_id = ${tx.workspaceId} and p.organisation_id = o.id)
      and not exists (select from organisation_domain d where d.workspace_id = ${tx.workspaceId} and d.organisation_id = o.id and d.run_id is distinct from ${runId}::uuid)
      and not exists (select from organisation_fact f where f.workspace_id = ${tx.workspaceId} and f.organisation_id = o.id and f.run_id is distinct from ${runId}::uuid)`);
}

/** Domains only the run told go, unless an organisation that stays is known by nothing else. */
async function dropDomains(tx: WorkspaceTx, runId: string): Promise<void> {
  await tx.run(sql`
    delete from organisation_domain d where d.workspace_id = ${tx.workspaceId} and d.run_id = ${runId}
      and exists (select from organisation_fact f where f.workspace_id = ${tx.workspaceId} and f.organisation_id = d.organisation_id and f.field = 'name')`);
  await tx.run(sql`update organisation_domain set run_id = null where workspace_id = ${tx.workspaceId} and run_id = ${runId}`);
}

/** Custom fields of the run that hold no value any more. */
async function undoFields(tx: WorkspaceTx, runId: string): Promise<void> {
  const used = sql`(select 'person' as subject, f.field, f.run_id from person_fact f where f.workspace_id = ${tx.workspaceId}
    union select 'organisation', f.field, f.run_id from organisation_fact f where f.workspace_id = ${tx.workspaceId})`;
  await tx.run(sql`
    delete from custom_field c where c.workspace_id = ${tx.workspaceId} and c.run_id = ${runId}
      and not exists (select from ${used} u where u.subject = c.subject and u.field = 'custom:' || c.key)`);
  await tx.run(sql`
    update custom_field c set run_id = (select u.run_id from ${used} u where u.subject = c.subject and u.field = 'custom:' || c.key order by u.run_id limit 1)
    where c.workspace_id = ${tx.workspaceId} and c.run_id = ${runId}`);
}
