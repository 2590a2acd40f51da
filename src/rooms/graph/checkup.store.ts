// What the graph keeps beside the events so that questions are quick, computed again from the events and compared.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { REPAIR_ADVICE, RESTORE_ADVICE } from '#base/checkup.ts';
import type { Check } from '#base/checkup.ts';
import type { WorkspaceTx } from '#base/database/database.ts';
import { writeAnswers } from './derived.store.ts';
import { WINDOW_DAYS } from './strength.ts';
import { recountThreads } from './thread.store.ts';
import { parts, refreshTies } from './tie.store.ts';

const counted = async (tx: WorkspaceTx, query: RawBuilder<unknown>): Promise<number> => (await tx.one<{ n: number }>(sql`select count(*)::int as n from (${query}) x`))?.n ?? 0;

/** A check that counts rows and says so in one sentence. */
const counting = (name: string, say: (n: number) => string, query: (workspaceId: string, now: Date) => RawBuilder<unknown>, repair?: Check['repair']): Check => ({
  name,
  async find(tx, now) {
    const n = await counted(tx, query(tx.workspaceId, now));
    return n === 0 ? [] : [{ what: say(n), advice: repair ? REPAIR_ADVICE : RESTORE_ADVICE, rows: n }];
  },
  ...(repair ? { repair } : {}),
});

/** Each tie as of the moment it was computed. */
function wrongTies(workspaceId: string): RawBuilder<unknown> {
  const since = sql`c.at > i.computed_at - make_interval(days => ${WINDOW_DAYS}::int)`;
  const { often, lately, bothWays, replySpeed } = parts({ contacts: sql`t.contacts`, ins: sql`t.ins`, outs: sql`t.outs`, last: sql`t.last_at`, hours: sql`t.hours` }, sql`t.computed_at`);
  return sql`
    select 1 from (
      select i.person_id, i.member_id, i.strength, i.often, i.lately, i.both_ways, i.reply_speed, i.computed_at,
        count(c.id) filter (where ${since})::int as contacts, count(*) filter (where ${since} and c.direction = 'in')::int as ins, count(*) filter (where ${since} and c.direction = 'out')::int as outs,
        max(c.at) as last_at, percentile_cont(0.5) within group (order by c.reply_hours) filter (where c.reply_hours is not null and ${since}) as hours
      from tie i left join contact c on c.workspace_id = ${workspaceId} and c.person_id = i.person_id and c.member_id = i.member_id and c.at <= i.computed_at
      where i.workspace_id = ${workspaceId} group by i.workspace_id, i.person_id, i.member_id) t
    where t.last_at is null or (t.often, t.lately, t.both_ways, t.reply_speed) is distinct from (${often}, ${lately}, ${bothWays}, ${replySpeed}) or t.strength <> t.often + t.lately + t.both_ways + t.reply_speed`;
}

const missingTies = (workspaceId: string, now: Date): RawBuilder<unknown> => sql`
  select distinct c.person_id, c.member_id from contact c where c.workspace_id = ${workspaceId} and c.member_id is not null and c.at <= ${now}::timestamptz
    and not exists (select from tie i where i.workspace_id = ${workspaceId} and i.person_id = c.person_id and i.member_id = c.member_id)`;

/** A contact that lay in the future when the person was last looked at counts from the next look on. */
const wrongPersons = (workspaceId: string, now: Date): RawBuilder<unknown> => sql`
  select 1 from person p where p.workspace_id = ${workspaceId} and (
    p.strength <> coalesce((select max(i.strength) from tie i where i.workspace_id = ${workspaceId} and i.person_id = p.id and not i.is_private), 0)
    or not exists (select from (select max(c.at) as at from contact c where c.workspace_id = ${workspaceId} and c.person_id = p.id and c.at <= ${now}::timestamptz) l
      where l.at is not distinct from p.last_contact_at
        or l.at > (select max(i.computed_at) from tie i where i.workspace_id = ${workspaceId} and i.person_id = p.id)))`;

