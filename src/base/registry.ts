// What a room adds to rooms above it. A lower room fills a registry, a higher one walks it; neither knows the other.
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';

export interface Registry<T extends { key: string }> {
  add(entry: T): void;
  get(key: string): T | undefined;
  all(): readonly T[];
}

/** A list of entries by key. Adding one key twice is a mistake of ours and throws. */
export function createRegistry<T extends { key: string }>(name: string): Registry<T> {
  const entries = new Map<string, T>();
  return {
    add(entry) {
      if (entries.has(entry.key)) throw new Error(`${name}: ${entry.key} is registered twice`);
      entries.set(entry.key, entry);
    },
    get: (key) => entries.get(key),
    all: () => [...entries.values()],
  };
}

export type Subject = 'person' | 'organisation';
export type AttributeType = 'text' | 'number' | 'money' | 'date' | 'choice' | 'yes/no';

/** Where an attribute's SQL stands: `id` is the column that holds the subject's id in the surrounding query. */
export interface AttributeScope {
  workspaceId: string;
  now: Date;
  id: RawBuilder<string>;
}

/** A value of a person or organisation that questions can compare, e.g. `renewal date`. */
export interface Attribute {
  /** `person.latest score`: subject, dot, name. */
  key: string;
  subject: Subject;
  label: string;
  /** Further words people use for it. */
  aliases: readonly string[];
  type: AttributeType;
  choices?: readonly string[];
  /** A scalar SQL expression: text, numeric, date or boolean by `type`, null where nothing is known at `now`. */
  value: (scope: AttributeScope) => RawBuilder<unknown>;
  /** The same of all subjects at once, as a select of (id, value); those without a value may be left out. Large workspaces are quicker with it. */
  rows?: (scope: Omit<AttributeScope, 'id'>) => RawBuilder<unknown>;
  /** The interaction or source that shows the value, as rows for the proof; at most `limit`, newest first. */
  proof?: (tx: WorkspaceTx, subjectId: string, now: Date, limit: number) => Promise<AttributeProof[]>;
}

export interface AttributeProof {
  interaction: string | null;
  at: Date;
  kind: string;
  quote: string;
  source: string;
}

export const attributes: Registry<Attribute> = createRegistry<Attribute>('attributes');

/** Tables whose rows belong to a person, so that merge, export and erase can walk them. */
export interface PersonTable {
  key: string;
  room: string;
  /** Columns that hold a person id. */
  columns: readonly string[];
}

export const personTables: Registry<PersonTable> = createRegistry<PersonTable>('person tables');
