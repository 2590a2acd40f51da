// An API key lets a program act for the member who made it, within its scopes. It is shown once; later only its first
// characters, when it was used last and by whom it was made can be seen.
import { z } from 'zod';
import { SCOPES } from './role.ts';

export const KEY_PREFIX = 'rk';

export const keySchema = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string().describe('the first characters of the key'),
  scopes: z.array(z.enum(SCOPES)),
  createdBy: z.string().nullable(),
  createdAt: z.date(),
  lastUsedAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
  expiresAt: z.date().nullable(),
});
export type ApiKey = z.output<typeof keySchema>;

export const keyNameSchema = z.string().trim().min(1, 'A key needs a name, so that you know later what it is for.').max(100);
export const scopesSchema = z.array(z.enum(SCOPES)).min(1, 'A key needs at least one scope: read, write.');

export const KEY_DAYS_MAX = 3_650;
