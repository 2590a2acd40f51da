// A person made or changed by hand.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { Problem } from '#base/problem.ts';
import { loadOurs } from '#rooms/team/index.ts';
import type { Ours } from '#rooms/team/index.ts';
import { EMPTY, asDay, asText, customValues, editFields, given, ownerValue } from './edit.store.ts';
import type { Source } from './fact.ts';
import { handleKey, normaliseHandle } from './handle.ts';
import type { Handle } from './handle.ts';
import type { PersonEdit } from './person.ts';
import { resolveOrganisations } from './resolveOrganisation.store.ts';
import { personsByHandles, resolvePersons } from './resolvePerson.store.ts';

/** Makes a person. Throws where nobody can be recognised by the handles, or somebody has one of them already. @returns the id. */
export async function createPerson(tx: WorkspaceTx, input: PersonEdit & { email?: string | undefined }, source: Source): Promise<string> {
  const { email, name, handles = [], organisation, ...values } = input;
  const told = [...(email ? [{ kind: 'email', value: email }] : []), ...handles];
  // A number that several share (an office) says little about who somebody is: it counts where nothing better is told.
  const readable = readHandles(told.length === 0 && input.phone ? [{ kind: 'phone', value: input.phone }] : told);
  if (readable.length === 0) throw new Problem('bad input', 'Nobody could be recognised by this: a mail address, a phone number or a customer id is needed.', 'email');
  const ours = await loadOurs(tx);
  await refuseTaken(tx, readable, null, ours);
  const [made] = await resolvePersons(tx, [{ handles: readable, ...(name ? { name } : {}), ...(organisation ? { organisation: { name: organisation } } : {}) }], source, ours);
  if (!made) throw new Error('A person was to be made and was not.');
  if (made.isErased) throw new Problem('conflict', 'Whoever has this handle was erased. Only a member can add them again, by hand.', 'handles');
  await editPerson(tx, made.id, values, source);
  return made.id;
}

/** Changes a person: what is left out of `edit` stays. */
export async function editPerson(tx: WorkspaceTx, id: string, edit: PersonEdit, source: Source): Promise<void> {
  const values = [
    ...given('name', edit.name === undefined ? undefined : asText(edit.name)),
    ...given('organisation_id', await organisationValue(tx, edit.organisation, source)),
    ...(['title', 'phone', 'city', 'country'] as const).flatMap((field) => given(field, edit[field] === undefined ? undefined : asText(edit[field]))),
    ...given('owner_member_id', await ownerValue(tx, edit.owner)),
    ...given('tags', edit.tags === undefined ? undefined : asText([...new Set(edit.tags)].join(', '))),
    ...given('started_on', edit.startedOn === undefined ? undefined : asDay(edit.startedOn)),
    ...given('left_on', edit.leftOn === undefined ? undefined : asDay(edit.leftOn)),
    ...await customValues(tx, 'person', edit.custom),
  ];
  await editFields(tx, 'person', id, values, source);
  if (edit.handles) await setHandles(tx, id, readHandles(edit.handles), source);
}

async function organisationValue(tx: WorkspaceTx, name: string | null | undefined, source: Source) {
  if (name === undefined) return undefined;
  if (!name) return EMPTY;
  const [found] = await resolveOrganisations(tx, [{ name, isAside: true }], source);
  return found && asText(found.id);
}

function readHandles(handles: readonly Handle[]): Handle[] {
  const read = handles.map((handle) => {
    const normal = normaliseHandle(handle);
    if (!normal) throw new Problem('bad input', `"${handle.value}" is no ${handle.kind.toLowerCase() === 'email' ? 'mail address' : `${handle.kind} by which somebody can be recognised`}.`, 'handles');
    return normal;
  });
  return [...new Map(read.map((handle) => [handleKey(handle), handle])).values()];
}

async function refuseTaken(tx: WorkspaceTx, handles: readonly Handle[], personId: string | null, ours: Ours): Promise<void> {
  const own = handles.find((handle) => handle.kind === 'email' && (ours.isOurs(handle.value) || ours.isShared(handle.value)));
  if (own) throw new Problem('conflict', `${own.value} is an address of ours; people are customers, not members or lists.`, 'handles');
  const owners = await personsByHandles(tx, handles);
  const taken = handles.find((handle) => (owners.get(handleKey(handle)) ?? personId) !== personId);
  if (!taken) return;
  const id = owners.get(handleKey(taken)) as string;
  const row = await tx.one<{ name: string }>(sql`select name from person where workspace_id = ${tx.workspaceId} and id = ${id}::uuid`);
  throw new Problem('conflict', `${row?.name ?? 'Somebody'} has the ${taken.kind === 'email' ? 'mail address' : taken.kind} ${taken.value} already. One handle belongs to one person.`, 'handles');
}

async function setHandles(tx: WorkspaceTx, id: string, handles: readonly Handle[], source: Source): Promise<void> {
  if (handles.length === 0) throw new Problem('bad input', 'A person needs one handle at least: a mail address, a phone number or an id.', 'handles');
  const known = await tx.run<Handle>(sql`select kind, value from handle where workspace_id = ${tx.workspaceId} and person_id = ${id}::uuid`);
  const before = new Set(known.map(handleKey));
  const after = new Set(handles.map(handleKey));
  const gained = handles.filter((handle) => !before.has(handleKey(handle)));
  const lost = known.filter((handle) => !after.has(handleKey(handle)));
  await refuseTaken(tx, gained, id, await loadOurs(tx));
  await tx.insert('handle', gained.map((handle) => ({ workspace_id: tx.workspaceId, ...handle, person_id: id, run_id: null, created_at: source.now })));
  if (lost.length === 0) return;
  await tx.run(sql`
    delete from handle h using unnest(${lost.map((one) => one.kind)}::text[], ${lost.map((one) => one.value)}::text[]) as x(kind, value)
    where h.workspace_id = ${tx.workspaceId} and h.kind = x.kind and h.value = x.value and h.person_id = ${id}::uuid`);
}
