// How one table will be read, decided once from its beginning: delimiter, titles, layout, which column is which field, and how its
// dates and numbers are written. Everything that could be read in two ways is decided here or asked, never per row.
import { Problem } from '#base/problem.ts';
import { LAYOUTS, fieldFor, fieldsOf, layoutShapes, plainTitle } from './layouts.ts';
import type { Layout } from './layouts.ts';
import { COLUMN_CUSTOM, COLUMN_IGNORED } from './map.ts';
import type { ColumnMap } from './map.ts';
import { hasDecimalComma } from './amounts.ts';
import { dayOrdersOf } from './dates.ts';
import type { DayOrders } from './dates.ts';
import { columnsByTitle, detectLayout, unmetNeed } from './detect.ts';
import type { Detection } from './detect.ts';
import { AmbiguousDates, AmbiguousLayout, NoHeader, UnknownLayout, twoColumns } from './planProblem.ts';
import { COLUMNS_MAX } from './sample.ts';
import type { Sample, TableWish } from './sample.ts';
import type { ShippedMap } from './shipped.ts';
import { looksLikeValue, typeOfColumn } from './values.ts';
import type { CustomType } from './values.ts';

export interface CustomColumn {
  index: number;
  label: string;
  type: CustomType;
}

export interface Plan {
  layout: Layout;
  titles: readonly string[];
  /** Null for columns of fixed width. */
  delimiter: string | null;
  fixedWidth: ColumnMap['fixedWidth'] | null;
  /** The line of the titles, 0 where there are none. */
  headerLine: number;
  columnOf: ReadonlyMap<string, number>;
  constants: Readonly<Record<string, string>>;
  customs: readonly CustomColumn[];
  /** Per column index. */
  dayOrders: ReadonlyMap<number, DayOrders>;
  decimalComma: ReadonlySet<number>;
  equalRows: 'same' | 'each';
  /** Handle kind of the customer id, where a shipped map names another system's. */
  shipped: ShippedMap | null;
  timeZone: string;
  currency: string;
}

const DATE_FIELDS = new Set(['at', 'date', 'since', 'started on', 'left on', 'renewal date', 'published at']);
const NUMBER_FIELDS = new Set(['amount', 'quantity', 'score', 'size', 'yearly revenue']);

/** Decides how to read the table that begins so. `found`: what later rows say of the dates of columns. Throws a Problem where it cannot be known. */
export function planTable(sample: Sample, wish: TableWish, found: ReadonlyMap<number, DayOrders> = new Map()): Plan {
  const { titles, rows, map, shipped } = sample;
  if (titles.length > COLUMNS_MAX) throw new Problem('bad input', `${wish.name} has more than ${COLUMNS_MAX.toLocaleString('en')} columns. Leave out those that nobody needs.`);
  const hasHeader = map?.hasHeader !== false;
  if (hasHeader) checkTitles(sample, wish);
  const wanted = map?.layout ?? wish.layout;
  const detection: Detection = wanted ? { layout: wanted } : detectLayout(titles, rows);
  if ('between' in detection) throw new AmbiguousLayout(wish.name, detection.between);
  if ('nearest' in detection) throw new UnknownLayout(wish.name, titles, rows, proposeMap(titles, rows, detection.nearest));
  const { layout } = detection;
  const { columnOf, customs } = assign(layout, sample);
  const constants = map?.constants ?? {};
  const need = unmetNeed(layout, (field) => columnOf.has(field) || constants[field] !== undefined);
  if (need) throw new UnknownLayout(wish.name, titles, rows, proposeMap(titles, rows, layout), `${wish.name} is to be read as ${layout}, but it has no column for ${need.join(' or ')}`);
  const valuesOf = (index: number) => rows.map((row) => row[index] ?? '');
  const dayOrders = new Map<number, DayOrders>();
  const decimalComma = new Set<number>();
  for (const [field, index] of columnOf) {
    if (DATE_FIELDS.has(field)) {
      const { orders, open } = dayOrdersOf(valuesOf(index), map?.dateFormat ?? null, found.get(index));
      if (open) throw new AmbiguousDates(wish.name, { index, title: titles[index]! }, open, { layout, columnOf, customs });
      dayOrders.set(index, orders);
    }
    if (NUMBER_FIELDS.has(field) && (map?.decimalComma ?? hasDecimalComma(valuesOf(index)))) decimalComma.add(index);
  }
  for (const custom of customs) {
    if (custom.type === 'date') dayOrders.set(custom.index, dayOrdersOf(valuesOf(custom.index), map?.dateFormat ?? null).orders);
    if (custom.type === 'number' && (map?.decimalComma ?? hasDecimalComma(valuesOf(custom.index)))) decimalComma.add(custom.index);
  }
  return {
    layout, titles, delimiter: sample.delimiter, fixedWidth: map?.fixedWidth ?? null, headerLine: sample.headerLine, columnOf, constants, customs,
    dayOrders, decimalComma, equalRows: map?.equalRows ?? 'same', shipped, timeZone: wish.timeZone, currency: wish.currency,
  };
}

