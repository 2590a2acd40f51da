// Writing CSV (RFC 4180) that a spreadsheet opens without running anything and that our own import reads back unchanged.
// A cell that a spreadsheet would take for a formula gets an apostrophe in front, as a person would type it there;
// `restoreCell` takes exactly one such apostrophe away again.

type Cell = string | number | boolean | Date | null | undefined;

/** One file of CSV: rows end in CRLF, numbers and dates in their ISO forms, nothing for null. Formula-looking text is made harmless. */
export function writeCsv(rows: Iterable<readonly Cell[]>): string {
  let text = '';
  for (const row of rows) text += csvLine(row);
  return text;
}

/** One row as `writeCsv` writes it, for writing a long file bit by bit. */
export const csvLine = (row: readonly Cell[]): string => `${row.map(writeCell).join(',')}\r\n`;

/** The cell as it was before `writeCsv` made it harmless; every other cell as it is. */
export const restoreCell = (cell: string): string => (cell.startsWith("'") && NEUTRALISED.test(cell) ? cell.slice(1) : cell);

// What Excel, LibreOffice and Sheets take for the start of a formula; full-width signs are folded to these by some of them.
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
const NEUTRALISED = /^'+[=+\-@\t\r＝＋－＠]/;
// A number stays one; a phone number, which begins with a plus, is text and keeps its plus.
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;

function writeCell(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell !== 'string') return String(cell);
  const text = FORMULA.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell;
  return /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
