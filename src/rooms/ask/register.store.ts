// What this room tells the others: its tables with rows of a person or an organisation, for merging, exporting and erasing.
// Who belongs to a segment is looked at again after each of these by the job of segments.
import { attributes, organisationTables, personTables } from '#base/registry.ts';
import type { SubjectTable } from '#base/registry.ts';
import { nameChoiceOrganisation, nameChoicePerson } from '#rooms/question/index.ts';
import { waitingSince } from './waiting.store.ts';

const room = 'ask';
const PERSON: readonly SubjectTable[] = [
  { key: 'segment_person', room, columns: ['person_id'], id: ['segment_id', 'person_id'], merge: { by: 'moving', onePer: 'segment_id' }, export: 'rows', erase: 'delete' },
  { key: 'segment_change', room, columns: ['person_id'], id: ['id'], merge: { by: 'moving' }, export: 'rows', erase: 'delete' },
  nameChoicePerson,
];
const ORGANISATION: readonly SubjectTable[] = [
  { key: 'segment_organisation', room, columns: ['organisation_id'], id: ['segment_id', 'organisation_id'], merge: { by: 'moving', onePer: 'segment_id' }, export: 'rows', erase: 'delete' },
  { key: 'segment_change', room, columns: ['organisation_id'], id: ['id'], merge: { by: 'moving' }, export: 'rows', erase: 'delete' },
  nameChoiceOrganisation,
];

/** Registers the tables of segments and of chosen names, and who waits for an answer. Safe to repeat. */
export function registerAsk(): void {
  for (const table of PERSON) if (!personTables.get(table.key)) personTables.add(table);
  for (const table of ORGANISATION) if (!organisationTables.get(table.key)) organisationTables.add(table);
  if (!attributes.get(waitingSince.key)) attributes.add(waitingSince);
}
