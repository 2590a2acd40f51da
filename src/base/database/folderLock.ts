// One process owns a data folder. Two embedded databases on the same files would both believe they are alone and lose rows.
import { closeSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';

interface Holder {
  pid: number;
  /** When that process started, in the kernel's ticks since boot; tells a living holder from a new process with the same number. */
  startedTicks: string | null;
  since: string;
}

/** Thrown when another living process holds the folder. */
export class FolderHeld extends Error {
  readonly holder: Holder;
  constructor(folder: string, holder: Holder) {
    super(`${folder} is in use by process ${holder.pid} (since ${holder.since}). Stop it first, or set REGULARS_DATA to another folder.`);
    this.name = 'FolderHeld';
    this.holder = holder;
  }
}

/** Takes the folder, making it if needed; returns how to give it back. Throws FolderHeld. A lock left by a dead process is taken over. */
export function lockFolder(folder: string, now: Date): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'lock');
  const own: Holder = { pid: process.pid, startedTicks: startedTicks(process.pid), since: now.toISOString() };
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (writeExclusive(path, JSON.stringify(own))) return () => { if (sameHolder(readHolder(path), own)) unlinkSync(path); };
    const holder = readHolder(path);
    if (holder && isAlive(holder)) throw new FolderHeld(folder, holder);
    removeStale(path, holder);
  }
  throw new Error(`The lock ${path} could not be taken.`);
}

/** The living process that holds the folder, or null. */
export function folderHolder(folder: string): Holder | null {
  const holder = readHolder(join(folder, 'lock'));
  return holder && isAlive(holder) ? holder : null;
}

function writeExclusive(path: string, text: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, text);
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

const sameHolder = (a: Holder | null, b: Holder) => a?.pid === b.pid && a.startedTicks === b.startedTicks;

function removeStale(path: string, seen: Holder | null): void {
  const again = readHolder(path);
  if (seen && again && !sameHolder(again, seen)) return;
  try {
    unlinkSync(path);
  } catch {
    // Somebody else removed it first; the next attempt decides.
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const ticks = startedTicks(holder.pid);
  return ticks === null || holder.startedTicks === null || ticks === holder.startedTicks;
}

/** Field 22 of /proc/PID/stat; null where there is no /proc. */
function startedTicks(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
