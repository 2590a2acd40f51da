// What a file looks like before it is imported.
import { z } from 'zod';

export const inputPreview = z.object({
  name: z.string(),
  /** Null when no format fits; `problem` then says what to do. */
  format: z.string().nullable(),
  formatLabel: z.string().nullable(),
  problem: z.string().nullable(),
  /** For a table: its columns, what each was taken for, and some of its values; null for mail and the like. */
  table: z.object({
    layout: z.string(),
    /** What has to be said before the table can be read, with a map (`layout`, `columns`, `dateFormat`: day first or month first). */
    asks: z.enum(['layout', 'columns', 'day order']).nullable(),
    /** Without titles, columns are called 1, 2, 3, and the map says `hasHeader: false`. */
    hasHeader: z.boolean(),
    madeBy: z.string().nullable(),
    layouts: z.array(z.object({ key: z.string(), label: z.string(), fields: z.array(z.object({ key: z.string(), label: z.string(), isRequired: z.boolean() })) })),
    columns: z.array(z.object({ title: z.string(), field: z.string(), examples: z.array(z.string()) })),
  }).nullable(),
  records: z.array(z.object({ line: z.int(), label: z.string() })),
  rejects: z.array(z.object({ line: z.int(), reason: z.string(), field: z.string().nullable() })),
  /** Values that would be left out of records that come in. */
  notes: z.array(z.object({ line: z.int(), reason: z.string(), field: z.string().nullable() })),
});
export type InputPreview = z.infer<typeof inputPreview>;
