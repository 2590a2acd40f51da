// Relations within n hops, as a breadth-first walk of whole levels from the people that are meant. Whoever is meant themselves
// counts only by somebody else: each level carries the lowest and highest number of the people it can be reached from.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { RelationKind } from '#rooms/question/index.ts';
import type { Ready } from './ready.store.ts';
import { keep, keepFirst, within } from './sets.store.ts';
import type { SetName, Sets } from './sets.store.ts';

export interface RelationWalk {
  kinds?: readonly RelationKind[];
  direction: 'to' | 'from' | 'either';
  hops: number;
}

/** A relationship `r` looked at one way: `id` is who is looked for, `met` the end that is known. */
export interface EdgeWay {
  id: RawBuilder<unknown>;
  met: RawBuilder<unknown>;
  where: RawBuilder<unknown>;
}

/** The ways to go over edges. Each is asked by itself, so that the planner can judge it by the table's own figures and indexes. */
export function edgeWays({ kinds, direction }: Pick<RelationWalk, 'kinds' | 'direction'>, ready: Ready): EdgeWay[] {
  const where = sql`r.workspace_id = ${ready.workspaceId} and r.since <= ${ready.now}::timestamptz and r.person_id <> r.other_person_id ${kinds ? sql`and r.kind = any(${[...new Set(kinds)]}::text[])` : sql``}`;
  const [from, to] = [sql`r.person_id`, sql`r.other_person_id`];
  return [...(direction === 'from' ? [] : [{ id: from, met: to, where }]), ...(direction === 'to' ? [] : [{ id: to, met: from, where }])];
}

/** From so few each edge is looked up in the index, on the first hops; from more all edges are read and joined. */
const LOOKED_UP_HOPS = 2;

/** Everybody within the hops of somebody else in `meant`. `isFew`: only a small share of all people is meant. */
export function relationSet(sets: Sets, walk: RelationWalk, meant: SetName, from: SetName | null, isFew: boolean): SetName {
  const ways = edgeWays(walk, sets.ready);
  if (walk.hops === 1) {
    if (from) return keep(sets, sql.join(ways.map(({ id, met, where }) => sql`select b.id from ${from} b where exists (select from relationship r where ${where} and ${id} = b.id and ${met} in (select id from ${meant}))`), sql` union `));
    return keep(sets, sql.join(ways.map(({ id, met, where }) => sql`select distinct ${id} as id from relationship r where ${where} and ${met} in (select id from ${meant})`), sql` union `));
  }
  const numbered = keep(sets, sql`select id, row_number() over () as low, row_number() over () as high from ${meant}`);
  const reached: RawBuilder<unknown>[] = [];
  for (let [hop, before]: [number, SetName] = [1, numbered]; hop <= walk.hops; hop++) {
    const start = before;
    // The edges are taken by themselves: joined at once, each would be looked for in the whole list.
    const lookedUp = ({ id, met, where }: EdgeWay) => ({ id: sql`e.id`, from: sql`${start} f join ${keepFirst(sets, sql`select ${id} as id, ${met} as met from relationship r where ${where} and ${met} = any(array(select id from ${start}))`)} e on e.met = f.id`, where: sql`true` });
    const steps = ways.map((way) => (isFew && hop <= LOOKED_UP_HOPS ? lookedUp(way) : { id: way.id, from: sql`${start} f join relationship r on ${way.met} = f.id`, where: way.where }));
    if (hop === walk.hops) {
      reached.push(...steps.map((step) => sql`select ${step.id} as id from ${step.from} left join ${numbered} n on n.id = ${step.id} where ${step.where} and ${isOther('f')} ${within(step.id, from)}`));
      break;
    }
    before = keep(sets, sql.join(steps.map((step) => sql`select ${step.id} as id, min(f.low) as low, max(f.high) as high from ${step.from} where ${step.where} group by 1`), sql` union all `));
    reached.push(sql`select l.id from ${before} l left join ${numbered} n on n.id = l.id where ${isOther('l')} ${within(sql`l.id`, from)}`);
  }
  return keep(sets, sql.join(reached, sql` union `));
}

/** Reached from somebody else than themselves; `n` is their own number, if they are meant. */
const isOther = (row: string): RawBuilder<unknown> => sql.raw(`(n.id is null or ${row}.low <> n.low or ${row}.high <> n.low)`);
