// Gathers what the suggestion for a person looks at, and how they like to deal with us.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { LearnedShown } from '#rooms/people/index.ts';
import { proofOf } from './axis.store.ts';
import { HABIT_DAYS } from './habit.ts';
import type { Acts } from './habit.ts';
import { SCORE_DAYS } from './suggestion.ts';
import type { Situation } from './suggestion.ts';

const DAY_MS = 86_400_000;
const CONCERN_DAYS = 60;
const FIT_DAYS = 365;

export async function situationOf(tx: WorkspaceTx, personId: string, learned: readonly LearnedShown[], { today, now }: { today: string; now: Date }): Promise<Situation> {
  const wait = learned.find((one) => one.kind === 'wait');
  const expired = learned.filter((one) => one.question).toSorted((a, b) => (a.expiresOn ?? '').localeCompare(b.expiresOn ?? ''))[0];
  const last = await tx.one<{ day: string | null }>(sql`select p.last_contact_at::date::text as day from person p where p.workspace_id = ${tx.workspaceId} and p.id = ${personId}::uuid`);
  return {
    today, wait: wait?.expiresOn ? { id: wait.id, words: wait.words, expiresOn: wait.expiresOn, member: wait.source.member?.name ?? null } : null,
    unanswered: await unansweredConcern(tx, personId, now), score: await latestScore(tx, personId, now), lastContactOn: last?.day ?? null,
    question: expired?.question ? { question: expired.question, kind: expired.kind } : null, fits: await fitting(tx, personId, now),
  };
}

const ofEvent = (event: string): RawBuilder<unknown> => sql`i.event_id = ${event}::uuid`;

async function unansweredConcern(tx: WorkspaceTx, personId: string, now: Date): Promise<Situation['unanswered']> {
  const since = new Date(now.getTime() - CONCERN_DAYS * DAY_MS);
  const row = await tx.one<{ event: string; topic: string; day: string }>(sql`
    select n.event_id as event, t.name as topic, n.at::date::text as day
    from mention n join topic t on t.workspace_id = ${tx.workspaceId} and t.id = n.topic_id and t.state = 'accepted'
    where n.workspace_id = ${tx.workspaceId} and n.person_id = ${personId}::uuid and n.counts and n.stance = 'concern' and n.at > ${since}::timestamptz and n.at <= ${now}::timestamptz and n.kind in ('mail', 'survey response', 'review')
      and not exists (select from contact k where k.workspace_id = ${tx.workspaceId} and k.person_id = n.person_id and k.at > n.at and k.at <= ${now}::timestamptz and k.direction = 'out')
    order by n.at desc, n.p desc, n.id limit 1`);
  if (!row) return null;
  const [proof] = await proofOf(tx, personId, ofEvent(row.event), { since, now, most: 1, stances: ['concern'] });
  return proof ? { topic: row.topic, day: row.day, proof } : null;
}

async function latestScore(tx: WorkspaceTx, personId: string, now: Date): Promise<Situation['score']> {
  const since = new Date(now.getTime() - SCORE_DAYS * DAY_MS);
  const row = await tx.one<{ event: string; score: number; day: string }>(sql`
    select r.event_id as event, r.score::int as score, r.at::date::text as day from survey_response r
    where r.workspace_id = ${tx.workspaceId} and r.person_id = ${personId}::uuid and r.score is not null and r.at > ${since}::timestamptz and r.at <= ${now}::timestamptz order by r.at desc, r.id desc limit 1`);
  if (!row) return null;
  const [proof] = await proofOf(tx, personId, ofEvent(row.event), { since, now, most: 1, stances: ['concern', 'praise'] });
  return proof ? { score: row.score, day: row.day, proof } : null;
}

interface FitRow { event: string; topic: string; stance: string; times: number; day: string; id: string; title: string; kind: string; url: string | null }

/** For what they raised most often in a year, the newest thing about it that they have not read. */
async function fitting(tx: WorkspaceTx, personId: string, now: Date): Promise<Situation['fits']> {
  const since = new Date(now.getTime() - FIT_DAYS * DAY_MS);
  const row = await tx.one<FitRow>(sql`
    select x.event, t.name as topic, x.stance, x.times, x.day, c.id, c.title, c.kind, c.url
    from (select n.topic_id, count(distinct n.event_id)::int as times, (array_agg(n.event_id order by n.at desc, n.id))[1] as event, (array_agg(n.stance order by n.at desc, n.id))[1] as stance, max(n.at)::date::text as day
        from mention n where n.workspace_id = ${tx.workspaceId} and n.person_id = ${personId}::uuid and n.counts and n.kind <> 'reading' and n.stance in ('concern', 'question', 'idea', 'interest') and n.at > ${since}::timestamptz and n.at <= ${now}::timestamptz
        group by n.topic_id) x
    join topic t on t.workspace_id = ${tx.workspaceId} and t.id = x.topic_id and t.state = 'accepted'
    join content_item_topic l on l.workspace_id = ${tx.workspaceId} and l.topic_id = x.topic_id
    join content_item c on c.workspace_id = ${tx.workspaceId} and c.id = l.content_item_id and (c.published_at is null or c.published_at <= ${now}::timestamptz)
    where not exists (select from interaction i where i.workspace_id = ${tx.workspaceId} and i.person_id = ${personId}::uuid and i.kind in ('reading', 'training') and i.content_item_id = c.id)
    order by x.times desc, x.day desc, c.published_at desc nulls last, c.id limit 1`);
  if (!row) return [];
  const { event, topic, stance, times, day, ...content } = row;
  const [proof] = await proofOf(tx, personId, ofEvent(event), { since, now, most: 1, stances: [stance] });
  return [{ content, topic, stance, times, day, proof: proof ?? null }];
}

/** What a person did in a year, and how we came to them. */
export async function actsOf(tx: WorkspaceTx, personId: string, now: Date): Promise<Acts> {
  const since = new Date(now.getTime() - HABIT_DAYS * DAY_MS);
  const row = await tx.one<Acts>(sql`
    select count(*) filter (where i.kind in ('call', 'meeting', 'visit'))::int as talk, count(*) filter (where i.kind = 'mail' and i.role = 'author')::int as write,
      (count(*) filter (where i.kind in ('reading', 'training')) + count(distinct i.at::date) filter (where i.kind = 'usage'))::int as alone,
      count(*) filter (where i.kind in ('call', 'meeting', 'visit') and i.member_id is not null)::int as "weTalked", count(*) filter (where i.kind = 'mail' and i.direction = 'out')::int as "weWrote"
    from interaction i where i.workspace_id = ${tx.workspaceId} and i.person_id = ${personId}::uuid and i.at > ${since}::timestamptz and i.at <= ${now}::timestamptz`);
  if (!row) throw new Error('Counting gave nothing.');
  return row;
}
