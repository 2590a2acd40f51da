// Finds or makes persons in bulk by any of their handles. Two handles that belong to two persons never merge them silently:
// the first handle decides, and the other is noted beside the person for a human to look at.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import { Problem } from '#base/problem.ts';
import { loadOurs } from '#rooms/team/index.ts';
import type { Ours } from '#rooms/team/index.ts';
import { isDomainOfName, organisationDomain } from './domain.ts';
import type { Source } from './fact.ts';
import { planFacts, writeFacts } from './fact.store.ts';
import type { FactPlan, Told } from './fact.store.ts';
import { handleKey, normaliseHandle } from './handle.ts';
import type { Handle } from './handle.ts';
import { cleanName, nameOfAddress } from './name.ts';
import { resolveOrganisations } from './resolveOrganisation.store.ts';
import type { Resolved } from './resolveOrganisation.store.ts';
import { columnsOf, readFieldValues } from './value.store.ts';
import type { FieldValue, RawValues } from './value.store.ts';
import { addTellings } from './telling.store.ts';
import { erasedAmong } from './tombstone.store.ts';
import { mergedOf, noteToldThrough } from './toldThrough.store.ts';

export interface PersonInput {
  handles: readonly Handle[];
  name?: string;
  values?: RawValues;
  organisation?: { name?: string; domain?: string };
}

export interface ResolvedPerson extends Resolved {
  /** The input is one of us: nothing was written, and `id` is the member's (empty for a shared address). */
  isOurs?: true;
  /** The input is somebody who was erased: nothing was written, and `id` is empty. */
  isErased?: true;
  /** A handle of the input that belongs to somebody else. */
  conflict?: { handle: Handle; personId: string };
}

/** The field under which a handle is noted that belongs to somebody else: perhaps both are one person. */
export const PERHAPS_ALSO = 'perhaps also';

interface State {
  id: string;
  isNew: boolean;
  isOurs: boolean;
  isErased?: true;
  handles: Handle[];
  gained: Handle[];
  /** The handle by which somebody was recognised who has been merged with somebody. */
  through?: string;
  conflict?: { handle: Handle; personId: string };
}

/**
 * Finds each person or makes them, attaches new handles, and records what is told with its source.
 * Throws where an input has no handle that can identify anybody.
 */
export async function resolvePersons(tx: WorkspaceTx, inputs: readonly PersonInput[], source: Source, knownOurs?: Ours): Promise<ResolvedPerson[]> {
  if (inputs.length === 0) return [];
  const ours = knownOurs ?? (await loadOurs(tx));
  const states = await findPersons(tx, inputs, ours, source);
  const told = await tellPersons(tx, inputs, states, ours, source);
  const plan = await planFacts(tx, 'person', told, source);
  await savePersons(tx, inputs, states, plan, source);
  await tx.sendRows('handle', states.flatMap((state) => state.gained.map((handle) => ({
    workspace_id: tx.workspaceId, ...handle, person_id: state.id, run_id: source.runId, created_at: source.now,
  }))));
  await writeFacts(tx, 'person', plan);
  await noteToldThrough(tx, states.flatMap(({ id, through, gained }) => (through ? gained.map(({ kind, value }) => ({ subject: 'person' as const, id, table: 'handle' as const, key: { kind, value }, through })) : [])), source.now);
  const touched = new Set<string>();
  return states.map((state) => {
    if (state.isOurs) return { id: state.id, outcome: 'unchanged', isOurs: true };
    if (state.isErased) return { id: '', outcome: 'unchanged', isErased: true };
    const isChanged = state.gained.length > 0 || (!touched.has(state.id) && (plan.changed.has(state.id) || plan.noted.has(state.id)));
    touched.add(state.id);
    return { id: state.id, outcome: state.isNew ? 'created' : isChanged ? 'updated' : 'unchanged', ...(state.conflict ? { conflict: state.conflict } : {}), ...(state.through ? { through: state.through } : {}) };
  });
}

