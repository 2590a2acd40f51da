// SQL about organisations as they are listed and shown. What is known of an organisation through its people (how many, how
// strong, when last in contact) is counted from them when it is asked.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { WorkspaceTx } from '#base/database/database.ts';
import { readPageKey, writePageKey } from '#base/pageKey.ts';
import type { KeyPart } from '#base/pageKey.ts';
import { organisationNameKey } from './domain.ts';
import { FIELD_KEY_PARTS, fieldRanges, fieldToSortBy } from './fieldOrder.store.ts';
import { knownFacts } from './known.store.ts';
import { customColumn, organisationsNear, ownedBy, withField } from './listFilter.store.ts';
import { containing, rangesOf, readRanges, searchWords } from './ordered.store.ts';
import type { Ordering } from './ordered.store.ts';
import type { OrganisationDetail, OrganisationItem, OrganisationSort, organisationListInput } from './organisation.ts';
import { usualOrder } from './person.ts';
import { named } from './person.store.ts';

interface ItemRow extends Omit<OrganisationItem, 'owner'> {
  ownerId: string | null;
  ownerName: string | null;
  createdAt: Date;
  /** The value of the field that decides the order. */
  sortedBy?: string | null;
}

const people = (workspaceId: string) => sql`(
  select p.organisation_id, count(*)::int as people, max(p.strength)::int as strength, max(p.last_contact_at) as last_contact_at
  from person p where p.workspace_id = ${workspaceId} and p.organisation_id is not null group by p.organisation_id)`;
const peopleOfOne = (workspaceId: string) => sql`lateral (
  select count(*)::int as people, max(p.strength)::int as strength, max(p.last_contact_at) as last_contact_at
  from person p where p.workspace_id = ${workspaceId} and p.organisation_id = o.id)`;

const itemColumns = (workspaceId: string) => sql`
  o.id, 'organisation' as kind, o.name, coalesce(s.people, 0) as people, coalesce(s.strength, 0) as strength, s.last_contact_at as "lastContactAt", o.plan,
  o.renewal_date as "renewalDate", o.yearly_revenue as "yearlyRevenue", o.size, o.owner_member_id as "ownerId", m.name as "ownerName", o.created_at as "createdAt",
  coalesce((select array_agg(d.domain order by d.domain) from organisation_domain d where d.workspace_id = ${workspaceId} and d.organisation_id = o.id), '{}') as domains`;

const asItem = ({ ownerId, ownerName, sortedBy: _key, ...row }: ItemRow) => ({ ...row, owner: named(ownerId, ownerName) });

const ORDERINGS: Record<OrganisationSort, Ordering> = {
  name: { by: [{ column: sql`o.name collate "und-x-icu"`, type: 'text' }], id: sql`o.id` },
  strength: { by: [{ column: sql`coalesce(s.strength, 0)`, type: 'int' }, { column: sql`s.last_contact_at`, type: 'timestamptz', empty: 'smallest' }], id: sql`o.id` },
  'last contact': { by: [{ column: sql`s.last_contact_at`, type: 'timestamptz', empty: 'last' }], id: sql`o.id` },
  people: { by: [{ column: sql`coalesce(s.people, 0)`, type: 'int' }], id: sql`o.id` },
  'renewal date': { by: [{ column: sql`o.renewal_date`, type: 'date', empty: 'last' }], id: sql`o.id` },
  'yearly revenue': { by: [{ column: sql`o.yearly_revenue`, type: 'numeric', empty: 'last' }], id: sql`o.id` },
  created: { by: [], id: sql`o.id` },
};
/** Orders that need every organisation's people before the first row is known. */
const COUNTED: ReadonlySet<string> = new Set(['strength', 'last contact', 'people']);

const KEYS: Record<OrganisationSort, (row: OrganisationItem) => KeyPart[]> = {
  name: (row) => [row.name],
  strength: (row) => [row.strength, row.lastContactAt?.toISOString() ?? null],
  'last contact': (row) => [row.lastContactAt?.toISOString() ?? null],
  people: (row) => [row.people],
  'renewal date': (row) => [row.renewalDate],
  'yearly revenue': (row) => [row.yearlyRevenue],
  created: () => [],
};

