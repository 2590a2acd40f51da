// Who waits for an answer: since when somebody has written to us without any of us having been in touch with them after it.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Attribute, AttributeProof } from '#base/registry.ts';

type Moment = Omit<Parameters<Attribute['value']>[0], 'id'>;

/** Their mails to us behind the last time any of us was in touch with them, as of `now`; k is the touch. Calls and meetings are answered where they happen. */
const unanswered = ({ workspaceId, now }: Moment, whose: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  from contact k join event e on e.workspace_id = ${workspaceId} and e.id = k.event_id and e.kind = 'mail'
  where k.workspace_id = ${workspaceId} and k.direction = 'in' and k.at <= ${now}::timestamptz ${whose}
    and not exists (select from contact a join event b on b.workspace_id = ${workspaceId} and b.id = a.event_id
      where a.workspace_id = ${workspaceId} and a.person_id = k.person_id and a.at >= k.at and a.at <= ${now}::timestamptz and a.event_id <> k.event_id and (a.direction = 'out' or b.kind <> 'mail'))`;

export const waitingSince: Attribute = {
  key: 'person.waiting since', subject: 'person', label: 'waiting since', aliases: ['unanswered since'], type: 'date',
  value: (scope) => sql`(select (min(k.at) at time zone 'UTC')::date ${unanswered(scope, sql`and k.person_id = ${scope.id}`)})`,
  rows: (moment) => sql`select k.person_id as id, (min(k.at) at time zone 'UTC')::date as value ${unanswered(moment, sql``)} group by k.person_id`,
  proof: async (tx, personId, now, limit): Promise<AttributeProof[]> => {
    const rows = await tx.run<{ interaction: string | null; at: Date; kind: string; subject: string | null; text: string; source: string | null }>(sql`
      select i.id as interaction, e.at, e.kind, e.subject, left(e.text, 400) as text, c.source
      from (select k.event_id, k.at ${unanswered({ workspaceId: tx.workspaceId, now }, sql`and k.person_id = ${personId}::uuid`)} order by k.at limit ${limit}) v
      join event e on e.workspace_id = ${tx.workspaceId} and e.id = v.event_id
      left join interaction i on i.workspace_id = ${tx.workspaceId} and i.event_id = e.id and i.person_id = ${personId}::uuid
      left join record c on c.workspace_id = ${tx.workspaceId} and c.id = e.record_id order by e.at desc`);
    return rows.map(({ interaction, at, kind, subject, text, source }) => ({ interaction, at, kind, quote: subject ?? text, source: source ?? 'mail' }));
  },
};
