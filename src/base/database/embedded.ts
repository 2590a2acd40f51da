// The embedded engine as seen from the server's thread: one connection, lent to one transaction after the other.
import { Worker } from 'node:worker_threads';
import { builtFile } from '#base/paths.ts';
import type { Driver, Lease, QueryResult } from './driver.ts';

export interface WorkerSettings {
  folder: string;
  /** False only in tests, which throw their folder away. */
  isDurable: boolean;
}

export type WorkerRequest = { kind: 'query'; text: string; parameters: readonly unknown[] } | { kind: 'script'; text: string } | { kind: 'fsyncs' } | { kind: 'close' };
export type WorkerAnswer = QueryResult;

type FromWorker =
  | { ready: true }
  | { failed: string }
  | { id: number; answer: WorkerAnswer; error?: undefined }
  | { id: number; error: { message: string; code?: string; detail?: string; constraint?: string; table?: string } };

export interface EmbeddedDriver extends Driver {
  /** How often the database has synced a file to disk since it was opened. */
  fsyncs(): Promise<number>;
}

/** An error of the database, with its SQLSTATE in `code`, alike on both engines. */
export class DatabaseError extends Error {
  readonly code: string | undefined;
  readonly constraint: string | undefined;
  constructor(message: string, code?: string, constraint?: string) {
    super(message);
    this.name = 'DatabaseError';
    this.code = code;
    this.constraint = constraint;
  }
}

/** Opens the database folder in a worker thread. Rejects when the folder cannot be opened as a database. */
export async function openEmbedded(settings: WorkerSettings): Promise<EmbeddedDriver> {
  // Statements are large strings that die at once: collected early they cost 8 MB, left to the default some 50 MB.
  const worker = new Worker(builtFile('base/database/embedded.worker.js'), { workerData: settings, resourceLimits: { maxYoungGenerationSizeMb: 8 } });
  const waiting = new Map<number, { resolve: (answer: WorkerAnswer) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let ended: Error | null = null;

  const failAll = (error: Error) => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  const ready = new Promise<void>((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if ('ready' in message) return resolve();
      if ('failed' in message) return reject(new Error(`The database in ${settings.folder} could not be opened: ${message.failed}`));
      const call = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) call?.reject(new DatabaseError(message.error.message, message.error.code, message.error.constraint));
      else call?.resolve(message.answer);
    });
    worker.on('error', (error) => { failAll(error); reject(error); });
    worker.on('exit', () => { const error = new Error('The embedded database has stopped.'); failAll(error); reject(error); });
  });
  const ask = (request: WorkerRequest): Promise<WorkerAnswer> => {
    if (ended) return Promise.reject(ended);
    return new Promise((resolve, reject) => {
      waiting.set(++lastId, { resolve, reject });
      worker.postMessage({ id: lastId, request });
    });
  };
  await ready;

  // One connection: leases queue up behind one another.
  let tail: Promise<void> = Promise.resolve();
  const lease = async (): Promise<Lease> => {
    let release = () => {};
    const before = tail;
    tail = new Promise((resolve) => { release = resolve; });
    await before;
    return {
      query: (text, parameters) => ask({ kind: 'query', text, parameters }),
      script: async (text) => { await ask({ kind: 'script', text }); },
      release: () => release(),
    };
  };
  return {
    engine: 'embedded',
    lease,
    fsyncs: async () => Number((await ask({ kind: 'fsyncs' })).rows[0]?.['fsyncs']),
    async close() {
      const last = await lease();
      if (!ended) await ask({ kind: 'close' }).catch(() => {});
      ended ??= new Error('The database is closed.');
      last.release();
      await worker.terminate();
    },
  };
}
