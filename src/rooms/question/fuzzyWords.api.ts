// The stated meanings of words that could mean anything, and changing them for the workspace. Saved segments keep theirs.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import { Problem } from '#base/problem.ts';
import { loadWorkspace, saveSettings } from '#rooms/team/index.ts';
import { fuzzyOf, fuzzySchema, meaningsOf } from './fuzzyWords.ts';
import type { Fuzzy } from './fuzzyWords.ts';

const output = fuzzySchema.extend({ meanings: z.array(z.object({ words: z.string(), meaning: z.string() })).describe('the same in words') });
const shown = (fuzzy: Fuzzy) => ({ ...fuzzy, meanings: meaningsOf(fuzzy) });
const changes = z.object(Object.fromEntries(Object.entries(fuzzySchema.shape).map(([key, field]) => [key, field.unwrap().optional()])) as { [K in keyof Fuzzy]: z.ZodOptional<z.ZodNumber> });

export const fuzzyWordEndpoints = [
  endpoint({
    name: 'fuzzyWords.get', method: 'GET', path: '/fuzzy-words', permission: 'read',
    summary: 'What words like recently, promoter or several times mean in this workspace',
    input: z.object({}),
    output,
    handler: async ({ tx }) => shown(fuzzyOf((await loadWorkspace(tx)).settings)),
  }),
  endpoint({
    name: 'fuzzyWords.update', method: 'PATCH', path: '/fuzzy-words', permission: 'own',
    summary: 'Changes what such words mean from now on; saved segments keep the meaning they were saved with',
    input: changes,
    output,
    async handler({ tx }, input) {
      const fuzzy: Fuzzy = { ...fuzzyOf((await loadWorkspace(tx)).settings), ...input };
      if (fuzzy.detractorScore >= fuzzy.promoterScore) throw new Problem('bad input', 'A detractor must score lower than a promoter.', 'detractorScore');
      if (fuzzy.weakTie > fuzzy.strongTie) throw new Problem('bad input', 'A weak tie cannot be stronger than a strong one.', 'weakTie');
      if (fuzzy.severalTimes > fuzzy.manyTimes) throw new Problem('bad input', 'Several times cannot be more than many times.', 'severalTimes');
      await saveSettings(tx, 'questions', fuzzy);
      return shown(fuzzy);
    },
  }),
];
