// The tables of this room with rows of a person, and what follows from events when persons are merged or part.
import { followers, personTables } from '#base/registry.ts';
import type { SubjectTable } from '#base/registry.ts';
import { duplicateFinders } from '#rooms/people/index.ts';
import { eraseEvents, previewErasing } from './erasing.store.ts';
import { exportEvents, registerExports } from './export.store.ts';
import { mergeEvents, partEvents } from './merging.store.ts';
import { findSigned } from './signed.store.ts';

const room = 'graph';
const TABLES: readonly SubjectTable[] = [
  { key: 'event', room, columns: ['author_person_id'], id: ['id'], merge: { by: 'moving' }, export: 'nothing', erase: 'clear' },
  { key: 'interaction', room, columns: ['person_id'], id: ['id'], merge: { by: 'moving', onePer: 'event_id' }, export: 'rows', erase: 'delete' },
  { key: 'contact', room, columns: ['person_id'], id: ['id'], merge: { by: 'moving' }, export: 'rows', erase: 'delete' },
  { key: 'mention', room, columns: ['person_id'], id: ['id'], merge: { by: 'moving' }, export: 'rows', erase: 'delete' },
  { key: 'survey_response', room, columns: ['person_id'], id: ['id'], merge: { by: 'moving' }, export: 'rows', erase: 'delete' },
  { key: 'correction', room, columns: ['person_id'], id: ['id'], merge: { by: 'moving' }, export: 'rows', erase: 'delete' },
  { key: 'relationship', room, columns: ['person_id', 'other_person_id'], id: ['id'], merge: { by: 'deriving' }, export: 'rows', erase: 'delete' },
  { key: 'axis_correction', room, columns: ['person_id'], id: ['id'], merge: { by: 'moving' }, export: 'rows', erase: 'delete' },
  { key: 'tie', room, columns: ['person_id'], id: ['person_id', 'member_id'], merge: { by: 'deriving' }, export: 'rows', erase: 'delete' },
];

/** Safe to repeat. */
export function registerTables(): void {
  for (const table of TABLES) if (!personTables.get(table.key)) personTables.add(table);
  if (!followers.get(room)) followers.add({ key: room, merging: mergeEvents, parting: partEvents, exported: exportEvents, erasing: eraseEvents, erasePreview: previewErasing });
  if (!duplicateFinders.get('signature')) duplicateFinders.add({ key: 'signature', find: findSigned });
  registerExports();
}
