// Statements that are sent and not waited for, so that the next one is made while the database works. They are carried out
// in the order in which they were sent; what fails of them is thrown by whatever is waited for next. Rows that nobody asks
// for in the same transaction may go aside: they fill the moments in which the database would wait for us, and go at the
// latest before a statement that names their table.
import type { Lease, QueryResult } from './driver.ts';

/** Each holds its text until it is carried out. */
const ON_THE_WAY_MAX = 4;
/** While we think: one being carried out, and one that is there when it is done. */
const ASIDE_ON_THE_WAY_MAX = 2;

export interface Statement { text: string; parameters: readonly unknown[] }
type Done = (result: QueryResult) => Promise<void>;

export interface SendingLease extends Lease {
  /** Sends a statement; waits only while too many are on their way. `onDone` is called when it was carried out. */
  send(text: string, parameters: readonly unknown[], onDone: Done): Promise<void>;
  /** Sends statements about one table when there is a moment; each is made only then. */
  sendAside(table: string, statements: Iterable<Statement>, onDone: (statement: Statement, result: QueryResult) => Promise<void>): void;
  /** What went aside and was not sent yet is not sent any more. */
  forget(): void;
  /** Waits until all that was sent was carried out; throws what failed of it first. */
  arrived(): Promise<void>;
}

/** A lease that can also send. */
export function sendingLease(lease: Lease): SendingLease {
  const onTheWay = new Set<Promise<void>>();
  let failed: { error: unknown } | null = null;
  const throwFailed = () => {
    const first = failed;
    failed = null;
    if (first) throw first.error;
  };
  const aside: { names: RegExp; next: () => Statement | undefined; onDone: (statement: Statement, result: QueryResult) => Promise<void> }[] = [];
  const post = (text: string, parameters: readonly unknown[], onDone: Done): void => {
    const sent: Promise<void> = lease.query(text, parameters).then(onDone).catch((error: unknown) => { failed ??= { error }; }).finally(() => {
      onTheWay.delete(sent);
      fill(ASIDE_ON_THE_WAY_MAX);
    });
    onTheWay.add(sent);
  };
  const fill = (most: number): void => {
    while (aside[0] && !failed && onTheWay.size < most) {
      const { next, onDone } = aside[0];
      const statement = next();
      if (statement) post(statement.text, statement.parameters, (result) => onDone(statement, result));
      else aside.shift();
    }
  };
  const fillFor = (text: string): void => { if (aside.some((one) => one.names.test(text))) fill(Number.POSITIVE_INFINITY); };
  // What fails after something else failed does so because of it: the transaction has ended by then.
  const asked = async <T>(answer: Promise<T>): Promise<T> => {
    const outcome = await answer.then((value) => ({ value }), (error: unknown) => ({ error }));
    fill(ASIDE_ON_THE_WAY_MAX);
    throwFailed();
    if ('error' in outcome) throw outcome.error;
    return outcome.value;
  };
  return {
    ...lease,
    query(text, parameters) {
      fillFor(text);
      return asked(lease.query(text, parameters));
    },
    script(text) {
      fillFor(text);
      return asked(lease.script(text));
    },
    async send(text, parameters, onDone) {
      fillFor(text);
      post(text, parameters, onDone);
      if (onTheWay.size > ON_THE_WAY_MAX) await Promise.race(onTheWay);
    },
    sendAside(table, statements, onDone) {
      const made = statements[Symbol.iterator]();
      aside.push({ names: new RegExp(`\\b${table}\\b`), next: () => (made.next().value as Statement | undefined), onDone });
    },
    forget() { aside.length = 0; },
    async arrived() {
      for (fill(ON_THE_WAY_MAX); onTheWay.size > 0; fill(ON_THE_WAY_MAX)) await Promise.race(onTheWay);
      if (failed) aside.length = 0;
      throwFailed();
    },
  };
}
