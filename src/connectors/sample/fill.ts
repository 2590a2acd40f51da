// Tells the made-up company to the rooms, through the same doors as an import would: in batches, each one transaction.
// Telling it again changes nothing, so a filling that was broken off is simply begun again.
import type { Deps } from '#base/endpoint.ts';
import type { WorkspaceTx } from '#base/database/database.ts';
import { createTopic, storeContent, storeEvents, storeRecords, storeRelationships } from '#rooms/graph/index.ts';
import { ensureToldRun } from '#rooms/imports/index.ts';
import { resolveOrganisations, resolvePersons } from '#rooms/people/index.ts';
import type { Source } from '#rooms/people/index.ts';
import { addShared, decideOwnDomains, ensureMembers, ownDomains } from '#rooms/team/index.ts';
import { ME } from './cast.ts';
import { DEFAULT_SEED, makeCompany } from './company.ts';
import { keepSegments, muteWords } from './decisions.ts';
import { writeLearned } from './learned.ts';
import type { Company } from './shapes.ts';
import { contentRows, FIRST_LINE, organisationRows, personRows, relationshipRows, toldFiles } from './told.ts';
import type { Row } from './told.ts';
import { TOPICS } from './topics.ts';

const EVENTS_A_BATCH = 500;

export interface Filling {
  people: number;
  organisations: number;
  events: number;
  /** Events that were not there before. */
  created: number;
}

/** Fills the workspace; the last day told is the one before `now`. */
export async function fillSample(deps: Deps, workspaceId: string, { now, seed = DEFAULT_SEED }: { now: Date; seed?: number }): Promise<Filling> {
  const { db, jobs } = deps;
  const company = makeCompany(seed, now);
  await db.withWorkspace(workspaceId, async (tx) => {
    // Told in one transaction: once our domain is known, so is all the rest of it.
    const isTold = (await ownDomains(tx)).some(({ domain }) => domain === company.domain);
    if (isTold) return;
    await tellWho(tx, company, now);
    await muteWords(deps, tx, now);
  });
  const files = toldFiles(company);
  let created = 0;
  for (const file of files) {
    const source = await db.withWorkspace(workspaceId, (tx) => sourceOf(tx, file, file.events.map(({ raw }) => raw.bytes.length), now));
    for (let at = 0; at < file.events.length; at += EVENTS_A_BATCH) {
      const outcomes = await db.withWorkspace(workspaceId, (tx) => storeEvents(tx, file.events.slice(at, at + EVENTS_A_BATCH), source));
      created += outcomes.filter(({ outcome }) => outcome === 'created').length;
    }
  }
  await db.withWorkspace(workspaceId, (tx) => writeLearned(deps, tx, company, now));
  await db.withWorkspace(workspaceId, (tx) => keepSegments(deps, tx, now));
  for (const job of ['topics', 'segments']) jobs.request(job, workspaceId);
  return { people: company.persons.length, organisations: company.organisations.length, events: files.reduce((sum, { events }) => sum + events.length, 0), created };
}

/** The import that brought a file of so many records. */
async function sourceOf(tx: WorkspaceTx, { name, format }: { name: string; format: string }, sizes: readonly number[], now: Date): Promise<Source> {
  const runId = await ensureToldRun(tx, { sourceName: name, format, records: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0), now });
  return { kind: 'import', runId, now };
}

/** Who we are, whom we look after, what we publish, and which words mean which subject. */
async function tellWho(tx: WorkspaceTx, company: Company, now: Date): Promise<void> {
  await decideOwnDomains(tx, [company.domain], 'ours', null, now, 'The domain of the sample company');
  await addShared(tx, [{ address: company.sharedAddress, name: company.name }], 'shared');
  const members = await ensureMembers(tx, company.members.map(({ name, email }) => ({ name, address: email })), null, now);
  for (const { name, aliases } of TOPICS) await createTopic(tx, { name, aliases }, { memberId: members.get(ME.email) ?? '', now });
  await tell(tx, 'organisations', organisationRows(company), now, resolveOrganisations);
  await tell(tx, 'people', personRows(company), now, resolvePersons);
  await tell(tx, 'content', contentRows(company), now, storeContent);
  await tell(tx, 'relationships', relationshipRows(company), now, storeRelationships);
}

/** Keeps the line of each row as its source, then tells the row. */
async function tell<T>(tx: WorkspaceTx, layout: string, rows: readonly Row<T>[], now: Date, door: (tx: WorkspaceTx, inputs: readonly T[], source: Source) => Promise<unknown>): Promise<void> {
  const source = await sourceOf(tx, { name: `${layout}.csv`, format: 'csv' }, rows.map(({ raw }) => raw.bytes.length), now);
  const recordIds = await storeRecords(tx, rows.map(({ raw }, index) => ({ ...raw, source: `csv:${layout}`, sourceKey: `line ${index + FIRST_LINE}`, contentHash: '', line: index + FIRST_LINE })), source);
  await door(tx, rows.map(({ input }) => input), { ...source, recordIds });
}
