// Proposes topics from what customers wrote: only their own words, the latest 30,000 texts, a page at a time. What is proposed
// is read at once like any topic, so that it can be asked about before anybody has accepted it.
import { sql } from 'kysely';
import type { Database, WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import { tidyMemory } from '#base/memory.ts';
import { gatherProposals } from '#language/proposals.ts';
import type { ProposalText, TopicProposal } from '#language/proposals.ts';
import { createLexicon } from '#language/topics.ts';
import { ownDomains } from '#rooms/team/index.ts';
import { spanPairs } from './event.ts';
import { aliasKey, otherWords } from './topic.ts';
import { removeTopics } from './topicEdit.store.ts';
import { readFor } from './topicReading.store.ts';

/** So many proposals are offered and read at most; what comes after is said by few. */
export const PROPOSED_MAX = 60;
const TEXTS_MAX = 30_000;
const PAGE = 100;
const NAMES_MAX = 100_000;

interface TextRow {
  id: string;
  text: string;
  spans: number[];
  subject: string | null;
  person: string;
  name: string;
  organisation: string | null;
  thread: string;
}

/** Looks for subjects where there are texts that were not looked through yet. @returns whether anything was proposed or taken back. */
export async function proposeTopics(db: Database, workspaceId: string, now: () => Date, isStopping: () => boolean): Promise<boolean> {
  const inOwn = <T>(work: (tx: WorkspaceTx) => Promise<T>) => db.withWorkspace(workspaceId, work);
  const hasGone = await inOwn(dropSilent);
  const latest = await inOwn(latestUnseen);
  if (!latest) return hasGone;
  const gathering = gatherProposals({ names: await inOwn(namesOf), limit: 2 * PROPOSED_MAX });
  let seen = 0;
  for (let before: string | null = null; seen < TEXTS_MAX; seen += PAGE) {
    const page: TextRow[] = await inOwn((tx) => textPage(tx, before));
    for (const row of page) gathering.add(textOf(row));
    tidyMemory();
    before = page.at(-1)?.id ?? null;
    if (page.length < PAGE) break;
    // Other work of the process goes on between pages.
    await new Promise((resolve) => setImmediate(resolve));
    if (isStopping()) return hasGone;
  }
  const added = await inOwn((tx) => storeProposals(tx, gathering.propose(), latest, now()));
  return hasGone || added > 0;
}

/** The latest text of a customer, where it came after the last look. */
async function latestUnseen(tx: WorkspaceTx): Promise<string | null> {
  const row = await tx.one<{ id: string | null }>(sql`
    select e.id from event e where e.workspace_id = ${tx.workspaceId} and e.author_person_id is not null and e.text <> ''
      and e.id > coalesce((select r.looked_up_to from topic_round r where r.workspace_id = ${tx.workspaceId}), '00000000-0000-0000-0000-000000000000'::uuid)
    order by e.id desc limit 1`);
  return row?.id ?? null;
}

/** What people are called, us included, and what we are called by our own mail domains: no topics. */
async function namesOf(tx: WorkspaceTx): Promise<string[]> {
  const rows = await tx.run<{ name: string }>(sql`
    (select name from member where workspace_id = ${tx.workspaceId}) union all (select name from person where workspace_id = ${tx.workspaceId} order by id desc limit ${NAMES_MAX})`);
  const domains = (await ownDomains(tx)).filter((one) => one.state !== 'not ours').map((one) => one.domain.split('.').at(-2) ?? '');
  return [...rows.map((row) => row.name), ...domains];
}

/** Customers' texts, the latest first. */
const textPage = (tx: WorkspaceTx, before: string | null): Promise<TextRow[]> => tx.run<TextRow>(sql`
  select e.id, e.text, e.own_spans as spans, e.subject, p.id as person, p.name, o.name as organisation, coalesce(e.thread_id, e.id) as thread
  from event e join person p on p.workspace_id = ${tx.workspaceId} and p.id = e.author_person_id
  left join organisation o on o.workspace_id = ${tx.workspaceId} and o.id = p.organisation_id
  where e.workspace_id = ${tx.workspaceId} and e.author_person_id is not null and e.text <> '' and e.own_spans <> '{}' and not e.is_automatic
    ${before ? sql`and e.id < ${before}::uuid` : sql``} order by e.id desc limit ${PAGE}`);

const textOf = (row: TextRow): ProposalText => ({
  text: row.text, own: spanPairs(row.spans), author: `${row.name} <${row.person}>`, thread: row.thread,
  ...(row.subject ? { subject: row.subject } : {}), ...(row.organisation ? { organisation: row.organisation } : {}),
});

/** Stores what is new among the proposals, up to the most that may wait for a decision. @returns how many were added. */
async function storeProposals(tx: WorkspaceTx, proposals: readonly TopicProposal[], lookedUpTo: string, now: Date): Promise<number> {
  const known = await tx.run<{ id: string; words: string[]; isWaiting: boolean }>(sql`
    select t.id, array_prepend(t.name, t.aliases) as words, t.state = 'proposed' as "isWaiting" from topic t where t.workspace_id = ${tx.workspaceId}`);
  const lexicon = createLexicon(known);
  const isKnown = (name: string): boolean => lexicon.find(name, 0, name.length).some((hit) => hit.start === 0 && hit.end === name.length);
  const room = Math.max(0, PROPOSED_MAX - known.filter((topic) => topic.isWaiting).length);
  const fresh = proposals.filter((one) => !isKnown(one.name) && !one.aliases.some(isKnown)).slice(0, room)
    .map((one) => ({ id: newId(), name: one.name, aliases: otherWords(one.name, one.aliases) }));
  await tx.insert('topic', fresh.map((one) => ({ workspace_id: tx.workspaceId, ...one, state: 'proposed', run_id: null, created_at: now })));
  await tx.insert('topic_alias', fresh.flatMap((one) => [one.name, ...one.aliases].map((word) => ({ workspace_id: tx.workspaceId, alias: aliasKey(word), topic_id: one.id }))), 'on conflict do nothing');
  await tx.run(sql`
    insert into topic_round (workspace_id, looked_up_to, at) values (${tx.workspaceId}, ${lookedUpTo}::uuid, ${now}::timestamptz)
    on conflict (workspace_id) do update set looked_up_to = excluded.looked_up_to, at = excluded.at`);
  if (fresh.length > 0) await readFor(tx, fresh.map((one) => one.id));
  return fresh.length;
}

/** Takes back proposals that nobody decided on and nobody speaks of any more, e.g. after an import was taken back. */
async function dropSilent(tx: WorkspaceTx): Promise<boolean> {
  const silent = await tx.run<{ id: string }>(sql`
    select t.id from topic t where t.workspace_id = ${tx.workspaceId} and t.state = 'proposed' and t.decided_by is null and t.reading_after is null
      and not exists (select from mention m where m.workspace_id = ${tx.workspaceId} and m.topic_id = t.id)`);
  await removeTopics(tx, silent.map((row) => row.id));
  return silent.length > 0;
}
