// Settles again which value of each field stands, after facts came or went: by the same rule, in the order in which they were told.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { grouped } from '#base/grouped.ts';
import { nameOfDomain } from './domain.ts';
import { judgeAll, withoutRepeats } from './fact.ts';
import type { SourceKind } from './fact.ts';
import type { SubjectKind, Value } from './field.ts';
import { updateOrganisations } from './resolveOrganisation.store.ts';
import { PERHAPS_ALSO, firstName, updatePersons } from './resolvePerson.store.ts';
import { columnsOf } from './value.store.ts';

const factTables = { person: sql.table('person_fact'), organisation: sql.table('organisation_fact') };
const idColumns = { person: sql.ref('person_id'), organisation: sql.ref('organisation_id') };

export interface Touched {
  id: string;
  fields: readonly string[];
}

interface FactRow {
  id: string;
  subject: string;
  field: string;
  text: string;
  number: number | null;
  date: string | null;
  source: SourceKind;
  runId: string | null;
  at: Date;
}

/**
 * Marks the facts of these fields and writes the values that stand into the rows. A field without any fact is cleared.
 * `withoutRun`: what this run told of handles and domains does not give a name. @returns nothing.
 */
export async function judgeAgain(tx: WorkspaceTx, subject: SubjectKind, touched: readonly Touched[], now: Date, withoutRun: string | null = null): Promise<void> {
  if (touched.length === 0) return;
  const ids = touched.map((one) => one.id);
  const bySubject = grouped(await factsOf(tx, subject, ids), (row) => row.subject);
  const fallbacks = await namesWithoutFacts(tx, subject, ids, withoutRun);
  const marks: { id: string; isCurrent: boolean; replacedAt: Date | null }[] = [];
  const changed = touched.map(({ id, fields }) => {
    const own = bySubject.get(id) ?? [];
    const values = new Map<string, Value>();
    for (const field of fields) {
      const judged = judgeAll(field, own.filter((row) => row.field === field));
      marks.push(...judged.map((one) => ({ id: one.fact.id, isCurrent: one.isCurrent, replacedAt: one.replacedBy?.at ?? null })));
      const current = judged.find((one) => one.isCurrent)?.fact;
      const text = current || field !== 'name' ? '' : fallbacks.get(id);
      if (text !== undefined) values.set(field, current ?? { text, number: null, date: null });
    }
    return { id, ...columnsOf(values) };
  });
  await tx.run(sql`
    update ${factTables[subject]} f set is_current = x.is_current, replaced_at = x.replaced_at
    from unnest(${marks.map((one) => one.id)}::uuid[], ${marks.map((one) => one.isCurrent)}::boolean[], ${marks.map((one) => one.replacedAt)}::timestamptz[]) as x(id, is_current, replaced_at)
    where f.workspace_id = ${tx.workspaceId} and f.id = x.id`);
  await (subject === 'person' ? updatePersons(tx, changed, now) : updateOrganisations(tx, changed, now));
}

const factsOf = (tx: WorkspaceTx, subject: SubjectKind, ids: readonly string[]): Promise<FactRow[]> => tx.run<FactRow>(sql`
  select f.id, f.${idColumns[subject]} as subject, f.field, f.value_text as text, f.value_number as number, f.value_date as date, coalesce(f.judged_as, f.source) as source, f.run_id as "runId", f.recorded_at as at
  from ${factTables[subject]} f where f.workspace_id = ${tx.workspaceId} and f.${idColumns[subject]} = any(${[...ids]}::uuid[]) order by f.recorded_at, f.id`);

/** What would stand of each field if these were one, and what stands of each of them now; facts of all, by field. */
export async function judgeTogether(tx: WorkspaceTx, subject: SubjectKind, ids: readonly string[]): Promise<{ field: string; after: string; each: string[] }[]> {
  const rows = await factsOf(tx, subject, ids);
  const standing = (field: string, told: readonly FactRow[]) => judgeAll(field, withoutRepeats(field, told)).find((one) => one.isCurrent)?.fact.text ?? '';
  return [...grouped(rows, (row) => row.field)].filter(([field]) => field !== PERHAPS_ALSO)
    .map(([field, told]) => ({ field, after: standing(field, told), each: ids.map((id) => standing(field, told.filter((row) => row.subject === id))) }));
}

/** All fields of which anything was told of these. */
export async function fieldsOf(tx: WorkspaceTx, subject: SubjectKind, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.run<{ field: string }>(sql`
    select distinct f.field from ${factTables[subject]} f where f.workspace_id = ${tx.workspaceId} and f.${idColumns[subject]} = any(${[...ids]}::uuid[])`);
  return [...new Set([...rows.map((row) => row.field), 'name'])];
}

/** Facts of one that would never have been written, had it been one from the start: repeats, guesses, and that perhaps both are one. */
export async function needlessFacts(tx: WorkspaceTx, subject: SubjectKind, id: string): Promise<string[]> {
  const rows = await factsOf(tx, subject, [id]);
  const handles = subject === 'organisation' ? [] : await tx.run<{ text: string }>(sql`
    select h.kind || ' ' || h.value as text from handle h where h.workspace_id = ${tx.workspaceId} and h.person_id = ${id}::uuid`);
  const own = new Set(handles.map((row) => row.text));
  return [...grouped(rows, (row) => row.field)].flatMap(([field, told]) => {
    const kept = field === PERHAPS_ALSO ? told.filter((row) => !own.has(row.text)) : told;
    const needed = new Set(withoutRepeats(field, kept).map((row) => row.id));
    return told.filter((row) => !needed.has(row.id)).map((row) => row.id);
  });
}

/** What is made a name of where nobody told one; missing where nobody but the run told anything, and the name stays as it was edited beside. */
async function namesWithoutFacts(tx: WorkspaceTx, subject: SubjectKind, ids: readonly string[], runId: string | null): Promise<Map<string, string>> {
  const others = runId ? sql`and run_id is distinct from ${runId}::uuid` : sql``;
  if (subject === 'organisation') {
    const rows = await tx.run<{ id: string; domain: string }>(sql`
      select organisation_id as id, min(domain) as domain from organisation_domain where workspace_id = ${tx.workspaceId} and organisation_id = any(${[...ids]}::uuid[]) ${others} group by 1`);
    return new Map(rows.map((row) => [row.id, nameOfDomain(row.domain)]));
  }
  const rows = await tx.run<{ id: string; kind: string; value: string }>(sql`
    select person_id as id, kind, value from handle where workspace_id = ${tx.workspaceId} and person_id = any(${[...ids]}::uuid[]) ${others} order by created_at, kind, value`);
  return new Map([...grouped(rows, (row) => row.id)].map(([id, handles]) => [id, firstName(handles, undefined)]));
}
