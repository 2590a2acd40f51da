// The log of who did what, when and by which way in. Rows are only ever added.
import { z } from 'zod';

export const auditSchema = z.object({
  id: z.string(),
  at: z.date(),
  member: z.string().nullable(),
  via: z.string().describe('session, key, socket or job'),
  action: z.string().describe('the name of the endpoint, e.g. topics.create'),
  subject: z.string().nullable().describe('the id of what it was done to'),
  detail: z.record(z.string(), z.unknown()),
});
export type AuditRow = z.output<typeof auditSchema>;
