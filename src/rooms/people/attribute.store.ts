// What questions may ask of people and organisations: the built-in fields and those a workspace added. A value is that of
// the moment asked about. The row itself holds it unless the row has changed since; then the facts tell what stood at that time.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { attributes, searchSources } from '#base/registry.ts';
import type { Attribute, AttributeProof, AttributeScope, AttributeType, Subject } from '#base/registry.ts';
import { subjectNames } from '#rooms/team/index.ts';
import { customFields } from './customField.store.ts';
import type { CustomField } from './customField.ts';
import { CUSTOM } from './field.ts';
import { preferenceAttribute } from './learnedAttribute.store.ts';
import { registerTables } from './tables.store.ts';
import { runNames } from './runName.store.ts';
import { findOrganisations, findPersons } from './search.store.ts';

interface FieldAttribute {
  name: string;
  aliases?: readonly string[];
  type: AttributeType;
  column: string;
}

const PERSON: readonly FieldAttribute[] = [
  { name: 'city', type: 'text', column: 'city' },
  { name: 'country', type: 'text', column: 'country' },
  { name: 'title', aliases: ['job title'], type: 'text', column: 'title' },
  { name: 'started on', type: 'date', column: 'started_on' },
  { name: 'left on', type: 'date', column: 'left_on' },
];
const ORGANISATION: readonly FieldAttribute[] = [
  { name: 'size', type: 'number', column: 'size' },
  { name: 'plan', type: 'text', column: 'plan' },
  { name: 'renewal date', aliases: ['renewal'], type: 'date', column: 'renewal_date' },
  { name: 'yearly revenue', aliases: ['revenue'], type: 'money', column: 'yearly_revenue' },
];

const tables = { person: sql.table('person'), organisation: sql.table('organisation') };
const factTables = { person: sql.table('person_fact'), organisation: sql.table('organisation_fact') };
const idColumns = { person: sql.ref('person_id'), organisation: sql.ref('organisation_id') };

type Moment = Omit<AttributeScope, 'id'>;

/** Facts that stood at `now` or came to stand later; those that were only noted never did. */
const stoodSince = (now: Date) => sql`(own_fact.is_current or own_fact.replaced_at > ${now}::timestamptz)`;

/** The one that stood at `now` first; before anything was told, what was told first. */
const thenOrFirst = (now: Date) => sql`own_fact.recorded_at > ${now}::timestamptz,
  case when own_fact.recorded_at <= ${now}::timestamptz then own_fact.recorded_at end desc, case when own_fact.recorded_at <= ${now}::timestamptz then own_fact.id end desc, own_fact.recorded_at, own_fact.id`;

/** What a file or mail told held before it was told, too; what one of us typed or the API said holds from then on. */
const holdsThen = (now: Date) => sql`(own_fact.recorded_at <= ${now}::timestamptz or own_fact.source in ('import', 'mail'))`;

/** The fact of a field that was current at `now`, as a scalar of `what` over the alias `own_fact`. */
const factAt = (subject: Subject, { workspaceId, now }: Moment, id: RawBuilder<unknown>, field: string, what: RawBuilder<unknown>) => sql`(
  select case when ${holdsThen(now)} then ${what} end from ${factTables[subject]} own_fact
  where own_fact.workspace_id = ${workspaceId} and own_fact.${idColumns[subject]} = ${id} and own_fact.field = ${field} and ${stoodSince(now)}
  order by ${thenOrFirst(now)} limit 1)`;

/** A value of the subject's own row while the row has not changed since `now`, else `before`; of one subject or of all. */
function ownValue(subject: Subject, value: RawBuilder<unknown>, before: (moment: Moment) => RawBuilder<unknown>): Required<Pick<Attribute, 'value' | 'rows'>> {
  const own = (moment: Moment) => sql`case when own_row.updated_at <= ${moment.now}::timestamptz then ${value} else ${before(moment)} end`;
  const from = ({ workspaceId }: Moment) => sql`from ${tables[subject]} own_row where own_row.workspace_id = ${workspaceId}`;
  return {
    value: (scope) => sql`(select ${own(scope)} ${from(scope)} and own_row.id = ${scope.id})`,
    rows: (moment) => sql`select own_row.id, ${own(moment)} as value ${from(moment)} and (${value} is not null or own_row.updated_at > ${moment.now}::timestamptz)`,
  };
}

