// The key of this installation: it signs cookies (and later opens what is stored sealed). It lives outside the database
// and its backups, in a file that only its owner can read, or in REGULARS_SECRET.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';

/** Reads the key, or makes it once. */
export function readSecret(config: Pick<Config, 'dataFolder'>): string {
  const given = process.env['REGULARS_SECRET'];
  if (given) return given;
  const path = join(config.dataFolder, 'secret');
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // Another process made it in this moment.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8').trim();
}