async function findPersons(tx: WorkspaceTx, inputs: readonly PersonInput[], ours: Ours, source: Source): Promise<State[]> {
  const handles = inputs.map((input) => input.handles.flatMap((handle) => normaliseHandle(handle) ?? []));
  const rows = await ownersOfHandles(tx, handles.flat(), source.runId);
  await addTellings(tx, rows.filter((row) => row.isElsewhere).map((row) => ({ subject: 'handle', key: handleKey(row) })), source);
  const owners = new Map(rows.map((row) => [handleKey(row), row.id]));
  const merged = await mergedOf(tx, rows.map((row) => row.id));
  const erased = await erasedAmong(tx, handles.flat(), source);
  return handles.map((list): State => {
    if (list.length === 0) throw new Problem('bad input', 'Nobody can be recognised by this: a mail address, a phone number or a customer id is needed.', 'handles');
    const own = list.find((handle) => handle.kind === 'email' && (ours.isOurs(handle.value) || ours.isShared(handle.value)));
    if (own) return { id: ours.member(own.value) ?? '', isNew: false, isOurs: true, handles: list, gained: [] };
    if (list.some((handle) => erased.has(handleKey(handle)))) return { id: '', isNew: false, isOurs: false, isErased: true, handles: [], gained: [] };
    const first = list.find((handle) => owners.has(handleKey(handle)));
    const id = first ? (owners.get(handleKey(first)) as string) : newId();
    const state: State = { id, isNew: !first, isOurs: false, handles: list, gained: [], ...(first && merged.has(id) ? { through: handleKey(first) } : {}) };
    for (const handle of list) {
      const owner = owners.get(handleKey(handle));
      if (owner && owner !== id) state.conflict ??= { handle, personId: owner };
      if (!owner) {
        owners.set(handleKey(handle), id);
        state.gained.push(handle);
      }
    }
    return state;
  });
}

/** Who owns each of these handles (already normalised). @returns person id by `handleKey`. */
export async function personsByHandles(tx: WorkspaceTx, handles: readonly Handle[]): Promise<Map<string, string>> {
  return new Map((await ownersOfHandles(tx, handles, null)).map((row) => [handleKey(row), row.id]));
}

/** `isElsewhere`: it does not come from this run. */
async function ownersOfHandles(tx: WorkspaceTx, handles: readonly Handle[], runId: string | null): Promise<(Handle & { id: string; isElsewhere: boolean })[]> {
  if (handles.length === 0) return [];
  // A list for each kind is looked up in the index; pairs would be joined with all handles there are.
  const byKind = new Map<string, Set<string>>();
  for (const { kind, value } of handles) byKind.set(kind, (byKind.get(kind) ?? new Set()).add(value));
  // One row for each kind: thousands of small rows take longer to hand over than to find.
  const rows = await tx.run<{ kind: string; found: [value: string, id: string, isElsewhere: boolean][] | null }>(sql.join([...byKind].map(([kind, values]) => sql`
    select ${kind}::text as kind, json_agg(json_build_array(h.value, h.person_id, h.run_id is distinct from ${runId}::uuid)) as found from handle h
    where h.workspace_id = ${tx.workspaceId} and h.kind = ${kind} and h.value = any(${[...values]}::text[])`), sql` union all `));
  return rows.flatMap(({ kind, found }) => (found ?? []).map(([value, id, isElsewhere]) => ({ kind, value, id, isElsewhere })));
}

/** What each input tells, as values: its name, its organisation, its fields, and a handle that is somebody else's. */
async function tellPersons(tx: WorkspaceTx, inputs: readonly PersonInput[], states: readonly State[], ours: Ours, source: Source): Promise<Told[]> {
  const values = await readFieldValues(tx, 'person', inputs.map((input) => input.values), ours, source);
  const organisations = await organisationsOf(tx, inputs, states, ours, source);
  const fresh = new Set(states.filter((state) => state.isNew).map((state) => state.id));
  return states.map((state, index): Told => {
    const input = inputs[index] as PersonInput;
    if (state.isOurs || state.isErased) return { id: state.id, isNew: true, values: [], recordId: null };
    const name = cleanName(input.name ?? '') || (source.kind === 'member' ? (input.name ?? '').trim() : '');
    const organisation = organisations.get(index);
    const list: Told['values'] = (values[index] ?? []).filter(({ field }: FieldValue) => field !== 'name' || !name);
    if (name) list.push({ field: 'name', value: text(name) });
    if (organisation) list.push({ field: 'organisation_id', value: text(organisation.id), ...(organisation.isGuess ? { judgedAs: 'mail' as const } : {}), ...(organisation.through ? { organisationThrough: organisation.through } : {}) });
    if (state.conflict) list.push({ field: PERHAPS_ALSO, value: text(`${state.conflict.handle.kind} ${state.conflict.handle.value}`) });
    return { id: state.id, isNew: fresh.has(state.id), values: list, recordId: source.recordIds?.[index] ?? null, ...(state.through ? { through: state.through } : {}) };
  });
}

const text = (value: string) => ({ text: value, number: null, date: null });

