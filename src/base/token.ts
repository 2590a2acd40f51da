// Secrets that we hand out once and never store: keys and invitation tokens. What is kept is their SHA-256, which is
// enough for secrets with 256 random bits (a slow hash is for passwords that people choose).
import { createHash, randomBytes } from 'node:crypto';

/** A new secret with 256 random bits, e.g. `rk_mJ4…`. */
export const newSecret = (prefix: string): string => `${prefix}_${randomBytes(32).toString('base64url')}`;

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** What may be shown later, so that a member recognises a key: its first characters. */
export const shownPart = (secret: string): string => secret.slice(0, 10);
