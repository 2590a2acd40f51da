// What a member likes, wherever they sign in.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import type { Call } from '#base/endpoint.ts';
import { loadPreferences, savePreferences } from './preference.store.ts';
import { preferences } from './preference.ts';

export const preferenceEndpoints = [
  endpoint({
    name: 'preferences.get', method: 'GET', path: '/preferences', permission: 'read',
    summary: 'What the member who asks likes: keys of one letter, how dates and numbers are written',
    input: z.object({}),
    output: preferences,
    handler: ({ tx, caller }) => loadPreferences(tx, caller.memberId),
  }),
  endpoint({
    name: 'preferences.update', method: 'PATCH', path: '/preferences', permission: 'read',
    summary: 'Changes what the member who asks likes; a reader may, too, since it concerns nobody else',
    input: preferences.partial(),
    output: preferences,
    async handler({ tx, caller }: Call, change) {
      const next = { ...await loadPreferences(tx, caller.memberId), ...change };
      await savePreferences(tx, caller.memberId, next);
      return next;
    },
  }),
];
