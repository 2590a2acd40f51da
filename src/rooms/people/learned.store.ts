// Keeps what was learned of persons. Nothing is changed in place: a correction ends a line and begins another, and undoing it
// brings the former back as it was, with its source.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import { questionOf } from './learned.ts';
import type { LearnedKind, LearnedShown, Preference } from './learned.ts';

/** A line as it is written. */
export interface LearnedLine {
  kind: LearnedKind;
  words: string;
  choice: Preference | null;
  isSaid: boolean;
  quote: string | null;
  eventId: string | null;
  learnedOn: string;
  expiresOn: string | null;
}

export interface LearnedSource { kind: 'member' | 'api'; memberId: string; now: Date }

interface Row extends Omit<LearnedShown, 'person' | 'question' | 'source'> {
  personId: string;
  personName: string;
  eventId: string | null;
  sourceKind: 'member' | 'api';
  memberId: string | null;
  memberName: string | null;
  recordedAt: Date;
  interactionId: string | null;
  interactionKind: string | null;
  interactionAt: Date | null;
}

// Interactions belong to the room `graph` above; here only what the source of a line is called is read of them.
const lines = (workspaceId: string) => sql`
  select l.id, l.person_id as "personId", p.name as "personName", l.kind, l.words, l.choice, l.is_said as "isSaid", l.quote, l.event_id as "eventId", l.learned_on::text as "learnedOn", l.expires_on::text as "expiresOn",
    l.source as "sourceKind", l.member_id as "memberId", m.name as "memberName", l.recorded_at as "recordedAt", l.replaces_id as replaces, l.ended_at as "endedAt",
    i.id as "interactionId", i.kind as "interactionKind", i.at as "interactionAt"
  from learned l
  join person p on p.workspace_id = ${workspaceId} and p.id = l.person_id
  left join member m on m.workspace_id = ${workspaceId} and m.id = l.member_id
  left join interaction i on i.workspace_id = ${workspaceId} and i.event_id = l.event_id and i.person_id = l.person_id
  where l.workspace_id = ${workspaceId}`;

const LINES_MAX = 500;

const shown = (today: string) => ({ personId, personName, eventId: _event, sourceKind, memberId, memberName, recordedAt, interactionId, interactionKind, interactionAt, ...row }: Row): LearnedShown => ({
  ...row, person: { id: personId, name: personName }, question: row.endedAt ? null : questionOf(row.kind, row.words, row.expiresOn, today),
  source: {
    kind: sourceKind, member: memberId && memberName ? { id: memberId, name: memberName } : null, at: recordedAt,
    interaction: interactionId && interactionKind && interactionAt ? { id: interactionId, kind: interactionKind, at: interactionAt } : null,
  },
});

/** What holds of one person, newest first in each kind; with `isAll` also what was corrected or ended. At most 500 lines. */
export async function learnedOf(tx: WorkspaceTx, personId: string, today: string, isAll = false): Promise<LearnedShown[]> {
  const rows = await tx.run<Row>(sql`
    ${lines(tx.workspaceId)} and l.person_id = ${personId}::uuid ${isAll ? sql`` : sql`and l.ended_at is null`}
    order by l.learned_on desc, l.recorded_at desc, l.id desc limit ${LINES_MAX}`);
  return rows.map(shown(today));
}

export async function loadLearned(tx: WorkspaceTx, id: string, today: string): Promise<{ line: LearnedLine; item: LearnedShown } | undefined> {
  const row = await tx.one<Row>(sql`${lines(tx.workspaceId)} and l.id = ${id}::uuid`);
  return row && { item: shown(today)(row), line: { kind: row.kind, words: row.words, choice: row.choice, isSaid: row.isSaid, quote: row.quote, eventId: row.eventId, learnedOn: row.learnedOn, expiresOn: row.expiresOn } };
}

