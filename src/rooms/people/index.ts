// The door of the room people.
import { fieldEndpoints } from './field.api.ts';
import { organisationEndpoints } from './organisation.api.ts';
import { learnedEndpoints } from './learned.api.ts';
import { mergingEndpoints } from './merging.api.ts';
import { personEndpoints } from './person.api.ts';
import { savedViewEndpoints } from './savedView.api.ts';
import { takeBackEndpoints } from './takeBack.api.ts';

export { handleKey, isEmail, normaliseHandle } from './handle.ts';
export type { Handle } from './handle.ts';
export { isFreeMail, registrableDomain } from './domain.ts';
export { judgeAgain } from './judgeAgain.store.ts';
export type { Source, SourceKind } from './fact.ts';
export { fieldLabel } from './field.ts';
export type { SubjectKind } from './field.ts';
export { personsByHandles, resolvePersons } from './resolvePerson.store.ts';
export type { PersonInput, ResolvedPerson } from './resolvePerson.store.ts';
export { resolveOrganisations } from './resolveOrganisation.store.ts';
export type { OrganisationInput, Resolved } from './resolveOrganisation.store.ts';
export { addTellings } from './telling.store.ts';
export type { Telling, TellingSubject } from './telling.store.ts';
export { customAttributes, registerPeople } from './attribute.store.ts';
export { sourceOf } from './edit.store.ts';
export { allowTypos, fitOf } from './search.store.ts';
export { PREFERENCES, dayIn, learnedShown } from './learned.ts';
export type { LearnedShown, Preference } from './learned.ts';
export { addLearned, learnedOf } from './learned.store.ts';
export type { LearnedLine } from './learned.store.ts';
export { forgetRun } from './mergingLog.store.ts';
export { runNames } from './runName.store.ts';

export const peopleEndpoints = [...personEndpoints, ...organisationEndpoints, ...fieldEndpoints, ...learnedEndpoints, ...takeBackEndpoints, ...savedViewEndpoints, ...mergingEndpoints] as const;
