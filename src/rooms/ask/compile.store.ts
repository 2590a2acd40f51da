// A tree becomes SQL. Among conditions that must all hold the ones that leave the fewest come first, and the others are asked
// only of those that are left, so that a large workspace is never read whole for a small answer.
import { sql } from 'kysely';
import { normalise } from '#rooms/question/index.ts';
import type { Node, Scope } from '#rooms/question/index.ts';
import type { Ready } from './ready.store.ts';
import { attributeSet } from './attributeTest.store.ts';
import { relationSet } from './relation.store.ts';
import { asked, keep, noSets, subjects, within } from './sets.store.ts';
import type { SetName, Sets } from './sets.store.ts';
import { shareOf } from './conditionShare.ts';
import { contactSet, interactionSet, trendSet } from './tally.store.ts';
import { knownSet, ownedSet, strengthSet } from './tieSets.store.ts';

/** The sets of a question, and the one that is its answer. */
export function compileQuestion(where: Node, scope: Scope, ready: Ready): { sets: Sets; found: SetName } {
  const sets = noSets(ready);
  return { sets, found: compileNode(sets, normalise(where), scope, null) };
}

/** A set above this share is not worth asking the next condition of it alone, nor its rows one by one. */
export const NARROW_BELOW = 0.3;

/** The set that meets a condition; of those in `from` where it is given. */
export function compileNode(sets: Sets, node: Node, scope: Scope, from: SetName | null): SetName {
  switch (node.is) {
    case 'all': return allSet(sets, node.of, scope, from);
    case 'any': return keep(sets, sql.join(node.of.map((child) => sql`select id from ${compileNode(sets, child, scope, from)}`), sql` union `));
    case 'not': {
      const all = asked(sets, scope, from);
      return keep(sets, sql`select b.id from ${all.from} where ${all.where} and not exists (select from ${compileNode(sets, node.of, scope, from)} x where x.id = b.id)`);
    }
    case 'interaction': return interactionSet(sets, node, scope, from);
    case 'contact': return contactSet(sets, node, scope, from);
    case 'trend': return trendSet(sets, node, scope, from);
    case 'attribute': return attributeSet(sets, node, scope, from);
    case 'strength': return strengthSet(sets, node, from);
    case 'known': return knownSet(sets, node, scope, from);
    case 'owned': return ownedSet(sets, node, scope, from);
    case 'relation': return relationSet(sets, node, compileNode(sets, node.where, 'person', null), from, shareOf(node.where, sets.ready) < NARROW_BELOW);
    case 'at organisation': return atOrganisation(sets, node.where, from);
    case 'somebody': return somebody(sets, node, from);
    case 'person': return oneSet(sets, 'person', sets.ready.idOf('person', node.person), from);
    case 'organisation': return oneSet(sets, 'organisation', sets.ready.idOf('organisation', node.organisation), from);
  }
}

function allSet(sets: Sets, children: readonly Node[], scope: Scope, from: SetName | null): SetName {
  const ordered = children.map((node) => ({ node, share: shareOf(node, sets.ready) })).sort((a, b) => a.share - b.share);
  let left = from;
  let share = from ? NARROW_BELOW / 2 : 1;
  for (const { node, share: own } of ordered) {
    const isNarrow = left !== null && share < NARROW_BELOW;
    const set = compileNode(sets, node, scope, isNarrow ? left : null);
    left = isNarrow || left === null ? set : keep(sets, sql`select a.id from ${left} a where a.id in (select id from ${set})`);
    share *= own;
  }
  if (left) return left;
  const all = asked(sets, scope, null);
  return keep(sets, sql`select b.id from ${all.from} where ${all.where}`);
}

function atOrganisation(sets: Sets, where: Node, from: SetName | null): SetName {
  const people = subjects(sets, 'person', 'p');
  const near = from && keep(sets, sql`select distinct p.organisation_id as id from ${people.from} where ${people.where} and p.organisation_id is not null ${within(sql`p.id`, from)}`);
  const organisations = compileNode(sets, where, 'organisation', near);
  return keep(sets, sql`select p.id from ${people.from} where ${people.where} and p.organisation_id in (select id from ${organisations}) ${within(sql`p.id`, from)}`);
}

function somebody(sets: Sets, { atLeast, where }: Node & { is: 'somebody' }, from: SetName | null): SetName {
  const all = subjects(sets, 'person', 'p');
  const there = from && keep(sets, sql`select p.id, p.organisation_id from ${all.from} where ${all.where} ${within(sql`p.organisation_id`, from)}`);
  const people = compileNode(sets, where, 'person', there);
  const placed = there ? sql`from ${there} p where true` : sql`from ${all.from} where ${all.where} and p.organisation_id is not null`;
  const fitting = sql`${placed} ${within(sql`p.id`, people)}`;
  return keep(sets, atLeast === 1 ? sql`select distinct p.organisation_id as id ${fitting}` : sql`select p.organisation_id as id ${fitting} group by 1 having count(*) >= ${atLeast}::int`);
}

function oneSet(sets: Sets, scope: Scope, id: string, from: SetName | null): SetName {
  const all = asked(sets, scope, from);
  return keep(sets, sql`select b.id from ${all.from} where ${all.where} and b.id = ${id}::uuid`);
}
