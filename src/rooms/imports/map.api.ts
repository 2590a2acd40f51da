// Maps that are remembered: seen, named, forgotten and remembered again.
import { z } from 'zod';
import type { Call } from '#base/endpoint.ts';
import { endpoint } from '#base/endpoint.ts';
import { page, pageInput, pageOf } from '#base/page.ts';
import { Problem } from '#base/problem.ts';
import { mapName, savedMap } from './map.ts';
import type { SavedMap } from './map.ts';
import { forgetMap, listMaps, loadMap, renameMap } from './map.store.ts';

const id = z.uuid();

async function one({ tx }: Call, mapId: string): Promise<SavedMap> {
  const map = await loadMap(tx, mapId);
  if (!map) throw new Problem('not found', 'No such meaning of columns is remembered.');
  return map;
}

export const mapEndpoints = [
  endpoint({
    name: 'importMaps.list', method: 'GET', path: '/import-maps', permission: 'read', summary: 'What columns of tables mean, as it is remembered by their titles; newest first',
    input: pageInput, output: page(savedMap),
    handler: async ({ tx }, input) => pageOf(await listMaps(tx, input.after ?? null, input.limit + 1), input.limit),
  }),
  endpoint({
    name: 'importMaps.update', method: 'PATCH', path: '/import-maps/{id}', permission: 'write', summary: 'Gives a remembered meaning of columns another name',
    input: z.object({ id, name: mapName }), output: savedMap,
    async handler(call, input) {
      await one(call, input.id);
      await renameMap(call.tx, input.id, input.name);
      return one(call, input.id);
    },
  }),
  endpoint({
    name: 'importMaps.forget', method: 'DELETE', path: '/import-maps/{id}', permission: 'write', summary: 'Forgets what the columns mean: the next table like it is asked about again',
    input: z.object({ id }), output: savedMap,
    async handler(call, input) {
      await one(call, input.id);
      await forgetMap(call.tx, input.id, call.now);
      return one(call, input.id);
    },
  }),
  endpoint({
    name: 'importMaps.restore', method: 'POST', path: '/import-maps/{id}/restoring', permission: 'write', summary: 'Remembers again what was forgotten',
    input: z.object({ id }), output: savedMap,
    async handler(call, input) {
      await one(call, input.id);
      await forgetMap(call.tx, input.id, null);
      return one(call, input.id);
    },
  }),
];
