// What a migration must not say, so that the same SQL runs embedded, on PostgreSQL and, one day, spread over machines.
import type { Source } from './sources.ts';

const BANNED: readonly [pattern: RegExp, why: string][] = [
  [/\bcreate\s+(or\s+replace\s+)?(constraint\s+)?trigger\b/, 'no triggers: what happens stands in the code'],
  [/\bcreate\s+(or\s+replace\s+)?(function|procedure)\b/, 'no functions in the database'],
  [/\bmerge\s+into\b/, 'no MERGE'],
  [/\bon\s+delete\s+set\s+(null|default)\b/, 'no ON DELETE SET NULL or SET DEFAULT'],
  [/\b(now\s*\(|current_timestamp\b|current_date\b|clock_timestamp\s*\(|localtimestamp\b|localtime\b|transaction_timestamp\s*\()/, 'times come from the application'],
  [/\b(gen_random_uuid|uuid_generate_v\d|uuidv\d)\b|\b(big)?serial\b|\bgenerated\s+(always|by\s+default)\s+as\s+identity\b/, 'ids come from the application'],
  [/\bwith\s+recursive\b/, 'no recursion without workspace_id'],
  [/\bfor\s+update\b/, 'no locks in migrations'],
  [/^\s*set\s+(?!local\b)/m, 'no session-level SET'],
  [/\blisten\s/, 'LISTEN is a hint, never the truth'],
  [/\bcreate\s+table\b[^;]*\breferences\b/s, 'foreign keys by ALTER TABLE after CREATE TABLE'],
  [/\bcreate\s+extension\b/, 'the list of extensions is fixed elsewhere'],
];

/** All breaches, one sentence each. Comments are not read. */
export const migrationFaults = (sources: readonly Source[]): string[] => sources.flatMap(({ path, text }) => {
  const plain = text.replace(/--[^\n]*/g, '').toLowerCase();
  return BANNED.filter(([pattern]) => pattern.test(plain)).map(([, why]) => `${path}: ${why}`);
});