/** One page of organisations in the order asked for, and how many there are in all. */
export async function listOrganisations(tx: WorkspaceTx, input: z.output<typeof organisationListInput>, now: Date): Promise<{ items: OrganisationItem[]; next: string | null; total: number }> {
  const order = input.order ?? usualOrder(input.sort);
  const list = `organisations ${input.sort} ${order}`;
  const field = await fieldToSortBy(tx, 'organisation', input.sort);
  const ordering = ORDERINGS[input.sort as OrganisationSort];
  const after = readPageKey(list, input.after, field ? FIELD_KEY_PARTS : ordering.by.length + 1);
  const filter = filterOf(tx.workspaceId, input, now);
  const counted = COUNTED.has(input.sort) ? sql`${people(tx.workspaceId)} s on s.organisation_id = o.id` : sql`${peopleOfOne(tx.workspaceId)} s on true`;
  const ranges = field ? fieldRanges(tx.workspaceId, 'organisation', field, { id: sql`o.id`, order, after }) : rangesOf(ordering, order, after);
  const rows = await readRanges(ranges, input.limit + 1, ({ where, orderBy, join, key }, limit) => tx.run<ItemRow>(sql`
    select ${itemColumns(tx.workspaceId)} ${customColumn(tx.workspaceId, 'organisation', Boolean(input.withCustom), sql`o`)}, ${key ?? sql`null`} as "sortedBy" from organisation o ${join ?? sql``} left join ${counted}
      left join member m on m.workspace_id = ${tx.workspaceId} and m.id = o.owner_member_id
    where o.workspace_id = ${tx.workspaceId} ${filter} and ${where} order by ${orderBy} limit ${limit}`));
  const items = rows.slice(0, input.limit).map(asItem);
  const last = rows.length > input.limit ? items.at(-1) : undefined;
  const key = last && (field ? [rows[input.limit - 1]?.sortedBy ?? null] : KEYS[input.sort as OrganisationSort](last));
  const isWhole = !after && rows.length <= input.limit;
  const total = isWhole ? rows.length : ((await tx.one<{ n: number }>(sql`select count(*)::int as n from organisation o where o.workspace_id = ${tx.workspaceId} ${filter}`))?.n ?? 0);
  return { items, next: last && key ? writePageKey(list, [...key, last.id]) : null, total };
}

function filterOf(workspaceId: string, input: z.output<typeof organisationListInput>, now: Date): RawBuilder<unknown> {
  const { search, owner, plan } = input;
  const conditions = [
    ...organisationsNear(workspaceId, input, now), ...withField(workspaceId, 'organisation', input, sql`o`),
    ...(owner ? [ownedBy(owner, sql`o`)] : []),
    ...(plan ? [sql`and lower(o.plan) = lower(${plan})`] : []),
    ...searchWords(search).map((word) => sql`and (o.name ilike ${containing(word)}
      or o.id in (select d.organisation_id from organisation_domain d where d.workspace_id = ${workspaceId} and d.domain ilike ${containing(word)}))`),
  ];
  return conditions.length > 0 ? sql.join(conditions, sql` `) : sql``;
}

/** Everything known of one organisation; undefined where there is none of that id. */
export async function loadOrganisation(tx: WorkspaceTx, id: string): Promise<OrganisationDetail | undefined> {
  const row = await tx.one<ItemRow>(sql`
    select ${itemColumns(tx.workspaceId)} from organisation o left join ${peopleOfOne(tx.workspaceId)} s on true
      left join member m on m.workspace_id = ${tx.workspaceId} and m.id = o.owner_member_id
    where o.workspace_id = ${tx.workspaceId} and o.id = ${id}::uuid`);
  return row && { ...asItem(row), facts: await knownFacts(tx, 'organisation', id) };
}

/** Organisations at a domain, or called so (without case and legal form): the first few ids with their names. */
export const organisationsCalled = (tx: WorkspaceTx, handle: string): Promise<{ id: string; name: string }[]> => tx.run<{ id: string; name: string }>(sql`
  select o.id, o.name from organisation o where o.workspace_id = ${tx.workspaceId} and (o.name_key = ${organisationNameKey(handle)}
    or o.id in (select d.organisation_id from organisation_domain d where d.workspace_id = ${tx.workspaceId} and d.domain = lower(${handle})))
  order by o.name <> ${handle}, o.id limit 6`);
