// The settings of the open workspace.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import { Problem } from '#base/problem.ts';
import { fuzzyWordsSchema, isTimeZone, readFuzzyWords, workspaceSchema } from './workspace.ts';
import type { Settings } from './workspace.ts';
import { loadWorkspace, saveWorkspace } from './workspace.store.ts';
import type { WorkspaceRow } from './workspace.store.ts';

const output = workspaceSchema.extend({ fuzzyWords: fuzzyWordsSchema.describe('what fuzzy words of a question mean here') });
const shown = ({ settings, ...workspace }: WorkspaceRow) => ({ ...workspace, fuzzyWords: readFuzzyWords(settings) });

export const workspaceEndpoints = [
  endpoint({
    name: 'workspace.get', method: 'GET', path: '/workspace', permission: 'read',
    summary: 'Name, time zone, currency and the meaning of fuzzy words of this workspace',
    input: z.object({}),
    output,
    handler: async ({ tx }) => shown(await loadWorkspace(tx)),
  }),
  endpoint({
    name: 'workspace.update', method: 'PATCH', path: '/workspace', permission: 'own',
    summary: 'Changes the settings of this workspace',
    input: z.object({
      name: z.string().trim().min(1).max(100).optional(),
      timeZone: z.string().refine(isTimeZone, 'This time zone is not known. Name one like Europe/Berlin.').optional(),
      currency: z.string().trim().toUpperCase().regex(/^[A-Z]{3}$/, 'A currency has three letters, like EUR.').optional(),
      fuzzyWords: z.object({
        recentlyDays: fuzzyWordsSchema.shape.recentlyDays.unwrap().optional(),
        enjoysReadings: fuzzyWordsSchema.shape.enjoysReadings.unwrap().optional(),
        enjoysDays: fuzzyWordsSchema.shape.enjoysDays.unwrap().optional(),
        notContactedDays: fuzzyWordsSchema.shape.notContactedDays.unwrap().optional(),
        promoterScoreMin: fuzzyWordsSchema.shape.promoterScoreMin.unwrap().optional(),
        detractorScoreMax: fuzzyWordsSchema.shape.detractorScoreMax.unwrap().optional(),
      }).optional(),
    }),
    output,
    handler: async ({ tx }, input) => {
      const before = await loadWorkspace(tx);
      const fuzzyWords = { ...readFuzzyWords(before.settings), ...input.fuzzyWords };
      if (fuzzyWords.detractorScoreMax >= fuzzyWords.promoterScoreMin) throw new Problem('bad input', 'A detractor must score lower than a promoter.', 'fuzzyWords');
      const settings: Settings = { ...(before.settings as object), fuzzyWords };
      await saveWorkspace(tx, { name: input.name ?? before.name, timeZone: input.timeZone ?? before.timeZone, currency: input.currency ?? before.currency, settings });
      return shown(await loadWorkspace(tx));
    },
  }),
];
