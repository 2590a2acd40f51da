// A tie is how well a member knows a customer: a strength from 0 to 100 that says where each point comes from. A member may
// keep a tie private: it then counts for nobody else and is shown to nobody else.
import { z } from 'zod';

const named = z.object({ id: z.string(), name: z.string() });

export const tieShown = z.object({
  member: named,
  strength: z.number(),
  parts: z.array(z.object({ part: z.string(), points: z.number(), of: z.number(), why: z.string() })),
  isPrivate: z.boolean(),
  lastAt: z.date(),
  contacts: z.number().describe('mails, calls and meetings in the last 365 days'),
});
export type TieShown = z.output<typeof tieShown>;

export const organisationTie = z.object({
  member: named,
  strength: z.number().describe('of the best tie'),
  people: z.array(named.extend({ strength: z.number() })),
});
export type OrganisationTie = z.output<typeof organisationTie>;
