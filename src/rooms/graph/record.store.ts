// The raw record behind everything: the bytes of a mail, the line of a table. Kept so that any value can be checked.
import { promisify } from 'node:util';
import { gunzipSync, gzip, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import type { Source } from '#rooms/people/index.ts';

export interface RecordInput {
  /** Where it must be known before the record is stored. */
  id?: string;
  source: string;
  sourceKey: string;
  contentHash: string;
  bytes: Uint8Array;
  mediaType: string;
  line?: number;
}

const COMPRESS_FROM_BYTES = 600;
/** Above this a record goes in a statement of its own, or one batch of large mails would need many times its size in memory. */
const ALONE_FROM_BYTES = 256 * 1024;

/**
 * Stores records and returns their ids, in order. They are written whenever the database would wait for us in this transaction,
 * at the latest before somebody asks for records.
 */
export async function storeRecords(tx: WorkspaceTx, inputs: readonly RecordInput[], source: Source): Promise<string[]> {
  const rows: { id: string; raw: Uint8Array; [column: string]: unknown }[] = [];
  for (const input of inputs) {
    const raw = input.bytes.length < ALONE_FROM_BYTES ? packRaw(input.bytes) : await packLarge(input.bytes);
    rows.push({
      workspace_id: tx.workspaceId, id: input.id ?? newId(), run_id: source.runId, source: input.source, source_key: input.sourceKey, content_hash: input.contentHash,
      media_type: input.mediaType, raw, raw_bytes: input.bytes.length, line: input.line ?? null, stored_at: source.now,
    });
  }
  tx.sendRowsAside('record', rows.filter((row) => row.raw.length < ALONE_FROM_BYTES));
  for (const row of rows) {
    if (row.raw.length < ALONE_FROM_BYTES) continue;
    await tx.run(sql`
      insert into record (workspace_id, id, run_id, source, source_key, content_hash, media_type, raw, raw_bytes, line, stored_at)
      values (${tx.workspaceId}, ${row.id}, ${row.run_id}, ${row.source}, ${row.source_key}, ${row.content_hash}, ${row.media_type}, ${row.raw}, ${row.raw_bytes}, ${row.line}, ${row.stored_at})`);
  }
  return rows.map((row) => row.id);
}

/** Compressed where that makes it smaller; `raw_bytes` tells which. */
const packRaw = (bytes: Uint8Array): Uint8Array => (bytes.length < COMPRESS_FROM_BYTES ? bytes : smaller(bytes, gzipSync(bytes, LEVEL)));

/** The same beside everything else: sixty megabytes take a second. */
const packLarge = async (bytes: Uint8Array): Promise<Uint8Array> => smaller(bytes, await promisify<Uint8Array, object, Buffer>(gzip)(bytes, LEVEL));

const LEVEL = { level: 3 };

const smaller = (bytes: Uint8Array, packed: Uint8Array): Uint8Array => (packed.length < bytes.length ? packed : bytes);

/** Writes records over, in place of the bytes that came. */
export async function rewriteRecords(tx: WorkspaceTx, records: readonly { id: string; bytes: Uint8Array }[]): Promise<void> {
  for (const { id, bytes } of records) {
    await tx.run(sql`update record set raw = ${packRaw(bytes)}, raw_bytes = ${bytes.length} where workspace_id = ${tx.workspaceId} and id = ${id}::uuid`);
  }
}

/** The bytes as they came. `rawBytes` is their size unpacked. */
export const unpackRaw = (raw: Uint8Array, rawBytes: number): Uint8Array => (raw.length === rawBytes ? raw : gunzipSync(raw, { maxOutputLength: Math.max(rawBytes, 1) }));

/** The raw record of an event, or undefined. */
export async function rawOfEvent(tx: WorkspaceTx, eventId: string): Promise<{ bytes: Uint8Array; mediaType: string } | undefined> {
  const row = await tx.one<{ raw: Uint8Array; rawBytes: number; mediaType: string }>(sql`
    select r.raw, r.raw_bytes as "rawBytes", r.media_type as "mediaType" from event e
    join record r on r.workspace_id = ${tx.workspaceId} and r.id = e.record_id
    where e.workspace_id = ${tx.workspaceId} and e.id = ${eventId}`);
  return row && { bytes: unpackRaw(row.raw, row.rawBytes), mediaType: row.mediaType };
}
