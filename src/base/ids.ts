// Ids are UUIDv7 (RFC 9562) made by the application: they sort by time of making, so new rows land at the end of an index.
import { randomBytes } from 'node:crypto';

let lastMs = 0;
let sequence = 0;
// Random bytes are asked for many ids at once: an import makes five ids a row.
const POOL_IDS = 512;
let pool: Buffer = Buffer.alloc(0);
let poolAt = 0;

/** A new UUIDv7. Ids made by one process are strictly increasing, also within one millisecond. */
export function newId(nowMs: number = Date.now()): string {
  if (nowMs > lastMs) {
    lastMs = nowMs;
    sequence = randomBytes(2).readUInt16BE() & 0x07ff;
  } else if (++sequence > 0x0fff) {
    lastMs += 1;
    sequence = 0;
  }
  if (poolAt >= pool.length) [pool, poolAt] = [randomBytes(16 * POOL_IDS), 0];
  const bytes = pool.subarray(poolAt, (poolAt += 16));
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | sequence, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isId = (text: string): boolean => UUID.test(text);
