// A mail domain that may be ours. Whoever writes from a domain of ours is a colleague and never a customer; so the moment this is
// decided, everything that came from there is understood anew.
import { z } from 'zod';

export const ownDomain = z.object({
  domain: z.string(),
  state: z.enum(['proposed', 'ours', 'not ours']),
  reason: z.string(),
  isApplied: z.boolean().describe('proposed, and counted as ours until somebody decides: the mails leave no doubt'),
  decidedAt: z.date().nullable(),
  people: z.number().describe('how many customers and members have an address there'),
  examples: z.array(z.string()),
});
export type OwnDomainShown = z.output<typeof ownDomain>;

/** A domain as somebody types it: Acme.com, @acme.com, www.acme.com; null when it is none. */
export function readDomain(text: string): string | null {
  const domain = text.trim().toLowerCase().replace(/^.*@/, '').replace(/^www\./, '').replace(/\.$/, '');
  return /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]{1,62}$/u.test(domain) ? domain : null;
}
