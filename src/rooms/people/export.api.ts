// Taking everything along: all files of a workspace, piece by piece; and everything of one person.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import { everythingOfPerson, exportFileItem, exportPiece } from './export.ts';
import { everythingOf, listExports, readExport } from './export.store.ts';

const ROWS_MAX = 2_000;

export const exportEndpoints = [
  endpoint({
    name: 'exports.list', method: 'GET', path: '/exports', permission: 'own', summary: 'The files of an export of everything',
    input: z.object({}), output: z.object({ items: z.array(exportFileItem), next: z.null() }),
    handler: async ({ tx }) => ({ items: await listExports(tx), next: null }),
  }),
  endpoint({
    name: 'exports.read', method: 'GET', path: '/exports/{name}', permission: 'own', summary: 'A piece of one file of an export; the next one begins after `next`',
    input: z.object({ name: z.string().max(100), after: z.string().max(4_000).optional(), limit: z.coerce.number().int().min(1).max(ROWS_MAX).default(ROWS_MAX) }), output: exportPiece,
    handler: ({ tx }, { name, after, limit }) => readExport(tx, name, after ?? null, limit),
  }),
  endpoint({
    name: 'people.everything', method: 'GET', path: '/people/{id}/everything', permission: 'write',
    summary: 'Everything known of one person, with its sources and raw records, for themselves',
    input: z.object({ id: z.uuid() }), output: everythingOfPerson,
    handler: async ({ tx, now }, { id }) => ({ takenOutAt: now, ...(await everythingOf(tx, id)) }),
  }),
];
