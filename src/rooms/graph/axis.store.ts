// Counts what the five axes of a person look at, with the interactions that show it; keeps what members say about them.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import { loadWorkspace } from '#rooms/team/index.ts';
import { AXIS_DAYS, judgeAxes } from './axis.ts';
import type { Axis, AxisCounts, AxisShown } from './axis.ts';
import type { EventDetails } from './event.ts';
import { ownText } from './event.ts';
import { excerptOf } from './interaction.ts';

const PROOF_SHOWN = 3;

/** The five axes of a person as of `now`. */
export async function axesOf(tx: WorkspaceTx, personId: string, now: Date): Promise<AxisShown[]> {
  const since = new Date(now.getTime() - AXIS_DAYS * 86_400_000);
  const { currency } = await loadWorkspace(tx);
  const money = new Intl.NumberFormat('en-GB', { style: 'currency', currency, maximumFractionDigits: 0 });
  const judged = judgeAxes(await countsOf(tx, personId, since, now), (amount) => money.format(amount));
  const corrections = await correctionsOf(tx, personId);
  const items: AxisShown[] = [];
  for (const { axis, level, why, rule } of judged) {
    const correction = corrections.find((one) => one.axis === axis) ?? null;
    items.push({ axis, level: correction?.level ?? level, computed: level, why, rule, proof: await proofOf(tx, personId, shows(tx.workspaceId, axis), { since, now }), correction: correction && { id: correction.id, level: correction.level, why: correction.why, member: correction.member, at: correction.at } });
  }
  return items;
}

async function countsOf(tx: WorkspaceTx, personId: string, since: Date, now: Date): Promise<AxisCounts> {
  const within = (at: RawBuilder<unknown>) => sql`${at} > ${since}::timestamptz and ${at} <= ${now}::timestamptz`;
  const said = (stances: readonly string[]) => sql`(select count(distinct n.event_id)::int from mention n where n.workspace_id = ${tx.workspaceId} and n.person_id = ${personId}::uuid and n.counts and n.kind <> 'reading' and n.stance = any(${[...stances]}::text[]) and ${within(sql`n.at`)})`;
  const row = await tx.one<AxisCounts>(sql`
    select b.spent, b.purchases, b.answers as "answersToOthers", c.replies, c."fromUs", c."medianReplyHours", ${said(['idea', 'concern'])} as challenges, ${said(['question'])} as questions,
      (select count(distinct r.other_person_id)::int from relationship r where r.workspace_id = ${tx.workspaceId} and r.person_id = ${personId}::uuid and r.kind in ('referred', 'introduced') and ${within(sql`r.last_at`)}) as referrals,
      (select o.yearly_revenue::float8 from person p join organisation o on o.workspace_id = ${tx.workspaceId} and o.id = p.organisation_id where p.workspace_id = ${tx.workspaceId} and p.id = ${personId}::uuid) as "organisationPays"
    from (select coalesce(sum(i.amount) filter (where i.kind = 'purchase'), 0)::float8 as spent, count(*) filter (where i.kind = 'purchase')::int as purchases, count(*) filter (where i.kind = 'community answer' and i.role in ('author', 'subject'))::int as answers
        from interaction i where i.workspace_id = ${tx.workspaceId} and i.person_id = ${personId}::uuid and i.kind in ('purchase', 'community answer') and ${within(sql`i.at`)}) b,
      (select count(*) filter (where k.direction = 'in' and k.reply_hours is not null)::int as replies, count(*) filter (where k.direction = 'out')::int as "fromUs",
          (percentile_cont(0.5) within group (order by k.reply_hours) filter (where k.direction = 'in' and k.reply_hours is not null))::float8 as "medianReplyHours"
        from contact k where k.workspace_id = ${tx.workspaceId} and k.person_id = ${personId}::uuid and ${within(sql`k.at`)}) c`);
  if (!row) throw new Error('Counting gave nothing.');
  return row;
}

