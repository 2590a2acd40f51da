// A custom field is one that a workspace added, by hand or by importing a column we have no field for.
import { z } from 'zod';

export const customFieldSchema = z.object({
  id: z.string(),
  subject: z.enum(['person', 'organisation']),
  key: z.string(),
  label: z.string(),
  type: z.enum(['text', 'number', 'date', 'yes/no']),
});
export type CustomField = z.output<typeof customFieldSchema>;

export const customFieldInput = z.object({
  subject: customFieldSchema.shape.subject,
  label: z.string().trim().min(1, 'A label is needed.').max(80),
  type: customFieldSchema.shape.type.default('text'),
});
