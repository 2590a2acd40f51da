// The beginning of a table, cut into titles and rows, and the map that belongs to it: the one given now, one given before for
// a table like this, one we ship, or none.
import type { ColumnMap } from './map.ts';
import { layoutKey } from './map.ts';
import { readCells, readFixedCells } from './cells.ts';
import { sniffDelimiter } from './delimiter.ts';
import { detectLayout } from './detect.ts';
import type { Layout } from './layouts.ts';
import { plainTitle } from './layouts.ts';
import { emptyFile, notText } from './planProblem.ts';
import { createRecordCutter } from './records.ts';
import { shapeKey } from './shape.ts';
import { shippedMapFor } from './shipped.ts';
import type { ShippedMap } from './shipped.ts';

export interface TableWish {
  name: string;
  timeZone: string;
  currency: string;
  /** A layout named by the person, to be used whatever the titles look like. */
  layout?: Layout | undefined;
  map?: ColumnMap | undefined;
  /** Maps given before, by the key of the tables they are for. */
  savedMap?: ((key: string) => ColumnMap | null) | undefined;
}

export interface Sample {
  titles: string[];
  rows: string[][];
  /** Null for columns of fixed width. */
  delimiter: string | null;
  /** The line of the titles, 0 where there are none. */
  headerLine: number;
  shipped: ShippedMap | null;
  map: ColumnMap | null;
  /** By what a table like this is known again; empty where it has nothing to be known by. */
  key: string;
}

const ROWS_SAMPLED_MAX = 1000;
const PREAMBLE_ROWS_MAX = 30;

/** Cuts the beginning of a text into titles and rows. Throws a Problem for what is no table. `isWhole`: the text is the whole file. */
export function sampleTable(text: string, isWhole: boolean, wish: TableWish): Sample {
  if (!text.trim()) throw emptyFile(wish.name);
  if (isBinary(text)) throw notText(wish.name);
  const shape = shapeKey(text, isWhole);
  const ofShape = wish.map ? null : ((shape && wish.savedMap?.(shape)) || null);
  const shipped = wish.map || ofShape ? null : shippedFor({ text }, wish);
  const given = wish.map ?? ofShape ?? shipped?.map ?? null;
  if (given?.fixedWidth) return sampleFixed(text, isWhole, { given, shipped, shape });
  const delimiter = given?.delimiter ?? sniffDelimiter(text);
  const { cells, lines } = cut(text, isWhole, delimiter);
  if (given?.hasHeader === false) return { ...withoutHeader(cells), delimiter, shipped, map: given, key: shape };
  return { ...findHeader(cells, lines, given, wish), delimiter };
}

/** The same table taken to have no titles, for a person to say what its columns are. */
export function sampleWithoutHeader(text: string, isWhole: boolean): Sample {
  const delimiter = sniffDelimiter(text);
  return { ...withoutHeader(cut(text, isWhole, delimiter).cells), delimiter, shipped: null, map: null, key: shapeKey(text, isWhole) };
}

/** A wider table is refused, once it is known what it is called. */
export const COLUMNS_MAX = 5_000;

function cut(text: string, isWhole: boolean, delimiter: string): { cells: string[][]; lines: number[] } {
  const cutter = createRecordCutter(delimiter);
  const records = [...cutter.push(text), ...(isWhole ? cutter.end().records : [])].filter((record) => !record.problem).slice(0, ROWS_SAMPLED_MAX);
  // A beginning that is one unfinished row.
  if (records.length === 0) records.push({ line: 1, text: text.split(/[\r\n]/, 1)[0]!, problem: null });
  if (/^sep=.$/i.test(records[0]!.text) && records.length > 1) records.shift();
  return { cells: readCells(records.map((record) => record.text), delimiter).map((row) => (row ?? []).slice(0, COLUMNS_MAX + 1)), lines: records.map((record) => record.line) };
}

/** Reports put lines before their titles. The titles are the first row that a map is for, or that names a layout, else the first of all. */
function findHeader(cells: string[][], lines: readonly number[], given: ColumnMap | null, wish: TableWish): Omit<Sample, 'delimiter'> {
  const first = cells.slice(0, PREAMBLE_ROWS_MAX);
  const from = (at: number, map: ColumnMap | null, shipped: ShippedMap | null): Omit<Sample, 'delimiter'> =>
    ({ titles: cells[at] ?? [], rows: cells.slice(at + 1), headerLine: lines[at] ?? 1, shipped, map, key: layoutKey(cells[at] ?? []) });
  if (given) {
    const named = Object.keys(given.columns).map(plainTitle);
    const at = first.findIndex((row) => named.length > 0 && named.every((title) => row.some((cell) => plainTitle(cell) === title)));
    return from(Math.max(0, at), given, null);
  }
  for (const [at, row] of first.entries()) {
    const saved = row.length > 1 || at === 0 ? wish.savedMap?.(layoutKey(row)) : null;
    if (saved) return from(at, saved, null);
  }
  for (const [at, row] of first.entries()) {
    const shipped = shippedFor({ titles: row }, wish);
    if (shipped) return from(at, shipped.map, shipped);
  }
  const known = first.findIndex((row, at) => row.length > 1 && !('nearest' in detectLayout(row, cells.slice(at + 1))));
  return from(Math.max(0, known), null, null);
}

/** What a person says the table is goes before what we know of other programs. */
function shippedFor(file: Parameters<typeof shippedMapFor>[0], wish: TableWish): ShippedMap | null {
  const shipped = shippedMapFor(file);
  return shipped && wish.layout && shipped.map.layout !== wish.layout ? null : shipped;
}

function sampleFixed(text: string, isWhole: boolean, { given, shipped, shape }: { given: ColumnMap; shipped: ShippedMap | null; shape: string }): Sample {
  const cutter = createRecordCutter(null);
  const records = [...cutter.push(text), ...(isWhole ? cutter.end().records : [])].filter((record) => !record.problem && record.text.trim()).slice(0, ROWS_SAMPLED_MAX);
  const cells = records.map((record) => readFixedCells(record.text, given.fixedWidth!));
  if (!given.hasHeader) return { ...withoutHeader(cells), delimiter: null, shipped, map: given, key: shape };
  return { titles: cells[0] ?? [], rows: cells.slice(1), delimiter: null, headerLine: records[0]?.line ?? 1, shipped, map: given, key: layoutKey(cells[0] ?? []) };
}

function withoutHeader(rows: string[][]): Pick<Sample, 'titles' | 'rows' | 'headerLine'> {
  const widths = new Map<number, number>();
  for (const row of rows) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
  const width = [...widths].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1;
  return { titles: Array.from({ length: width }, (_, index) => String(index + 1)), rows, headerLine: 0 };
}

/** Pictures, archives and programs are full of characters that no text has. */
function isBinary(text: string): boolean {
  const start = text.slice(0, 4096);
  let odd = 0;
  for (let i = 0; i < start.length; i += 1) {
    const code = start.charCodeAt(i);
    if (code < 32 ? code !== 9 && code !== 10 && code !== 13 && code !== 12 : code === 0xfffd || (code >= 0x7f && code < 0xa0)) odd += 1;
  }
  return odd > start.length * 0.02 + 2;
}
