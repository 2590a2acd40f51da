// Takes interactions that were told one by one or by the thousand, in the open transaction: the good ones are stored, each
// bad one is refused with its reason.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Call } from '#base/endpoint.ts';
import { newId } from '#base/ids.ts';
import { sayIssue } from '#base/issue.ts';
import { normaliseHandle, sourceOf } from '#rooms/people/index.ts';
import { isRobotAddress, loadOurs, loadWorkspace } from '#rooms/team/index.ts';
import type { Ours } from '#rooms/team/index.ts';
import type { EventInput } from './event.ts';
import { eventOfPosted, momentOf, postedInteraction, refusalOf } from './posted.ts';
import type { PostedInteraction, PostedOutcome, Refusal } from './posted.ts';
import { storeEvents } from './storeEvents.store.ts';

const BATCH = 200;

/** Stores what can be stored; one outcome for each of `rows`, in order. */
export async function takePosted(call: Call, rows: readonly unknown[]): Promise<PostedOutcome[]> {
  const { tx } = call;
  const ours = await loadOurs(tx);
  const { currency } = await loadWorkspace(tx);
  const read = rows.map((row) => readPosted(row, call, ours, currency));
  const outcomes = read.map((one, index): PostedOutcome => ({ id: null, outcome: 'rejected', index, ...('event' in one ? {} : { reason: one.reason, ...(one.field ? { field: one.field } : {}) }) }));
  const good = read.flatMap((one, index) => ('event' in one ? [{ event: one.event, index }] : []));
  for (let at = 0; at < good.length; at += BATCH) {
    const batch = good.slice(at, at + BATCH);
    const stored = await storeEvents(tx, batch.map((one) => one.event), sourceOf(call));
    const ids = await interactionIds(call, stored.map((one) => one.eventId));
    batch.forEach(({ index }, place) => {
      const one = stored[place];
      if (one) outcomes[index] = { id: ids.get(one.eventId) ?? null, outcome: one.outcome, index };
    });
  }
  return outcomes;
}

function readPosted(row: unknown, call: Call, ours: Ours, currency: string): { event: EventInput } | Refusal {
  const result = postedInteraction.safeParse(row, { reportInput: true });
  if (!result.success) return refusalOfIssue(result.error.issues[0]);
  const posted = result.data;
  const refusal = refusalOf(posted) ?? refusalOfPeople(posted, ours);
  if (refusal) return refusal;
  const at = momentOf(posted.at, call.timeZone);
  if (!at || at.getUTCFullYear() < 1900 || at.getUTCFullYear() > 2200) return { field: 'at', reason: `"${posted.at}" is no moment; write it as 2026-11-25T10:00:00Z or 2026-11-25.` };
  const { email } = call.caller;
  return { event: eventOfPosted(posted, { at, key: posted.sourceKey ?? newId(), memberEmail: email, currency, bytes: new TextEncoder().encode(JSON.stringify(row)) }) };
}

function refusalOfIssue(issue: z.core.$ZodIssue | undefined): Refusal {
  if (!issue) return { field: '', reason: 'It could not be read.' };
  const { field, sentence } = sayIssue(issue);
  return { field, reason: sentence };
}

/** With whom: a customer who can be recognised, and one of us who is known where a name is given. */
function refusalOfPeople({ email, handles = [], member }: PostedInteraction, ours: Ours): Refusal | null {
  const told = [...(email ? [{ kind: 'email', value: email }] : []), ...handles];
  const bad = told.find((handle) => !normaliseHandle(handle));
  if (bad) return { field: bad.value === email ? 'email' : 'handles', reason: `"${bad.value}" is no ${bad.kind === 'email' ? 'mail address' : bad.kind} by which somebody can be recognised.` };
  const own = told.find((handle) => handle.kind.toLowerCase() === 'email' && (ours.isOurs(handle.value) || ours.isShared(handle.value)));
  if (own) return { field: 'email', reason: `${own.value} is an address of ours; an interaction is with a customer.` };
  const robot = told.find((handle) => handle.kind.toLowerCase() === 'email' && isRobotAddress(handle.value));
  if (robot) return { field: 'email', reason: `${robot.value} is nobody: no human reads it.` };
  if (!member || member === 'me') return null;
  if (member.includes('@') ? normaliseHandle({ kind: 'email', value: member }) : ours.memberNamed(member)) return null;
  return { field: 'member', reason: member.includes('@') ? `"${member}" is no mail address.` : `There is no one member called "${member}"; a mail address would tell.` };
}

/** The interaction of each event by which it is shown: that of its author, else of the person it is about. */
async function interactionIds({ tx }: Call, eventIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.run<{ event: string; id: string }>(sql`
    select distinct on (i.event_id) i.event_id as event, i.id from interaction i
    where i.workspace_id = ${tx.workspaceId} and i.event_id = any(${[...eventIds]}::uuid[])
    order by i.event_id, array_position(array['author', 'subject', 'to', 'cc'], i.role), i.id`);
  return new Map(rows.map((row) => [row.event, row.id]));
}
