// One opening of the embedded engine: a worker thread with PostgreSQL in it. It can end at any time, by order or because the
// engine inside gave up (a full disk makes PostgreSQL panic); what was asked and not answered then fails, and whoever needs
// the database opens the folder anew, as after a power cut.
import { existsSync, statfsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { builtFile } from '#base/paths.ts';
import type { QueryResult } from './driver.ts';
import { DatabaseError } from './driver.ts';

export interface WorkerSettings {
  folder: string;
  /** False only in tests, which throw their folder away. */
  isDurable: boolean;
}

export type WorkerRequest = { kind: 'query'; text: string; parameters: readonly unknown[] } | { kind: 'script'; text: string } | { kind: 'fsyncs' } | { kind: 'close' };
export type WorkerAnswer = QueryResult;

/** What went wrong with one request; `isOver` when the engine is of no use any more. */
export interface WorkerFailure { message: string; code?: string; constraint?: string; table?: string; isOver?: boolean }

type FromWorker = { ready: true } | { failed: string } | { id: number; answer: WorkerAnswer; error?: undefined } | { id: number; error: WorkerFailure };

export interface Engine {
  ask(request: WorkerRequest): Promise<WorkerAnswer>;
  /** Ends it at once, as a power cut would; what was asked fails with `reason`. */
  end(reason: Error): Promise<void>;
  readonly isOver: boolean;
}

const CRASHED = '57P02';
const DISK_FULL = '53100';
/** PostgreSQL writes its journal in pieces of this size; without room for one it does not open. */
const JOURNAL_BYTES = 16 * 1024 * 1024;

/** Whether the journal could not go on. The engine must not be asked then: where it finds no room for the next piece it waits for ever. */
export function isFull(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < JOURNAL_BYTES;
}

export const noRoom = (folder: string): DatabaseError => new DatabaseError(`There is no room left on the disk of ${folder}. Make room; the database opens again by itself.`, DISK_FULL);

/** Opens the folder. Rejects when it cannot be opened as a database. */
export async function openEngine(settings: WorkerSettings): Promise<Engine> {
  // Statements are large strings that die at once: collected early they cost 8 MB, left to the default some 50 MB.
  const worker = new Worker(builtFile('base/database/embedded.worker.js'), { workerData: settings, resourceLimits: { maxYoungGenerationSizeMb: 8 } });
  const waiting = new Map<number, { resolve: (answer: WorkerAnswer) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let ended: Error | null = null;

  const fail = (error: Error) => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  const end = async (reason: Error) => {
    fail(reason);
    await worker.terminate();
  };
  const receive = (message: Extract<FromWorker, { id: number }>) => {
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (!message.error) return call?.resolve(message.answer);
    const error = new DatabaseError(message.error.message, message.error.isOver ? message.error.code ?? CRASHED : message.error.code, message.error.constraint, message.error.table);
    call?.reject(error);
    if (message.error.isOver) void end(error);
  };
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if ('ready' in message) return resolve();
      if ('failed' in message) {
        void worker.terminate();
        return reject(isFull(settings.folder)
          ? noRoom(settings.folder)
          : new Error(`The database in ${settings.folder} could not be opened: ${message.failed}`));
      }
      receive(message);
    });
    worker.on('error', (error) => {
      const reason = new DatabaseError(`The embedded database has stopped: ${error instanceof Error ? error.message : String(error)}`, CRASHED);
      fail(reason);
      reject(reason);
    });
    worker.on('exit', () => {
      const reason = new DatabaseError('The embedded database has stopped.', CRASHED);
      fail(reason);
      reject(reason);
    });
  });
  return {
    ask: (request) => (ended ? Promise.reject(ended) : new Promise((resolve, reject) => {
      waiting.set(++lastId, { resolve, reject });
      worker.postMessage({ id: lastId, request });
    })),
    end,
    get isOver() { return ended !== null; },
  };
}
