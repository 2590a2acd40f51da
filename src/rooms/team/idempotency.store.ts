// A write whose answer was lost can be sent again with the same Idempotency-Key: it is done once, and the first answer is
// given again. The answer is kept in the transaction of the write itself, so either both are there or neither.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';

export interface KeptAnswer {
  endpoint: string;
  requestHash: string;
  response: unknown;
}

export const findAnswer = (tx: WorkspaceTx, key: string): Promise<KeptAnswer | undefined> => tx.one(sql<KeptAnswer>`
  select endpoint, request_hash as "requestHash", response from idempotency where workspace_id = ${tx.workspaceId} and key = ${key}`);

/** Returns false when the same key was kept by another request in this very moment; the transaction must then be taken back. */
export const keepAnswer = async (tx: WorkspaceTx, key: string, answer: KeptAnswer, now: Date): Promise<boolean> => (await tx.insert('idempotency',
  [{ workspace_id: tx.workspaceId, key, endpoint: answer.endpoint, request_hash: answer.requestHash, status: 200, response: answer.response, at: now }],
  'on conflict do nothing')) === 1;
