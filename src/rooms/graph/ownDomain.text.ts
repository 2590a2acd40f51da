// Words of who "we" are.
export const ownDomainText = {
  words: 'Whoever writes from a domain of ours is a colleague and never a customer. When you decide, everything that came from there is read again.',
  add: 'Add a domain', domain: 'Mail domain', placeholder: 'quillbrook.example', ours: 'Ours', notOurs: 'Not ours', oursOf: (domain: string) => `${domain} is ours`, notOursOf: (domain: string) => `${domain} is not ours`,
  proposed: 'Waiting for your word', decided: 'Decided', isOurs: 'ours', isNotOurs: 'not ours', isProposed: 'we think so', isApplied: 'we are sure, so it counts already',
  became: (domain: string, isOurs: boolean) => (isOurs ? `${domain} is ours. What came from there is read again.` : `${domain} is not ours. What came from there is read again.`),
  addresses: ['address', 'addresses'], empty: 'No domain is known to be ours', emptyWords: 'Import mails and we propose one, or add it here.', change: (domain: string) => `Decide again about ${domain}`,
};
