// The settings of the open workspace.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import { hoursEndpoints } from './hours.api.ts';
import { isTimeZone, workspaceSchema } from './workspace.ts';
import { loadWorkspace, saveWorkspace } from './workspace.store.ts';
import type { WorkspaceRow } from './workspace.store.ts';

const shown = ({ settings: _settings, ...workspace }: WorkspaceRow) => workspace;

export const workspaceEndpoints = [
  endpoint({
    name: 'workspace.get', method: 'GET', path: '/workspace', permission: 'read',
    summary: 'Name, time zone and currency of this workspace',
    input: z.object({}),
    output: workspaceSchema,
    handler: async ({ tx }) => shown(await loadWorkspace(tx)),
  }),
  endpoint({
    name: 'workspace.update', method: 'PATCH', path: '/workspace', permission: 'own',
    summary: 'Changes the settings of this workspace',
    input: z.object({
      name: z.string().trim().min(1).max(100).optional(),
      timeZone: z.string().refine(isTimeZone, 'This time zone is not known. Name one like Europe/Berlin.').optional(),
      currency: z.string().trim().toUpperCase().regex(/^[A-Z]{3}$/, 'A currency has three letters, like EUR.').optional(),
    }),
    output: workspaceSchema,
    handler: async ({ tx }, input) => {
      const before = await loadWorkspace(tx);
      await saveWorkspace(tx, { name: input.name ?? before.name, timeZone: input.timeZone ?? before.timeZone, currency: input.currency ?? before.currency, settings: before.settings });
      return shown(await loadWorkspace(tx));
    },
  }),
  ...hoursEndpoints,
];
