// Conditions about who of us knows whom, and how well. A tie that its member made private counts for that member alone.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { tiesSql } from '#rooms/graph/index.ts';
import type { Node, Scope } from '#rooms/question/index.ts';
import { asked, keep, subjects, within } from './sets.store.ts';
import type { SetName, Sets } from './sets.store.ts';

const COMPARED = { '=': '=', '≠': '<>', '<': '<', '≤': '<=', '>': '>', '≥': '>=' } as const;
const compares = (op: keyof typeof COMPARED, value: number): boolean =>
  ({ '=': value === 0, '≠': value !== 0, '<': 0 < value, '≤': 0 <= value, '>': 0 > value, '≥': 0 >= value })[op];

/** Ties that count for whoever asks, as of the moment: a select of (person_id, member_id, strength), all above 0. */
export function tiesOf(sets: Sets, from: SetName | null): RawBuilder<unknown> {
  const { workspaceId, now, isAsOf } = sets.ready;
  const isHidden = sql`(t.is_private and t.member_id is distinct from ${sets.ready.me}::uuid)`;
  if (!isAsOf) return sql`select t.person_id, t.member_id, t.strength from tie t where t.workspace_id = ${workspaceId} and t.strength > 0 and not ${isHidden} ${within(sql`t.person_id`, from)}`;
  return sql`select n.person_id, n.member_id, n.strength from (${tiesSql(workspaceId, now, within(sql`c.person_id`, from))}) n
    where n.strength > 0 and not exists (select from tie t where t.workspace_id = ${workspaceId} and t.person_id = n.person_id and t.member_id = n.member_id and ${isHidden})`;
}

/** The strength of persons as of the moment: a select of (id, strength); who has none may be missing. Private ties count for nobody here. */
export function strengthsOf(sets: Sets, from: SetName): RawBuilder<unknown> {
  const { workspaceId, now } = sets.ready;
  return sql`select n.person_id as id, max(n.strength) as strength from (${tiesSql(workspaceId, now, within(sql`c.person_id`, from))}) n
    where not exists (select from tie t where t.workspace_id = ${workspaceId} and t.person_id = n.person_id and t.member_id = n.member_id and t.is_private) group by 1`;
}

export function strengthSet(sets: Sets, { op, value, member }: Node & { is: 'strength' }, from: SetName | null): SetName {
  const all = asked(sets, 'person', from);
  const test = (strength: RawBuilder<unknown>) => sql`${strength} ${sql.raw(COMPARED[op])} ${value}::numeric`;
  if (!member && !sets.ready.isAsOf) {
    return keep(sets, sql`select p.id from person p where p.workspace_id = ${sets.ready.workspaceId} and ${test(sql`p.strength`)} ${within(sql`p.id`, from)}`);
  }
  const ties = member ? sql`select person_id as id, strength from (${tiesOf(sets, from)}) t where member_id = ${sets.ready.idOf('member', member)}` : strengthsOf(sets, from ?? keep(sets, sql`select b.id from ${all.from} where ${all.where}`));
  if (!compares(op, value)) return keep(sets, sql`select s.id from (${ties}) s where ${test(sql`s.strength`)}`);
  return keep(sets, sql`select b.id from ${all.from} where ${all.where} and not exists (select from (${ties}) s where s.id = b.id and not (${test(sql`s.strength`)}))`);
}

/** Owned by the member (or by anybody), or touched by a mail, call or meeting with them. */
export function knownSet(sets: Sets, { by }: Node & { is: 'known' }, scope: Scope, from: SetName | null): SetName {
  const { workspaceId, now, me, hasPrivateTies } = sets.ready;
  const member = by === 'anyone' ? null : sets.ready.idOf('member', by);
  const owner = (row: RawBuilder<unknown>) => (member ? sql`${row}.owner_member_id = ${member}` : sql`${row}.owner_member_id is not null`);
  const isSecret = hasPrivateTies && (member === null || member !== me)
    ? sql`and not exists (select from tie t where t.workspace_id = ${workspaceId} and t.person_id = k.person_id and t.member_id = k.member_id and t.is_private and t.member_id is distinct from ${me}::uuid)` : sql``;
  const contacts = sql`contact k where k.workspace_id = ${workspaceId} ${member ? sql`and k.member_id = ${member}` : sql``} and k.at <= ${now}::timestamptz ${isSecret}`;
  const touched = sql`select distinct k.person_id as id from ${contacts}`;
  const people = subjects(sets, 'person', 'p');
  const owned = sql`select p.id from ${people.from} where ${people.where} and ${owner(sql`p`)}`;
  if (scope === 'person' && !from) return keep(sets, sql`${owned} union ${touched}`);
  // Of a set that is left over each is looked up, or what the member has is joined with it: the database decides.
  if (scope === 'person') return keep(sets, sql`select b.id from ${from} b where exists (${owned} and p.id = b.id) union select b.id from ${from} b where exists (select from ${contacts} and k.person_id = b.id)`);
  const organisations = subjects(sets, 'organisation', 'o');
  return keep(sets, sql`
    select o.id from ${organisations.from} where ${organisations.where} and ${owner(sql`o`)} ${within(sql`o.id`, from)}
    union select p.organisation_id from ${people.from} join (${owned} union ${touched}) k on k.id = p.id
    where ${people.where} and p.organisation_id is not null ${within(sql`p.organisation_id`, from)}`);
}

/** Whose owner is the member; without an owner, with whom the member has the strongest tie (equally strong ones count for each). */
export function ownedSet(sets: Sets, { by }: Node & { is: 'owned' }, scope: Scope, from: SetName | null): SetName {
  const member = sets.ready.idOf('member', by);
  const [people, all] = [subjects(sets, 'person', 'p'), subjects(sets, scope, 'b')];
  const ties = scope === 'person'
    ? sql`select t.person_id as id, t.member_id, t.strength from (${tiesOf(sets, from)}) t`
    : sql`select p.organisation_id as id, t.member_id, max(t.strength) as strength from (${tiesOf(sets, null)}) t
        join ${people.from} on ${people.where} and p.id = t.person_id where p.organisation_id is not null ${within(sql`p.organisation_id`, from)} group by 1, 2`;
  const strongest = sql`select s.id from (select t.id, t.member_id, t.strength, max(t.strength) over (partition by t.id) as most from (${ties}) t) s where s.member_id = ${member} and s.strength = s.most`;
  return keep(sets, sql`
    select b.id from ${all.from} where ${all.where} and b.owner_member_id = ${member} ${within(sql`b.id`, from)}
    union select b.id from ${all.from} where ${all.where} and b.owner_member_id is null and b.id in (${strongest}) ${within(sql`b.id`, from)}`);
}
