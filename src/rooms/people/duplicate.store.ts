// Looks for entries that may be one. Each way of looking is one query over the whole workspace; what the rooms above can see in
// addition (signatures of mails) they register.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { grouped } from '#base/grouped.ts';
import { createRegistry } from '#base/registry.ts';
import type { Registry, Subject } from '#base/registry.ts';
import { isFreeMail } from './domain.ts';
import { pairUp, plainAddress } from './duplicate.ts';
import type { DuplicateItem, Likeness, Pair } from './duplicate.ts';
import { loadBoth } from './mergingShown.store.ts';
import { nameQuality } from './name.ts';

/** A further way of looking. */
export interface DuplicateFinder { key: string; find: (tx: WorkspaceTx) => Promise<Likeness[]> }
export const duplicateFinders: Registry<DuplicateFinder> = createRegistry<DuplicateFinder>('duplicate finders');

/** At most so many pairs are looked at; whoever has more begins with the surest. */
const PAIRS_MAX = 1_000;
/** More people of one name than that are no proposal but a frequent name. */
const NAMESAKES_MAX = 4;

/** Pairs that may be one, the surest first, without those that somebody said are not. */
export async function findDuplicates(tx: WorkspaceTx, subject: Subject, limit: number): Promise<{ items: DuplicateItem[]; total: number }> {
  const likenesses = subject === 'organisation' ? await organisationLikenesses(tx) : [...(await addressLikenesses(tx)), ...(await toldTogether(tx)), ...(await namesakes(tx))];
  if (subject === 'person') for (const finder of duplicateFinders.all()) likenesses.push(...(await finder.find(tx)));
  const decided = await decidedPairs(tx);
  const pairs = pairUp(likenesses).filter((pair) => !decided.has(`${pair.oneId} ${pair.otherId}`)).slice(0, PAIRS_MAX);
  const items: DuplicateItem[] = [];
  for (const pair of pairs.slice(0, limit)) {
    const item = await shown(tx, subject, pair);
    if (item) items.push(item);
  }
  return { items, total: pairs.length };
}

/** The one with more history stays; of equals the one known longer. */
async function shown(tx: WorkspaceTx, subject: Subject, { oneId, otherId, sureness, reasons }: Pair): Promise<DuplicateItem | null> {
  const [one, other] = await loadBoth(tx, subject, [oneId, otherId]);
  if (!one || !other) return null;
  const isOne = one.interactions > other.interactions || (one.interactions === other.interactions && one.createdAt <= other.createdAt);
  return { id: `${oneId} ${otherId}`, subject, kept: isOne ? one : other, gone: isOne ? other : one, sureness, reasons };
}

/** Addresses that are one but for what programs and lists add. */
async function addressLikenesses(tx: WorkspaceTx): Promise<Likeness[]> {
  const rows = await tx.run<{ id: string; value: string }>(sql`
    select h.person_id as id, h.value from handle h where h.workspace_id = ${tx.workspaceId} and h.kind = 'email'
      and (h.value like '%+%' or h.value like '%=%' or h.value like '%.invalid' or h.value like '%@gmail.com' or h.value like '%@googlemail.com')`);
  const plain = rows.map((row) => ({ ...row, ...plainAddress(row.value) }));
  const plainOwners = await tx.run<{ id: string; value: string }>(sql`
    select h.person_id as id, h.value from handle h where h.workspace_id = ${tx.workspaceId} and h.kind = 'email' and h.value = any(${[...new Set(plain.map((row) => row.plain))]}::text[])`);
  const all = [...plainOwners.map((row) => ({ ...row, plain: plainAddress(row.value).plain, isRewritten: false })), ...plain];
  return [...grouped(all, (row) => row.plain).values()].flatMap((same) => same.slice(1).flatMap((row): Likeness[] => {
    const first = same[0];
    if (!first || first.id === row.id) return [];
    const isRewritten = first.isRewritten || row.isRewritten;
    return [{
      oneId: first.id, otherId: row.id, kind: isRewritten ? 'list address' : 'same address', proof: `${first.value} · ${row.value}`,
      why: isRewritten ? 'One address is the other as a mailing list rewrites it.' : 'The addresses differ only in what a mail program takes no notice of.',
    }];
  }));
}

/** Two handles that one source told of one person, while each belongs to another. */
async function toldTogether(tx: WorkspaceTx): Promise<Likeness[]> {
  const rows = await tx.run<{ one: string; other: string; name: string; handle: string }>(sql`
    select distinct f.person_id as one, h.person_id as other, p.name, h.value as handle from person_fact f
    join handle h on h.workspace_id = ${tx.workspaceId} and h.kind || ' ' || h.value = f.value_text and h.person_id <> f.person_id
    join person p on p.workspace_id = ${tx.workspaceId} and p.id = f.person_id
    where f.workspace_id = ${tx.workspaceId} and f.field = 'perhaps also' limit ${PAIRS_MAX}`);
  return rows.map((row): Likeness => ({ oneId: row.one, otherId: row.other, kind: 'told together', proof: `${row.name} · ${row.handle}`, why: 'One row, card or mail named handles of both as those of one person.' }));
}

interface Namesake { id: string; name: string; organisation: string | null; emails: string[] }

