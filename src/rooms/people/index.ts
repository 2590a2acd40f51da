// The door of the room people.
import { fieldEndpoints } from './field.api.ts';
import { organisationEndpoints } from './organisation.api.ts';
import { learnedEndpoints } from './learned.api.ts';
import { personEndpoints } from './person.api.ts';

export { handleKey, isEmail, normaliseHandle } from './handle.ts';
export type { Handle } from './handle.ts';
export { isFreeMail, nameOfDomain, registrableDomain } from './domain.ts';
export { judgeAll } from './fact.ts';
export type { Source, SourceKind } from './fact.ts';
export { fieldLabel } from './field.ts';
export type { SubjectKind, Value } from './field.ts';
export { firstName, personsByHandles, resolvePersons, updatePersons } from './resolvePerson.store.ts';
export type { PersonInput, ResolvedPerson } from './resolvePerson.store.ts';
export { resolveOrganisations, updateOrganisations } from './resolveOrganisation.store.ts';
export type { OrganisationInput, Resolved } from './resolveOrganisation.store.ts';
export { addTellings } from './telling.store.ts';
export type { Telling, TellingSubject } from './telling.store.ts';
export { customAttributes, registerPeople } from './attribute.store.ts';
export { sourceOf } from './edit.store.ts';
export { PREFERENCES, dayIn, learnedShown } from './learned.ts';
export type { LearnedShown, Preference } from './learned.ts';
export { addLearned, learnedOf } from './learned.store.ts';
export type { LearnedLine } from './learned.store.ts';
export { runNames } from './runName.store.ts';

export const peopleEndpoints = [...personEndpoints, ...organisationEndpoints, ...fieldEndpoints, ...learnedEndpoints] as const;
export { columnsOf } from './value.store.ts';
