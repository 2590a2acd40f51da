// 100,000 purchases, one in a hundred of them bad, brought in by the command line; every bad row must be named.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { inFolder, runCommand } from './product.ts';
import { printFigures, printMachine } from './report.ts';

const BAD_EVERY = 100;

interface Imported { read: number; created: number; rejected: number; rejects: string; seconds: number }

export async function run(flags: Record<string, string | undefined>): Promise<void> {
  const rows = Number(flags['rows'] ?? 100_000);
  printMachine('import-csv', `${rows.toLocaleString('en')} purchases of ${customersFor(rows).toLocaleString('en')} customers, 1 % of them bad, one command on a new folder`);
  await inFolder(async (folder) => {
    const { text, badLines } = purchases(rows, Number(flags['seed'] ?? 1));
    const file = join(folder, 'purchases.csv');
    writeFileSync(file, text);
    const copySeconds = await bareCopy(join(folder, 'copy'), text);
    const { status, stdout, stderr, seconds, memoryMiB } = await runCommand(['import', file, '--json'], join(folder, 'data'));
    if (status !== 1) throw new Error(`The import ended with ${status}: ${stderr}`);
    const done = JSON.parse(stdout) as Imported;
    const named = namedLines(readFileSync(done.rejects, 'utf8'));
    const missed = badLines.filter((line) => !named.has(line)).length;
    const baseline = { what: 'a bare COPY of the same rows', value: copySeconds };
    printFigures([
      { what: 'import, as the run says', value: done.seconds, unit: 's', baseline, aim: '≤ 20 s' },
      { what: 'whole command, with opening a new folder', value: seconds, unit: 's', baseline },
      { what: 'rows a second', value: rows / done.seconds, unit: 'rows/s' },
      { what: 'created', value: done.created, unit: 'rows' },
      { what: 'bad rows named', value: named.size - missed, unit: `of ${badLines.length}` },
      ...(memoryMiB === null ? [] : [{ what: 'memory at most', value: memoryMiB, unit: 'MiB' }]),
    ]);
    if (missed > 0 || done.rejected !== badLines.length) throw new Error(`${missed} bad rows were not named, ${done.rejected} rows were rejected of ${badLines.length} bad ones.`);
  });
}

const customersFor = (rows: number): number => Math.max(1, Math.round(rows / 5));

/** Purchases of customers some of whom buy much more often than others, each bad row bad in one of five ways. */
function purchases(rows: number, seed: number): { text: string; badLines: number[] } {
  let state = (seed * 2_654_435_761) >>> 0;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const lines = ['order id,email,date,amount,currency,item,quantity'];
  const badLines: number[] = [];
  const customers = customersFor(rows);
  for (let row = 1; row <= rows; row += 1) {
    const customer = Math.floor(random() ** 2 * customers);
    const day = new Date(Date.UTC(2022, 0, 1) + Math.floor(random() * 1_096) * 86_400_000).toISOString().slice(0, 10);
    const cells = [`O${row}`, `customer${customer}@company${customer % 2_000}.example`, day, (random() * 300).toFixed(2), 'EUR', `Item ${Math.floor(random() * 200)}`, String(1 + Math.floor(random() * 4))];
    if (row % BAD_EVERY === BAD_EVERY / 2) {
      const [index, value] = ([[2, '2023-02-30'], [3, 'much'], [1, 'nobody at all'], [3, '-5.00'], [2, '']] as const)[(row / BAD_EVERY | 0) % 5]!;
      cells[index] = value;
      badLines.push(row + 1);
    }
    lines.push(cells.join(','));
  }
  return { text: `${lines.join('\n')}\n`, badLines };
}

/** The same rows into a table without keys, types or checks, by the database alone. */
async function bareCopy(folder: string, text: string): Promise<number> {
  const pg = await PGlite.create({ dataDir: folder });
  await pg.exec('create table bare (order_id text, email text, date text, amount text, currency text, item text, quantity text)');
  const began = performance.now();
  await pg.query(`copy bare from '/dev/blob' with (format csv, header)`, [], { blob: new Blob([text]) });
  const seconds = (performance.now() - began) / 1000;
  await pg.close();
  return seconds;
}

/** The lines that the file of rejects names: one column of it holds them. */
function namedLines(rejects: string): Set<number> {
  const [titles = '', ...rows] = rejects.split(/\r?\n/);
  const at = titles.split(',').indexOf('line');
  return new Set(rows.flatMap((row) => Number(row.split(',')[at]) || []));
}