/** People of one whole name: at one organisation, or one of them by a private address. */
async function namesakes(tx: WorkspaceTx): Promise<Likeness[]> {
  const rows = await tx.run<Namesake & { spelled: string }>(sql`
    select p.id, p.name, lower(p.name) as spelled, o.name as organisation, coalesce((select array_agg(h.value) from handle h where h.workspace_id = ${tx.workspaceId} and h.person_id = p.id and h.kind = 'email'), '{}') as emails
    from person p left join organisation o on o.workspace_id = ${tx.workspaceId} and o.id = p.organisation_id
    where p.workspace_id = ${tx.workspaceId} and lower(p.name) in (
      select lower(q.name) from person q where q.workspace_id = ${tx.workspaceId} and q.name like '% %' group by 1 having count(*) between 2 and ${NAMESAKES_MAX}) limit ${4 * PAIRS_MAX}`);
  return [...grouped(rows.filter((row) => nameQuality(row.name) === 2), (row) => row.spelled).values()].flatMap((same) =>
    same.flatMap((one, index) => same.slice(index + 1).flatMap((other) => namesakeLikeness(one, other))));
}

function namesakeLikeness(one: Namesake, other: Namesake): Likeness[] {
  const both = { oneId: one.id, otherId: other.id };
  if (one.organisation && one.organisation === other.organisation) {
    return [{ ...both, kind: 'same name and organisation', proof: `${one.name}, ${one.organisation}`, why: 'Both are called the same and belong to the same organisation.' }];
  }
  const isPrivate = (person: Namesake) => person.emails.length === 0 || person.emails.every((email) => isFreeMail(email.slice(email.lastIndexOf('@') + 1)));
  if (!isPrivate(one) && !isPrivate(other)) return [];
  return [{ ...both, kind: 'same name', proof: [one.name, ...one.emails, ...other.emails].join(' · '), why: 'Both are called the same, and one is known only by a private address or by none.' }];
}

/** Organisations of one name but for signs, or whose domains differ only in their ending. */
async function organisationLikenesses(tx: WorkspaceTx): Promise<Likeness[]> {
  const byName = await tx.run<{ one: string; other: string; oneName: string; otherName: string }>(sql`
    with named as (select o.id, o.name, regexp_replace(o.name_key, '[^[:alnum:]]', '', 'g') as key from organisation o where o.workspace_id = ${tx.workspaceId})
    select a.id as one, b.id as other, a.name as "oneName", b.name as "otherName" from named a join named b on b.key = a.key and b.id > a.id where length(a.key) > 2 limit ${PAIRS_MAX}`);
  const byDomain = await tx.run<{ one: string; other: string; oneDomain: string; otherDomain: string }>(sql`
    with labelled as (select d.organisation_id as id, d.domain, split_part(d.domain, '.', 1) as label from organisation_domain d where d.workspace_id = ${tx.workspaceId})
    select a.id as one, b.id as other, min(a.domain) as "oneDomain", min(b.domain) as "otherDomain" from labelled a join labelled b on b.label = a.label and b.id > a.id where length(a.label) > 3 group by 1, 2 limit ${PAIRS_MAX}`);
  return [
    ...byName.map((row): Likeness => ({ oneId: row.one, otherId: row.other, kind: 'same name', proof: `${row.oneName} · ${row.otherName}`, why: 'Both are called the same.' })),
    ...byDomain.map((row): Likeness => ({ oneId: row.one, otherId: row.other, kind: 'same domain name', proof: `${row.oneDomain} · ${row.otherDomain}`, why: 'Their mail domains differ only in the ending.' })),
  ];
}

/** Pairs of which somebody said that they are not one; also of those who went into others since. */
async function decidedPairs(tx: WorkspaceTx): Promise<Set<string>> {
  const rows = await tx.run<{ one: string; other: string }>(sql`
    select coalesce(a.kept_id, n.one_id) as one, coalesce(b.kept_id, n.other_id) as other from not_same n
    left join merging a on a.workspace_id = ${tx.workspaceId} and a.gone_id = n.one_id and a.undone_at is null
    left join merging b on b.workspace_id = ${tx.workspaceId} and b.gone_id = n.other_id and b.undone_at is null
    where n.workspace_id = ${tx.workspaceId}`);
  return new Set(rows.flatMap(({ one, other }) => [`${one} ${other}`, `${other} ${one}`]));
}

/** Remembers that two are not one, or takes that back. @returns false where there is no such pair. */
export async function decideNotSame(tx: WorkspaceTx, pair: { subject: Subject; one: string; other: string }, isDecided: boolean, memberId: string, now: Date): Promise<boolean> {
  const [one, other] = pair.one < pair.other ? [pair.one, pair.other] : [pair.other, pair.one];
  const known = await loadBoth(tx, pair.subject, [one, other]);
  if (one === other || known.includes(undefined)) return false;
  if (isDecided) await tx.insert('not_same', [{ workspace_id: tx.workspaceId, subject: pair.subject, one_id: one, other_id: other, member_id: memberId, at: now }], 'on conflict do nothing');
  else await tx.run(sql`delete from not_same where workspace_id = ${tx.workspaceId} and one_id = ${one}::uuid and other_id = ${other}::uuid`);
  return true;
}
