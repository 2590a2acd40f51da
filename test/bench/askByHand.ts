// The five questions of the bench as somebody would write them by hand for these tables, for comparing times and answers.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { Drawn } from './askQuestions.ts';

const DAY = 86_400_000;
const TOP = 50;

/** Asks by hand; returns how many there are. The first rows come with it, as they do in an answer. */
export type ByHand = (tx: WorkspaceTx, now: Date, drawn: Drawn) => Promise<number>;
interface Counted { count: number }

const ago = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY + 1);

async function people(tx: WorkspaceTx, before: RawBuilder<unknown>): Promise<number> {
  const w = tx.workspaceId;
  const rows = await tx.run<Counted>(sql`
    with ${before}, top as (select p.id, p.name, p.strength, p.organisation_id from found f join person p on p.workspace_id = ${w} and p.id = f.id order by p.strength desc, p.name collate "und-x-icu", p.id limit ${TOP})
    select (select count(*)::int from found) as count, t.id, t.name, t.strength, o.name as organisation, (select h.value from handle h where h.workspace_id = ${w} and h.person_id = t.id and h.kind = 'email' limit 1) as email
    from (select 1) one left join top t on true left join organisation o on o.workspace_id = ${w} and o.id = t.organisation_id order by t.strength desc, t.name collate "und-x-icu", t.id`);
  return rows[0]?.count ?? 0;
}

async function organisations(tx: WorkspaceTx, before: RawBuilder<unknown>): Promise<number> {
  const w = tx.workspaceId;
  const rows = await tx.run<Counted>(sql`
    with ${before}, top as (select o.id, o.name, max(p.strength) as strength from found f join organisation o on o.workspace_id = ${w} and o.id = f.id
      join person p on p.workspace_id = ${w} and p.organisation_id = o.id group by o.id, o.name order by 3 desc, o.name collate "und-x-icu", o.id limit ${TOP})
    select (select count(*)::int from found) as count, t.* from (select 1) one left join top t on true order by t.strength desc, t.name collate "und-x-icu", t.id`);
  return rows[0]?.count ?? 0;
}

/** Edges of everybody in `set`, looked at from there: who stands at the other end, and whom they were met by. */
const edgesFrom = (w: string, now: Date, set: string) => sql`
  select person_id as id, other_person_id as met from relationship where workspace_id = ${w} and since <= ${now} and other_person_id = any(array(select id from ${sql.raw(set)}))
  union all select other_person_id, person_id from relationship where workspace_id = ${w} and since <= ${now} and person_id = any(array(select id from ${sql.raw(set)}))`;

export const BY_HAND: readonly ByHand[] = [
  (tx, now, { a, b }) => people(tx, sql`
    worried as (select distinct person_id from mention where workspace_id = ${tx.workspaceId} and counts and topic_id = ${b.id} and stance = 'concern' and at between ${ago(now, 90)} and ${now}),
    found as (select person_id as id from mention where workspace_id = ${tx.workspaceId} and counts and topic_id = ${a.id} and kind = 'reading' and at between ${ago(now, 365)} and ${now}
      and person_id in (select person_id from worried) group by person_id having count(distinct event_id) >= 2)`),
  (tx, now, { a, member }) => organisations(tx, sql`
    readers as (select distinct person_id as id from mention where workspace_id = ${tx.workspaceId} and counts and topic_id = ${a.id} and kind = 'reading' and at <= ${now}),
    found as (select distinct p.organisation_id as id from readers r join person p on p.workspace_id = ${tx.workspaceId} and p.id = r.id where p.organisation_id is not null
      and (p.owner_member_id = ${member.id} or exists (select from contact c where c.workspace_id = ${tx.workspaceId} and c.person_id = r.id and c.member_id = ${member.id} and c.at <= ${now})))`),
  (tx, now) => people(tx, sql`
    promoters as (select x.id from (select distinct on (person_id) person_id as id, score from survey_response where workspace_id = ${tx.workspaceId} and score is not null and at <= ${now} order by person_id, at desc, id desc) x where x.score >= 9),
    first as materialized (${edgesFrom(tx.workspaceId, now, 'promoters')}),
    second as materialized (${edgesFrom(tx.workspaceId, now, 'first')}),
    near as (select id from first union select s.id from second s join first f on f.id = s.met where f.met <> s.id),
    found as (select n.id from near n where not exists (select from contact c where c.workspace_id = ${tx.workspaceId} and c.person_id = n.id and c.at between ${ago(now, 90)} and ${now}))`),
  (tx, now) => organisations(tx, sql`
    ranked as (select id, renewal_date, yearly_revenue, rank() over (order by yearly_revenue desc) as place, count(*) over () as many from organisation where workspace_id = ${tx.workspaceId} and yearly_revenue is not null),
    due as (select id from ranked where place - 1 < many * 0.2 and renewal_date between ${now.toISOString().slice(0, 10)}::date and ${new Date(now.getTime() + 60 * DAY).toISOString().slice(0, 10)}::date),
    staff as (select p.id, p.organisation_id from due d join person p on p.workspace_id = ${tx.workspaceId} and p.organisation_id = d.id),
    found as (select distinct s.organisation_id as id from staff s where exists (select from mention m where m.workspace_id = ${tx.workspaceId} and m.person_id = s.id and m.counts and m.stance = 'concern' and m.at between ${ago(now, 90)} and ${now})
      or (select score from survey_response r where r.workspace_id = ${tx.workspaceId} and r.person_id = s.id and r.score is not null and r.at <= ${now} order by r.at desc, r.id desc limit 1) <= 6
      or (select count(*) filter (where i.at >= ${ago(now, 90)}) < count(*) filter (where i.at < ${ago(now, 90)}) from interaction i
        where i.workspace_id = ${tx.workspaceId} and i.person_id = s.id and i.role in ('author', 'subject') and i.at between ${ago(now, 180)} and ${now}))`),
  async (tx, now, { member, person }) => {
    const w = tx.workspaceId;
    const step = (from: string) => sql`select x.id, max(x.strength) as strength from (
      select id, strength from ${sql.raw(from)}
      union all select r.person_id, f.strength * k.worth from ${sql.raw(from)} f join relationship r on r.workspace_id = ${w} and r.other_person_id = f.id and r.since <= ${now} join worth k on k.kind = r.kind
      union all select r.other_person_id, f.strength * k.worth from ${sql.raw(from)} f join relationship r on r.workspace_id = ${w} and r.person_id = f.id and r.since <= ${now} join worth k on k.kind = r.kind) x group by x.id`;
    const rows = await tx.run<{ best: number | null }>(sql`
      with worth (kind, worth) as (values ('works with', 0.8::float8), ('introduced', 0.8), ('referred', 0.7), ('reports to', 0.7), ('knows', 0.6), ('replied to', 0.3)),
      w0 as (select ${person.id}::uuid as id, 1::float8 as strength), w1 as (${step('w0')}), w2 as (${step('w1')}), w3 as (${step('w2')})
      select t.person_id, p.name, round(t.strength * w3.strength)::int as best from w3 join tie t on t.workspace_id = ${w} and t.person_id = w3.id and t.member_id = ${member.id} and t.strength > 0 and not t.is_private
      join person p on p.workspace_id = ${w} and p.id = t.person_id order by t.strength * w3.strength desc limit ${TOP}`);
    return rows[0]?.best ?? 0;
  },
];
