// The tables of this room with rows of a person or an organisation, for merging, exporting and erasing.
import { organisationTables, personTables } from '#base/registry.ts';
import type { SubjectTable } from '#base/registry.ts';
import { registerExports } from './export.store.ts';

const room = 'people';
const PERSON: readonly SubjectTable[] = [
  { key: 'handle', room, columns: ['person_id'], id: ['kind', 'value'], merge: { by: 'moving' }, export: 'rows', erase: 'delete' },
  { key: 'person_fact', room, columns: ['person_id'], id: ['id'], merge: { by: 'moving' }, export: 'rows', erase: 'delete' },
  { key: 'learned', room, columns: ['person_id'], id: ['id'], merge: { by: 'moving' }, export: 'rows', erase: 'delete' },
  { key: 'axis_correction', room, columns: ['person_id'], id: ['id'], merge: { by: 'moving' }, export: 'rows', erase: 'delete' },
  { key: 'told_through', room, columns: ['person_id'], id: ['table_name', 'row_key', 'through'], merge: { by: 'moving' }, export: 'nothing', erase: 'delete' },
];
const ORGANISATION: readonly SubjectTable[] = [
  { key: 'person', room, columns: ['organisation_id'], id: ['id'], merge: { by: 'moving' }, export: 'rows', erase: 'clear' },
  { key: 'organisation_domain', room, columns: ['organisation_id'], id: ['domain'], merge: { by: 'moving' }, export: 'rows', erase: 'delete' },
  { key: 'organisation_fact', room, columns: ['organisation_id'], id: ['id'], merge: { by: 'moving' }, export: 'rows', erase: 'delete' },
  { key: 'told_through', room, columns: ['organisation_id'], id: ['table_name', 'row_key', 'through'], merge: { by: 'moving' }, export: 'nothing', erase: 'delete' },
];

/** Safe to repeat. */
export function registerTables(): void {
  for (const table of PERSON) if (!personTables.get(table.key)) personTables.add(table);
  for (const table of ORGANISATION) if (!organisationTables.get(table.key)) organisationTables.add(table);
  registerExports();
}
