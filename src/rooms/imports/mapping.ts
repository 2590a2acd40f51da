// What the columns of a table mean, as a person says it before the table is read. From the choices on the page comes the map
// that travels with the import; a map is refused here with the same reasons the reader would give later.
import type { InputPreview } from './previewed.ts';

export type Table = NonNullable<InputPreview['table']>;

export const CUSTOM = 'custom field';
export const IGNORED = 'ignore';
export const DAY_ORDERS = ['day first', 'month first', 'year first'] as const;
export type DayOrder = (typeof DAY_ORDERS)[number];

/** The choices: a layout, and for each column in order a field of it, `custom field` or `ignore`. */
export interface Mapping {
  layout: string;
  fields: string[];
  dayOrder: DayOrder | null;
}

/** What the table was taken for, as a beginning. */
export const mappingOf = (table: Table): Mapping => ({ layout: table.layout, fields: table.columns.map(({ field }) => field), dayOrder: null });

/** Another layout: fields it has keep their columns, all other columns become custom fields. */
export function withLayout(table: Table, mapping: Mapping, layout: string): Mapping {
  const known = new Set(fieldsOf(table, layout).map(({ key }) => key));
  return { ...mapping, layout, fields: mapping.fields.map((field) => (known.has(field) || field === IGNORED ? field : CUSTOM)) };
}

export const fieldsOf = (table: Table, layout: string): Table['layouts'][number]['fields'] => table.layouts.find(({ key }) => key === layout)?.fields ?? [];

/** Why the map cannot be used: a field given twice, or fields that the layout needs and no column has. */
export function mappingFault(table: Table, mapping: Mapping): { twice: string } | { missing: string[] } | null {
  const given = mapping.fields.filter((field) => field !== CUSTOM && field !== IGNORED);
  const twice = given.find((field, at) => given.indexOf(field) !== at);
  if (twice) return { twice };
  const missing = fieldsOf(table, mapping.layout).filter(({ key, isRequired }) => isRequired && !given.includes(key)).map(({ label }) => label);
  return missing.length > 0 ? { missing } : null;
}

/** The map as it is sent. */
export const mapFrom = (table: Table, { layout, fields, dayOrder }: Mapping) => ({
  layout,
  columns: Object.fromEntries(table.columns.map(({ title }, at) => [title, fields[at] ?? CUSTOM])),
  ...(table.hasHeader ? {} : { hasHeader: false }),
  ...(dayOrder ? { dateFormat: dayOrder } : {}),
});