const factOf = (subject: Subject, field: string, what: RawBuilder<unknown>) => (moment: Moment) => factAt(subject, moment, sql`own_row.id`, field, what);

const WHAT: Record<AttributeType, RawBuilder<unknown>> = {
  text: sql`nullif(own_fact.value_text, '')`, choice: sql`nullif(own_fact.value_text, '')`, number: sql`own_fact.value_number`, money: sql`own_fact.value_number`,
  date: sql`own_fact.value_date`, 'yes/no': sql`nullif(own_fact.value_text, '') = 'yes'`,
};

const fieldAttribute = (subject: Subject, { name, aliases = [], type, column }: FieldAttribute): Attribute => ({
  key: `${subject}.${name}`, subject, label: name, aliases, type, proof: factProof(subject, column),
  ...ownValue(subject, sql`own_row.${sql.ref(column)}`, factOf(subject, column, WHAT[type])),
});

/** The name of the member who owns a person or an organisation. */
const ownerAttribute = (subject: Subject): Attribute => {
  const nameOf = (workspaceId: string, id: RawBuilder<unknown>) => sql`(select own_member.name from member own_member where own_member.workspace_id = ${workspaceId} and own_member.id = ${id})`;
  const owner = ownValue(subject, sql`own_row.owner_member_id`, factOf(subject, 'owner_member_id', sql`nullif(own_fact.value_text, '')::uuid`));
  return {
    key: `${subject}.owner`, subject, label: 'owner', aliases: [], type: 'text', proof: factProof(subject, 'owner_member_id'),
    value: (scope) => nameOf(scope.workspaceId, owner.value(scope)),
    rows: (moment) => sql`select own.id, ${nameOf(moment.workspaceId, sql`own.value`)} as value from (${owner.rows(moment)}) own`,
  };
};

/** Names and domains are how somebody is called and recognised; they have no time. */
const nameAttribute = (subject: Subject): Attribute => ({
  key: `${subject}.name`, subject, label: 'name', aliases: [], type: 'text', proof: factProof(subject, 'name'),
  value: ({ workspaceId, id }) => sql`(select own_row.name from ${tables[subject]} own_row where own_row.workspace_id = ${workspaceId} and own_row.id = ${id})`,
  rows: ({ workspaceId }) => sql`select own_row.id, own_row.name as value from ${tables[subject]} own_row where own_row.workspace_id = ${workspaceId}`,
});

const tagsAttribute: Attribute = {
  key: 'person.tags', subject: 'person', label: 'tags', aliases: ['tag', 'tagged'], type: 'text', proof: factProof('person', 'tags'),
  ...ownValue('person', sql`nullif(array_to_string(own_row.tags, ', '), '')`, factOf('person', 'tags', WHAT.text)),
};

const domainAttribute: Attribute = {
  key: 'organisation.domain', subject: 'organisation', label: 'domain', aliases: [], type: 'text',
  value: ({ workspaceId, id }) => sql`(
    select string_agg(own_domain.domain, ', ' order by own_domain.domain) from organisation_domain own_domain where own_domain.workspace_id = ${workspaceId} and own_domain.organisation_id = ${id})`,
  rows: ({ workspaceId }) => sql`
    select own_domain.organisation_id as id, string_agg(own_domain.domain, ', ' order by own_domain.domain) as value
    from organisation_domain own_domain where own_domain.workspace_id = ${workspaceId} group by own_domain.organisation_id`,
};

/** The custom fields of this workspace as attributes `person.custom:KEY` and `organisation.custom:KEY`. */
export const customAttributes = async (tx: WorkspaceTx): Promise<Attribute[]> => (await customFields(tx)).map(customAttribute);

const customAttribute = ({ subject, key, label, type }: CustomField): Attribute => ({
  key: `${subject}.${CUSTOM}${key}`, subject, label, aliases: key === label.toLowerCase() ? [] : [key], type,
  value: (scope) => factAt(subject, scope, scope.id, CUSTOM + key, WHAT[type]),
  rows: (moment) => factRows(subject, moment, CUSTOM + key, WHAT[type]),
  proof: factProof(subject, CUSTOM + key),
});

