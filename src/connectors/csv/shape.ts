// By what a table without titles is known again: how many columns it has, what sets them apart, and what stands in each.
import { readCells, readFixedCells } from './cells.ts';
import { sniffDelimiter } from './delimiter.ts';
import { createRecordCutter } from './records.ts';
import { shapeOfValues } from './values.ts';

const ROWS_LOOKED_AT = 20;

/** A key such as `no titles , text date number`; empty where the rows have no common shape. Only the first rows count. */
export function shapeKey(text: string, isWhole: boolean): string {
  const delimiter = sniffDelimiter(text);
  const cutter = createRecordCutter(delimiter);
  const start = text.slice(0, 65_536);
  const records = [...cutter.push(start), ...(isWhole && start.length === text.length ? cutter.end().records : [])].filter((record) => !record.problem && record.text.trim()).slice(0, ROWS_LOOKED_AT);
  const rows = readCells(records.map((record) => record.text), delimiter).flatMap((cells) => (cells ? [cells] : []));
  if (isEven(rows)) return keyOf(delimiter, rows);
  const spaced = records.map((record) => readFixedCells(record.text, 'spaces'));
  if (isEven(spaced)) return keyOf('spaces', spaced);
  const length = records[0]?.text.length ?? 0;
  return records.length > 1 && length > 1 && records.every((record) => record.text.length === length) ? `no titles width ${length}` : '';
}

const isEven = (rows: readonly (readonly string[])[]): boolean => (rows[0]?.length ?? 0) > 1 && rows.every((row) => row.length === rows[0]!.length);

const keyOf = (apart: string, rows: readonly (readonly string[])[]): string =>
  `no titles ${apart} ${rows[0]!.map((_, index) => shapeOfValues(rows.map((row) => row[index] ?? ''))).join(' ')}`;
