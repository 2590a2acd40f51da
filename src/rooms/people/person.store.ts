// SQL about persons as they are listed and shown.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { WorkspaceTx } from '#base/database/database.ts';
import { readPageKey, writePageKey } from '#base/pageKey.ts';
import type { KeyPart } from '#base/pageKey.ts';
import { FIELD_KEY_PARTS, fieldRanges, fieldToSortBy } from './fieldOrder.store.ts';
import { knownFacts } from './known.store.ts';
import { customColumn, isNarrowed, ownedBy, personsNear, withField } from './listFilter.store.ts';
import { containing, rangesOf, readRanges, searchWords, skipRows, wholeRange } from './ordered.store.ts';
import type { Ordering, Range } from './ordered.store.ts';
import { usualOrder } from './person.ts';
import type { PersonDetail, PersonItem, PersonSort, personListInput } from './person.ts';

/** First come, first: the address by which somebody is known. */
const emailOf = (workspaceId: string, personId: RawBuilder<unknown>) => sql<string | null>`(
  select h.value from handle h where h.workspace_id = ${workspaceId} and h.person_id = ${personId} and h.kind = 'email' order by h.created_at, h.value limit 1)`;

const itemColumns = (workspaceId: string) => sql`
  p.id, 'person' as kind, p.name, ${emailOf(workspaceId, sql`p.id`)} as email, p.organisation_id as "organisationId", o.name as "organisationName", p.title,
  p.strength, p.last_contact_at as "lastContactAt", p.owner_member_id as "ownerId", m.name as "ownerName", p.tags`;

const besides = (workspaceId: string) => sql`
  left join organisation o on o.workspace_id = ${workspaceId} and o.id = p.organisation_id
  left join member m on m.workspace_id = ${workspaceId} and m.id = p.owner_member_id`;

interface ItemRow extends Omit<PersonItem, 'organisation' | 'owner'> {
  organisationId: string | null;
  organisationName: string | null;
  ownerId: string | null;
  ownerName: string | null;
  /** The value of the field that decides the order. */
  sortedBy?: string | null;
  total?: number;
}

function asItem<Row extends ItemRow>({ organisationId, organisationName, ownerId, ownerName, sortedBy: _key, total: _total, ...row }: Row) {
  return { ...row, organisation: named(organisationId, organisationName), owner: named(ownerId, ownerName) };
}

export const named = (id: string | null, name: string | null): { id: string; name: string } | null => (id ? { id, name: name ?? '' } : null);

const ORDERINGS: Record<PersonSort, Ordering> = {
  name: { by: [{ column: sql`p.name collate "und-x-icu"`, type: 'text' }], id: sql`p.id` },
  // Among equals those with whom there was contact last; never is before all times.
  strength: { by: [{ column: sql`p.strength`, type: 'smallint' }, { column: sql`p.last_contact_at`, type: 'timestamptz', empty: 'smallest' }], id: sql`p.id` },
  'last contact': { by: [{ column: sql`p.last_contact_at`, type: 'timestamptz', empty: 'last' }], id: sql`p.id` },
  organisation: { by: [{ column: sql`o.name collate "und-x-icu"`, type: 'text', empty: 'last' }, { column: sql`o.id`, type: 'uuid' }], id: sql`p.id` },
  // Ids are made in the order of time.
  created: { by: [], id: sql`p.id` },
};

const KEYS: Record<PersonSort, (row: PersonItem) => KeyPart[]> = {
  name: (row) => [row.name],
  strength: (row) => [row.strength, row.lastContactAt?.toISOString() ?? null],
  'last contact': (row) => [row.lastContactAt?.toISOString() ?? null],
  organisation: (row) => [row.organisation?.name ?? null, row.organisation?.id ?? null],
  created: () => [],
};

/** One page of persons in the order asked for, and how many there are in all. */
export async function listPersons(tx: WorkspaceTx, input: ListInput, now: Date): Promise<{ items: PersonItem[]; next: string | null; total: number }> {
  const order = input.order ?? usualOrder(input.sort);
  const list = `people ${input.sort} ${order}`;
  const field = await fieldToSortBy(tx, 'person', input.sort);
  const ordering = ORDERINGS[input.sort as PersonSort];
  const after = readPageKey(list, input.after, field ? FIELD_KEY_PARTS : ordering.by.length + 1);
  const isFiltered = hasFilter(input);
  // Some are looked up once, counted and sorted; of everybody the index of the order gives the page.
  const ranges = field ? fieldRanges(tx.workspaceId, 'person', field, { id: sql`p.id`, order, after }) : isFiltered ? [wholeRange(ordering, order, after)] : rangesOf(ordering, order, after);
  const { rows, total } = await readRows(tx, input, { ranges, isFiltered, now });
  const items = rows.slice(0, input.limit).map(asItem);
  const last = rows.length > input.limit ? items.at(-1) : undefined;
  const key = last && (field ? [rows[input.limit - 1]?.sortedBy ?? null] : KEYS[input.sort as PersonSort](last));
  return { items, next: last && key ? writePageKey(list, [...key, last.id]) : null, total };
}

type ListInput = z.output<typeof personListInput>;
const hasFilter = (input: ListInput): boolean => Boolean(input.search || input.organisation || input.tag) || isNarrowed(input);

