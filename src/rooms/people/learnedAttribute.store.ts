// The contact preference as something questions can ask: "people whose contact preference is talk", as of the moment asked about.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Attribute, AttributeScope } from '#base/registry.ts';
import { PREFERENCES } from './learned.ts';

type Moment = Omit<AttributeScope, 'id'>;

/** Preferences that held at `now`, each person's latest first; `whose` narrows it. */
const held = ({ workspaceId, now }: Moment, whose: RawBuilder<unknown>) => sql`
  select distinct on (l.person_id) l.person_id as id, l.choice as value from learned l
  where l.workspace_id = ${workspaceId} and l.kind = 'preference' and l.recorded_at <= ${now}::timestamptz and (l.ended_at is null or l.ended_at > ${now}::timestamptz) ${whose}
  order by l.person_id, l.recorded_at desc, l.id desc`;

export const preferenceAttribute: Attribute = {
  key: 'person.contact preference', subject: 'person', label: 'contact preference', aliases: ['preference', 'preferred contact'], type: 'choice', choices: [...PREFERENCES],
  value: (scope) => sql`(select p.value from (${held(scope, sql`and l.person_id = ${scope.id}`)}) p)`,
  rows: (moment) => held(moment, sql``),
  proof: (tx, personId, now, limit) => tx.run(sql`
    select i.id as interaction, l.recorded_at as at, 'member' as kind, coalesce(l.quote, l.words) as quote, case when l.is_said then 'said, written down by ' else 'assumed by ' end || coalesce(m.name, 'a member') as source
    from learned l left join member m on m.workspace_id = ${tx.workspaceId} and m.id = l.member_id
    left join interaction i on i.workspace_id = ${tx.workspaceId} and i.event_id = l.event_id and i.person_id = l.person_id
    where l.workspace_id = ${tx.workspaceId} and l.person_id = ${personId}::uuid and l.kind = 'preference' and l.recorded_at <= ${now}::timestamptz and (l.ended_at is null or l.ended_at > ${now}::timestamptz)
    order by l.recorded_at desc, l.id desc limit ${Math.min(1, limit)}`),
};
