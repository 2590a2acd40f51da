// How surely a text is a table. A name is a hint; what the rows look like decides.
import { readCells } from './cells.ts';
import { sniffDelimiter } from './delimiter.ts';
import { detectLayout } from './detect.ts';
import { createRecordCutter } from './records.ts';
import { shippedMapFor } from './shipped.ts';

const ROWS_LOOKED_AT = 40;

/** 0 to 1. A table whose titles we know is surest; a file named .csv is taken for a table even where it is none, so that it is told what is wrong. */
export function sureness(text: string, fileName: string): number {
  const isNamed = /\.(?:csv|tsv|tab|psv)$/i.test(fileName);
  const start = text.slice(0, 20_000);
  if (!isNamed && /^\s*[<{[]/.test(start)) return 0;
  if (shippedMapFor({ text })) return 0.95;
  const delimiter = sniffDelimiter(start);
  const cutter = createRecordCutter(delimiter);
  const records = [...cutter.push(start), ...(start.length === text.length ? cutter.end().records : [])].filter((record) => !record.problem).slice(0, ROWS_LOOKED_AT);
  const rows = readCells(records.map((record) => record.text), delimiter).flatMap((cells) => (cells ? [cells] : []));
  if (rows.some((titles, at) => shippedMapFor({ titles }) || ('layout' in detectLayout(titles, rows.slice(at + 1)) && titles.length > 1))) return 0.9;
  if (isNamed) return 0.8;
  const width = rows[0]?.length ?? 0;
  return width >= 2 && rows.length >= 2 && rows.filter((row) => row.length === width).length >= rows.length * 0.9 ? 0.55 : 0;
}
