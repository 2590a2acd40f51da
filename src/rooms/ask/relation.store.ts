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

/** Edges as selects of (id, met, edge, kind): `id` is who is looked for, `met` the end that is known, `edge` the relationship. */
function edgesEachWay({ kinds, direction }: Pick<RelationWalk, 'kinds' | 'direction'>, ready: Ready): RawBuilder<unknown>[] {
  const one = (id: string, met: string) => sql`select r.${sql.raw(id)} as id, r.${sql.raw(met)} as met, r.id as edge, r.kind from relationship r
    where r.workspace_id = ${ready.workspaceId} and r.since <= ${ready.now}::timestamptz and r.person_id <> r.other_person_id ${kinds ? sql`and r.kind = any(${[...new Set(kinds)]}::text[])` : sql``}`;
  return [...(direction === 'from' ? [] : [one('person_id', 'other_person_id')]), ...(direction === 'to' ? [] : [one('other_person_id', 'person_id')])];
}

export const edgesOf = (walk: Pick<RelationWalk, 'kinds' | 'direction'>, ready: Ready): RawBuilder<unknown> => sql.join(edgesEachWay(walk, ready), sql` union all `);

/** Everybody within the hops of somebody else in `meant`. Each way of an edge is a select of its own, which the planner can judge by the table's own figures. */
export function relationSet(sets: Sets, walk: RelationWalk, meant: SetName, from: SetName | null): SetName {
  const ways = edgesEachWay(walk, sets.ready);
  if (walk.hops === 1) {
    if (from) return keep(sets, sql.join(ways.map((way) => sql`select b.id from ${from} b where exists (select from (${way}) e where e.id = b.id and e.met in (select id from ${meant}))`), sql` union `));
    return keep(sets, sql.join(ways.map((way) => sql`select distinct e.id from (${way}) e where e.met in (select id from ${meant})`), sql` union `));
  }
  const numbered = keep(sets, sql`select id, row_number() over () as low, row_number() over () as high from ${meant}`);
  const levels: SetName[] = [];
  for (let hop = 1; hop <= walk.hops; hop++) {
    const before = levels.at(-1) ?? numbered;
    levels.push(keep(sets, sql.join(ways.map((way) => sql`select e.id, min(f.low) as low, max(f.high) as high from ${before} f join (${way}) e on e.met = f.id group by 1`), sql` union all `)));
  }
  const bySomebodyElse = (level: SetName) => sql`select r.id from ${level} r left join ${numbered} n on n.id = r.id where (n.id is null or r.low <> n.low or r.high <> n.low) ${within(sql`r.id`, from)}`;
  return keep(sets, sql.join(levels.map(bySomebodyElse), sql` union `));
}
