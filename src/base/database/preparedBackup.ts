// A backup that a page asked for: one request makes it ready, so that what fails is told as a sentence, and the next fetches
// it as a file that the browser saves. It waits a minute to be fetched, then it is given up.
import { pipeline, Readable, Transform } from 'node:stream';
import { newId } from '#base/ids.ts';
import { Problem } from '#base/problem.ts';
import { version } from '#base/version.ts';
import { backupStream } from './backup.ts';
import type { OpenDatabase } from './doors.ts';
import { openSnapshot } from './snapshot.ts';

const WAIT_MS_MAX = 60_000;

interface Prepared extends BackupWish {
  id: string;
  bytes: number;
  isFetched: boolean;
  stream: Readable;
  /** Resolves when nothing of it is left, read or given up. */
  released: Promise<void>;
}

const preparedIn = new WeakMap<OpenDatabase, Map<string, Prepared>>();

function ofDatabase(db: OpenDatabase): Map<string, Prepared> {
  const known = preparedIn.get(db) ?? new Map<string, Prepared>();
  preparedIn.set(db, known);
  return known;
}

export interface BackupWish {
  /** Whoever asks; nobody else can fetch it. */
  userId: string;
  /** What the file is to be called. */
  name: string;
  now: Date;
  /** Called when all of it was taken, before whoever takes it hears of the end. */
  onWhole: (id: string, bytes: number) => Promise<void>;
}

/** Makes a backup ready and returns its id. Throws a Problem while another is being made, or when there is no room for it. */
export async function prepareBackup(db: OpenDatabase, dataFolder: string, wish: BackupWish): Promise<string> {
  const known = ofDatabase(db);
  // Asked again before it was fetched: the page was closed in between.
  for (const one of known.values()) if (one.userId === wish.userId && !one.isFetched) one.stream.destroy();
  if (backupInMaking(db)) throw new Problem('conflict', 'A backup is being made already. Wait until it is done.');
  await Promise.all([...known.values()].map(({ released }) => released));
  const isCopied = db.engine === 'embedded';
  const driver = isCopied ? await openSnapshot(db.driver, dataFolder) : db.driver;
  const id = newId(wish.now.getTime());
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      prepared.bytes += chunk.length;
      done(null, chunk);
    },
  });
  const closed = new Promise<void>((resolve) => { stream.once('close', resolve); });
  const read = new Promise<void>((resolve) => {
    const packed = backupStream(driver, { version, now: wish.now }, async () => {
      if (isCopied) await driver.close().catch(() => {});
      resolve();
    });
    // A failure breaks the answer off, which the browser says; there is nobody else to tell.
    pipeline(packed, stream, () => {});
  });
  // A small one is read long before it is fetched: it is over when both have ended.
  const released = Promise.all([closed, read]).then(() => { known.delete(id); });
  const prepared: Prepared = { ...wish, id, bytes: 0, isFetched: false, stream, released };
  known.set(id, prepared);
  const patience = setTimeout(() => { if (!prepared.isFetched) stream.destroy(); }, WAIT_MS_MAX).unref();
  stream.once('close', () => clearTimeout(patience));
  return id;
}

/** The backup as it goes out, once and only to whoever asked for it; null for everybody else. */
export function fetchPrepared(db: OpenDatabase, id: string, userId: string): { name: string; stream: Readable } | null {
  const found = ofDatabase(db).get(id);
  if (!found || found.userId !== userId || found.isFetched || found.stream.destroyed) return null;
  found.isFetched = true;
  return { name: found.name, stream: Readable.from(taking(found), { objectMode: false }) };
}

async function* taking({ id, stream, onWhole }: Prepared): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    yield chunk;
  }
  await onWhole(id, bytes);
}

/** The one that is being made now by this process. */
export function backupInMaking(db: OpenDatabase): { id: string; begunAt: Date; bytes: number } | null {
  const [found] = [...ofDatabase(db).values()].filter(({ stream }) => !stream.destroyed);
  return found ? { id: found.id, begunAt: found.now, bytes: found.bytes } : null;
}
