// The embedded engine as seen from the server's thread: one connection, lent to one transaction after the other.
import type { Driver, Lease } from './driver.ts';
import { CANCELLED, DatabaseError } from './driver.ts';
import { isFull, noRoom, openEngine } from './embeddedEngine.ts';
import type { Engine, WorkerSettings } from './embeddedEngine.ts';

export interface EmbeddedDriver extends Driver {
  /** How often the database has synced a file to disk since it was opened. */
  fsyncs(): Promise<number>;
}

/** Opening the engine again takes about as long, and all others wait for it. */
const PATIENCE_MS = 1_000;

/** Opens the database folder in a worker thread. Rejects when the folder cannot be opened as a database. */
export async function openEmbedded(settings: WorkerSettings): Promise<EmbeddedDriver> {
  let engine = await openEngine(settings);
  let isClosed = false;
  /** Anew, where the engine ended or was ended: what had been committed is there, what had not is gone. */
  const present = async (): Promise<Engine> => {
    if (isClosed) throw new Error('The database is closed.');
    if (engine.isOver) engine = await openEngine(settings);
    return engine;
  };

  // One connection: leases queue up behind one another.
  let tail: Promise<void> = Promise.resolve();
  const turn = async (): Promise<() => void> => {
    let release = () => {};
    const before = tail;
    tail = new Promise((resolve) => { release = resolve; });
    await before;
    return release;
  };
  const lease = async (): Promise<Lease> => {
    const release = await turn();
    const own = await (isFull(settings.folder) ? Promise.reject(noRoom(settings.folder)) : present()).catch((error: unknown) => {
      release();
      throw error;
    });
    return {
      query: (text, parameters) => own.ask({ kind: 'query', text, parameters }),
      script: async (text) => { await own.ask({ kind: 'script', text }); },
      // The engine runs in one thread that listens to nobody while it works: it can only be ended, and opened again.
      cancel: () => own.end(new DatabaseError('The statement was cancelled.', CANCELLED)),
      release,
    };
  };
  return {
    engine: 'embedded',
    patienceMs: PATIENCE_MS,
    lease,
    fsyncs: async () => Number((await engine.ask({ kind: 'fsyncs' })).rows[0]?.['fsyncs']),
    async close() {
      const release = await turn();
      isClosed = true;
      if (!engine.isOver) await engine.ask({ kind: 'close' }).catch(() => {});
      await engine.end(new Error('The database is closed.'));
      release();
    },
  };
}
