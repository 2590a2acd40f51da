// The figures behind examples and the overview: what is there, and as of when.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { Asking } from '#rooms/question/index.ts';
import { evaluateCount } from './evaluate.store.ts';
import type { Gist } from './exampleQuestions.ts';
import { PAST_AFTER_DAYS, exampleWords, nearestFirst } from './exampleQuestions.ts';
import { understand, loadVocabulary } from '#rooms/question/index.ts';

const DAY_MS = 86_400_000;
const LATELY_DAYS = 90;

/** The moment to look from: now, or the newest interaction where that is more than a month ago. */
export async function lookFrom(tx: WorkspaceTx, now: Date): Promise<{ asOf: Date; isPast: boolean }> {
  const newest = await tx.one<{ at: Date | null }>(sql`select max(e.at) as at from event e where e.workspace_id = ${tx.workspaceId} and e.at <= ${now}::timestamptz`);
  const isPast = newest?.at !== null && newest !== undefined && now.getTime() - newest.at.getTime() > PAST_AFTER_DAYS * DAY_MS;
  return { asOf: isPast ? newest.at! : now, isPast };
}

export async function loadGist(tx: WorkspaceTx, now: Date): Promise<Gist> {
  const { asOf, isPast } = await lookFrom(tx, now);
  const since = new Date(asOf.getTime() - LATELY_DAYS * DAY_MS);
  const topics = await tx.run<Gist['topics'][number]>(sql`
    select t.name, m.stance, count(distinct m.person_id)::int as people from mention m
    join topic t on t.workspace_id = ${tx.workspaceId} and t.id = m.topic_id and t.state in ('accepted', 'proposed')
    where m.workspace_id = ${tx.workspaceId} and m.counts and m.at > ${since}::timestamptz and m.at <= ${asOf}::timestamptz group by 1, 2 order by 3 desc, 1 limit 100`);
  const years = await tx.run<{ year: number }>(sql`
    select distinct extract(year from i.at at time zone 'UTC')::int as year from interaction i
    where i.workspace_id = ${tx.workspaceId} and i.kind = 'purchase' and i.at <= ${asOf}::timestamptz order by 1`);
  const one = await tx.one<Omit<Gist, 'asOf' | 'isPast' | 'topics' | 'purchaseYears'>>(sql`select
    (select percentile_cont(0.9) within group (order by s.total)::float8 from (
      select sum(i.amount) as total from interaction i where i.workspace_id = ${tx.workspaceId} and i.kind = 'purchase' and i.at <= ${asOf}::timestamptz group by i.person_id) s) as "spentTop",
    (select m.name from member m where m.workspace_id = ${tx.workspaceId} and m.id = (
      select k.member_id from tie k where k.workspace_id = ${tx.workspaceId} group by 1 order by count(*) desc, 1 limit 1)) as member,
    (select o.name from organisation o where o.workspace_id = ${tx.workspaceId} and o.id = (
      select p.organisation_id from person p where p.workspace_id = ${tx.workspaceId} and p.organisation_id is not null group by 1 order by count(*) desc, 1 limit 1)) as organisation,
    (select c.kind from content_item c where c.workspace_id = ${tx.workspaceId} group by 1 order by count(*) desc, 1 limit 1) as content,
    (select p.city from person p where p.workspace_id = ${tx.workspaceId} and p.city is not null group by 1 order by count(*) desc, 1 limit 1) as city,
    exists (select from contact k where k.workspace_id = ${tx.workspaceId}) as "hasContacts",
    exists (select from survey_response r where r.workspace_id = ${tx.workspaceId} and r.score is not null) as "hasScores",
    exists (select from organisation o where o.workspace_id = ${tx.workspaceId} and o.renewal_date >= ${asOf}::date) as "hasRenewals",
    exists (select from relationship r where r.workspace_id = ${tx.workspaceId} and r.kind = 'referred') as "hasReferrals"`);
  return { asOf, isPast, topics, purchaseYears: years.map(({ year }) => year), ...one!, spentTop: rounded(one!.spentTop) };
}

/** A sum as people say it: two leading digits. */
function rounded(sum: number | null): number | null {
  if (sum === null || sum < 1) return null;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(sum)) - 1);
  return Math.floor(sum / step) * step;
}

export interface Example {
  words: string;
  count: number;
}

/** Questions about what this workspace really holds, each with how many it finds; those that find nobody, or everybody, are left out. Those nearest to `typed` come first. */
export async function findExamples(tx: WorkspaceTx, asking: Asking, most: number, typed = ''): Promise<Example[]> {
  const words = nearestFirst(exampleWords(await loadGist(tx, asking.now)), typed);
  const vocabulary = await loadVocabulary(tx, words.join(' ; '), asking);
  const everybody = await tx.one<{ people: number; organisations: number }>(sql`
    select (select count(*)::int from person p where p.workspace_id = ${tx.workspaceId}) as people, (select count(*)::int from organisation o where o.workspace_id = ${tx.workspaceId}) as organisations`);
  const found: Example[] = [];
  for (const one of words) {
    if (found.length >= most) break;
    const { question, unused, ambiguous } = understand(one, vocabulary);
    if (!question || question.find === 'paths' || unused.length + ambiguous.length > 0) continue;
    const count = await evaluateCount(tx, question, asking);
    if (count > 0 && count < (question.find === 'people' ? everybody!.people : everybody!.organisations)) found.push({ words: one, count });
  }
  return found;
}