async function readRows(tx: WorkspaceTx, input: ListInput, { ranges, isFiltered, now }: { ranges: readonly Range[]; isFiltered: boolean; now: Date }): Promise<{ rows: ItemRow[]; total: number }> {
  const own = sql`p.workspace_id = ${tx.workspaceId}`;
  const hits = isFiltered ? sql`with hit as materialized (select p.id from person p where ${own} ${filterOf(tx.workspaceId, input, now)})` : sql``;
  const source = isFiltered ? sql`hit join person p on ${own} and p.id = hit.id` : sql`person p`;
  const count = async (from: RawBuilder<unknown>) => (await tx.one<{ n: number }>(sql`${hits} select count(*)::int as n from ${from}`))?.n ?? 0;
  const joined = ({ join }: Range) => sql`${join ?? sql``} ${besides(tx.workspaceId)}`;
  const left = await skipRows(ranges, input.after ? 0 : input.skip ?? 0, (range) => count(sql`${source} ${joined(range)} where ${own} and ${range.where}`));
  const rows = await readRanges(left, input.limit + 1, (range, most) => {
    const { where, orderBy, key, offset } = range;
    // What is left out is passed by id alone: nothing else of those rows is read.
    const from = offset ? sql`(select p.id from ${source} ${joined(range)} where ${own} and ${where} order by ${orderBy} limit ${most} offset ${offset}) place join person p on ${own} and p.id = place.id` : source;
    return tx.run<ItemRow>(sql`${hits}
      select ${itemColumns(tx.workspaceId)} ${customColumn(tx.workspaceId, 'person', Boolean(input.withCustom), sql`p`)}, ${key ?? sql`null`} as "sortedBy"${isFiltered ? sql`, (select count(*)::int from hit) as total` : sql``}
      from ${from} ${joined(range)} where ${own} and ${where} order by ${orderBy} limit ${most}`);
  });
  const isNone = isFiltered && rows.length === 0 && !input.after && !input.skip;
  return { rows, total: isNone ? 0 : rows[0]?.total ?? await count(sql`${source} where ${own}`) };
}

function filterOf(workspaceId: string, input: ListInput, now: Date): RawBuilder<unknown> {
  const { search, organisation, owner, tag } = input;
  const conditions = [
    ...personsNear(input, now), ...withField(workspaceId, 'person', input, sql`p`),
    ...(organisation ? [sql`and p.organisation_id = ${organisation}::uuid`] : []),
    ...(owner ? [ownedBy(owner, sql`p`)] : []),
    ...(tag ? [sql`and ${tag} = any(p.tags)`] : []),
    ...searchWords(search).map((word) => sql`and (p.name ilike ${containing(word)}
      or p.id in (select h.person_id from handle h where h.workspace_id = ${workspaceId} and h.value ilike ${containing(word)})
      or p.organisation_id in (select s.id from organisation s where s.workspace_id = ${workspaceId} and s.name ilike ${containing(word)}))`),
  ];
  return conditions.length > 0 ? sql.join(conditions, sql` `) : sql``;
}

/** Everything known of one person; undefined where there is none of that id. */
export async function loadPerson(tx: WorkspaceTx, id: string): Promise<PersonDetail | undefined> {
  const row = await tx.one<ItemRow & Pick<PersonDetail, 'phone' | 'city' | 'country' | 'startedOn' | 'leftOn' | 'createdAt'>>(sql`
    select ${itemColumns(tx.workspaceId)}, p.phone, p.city, p.country, p.started_on as "startedOn", p.left_on as "leftOn", p.created_at as "createdAt"
    from person p ${besides(tx.workspaceId)} where p.workspace_id = ${tx.workspaceId} and p.id = ${id}::uuid`);
  if (!row) return undefined;
  const handles = await tx.run<{ kind: string; value: string }>(sql`
    select kind, value from handle where workspace_id = ${tx.workspaceId} and person_id = ${id}::uuid order by kind <> 'email', kind, created_at, value`);
  return { ...asItem(row), handles, facts: await knownFacts(tx, 'person', id) };
}

export interface Candidate {
  id: string;
  name: string;
  email: string | null;
  organisation: string | null;
}

const CANDIDATES_SHOWN = 5;

/** Persons called exactly so, whatever the case: the first few, and how many there are. */
export async function personsNamed(tx: WorkspaceTx, name: string): Promise<{ candidates: Candidate[]; count: number }> {
  const rows = await tx.run<Candidate & { count: number }>(sql`
    select p.id, p.name, ${emailOf(tx.workspaceId, sql`p.id`)} as email, o.name as organisation, count(*) over ()::int as count
    from person p left join organisation o on o.workspace_id = ${tx.workspaceId} and o.id = p.organisation_id
    where p.workspace_id = ${tx.workspaceId} and p.spelled = lower(${name.replace(/\s+/g, ' ').trim()}::text collate "und-x-icu") order by p.strength desc, p.id limit ${CANDIDATES_SHOWN}`);
  return { candidates: rows, count: rows[0]?.count ?? 0 };
}

/** The person who owns the handle: a mail address, a phone number (also one only noted as a value), or an id in any system. */
export async function personOfHandle(tx: WorkspaceTx, text: string, phone: string | null): Promise<string[]> {
  const rows = await tx.run<{ id: string }>(sql`
    select distinct h.person_id as id from handle h where h.workspace_id = ${tx.workspaceId}
      and ((h.kind = 'email' and h.value = lower(${text})) or (h.kind not in ('email', 'phone') and h.value = ${text}) or (h.kind = 'phone' and h.value = ${phone}))`);
  if (rows.length > 0 || !phone) return rows.map((row) => row.id);
  const noted = await tx.run<{ id: string }>(sql`
    select p.id from person p where p.workspace_id = ${tx.workspaceId} and p.phone is not null and regexp_replace(regexp_replace(p.phone, '^\\s*00', '+'), '\\(0\\)|[^0-9+]', '', 'g') = ${phone} limit 6`);
  return noted.map((row) => row.id);
}
