// SQL about what the graph says of a person or an organisation.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { runNames } from '#rooms/people/index.ts';
import { STANCES } from '#language/stance.ts';
import type { RelationshipShown, TopicTally } from './about.ts';

const TOPICS_SHOWN = 200;
const RELATIONSHIPS_SHOWN = 500;

const tally = (tx: WorkspaceTx, until: Date | null, whose: RawBuilder<unknown>): Promise<TopicTally[]> => tx.run<TopicTally>(sql`
  select json_build_object('id', t.id, 'name', t.name) as topic, max(n.at) as "lastAt",
    ${sql.join(STANCES.map((stance) => sql`count(*) filter (where n.stance = ${stance})::int as ${sql.ref(stance)}`))}
  from mention n join topic t on t.workspace_id = ${tx.workspaceId} and t.id = n.topic_id and t.state in ('proposed', 'accepted')
  where n.workspace_id = ${tx.workspaceId} and n.counts and ${until ? sql`n.at <= ${until}::timestamptz` : sql`true`} and ${whose}
  group by t.id, t.name order by count(*) desc, max(n.at) desc, t.id limit ${TOPICS_SHOWN}`);

/** The topics a person spoke of, until a moment where one is given, most often first; at most 200. */
export const topicsOfPerson = (tx: WorkspaceTx, personId: string, until: Date | null): Promise<TopicTally[]> => tally(tx, until, sql`n.person_id = ${personId}::uuid`);

/** The topics the people of an organisation spoke of, until a moment where one is given. */
export const topicsOfOrganisation = (tx: WorkspaceTx, organisationId: string, until: Date | null): Promise<TopicTally[]> =>
  tally(tx, until, sql`n.person_id in (select p.id from person p where p.workspace_id = ${tx.workspaceId} and p.organisation_id = ${organisationId}::uuid)`);

type EdgeRow = Omit<RelationshipShown, 'person' | 'source'> & { personId: string; name: string; organisation: string | null; run: string | null; event: string | null };

/** A person's edges to other customers (at a moment, where one is given), both ways, the latest first; at most 500. */
export async function relationshipsOf(tx: WorkspaceTx, personId: string, until: Date | null): Promise<RelationshipShown[]> {
  const side = (own: RawBuilder<unknown>, other: RawBuilder<unknown>, direction: string) => sql`
    select ${other} as other, ${direction} as direction, r.kind, r.since, r.last_at, r.times, r.run_id, r.event_id from relationship r
    where r.workspace_id = ${tx.workspaceId} and ${own} = ${personId}::uuid and ${until ? sql`r.since <= ${until}::timestamptz` : sql`true`}`;
  const rows = await tx.run<EdgeRow>(sql`
    select p.id as "personId", p.name, o.name as organisation, x.direction, x.kind, x.since, x.last_at as "lastAt", x.times, x.run_id as run, x.event_id as event
    from (${side(sql`r.person_id`, sql`r.other_person_id`, 'to')} union all ${side(sql`r.other_person_id`, sql`r.person_id`, 'from')}) x
    join person p on p.workspace_id = ${tx.workspaceId} and p.id = x.other
    left join organisation o on o.workspace_id = ${tx.workspaceId} and o.id = p.organisation_id
    order by x.last_at desc, p.id, x.kind limit ${RELATIONSHIPS_SHOWN}`);
  const runs = await runNames(tx, rows.map((row) => row.run));
  return rows.map(({ personId: id, name, organisation, run, event, ...row }) => ({
    ...row, person: { id, name, organisation }, source: (run && runs.get(run)) || (event ? 'mails' : 'api'),
  }));
}

/** Whether the workspace has the person; whether it has the organisation. */
export const hasPerson = async (tx: WorkspaceTx, id: string): Promise<boolean> =>
  (await tx.run(sql`select 1 from person where workspace_id = ${tx.workspaceId} and id = ${id}::uuid`)).length > 0;
export const hasOrganisation = async (tx: WorkspaceTx, id: string): Promise<boolean> =>
  (await tx.run(sql`select 1 from organisation where workspace_id = ${tx.workspaceId} and id = ${id}::uuid`)).length > 0;
