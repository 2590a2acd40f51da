// What this room tells the others: its tables with rows of a person, for merging, exporting and erasing.
import { personTables } from '#base/registry.ts';

/** Registers the tables of segments. Safe to repeat. */
export function registerAsk(): void {
  for (const key of ['segment_person', 'segment_change']) if (!personTables.get(key)) personTables.add({ key, room: 'ask', columns: ['person_id'] });
}
