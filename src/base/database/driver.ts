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
  /** Gives the connection back; `broken` closes it instead, e.g. when its state is not known. */
  release(broken?: boolean): void;
}

export interface Driver {
  readonly engine: 'embedded' | 'postgres';
  lease(): Promise<Lease>;
  close(): Promise<void>;
}

/** PostgreSQL type ids whose values we read alike on both engines. */
export const TYPE = { int8: 20, float4: 700, date: 1082, numeric: 1700 } as const;

/** int8 and numeric as numbers (ids are UUIDs; counts and money stay below 2^53), a date as its day YYYY-MM-DD. */
export const levelledParsers: Record<number, (text: string) => unknown> = {
  [TYPE.int8]: Number,
  [TYPE.numeric]: Number,
  [TYPE.date]: (text) => text,
};
