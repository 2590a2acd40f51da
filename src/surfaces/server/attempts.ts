// Guessing passwords is slowed down: only so many failures for one account, and for one address of the network, in a while.
import type { Clock } from '#base/clock.ts';
import { Problem } from '#base/problem.ts';

const WINDOW_MS = 15 * 60_000;
const KEYS_MAX = 10_000;
const FAILURES_MAX = { account: 10, address: 50 } as const;

export interface Attempts {
  /** Throws a Problem when there were too many failures. */
  check(account: string | null, address: string): void;
  failed(account: string | null, address: string): void;
  succeeded(account: string | null): void;
}

/** Counts failures in this process; a restart forgets them. */
export function createAttempts(clock: Clock): Attempts {
  const failures = new Map<string, number[]>();
  const recent = (key: string): number[] => (failures.get(key) ?? []).filter((at) => at > clock.now().getTime() - WINDOW_MS);
  const keys = (account: string | null, address: string) =>
    [...(account ? [{ key: `account ${account}`, max: FAILURES_MAX.account }] : []), { key: `address ${address}`, max: FAILURES_MAX.address }];
  return {
    check(account, address) {
      for (const { key, max } of keys(account, address)) {
        const [first, ...more] = recent(key);
        if (first === undefined || more.length + 1 < max) continue;
        const minutes = Math.max(1, Math.ceil((first + WINDOW_MS - clock.now().getTime()) / 60_000));
        throw new Problem('too many', `Too many failed attempts. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`);
      }
    },
    failed(account, address) {
      for (const { key } of keys(account, address)) {
        const list = [...recent(key), clock.now().getTime()];
        failures.delete(key);
        failures.set(key, list.slice(-FAILURES_MAX.address));
        const oldest = failures.keys().next().value;
        if (failures.size > KEYS_MAX && oldest !== undefined) failures.delete(oldest);
      }
    },
    succeeded(account) {
      if (account) failures.delete(`account ${account}`);
    },
  };
}
