// Whoever was erased does not come back by an import. Of their handles only keyed hashes are left; the key is made for each
// workspace and lies beside them, so that a backup or a move to another engine keeps them in force, while nobody can look the
// hashes up in a list made elsewhere.
import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { Source } from './fact.ts';
import { handleKey } from './handle.ts';
import type { Handle } from './handle.ts';

const keys = new WeakMap<WorkspaceTx, Promise<string | undefined>>();

/** Asked once in a transaction. */
function keyOf(tx: WorkspaceTx): Promise<string | undefined> {
  const asked = keys.get(tx) ?? tx.one<{ key: string }>(sql`select key from tombstone_key where workspace_id = ${tx.workspaceId}`).then((row) => row?.key);
  keys.set(tx, asked);
  return asked;
}

/** Whether anybody was ever erased here. */
export const hasTombstones = async (tx: WorkspaceTx): Promise<boolean> => (await keyOf(tx)) !== undefined;

const hashOf = (key: string, handle: Handle): string => createHmac('sha256', Buffer.from(key, 'hex')).update(handleKey(handle)).digest('base64url');

/** Sets tombstones for these handles (normalised). */
export async function bury(tx: WorkspaceTx, handles: readonly Handle[], now: Date): Promise<void> {
  const known = await keyOf(tx);
  const key = known ?? randomBytes(32).toString('hex');
  if (!known) {
    await tx.insert('tombstone_key', [{ workspace_id: tx.workspaceId, key }]);
    keys.set(tx, Promise.resolve(key));
  }
  await tx.insert('tombstone', handles.map((handle) => ({ workspace_id: tx.workspaceId, handle_hash: hashOf(key, handle), at: now })), 'on conflict do nothing');
}

/** Which of these handles belonged to somebody who was erased, by `handleKey`. Handles are normalised. */
export async function buried(tx: WorkspaceTx, handles: readonly Handle[]): Promise<Set<string>> {
  const key = handles.length > 0 ? await keyOf(tx) : undefined;
  if (!key) return new Set();
  const hashes = new Map(handles.map((handle) => [hashOf(key, handle), handleKey(handle)]));
  const rows = await tx.run<{ hash: string }>(sql`
    select handle_hash as hash from tombstone where workspace_id = ${tx.workspaceId} and handle_hash = any(${[...hashes.keys()]}::text[])`);
  return new Set(rows.map((row) => hashes.get(row.hash) as string));
}

/** The same for somebody who is told of. A member who adds them by hand knows what they do: that lifts the tombstone. */
export async function erasedAmong(tx: WorkspaceTx, handles: readonly Handle[], source: Source): Promise<Set<string>> {
  const found = await buried(tx, handles);
  if (found.size === 0 || source.kind !== 'member') return found;
  const key = (await keyOf(tx)) as string;
  const lifted = handles.filter((handle) => found.has(handleKey(handle))).map((handle) => hashOf(key, handle));
  await tx.run(sql`delete from tombstone where workspace_id = ${tx.workspaceId} and handle_hash = any(${lifted}::text[])`);
  return new Set();
}
