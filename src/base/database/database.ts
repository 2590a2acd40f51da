// The two doors to the database. `withWorkspace` is what the product uses: one transaction, one workspace, as a role that
// sees nothing else. `system` sees everything and is for migrations, sign-in and finding the workspace of a key.
import type { RawBuilder } from 'kysely';

/** An open transaction. Write SQL with kysely's `sql` tag; every statement names workspace_id of each tenant table it touches. */
export interface Tx {
  run<Row>(query: RawBuilder<Row>): Promise<Row[]>;
  /** The one row, or undefined. Throws if there are several. */
  one<Row>(query: RawBuilder<Row>): Promise<Row | undefined>;
  /**
   * Inserts many rows in one statement. Keys are column names; missing keys take the column's null, not its default.
   * `onConflict` is the raw text after the VALUES, e.g. `on conflict do nothing`. Returns how many rows were inserted.
   */
  insert(table: string, rows: readonly object[], onConflict?: string): Promise<number>;
  /**
   * Sends a statement and goes on, so that the next one is made meanwhile. They are carried out in order; what fails is
   * thrown by the next statement that is waited for, at the latest by the end of the transaction.
   */
  send(query: RawBuilder<unknown>): Promise<void>;
  /** As `insert`, sent and not waited for. */
  sendRows(table: string, rows: readonly object[], onConflict?: string): Promise<void>;
  /** As `sendRows`, at any later moment of the transaction in which the database would wait for us: for rows that nothing refers to in it. */
  sendRowsAside(table: string, rows: readonly object[]): void;
  /** Waits until all that was sent was carried out; throws what failed of it. */
  arrived(): Promise<void>;
}

/** A transaction inside one workspace. */
export interface WorkspaceTx extends Tx {
  readonly workspaceId: string;
}

export interface TransactionOptions {
  /** Ends the running statement when it is aborted, and takes the transaction back. */
  signal?: AbortSignal;
}

export interface Database {
  readonly engine: 'embedded' | 'postgres';
  /** Runs `work` in one transaction as the application role; rolls back if it throws. Never call it inside itself. */
  withWorkspace<T>(workspaceId: string, work: (tx: WorkspaceTx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Runs `work` in one transaction as the owner, past row-level security. Its callers stand on a list in the tidy test. */
  system<T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  close(): Promise<void>;
}
