// Erasing a person: what would go, and doing it.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import { followers } from '#base/registry.ts';
import { erasePreview, erased } from './erasing.ts';
import { erasePerson, personToErase, previewErase } from './erasing.store.ts';

export const erasingEndpoints = [
  endpoint({
    name: 'people.erasePreview', method: 'GET', path: '/people/{id}/erasing', permission: 'write', summary: 'What erasing a person would take out',
    input: z.object({ id: z.uuid() }), output: erasePreview,
    handler: ({ tx, now }, { id }) => previewErase(tx, id, now),
  }),
  endpoint({
    name: 'people.erase', method: 'POST', path: '/people/{id}/erasing', permission: 'own',
    summary: 'Erase a person for good: values, handles, what they wrote and what happened with them; no import brings them back',
    input: z.object({ id: z.uuid() }), output: erased,
    async handler(call, { id }) {
      const person = await personToErase(call.tx, id, call.now);
      for (const { erasingFiles } of followers.all()) await erasingFiles?.(call.tx, call.config.dataFolder, person);
      const { goes, handles } = await erasePerson(call.tx, id, call.now);
      for (const job of ['segments', 'cleaning']) call.jobs.request(job, call.workspaceId);
      return { erased: true as const, handles: handles.length, goes };
    },
  }),
];
