// What a member types into a person or an organisation: facts of the source `member`, which win over imports and stay. What a
// program tells through a key is of the source `api` and weighs like an import.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { Call } from '#base/endpoint.ts';
import { Problem } from '#base/problem.ts';
import { memberNames } from '#rooms/team/index.ts';
import { customFields } from './customField.store.ts';
import type { Source } from './fact.ts';
import { planFacts, writeFacts } from './fact.store.ts';
import type { FactPlan } from './fact.store.ts';
import { CUSTOM, fieldKey, readValue } from './field.ts';
import type { SubjectKind, Value } from './field.ts';
import type { CustomEdit } from './known.ts';
import { updateOrganisations } from './resolveOrganisation.store.ts';
import { updatePersons } from './resolvePerson.store.ts';
import { columnsOf } from './value.store.ts';
import type { FieldValue } from './value.store.ts';

export const sourceOf = (call: Call): Source => ({ kind: call.caller.via === 'key' ? 'api' : 'member', runId: null, memberId: call.caller.memberId, now: call.now });

export const EMPTY: Value = { text: '', number: null, date: null };
export const asText = (text: string | null): Value => (text ? { text, number: null, date: null } : EMPTY);
export const asDay = (day: string | null): Value => (day ? { text: day, number: null, date: day } : EMPTY);
export const asNumber = (number: number | null): Value => (number === null ? EMPTY : { text: String(number), number, date: null });

/** Values of an edit, where they were given. */
export function given(field: string, value: Value | undefined): FieldValue[] {
  return value === undefined ? [] : [{ field, value }];
}

/** Writes the values of one subject; what is cleared was known before, or nothing is written. */
export async function editFields(tx: WorkspaceTx, subject: SubjectKind, id: string, values: readonly FieldValue[], source: Source): Promise<void> {
  const known = await currentFields(tx, subject, id);
  const told = values.filter(({ field, value }) => value.text !== '' || known.has(field));
  if (told.length === 0) return;
  const plan: FactPlan = await planFacts(tx, subject, [{ id, isNew: false, values: told, recordId: null }], source);
  const changes = plan.changed.get(id);
  if (changes) await (subject === 'person' ? updatePersons : updateOrganisations)(tx, [{ id, ...columnsOf(changes) }], source.now);
  await writeFacts(tx, subject, plan);
}

/** Fields of which a value stands. */
async function currentFields(tx: WorkspaceTx, subject: SubjectKind, id: string): Promise<Set<string>> {
  const table = sql.table(`${subject}_fact`);
  const rows = await tx.run<{ field: string }>(sql`
    select f.field from ${table} f where f.workspace_id = ${tx.workspaceId} and f.${sql.ref(`${subject}_id`)} = ${id}::uuid and f.is_current and f.value_text <> ''`);
  return new Set(rows.map((row) => row.field));
}

/** Custom values by the labels of their fields. Throws where a field is not known or a value is none of its type. */
export async function customValues(tx: WorkspaceTx, subject: SubjectKind, custom: CustomEdit | undefined): Promise<FieldValue[]> {
  const entries = Object.entries(custom ?? {});
  if (entries.length === 0) return [];
  const fields = (await customFields(tx)).filter((field) => field.subject === subject);
  return entries.map(([label, raw]) => {
    const field = fields.find((one) => one.key === fieldKey(label));
    if (!field) throw new Problem('bad input', `There is no field "${label}" of ${subject === 'person' ? 'people' : 'organisations'}. Add it first, or name one of: ${fields.map((one) => one.label).join(', ') || 'none so far'}.`, `custom.${label}`);
    if (raw === null || raw === '') return { field: CUSTOM + field.key, value: EMPTY };
    const value = readValue(field.type, raw);
    if (!value) throw new Problem('bad input', `"${String(raw)}" is ${NOT_A[field.type]}.`, `custom.${label}`);
    return { field: CUSTOM + field.key, value };
  });
}

const NOT_A = { text: 'empty', number: 'no number', date: 'no day; write it as 2026-11-25', 'yes/no': 'neither yes nor no' } as const;

/** Throws where the id is no member's. */
export async function ownerValue(tx: WorkspaceTx, owner: string | null | undefined): Promise<Value | undefined> {
  if (owner === undefined || owner === null) return owner === null ? EMPTY : undefined;
  if (!(await memberNames(tx)).has(owner)) throw new Problem('bad input', 'There is no member with this id who could be the owner.', 'owner');
  return asText(owner);
}
