// Keeps the strength between members and customers, set by set, in one statement per step; the SQL says what strength.ts says.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { WINDOW_DAYS } from './strength.ts';

interface PartNames { contacts: RawBuilder<unknown>; ins: RawBuilder<unknown>; outs: RawBuilder<unknown>; last: RawBuilder<unknown>; hours: RawBuilder<unknown> }

/** The four parts as SQL over counts of one pair, as of `now`. floor(x + .5) rounds as Math.round does. */
export const parts = ({ contacts, ins, outs, last, hours }: PartNames, now: Date | RawBuilder<unknown>) => ({
  often: sql`floor(30 * (1 - exp(-${contacts} / 12.0::float8)) + 0.5)::int`,
  lately: sql`floor(25 * power(2::float8, -greatest(0, extract(epoch from (${now}::timestamptz - ${last}))::float8) / 86400 / 90) + 0.5)::int`,
  bothWays: sql`case when ${ins} + ${outs} = 0 then 0 else floor(20 * 2 * least(${ins}, ${outs})::float8 / (${ins} + ${outs}) + 0.5)::int end`,
  replySpeed: sql`case when ${hours} is null then 0 else floor(25 * exp(-${hours}::float8 / 48) + 0.5)::int end`,
});

/** Touches per person and member as of `now`, grouped: person_id, member_id, contacts, ins, outs, last_at, hours. */
export const touchesSql = (workspaceId: string, now: Date, persons: RawBuilder<unknown>) => {
  const isRecent = sql`c.at > ${now}::timestamptz - make_interval(days => ${WINDOW_DAYS}::int)`;
  return sql`
  select c.person_id, c.member_id,
    count(*) filter (where ${isRecent})::int as contacts,
    count(*) filter (where ${isRecent} and c.direction = 'in')::int as ins,
    count(*) filter (where ${isRecent} and c.direction = 'out')::int as outs,
    max(c.at) as last_at,
    percentile_cont(0.5) within group (order by c.reply_hours) filter (where c.reply_hours is not null and ${isRecent}) as hours
  from contact c
  where c.workspace_id = ${workspaceId} and c.member_id is not null and c.at <= ${now}::timestamptz ${persons}
  group by c.person_id, c.member_id`;
};

const columns: PartNames = { contacts: sql`t.contacts`, ins: sql`t.ins`, outs: sql`t.outs`, last: sql`t.last_at`, hours: sql`t.hours` };

/**
 * The strength of one person with one member as of `now`, as a scalar; null when they never touched.
 * @param personId, memberId SQL of the ids in the surrounding query.
 */
export function tieStrengthSql(workspaceId: string, now: Date, personId: RawBuilder<unknown>, memberId: RawBuilder<unknown>): RawBuilder<number> {
  const { often, lately, bothWays, replySpeed } = parts(columns, now);
  return sql<number>`(select ${often} + ${lately} + ${bothWays} + ${replySpeed}
    from (${touchesSql(workspaceId, now, sql`and c.person_id = ${personId} and c.member_id = ${memberId}`)}) t)`;
}

/** The strongest tie of a person with any member as of `now` (0 without one); ties that a member made private do not count. */
export function strengthSql(workspaceId: string, now: Date, personId: RawBuilder<unknown>): RawBuilder<number> {
  const { often, lately, bothWays, replySpeed } = parts(columns, now);
  return sql<number>`coalesce((select max(${often} + ${lately} + ${bothWays} + ${replySpeed})
    from (${touchesSql(workspaceId, now, sql`and c.person_id = ${personId}`)}) t
    where not exists (select from tie i where i.workspace_id = ${workspaceId} and i.person_id = t.person_id and i.member_id = t.member_id and i.is_private)), 0)`;
}

/**
 * Every touching pair as of `now`, as a select of (person_id, member_id, strength).
 * @param persons narrows it: begins with `and` and speaks of `c.person_id`, or is empty.
 */
export function tiesSql(workspaceId: string, now: Date, persons: RawBuilder<unknown>): RawBuilder<unknown> {
  const { often, lately, bothWays, replySpeed } = parts(columns, now);
  return sql`select t.person_id, t.member_id, ${often} + ${lately} + ${bothWays} + ${replySpeed} as strength from (${touchesSql(workspaceId, now, persons)}) t`;
}

/** Computes ties, strengths and last contacts of these persons again as of `now`. */
export async function refreshTies(tx: WorkspaceTx, personIds: readonly string[] | 'all', now: Date): Promise<void> {
  if (personIds !== 'all' && personIds.length === 0) return;
  const ids = personIds === 'all' ? null : [...new Set(personIds)];
  const those = (column: RawBuilder<unknown>) => (ids ? sql`and ${column} = any(${ids}::uuid[])` : sql``);
  const { often, lately, bothWays, replySpeed } = parts(columns, now);
  await tx.run(sql`
    insert into tie (workspace_id, person_id, member_id, strength, often, lately, both_ways, reply_speed, is_private, computed_at)
    select ${tx.workspaceId}, p.person_id, p.member_id, p.often + p.lately + p.both_ways + p.reply_speed, p.often, p.lately, p.both_ways, p.reply_speed, false, ${now}
    from (select t.person_id, t.member_id, ${often} as often, ${lately} as lately, ${bothWays} as both_ways, ${replySpeed} as reply_speed
          from (${touchesSql(tx.workspaceId, now, those(sql`c.person_id`))}) t) p
    on conflict (workspace_id, person_id, member_id) do update set
      strength = excluded.strength, often = excluded.often, lately = excluded.lately, both_ways = excluded.both_ways, reply_speed = excluded.reply_speed, computed_at = excluded.computed_at`);
  await tx.run(sql`
    delete from tie i where i.workspace_id = ${tx.workspaceId} ${those(sql`i.person_id`)}
      and not exists (select from contact c where c.workspace_id = ${tx.workspaceId} and c.person_id = i.person_id and c.member_id = i.member_id)`);
  await tx.run(sql`
    update person p set strength = x.strength, last_contact_at = x.last_at
    from (select q.id,
        coalesce((select max(i.strength) from tie i where i.workspace_id = ${tx.workspaceId} and i.person_id = q.id and not i.is_private), 0) as strength,
        (select max(c.at) from contact c where c.workspace_id = ${tx.workspaceId} and c.person_id = q.id and c.at <= ${now}::timestamptz) as last_at
      from person q where q.workspace_id = ${tx.workspaceId} ${those(sql`q.id`)}) x
    where p.workspace_id = ${tx.workspaceId} and p.id = x.id and (p.strength, p.last_contact_at) is distinct from (x.strength, x.last_at)`);
}
