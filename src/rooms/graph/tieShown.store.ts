// Ties as they are shown: computed for the moment asked about, with the points of each part; and kept private by their member.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { strengthOf, whyStrength } from './strength.ts';
import type { Touches } from './strength.ts';
import type { OrganisationTie, TieShown } from './tie.ts';
import { refreshTies, tiesSql, touchesSql } from './tie.store.ts';

interface TouchRow extends Omit<Touches, 'daysSinceLast'> {
  memberId: string;
  memberName: string;
  lastAt: Date;
  isPrivate: boolean;
}

/** Who of us knows a person and how well, as of `now`, strongest first. Ties others keep private are not shown to `viewerId`. */
export async function tiesOfPerson(tx: WorkspaceTx, personId: string, viewerId: string, now: Date): Promise<TieShown[]> {
  const rows = await tx.run<TouchRow>(sql`
    select t.member_id as "memberId", m.name as "memberName", t.last_at as "lastAt", i.is_private is true as "isPrivate", t.contacts, t.ins as "in", t.outs as "out", t.hours as "replyHours"
    from (${touchesSql(tx.workspaceId, now, sql`and c.person_id = ${personId}::uuid`)}) t
    join member m on m.workspace_id = ${tx.workspaceId} and m.id = t.member_id
    left join tie i on i.workspace_id = ${tx.workspaceId} and i.person_id = t.person_id and i.member_id = t.member_id
    where i.is_private is not true or t.member_id = ${viewerId}::uuid`);
  return rows.map(({ memberId, memberName, lastAt, isPrivate, ...counts }) => {
    const touches: Touches = { ...counts, daysSinceLast: (now.getTime() - lastAt.getTime()) / 86_400_000 };
    const strength = strengthOf(touches);
    return { member: { id: memberId, name: memberName }, strength: strength.strength, parts: whyStrength(strength, touches), isPrivate, lastAt, contacts: counts.contacts };
  }).sort((a, b) => b.strength - a.strength || b.lastAt.getTime() - a.lastAt.getTime() || a.member.id.localeCompare(b.member.id));
}

const PEOPLE_SHOWN = 5;
const MEMBERS_SHOWN = 200;

/** Which of us know people of an organisation, as of `now`, best first, each with the people they know best. */
export async function tiesOfOrganisation(tx: WorkspaceTx, organisationId: string, viewerId: string, now: Date): Promise<OrganisationTie[]> {
  const persons = sql`and c.person_id in (select o.id from person o where o.workspace_id = ${tx.workspaceId} and o.organisation_id = ${organisationId}::uuid)`;
  const rows = await tx.run<{ memberId: string; memberName: string; people: OrganisationTie['people'] }>(sql`
    select t.member_id as "memberId", m.name as "memberName", json_agg(json_build_object('id', p.id, 'name', p.name, 'strength', t.strength) order by t.strength desc, p.id) as people
    from (${tiesSql(tx.workspaceId, now, persons)}) t
    join person p on p.workspace_id = ${tx.workspaceId} and p.id = t.person_id
    join member m on m.workspace_id = ${tx.workspaceId} and m.id = t.member_id
    where not exists (select from tie i where i.workspace_id = ${tx.workspaceId} and i.person_id = t.person_id and i.member_id = t.member_id and i.is_private and i.member_id <> ${viewerId}::uuid)
    group by t.member_id, m.name order by max(t.strength) desc, m.name, t.member_id limit ${MEMBERS_SHOWN}`);
  return rows.map((row) => ({ member: { id: row.memberId, name: row.memberName }, strength: row.people[0]?.strength ?? 0, people: row.people.slice(0, PEOPLE_SHOWN) }));
}

/** Keeps a tie private or shows it again. @returns false where there is no such tie. */
export async function setPrivate(tx: WorkspaceTx, personId: string, memberId: string, isPrivate: boolean, now: Date): Promise<boolean> {
  const rows = await tx.run<{ id: string }>(sql`
    update tie set is_private = ${isPrivate} where workspace_id = ${tx.workspaceId} and person_id = ${personId}::uuid and member_id = ${memberId}::uuid returning person_id as id`);
  if (rows.length > 0) await refreshTies(tx, [personId], now);
  return rows.length > 0;
}
