// What the columns of a table mean, as somebody said it once: remembered by the titles of the table, and used for the next table like it.
import { z } from 'zod';

export const savedMap = z.object({
  id: z.uuid(),
  name: z.string().describe('what a member calls it; at first the name of the file'),
  layout: z.string().nullable().describe('what a row is: people, purchases, …'),
  columns: z.array(z.object({ title: z.string(), field: z.string() })).describe('each column, by title, with what it means, `custom field` or `ignore`'),
  savedBy: z.string().nullable(),
  savedAt: z.date(),
  forgottenAt: z.date().nullable(),
});
export type SavedMap = z.output<typeof savedMap>;

export const mapName = z.string().trim().min(1, 'A name is needed.').max(200);