/** Which interactions (alias i) show an axis. */
function shows(workspaceId: string, axis: Axis): RawBuilder<unknown> {
  const said = (...stances: string[]) => sql`exists (select from mention n where n.workspace_id = ${workspaceId} and n.event_id = i.event_id and n.person_id = i.person_id and n.counts and n.stance = any(${stances}::text[])) and i.kind <> 'reading'`;
  const of: Record<Axis, RawBuilder<unknown>> = {
    money: sql`i.kind = 'purchase'`,
    'easy to engage': sql`exists (select from contact k where k.workspace_id = ${workspaceId} and k.event_id = i.event_id and k.person_id = i.person_id and k.direction = 'in' and k.reply_hours is not null)`,
    'challenges our thinking': said('idea', 'concern'),
    'asks good questions': said('question'),
    'helps others': sql`i.kind = 'community answer' and i.role in ('author', 'subject')`,
  };
  return of[axis];
}

interface ProofRow { interaction: string; event: string; kind: string; at: Date; subject: string | null; text: string; spans: number[]; details: EventDetails; start: number | null; end: number | null }

/** The latest interactions of a person that `which` is true of, each with the words that show it. */
export async function proofOf(tx: WorkspaceTx, personId: string, which: RawBuilder<unknown>, { since, now, most = PROOF_SHOWN, stances = ['idea', 'concern', 'question'] }: { since: Date; now: Date; most?: number; stances?: readonly string[] }): Promise<AxisShown['proof']> {
  const rows = await tx.run<ProofRow>(sql`
    select i.id as interaction, i.event_id as event, i.kind, i.at, e.subject, e.text, e.own_spans as spans, e.details, s.span_start as start, s.span_end as "end"
    from interaction i join event e on e.workspace_id = ${tx.workspaceId} and e.id = i.event_id
    left join lateral (select n.span_start, n.span_end from mention n where n.workspace_id = ${tx.workspaceId} and n.event_id = i.event_id and n.person_id = i.person_id and n.counts and n.stance = any(${[...stances]}::text[]) and n.span_end > n.span_start
      order by n.p desc, n.id limit 1) s on true
    where i.workspace_id = ${tx.workspaceId} and i.person_id = ${personId}::uuid and i.at > ${since}::timestamptz and i.at <= ${now}::timestamptz and ${which}
    order by i.at desc, i.id desc limit ${most}`);
  return rows.map(({ interaction, kind, at, subject, text, spans, details, start, end }) => ({
    interaction, kind, at,
    words: start !== null && end !== null ? text.slice(start, end) : details.purchase?.item || subject || excerptOf(ownText(text, spans), 120) || kind,
  }));
}

interface CorrectionRow { id: string; axis: Axis; level: number; why: string; at: Date; member: { id: string; name: string } }

const correctionsOf = (tx: WorkspaceTx, personId: string): Promise<CorrectionRow[]> => tx.run<CorrectionRow>(sql`
  select c.id, c.axis, c.level::int as level, c.why, c.at, json_build_object('id', m.id, 'name', m.name) as member
  from axis_correction c join member m on m.workspace_id = ${tx.workspaceId} and m.id = c.member_id
  where c.workspace_id = ${tx.workspaceId} and c.person_id = ${personId}::uuid and c.ended_at is null order by c.at desc, c.id desc`);

/** Says a level; the correction before it ends. A null level takes the correction back, so that the rule counts again. */
export async function correctAxis(tx: WorkspaceTx, personId: string, { axis, level, why }: { axis: Axis; level: number | null; why: string }, { memberId, now }: { memberId: string; now: Date }): Promise<void> {
  await tx.run(sql`
    update axis_correction set ended_at = ${now} where workspace_id = ${tx.workspaceId} and person_id = ${personId}::uuid and axis = ${axis} and ended_at is null`);
  if (level !== null) await tx.insert('axis_correction', [{ workspace_id: tx.workspaceId, id: newId(), person_id: personId, axis, level, why, member_id: memberId, at: now }]);
}