const wrongAnswers = (workspaceId: string): RawBuilder<unknown> => sql`
  select 1 from (
    select e.author_person_id as person, p.author_person_id as other, min(e.at) as since, max(e.at) as last, count(*)::int as times
    from event e join event p on p.workspace_id = ${workspaceId} and p.id = e.parent_id
    where e.workspace_id = ${workspaceId} and e.author_person_id is not null and p.author_person_id is not null and p.author_person_id <> e.author_person_id group by 1, 2) x
  full join (select * from relationship where workspace_id = ${workspaceId} and kind = 'replied to') k on k.person_id = x.person and k.other_person_id = x.other
  where (x.since, x.last, x.times) is distinct from (k.since, k.last_at, k.times)`;

const wrongThreads = (workspaceId: string): RawBuilder<{ id: string }> => sql`
  select t.id from thread t left join (
    select thread_id, min(at) as first_at, max(at) as last_at, count(*)::int as events from event where workspace_id = ${workspaceId} and thread_id is not null group by 1) x on x.thread_id = t.id
  where t.workspace_id = ${workspaceId} and x.events is not null and (t.first_at, t.last_at, t.events) is distinct from (x.first_at, x.last_at, x.events)`;

/** Tables that repeat of their event what questions ask for; in which direction it went is each customer's own. */
const REPEATED: readonly [table: string, columns: readonly string[]][] = [['interaction', ['kind', 'at']], ['mention', ['kind', 'at']], ['contact', ['at']], ['survey_response', ['at']]];

export const graphChecks: readonly Check[] = [
  counting('ties', (n) => `${n} ties are not as strong as their contacts say.`, wrongTies, (tx, now) => refreshTies(tx, 'all', now)),
  counting('ties', (n) => `${n} ties are missing although there were contacts.`, missingTies, (tx, now) => refreshTies(tx, 'all', now)),
  counting('last contacts', (n) => `${n} people have another strength or last contact than their contacts say.`, wrongPersons, (tx, now) => refreshTies(tx, 'all', now)),
  counting('answers', (n) => `${n} counts of who answered whom are not what the mails say.`, wrongAnswers, async (tx) => {
    const rows = await tx.run<{ id: string }>(sql`select id from person where workspace_id = ${tx.workspaceId}`);
    await writeAnswers(tx, rows.map(({ id }) => id));
  }),
  counting('threads', (n) => `${n} conversations have other dates or counts than their mails.`, wrongThreads, async (tx) => {
    const rows = await tx.run<{ id: string }>(wrongThreads(tx.workspaceId));
    await recountThreads(tx, rows.map(({ id }) => id));
  }),
  ...REPEATED.map(([table, columns]) => counting('copies', (n) => `${n} rows of ${table} say something else than their event.`,
    (workspaceId) => sql`select 1 from ${sql.id(table)} t join event e on e.workspace_id = ${workspaceId} and e.id = t.event_id
      where t.workspace_id = ${workspaceId} and (${sql.join(columns.map((column) => sql`t.${sql.id(column)} is distinct from e.${sql.id(column)}`), sql` or `)})`,
    async (tx) => {
      await tx.run(sql`update ${sql.id(table)} t set ${sql.join(columns.map((column) => sql`${sql.id(column)} = e.${sql.id(column)}`))} from event e
        where t.workspace_id = ${tx.workspaceId} and e.workspace_id = ${tx.workspaceId} and e.id = t.event_id and (${sql.join(columns.map((column) => sql`t.${sql.id(column)} is distinct from e.${sql.id(column)}`), sql` or `)})`);
    })),
  counting('topics', (n) => `${n} readings count for a topic that was merged into another.`, (workspaceId) => sql`
    select 1 from mention m join topic t on t.workspace_id = ${workspaceId} and t.id = m.topic_id where m.workspace_id = ${workspaceId} and t.state = 'merged'`),
];
