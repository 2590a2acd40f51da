// Hands rows to the rooms they belong to, a batch at a time, and keeps each row that changed anything as it stood in the file.
// All rows of a batch come from one file, so they are of one layout.
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import { knownContent, storeContent, storeEvents, storeRecords, storeRelationships } from '#rooms/graph/index.ts';
import type { EventInput, RelationshipOutcome } from '#rooms/graph/index.ts';
import type { ParsedRecord, RunContext, Stored } from '#rooms/imports/index.ts';
import { buried, handleKey, hasTombstones, normaliseHandle, resolveOrganisations, resolvePersons } from '#rooms/people/index.ts';
import type { Handle, Source } from '#rooms/people/index.ts';
import { isRobotAddress, loadOurs } from '#rooms/team/index.ts';
import type { Translated } from './translated.ts';

type Of<Is extends Translated['is']> = Extract<Translated, { is: Is }>;

/** One outcome per row, in order. */
export async function storeRows(tx: WorkspaceTx, batch: readonly ParsedRecord[], run: RunContext): Promise<Stored[]> {
  if (!(await hasTombstones(tx))) return storeAllowed(tx, batch, run);
  const erased = await buried(tx, batch.flatMap((record) => handlesOf(record.value as Translated)));
  const isErased = (record: ParsedRecord) => handlesOf(record.value as Translated).some((handle) => erased.has(handleKey(handle)));
  // Nothing is kept about them, not even what was wrong in their row.
  if (erased.size > 0) for (const record of batch) if (record.notes && isErased(record)) delete record.notes;
  const allowed = erased.size === 0 ? batch : batch.filter((record) => !isErased(record));
  const stored = await storeAllowed(tx, allowed, run);
  let next = 0;
  // A row about somebody who was erased leaves nothing behind.
  return erased.size === 0 ? stored : batch.map((record) => (isErased(record) ? 'unchanged' : stored[next++]!));
}

/** Handles of the people a row is about. */
function handlesOf(row: Translated): Handle[] {
  const told = row.is === 'person' ? row.person.handles : row.is === 'event' ? row.event.participants.flatMap((one) => (one.role === 'member' ? [] : one.handles)) : row.is === 'relationship' ? [row.from, row.to] : [];
  return told.flatMap((handle) => normaliseHandle(handle) ?? []);
}

async function storeAllowed(tx: WorkspaceTx, batch: readonly ParsedRecord[], run: RunContext): Promise<Stored[]> {
  const rows = batch.map((record) => record.value as Translated);
  const source: Source = { kind: 'import', runId: run.runId, now: run.now };
  const of = <Is extends Translated['is']>(is: Is): Of<Is>[] => rows.filter((row): row is Of<Is> => row.is === is);
  switch (rows[0]?.is) {
    case undefined: return [];
    case 'event': return storeHappenings(tx, of('event'), source);
    case 'person': return keepingRows(tx, batch, source, async (told) => (await resolvePersons(tx, of('person').map((row) => row.person), told))
      .map((person, at): Stored => (person.isOurs ? refuseOurs(of('person')[at]!.person.handles.find((handle) => handle.kind === 'email')?.value ?? '') : person.outcome)));
    case 'organisation': return keepingRows(tx, batch, source, async (told) => (await resolveOrganisations(tx, of('organisation').map((row) => row.organisation), told)).map((one) => one.outcome));
    case 'content': return keepingRows(tx, batch, source, async (told) => (await storeContent(tx, of('content').map((row) => row.item), told)).map((one) => one.outcome));
    case 'relationship': return keepingRows(tx, batch, source, (told): Promise<RelationshipOutcome[]> => storeRelationships(tx, of('relationship').map(({ from, to, kind, since }) => (
      { from: { handles: [from] }, to: { handles: [to] }, kind, ...(since ? { since } : {}) })), told));
  }
}

/** Rows get the id of their record before they are told, because values point to it; those that were refused are not kept. */
async function keepingRows(tx: WorkspaceTx, batch: readonly ParsedRecord[], source: Source, store: (told: Source) => Promise<Stored[]>): Promise<Stored[]> {
  const recordIds = batch.map(() => newId());
  const outcomes = await store({ ...source, recordIds });
  const taken = batch.flatMap((record, at) => (typeof outcomes[at] === 'string' ? [{ record, id: recordIds[at]! }] : []));
  await storeRecords(tx, taken.map(({ record, id }) => (
    { id, source: `csv:${(record.value as Translated).is}`, sourceKey: `line:${record.line}`, contentHash: '', bytes: record.raw, mediaType: 'text/csv', line: record.line })), source);
  return outcomes;
}

async function storeHappenings(tx: WorkspaceTx, rows: readonly Of<'event'>[], source: Source): Promise<Stored[]> {
  const ours = await loadOurs(tx);
  const refused = rows.map(({ event }) => {
    const address = event.participants[0]?.handles.find((handle) => handle.kind === 'email')?.value ?? '';
    if (address && ours.isOurs(address)) return refuseOurs(address);
    return address && (isRobotAddress(address) || ours.isShared(address)) ? { rejected: `${address} is an address behind which no customer stands.`, field: 'email' } : null;
  });
  const taken = rows.filter((_, at) => !refused[at]);
  const events = await withContent(tx, taken, source);
  const outcomes = (await storeEvents(tx, events, source)).map((one) => one.outcome);
  let next = 0;
  return refused.map((refusal) => refusal ?? outcomes[next++]!);
}

const refuseOurs = (address: string): Stored => ({ rejected: `${address} is one of us, not a customer.`, field: 'email' });

/** What a row names as content is an item if there is one of that id or title, else a type of content, which stands for itself. */
async function withContent(tx: WorkspaceTx, rows: readonly Of<'event'>[], source: Source): Promise<EventInput[]> {
  const names = [...new Set(rows.flatMap((row) => (row.contentName ? [row.contentName] : [])))];
  if (names.length === 0) return rows.map((row) => row.event);
  const known = await knownContent(tx, names);
  const types = [...new Set(names.filter((name) => !known.has(name)).map(typeOf))];
  await storeContent(tx, types.map((type) => ({ externalId: keyOfType(type), title: type, kind: type })), source);
  return rows.map(({ event, contentName }) => (contentName ? { ...event, content: { externalId: known.has(contentName) ? contentName : keyOfType(typeOf(contentName)) } } : event));
}

const typeOf = (name: string): string => name.toLowerCase().slice(0, 60);
const keyOfType = (type: string): string => `type:${type}`;
