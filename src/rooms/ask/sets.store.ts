// Conditions become sets of ids, one named select (CTE) each, joined by intersection, union and difference. A condition that
// stands beside others may be asked only of the ids that the others left over.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Scope } from './question.ts';
import type { Ready } from './ready.store.ts';

/** The name of a set: a CTE with one column `id`, each id once. */
export type SetName = RawBuilder<unknown> & { readonly isSet: true };

/** The sets made so far for one question. */
export interface Sets {
  readonly ready: Ready;
  readonly bodies: { name: SetName; body: RawBuilder<unknown> }[];
  /** Everybody, and all organisations, as of a past moment. */
  readonly living: Partial<Record<Scope, SetName>>;
}

export const noSets = (ready: Ready): Sets => ({ ready, bodies: [], living: {} });

/** Names a select of `id`. */
export function keep(sets: Sets, body: RawBuilder<unknown>): SetName {
  const name = sql.raw(`s${sets.bodies.length}`) as unknown as SetName;
  sets.bodies.push({ name, body });
  return name;
}

/** All sets as the WITH of a statement. */
export const withSets = (sets: Sets): RawBuilder<unknown> => sql`with ${sql.join(sets.bodies.map(({ name, body }) => sql`${name} as (${body})`), sql`, `)}`;

/** ` and column in (the set)`, or nothing without a set. */
export const within = (column: RawBuilder<unknown>, from: SetName | null): RawBuilder<unknown> => (from ? sql` and ${column} in (select id from ${from})` : sql``);

/** FROM and WHERE of everybody asked about, as alias `b`: the set left over, else all that exist at the moment. */
export function asked(sets: Sets, scope: Scope, from: SetName | null): { from: RawBuilder<unknown>; where: RawBuilder<unknown> } {
  const set = from ?? (sets.ready.isAsOf ? living(sets, scope) : null);
  if (set) return { from: sql`${set} b`, where: sql`true` };
  return { from: sql`${sql.table(scope)} b`, where: sql`b.workspace_id = ${sets.ready.workspaceId}` };
}

/** ` and column exists at the moment`; in the present everything does. */
export const alive = (sets: Sets, scope: Scope, column: RawBuilder<unknown>): RawBuilder<unknown> => (sets.ready.isAsOf ? within(column, living(sets, scope)) : sql``);

/**
 * Whoever exists at a past moment: a person whose record, first interaction or first edge is not later; an organisation whose
 * record is not later or that has such a person.
 */
function living(sets: Sets, scope: Scope): SetName {
  const { workspaceId, now } = sets.ready;
  return sets.living[scope] ??= keep(sets, scope === 'person' ? sql`
    select p.id from person p where p.workspace_id = ${workspaceId} and (p.created_at <= ${now}
      or exists (select from interaction i where i.workspace_id = ${workspaceId} and i.person_id = p.id and i.at <= ${now})
      or exists (select from relationship r where r.workspace_id = ${workspaceId} and r.person_id = p.id and r.since <= ${now})
      or exists (select from relationship r where r.workspace_id = ${workspaceId} and r.other_person_id = p.id and r.since <= ${now}))` : sql`
    select o.id from organisation o where o.workspace_id = ${workspaceId} and (o.created_at <= ${now}
      or exists (select from person p where p.workspace_id = ${workspaceId} and p.organisation_id = o.id ${alive(sets, 'person', sql`p.id`)}))`);
}
