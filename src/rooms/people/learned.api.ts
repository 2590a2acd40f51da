// What was learned of people: the lines of one person, writing one down, correcting, ending, bringing back; and the quote bank.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import type { Call } from '#base/endpoint.ts';
import { page, pageInput, pageOf } from '#base/page.ts';
import { Problem } from '#base/problem.ts';
import { LEARNED_KINDS, PREFERENCE_WORDS, dayIn, learnedChange, learnedFault, learnedInput, learnedShown, usualExpiry } from './learned.ts';
import type { LearnedChange, LearnedShown } from './learned.ts';
import { addLearned, bankOf, endLearned, eventOfInteraction, learnedOf, loadLearned, restoreLearned } from './learned.store.ts';
import type { LearnedLine, LearnedSource } from './learned.store.ts';
import { loadPerson } from './person.store.ts';

const byId = z.object({ id: z.uuid() });
const todayOf = ({ now, timeZone }: Call): string => dayIn(now, timeZone);
const sourceOf = ({ caller, now }: Call): LearnedSource => ({ kind: caller.via === 'key' ? 'api' : 'member', memberId: caller.memberId, now });

async function found(call: Call, id: string) {
  const line = await loadLearned(call.tx, id, todayOf(call));
  if (!line) throw new Problem('not found', 'There is no such line.');
  return line;
}

async function mustKnow({ tx }: Call, id: string): Promise<void> {
  if (!(await loadPerson(tx, id))) throw new Problem('not found', 'There is no such person.');
}

/** The line with what is told of it now; throws where it would say nothing, or quotes what was not said. */
async function checked(call: Call, personId: string, before: LearnedLine, told: LearnedChange): Promise<LearnedLine> {
  const { interaction, ...change } = told;
  const line: LearnedLine = { ...before, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) };
  if (interaction === null) line.eventId = null;
  if (interaction) {
    const event = await eventOfInteraction(call.tx, personId, interaction);
    if (!event) throw new Problem('bad input', 'There is no such interaction of this person.', 'interaction');
    if (line.quote && !event.text.includes(line.quote)) throw new Problem('bad input', 'These words do not stand there. Quote them as they were written.', 'quote');
    line.eventId = event.event;
  }
  const fault = learnedFault(line, todayOf(call));
  if (fault) throw new Problem('bad input', fault.sentence, fault.field);
  return { ...line, words: line.words || (line.choice ? PREFERENCE_WORDS[line.choice] : '') };
}

async function changed(call: Call, id: string): Promise<LearnedShown> {
  call.jobs.request('segments', call.workspaceId);
  return (await found(call, id)).item;
}

export const learnedEndpoints = [
  endpoint({
    name: 'people.learned', method: 'GET', path: '/people/{id}/learned', permission: 'read', shows: 'person',
    summary: 'What was learned of a person: needs, hopes, why they hired us, drivers, preference; each with source, date and expiry',
    input: byId.extend({ which: z.enum(['holds', 'all']).default('holds').describe('all: also what was corrected or ended') }), output: page(learnedShown),
    async handler(call, { id, which }) {
      await mustKnow(call, id);
      return { items: await learnedOf(call.tx, id, todayOf(call), which === 'all'), next: null };
    },
  }),
  endpoint({
    name: 'learned.create', method: 'POST', path: '/people/{id}/learned', permission: 'write',
    summary: 'Writes down what was learned of a person, as said by them or as our guess',
    input: byId.extend(learnedInput.shape), output: learnedShown,
    async handler(call, { id, kind, ...told }) {
      await mustKnow(call, id);
      const learnedOn = told.learnedOn ?? todayOf(call);
      const blank: LearnedLine = { kind, words: '', choice: null, isSaid: false, quote: null, eventId: null, learnedOn, expiresOn: usualExpiry(kind, learnedOn) };
      const line = await checked(call, id, blank, told);
      const [made] = await addLearned(call.tx, id, [line], sourceOf(call));
      return changed(call, made ?? '');
    },
  }),
  endpoint({
    name: 'learned.update', method: 'PATCH', path: '/learned/{id}', permission: 'write',
    summary: 'Corrects a line: the corrected one takes its place, with you as its source; the former can be brought back',
    input: byId.extend(learnedChange.shape), output: learnedShown,
    async handler(call, { id, ...told }) {
      const { line, item } = await found(call, id);
      if (item.endedAt) throw new Problem('conflict', 'Somebody has corrected or ended this line meanwhile. Look at it again.');
      const next = await checked(call, item.person.id, line, told);
      await endLearned(call.tx, id, sourceOf(call), 'corrected');
      const [made] = await addLearned(call.tx, item.person.id, [next], sourceOf(call), id);
      return changed(call, made ?? '');
    },
  }),
  endpoint({
    name: 'learned.end', method: 'POST', path: '/learned/{id}/ending', permission: 'write',
    summary: 'Ends a line that does not hold any more; it can be brought back',
    input: byId.extend({ why: z.string().trim().max(500).default('') }), output: learnedShown,
    async handler(call, { id, why }) {
      await found(call, id);
      await endLearned(call.tx, id, sourceOf(call), why);
      return changed(call, id);
    },
  }),
  endpoint({
    name: 'learned.restore', method: 'POST', path: '/learned/{id}/restoring', permission: 'write',
    summary: 'Brings back a line as it was, with its source; what corrected it ends',
    input: byId, output: learnedShown,
    async handler(call, { id }) {
      const { item } = await found(call, id);
      if (item.endedAt) await restoreLearned(call.tx, item, sourceOf(call));
      return changed(call, id);
    },
  }),
  endpoint({
    name: 'learned.list', method: 'GET', path: '/learned', permission: 'read',
    summary: 'The quote bank: what people said of why they hired us, what they need and the like; those most like one person first',
    input: pageInput.extend({
      kind: z.enum(LEARNED_KINDS).default('job'), search: z.string().trim().max(200).default(''), like: z.uuid().optional().describe('id of a person: who has plan, title, city or tags in common with them comes first; one page'),
    }),
    output: page(learnedShown),
    async handler(call, { kind, search, like, after, limit }) {
      const { items, next } = pageOf(await bankOf(call.tx, { kind, search, like: like ?? null, after: after ?? null, limit }, todayOf(call)), limit);
      return { items, next: like ? null : next };
    },
  }),
];
