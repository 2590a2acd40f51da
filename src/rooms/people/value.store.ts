// Turns what a file or a member says ("owner": "Ada", "tags": "vip, beta", "shoe size": 42) into values of fields.
import type { WorkspaceTx } from '#base/database/database.ts';
import type { Ours } from '#rooms/team/index.ts';
import { ensureCustomFields } from './customField.store.ts';
import type { CustomField } from './customField.ts';
import { CUSTOM, builtInField, fieldKey, readTags, readValue } from './field.ts';
import type { SubjectKind, Value } from './field.ts';
import type { Source } from './fact.ts';

export type RawValues = Readonly<Record<string, string | number | null>>;

export interface FieldValue {
  field: string;
  value: Value;
}

/** Values of built-in and custom fields for many inputs at once; what is empty or cannot be read as its type is left out. */
export async function readFieldValues(tx: WorkspaceTx, subject: SubjectKind, inputs: readonly (RawValues | undefined)[], ours: Ours, source: Source): Promise<FieldValue[][]> {
  const custom = new Map<string, (string | number | null)[]>();
  for (const values of inputs) {
    for (const [name, raw] of Object.entries(values ?? {})) {
      if (builtInField(subject, name) && !(fieldKey(name) === 'owner' && !ownerOf(raw, ours))) continue;
      const told = custom.get(name);
      if (told) told.push(raw);
      else custom.set(name, [raw]);
    }
  }
  const fields = await ensureCustomFields(tx, subject, custom, source.runId, source.now);
  return inputs.map((values) => Object.entries(values ?? {}).flatMap(([name, raw]) => readOne(subject, name, raw, ours, fields)));
}

function readOne(subject: SubjectKind, name: string, raw: string | number | null, ours: Ours, fields: ReadonlyMap<string, CustomField>): FieldValue[] {
  const known = builtInField(subject, name);
  if (known?.type === 'organisation') return [];
  if (known?.type === 'member') {
    const memberId = ownerOf(raw, ours);
    if (memberId) return [{ field: known.field, value: { text: memberId, number: null, date: null } }];
  } else if (known) {
    const value = readValue(known.type === 'tags' ? 'tags' : (known.type as 'text'), raw);
    return value ? [{ field: known.field, value }] : [];
  }
  const custom = fields.get(fieldKey(name));
  const value = custom && (readValue(custom.type, raw) ?? readValue('text', raw));
  return custom && value ? [{ field: CUSTOM + custom.key, value }] : [];
}

const ownerOf = (raw: string | number | null, ours: Ours): string | null => {
  const text = String(raw ?? '').trim();
  return text.includes('@') ? ours.member(text) : ours.memberNamed(text);
};

/** The columns of a person or organisation row that changed values set. */
export function columnsOf(changes: ReadonlyMap<string, Value> | undefined): Record<string, unknown> {
  const columns: Record<string, unknown> = {};
  for (const [field, value] of changes ?? []) {
    if (field.startsWith(CUSTOM)) continue;
    if (field === 'tags') columns[field] = readTags(value.text);
    else if (field === 'started_on' || field === 'left_on' || field === 'renewal_date') columns[field] = value.date;
    else if (field === 'yearly_revenue') columns[field] = value.number;
    else if (field === 'size') columns[field] = value.number === null ? null : Math.round(value.number);
    else columns[field] = value.text || null;
  }
  return columns;
}
