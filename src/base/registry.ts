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

export const SEARCH_KINDS = ['person', 'organisation', 'topic', 'interaction'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** One row that fits the words somebody searches for. */
export interface SearchHit {
  id: string;
  /** The name or subject. */
  title: string;
  /** What tells it from others of the same name. */
  beside: string | null;
  /** What was written, around the words; the words themselves stand between HIT_START and HIT_END. */
  excerpt: string | null;
  at: Date | null;
  strength: number | null;
  /** Whose interaction it is. */
  person: { id: string; name: string } | null;
  /** How well it fits, 0 to 1; the best kind of hit is shown first. */
  fit: number;
}

/** Private signs of Unicode around the found words of an excerpt: no text of a person holds them. */
export const [HIT_START, HIT_END] = ['\uE000', '\uE001'];

/** How one kind of row is searched; `key` is the kind. */
export interface SearchSource {
  key: SearchKind;
  /** The best hits first, at most `limit`. `words` are trimmed, one to eight of them. */
  find: (tx: WorkspaceTx, words: readonly string[], limit: number) => Promise<SearchHit[]>;
}

export const searchSources: Registry<SearchSource> = createRegistry<SearchSource>('search sources');

/** A table with rows of a person, or of an organisation, and what becomes of them: merging, exporting and erasing walk all of these. */
export interface SubjectTable {
  key: string;
  room: string;
  /** Columns that hold the id of a person (of an organisation). */
  columns: readonly string[];
  /** The primary key besides workspace_id. */
  id: readonly string[];
  /**
   * When two are merged: `moving` gives the rows of the one that goes to the one that stays (where `onePer` is given, a row that
   * the one that stays has for the same value of that column wins); `deriving`: the rows follow from others and the room's follower writes them again.
   */
  merge: { by: 'moving'; onePer?: string } | { by: 'deriving' };
  /** What is known of one person, for themselves: the rows, or nothing where they repeat what other rows say or are our own book-keeping. */
  export: 'rows' | 'nothing';
  /** `delete` the rows, or `clear` the columns where the row belongs to others, too. */
  erase: 'delete' | 'clear';
}

export const personTables: Registry<SubjectTable> = createRegistry<SubjectTable>('person tables');
export const organisationTables: Registry<SubjectTable> = createRegistry<SubjectTable>('organisation tables');

/** Two that become one, or part again. */
export interface MergeStep {
  subject: Subject;
  keptId: string;
  goneId: string;
  mergingId: string;
  /** When they were merged. */
  at: Date;
  now: Date;
}

/** Somebody to be erased, by everything they are recognised by. */
export interface ErasedPerson {
  id: string;
  name: string;
  handles: readonly { kind: string; value: string }[];
  /** What tells them in a text that others wrote, for JavaScript and for SQL (~*). */
  needles: { pattern: RegExp | null; sql: string | null };
  now: Date;
}

/**
 * What a room does beside its tables when persons or organisations are merged, part, are exported or erased. `merging` and
 * `parting` are called before rows move and answer what is to be done after.
 */
export interface Follower {
  key: string;
  merging?: (tx: WorkspaceTx, step: MergeStep) => Promise<() => Promise<void>>;
  parting?: (tx: WorkspaceTx, step: MergeStep) => Promise<() => Promise<void>>;
  /** Further things known of one person, by what they are called in the export. */
  exported?: (tx: WorkspaceTx, personId: string) => Promise<Record<string, object[]>>;
  /** Called before the rows of the person's tables go. */
  erasing?: (tx: WorkspaceTx, person: ErasedPerson) => Promise<void>;
  /** Removes files below the data folder that hold something of the person, or may. */
  erasingFiles?: (tx: WorkspaceTx, dataFolder: string, person: ErasedPerson) => Promise<void>;
  /** What `erasing` would remove or change, by what it is called in the preview. */
  erasePreview?: (tx: WorkspaceTx, person: ErasedPerson) => Promise<{ what: string; count: number }[]>;
}

export const followers: Registry<Follower> = createRegistry<Follower>('followers');

/** One file of an export of everything. */
export interface ExportFile {
  /** The name of the file, e.g. `people.csv`. */
  key: string;
  /** What stands in it, for people. */
  about: string;
  /** Lines of the file from the row after `after` (all at first), at most `limit` rows; the first piece of a CSV begins with its header. */
  read: (tx: WorkspaceTx, after: string | null, limit: number) => Promise<{ text: string; rows: number; next: string | null }>;
}

export const exportFiles: Registry<ExportFile> = createRegistry<ExportFile>('export files');
