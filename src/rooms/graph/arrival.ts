// What an import brought, said in the words of the product: not records, but people and what happened with them.
import { z } from 'zod';
import { ownDomain } from './ownDomain.ts';

export const arrivals = z.object({
  people: z.number(),
  withoutAddress: z.number().describe('people of these who are known by a number or a phone alone, so that no mail can be theirs yet'),
  organisations: z.number(),
  interactions: z.record(z.string(), z.number()).describe('how many of each kind'),
  topicsProposed: z.number(),
  from: z.date().nullable().describe('when the earliest of it happened'),
  to: z.date().nullable(),
  colleagues: z.number().describe('senders of ours met for the first time'),
  ownDomains: z.array(ownDomain).describe('domains that may be ours and wait for a decision'),
});
export type Arrivals = z.output<typeof arrivals>;
