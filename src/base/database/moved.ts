// Where the rows of a data folder went, so that nobody goes on with the old ones by mistake.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Moved {
  /** Without the password. */
  to: string;
  at: string;
  rows: number;
}

const pathIn = (dataFolder: string): string => join(dataFolder, 'moved.json');

export function writeMoved(dataFolder: string, moved: Moved): void {
  writeFileSync(`${pathIn(dataFolder)}.making`, `${JSON.stringify(moved, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${pathIn(dataFolder)}.making`, pathIn(dataFolder));
}

export const readMoved = (dataFolder: string): Moved | null =>
  (existsSync(pathIn(dataFolder)) ? JSON.parse(readFileSync(pathIn(dataFolder), 'utf8')) as Moved : null);

export const movedSentence = (dataFolder: string, { to, at }: Moved): string =>
  `What was in ${dataFolder} moved to ${to} on ${at.slice(0, 10)}: set DATABASE_URL to it. The old database stays untouched in the folder; to go back to it, remove ${pathIn(dataFolder)}.`;

/** A database's URL that may be shown and kept: without its password. */
export function shownUrl(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  for (const name of Array.from(shown.searchParams.keys())) if (/password|key|cert/i.test(name)) shown.searchParams.delete(name);
  return shown.toString();
}
