// A map says how to read a table whose titles we do not know, or that has none: which column means what, and how its dates
// and numbers are written. A person makes one once; it is found again by the titles of the file. Pure: also used by the page.
import { z } from 'zod';
import { LAYOUTS, fieldsOf, layoutShapes, plainTitle } from './layouts.ts';

/** What a column can be besides a field of its layout. */
export const COLUMN_CUSTOM = 'custom field';
export const COLUMN_IGNORED = 'ignore';

const dayOrders = ['day first', 'month first', 'year first'] as const;
export type DayOrder = (typeof dayOrders)[number];

/** "day first", or a pattern such as DD/MM/YYYY, of which only the order counts. */
const dateFormat = z.string().transform((text, context): DayOrder => {
  const plain = text.trim().toLowerCase();
  const named = dayOrders.find((order) => order === plain);
  if (named) return named;
  const [year, month, day] = [plain.indexOf('y'), plain.indexOf('m'), plain.indexOf('d')] as [number, number, number];
  if (/^[ymd/.\- ]+$/.test(plain) && year >= 0 && month >= 0 && day >= 0) return year < month && year < day ? 'year first' : day < month ? 'day first' : 'month first';
  context.addIssue({ code: 'custom', message: 'dateFormat is "day first", "month first", "year first" or a pattern such as DD/MM/YYYY.' });
  return z.NEVER;
});

export const columnMap = z.object({
  name: z.string().max(100).optional(),
  /** Left out: found by the titles. */
  layout: z.enum(LAYOUTS).optional(),
  /** Column title (or its number from 1 where there is no header) → field, "custom field" or "ignore". Titles not named are read as usual. */
  columns: z.record(z.string(), z.string()).default({}),
  /** What becomes of columns that neither the map nor their title explains. */
  others: z.enum([COLUMN_CUSTOM, COLUMN_IGNORED]).default(COLUMN_CUSTOM),
  /** Names for custom fields, by column title. */
  labels: z.record(z.string(), z.string()).default({}),
  delimiter: z.string().min(1).max(5).transform((text) => (text === 'tab' || text === '\\t' ? '\t' : text)).optional(),
  hasHeader: z.boolean().default(true),
  /** "spaces" for columns set apart by blanks, or [start, end) of each column in characters. */
  fixedWidth: z.union([z.literal('spaces'), z.array(z.tuple([z.number().int().min(0), z.number().int().min(1)])).min(1).max(500)]).optional(),
  dateFormat: dateFormat.optional(),
  decimalComma: z.boolean().optional(),
  /** Fields with one value for the whole file, e.g. {"currency": "USD"}. */
  constants: z.record(z.string(), z.string()).default({}),
  /** Whether rows that equal one another wholly are one thing told twice ("same", the rule) or each one of its own ("each"). */
  equalRows: z.enum(['same', 'each']).default('same'),
}).superRefine((map, context) => {
  if (!map.layout) return;
  const fields = fieldsOf(map.layout);
  const allowed = new Set([...fields, COLUMN_CUSTOM, COLUMN_IGNORED]);
  const named = [...Object.entries(map.columns), ...Object.keys(map.constants).map((field) => [field, field] as const)];
  for (const [title, field] of named) {
    if (!allowed.has(field)) context.addIssue({ code: 'custom', path: ['columns', title], message: `"${field}" is no field of ${map.layout}. Its fields are ${fields.join(', ')}; or say "${COLUMN_CUSTOM}" or "${COLUMN_IGNORED}".` });
  }
  const given = new Set(named.map(([, field]) => field));
  const twice = fields.find((field) => named.filter(([, named]) => named === field).length > 1);
  if (twice) context.addIssue({ code: 'custom', path: ['columns'], message: `Two columns are mapped to "${twice}"; only one can be.` });
  if (map.hasHeader) return;
  const missing = layoutShapes[map.layout].needs.find((group) => !group.some((field) => given.has(field)));
  if (missing) context.addIssue({ code: 'custom', path: ['columns'], message: `A map for ${map.layout} needs a column for ${missing.join(' or ')}.` });
});

/** How a table is read, after checking and with the defaults filled in. */
export type ColumnMap = z.output<typeof columnMap>;
/** A map as a person writes it. */
export type ColumnMapInput = z.input<typeof columnMap>;

/** By what a layout is known again: its titles in order, whatever their case, spaces and dots. */
export const layoutKey = (titles: readonly string[]): string => titles.map(plainTitle).join('|');
