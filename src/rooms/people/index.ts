// The door of the room people.
export { domainOf, handleKey, isEmail, normaliseHandle } from './handle.ts';
export type { Handle } from './handle.ts';
export { isFreeMail, nameOfDomain, organisationDomain, registrableDomain } from './domain.ts';
export type { Source, SourceKind } from './fact.ts';
export { personsByHandles, resolvePersons } from './resolvePerson.store.ts';
export type { PersonInput, ResolvedPerson } from './resolvePerson.store.ts';
export { resolveOrganisations } from './resolveOrganisation.store.ts';
export type { OrganisationInput, Resolved } from './resolveOrganisation.store.ts';
