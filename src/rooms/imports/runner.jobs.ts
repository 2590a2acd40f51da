// Carries a run from its first file to its end. A batch of records, its rejects, its counts and the place to go on from
// are stored in one transaction: wherever the process dies, the next start goes on behind the last batch, and nothing is
// counted twice. A dry run does the same in one transaction and takes it back.
import type { WorkspaceTx } from '#base/database/database.ts';
import { Problem } from '#base/problem.ts';
import type { ImportInput, OpenedInput } from '#base/unpack/index.ts';
import { openInputs } from '#base/unpack/index.ts';
import type { ImportFormat, Parsed, ParsedRecord, ParsedReject, RunContext, Stored } from './format.ts';
import { detectFormat, formats } from './format.ts';
import type { Cursor, RunCounts, RunState } from './run.ts';
import { noCounts } from './run.ts';
import type { RunRow } from './run.store.ts';
import { addRejects, advance, saveMap } from './run.store.ts';

// Small records (rows) are quickest by the two thousand, larger ones (mails) by the hundred; the first ones of a file are few,
// so that something can be seen soon.
const BATCH_ITEMS_MAX = 2_000;
const SMALL_BATCH_ITEMS_MAX = 200;
const LARGE_BATCH_BYTES = 512 * 1024;
const FIRST_ITEMS = 1_000;
const BATCH_BYTES_MAX = 8 * 1024 * 1024;
// The database waits for whoever reads on meanwhile.
const TURN_MS_MAX = 2;

/** How the runner reaches the database: each batch in a transaction of its own, or all of them in one (a dry run). */
export type Transact = <T>(work: (tx: WorkspaceTx) => Promise<T>) => Promise<T>;

export interface Reading {
  run: RunRow;
  context: RunContext;
  transact: Transact;
  /** Asked between batches: the process is about to stop. */
  isStopping: () => boolean;
  /** Filled with why files were not read, or not to their end, one sentence each. */
  refusals: string[];
}

/** Why reading ended: to the end, by somebody's order, or because the process stops (the run then goes on at the next start). */
export type Ending = 'read' | 'stopped' | 'interrupted';

/** Reads all inputs of the run from its cursor on. What cannot be read stands among the rejects. */
export async function readInputs(reading: Reading): Promise<Ending> {
  const cursor: Cursor = { input: reading.run.cursor.input ?? 0, records: reading.run.cursor.records ?? 0 };
  let index = 0;
  try {
    for await (const input of openInputs(reading.run.paths)) {
      if (index >= cursor.input) {
        const ending = await readInput(reading, input, index, index === cursor.input ? cursor.records : 0);
        if (ending !== 'read') return ending;
      }
      index += 1;
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // Nothing in what was named could be read.
    if (index >= cursor.input) return readInput(reading, { name: reading.run.source_name, problem: error.message }, index, 0);
  }
  return 'read';
}

async function readInput(reading: Reading, input: ImportInput, index: number, skip: number): Promise<Ending> {
  const batch = new Batch(reading, input.name, index, skip);
  if ('problem' in input) {
    reading.refusals.push(input.problem);
    batch.add({ kind: 'reject', line: 0, raw: input.name, reason: input.problem });
    return batch.flush(true);
  }
  // While one batch is being stored the next is read.
  let storing: Promise<Ending> = Promise.resolve('read');
  try {
    const format = chooseFormat(input.head, input.name, reading.context.options.format);
    batch.format = format;
    const options = reading.context.options;
    if (options.map) await rememberMap(reading, format, input);
    const turn = createTurn();
    for await (const parsed of format.open({ name: input.name, stream: () => input.stream(), size: input.size, options })) {
      batch.add(parsed);
      await turn();
      if (!batch.isFull) continue;
      const ending = await storing;
      if (ending !== 'read') return ending;
      storing = batch.flush();
      // Awaited at the next batch or at the end; until then a failure must not count as unhandled.
      storing.catch(() => {});
    }
  } catch (error) {
    if (!(error instanceof Problem)) {
      await storing;
      throw error;
    }
    reading.refusals.push(error.message);
    // The file cannot be read further: what was read of it stays, and the file stands among the rejects with the reason.
    batch.add({ kind: 'reject', line: batch.lastLine, raw: input.name, reason: error.message, ...(error.field ? { field: error.field } : {}) });
  }
  const ending = await storing;
  return ending === 'read' ? batch.flush(true) : ending;
}

/** Gives way to everything else that waits (the database's answers, requests) whenever a few milliseconds are over. */
function createTurn(): () => Promise<void> | void {
  let began = performance.now();
  return () => {
    if (performance.now() - began < TURN_MS_MAX) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        began = performance.now();
        resolve();
      });
    });
  };
}

/** A map given for a table is used for every table with the same titles from now on. */
async function rememberMap({ run, context, transact }: Reading, format: ImportFormat, input: OpenedInput): Promise<void> {
  const { map } = context.options;
  const table = format.table?.(input.head, input.name, context.options);
  if (map && table?.layoutHash && table.asks === null) await transact((tx) => saveMap(tx, table.layoutHash, input.name, map, run.started_by, context.now));
}

