// Custom fields: the columns an import brings that we have no field for, and those a member adds.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import { Problem } from '#base/problem.ts';
import type { CustomField } from './customField.ts';
import { builtInField, fieldKey, typeOfValues } from './field.ts';
import type { FieldType, SubjectKind } from './field.ts';

const CUSTOM_FIELDS_MAX = 500;

export const customFields = (tx: WorkspaceTx): Promise<CustomField[]> => tx.run<CustomField>(sql`
  select id, subject, key, label, type from custom_field where workspace_id = ${tx.workspaceId} order by subject, label`);

/** The fields behind these names, made with a type read from their values where they are new. */
export async function ensureCustomFields(
  tx: WorkspaceTx, subject: SubjectKind, told: ReadonlyMap<string, readonly (string | number | null)[]>, runId: string | null, now: Date,
): Promise<Map<string, CustomField>> {
  const fields = new Map<string, CustomField>();
  if (told.size === 0) return fields;
  const known = await customFields(tx);
  for (const field of known) if (field.subject === subject) fields.set(field.key, field);
  const fresh: CustomField[] = [];
  for (const [label, values] of told) {
    const key = fieldKey(label);
    if (!key || fields.has(key) || values.every((value) => value === null || value === '')) continue;
    const field: CustomField = { id: newId(), subject, key, label: label.trim().slice(0, 80), type: typeOfValues(values) };
    fields.set(key, field);
    fresh.push(field);
  }
  if (known.length + fresh.length > CUSTOM_FIELDS_MAX) throw new Problem('too many', `A workspace can have ${CUSTOM_FIELDS_MAX} custom fields; these columns would make it ${known.length + fresh.length}.`);
  await tx.insert('custom_field', fresh.map((field) => ({ workspace_id: tx.workspaceId, ...field, created_at: now, run_id: runId })));
  return fields;
}

/** Adds a custom field by hand. Throws where the name is taken, also by a field every workspace has. */
export async function addCustomField(tx: WorkspaceTx, subject: SubjectKind, label: string, type: FieldType, now: Date): Promise<CustomField> {
  const key = fieldKey(label);
  if (!key) throw new Problem('bad input', 'A label needs letters or digits.', 'label');
  const known = await customFields(tx);
  if (known.length >= CUSTOM_FIELDS_MAX) throw new Problem('too many', `A workspace can have ${CUSTOM_FIELDS_MAX} custom fields, and this one has them.`);
  const taken = builtInField(subject, label) ?? known.find((field) => field.subject === subject && field.key === key);
  if (taken) throw new Problem('conflict', `There is already a field "${taken.label}".`, 'label');
  const field: CustomField = { id: newId(), subject, key, label: label.trim(), type };
  await tx.insert('custom_field', [{ workspace_id: tx.workspaceId, ...field, created_at: now, run_id: null }]);
  return field;
}
