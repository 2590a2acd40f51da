// Edges between customers that a file or a member tells: who knows whom, who referred whom.
import type { WorkspaceTx } from '#base/database/database.ts';
import { sql } from 'kysely';
import { newId } from '#base/ids.ts';
import { addTellings, resolvePersons } from '#rooms/people/index.ts';
import type { PersonInput, ResolvedPerson, Source, Telling } from '#rooms/people/index.ts';
import type { RelationshipKind } from './relationship.ts';

export interface RelationshipInput {
  from: PersonInput;
  to: PersonInput;
  kind: RelationshipKind;
  since?: Date;
}

export type RelationshipOutcome = 'created' | 'updated' | 'unchanged' | { rejected: string; field?: string };

/** Stores edges; telling one again with another date moves its beginning. Both ends must be customers, and two of them. */
export async function storeRelationships(tx: WorkspaceTx, inputs: readonly RelationshipInput[], source: Source): Promise<RelationshipOutcome[]> {
  if (inputs.length === 0) return [];
  const recordIds = inputs.flatMap((_, index) => [source.recordIds?.[index] ?? null, source.recordIds?.[index] ?? null]);
  const ends = await resolvePersons(tx, inputs.flatMap((input) => [input.from, input.to]), { ...source, recordIds });
  const known = new Map<string, Date>();
  const froms = ends.filter((end, index) => index % 2 === 0 && end.id).map((end) => end.id);
  for (const row of await tx.run<{ person_id: string; other_person_id: string; kind: string; since: Date }>(sql`
    select person_id, other_person_id, kind, since from relationship where workspace_id = ${tx.workspaceId} and person_id = any(${froms}::uuid[])`)) {
    known.set(`${row.person_id} ${row.other_person_id} ${row.kind}`, row.since);
  }
  const rows = new Map<string, object>();
  const tellings: Telling[] = [];
  const outcomes = inputs.map((input, index): RelationshipOutcome => {
    const from = ends[index * 2];
    const to = ends[index * 2 + 1];
    if (!from || !to || from.isOurs) return { rejected: 'The first person is one of us; relationships are between customers.', field: 'from email' };
    if (to.isOurs) return { rejected: 'The second person is one of us; relationships are between customers.', field: 'to email' };
    // Whoever was erased is not told of again.
    if (from.isErased || to.isErased) return 'unchanged';
    if (from.id === to.id) return { rejected: 'Both ends are the same person.', field: 'to email' };
    const key = `${from.id} ${to.id} ${input.kind}`;
    const before = known.get(key);
    const since = input.since ?? before ?? source.now;
    tellings.push({ subject: 'relationship', key, says: { since: since.toISOString(), record: source.recordIds?.[index] ?? null, ...throughOf('from', from), ...throughOf('to', to) } });
    if (before?.getTime() === since.getTime()) return 'unchanged';
    known.set(key, since);
    rows.set(key, {
      workspace_id: tx.workspaceId, id: newId(), person_id: from.id, other_person_id: to.id, kind: input.kind, since, last_at: since, times: 1,
      event_id: null, record_id: source.recordIds?.[index] ?? null, run_id: source.runId,
    });
    return before ? 'updated' : 'created';
  });
  await tx.insert('relationship', [...rows.values()], `on conflict (workspace_id, person_id, other_person_id, kind) do update set
    since = excluded.since, last_at = greatest(relationship.last_at, excluded.last_at)`);
  await addTellings(tx, tellings, source);
  return outcomes;
}

/** By which handle an end was recognised, where it has been merged with somebody: should they part, the edge goes where the handle goes. */
const throughOf = (end: 'from' | 'to', { through }: ResolvedPerson): Record<string, string> => (through ? { [end]: through.replace('\u0001', ' ') } : {});