/** The named format, else the one that fits. Throws a Problem that names what can be read. */
export function chooseFormat(head: Uint8Array, name: string, wanted: string | undefined): ImportFormat {
  const known = () => formats.all().map((format) => format.key).join(', ');
  if (wanted) {
    const format = formats.get(wanted);
    if (!format) throw new Problem('bad input', `There is no format "${wanted}". Known are: ${known()}.`, 'format');
    return format;
  }
  const format = detectFormat(head, name);
  if (!format) throw new Problem('bad input', `${name} is of no kind that can be read here (${known()}). If you know what it is, name the format.`);
  return format;
}

/** Items on their way into the graph, in file order: gathered, stored, counted. */
class Batch {
  readonly #reading: Reading;
  readonly #sourceName: string;
  readonly #input: number;
  #items: Parsed[] = [];
  #bytes = 0;
  /** Items of this input that earlier transactions have already taken. */
  #taken: number;
  #toSkip: number;
  format: ImportFormat | null = null;
  lastLine = 0;

  constructor(reading: Reading, sourceName: string, input: number, skip: number) {
    this.#reading = reading;
    this.#sourceName = sourceName;
    this.#input = input;
    this.#taken = skip;
    this.#toSkip = skip;
  }

  get isFull(): boolean {
    const most = this.#taken < FIRST_ITEMS || this.#bytes >= LARGE_BATCH_BYTES ? SMALL_BATCH_ITEMS_MAX : BATCH_ITEMS_MAX;
    return this.#items.length >= most || this.#bytes >= BATCH_BYTES_MAX;
  }

  add(item: Parsed): void {
    this.lastLine = item.line;
    if (this.#toSkip > 0) { this.#toSkip -= 1; return; }
    this.#items.push(item);
    this.#bytes += item.raw.length;
  }

  /** Stores what was gathered; at the end of an input also moves the cursor behind it. */
  async flush(isInputDone = false): Promise<Ending> {
    const items = this.#items;
    [this.#items, this.#bytes] = [[], 0];
    return this.#take(items, isInputDone);
  }

  /** One transaction; if it fails, two with half of the items each, so that in the end only the record at fault is rejected. */
  async #take(items: Parsed[], isInputDone: boolean): Promise<Ending> {
    try {
      return await this.#store(items, isInputDone);
    } catch (error) {
      const [first] = items;
      if (!first || isOutside(error)) throw error;
      if (items.length === 1) {
        const reason = `It could not be stored: ${error instanceof Error ? error.message : String(error)}`;
        return this.#store([{ kind: 'reject', line: first.line, raw: asText(first.raw), reason }], isInputDone);
      }
      const middle = Math.ceil(items.length / 2);
      const ending = await this.#take(items.slice(0, middle), false);
      return ending === 'read' ? this.#take(items.slice(middle), isInputDone) : ending;
    }
  }

  async #store(items: Parsed[], isInputDone: boolean): Promise<Ending> {
    const { run, context, transact } = this.#reading;
    const records = items.filter((item) => item.kind === 'record');
    const rejects = items.filter((item) => item.kind === 'reject');
    const taken = this.#taken + items.length;
    const state = await transact(async (tx): Promise<RunState> => {
      const stored = records.length > 0 && this.format ? await this.format.store(tx, records, context) : [];
      const refused = records.flatMap((record, at) => asReject(record, stored[at]));
      const notes = records.flatMap((record, at) => asNotes(record, stored[at]));
      await addRejects(tx, run.id, this.#sourceName, [...rejects, ...refused, ...notes].sort((a, b) => a.line - b.line));
      const cursor = isInputDone ? { input: this.#input + 1, records: 0 } : { input: this.#input, records: taken };
      const bytesRead = items.reduce((sum, item) => sum + item.raw.length, 0);
      return advance(tx, run.id, { counts: { ...count(stored, rejects.length), noted: new Set(notes.map(({ line }) => line)).size }, cursor, bytesRead, format: this.format?.key ?? null });
    });
    this.#taken = taken;
    if (state === 'stopped') return 'stopped';
    return this.#reading.isStopping() ? 'interrupted' : 'read';
  }
}

/** Errors of the place, not of the record: no use in trying the batch by halves. */
function isOutside(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? '';
  return /^(53|57|58|08|XX)/.test(code) || code.startsWith('E') || /stopped|closed|terminated/.test((error as Error).message ?? '');
}

function count(stored: Stored[], rejects: number): RunCounts {
  const counts = { ...noCounts(), read: stored.length + rejects, rejected: rejects };
  for (const outcome of stored) counts[typeof outcome === 'string' ? outcome : 'rejected'] += 1;
  return counts;
}

function asReject(record: ParsedRecord, outcome: Stored | undefined): ParsedReject[] {
  if (!outcome || typeof outcome === 'string') return [];
  return [{ kind: 'reject', line: record.line, raw: asText(record.raw), reason: outcome.rejected, ...(outcome.field ? { field: outcome.field } : {}) }];
}

/** What was left out of a record that was taken; of one that was refused, the refusal says enough. */
function asNotes(record: ParsedRecord, outcome: Stored | undefined): ParsedReject[] {
  if (!record.notes || typeof outcome !== 'string') return [];
  const raw = asText(record.raw);
  return record.notes.map((note) => ({ kind: 'reject', line: record.line, raw, isNote: true, ...note }));
}

const asText = (raw: Uint8Array | string): string => (typeof raw === 'string' ? raw : new TextDecoder().decode(raw.subarray(0, 20_000)));
