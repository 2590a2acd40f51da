// Statements that are sent and not waited for, so that the next one is made while the database works. They are carried out
// in the order in which they were sent; what fails of them is thrown by whatever is waited for next.
import type { Lease, QueryResult } from './driver.ts';

/** Each holds its text until it is carried out. */
const ON_THE_WAY_MAX = 4;

export interface SendingLease extends Lease {
  /** Sends a statement; waits only while too many are on their way. `then` is done when it was carried out. */
  send(text: string, parameters: readonly unknown[], then: (result: QueryResult) => Promise<void>): Promise<void>;
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
  // What fails after something else failed does so because of it: the transaction has ended by then.
  const asked = async <T>(answer: Promise<T>): Promise<T> => {
    const outcome = await answer.then((value) => ({ value }), (error: unknown) => ({ error }));
    throwFailed();
    if ('error' in outcome) throw outcome.error;
    return outcome.value;
  };
  return {
    ...lease,
    query: (text, parameters) => asked(lease.query(text, parameters)),
    script: (text) => asked(lease.script(text)),
    async send(text, parameters, then) {
      const sent: Promise<void> = lease.query(text, parameters).then(then).catch((error: unknown) => { failed ??= { error }; }).finally(() => onTheWay.delete(sent));
      onTheWay.add(sent);
      if (onTheWay.size > ON_THE_WAY_MAX) await Promise.race(onTheWay);
    },
    async arrived() {
      while (onTheWay.size > 0) await Promise.all(onTheWay);
      throwFailed();
    },
  };
}
