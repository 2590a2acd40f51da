// Tells the made-up company to the rooms, through the same doors as an import would: in batches, each one transaction.
// Telling it again changes nothing, so a filling that was broken off is simply begun again.
import type { Deps } from '#base/endpoint.ts';
import type { WorkspaceTx } from '#base/database/database.ts';
import { storeContent, storeEvents, storeRecords, storeRelationships } from '#rooms/graph/index.ts';
import { resolveOrganisations, resolvePersons } from '#rooms/people/index.ts';
import type { Source } from '#rooms/people/index.ts';
import { addShared, decideOwnDomains, ensureMembers, ownDomains } from '#rooms/team/index.ts';
import { DEFAULT_SEED, makeCompany } from './company.ts';
import type { Company } from './shapes.ts';
import { contentInputs, eventInputs, organisationRows, personRows, relationshipRows } from './told.ts';
import type { Row } from './told.ts';

const EVENTS_A_BATCH = 500;

export interface Filling {
  people: number;
  organisations: number;
  events: number;
  /** Events that were not there before. */
  created: number;
}

/** Fills the workspace; the last day told is the one before `now`. */
export async function fillSample({ db, jobs }: Pick<Deps, 'db' | 'jobs'>, workspaceId: string, { now, seed = DEFAULT_SEED }: { now: Date; seed?: number }): Promise<Filling> {
  const company = makeCompany(seed, now);
  const source: Source = { kind: 'import', runId: null, now };
  await db.withWorkspace(workspaceId, async (tx) => {
    // Told in one transaction: once our domain is known, so is all the rest of it.
    const isTold = (await ownDomains(tx)).some(({ domain }) => domain === company.domain);
    if (!isTold) await tellWho(tx, company, source);
  });
  const events = eventInputs(company);
  let created = 0;
  for (let at = 0; at < events.length; at += EVENTS_A_BATCH) {
    const outcomes = await db.withWorkspace(workspaceId, (tx) => storeEvents(tx, events.slice(at, at + EVENTS_A_BATCH), source));
    created += outcomes.filter(({ outcome }) => outcome === 'created').length;
  }
  // Jobs look at every workspace when the server starts, so one that this process does not run loses nothing.
  for (const job of ['topics', 'segments']) try { jobs.request(job, workspaceId); } catch { /* not run here */ }
  return { people: company.persons.length, organisations: company.organisations.length, events: events.length, created };
}

/** Who we are, whom we look after, what we publish, and which words mean which subject. */
async function tellWho(tx: WorkspaceTx, company: Company, source: Source): Promise<void> {
  await decideOwnDomains(tx, [company.domain], 'ours', null, source.now, 'The domain of the sample company');
  await addShared(tx, [{ address: company.sharedAddress, name: company.name }], 'shared');
  await ensureMembers(tx, company.members.map(({ name, email }) => ({ name, address: email })), null, source.now);
  await tell(tx, 'organisations', organisationRows(company), source, resolveOrganisations);
  await tell(tx, 'people', personRows(company), source, resolvePersons);
  await storeContent(tx, contentInputs(company), source);
  await tell(tx, 'relationships', relationshipRows(company), source, storeRelationships);
}

/** Keeps the line of each row as its source, then tells the row. */
async function tell<T>(tx: WorkspaceTx, layout: string, rows: readonly Row<T>[], source: Source, door: (tx: WorkspaceTx, inputs: readonly T[], source: Source) => Promise<unknown>): Promise<void> {
  const recordIds = await storeRecords(tx, rows.map(({ raw }, index) => ({ ...raw, source: `csv:${layout}`, sourceKey: `line ${index + 2}`, contentHash: '', line: index + 2 })), source);
  await door(tx, rows.map(({ input }) => input), { ...source, recordIds });
}
