// An export of everything: tables as CSV with the headers that an import understands, and every table as it is as lines of JSON.
import { z } from 'zod';

export const exportFileItem = z.object({ name: z.string(), about: z.string() });
export const exportPiece = z.object({ text: z.string(), rows: z.number(), next: z.string().nullable() });

export const PEOPLE_HEADER = ['email', 'name', 'customer id', 'organisation', 'title', 'phone', 'city', 'country', 'owner', 'tags', 'started on', 'left on'] as const;
export const ORGANISATION_HEADER = ['name', 'domain', 'size', 'plan', 'renewal date', 'yearly revenue', 'owner'] as const;

/** Everything known of one person. */
export const everythingOfPerson = z.object({
  takenOutAt: z.date(),
  person: z.record(z.string(), z.unknown()),
  tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).describe('the rows of every table that are about them, each with its sources'),
});
