// The figures of the first look, seen from `asOf`.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { RHYTHM_DAYS_MIN, SHOWN, SILENT_DAYS_MAX } from './overview.ts';
import type { Rhythm } from './overview.ts';

const DAY_MS = 86_400_000;
/** A rhythm is looked for among the people we know best. */
const KNOWN_MAX = 5_000;
const RHYTHM_YEARS = 2;
const LATELY_DAYS = 90;

export interface Figures { people: number; organisations: number; interactions: number; accepted: number; proposed: number }

export const loadFigures = async (tx: WorkspaceTx): Promise<Figures> => (await tx.one<Figures>(sql`select
  (select count(*)::int from person p where p.workspace_id = ${tx.workspaceId}) as people, (select count(*)::int from organisation o where o.workspace_id = ${tx.workspaceId}) as organisations,
  (select count(*)::int from event e where e.workspace_id = ${tx.workspaceId}) as interactions,
  (select count(*)::int from topic t where t.workspace_id = ${tx.workspaceId} and t.state = 'accepted') as accepted, (select count(*)::int from topic t where t.workspace_id = ${tx.workspaceId} and t.state = 'proposed') as proposed`))!;

/** How often the people we know were in touch, in the two years before. */
export const loadRhythms = (tx: WorkspaceTx, asOf: Date): Promise<Rhythm[]> => tx.run<Rhythm>(sql`
  select p.id, p.name, (select o.name from organisation o where o.workspace_id = ${tx.workspaceId} and o.id = p.organisation_id) as organisation, p.strength::int as strength,
    r.first as "firstContactAt", r.last as "lastContactAt", r.days
  from (
    select k.person_id, min(k.at) as first, max(k.at) as last, count(distinct (k.at at time zone 'UTC')::date)::int as days from contact k
    where k.workspace_id = ${tx.workspaceId} and k.at > ${new Date(asOf.getTime() - RHYTHM_YEARS * 365 * DAY_MS)}::timestamptz and k.at <= ${asOf}::timestamptz
      and k.person_id in (
        select p.id from person p where p.workspace_id = ${tx.workspaceId} and p.last_contact_at > ${new Date(asOf.getTime() - SILENT_DAYS_MAX * DAY_MS)}::timestamptz order by p.strength desc, p.id limit ${KNOWN_MAX})
    group by 1 having count(distinct (k.at at time zone 'UTC')::date) >= ${RHYTHM_DAYS_MIN}) r
  join person p on p.workspace_id = ${tx.workspaceId} and p.id = r.person_id`);

export interface Loud { id: string; name: string; organisation: string | null; count: number; topics: string[] }

/** Who spoke of most concern lately, and about what. */
export const loadLoudest = (tx: WorkspaceTx, asOf: Date): Promise<Loud[]> => {
  const since = new Date(asOf.getTime() - LATELY_DAYS * DAY_MS);
  const lately = sql`m.workspace_id = ${tx.workspaceId} and m.counts and m.stance = 'concern' and m.at > ${since}::timestamptz and m.at <= ${asOf}::timestamptz`;
  return tx.run<Loud>(sql`
    select p.id, p.name, (select o.name from organisation o where o.workspace_id = ${tx.workspaceId} and o.id = p.organisation_id) as organisation, l.count,
      array(select t.name from mention m join topic t on t.workspace_id = ${tx.workspaceId} and t.id = m.topic_id where ${lately} and m.person_id = p.id group by 1 order by count(*) desc, 1 limit 3) as topics
    from (select m.person_id, count(distinct m.event_id)::int as count from mention m where ${lately} group by 1 order by 2 desc, 1 limit ${SHOWN}) l
    join person p on p.workspace_id = ${tx.workspaceId} and p.id = l.person_id order by l.count desc, p.id`);
};
