// Reads a table from its stream: the beginning decides how, then record after record becomes a row, and each row the words of
// the product or a refusal with its reason. Reading again gives the same in the same order.
import { contentHash } from '#rooms/graph/index.ts';
import type { OpenInput, Parsed } from '#rooms/imports/index.ts';
import { Problem } from '#base/problem.ts';
import { readCells, readFixedCells } from './cells.ts';
import { saidBy } from './dates.ts';
import type { DayOrders } from './dates.ts';
import { decode } from './encoding.ts';
import { labelOf } from './label.ts';
import type { Layout } from './layouts.ts';
import type { DayOrder } from './map.ts';
import { planTable } from './plan.ts';
import type { Plan } from './plan.ts';
import { AmbiguousDates } from './planProblem.ts';
import { createRecordCutter } from './records.ts';
import type { RecordText } from './records.ts';
import { Repeats } from './repeats.ts';
import { Row, RowProblem } from './row.ts';
import { sampleTable } from './sample.ts';
import type { Sample, TableWish } from './sample.ts';
import { translators } from './translate.ts';
import { wishOf } from './wish.ts';

const SAMPLE_CHARS = 256 * 1024;
const LABELS_MAX = 50;
const RESUMED_MAX = 20;

/** The records of a table, in file order. Throws a Problem when it cannot be read as a whole. */
export async function* readTable(input: OpenInput, layout: Layout | null): AsyncGenerator<Parsed> {
  const wish = wishOf(input.name, input.options, layout);
  const pieces = decode(input.stream());
  const { text, isWhole, broken } = await beginning(pieces);
  const sample = sampleTable(text, isWhole, wish);
  const plan = await planWithDates(input, sample, wish, isWhole);
  const table = new Table(plan);
  yield* table.read(allRecords(input, plan.delimiter, text, broken ? failing(broken) : pieces));
}

/** What comes after a beginning at whose end the file breaks off: the reason. */
async function* failing(broken: Problem): AsyncGenerator<string> {
  yield '';
  throw broken;
}

/** `broken`: the file (a packed one that was cut) ends here with a reason; the rows before it count. */
async function beginning(pieces: AsyncGenerator<string>): Promise<{ text: string; isWhole: boolean; broken: Problem | null }> {
  let text = '';
  try {
    while (text.length < SAMPLE_CHARS) {
      const next = await pieces.next();
      if (next.done) return { text, isWhole: true, broken: null };
      text += next.value;
    }
  } catch (error) {
    if (!(error instanceof Problem) || !text.includes('\n')) throw error;
    return { text, isWhole: false, broken: error };
  }
  return { text, isWhole: false, broken: null };
}

/** Where the beginning does not tell day from month, the whole file is asked before a person is. */
async function planWithDates(input: OpenInput, sample: Sample, wish: TableWish, isWhole: boolean): Promise<Plan> {
  const found = new Map<number, DayOrders>();
  for (;;) {
    try {
      return planTable(sample, wish, found);
    } catch (error) {
      if (!(error instanceof AmbiguousDates) || isWhole) throw error;
      const order = await orderInFile(input, sample, error);
      if (!order) throw error;
      found.set(error.index, { ...found.get(error.index), [error.separator]: order });
    }
  }
}

/** The first row that tells it decides, so that it does not matter in which pieces the file comes. */
async function orderInFile(input: OpenInput, sample: Sample, { index, separator }: AmbiguousDates): Promise<DayOrder | null> {
  let isAmerican = false;
  const cutter = createRecordCutter(sample.delimiter);
  for await (const piece of decode(input.stream())) {
    const records = cutter.push(piece).filter((record) => !record.problem && record.line > sample.headerLine);
    const rows = cellsOf(records, sample.delimiter, sample.map?.fixedWidth ?? null);
    for (const cells of rows) {
      const said = saidBy(cells?.[index] ?? '');
      if (said?.separator !== separator) continue;
      if (said.order === 'day first' || said.order === 'month first') return said.order;
      isAmerican ||= said.isAmerican;
    }
  }
  return isAmerican ? 'month first' : null;
}

