// What can be known about a person or an organisation: some fields every workspace has, and custom ones it adds by typing
// or by importing a column we do not know. A value is kept as text and, where it is one, as a number or a day.

export type SubjectKind = 'person' | 'organisation';
export type FieldType = 'text' | 'number' | 'date' | 'yes/no';
type BuiltInType = FieldType | 'tags' | 'member' | 'organisation';

export interface BuiltInField {
  /** The column, and the field of its facts. */
  field: string;
  label: string;
  type: BuiltInType;
}

export const PERSON_FIELDS: readonly BuiltInField[] = [
  { field: 'name', label: 'name', type: 'text' },
  { field: 'organisation_id', label: 'organisation', type: 'organisation' },
  { field: 'title', label: 'title', type: 'text' },
  { field: 'phone', label: 'phone', type: 'text' },
  { field: 'city', label: 'city', type: 'text' },
  { field: 'country', label: 'country', type: 'text' },
  { field: 'owner_member_id', label: 'owner', type: 'member' },
  { field: 'tags', label: 'tags', type: 'tags' },
  { field: 'started_on', label: 'started on', type: 'date' },
  { field: 'left_on', label: 'left on', type: 'date' },
];

export const ORGANISATION_FIELDS: readonly BuiltInField[] = [
  { field: 'name', label: 'name', type: 'text' },
  { field: 'size', label: 'size', type: 'number' },
  { field: 'plan', label: 'plan', type: 'text' },
  { field: 'renewal_date', label: 'renewal date', type: 'date' },
  { field: 'yearly_revenue', label: 'yearly revenue', type: 'number' },
  { field: 'owner_member_id', label: 'owner', type: 'member' },
];

export const builtInFields = (subject: SubjectKind): readonly BuiltInField[] => (subject === 'person' ? PERSON_FIELDS : ORGANISATION_FIELDS);

/** One key for all spellings of a field: "Started On", started_on and startedOn are `started on`. */
export const fieldKey = (name: string): string =>
  name.trim().replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase().replace(/[\s._-]+/g, ' ').trim().slice(0, 80);

/** The built-in field a name means, or null when it is a custom one. */
export function builtInField(subject: SubjectKind, name: string): BuiltInField | null {
  const key = fieldKey(name);
  return builtInFields(subject).find((one) => one.label === key || fieldKey(one.field) === key) ?? null;
}

export const CUSTOM = 'custom:';

/** What a field of a fact is called on screen. */
export const fieldLabel = (subject: SubjectKind, field: string): string =>
  field.startsWith(CUSTOM) ? field.slice(CUSTOM.length) : (builtInFields(subject).find((one) => one.field === field)?.label ?? field);

/** A value as facts keep it. An empty text means: known to be empty, because a member cleared it. */
export interface Value {
  text: string;
  number: number | null;
  date: string | null;
}

/** Reads a raw value as `type`; null when there is nothing, or nothing that is such a value. */
export function readValue(type: FieldType | 'tags', raw: string | number | boolean | null | undefined): Value | null {
  const text = typeof raw === 'boolean' ? (raw ? 'yes' : 'no') : String(raw ?? '').trim().slice(0, 10_000);
  if (!text) return null;
  if (type === 'number') {
    const number = readNumber(text);
    return number === null ? null : { text, number, date: null };
  }
  if (type === 'date') {
    const date = readDay(text);
    return date ? { text: date, number: null, date } : null;
  }
  if (type === 'yes/no') {
    const yes = readYesNo(text);
    return yes ? { text: yes, number: yes === 'yes' ? 1 : 0, date: null } : null;
  }
  if (type === 'tags') {
    const tags = readTags(text);
    return tags.length > 0 ? { text: tags.join(', '), number: null, date: null } : null;
  }
  return { text, number: readNumber(text), date: readDay(text) };
}

/** The type that all these values have; text when they differ or look like codes (0042). */
export function typeOfValues(values: Iterable<string | number | boolean | null | undefined>): FieldType {
  let type: FieldType | null = null;
  for (const raw of values) {
    const text = String(raw ?? '').trim();
    if (!text) continue;
    const found: FieldType = readYesNo(text) && !/^[01]$/.test(text) ? 'yes/no' : readDay(text) ? 'date' : /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) && text.length < 16 ? 'number' : 'text';
    if (type && type !== found) return 'text';
    type = found;
    if (type === 'text') return 'text';
  }
  return type ?? 'text';
}

export const readTags = (text: string): string[] => [...new Set(text.split(/[,;|]/).map((tag) => tag.trim()).filter(Boolean))];

function readNumber(text: string): number | null {
  const plain = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  const number = /^[-+]?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : NaN;
  return Number.isFinite(number) && Math.abs(number) < 1e15 ? number : null;
}

function readDay(text: string): string | null {
  const day = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(text)?.[1];
  if (!day) return null;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null;
}

const readYesNo = (text: string): 'yes' | 'no' | null => (/^(?:yes|y|true|1)$/i.test(text) ? 'yes' : /^(?:no|n|false|0)$/i.test(text) ? 'no' : null);
