// An answer looked at in other ways than as a list: by organisation, and as a map of who knows whom.
import { z } from 'zod';
import { questionInput } from '#rooms/question/reading.ts';

export const MAPPED_MAX = 200;
export const GROUPS_MAX = 200;
export const NAMED_MAX = 20;

export const viewInput = z.object(questionInput);
const named = z.object({ id: z.string(), name: z.string(), strength: z.number() });

export const organisationsOutput = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string(), people: z.number().describe('how many of the answer are there'), strength: z.number().describe('how near the nearest of them is'), first: z.array(named).describe(`the nearest, at most ${NAMED_MAX}`) })),
  elsewhere: z.number().describe('people of the answer without an organisation'),
  left: z.number().describe('organisations left out: those with the fewest'),
});
export type ByOrganisation = z.infer<typeof organisationsOutput>;