/** Blocks of records to the end of the file. After a quote that never closes, reading goes on behind the line that opened it. */
async function* allRecords(input: OpenInput, delimiter: string | null, begun: string, rest: AsyncGenerator<string>): AsyncGenerator<RecordText[]> {
  let cutter = createRecordCutter(delimiter);
  yield cutter.push(begun);
  for await (const piece of rest) yield cutter.push(piece);
  for (let resumed = 0; ; resumed += 1) {
    const { records, unclosedLine } = cutter.end();
    yield records;
    if (unclosedLine === null) return;
    if (resumed === RESUMED_MAX) throw new Problem('bad input', `The quotes in ${input.name} do not match: the one opened in line ${unclosedLine} is never closed. What stands behind it was not read.`);
    cutter = createRecordCutter(delimiter, unclosedLine + 1);
    for await (const piece of behindLine(decode(input.stream()), unclosedLine)) yield cutter.push(piece);
  }
}

/** The text behind the end of a line, lines being counted whether they stand in quotes or not. */
async function* behindLine(pieces: AsyncGenerator<string>, line: number): AsyncGenerator<string> {
  let left = line;
  let endsInReturn = false;
  for await (const piece of pieces) {
    let at = 0;
    if (endsInReturn && piece.startsWith('\n')) at = 1;
    endsInReturn = false;
    for (; left > 0 && at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (code === 10) left -= 1;
      else if (code === 13) {
        left -= 1;
        if (piece.charCodeAt(at + 1) === 10) at += 1;
        else endsInReturn = at + 1 === piece.length;
      }
    }
    if (left === 0 && at < piece.length) yield piece.slice(at);
  }
}

const cellsOf = (records: readonly RecordText[], delimiter: string | null, fixedWidth: Plan['fixedWidth']): (string[] | null)[] =>
  (fixedWidth || delimiter === null ? records.map((record) => readFixedCells(record.text, fixedWidth ?? 'spaces')) : readCells(records.map((record) => record.text), delimiter));

class Table {
  readonly #plan: Plan;
  readonly #repeats = new Repeats();
  #labelled = 0;
  constructor(plan: Plan) {
    this.#plan = plan;
  }

  async *read(blocks: AsyncIterable<RecordText[]>): AsyncGenerator<Parsed> {
    const { headerLine, delimiter, fixedWidth } = this.#plan;
    for await (const block of blocks) {
      const records = block.filter((record) => record.line > headerLine);
      const good = records.filter((record) => !record.problem);
      const cells = cellsOf(good, delimiter, fixedWidth);
      let next = 0;
      for (const record of records) {
        if (record.problem) yield refuse(record, record.problem);
        else {
          const parsed = this.#row(record, cells[next++] ?? null);
          if (parsed) yield parsed;
        }
      }
    }
  }

  /** Null for a row in which nothing stands. */
  #row(record: RecordText, cells: string[] | null): Parsed | null {
    const { titles, layout } = this.#plan;
    if (!cells) return refuse(record, 'The quotes in this row do not match: inside a quoted cell a quote must be written twice.');
    if (cells.every((cell) => !cell)) return null;
    const surplus = cells.slice(titles.length).find(Boolean);
    if (surplus !== undefined) return refuse(record, `The row has ${cells.length} cells where the table has ${titles.length} columns, so what belongs where cannot be known ("${surplus.slice(0, 40)}" is one too many).`);
    const raw = Buffer.from(record.text);
    try {
      const row = new Row(this.#plan, cells, record.line, raw, this.#repeats);
      const value = translators[layout](row);
      // While the database stores the rows before it.
      if (value.is === 'event' && !value.contentName) contentHash(value.event);
      const label = this.#labelled++ < LABELS_MAX ? labelOf(value) : undefined;
      return { kind: 'record', line: record.line, value, raw, ...(label ? { label } : {}), ...(row.notes ? { notes: row.notes } : {}) };
    } catch (error) {
      if (!(error instanceof RowProblem)) throw error;
      return refuse(record, error.message, error.field);
    }
  }
}

const refuse = (record: RecordText, reason: string, field?: string): Parsed =>
  ({ kind: 'reject', line: record.line, raw: record.text.slice(0, 20_000), reason, ...(field ? { field } : {}) });
