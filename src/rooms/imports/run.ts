// An import run: one or more files brought in together. It can be watched, stopped, continued and taken back as a whole.
// Its counts are input records (rows, mails), never what was made from them: read = created + updated + unchanged + rejected.
// Noted ones are among the first three.
import { z } from 'zod';

export const runState = z.enum(['waiting', 'running', 'stopped', 'done', 'failed', 'undone']);
export type RunState = z.infer<typeof runState>;

export const columnMap = z.looseObject({ layout: z.string().optional(), columns: z.record(z.string(), z.string()).optional() });

export const run = z.object({
  id: z.uuid(),
  format: z.string().nullable(),
  sourceName: z.string(),
  state: runState,
  isDry: z.boolean(),
  read: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  noted: z.int().describe('How many of those taken came without a value that could not be read; the rejects say which and why'),
  /** Share of the input that has been read, 0 to 1; null while it cannot be known. */
  progress: z.number().nullable(),
  recordsPerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  seconds: z.number(),
  message: z.string().nullable(),
  startedBy: z.string().nullable(),
  createdAt: z.date(),
  endedAt: z.date().nullable(),
  mayComeBack: z.boolean().describe('It was taken back, and can be brought back as it was'),
});
export type Run = z.infer<typeof run>;

export interface RunCounts {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** Of those taken: how many without a value, with a note that says why. */
  noted: number;
}

export const noCounts = (): RunCounts => ({ read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0, noted: 0 });

/** Where reading goes on: the input (by its place in the list) and how many of its records were taken. */
export interface Cursor {
  input: number;
  records: number;
}

export const mayStop = (state: RunState): boolean => state === 'waiting' || state === 'running';
export const mayContinue = (state: RunState): boolean => state === 'stopped' || state === 'failed';
export const mayUndo = (state: RunState): boolean => state === 'done' || state === 'stopped' || state === 'failed';

/** Records per second and seconds left, from what was read so far; null where there is too little to say. */
export function pace(counts: Pick<RunCounts, 'read'>, seconds: number, progress: number | null): { recordsPerSecond: number | null; secondsLeft: number | null } {
  if (seconds < 0.5 || counts.read === 0) return { recordsPerSecond: null, secondsLeft: null };
  const recordsPerSecond = counts.read / seconds;
  const secondsLeft = progress && progress > 0.01 ? (seconds / progress) * (1 - progress) : null;
  return { recordsPerSecond, secondsLeft };
}
