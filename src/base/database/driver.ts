// What both engines give us: a connection of one's own for a while. Everything else is built on that, once.

export interface QueryResult {
  rows: Record<string, unknown>[];
  /** Rows written by INSERT, UPDATE or DELETE. */
  affected: number;
}

/** A connection that nobody else uses until it is released. */
export interface Lease {
  query(text: string, parameters: readonly unknown[]): Promise<QueryResult>;
  /** Several statements without parameters, in one round trip. */
  script(text: string): Promise<void>;
  /** Ends the running statement, which fails with the code 57014; the transaction is lost with it. */
  cancel(): Promise<void>;
  /** Gives the connection back; `broken` closes it instead, e.g. when its state is not known. */
  release(broken?: boolean): void;
}

export interface Driver {
  readonly engine: 'embedded' | 'postgres';
  /** How long a statement that nobody waits for any more may still take before it is cancelled: cancelling has its price. */
  readonly patienceMs: number;
  lease(): Promise<Lease>;
  close(): Promise<void>;
}

/** PostgreSQL type ids whose values we read alike on both engines, with those of their lists. */
export const TYPE = { bytea: 17, int8: 20, json: 114, date: 1082, time: 1083, timestamptz: 1184, interval: 1186, numeric: 1700, jsonb: 3802 } as const;

/**
 * int8 and numeric as numbers (ids are UUIDs; counts and money stay below 2^53), a date as its day YYYY-MM-DD, a moment as a
 * Date (infinity as an invalid one), an interval as PostgreSQL writes it.
 */
export const levelledParsers: Record<number, (text: string) => unknown> = {
  [TYPE.int8]: Number,
  [TYPE.numeric]: Number,
  [TYPE.date]: (text) => text,
  [TYPE.time]: (text) => text,
  [TYPE.timestamptz]: (text) => new Date(text),
  [TYPE.interval]: (text) => text,
};

/** An error of the database, with its SQLSTATE in `code`, alike on both engines. */
export class DatabaseError extends Error {
  readonly code: string | undefined;
  readonly constraint: string | undefined;
  readonly table: string | undefined;
  constructor(message: string, code?: string, constraint?: string, table?: string) {
    super(message);
    this.name = 'DatabaseError';
    this.code = code;
    this.constraint = constraint;
    this.table = table;
  }
}

export const CANCELLED = '57014';
export const isCancelled = (error: unknown): boolean => error instanceof DatabaseError && error.code === CANCELLED;

/** Whether the database itself is away (it stopped, it is starting, the connection broke): the same may work a moment later. */
export const isOutage = (error: unknown): boolean => error instanceof DatabaseError && /^(08|57P0)/.test(error.code ?? '');

/** Whether there was no room left on the disk. */
export const isDiskFull = (error: unknown): boolean => (error as { code?: string } | null)?.code === '53100' || (error as { code?: string } | null)?.code === 'ENOSPC';
