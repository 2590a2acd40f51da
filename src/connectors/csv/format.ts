// Tables as import formats: `csv` finds out what a table holds by its titles or by a map; beside it stands one format for each
// layout, to be named by a person where the titles fit several.
import { formats } from '#rooms/imports/index.ts';
import type { ImportFormat } from '#rooms/imports/index.ts';
import { decodeHead } from './encoding.ts';
import { LAYOUTS, layoutShapes } from './layouts.ts';
import type { Layout } from './layouts.ts';
import { formatKeyOf } from './planProblem.ts';
import { readTable } from './reading.ts';
import { sureness } from './sureness.ts';
import { storeRows } from './storing.ts';
import { viewTable } from './tableView.ts';

/** Makes tables importable. */
export function registerCsv(): void {
  if (formats.get('csv')) return;
  formats.add({ ...tableFormat(null), key: 'csv', label: 'Table (CSV)', fileNames: TABLE_NAMES, detect: (head, fileName) => sureness(decodeHead(head), fileName) });
  for (const layout of LAYOUTS) {
    formats.add({ ...tableFormat(layout), key: formatKeyOf(layout), label: `Table of ${layout}: ${layoutShapes[layout].label}`, fileNames: TABLE_NAMES, detect: () => 0 });
  }
}

const TABLE_NAMES = /\.(?:csv|tsv|tab|psv|txt)(?:\.gz)?$/i;

const tableFormat = (layout: Layout | null): Pick<ImportFormat, 'table' | 'open' | 'store'> => ({
  table: (head, fileName, options) => viewTable(head, fileName, options, layout),
  open: (input) => readTable(input, layout),
  store: storeRows,
});
