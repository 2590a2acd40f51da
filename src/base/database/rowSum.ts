// Whether two tables hold the same rows, in whatever order they come: the hashes of all rows, added up. A row counts as often
// as it is there, a changed byte changes the sum, and no table has to be sorted for it.
import { hash } from 'node:crypto';

const MODULUS = 1n << 256n;

export interface RowSum {
  add(line: string): void;
  readonly rows: number;
  /** 64 hex digits. */
  readonly hash: string;
}

export function createRowSum(): RowSum {
  let sum = 0n;
  let rows = 0;
  return {
    add(line) {
      sum = (sum + BigInt(`0x${hash('sha256', line)}`)) % MODULUS;
      rows += 1;
    },
    get rows() { return rows; },
    get hash() { return sum.toString(16).padStart(64, '0'); },
  };
}

/** What a table holds, as counted and hashed. */
export interface TableSum {
  /** With its schema: `public.person`. */
  name: string;
  rows: number;
  hash: string;
}

/** The tables that differ, each in a few words; empty when both hold the same. */
export function differences(expected: readonly TableSum[], found: readonly TableSum[]): string[] {
  const byName = new Map(found.map((sum) => [sum.name, sum]));
  return expected.flatMap(({ name, rows, hash: wanted }) => {
    const own = byName.get(name);
    if (!own) return [`${name} is missing`];
    if (own.rows !== rows) return [`${name} has ${own.rows} rows instead of ${rows}`];
    return own.hash === wanted ? [] : [`${name} has other values`];
  });
}
