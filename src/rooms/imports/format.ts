// A format is a way of reading one kind of file. Connectors bring them; a run picks the one that fits the file best,
// reads records in order, and lets the format store them batch by batch. Reading must be repeatable: a run that was
// stopped opens the file again and passes over the records it already has.
import type { Readable } from 'node:stream';
import type { WorkspaceTx } from '#base/database/database.ts';
import { createRegistry } from '#base/registry.ts';
import type { Registry } from '#base/registry.ts';

/** Which column means what, for files whose header does not say so. */
export interface ColumnMap {
  layout?: string | undefined;
  columns?: Record<string, string> | undefined;
  [setting: string]: unknown;
}

export interface ImportOptions {
  /** The key of a format, to read the file so whatever it looks like. */
  format?: string;
  map?: ColumnMap;
  /** Maps given before, by the layout hash of the tables they are for. */
  maps?: ReadonlyMap<string, ColumnMap>;
  /** Mail domains that are ours. */
  ours?: string[];
  timeZone: string;
  currency: string;
}

/** One file, unpacked. */
export interface OpenInput {
  name: string;
  stream(): Readable;
  /** Bytes unpacked, where known. */
  size: number | null;
  options: ImportOptions;
}

export interface ParsedRecord {
  kind: 'record';
  /** Where it begins: a line number for tables, the number of the mail for mail archives; from 1. */
  line: number;
  value: unknown;
  raw: Uint8Array;
  /** A few words by which a person recognises it in a preview. */
  label?: string;
  /** Values that could not be read and are left out of it, when it is taken for the rest of what it says. */
  notes?: Note[];
}

/** A value that was left out of a record, and why. */
export interface Note {
  reason: string;
  field?: string;
}

export interface ParsedReject {
  kind: 'reject';
  line: number;
  raw: string;
  reason: string;
  field?: string;
  /** Not refused: the record was taken, and this says which of its values was left out. */
  isNote?: boolean;
}

export type Parsed = ParsedRecord | ParsedReject;
export type Outcome = 'created' | 'updated' | 'unchanged';
export type Stored = Outcome | { rejected: string; field?: string };

export interface RunContext {
  runId: string;
  now: Date;
  options: ImportOptions;
  timeZone: string;
}

export interface TableView {
  /** How it is read, or, where something is to be asked first, how it could be. */
  layout: string;
  /** What a person has to say before it can be read; null when nothing. */
  asks: 'layout' | 'columns' | 'day order' | null;
  /** Whether its first row holds titles. Without, columns are called 1, 2, 3, and a map says `hasHeader: false`. */
  hasHeader: boolean;
  /** The program whose file this is, where a map that comes with the product fits. */
  madeBy: string | null;
  layouts: { key: string; label: string; fields: { key: string; label: string; isRequired: boolean }[] }[];
  /** `field` is what a map would say of the column: a field of the layout, `custom field` or `ignore`. */
  columns: { title: string; field: string; examples: string[] }[];
  /** The same for every file with this header, so that a map given once is found again; empty where it cannot be. */
  layoutHash: string;
}

export interface ImportFormat {
  key: string;
  label: string;
  fileNames: RegExp;
  /** How surely a file is of this format, 0 to 1, from its first bytes (up to 64 KB) and its name. */
  detect(head: Uint8Array, fileName: string): number;
  /** For tables: the columns, what each was taken for, and the layouts it could be instead. */
  table?(head: Uint8Array, fileName: string, options: ImportOptions): TableView | null;
  /** Reads in file order. Throws a Problem when the file as a whole cannot be read so. */
  open(input: OpenInput): AsyncIterable<Parsed>;
  /** Stores a batch in the open transaction; one outcome per record, in order. */
  store(tx: WorkspaceTx, batch: ParsedRecord[], run: RunContext): Promise<Stored[]>;
  /** What can be concluded once all files of the run are in, e.g. which domains may be ours. */
  finish?(tx: WorkspaceTx, run: RunContext): Promise<void>;
}

/** All formats that connectors brought. */
export const formats: Registry<ImportFormat> = createRegistry<ImportFormat>('import formats');

/** What other rooms do when a run has brought something, in order of registration. */
export interface AfterImport {
  key: string;
  run: (tx: WorkspaceTx, runId: string, now: Date) => Promise<void>;
}
export const afterImport: Registry<AfterImport> = createRegistry<AfterImport>('after an import');

const DETECTED_AT_LEAST = 0.5;

/** The format that fits best, or null when none is sure enough. */
export function detectFormat(head: Uint8Array, fileName: string): ImportFormat | null {
  let best: ImportFormat | null = null;
  let bestScore = DETECTED_AT_LEAST;
  for (const format of formats.all()) {
    const score = format.detect(head, fileName);
    if (score > bestScore || (score === bestScore && !best)) [best, bestScore] = [format, score];
  }
  return best;
}
