// Builds the two doors over a driver: begin, say who is asking, work, commit; roll back when anything is thrown.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely, RawBuilder } from 'kysely';
import { isId } from '#base/ids.ts';
import { compileSql, kyselyOver } from './compile.ts';
import type { Database, TransactionOptions, Tx } from './database.ts';
import type { Driver, Lease } from './driver.ts';
import { CANCELLED, DatabaseError } from './driver.ts';
import { unboundTable } from './guard.ts';
import { APP_ROLE } from './role.ts';
import { insertStatements } from './rows.ts';
import { sendingLease } from './sending.ts';
import type { SendingLease } from './sending.ts';
import { createStatistics } from './statistics.ts';

/** The doors, and for sign-in a kysely over the system door (`authKysely`). */
export interface OpenDatabase extends Database {
  readonly driver: Driver;
  authKysely(): Kysely<unknown>;
}

const inside = new AsyncLocalStorage<{ afterCommit: (() => void)[] }>();

/** Runs `act` once the transaction we are in has been committed (never if it is rolled back); at once outside of any. */
export function afterCommit(act: () => void): void {
  const transaction = inside.getStore();
  if (transaction) transaction.afterCommit.push(act);
  else act();
}

/** `tenantTables` are the tables with a workspace_id, as the catalog says; statements inside a workspace are checked against them. */
export function openDoors(driver: Driver, tenantTables: ReadonlySet<string>, close: () => Promise<void>): OpenDatabase {
  const statistics = createStatistics();
  const inserted = async (lease: Lease, role: string | null, text: string, rows: number) => {
    const analyze = statistics.after(text, rows);
    if (analyze) await lease.script(role ? `reset role; ${analyze}; set local role ${role}` : analyze);
  };
  const transaction = async <T>(opening: string, work: (lease: SendingLease) => Promise<T>, { signal }: TransactionOptions = {}): Promise<T> => {
    if (inside.getStore()) throw new Error('A transaction was opened inside another one: pass `tx` along instead.');
    const lease = await driver.lease();
    let isBroken = false;
    const stop = signal && cancelOn(signal, lease, driver.patienceMs);
    const own = sendingLease(stop?.lease ?? lease);
    try {
      if (signal?.aborted) throw new DatabaseError(GIVEN_UP, CANCELLED);
      await lease.script(opening);
      const store = { afterCommit: [] as (() => void)[] };
      const result = await inside.run(store, () => work(own));
      await own.arrived();
      await own.script('commit');
      for (const act of store.afterCommit) inside.exit(act);
      return result;
    } catch (error) {
      own.forget();
      await stop?.settled();
      await lease.script('rollback').catch(() => { isBroken = true; });
      throw error;
    } finally {
      await stop?.settled();
      lease.release(isBroken);
    }
  };
  return {
    engine: driver.engine,
    driver,
    withWorkspace(workspaceId, work, options) {
      if (!isId(workspaceId)) throw new Error(`"${workspaceId}" is not the id of a workspace.`);
      const opening = `begin; set local role ${APP_ROLE}; set local regulars.workspace_id = '${workspaceId}'`;
      return transaction(opening, (lease) => work({ workspaceId, ...statements(lease, tenantTables, (text, rows) => inserted(lease, APP_ROLE, text, rows)) }), options);
    },
    system: (work, options) => transaction('begin', (lease) => work(statements(lease, null, (text, rows) => inserted(lease, null, text, rows))), options),
    authKysely: () => kyselyOver(driver, 'auth'),
    close,
  };
}

const GIVEN_UP = 'The work was given up.';

/** A lease on which nothing more is asked once `signal` is aborted, and whose running statement is then ended. */
function cancelOn(signal: AbortSignal, lease: Lease, patienceMs: number): { lease: Lease; settled: () => Promise<void> } {
  let running = 0;
  let cancelling: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const cancel = () => { if (running > 0) cancelling = lease.cancel().catch(() => {}); };
  const patiently = () => { timer = setTimeout(cancel, patienceMs); };
  signal.addEventListener('abort', patiently);
  const ask = async <T>(work: () => Promise<T>): Promise<T> => {
    if (signal.aborted) throw new DatabaseError(GIVEN_UP, CANCELLED);
    running += 1;
    return work().finally(() => { running -= 1; });
  };
  return {
    lease: { ...lease, query: (text, parameters) => ask(() => lease.query(text, parameters)), script: (text) => ask(() => lease.script(text)) },
    // A cancellation on its way must not meet a later statement, least of all somebody else's.
    settled() {
      signal.removeEventListener('abort', patiently);
      clearTimeout(timer);
      return cancelling;
    },
  };
}

function statements(lease: SendingLease, tenantTables: ReadonlySet<string> | null, onInserted: (text: string, rows: number) => Promise<void>): Tx {
  const checked = (query: RawBuilder<unknown>): { text: string; parameters: readonly unknown[] } => {
    const compiled = compileSql(query);
    const unbound = tenantTables && unboundTable(compiled.text, tenantTables);
    if (unbound) throw new Error(`A statement uses the table ${unbound} without workspace_id: ${compiled.text.slice(0, 200)}`);
    return compiled;
  };
  const run = async <Row>(query: RawBuilder<Row>): Promise<Row[]> => {
    const { text, parameters } = checked(query);
    const { rows, affected } = await lease.query(text, parameters);
    await onInserted(text, affected);
    return rows as Row[];
  };
  const send = (text: string, parameters: readonly unknown[]) => lease.send(text, parameters, ({ affected }) => onInserted(text, affected));
  return {
    run,
    async one(query) {
      const rows = await run(query);
      if (rows.length > 1) throw new Error('One row was expected, several came.');
      return rows[0];
    },
    async insert(table, rows, onConflict = '') {
      if (rows.length === 0) return 0;
      let inserted = 0;
      for (const { text, parameters } of insertStatements(table, rows, onConflict)) {
        const { affected } = await lease.query(text, parameters);
        await onInserted(text, affected);
        inserted += affected;
      }
      return inserted;
    },
    async send(query) {
      const { text, parameters } = checked(query);
      await send(text, parameters);
    },
    async sendRows(table, rows, onConflict = '') {
      if (rows.length === 0) return;
      for (const { text, parameters } of insertStatements(table, rows, onConflict)) await send(text, parameters);
    },
    sendRowsAside(table, rows) {
      if (rows.length > 0) lease.sendAside(table, insertStatements(table, rows, ''), ({ text }, { affected }) => onInserted(text, affected));
    },
    arrived: () => lease.arrived(),
  };
}
