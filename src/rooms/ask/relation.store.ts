// Relations within n hops, as a breadth-first walk of whole levels from the people that are meant. Whoever is meant themselves
// counts only by somebody else: each level carries the lowest and highest number of the people it can be reached from.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { RelationKind } from './question.ts';
import type { Ready } from './ready.store.ts';
import { keep, within } from './sets.store.ts';
import type { SetName, Sets } from './sets.store.ts';

export interface RelationWalk {
  kinds?: readonly RelationKind[];
  direction: 'to' | 'from' | 'either';
  hops: number;
}

/** Edges as a select of (id, met, edge, kind): `id` is who is looked for, `met` the end that is known, `edge` the relationship. */
export function edgesOf({ kinds, direction }: Pick<RelationWalk, 'kinds' | 'direction'>, ready: Ready): RawBuilder<unknown> {
  const one = (id: string, met: string) => sql`select r.${sql.raw(id)} as id, r.${sql.raw(met)} as met, r.id as edge, r.kind from relationship r
    where r.workspace_id = ${ready.workspaceId} and r.since <= ${ready.now}::timestamptz and r.person_id <> r.other_person_id ${kinds ? sql`and r.kind = any(${[...new Set(kinds)]}::text[])` : sql``}`;
  const to = one('person_id', 'other_person_id');
  const from = one('other_person_id', 'person_id');
  return direction === 'to' ? to : direction === 'from' ? from : sql`${to} union all ${from}`;
}

/** Everybody within the hops of somebody else in `meant`. */
export function relationSet(sets: Sets, walk: RelationWalk, meant: SetName, from: SetName | null): SetName {
  const edges = edgesOf(walk, sets.ready);
  if (walk.hops === 1) {
    if (from) return keep(sets, sql`select b.id from ${from} b where exists (select from (${edges}) e where e.id = b.id and e.met in (select id from ${meant}))`);
    return keep(sets, sql`select distinct e.id from (${edges}) e where e.met in (select id from ${meant})`);
  }
  const numbered = keep(sets, sql`select id, row_number() over () as low from ${meant}`);
  let level = keep(sets, sql`select e.id, min(f.low) as low, max(f.low) as high from ${numbered} f join (${edges}) e on e.met = f.id group by 1`);
  const levels = [level];
  for (let hop = 2; hop <= walk.hops; hop++) {
    level = keep(sets, sql`select e.id, min(f.low) as low, max(f.high) as high from ${level} f join (${edges}) e on e.met = f.id group by 1`);
    levels.push(level);
  }
  const reached = sql.join(levels.map((one) => sql`select id, low, high from ${one}`), sql` union all `);
  return keep(sets, sql`select distinct r.id from (${reached}) r left join ${numbered} n on n.id = r.id where (n.id is null or r.low <> n.low or r.high <> n.low) ${within(sql`r.id`, from)}`);
}
