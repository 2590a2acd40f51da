// Conditions become sets of ids, one named select (CTE) each, joined by intersection, union and difference. A condition that
// stands beside others may be asked only of the ids that the others left over.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Scope } from '#rooms/question/index.ts';
import type { Ready } from './ready.store.ts';

/** The name of a set: a CTE with one column `id`, each id once. */
export type SetName = RawBuilder<unknown> & { readonly isSet: true };

/** The sets made so far for one question. */
export interface Sets {
  readonly ready: Ready;
  readonly bodies: { name: SetName; body: RawBuilder<unknown>; isFirst: boolean }[];
  /** Everybody, and all organisations, as of a past moment. */
  readonly living: Partial<Record<Scope, SetName>>;
}

export const noSets = (ready: Ready): Sets => ({ ready, bodies: [], living: {} });

/** Names a select of `id`. */
export const keep = (sets: Sets, body: RawBuilder<unknown>): SetName => named(sets, body, false);

/** Names a select that is done by itself and once, whatever the planner takes the tables for that are joined with it. */
export const keepFirst = (sets: Sets, body: RawBuilder<unknown>): SetName => named(sets, body, true);

function named(sets: Sets, body: RawBuilder<unknown>, isFirst: boolean): SetName {
  const name = sql.raw(`s${sets.bodies.length}`) as unknown as SetName;
  sets.bodies.push({ name, body, isFirst });
  return name;
}

/** All sets as the WITH of a statement; nothing where there are none. */
export const withSets = (sets: Sets): RawBuilder<unknown> => sets.bodies.length === 0 ? sql`` : sql`with ${sql.join(sets.bodies.map(({ name, body, isFirst }) => sql`${name} as ${isFirst ? sql`materialized` : sql``} (${body})`), sql`, `)}`;

/** ` and column in (the set)`, or nothing without a set. */
export const within = (column: RawBuilder<unknown>, from: SetName | null): RawBuilder<unknown> => (from ? sql` and ${column} in (select id from ${from})` : sql``);

/** FROM and WHERE of everybody asked about, as alias `b`: the set left over, else all that exist at the moment. */
export const asked = (sets: Sets, scope: Scope, from: SetName | null): { from: RawBuilder<unknown>; where: RawBuilder<unknown> } =>
  (from ? { from: sql`${from} b`, where: sql`true` } : subjects(sets, scope, 'b'));

/** FROM and WHERE of all people or organisations at the moment, with who owned them and where they were then: (id, name, owner_member_id, organisation_id). */
export function subjects(sets: Sets, scope: Scope, alias: 'b' | 'o' | 'p'): { from: RawBuilder<unknown>; where: RawBuilder<unknown> } {
  const name = sql.raw(alias);
  if (sets.ready.isAsOf) return { from: sql`${living(sets, scope)} ${name}`, where: sql`true` };
  return { from: sql`${sql.table(scope)} ${name}`, where: sql`${name}.workspace_id = ${sets.ready.workspaceId}` };
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
    select p.id, p.name, ${ownerThen(sets.ready, 'person')} as owner_member_id, ${placeThen(sets.ready)} as organisation_id
    from person p where p.workspace_id = ${workspaceId} and (p.created_at <= ${now}
      or exists (select from interaction i where i.workspace_id = ${workspaceId} and i.person_id = p.id and i.at <= ${now})
      or exists (select from relationship r where r.workspace_id = ${workspaceId} and r.person_id = p.id and r.since <= ${now})
      or exists (select from relationship r where r.workspace_id = ${workspaceId} and r.other_person_id = p.id and r.since <= ${now}))` : sql`
    select p.id, p.name, ${ownerThen(sets.ready, 'organisation')} as owner_member_id from organisation p where p.workspace_id = ${workspaceId} and (p.created_at <= ${now}
      or exists (select from ${living(sets, 'person')} l where l.organisation_id = p.id))`);
}

const isInForce = (now: Date) => sql`f.recorded_at <= ${now} and (f.is_current or f.replaced_at > ${now})`;

/** Who owned the row `p`: its column while the row has not changed since, else what had been told by then, or what a file or mail told first. */
const ownerThen = ({ workspaceId, now }: Ready, scope: Scope): RawBuilder<unknown> => sql`case when p.updated_at <= ${now} then p.owner_member_id else nullif(coalesce((
  select f.value_text from ${sql.table(`${scope}_fact`)} f where f.workspace_id = ${workspaceId} and f.${sql.ref(`${scope}_id`)} = p.id and f.field = 'owner_member_id' and ${isInForce(now)}
  order by f.recorded_at desc, f.id desc limit 1), (
  select case when f.source in ('import', 'mail') then f.value_text end from ${sql.table(`${scope}_fact`)} f where f.workspace_id = ${workspaceId} and f.${sql.ref(`${scope}_id`)} = p.id and f.field = 'owner_member_id'
    and f.recorded_at > ${now} and (f.is_current or f.replaced_at is not null)
  order by f.recorded_at, f.id limit 1)), '')::uuid end`;

/** Where the person `p` was. Nobody is told the day they change places: before anything was told, what was told first holds. */
const placeThen = ({ workspaceId, now }: Ready): RawBuilder<unknown> => sql`case when p.updated_at <= ${now} then p.organisation_id else nullif(coalesce(
  (select f.value_text from person_fact f where f.workspace_id = ${workspaceId} and f.person_id = p.id and f.field = 'organisation_id' and ${isInForce(now)} order by f.recorded_at desc, f.id desc limit 1),
  (select f.value_text from person_fact f where f.workspace_id = ${workspaceId} and f.person_id = p.id and f.field = 'organisation_id' and f.recorded_at > ${now} order by f.recorded_at, f.id limit 1),
  p.organisation_id::text), '')::uuid end`;
