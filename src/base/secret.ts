// The keys of this installation: the first signs cookies and seals what must be stored but not read from a copy of the
// database (a mailbox password, the secret of a web hook); older ones still open what they sealed. They live outside the
// database and its backups, in a file that only its owner can read, or in REGULARS_SECRET.
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';

type Place = Pick<Config, 'dataFolder'>;

/** Where a sealed value belongs. It opens nowhere else: moved to another workspace or purpose it is as good as lost. */
export interface SealedFor {
  workspaceId: string;
  /** e.g. `mailbox password of 0192…`. */
  purpose: string;
}

/** The key that signs and seals, made once where there is none. */
export const readSecret = (config: Place): string => readSecrets(config)[0];

/** Seals a text (AES-256-GCM) so that it may stand in the database. */
export function seal(config: Place, text: string, to: SealedFor): string {
  const { id, key } = sealingKey(readSecret(config));
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound(to));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return ['s1', id, nonce.toString('base64url'), Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64url')].join('.');
}

/** Opens what `seal` has sealed. Throws when it was changed, moved, or sealed by a key that is not here any more. */
export function unseal(config: Place, sealed: string, from: SealedFor): string {
  const [version, id, nonce = '', body = ''] = sealed.split('.');
  const found = readSecrets(config).map(sealingKey).find((one) => one.id === id);
  if (version !== 's1' || !found) throw new Error('This was sealed by a key that is not in the file "secret" of the data folder.');
  const bytes = Buffer.from(body, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', found.key, Buffer.from(nonce, 'base64url'), { authTagLength: TAG_BYTES }).setAAD(bound(from)).setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    throw new Error('A sealed value was changed, or belongs to another place.');
  }
}

/** Whether it was sealed by an older key and should be sealed again. */
export const isSealedByOlder = (config: Place, sealed: string): boolean => sealed.split('.')[1] !== sealingKey(readSecret(config)).id;

/** Puts a new key before the others. It signs from the next start on; everybody signs in again then, and old seals still open. */
export function rotateSecret(config: Place): void {
  if (process.env['REGULARS_SECRET']) throw new Error('The key comes from REGULARS_SECRET. Put a new one before it there, with a comma between.');
  const keys = readSecrets(config);
  const path = secretPath(config);
  writeFileSync(`${path}.new`, [newKey(), ...keys, ''].join('\n'), { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}

const TAG_BYTES = 16;
const secretPath = (config: Place): string => join(config.dataFolder, 'secret');
const newKey = (): string => randomBytes(32).toString('hex');

/** As JSON, so that no two places are bound alike. */
const bound = ({ workspaceId, purpose }: SealedFor): Buffer => Buffer.from(JSON.stringify([workspaceId, purpose]));

function sealingKey(secret: string): { id: string; key: Buffer } {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'regulars sealed values', 32));
  return { id: createHash('sha256').update(key).digest('hex').slice(0, 8), key };
}

/** All keys, the one in use first. */
function readSecrets(config: Place): [string, ...string[]] {
  const given = process.env['REGULARS_SECRET'];
  const [first, ...older] = keysIn(given ?? '');
  if (first) return [first, ...older];
  const path = secretPath(config);
  const [stored, ...more] = keysIn(readOrMake(config, path));
  if (!stored) throw new Error(`The file ${path} holds no key. Put it back from where it is kept; without it nobody stays signed in and stored passwords cannot be opened.`);
  return [stored, ...more];
}

const keysIn = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

function readOrMake(config: Place, path: string): string {
  try {
    const text = readFileSync(path, 'utf8');
    // A copy or an unpacked archive may have lost it.
    if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
    return text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, `${newKey()}\n`, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    // Another process made it in this moment.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8');
}