/** Writes lines of one person. Of a preference and of "do not sell yet" one at a time holds: the new one ends the former. @returns their ids. */
export async function addLearned(tx: WorkspaceTx, personId: string, told: readonly LearnedLine[], source: LearnedSource, replacesId: string | null = null): Promise<string[]> {
  const single = told.filter(({ kind }) => kind === 'preference' || kind === 'wait').map(({ kind }) => kind);
  if (single.length > 0) {
    await tx.run(sql`
      update learned set ended_at = ${source.now}, ended_by = ${source.memberId}, ended_why = 'another one holds'
      where workspace_id = ${tx.workspaceId} and person_id = ${personId}::uuid and kind = any(${single}::text[]) and ended_at is null`);
  }
  const rows = told.map((line) => ({
    workspace_id: tx.workspaceId, id: newId(), person_id: personId, kind: line.kind, choice: line.choice, words: line.words, is_said: line.isSaid, quote: line.quote, event_id: line.eventId,
    source: source.kind, member_id: source.memberId, learned_on: line.learnedOn, recorded_at: source.now, expires_on: line.expiresOn, replaces_id: replacesId,
  }));
  await tx.insert('learned', rows);
  return rows.map(({ id }) => id);
}

/** Ends a line. @returns false where it has ended already. */
export async function endLearned(tx: WorkspaceTx, id: string, { memberId, now }: LearnedSource, why: string): Promise<boolean> {
  const rows = await tx.run(sql`
    update learned set ended_at = ${now}, ended_by = ${memberId}, ended_why = ${why} where workspace_id = ${tx.workspaceId} and id = ${id}::uuid and ended_at is null returning id`);
  return rows.length > 0;
}

/** Brings a line back as it was; whatever corrected it, or holds in its place, ends. */
export async function restoreLearned(tx: WorkspaceTx, { id, person, kind }: LearnedShown, { memberId, now }: LearnedSource): Promise<void> {
  const inItsPlace = kind === 'preference' || kind === 'wait' ? sql`l.person_id = ${person.id}::uuid and l.kind = ${kind}` : sql`l.replaces_id = ${id}::uuid`;
  await tx.run(sql`
    update learned l set ended_at = ${now}, ended_by = ${memberId}, ended_why = 'taken back' where l.workspace_id = ${tx.workspaceId} and l.ended_at is null and ${inItsPlace}`);
  await tx.run(sql`update learned set ended_at = null, ended_by = null, ended_why = null where workspace_id = ${tx.workspaceId} and id = ${id}::uuid`);
}

/** The event behind a person's interaction, with its text; undefined where it is none of theirs. */
export const eventOfInteraction = (tx: WorkspaceTx, personId: string, interactionId: string): Promise<{ event: string; text: string } | undefined> => tx.one(sql`
  select e.id as event, e.text from interaction i join event e on e.workspace_id = ${tx.workspaceId} and e.id = i.event_id
  where i.workspace_id = ${tx.workspaceId} and i.id = ${interactionId}::uuid and i.person_id = ${personId}::uuid`);

interface Bank { kind: LearnedKind; search: string; like: string | null; after: string | null; limit: number }

/**
 * What was learned of everybody, for finding others who said the like. `like`: those come first who share plan, title, city or tags with that person.
 * @returns one more than `limit` where there are more; `after` goes on only without `like`.
 */
export async function bankOf(tx: WorkspaceTx, { kind, search, like, after, limit }: Bank, today: string): Promise<LearnedShown[]> {
  const found = search.split(/\s+/).filter(Boolean).slice(0, 6).map((word) => sql`and concat_ws(' ', l.words, l.quote) ilike ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`);
  const rows = await tx.run<Row>(sql`
    ${lines(tx.workspaceId)} and l.kind = ${kind} and l.ended_at is null ${sql.join(found, sql` `)} ${after ? sql`and l.id < ${after}::uuid` : sql``} ${like ? sql`and l.person_id <> ${like}::uuid` : sql``}
    order by ${like ? alike(tx.workspaceId, like) : sql``} l.id desc limit ${limit + 1}`);
  return rows.map(shown(today));
}

/** How much two persons have in common: plan of their organisations, title, city, each tag. */
const alike = (workspaceId: string, personId: string): RawBuilder<unknown> => sql`(
  select coalesce(q.title = p.title, false)::int + coalesce(q.city = p.city, false)::int + cardinality(array(select unnest(q.tags) intersect select unnest(p.tags))) + coalesce(a.plan = b.plan, false)::int
  from person q left join organisation a on a.workspace_id = ${workspaceId} and a.id = q.organisation_id
    left join organisation b on b.workspace_id = ${workspaceId} and b.id = p.organisation_id
  where q.workspace_id = ${workspaceId} and q.id = ${personId}::uuid) desc, `;
