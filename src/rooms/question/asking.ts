// How a question is asked and what comes back. The clock and the asked moment are told apart: as of a past moment nothing
// later exists for the answer, and a moment that is (nearly) the present may use what is kept up to date anyway.
import type { Ref } from './question.ts';

export interface Asking {
  /** As of this moment. */
  now: Date;
  /** What the clock says; left out where `now` is the present. */
  present?: Date;
  timeZone: string;
  /** The member who asks: "I", and whose own private ties count. */
  me: Ref | null;
}

/** How far the asked moment may lie from the clock and still be the present. */
export const PRESENT_MINUTES = 5;

export const isAsOf = ({ now, present }: Asking): boolean => present !== undefined && Math.abs(present.getTime() - now.getTime()) > PRESENT_MINUTES * 60_000;