/** Of each subject the one fact of the field that was current at `now`: it still is, or it was replaced later. */
const factRows = (subject: Subject, { workspaceId, now }: Moment, field: string, what: RawBuilder<unknown>) => {
  const facts = sql`
    select own_fact.${idColumns[subject]} as id, ${what} as value from ${factTables[subject]} own_fact
    where own_fact.workspace_id = ${workspaceId} and own_fact.field = ${field} and own_fact.recorded_at <= ${now}::timestamptz`;
  const later = sql`
    select distinct on (own_fact.${idColumns[subject]}) own_fact.${idColumns[subject]} as id, case when ${holdsThen(now)} then ${what} end as value from ${factTables[subject]} own_fact
    where own_fact.workspace_id = ${workspaceId} and own_fact.field = ${field} and own_fact.recorded_at > ${now}::timestamptz and ${stoodSince(now)}
      and not exists (select from ${factTables[subject]} told where told.workspace_id = ${workspaceId} and told.${idColumns[subject]} = own_fact.${idColumns[subject]} and told.field = ${field}
        and told.recorded_at <= ${now}::timestamptz and (told.is_current or told.replaced_at > ${now}::timestamptz))
    order by own_fact.${idColumns[subject]}, own_fact.recorded_at, own_fact.id`;
  return sql`${facts} and own_fact.is_current union all ${facts} and not own_fact.is_current and own_fact.replaced_at > ${now}::timestamptz union all select first_fact.id, first_fact.value from (${later}) first_fact`;
};

/** Where the value came from: what stood then; before anything was told, what was told first. */
function factProof(subject: Subject, field: string) {
  return async (tx: WorkspaceTx, subjectId: string, now: Date, limit: number): Promise<AttributeProof[]> => {
  const rows = await tx.run<{ isLater: boolean; at: Date; kind: string; quote: string; run: string | null; member: string | null; interaction: string | null }>(sql`
    select own_fact.recorded_at > ${now}::timestamptz as "isLater", own_fact.recorded_at as at, own_fact.source as kind, coalesce(o.name, w.name, own_fact.value_text) as quote, own_fact.run_id as run, m.name as member, null as interaction
    from ${factTables[subject]} own_fact
    left join member m on m.workspace_id = ${tx.workspaceId} and m.id = own_fact.member_id
    left join member w on w.workspace_id = ${tx.workspaceId} and own_fact.field = 'owner_member_id' and w.id::text = own_fact.value_text
    left join organisation o on o.workspace_id = ${tx.workspaceId} and own_fact.field = 'organisation_id' and o.id::text = own_fact.value_text
    where own_fact.workspace_id = ${tx.workspaceId} and own_fact.${idColumns[subject]} = ${subjectId}::uuid and own_fact.field = ${field} and ${stoodSince(now)} and ${holdsThen(now)} and own_fact.value_text <> ''
    order by ${thenOrFirst(now)} limit ${limit}`);
  const runs = await runNames(tx, rows.map((row) => row.run));
  // Of what was told later only the first holds back.
  return rows.filter(({ isLater }, index) => !isLater || index === 0).map(({ isLater: _isLater, run, member, ...row }) => ({ ...row, source: (run && runs.get(run)) || (member && `typed by ${member}`) || row.kind }));
  };
}

/** Registers what this room adds: its attributes, and its tables with rows of a person. Safe to repeat. */
export function registerPeople(): void {
  const own = [
    ...(['person', 'organisation'] as const).flatMap((subject) => [nameAttribute(subject), ownerAttribute(subject)]),
    ...PERSON.map((field) => fieldAttribute('person', field)), tagsAttribute, preferenceAttribute,
    ...ORGANISATION.map((field) => fieldAttribute('organisation', field)), domainAttribute,
  ];
  for (const attribute of own) if (!attributes.get(attribute.key)) attributes.add(attribute);
  if (!searchSources.get('person')) searchSources.add({ key: 'person', find: findPersons });
  if (!searchSources.get('organisation')) searchSources.add({ key: 'organisation', find: findOrganisations });
  for (const [key, table] of [['people', 'person'], ['organisations', 'organisation']] as const) {
    if (!subjectNames.get(key)) subjectNames.add({ key, names: async (tx, ids) => new Map((await tx.run(sql<{ id: string; name: string }>`
      select id, name from ${sql.id(table)} where workspace_id = ${tx.workspaceId} and id = any(${[...ids]}::uuid[])`)).map(({ id, name }) => [id, name])) });
  }
  registerTables();
}