/** The organisation each input names, else the one behind its mail domain for whoever has none yet. */
async function organisationsOf(tx: WorkspaceTx, inputs: readonly PersonInput[], states: readonly State[], ours: Ours, source: Source) {
  const unplaced = await personsWithoutOrganisation(tx, states.filter((state) => !state.isNew && !state.isOurs && !state.isErased).map((state) => state.id));
  const isNew = new Set(states.filter((state) => state.isNew).map((state) => state.id));
  const wants = new Map<string, { name?: string; domain?: string; isAside: true; indexes: number[]; isGuess: boolean }>();
  states.forEach((state, index) => {
    if (state.isOurs || state.isErased) return;
    const named = inputs[index]?.organisation;
    const domain = state.handles.filter((handle) => handle.kind === 'email').map((handle) => organisationDomain(handle.value)).find(Boolean) ?? undefined;
    const name = named?.name?.trim() || undefined;
    if (!name && !named?.domain && (!domain || !(isNew.has(state.id) || unplaced.has(state.id)))) return;
    const isOwnDomain = domain !== undefined && (!name || isDomainOfName(domain, name));
    const place = named?.domain ?? (isOwnDomain ? domain : undefined);
    const key = `${name ?? ''}\u0001${place ?? ''}`;
    const want = wants.get(key) ?? { ...(name ? { name } : {}), ...(place ? { domain: place } : {}), isAside: true as const, indexes: [], isGuess: !name && !named?.domain };
    want.indexes.push(index);
    wants.set(key, want);
  });
  const list = [...wants.values()];
  const found = await resolveOrganisations(tx, list, { kind: source.kind, runId: source.runId, now: source.now }, ours);
  const byIndex = new Map<number, { id: string; isGuess: boolean; through?: string }>();
  list.forEach((want, at) => want.indexes.forEach((index) => byIndex.set(index, { ...(found[at] as Resolved), isGuess: want.isGuess })));
  return byIndex;
}

/** Most have one, so those without are asked for. */
async function personsWithoutOrganisation(tx: WorkspaceTx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.run<{ id: string }>(sql`
    select id from person where workspace_id = ${tx.workspaceId} and id = any(${[...new Set(ids)]}::uuid[]) and organisation_id is null`);
  return new Set(rows.map((row) => row.id));
}

async function savePersons(tx: WorkspaceTx, inputs: readonly PersonInput[], states: readonly State[], plan: FactPlan, source: Source): Promise<void> {
  const created = new Map<string, object>();
  states.forEach((state, index) => {
    if (!state.isNew || created.has(state.id)) return;
    created.set(state.id, {
      workspace_id: tx.workspaceId, id: state.id, name: firstName(state.handles, inputs[index]?.name), tags: [], strength: 0,
      ...columnsOf(plan.changed.get(state.id)), created_at: source.now, updated_at: source.now, run_id: source.runId,
    });
  });
  await tx.sendRows('person', [...created.values()]);
  await updatePersons(tx, [...plan.changed].filter(([id]) => !created.has(id)).map(([id, changes]) => ({ id, ...columnsOf(changes) })), source.now);
}

/** What somebody is called before anybody told a name. */
export function firstName(handles: readonly Handle[], given: string | undefined): string {
  const email = handles.find((handle) => handle.kind === 'email');
  const first = handles[0] as Handle;
  return cleanName(given ?? '') || (email ? nameOfAddress(email.value) : first.kind === 'customer id' ? `Customer ${first.value}` : first.value);
}

/** Sets the named columns of persons; a column missing from a row stays as it is. */
export async function updatePersons(tx: WorkspaceTx, rows: readonly object[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    update person p set
      name = coalesce(x.j->>'name', p.name),
      organisation_id = case when jsonb_exists(x.j, 'organisation_id') then (x.j->>'organisation_id')::uuid else p.organisation_id end,
      title = case when jsonb_exists(x.j, 'title') then x.j->>'title' else p.title end,
      phone = case when jsonb_exists(x.j, 'phone') then x.j->>'phone' else p.phone end,
      city = case when jsonb_exists(x.j, 'city') then x.j->>'city' else p.city end,
      country = case when jsonb_exists(x.j, 'country') then x.j->>'country' else p.country end,
      owner_member_id = case when jsonb_exists(x.j, 'owner_member_id') then (x.j->>'owner_member_id')::uuid else p.owner_member_id end,
      tags = case when jsonb_exists(x.j, 'tags') then array(select jsonb_array_elements_text(x.j->'tags')) else p.tags end,
      started_on = case when jsonb_exists(x.j, 'started_on') then (x.j->>'started_on')::date else p.started_on end,
      left_on = case when jsonb_exists(x.j, 'left_on') then (x.j->>'left_on')::date else p.left_on end,
      updated_at = ${now}
    from jsonb_array_elements(${JSON.stringify(rows)}::text::jsonb) as x(j)
    where p.workspace_id = ${tx.workspaceId} and p.id = (x.j->>'id')::uuid`);
}