/** The nearest map for a table we do not know, for a person to correct: fields by title, then by what the values look like. */
export function proposeMap(titles: readonly string[], rows: readonly (readonly string[])[], nearest: Layout | null): { layout: Layout; columns: Record<string, string> } {
  const layout = nearest ?? 'people';
  const columnOf = columnsByTitle(layout, titles);
  const free = (field: string) => layoutShapes[layout].fields[field] !== undefined && !columnOf.has(field);
  titles.forEach((_, index) => {
    if ([...columnOf.values()].includes(index)) return;
    const kind = looksLikeValue(rows.slice(0, 100).map((row) => row[index] ?? ''));
    const field = kind === 'email' ? 'email' : kind === 'date' ? ['at', 'date', 'since'].find(free) : kind === 'amount' ? 'amount' : undefined;
    if (field && free(field)) columnOf.set(field, index);
  });
  const fieldOf = new Map([...columnOf].map(([field, index]) => [index, field]));
  return { layout, columns: Object.fromEntries(titles.map((title, index) => [title, fieldOf.get(index) ?? COLUMN_CUSTOM])) };
}

function checkTitles({ titles, rows, map }: Sample, wish: TableWish): void {
  const isKnown = titles.some((title) => LAYOUTS.some((layout) => fieldFor(layout, title)) || map?.columns[title] !== undefined);
  const asValue = titles.find((title) => looksLikeValue([title]) !== 'text');
  if (asValue !== undefined && !isKnown) throw new NoHeader(wish.name, asValue);
  if (titles.every((title) => !title)) throw new NoHeader(wish.name, '');
  const seen = new Map<string, string>();
  titles.forEach((title, index) => {
    const plain = plainTitle(title) || title;
    if (!plain || (seen.has(plain) && rows.every((row) => !row[index]))) return;
    if (seen.has(plain)) throw twoColumns(wish.name, seen.get(plain)!, title);
    seen.set(plain, title);
  });
}

function assign(layout: Layout, { titles, rows, map, shipped, headerLine }: Sample) {
  const told = new Map<number, string>();
  for (const [title, field] of Object.entries(map?.columns ?? {})) {
    const index = titles.findIndex((one) => one === title || (plainTitle(one) !== '' && plainTitle(one) === plainTitle(title)));
    if (index === -1) {
      // Other programs leave out columns that are not in view.
      if (shipped) continue;
      throw new Problem('bad input', `The map names a column "${title}" that the file does not have. Its columns are ${quoted(titles)}.`, 'map');
    }
    if (field !== COLUMN_CUSTOM && field !== COLUMN_IGNORED && !fieldsOf(layout).includes(field)) throw new Problem('bad input', `"${field}" is no field of ${layout}. Its fields are ${fieldsOf(layout).join(', ')}.`, 'map');
    told.set(index, field);
  }
  const columnOf = new Map([...told].filter(([, field]) => field !== COLUMN_CUSTOM && field !== COLUMN_IGNORED).map(([index, field]) => [field, index]));
  if (headerLine) {
    for (const [field, index] of columnsByTitle(layout, titles, (index) => !told.has(index))) if (!columnOf.has(field)) columnOf.set(field, index);
    const [id, email] = [columnOf.get('customer id'), columnOf.get('email')];
    if (id !== undefined && email !== undefined && !told.has(id) && isSharedId(rows, id, email)) columnOf.delete('customer id');
  }
  const used = new Set(columnOf.values());
  const customs = titles.flatMap((title, index): CustomColumn[] => {
    const isWanted = told.get(index) === COLUMN_CUSTOM || (told.get(index) === undefined && !used.has(index) && map?.others !== COLUMN_IGNORED);
    const values = isWanted ? rows.map((row) => row[index] ?? '') : [];
    if (!isWanted || (!title && values.every((value) => !value))) return [];
    return [{ index, label: map?.labels[title] ?? (title || `column ${index + 1}`), type: typeOfColumn(values, map?.dateFormat ?? null) }];
  });
  return { columnOf, customs };
}

/** An id under which several addresses stand is that of their company, and would make one person of them all. */
function isSharedId(rows: readonly (readonly string[])[], id: number, email: number): boolean {
  const addresses = new Map<string, Set<string>>();
  for (const row of rows) if (row[id] && row[email]) addresses.set(row[id], (addresses.get(row[id]) ?? new Set()).add(row[email].toLowerCase()));
  const shared = [...addresses.values()].filter((set) => set.size > 1).length;
  return shared > 1 && shared >= addresses.size * 0.1;
}

export const quoted = (titles: readonly string[]): string => {
  const shown = titles.slice(0, 30).map((title) => `"${title.slice(0, 60)}"`);
  return titles.length > 30 ? `${shown.join(', ')} and ${titles.length - 30} more` : shown.join(', ');
};
