// When a backup was last made on the command line. It stands beside the database and not in it: a backup changes nothing, and
// one of a full disk must not fail for want of a note.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const lastBackup = z.object({ at: z.iso.datetime().transform((text) => new Date(text)), file: z.string(), bytes: z.number() });
export type LastBackup = z.output<typeof lastBackup>;

const pathIn = (dataFolder: string): string => join(dataFolder, 'lastBackup.json');

/** Notes a backup that was read again and is whole. Where that cannot be written, the backup is there all the same. */
export function noteBackup(dataFolder: string, { at, file, bytes }: LastBackup): void {
  try {
    writeFileSync(`${pathIn(dataFolder)}.making`, `${JSON.stringify({ at: at.toISOString(), file, bytes })}\n`, { mode: 0o600 });
    renameSync(`${pathIn(dataFolder)}.making`, pathIn(dataFolder));
  } catch {
    // The page then shows an older one.
  }
}

/** The last one noted, or null. */
export function readLastBackup(dataFolder: string): LastBackup | null {
  try {
    return lastBackup.parse(JSON.parse(readFileSync(pathIn(dataFolder), 'utf8')));
  } catch {
    return null;
  }
}
