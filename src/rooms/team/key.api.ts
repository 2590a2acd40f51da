// API keys: made, listed, revoked. The key itself is in one answer only.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import { newId } from '#base/ids.ts';
import { Problem } from '#base/problem.ts';
import { KEY_DAYS_MAX, KEY_PREFIX, keyNameSchema, keySchema, scopesSchema } from './key.ts';
import { insertKey, listKeys, restoreKey, revokeKey } from './key.store.ts';
import { page, pageInput, pageOf } from '#base/page.ts';
import { hashOf, newSecret, shownPart } from '#base/token.ts';

export const keyEndpoints = [
  endpoint({
    name: 'keys.list', method: 'GET', path: '/keys', permission: 'own',
    summary: 'API keys, newest first, never the keys themselves',
    input: pageInput,
    output: page(keySchema),
    handler: async ({ tx }, input) => pageOf(await listKeys(tx, input.after ?? null, input.limit + 1), input.limit),
  }),
  endpoint({
    name: 'keys.create', method: 'POST', path: '/keys', permission: 'own',
    summary: 'Makes an API key; it is shown only in this answer',
    input: z.object({ name: keyNameSchema, scopes: scopesSchema.default(['read']), days: z.int().min(1).max(KEY_DAYS_MAX).optional().describe('how long it works; without it, until it is revoked') }),
    output: z.object({ id: z.string(), key: z.string(), name: z.string(), prefix: z.string(), scopes: scopesSchema, expiresAt: z.date().nullable() }),
    handler: async ({ tx, caller, now }, input) => {
      const key = newSecret(KEY_PREFIX);
      const row = { id: newId(now.getTime()), name: input.name, prefix: shownPart(key), hash: hashOf(key), scopes: [...new Set(input.scopes)], createdBy: caller.memberId, createdAt: now,
        expiresAt: input.days === undefined ? null : new Date(now.getTime() + input.days * 86_400_000) };
      await insertKey(tx, row);
      return { id: row.id, key, name: row.name, prefix: row.prefix, scopes: row.scopes, expiresAt: row.expiresAt };
    },
  }),
  endpoint({
    name: 'keys.revoke', method: 'DELETE', path: '/keys/{id}', permission: 'own',
    summary: 'Revokes an API key at once',
    input: z.object({ id: z.uuid() }),
    output: z.object({ id: z.string() }),
    handler: async ({ tx, now }, { id }) => {
      if (!(await revokeKey(tx, id, now))) throw new Problem('not found', 'There is no such key.');
      return { id };
    },
  }),
  endpoint({
    name: 'keys.restore', method: 'DELETE', path: '/keys/{id}/revocation', permission: 'own',
    summary: 'Takes the revoking of an API key back, within ten minutes',
    input: z.object({ id: z.uuid() }),
    output: z.object({ id: z.string() }),
    handler: async ({ tx, now }, { id }) => {
      if (!(await restoreKey(tx, id, now))) throw new Problem('not found', 'There is no such key, or it was revoked too long ago. Make a new one.');
      return { id };
    },
  }),
];
