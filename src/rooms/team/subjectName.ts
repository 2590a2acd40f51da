// The log keeps ids; what they are called is asked when the log is shown, from the room that has the rows. So a name that
// was erased is in no log either.
import type { WorkspaceTx } from '#base/database/database.ts';
import { createRegistry } from '#base/registry.ts';
import type { Registry } from '#base/registry.ts';

export interface SubjectName {
  /** The first part of the actions: `people` of `people.see`. */
  key: string;
  /** Names by id; those that are gone are left out. */
  names: (tx: WorkspaceTx, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

export const subjectNames: Registry<SubjectName> = createRegistry<SubjectName>('subject names');
