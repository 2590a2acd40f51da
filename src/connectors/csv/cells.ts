// The cells of a record. Quoted cells are read by csv-parse, many records at a time; a record without a quote is only split.
import { parse } from 'csv-parse/sync';
import { restoreCell } from '#base/csv.ts';

/** Cells of each record, trimmed, as the sender meant them; null for a record that csv-parse cannot read. Same length and order as `records`. */
export function readCells(records: readonly string[], delimiter: string): (string[] | null)[] {
  const quoted = records.filter((record) => record.includes('"'));
  const read = quoted.length ? readQuoted(quoted, delimiter) : [];
  let next = 0;
  return records.map((record) => {
    const cells = record.includes('"') ? read[next++]! : record.split(delimiter);
    if (cells) for (let i = 0; i < cells.length; i += 1) cells[i] = restoreCell(cells[i]!.trim());
    return cells;
  });
}

/** Cells of records that stand in columns of spaces, or in fixed ranges [start, end) of characters. */
export function readFixedCells(record: string, widths: 'spaces' | readonly (readonly [number, number])[]): string[] {
  if (widths === 'spaces') return record.trim().split(/\s+/);
  return widths.map(([start, end]) => record.slice(start, end).trim());
}

function readQuoted(records: readonly string[], delimiter: string): (string[] | null)[] {
  const whole = parseText(records.join('\n'), delimiter);
  if (whole?.length === records.length) return whole;
  return records.map((record) => {
    const rows = parseText(record, delimiter);
    return rows?.length === 1 ? rows[0]! : null;
  });
}

function parseText(text: string, delimiter: string): string[][] | null {
  try {
    return parse(text, { delimiter, relax_column_count: true, relax_quotes: true, ltrim: true, rtrim: true, record_delimiter: '\n', skip_empty_lines: false }) as string[][];
  } catch {
    return null;
  }
}
