// What an answer is ordered by, as one number for each of those found: higher comes first.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { Problem } from '#base/problem.ts';
import { rangeOf } from '#rooms/question/index.ts';
import type { Order, Scope } from '#rooms/question/index.ts';
import { valuesOf } from './attributeTest.store.ts';
import { matchedContacts, matchedInteractions } from './matched.store.ts';
import { joinPerson } from './tally.store.ts';
import type { SetName, Sets } from './sets.store.ts';
import { subjects, within } from './sets.store.ts';
import { strengthsOf, tiesOf } from './tieSets.store.ts';

/** A select of (id, value) of those in `found`; who is missing counts as 0. */
export function rankingOf(sets: Sets, { by, way }: Order, scope: Scope, found: SetName): RawBuilder<unknown> {
  const signed = (value: RawBuilder<unknown>) => sql`(${sql.raw(way === 'most' || way === 'latest' ? '' : '-')}(${value}))::numeric`;
  switch (by.is) {
    case 'interaction': case 'contact': return sql`select d.id, ${signed(counted(by.is === 'interaction' ? by.measure : undefined, way))} as value from (${distinctEvents(sets, by, scope, found)}) d group by 1`;
    case 'attribute': {
      const attribute = sets.ready.attribute(by.key);
      if (!['number', 'money', 'date'].includes(attribute.type)) throw new Problem('bad input', `"${attribute.label}" is no number, sum of money or date: nothing can be ordered by it.`, by.key);
      const value = attribute.type === 'date' ? sql`(v.value - '1970-01-01'::date)` : sql`v.value`;
      return sql`select v.id, ${signed(value)} as value from (${valuesOf(sets, attribute, scope, found)}) v where v.value is not null`;
    }
    case 'strength': return sql`select s.id, ${signed(sql`s.strength`)} as value from (${strengths(sets, by.member ? sets.ready.idOf('member', by.member) : null, found)}) s`;
  }
}

const counted = (measure: 'times' | 'amount' | undefined, way: Order['way']): RawBuilder<unknown> =>
  (way === 'latest' || way === 'earliest' ? sql`extract(epoch from max(d.at))` : measure === 'amount' ? sql`coalesce(sum(d.amount), 0)` : sql`count(*)`);

/** Every matched event once for each person or organisation. */
function distinctEvents(sets: Sets, by: Order['by'] & { is: 'interaction' | 'contact' }, scope: Scope, found: SetName): RawBuilder<unknown> {
  const { ready } = sets;
  const range = rangeOf(by.window, ready.now, ready.timeZone);
  const rows = by.is === 'contact' ? matchedContacts(by, range, ready) : matchedInteractions(by, range, ready);
  const subject = scope === 'person' ? rows.person : sql`p.organisation_id`;
  return sql`select distinct ${subject} as id, ${rows.event} as event_id, ${rows.at} as at ${by.is === 'interaction' && by.measure === 'amount' ? sql`, ${rows.amount} as amount` : sql``} from ${rows.from} ${scope === 'person' ? sql`` : joinPerson(sets, rows)} where ${rows.where} ${within(subject, found)}`;
}

function strengths(sets: Sets, member: string | null, found: SetName): RawBuilder<unknown> {
  if (member) return sql`select person_id as id, strength from (${tiesOf(sets, found)}) t where member_id = ${member}`;
  if (sets.ready.isAsOf) return strengthsOf(sets, found);
  const people = subjects(sets, 'person', 'p');
  return sql`select p.id, p.strength from ${people.from} where ${people.where} ${within(sql`p.id`, found)}`;
}
