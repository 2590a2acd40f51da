// The log, for owners.
import { endpoint } from '#base/endpoint.ts';
import { auditSchema } from './audit.ts';
import { listAudit } from './audit.store.ts';
import { page, pageInput, pageOf } from '#base/page.ts';

export const auditEndpoints = [
  endpoint({
    name: 'audit.list', method: 'GET', path: '/audit', permission: 'own',
    summary: 'Who did what, newest first',
    input: pageInput,
    output: page(auditSchema),
    handler: async ({ tx }, input) => pageOf(await listAudit(tx, input.after ?? null, input.limit + 1), input.limit),
  }),
];
