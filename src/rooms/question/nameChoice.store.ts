// The SQL of what a member means by names.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { SubjectTable } from '#base/registry.ts';
import { newId } from '#base/ids.ts';
import { CHOICES_MAX } from './nameChoice.ts';
import type { Chosen, NameChoiceItem, NamedType } from './nameChoice.ts';
import { plain } from './textMatch.ts';

const common = { key: 'name_choice', room: 'question', id: ['id'], merge: { by: 'moving' }, export: 'nothing', erase: 'delete' } as const;
/** A choice goes with whom it means. */
export const nameChoicePerson: SubjectTable = { ...common, columns: ['person_id'] };
export const nameChoiceOrganisation: SubjectTable = { ...common, columns: ['organisation_id'] };

const TABLES = { topic: 'topic', member: 'member', person: 'person', organisation: 'organisation', item: 'content_item' } as const;

/** What a thing of this type is called; undefined where there is none. */
export const nameOf = async (tx: WorkspaceTx, type: NamedType, id: string): Promise<string | undefined> => (await tx.one<{ name: string }>(sql`
  select ${sql.ref(type === 'item' ? 't.title' : 't.name')} as name from ${sql.table(TABLES[type])} t where t.workspace_id = ${tx.workspaceId} and t.id = ${id}::uuid`))?.name;

/** Remembers it in place of what was chosen for the same spelling before; answers its id. */
export async function saveChoice(tx: WorkspaceTx, { spelling, type, id }: Omit<Chosen, 'name'>, { memberId, now }: { memberId: string; now: Date }): Promise<string> {
  const own = newId();
  await forgetSpelling(tx, spelling, memberId);
  await tx.insert('name_choice', [{
    workspace_id: tx.workspaceId, id: own, member_id: memberId, spelling: plain(spelling), type, at: now,
    person_id: type === 'person' ? id : null, organisation_id: type === 'organisation' ? id : null, other_id: type === 'person' || type === 'organisation' ? null : id,
  }]);
  return own;
}

const forgetSpelling = (tx: WorkspaceTx, spelling: string, memberId: string): Promise<unknown> => tx.run(sql`
  delete from name_choice where workspace_id = ${tx.workspaceId} and member_id = ${memberId}::uuid and spelling = ${plain(spelling)}`);

/** Forgets one choice and answers what it was; undefined where the member made none with this id. */
export const forgetChoice = (tx: WorkspaceTx, id: string, memberId: string): Promise<Omit<Chosen, 'name'> | undefined> => tx.one<Omit<Chosen, 'name'>>(sql`
  delete from name_choice where workspace_id = ${tx.workspaceId} and member_id = ${memberId}::uuid and id = ${id}::uuid returning spelling, type, coalesce(person_id, organisation_id, other_id) as id`);

interface Row extends Omit<NameChoiceItem, 'means'> { meansId: string; name: string | null }

const rows = (tx: WorkspaceTx, memberId: string): Promise<Row[]> => tx.run<Row>(sql`
  select c.id, c.spelling, c.type, c.at, coalesce(c.person_id, c.organisation_id, c.other_id) as "meansId", coalesce(p.name, o.name, t.name, m.name, i.title) as name
  from name_choice c
  left join person p on p.workspace_id = ${tx.workspaceId} and p.id = c.person_id
  left join organisation o on o.workspace_id = ${tx.workspaceId} and o.id = c.organisation_id
  left join topic t on t.workspace_id = ${tx.workspaceId} and t.id = c.other_id and c.type = 'topic' and t.state in ('proposed', 'accepted')
  left join member m on m.workspace_id = ${tx.workspaceId} and m.id = c.other_id and c.type = 'member'
  left join content_item i on i.workspace_id = ${tx.workspaceId} and i.id = c.other_id and c.type = 'item'
  where c.workspace_id = ${tx.workspaceId} and c.member_id = ${memberId}::uuid order by c.at desc, c.id desc limit ${CHOICES_MAX}`);

/** The member's choices, the latest first; what is gone is left out. */
export const listChoices = async (tx: WorkspaceTx, memberId: string): Promise<NameChoiceItem[]> =>
  (await rows(tx, memberId)).flatMap(({ meansId, name, ...row }) => (name === null ? [] : [{ ...row, means: { id: meansId, name } }]));

/** What the member chose, for reading their questions. */
export const chosenBy = async (tx: WorkspaceTx, memberId: string): Promise<Chosen[]> =>
  (await rows(tx, memberId)).flatMap(({ spelling, type, meansId, name }) => (name === null ? [] : [{ spelling, type, id: meansId, name }]));
