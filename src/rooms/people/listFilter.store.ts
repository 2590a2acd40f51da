// The SQL of what narrows both lists, and the custom values that come with a row where they are asked for.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { z } from 'zod';
import { CUSTOM } from './field.ts';
import type { SubjectKind } from './field.ts';
import { contactBorder } from './listFilter.ts';
import type { ContactWindow } from './listFilter.ts';
import type { personListInput } from './person.ts';

type Filter = Pick<z.output<typeof personListInput>, 'contact' | 'nearFrom' | 'nearTo' | 'field' | 'is' | 'owner'>;

/** Whether anything of this narrows the list. */
export const isNarrowed = ({ contact, nearFrom, nearTo, field, is, owner }: Filter): boolean => [contact, nearFrom, nearTo, field && is, owner].some((one) => one !== undefined && one !== '');

/** Who looks after them; `row` is the alias of a person or an organisation. */
export const ownedBy = (owner: string, row: RawBuilder<unknown>): RawBuilder<unknown> => (owner === 'nobody' ? sql`and ${row}.owner_member_id is null` : sql`and ${row}.owner_member_id = ${owner}::uuid`);

/** Persons (alias p) by contact and strength. */
export function personsNear({ contact, nearFrom, nearTo }: Filter, now: Date): RawBuilder<unknown>[] {
  return [
    ...(contact ? [contactOf(contact, now)] : []),
    ...(nearFrom === undefined ? [] : [sql`and p.strength >= ${nearFrom}`]), ...(nearTo === undefined ? [] : [sql`and p.strength <= ${nearTo}`]),
  ];
}

function contactOf(window: ContactWindow, now: Date): RawBuilder<unknown> {
  const border = contactBorder(window, now);
  if (!border) return sql`and p.last_contact_at is null`;
  return border.isWithin ? sql`and p.last_contact_at >= ${border.since}::timestamptz` : sql`and (p.last_contact_at is null or p.last_contact_at < ${border.since}::timestamptz)`;
}

/** Organisations (alias o) by the contact with, and the strength of, any of their people. */
export function organisationsNear(workspaceId: string, { contact, nearFrom, nearTo }: Filter, now: Date): RawBuilder<unknown>[] {
  const where = (is: RawBuilder<unknown>) => sql`(select p.organisation_id from person p where p.workspace_id = ${workspaceId} and p.organisation_id is not null and ${is})`;
  const border = contact ? contactBorder(contact, now) : null;
  return [
    ...(contact ? [border?.isWithin ? sql`and o.id in ${where(sql`p.last_contact_at >= ${border.since}::timestamptz`)}` : sql`and o.id not in ${where(border ? sql`p.last_contact_at >= ${border.since}::timestamptz` : sql`p.last_contact_at is not null`)}`] : []),
    ...(nearFrom ? [sql`and o.id in ${where(sql`p.strength >= ${nearFrom}`)}`] : []), ...(nearTo === undefined ? [] : [sql`and o.id not in ${where(sql`p.strength > ${nearTo}`)}`]),
  ];
}

export const factTables = { person: sql.table('person_fact'), organisation: sql.table('organisation_fact') };
export const idColumns = { person: sql.ref('person_id'), organisation: sql.ref('organisation_id') };

/** Those whose custom field has the value now; `row` is their alias. */
export function withField(workspaceId: string, subject: SubjectKind, { field, is }: Filter, row: RawBuilder<unknown>): RawBuilder<unknown>[] {
  if (!field || !is) return [];
  return [sql`and ${row}.id in (select f.${idColumns[subject]} from ${factTables[subject]} f where f.workspace_id = ${workspaceId} and f.field = ${CUSTOM + field} and f.is_current and lower(f.value_text) = lower(${is}))`];
}

/** The custom values of a row as JSON by key, as one more column with a comma before it; nothing where they are not asked for. */
export const customColumn = (workspaceId: string, subject: SubjectKind, isWanted: boolean, row: RawBuilder<unknown>): RawBuilder<unknown> => (isWanted ? sql`,
  coalesce((select jsonb_object_agg(substr(f.field, ${CUSTOM.length + 1}::int), f.value_text) from ${factTables[subject]} f
    where f.workspace_id = ${workspaceId} and f.${idColumns[subject]} = ${row}.id and f.is_current and f.field like ${`${CUSTOM}%`} and f.value_text <> ''), '{}') as custom` : sql``);
