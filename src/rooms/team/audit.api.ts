// The log, for owners.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import { auditFilter, auditSchema } from './audit.ts';
import { listAudit } from './audit.store.ts';
import { page, pageInput, pageOf } from '#base/page.ts';

export const auditEndpoints = [
  endpoint({
    name: 'audit.list', method: 'GET', path: '/audit', permission: 'own',
    summary: 'Who saw, changed, exported, erased and decided what, newest first; as a file: /audit.csv',
    input: z.object({ ...pageInput.shape, ...auditFilter }),
    output: page(auditSchema),
    handler: async ({ tx }, { after, limit, ...filter }) => pageOf(await listAudit(tx, filter, after ?? null, limit + 1), limit),
  }),
];
