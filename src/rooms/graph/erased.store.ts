// What is told of somebody who was erased does not come in again: their own events are passed over, and out of those of others
// they are blotted, as when they were erased.
import type { WorkspaceTx } from '#base/database/database.ts';
import { addressesIn, blotNames, nameWords, needlesOf } from '#language/needle.ts';
import { buried, handleKey, hasTombstones, normaliseHandle } from '#rooms/people/index.ts';
import type { Handle } from '#rooms/people/index.ts';
import { loadOurs } from '#rooms/team/index.ts';
import type { Ours } from '#rooms/team/index.ts';
import { encodedTexts } from './encodedParts.ts';
import { participantOf } from './event.ts';
import type { EventInput, ParticipantInput } from './event.ts';
import { ERASED_NAME, ERASED_SUBJECT, rawOf, redactText } from './redaction.ts';

/** The inputs as they may be stored, in order; null where nothing may be. */
export async function withoutErased(tx: WorkspaceTx, inputs: readonly EventInput[]): Promise<(EventInput | null)[]> {
  if (!(await hasTombstones(tx))) return [...inputs];
  const told = inputs.map((input) => ({ input, handles: input.participants.map(handlesIn), named: addressesIn([input.subject ?? '', input.text, ...attached(input)].join('\n')).map((value): Handle => ({ kind: 'email', value })) }));
  const erased = await buried(tx, told.flatMap(({ handles, named }) => [...handles.flat(), ...named]));
  if (erased.size === 0) return [...inputs];
  const ours = await loadOurs(tx);
  return told.map(({ input, handles, named }) => {
    const isGone = handles.map((list) => list.some((handle) => erased.has(handleKey(handle))));
    const others = named.filter((handle) => erased.has(handleKey(handle)));
    if (!isGone.includes(true) && others.length === 0) return input;
    return concernsOthers(input, isGone, ours) ? redactInput(input, isGone, others) : null;
  });
}

const attached = ({ raw }: EventInput): string[] => (raw.mediaType === 'message/rfc822' ? encodedTexts(new TextDecoder().decode(raw.bytes)) : []);

const handlesIn = ({ handles }: ParticipantInput): Handle[] => handles.flatMap((handle) => normaliseHandle(handle) ?? []);

/** Whether anybody but the erased one is left to whom it belongs: another customer, or whoever names them in passing. */
function concernsOthers({ participants }: EventInput, isGone: readonly boolean[], ours: Ours): boolean {
  if (!isGone.includes(true)) return true;
  if (participants.some((one, index) => one.role === 'author' && isGone[index])) return false;
  return participants.some((one, index) => !isGone[index] && !one.isList && one.role !== 'member' && handlesIn(one).some((handle) => handle.kind !== 'email' || !(ours.isOurs(handle.value) || ours.isShared(handle.value))));
}

function redactInput(input: EventInput, isGone: readonly boolean[], named: readonly Handle[]): EventInput {
  const gone = input.participants.filter((_, index) => isGone[index]);
  const needles = gone.map((one) => needlesOf([...handlesIn(one), ...named], one.name || null)).concat(gone.length === 0 ? [needlesOf(named, null)] : []);
  const blot = (text: string) => needles.reduce(blotNames, text);
  const words = nameWords(gone.map((one) => one.name), input.participants.filter((_, index) => !isGone[index]).map((one) => one.name));
  const participants = input.participants.map((one, index): ParticipantInput => (isGone[index] ? { role: one.role, handles: [], name: ERASED_NAME } : { ...one, name: blot(one.name) }));
  const { subject: told, subjectKey, ...rest } = input;
  // What a reply is called was said before it, perhaps by them.
  const isTheirSubject = gone.length > 0 && input.parentKey !== undefined;
  const subject = told === undefined ? undefined : isTheirSubject ? ERASED_SUBJECT : blotNames(blot(told), words);
  const text = blotNames(needles.reduce((left, one) => redactText(left, input.ownSpans.flat(), one), input.text), words);
  const isMail = input.raw.mediaType === 'message/rfc822';
  const raw = isMail ? rawOf({ at: input.at, subject: subject ?? null, text, participants: participants.map(participantOf) }) : blot(new TextDecoder().decode(input.raw.bytes));
  return {
    ...rest, participants, text, ...(subject === undefined ? {} : { subject }), ...(subjectKey && !isTheirSubject ? { subjectKey: blot(subjectKey) } : {}),
    details: { ...(JSON.parse(blot(JSON.stringify(input.details ?? {}))) as object), isRedacted: true }, raw: { ...input.raw, bytes: new TextEncoder().encode(raw) },
  };
}
