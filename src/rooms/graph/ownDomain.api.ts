// Who "we" are: the mail domains that may be ours, and the decision.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import { page } from '#base/page.ts';
import { Problem } from '#base/problem.ts';
import { isFreeMail } from '#rooms/people/index.ts';
import { ownDomain, readDomain } from './ownDomain.ts';
import { listOwnDomains } from './ownDomain.store.ts';
import { claimDomains, disclaimDomains } from './rederive.store.ts';

export const ownDomainEndpoints = [
  endpoint({
    name: 'ownDomains.list', method: 'GET', path: '/own-domains', permission: 'read',
    summary: 'The mail domains that are ours or may be, the undecided first',
    input: z.object({}), output: page(ownDomain),
    handler: async ({ tx }) => ({ items: await listOwnDomains(tx), next: null }),
  }),
  endpoint({
    name: 'ownDomains.decide', method: 'PUT', path: '/own-domains/{domain}', permission: 'write',
    summary: 'Says that a mail domain is ours or is not; what came from there is understood anew',
    input: z.object({ domain: z.string().max(253), state: z.enum(['ours', 'not ours']) }), output: ownDomain,
    async handler(call, { domain: text, state }) {
      const domain = readDomain(text);
      if (!domain) throw new Problem('bad input', `"${text}" is not a mail domain; example.com would be one.`, 'domain');
      if (state === 'ours' && isFreeMail(domain)) throw new Problem('bad input', `Anybody can have an address at ${domain}; it cannot be ours.`, 'domain');
      await (state === 'ours' ? claimDomains : disclaimDomains)(call.tx, [domain], call.now, call.caller.memberId);
      call.jobs.request('segments', call.workspaceId);
      const decided = (await listOwnDomains(call.tx)).find((one) => one.domain === domain);
      if (!decided) throw new Error('A domain was decided and is not there.');
      return decided;
    },
  }),
];
