// What stands between the cells: found by trying each sign and taking the one that cuts the first rows into equally many cells.
import { readCells } from './cells.ts';
import { createRecordCutter } from './records.ts';

const CANDIDATES = [',', ';', '\t', '|'] as const;
const ROWS_LOOKED_AT = 50;

/** The delimiter of a text by its first rows; a comma where every row is one cell. */
export function sniffDelimiter(text: string): string {
  const named = /^sep=(.)\r?\n/i.exec(text);
  if (named) return named[1]!;
  let best = ',';
  let bestScore = 0;
  for (const delimiter of CANDIDATES) {
    const records = createRecordCutter(delimiter).push(text.slice(0, 65_536)).filter((record) => !record.problem).slice(0, ROWS_LOOKED_AT);
    // A single row without a line end is not complete for the cutter, but tells enough.
    const rows = readCells(records.length ? records.map((record) => record.text) : [text.slice(0, 65_536)], delimiter).map((cells) => cells?.length ?? 0);
    const score = scoreOf(rows);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** How well a delimiter explains rows: the share that has the commonest width, and only a little how wide that is. */
function scoreOf(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [width, rows] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return width ? rows / widths.length + Math.min(width, 50) / 1000 + (widths[0] === width ? 0.2 : 0) : 0;
}
