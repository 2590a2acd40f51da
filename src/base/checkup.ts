// Looking after what is stored: a check reads one workspace and says what is not as it must be, in words, and what to do.
import type { WorkspaceTx } from '#base/database/database.ts';

export interface Finding {
  /** Which check found it: `missing rows`. */
  check: string;
  /** One sentence: what is wrong. */
  what: string;
  /** One sentence: what to do about it. */
  advice: string;
  /** The workspace's slug, where it is about one. */
  workspace?: string;
  /** How many rows are concerned. */
  rows?: number;
  isRepaired?: boolean;
}

export interface Check {
  name: string;
  find: (tx: WorkspaceTx, now: Date) => Promise<Omit<Finding, 'check' | 'workspace' | 'isRepaired'>[]>;
  /** Makes what follows from other rows anew; absent where nothing can be derived. */
  repair?: (tx: WorkspaceTx, now: Date) => Promise<void>;
}

export const REPAIR_ADVICE = 'It follows from other rows and is made anew by: regulars doctor --repair';
export const RESTORE_ADVICE = 'It cannot be derived from anything else: restore the last backup, or import the file again.';
