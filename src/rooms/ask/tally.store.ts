// Counting: who has so many of the matched interactions, or spent so much, or does more or less than before. A number that
// nobody at all also meets (at most 2, at least 0) is asked the other way round: everybody but those who miss it.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Count, Node, Scope, Length } from '#rooms/question/index.ts';
import { matchedContacts, matchedInteractions } from './matched.store.ts';
import type { Matched } from './matched.store.ts';
import { asked, keep, subjects, within } from './sets.store.ts';
import type { SetName, Sets } from './sets.store.ts';
import { before, rangeOf } from '#rooms/question/index.ts';

export function interactionSet(sets: Sets, node: Node & { is: 'interaction' }, scope: Scope, from: SetName | null): SetName {
  const { ready } = sets;
  const isAmount = node.measure === 'amount' && node.count !== undefined;
  return tally(sets, matchedInteractions(node, rangeOf(node.window, ready.now, ready.timeZone), ready), { count: node.count, isAmount }, scope, from);
}

export function contactSet(sets: Sets, node: Node & { is: 'contact' }, scope: Scope, from: SetName | null): SetName {
  const { ready } = sets;
  const rows = matchedContacts(node, rangeOf(node.window, ready.now, ready.timeZone), ready);
  // Of a set that is left over, everybody's contacts are read in one walk of the index instead of one each.
  if (from && scope === 'person' && node.window && node.count && isNoneOf(node.count)) {
    return keep(sets, sql`select b.id from ${from} b where not exists (
      select from (select distinct ${rows.person} as id from ${rows.from} where ${rows.where} and ${rows.person} = any(array(select id from ${from}))) t where t.id = b.id)`);
  }
  return tally(sets, rows, { count: node.count, isAmount: false }, scope, from);
}

interface Tally {
  count: Count | undefined;
  isAmount: boolean;
}

const isNoneOf = ({ atLeast, atMost }: Count): boolean => atMost !== undefined && atMost < 1 && !atLeast;

export const meets = (value: number, { atLeast, atMost }: Count): boolean => (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);

function tally(sets: Sets, rows: Matched, { count, isAmount }: Tally, scope: Scope, from: SetName | null): SetName {
  const range = count ?? { atLeast: 1 };
  const isOnce = !isAmount && range.atMost === undefined && range.atLeast !== undefined && range.atLeast > 0 && range.atLeast <= 1;
  if (isOnce) return existing(sets, rows, scope, from);
  const isNever = !isAmount && isNoneOf(range);
  const isMetByNone = meets(0, range);
  if (!isNever && !isMetByNone) return keep(sets, grouped(sets, rows, scope, from, inRange(rows, scope, range, isAmount), isAmount));
  const all = asked(sets, scope, from);
  if (isNever) return keep(sets, sql`select b.id from ${all.from} where ${all.where} and not exists (select from ${reaching(sets, rows, scope, sql`b.id`)})`);
  const missed = grouped(sets, rows, scope, from, sql`not (${inRange(rows, scope, range, isAmount)})`, isAmount);
  return keep(sets, sql`select b.id from ${all.from} where ${all.where} and not exists (select from (${missed}) g where g.id = b.id)`);
}

/** At least one. Of a set that is left over each is looked up, or the matched are joined with it: the database decides. */
function existing(sets: Sets, rows: Matched, scope: Scope, from: SetName | null): SetName {
  if (from) return keep(sets, sql`select b.id from ${from} b where exists (select from ${reaching(sets, rows, scope, sql`b.id`)})`);
  if (scope === 'person') return keep(sets, sql`select distinct ${rows.person} as id from ${rows.from} where ${rows.where}`);
  return keep(sets, sql`select distinct p.organisation_id as id from ${rows.from} ${joinPerson(sets, rows)} where ${rows.where} and p.organisation_id is not null`);
}

/** FROM and WHERE of the matched rows of one subject. */
export const reaching = (sets: Sets, rows: Matched, scope: Scope, id: RawBuilder<unknown>): RawBuilder<unknown> =>
  scope === 'person' ? sql`${rows.from} where ${rows.where} and ${rows.person} = ${id}` : sql`${rows.from} ${joinPerson(sets, rows)} where ${rows.where} and p.organisation_id = ${id}`;

/** What follows the FROM of matched rows where organisations are asked. */
export function joinPerson(sets: Sets, rows: Matched): RawBuilder<unknown> {
  const people = subjects(sets, 'person', 'p');
  return sql`join ${people.from} on ${people.where} and p.id = ${rows.person}`;
}

/** What is counted in a group: distinct events, or the money of distinct purchases. */
function totalOf(rows: Matched, scope: Scope, isAmount: boolean): RawBuilder<unknown> {
  if (isAmount) return scope === 'person' ? sql`coalesce(sum(${rows.amount}), 0)` : sql`coalesce(sum(d.amount), 0)`;
  return eventsOf(rows, scope);
}

const eventsOf = (rows: Matched, scope: Scope): RawBuilder<unknown> => (scope === 'person' && rows.isOneRowAnEvent ? sql`count(*)` : sql`count(distinct ${rows.event})`);

function grouped(sets: Sets, rows: Matched, scope: Scope, from: SetName | null, having: RawBuilder<unknown>, isAmount = false): RawBuilder<unknown> {
  if (scope === 'person') return sql`select ${rows.person} as id from ${rows.from} where ${rows.where} ${within(rows.person, from)} group by 1 having ${having}`;
  const ofOrganisation = sql`${rows.from} ${joinPerson(sets, rows)} where ${rows.where} and p.organisation_id is not null ${within(sql`p.organisation_id`, from)}`;
  if (!isAmount) return sql`select p.organisation_id as id from ${ofOrganisation} group by 1 having ${having}`;
  return sql`select d.id from (select distinct p.organisation_id as id, ${rows.event} as event_id, ${rows.amount} as amount from ${ofOrganisation}) d group by 1 having ${having}`;
}

/** Events are whole, so that a bound between two numbers is the next one inside. */
function inRange(rows: Matched, scope: Scope, { atLeast, atMost }: Count, isAmount: boolean): RawBuilder<unknown> {
  const total = totalOf(rows, scope, isAmount);
  const bound = (value: number, whole: (value: number) => number) => (isAmount ? sql`${value}::numeric` : sql`${whole(value)}::int`);
  const bounds = [...(atLeast === undefined ? [] : [sql`${total} >= ${bound(atLeast, Math.ceil)}`]), ...(atMost === undefined ? [] : [sql`${total} <= ${bound(atMost, Math.floor)}`])];
  return bounds.length === 0 ? sql`true` : sql.join(bounds, sql` and `);
}

/** More (or fewer) matched events in the last length than in the same length before it. */
export function trendSet(sets: Sets, node: Node & { is: 'trend' }, scope: Scope, from: SetName | null): SetName {
  const { now } = sets.ready;
  const middle = before(now, node.length);
  const rows = matchedInteractions(node, { from: new Date(twiceBefore(now, node.length).getTime() + 1), to: now }, sets.ready);
  const events = eventsOf(rows, scope);
  const lately = sql`${events} filter (where ${rows.at} > ${middle}::timestamptz)`;
  const earlier = sql`${events} filter (where ${rows.at} <= ${middle}::timestamptz)`;
  return keep(sets, grouped(sets, rows, scope, from, node.way === 'rising' ? sql`${lately} > ${earlier}` : sql`${lately} < ${earlier}`));
}

/** Where the length before the last one begins. */
export const twiceBefore = (now: Date, { n, unit }: Length): Date => before(now, { n: 2 * n, unit });
