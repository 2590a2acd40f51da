// PostgreSQL in WASM, in a thread of its own, so that a long query never stops the server from answering.
import { existsSync, fsyncSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { levelledParsers } from './driver.ts';
import type { WorkerAnswer, WorkerFailure, WorkerRequest, WorkerSettings } from './embeddedEngine.ts';

interface EmscriptenStream { nfd?: number }
interface EmscriptenModule { FS: { filesystems: { NODEFS: { stream_ops: Record<string, unknown> } } } }

const settings = workerData as WorkerSettings;
let fsyncs = 0;

/** NodeFS as shipped has no fsync, so a commit would be acknowledged before it is on disk. This one really syncs. */
class SyncedNodeFS extends NodeFS {
  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const made = await super.init(...args);
    const preRun = made.emscriptenOpts.preRun;
    const steps = Array.isArray(preRun) ? preRun : preRun ? [preRun] : [];
    const sync = (module: unknown) => {
      (module as EmscriptenModule).FS.filesystems.NODEFS.stream_ops['fsync'] = (stream: EmscriptenStream) => {
        if (stream.nfd === undefined) return 0;
        fsyncSync(stream.nfd);
        fsyncs += 1;
        return 0;
      };
    };
    return { emscriptenOpts: { ...made.emscriptenOpts, preRun: [...steps, sync] } as typeof made.emscriptenOpts };
  }
}

/** Pages kept in memory: each that is not there is read through several layers, which a large workspace feels in every answer. */
function sharedBuffersMB(folder: string): number {
  const base = join(folder, 'base');
  const sizes = existsSync(base) ? readdirSync(base).flatMap((database) => readdirSync(join(base, database)).map((file) => statSync(join(base, database, file)).size)) : [];
  return Math.min(96, Math.max(32, Math.round(sizes.reduce((sum, size) => sum + size, 0) / 2 ** 20 / 8)));
}

const startParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c', 'wal_sync_method=fsync', '-c', `shared_buffers=${sharedBuffersMB(settings.folder)}MB`, '-c', 'work_mem=16MB', '-c', 'max_wal_size=512MB', '-c', 'jit=off', '-c', 'random_page_cost=1.1',
  ...(settings.isDurable ? [] : ['-c', 'fsync=off']),
];

const opened = PGlite.create({ fs: new SyncedNodeFS(settings.folder), startParams, parsers: levelledParsers, extensions: { pg_trgm } });

async function serve(request: WorkerRequest): Promise<WorkerAnswer> {
  const pg = await opened;
  switch (request.kind) {
    case 'query': {
      const result = await pg.query<Record<string, unknown>>(request.text, [...request.parameters]);
      return { rows: result.rows, affected: result.affectedRows ?? 0 };
    }
    case 'script': {
      await pg.exec(request.text);
      return { rows: [], affected: 0 };
    }
    case 'fsyncs':
      return { rows: [{ fsyncs }], affected: 0 };
    case 'close':
      await pg.close();
      return { rows: [], affected: 0 };
  }
}

const port = parentPort;
if (!port) throw new Error('The embedded database runs as a worker only.');
opened.then(
  () => port.postMessage({ ready: true }),
  (error: unknown) => port.postMessage({ failed: error instanceof Error ? error.message : String(error) }),
);
port.on('message', (message: { id: number; request: WorkerRequest }) => {
  serve(message.request).then(
    (answer) => port.postMessage({ id: message.id, answer }),
    (error: unknown) => {
      port.postMessage({ id: message.id, error: failureOf(error) });
    },
  );
});

/** An error of a statement says so by its SQLSTATE; anything else comes from an engine that broke down, and so does a panic. */
function failureOf(error: unknown): WorkerFailure {
  const { message = String(error), code, constraint, table, severity } = error as Partial<WorkerFailure> & { severity?: string };
  const isStatement = /^[0-9A-Z]{5}$/.test(code ?? '') && severity !== 'PANIC' && severity !== 'FATAL';
  return isStatement ? { message, code, constraint, table } : { message, code: /^[0-9A-Z]{5}$/.test(code ?? '') ? code : undefined, isOver: true };
}
