// Says who the participants of events are, making the members and persons that are met for the first time.
import type { WorkspaceTx } from '#base/database/database.ts';
import { addShared, ensureMembers, isAtDomains, isRobotAddress, isRoleAddress, loadOurs } from '#rooms/team/index.ts';
import type { Ours } from '#rooms/team/index.ts';
import { handleKey, normaliseHandle, personsByHandles, resolvePersons } from '#rooms/people/index.ts';
import type { Handle, PersonInput, Source } from '#rooms/people/index.ts';
import type { Who } from './derive.ts';
import { handlesOf } from './event.ts';
import type { Participant, StoredEvent } from './event.ts';

export interface MetEvent {
  participants: readonly Participant[];
  recordId: string | null;
}

export interface Met {
  ours: Ours;
  who: (participant: Participant) => Who;
}

/** Resolves everybody in these events. Persons and colleagues come from the run of `source`. */
export async function meetParticipants(tx: WorkspaceTx, events: readonly MetEvent[], source: Source): Promise<Met> {
  const ours = await meetOurs(tx, events, source);
  const inputs: PersonInput[] = [];
  const recordIds: (string | null)[] = [];
  const byFirst = new Map<string, number>();
  for (const event of events) {
    for (const participant of event.participants) {
      if (asOurs(participant, ours)) continue;
      const handles = handlesOf(participant).flatMap((handle) => normaliseHandle(handle) ?? []);
      if (handles.length === 0) continue;
      const key = handles.map(handleKey).join('\u0002');
      const at = byFirst.get(key);
      const known = at === undefined ? undefined : inputs[at];
      if (known && at !== undefined) {
        if (!known.name && participant.name) inputs[at] = { ...known, name: participant.name };
        continue;
      }
      byFirst.set(key, inputs.length);
      inputs.push({ handles, name: participant.name });
      recordIds.push(event.recordId);
    }
  }
  const resolved = await resolvePersons(tx, inputs, { ...source, recordIds }, ours);
  const persons = new Map<string, string>();
  inputs.forEach((input, index) => persons.set(input.handles.map(handleKey).join('\u0002'), resolved[index]?.id ?? ''));
  const who = (participant: Participant): Who => {
    const own = asOurs(participant, ours);
    if (own) return own;
    const id = persons.get(handlesOf(participant).flatMap((handle) => normaliseHandle(handle) ?? []).map(handleKey).join('\u0002'));
    return id ? { is: 'person', id } : { is: 'nobody' };
  };
  return { ours, who };
}

/** Resolves everybody in events that are stored already, each as told by the run that brought it. */
export async function meetAgain(tx: WorkspaceTx, events: readonly StoredEvent[], kind: Source['kind'], now: Date): Promise<(participant: Participant) => Who> {
  const met: Met[] = [];
  for (const runId of new Set(events.map((event) => event.run_id))) {
    const own = events.filter((event) => event.run_id === runId);
    met.push(await meetParticipants(tx, own.map((event) => ({ participants: event.participants, recordId: event.record_id })), { kind, runId, now }));
  }
  return (participant) => met.map((one) => one.who(participant)).find((who) => who.is !== 'nobody') ?? { is: 'nobody' };
}

/** Recognises everybody in events that are stored already by the handles that are known, and tells nothing of anybody. */
export async function recogniseAgain(tx: WorkspaceTx, events: readonly StoredEvent[]): Promise<(participant: Participant) => Who> {
  const ours = await loadOurs(tx);
  const handlesIn = (participant: Participant) => handlesOf(participant).flatMap((handle) => normaliseHandle(handle) ?? []);
  const owners = await personsByHandles(tx, events.flatMap((event) => event.participants.flatMap(handlesIn)));
  return (participant) => {
    const own = asOurs(participant, ours);
    if (own) return own;
    const id = handlesIn(participant).map((handle) => owners.get(handleKey(handle))).find(Boolean);
    return id ? { is: 'person', id } : { is: 'nobody' };
  };
}

/** Notes lists, and makes colleagues of senders at our domains; returns who we are after that. */
async function meetOurs(tx: WorkspaceTx, events: readonly MetEvent[], source: Source): Promise<Ours> {
  const ours = await loadOurs(tx);
  const lists = new Map<string, string>();
  const colleagues = new Map<string, string>();
  const shared = new Map<string, string>();
  for (const { participants } of events) {
    for (const participant of participants) {
      const address = emailOf(participant);
      if (!address) continue;
      if (participant.isList) {
        if (!ours.isShared(address)) lists.set(address, participant.name);
      } else if (!ours.member(address) && !ours.isShared(address) && !isRobotAddress(address) && (participant.role === 'member' || isAtDomains(address, ours.domains))) {
        if (participant.role === 'member' && isRoleAddress(address)) shared.set(address, participant.name);
        else colleagues.set(address, colleagues.get(address) || participant.name);
      }
    }
  }
  if (lists.size + colleagues.size + shared.size === 0) return ours;
  const pairs = (found: Map<string, string>) => [...found].map(([address, name]) => ({ address, name }));
  await addShared(tx, pairs(lists), 'list', source.runId);
  await addShared(tx, pairs(shared), 'shared', source.runId);
  await ensureMembers(tx, pairs(colleagues), source.runId, source.now);
  return loadOurs(tx);
}

/** One of us, a shared address or list, or a robot; null for a customer. */
function asOurs(participant: Participant, ours: Ours): Who | null {
  if (participant.isList) return { is: 'list', isOurs: ours.isOurs(participant.address) || isAtDomains(participant.address, ours.domains) };
  if (participant.role === 'member' && participant.kind === 'name') {
    const named = ours.memberNamed(participant.address);
    return named ? { is: 'member', id: named } : { is: 'nobody' };
  }
  const address = emailOf(participant);
  if (!address) return participant.role === 'member' ? { is: 'nobody' } : null;
  const memberId = ours.member(address);
  if (memberId) return { is: 'member', id: memberId };
  if (ours.isList(address)) return { is: 'list', isOurs: isAtDomains(address, ours.domains) };
  if (ours.isOurs(address) || ours.isShared(address)) return { is: 'shared' };
  return isRobotAddress(address) ? { is: 'nobody' } : null;
}

const emailOf = (participant: Participant): string | null => {
  const found = handlesOf(participant).find((handle: Handle) => handle.kind === 'email');
  return found ? (normaliseHandle(found)?.value ?? null) : null;
};
