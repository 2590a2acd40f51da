// What follows for one person from what happened: how they like to deal with us, five axes of value, one suggestion.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import type { Call } from '#base/endpoint.ts';
import { page } from '#base/page.ts';
import { Problem } from '#base/problem.ts';
import { PREFERENCES, dayIn, learnedOf, learnedShown } from '#rooms/people/index.ts';
import { hasPerson } from './about.store.ts';
import { AXES, axisShown } from './axis.ts';
import { axesOf, correctAxis } from './axis.store.ts';
import { differenceOf, habitOf, preferenceOf } from './habit.ts';
import { suggest, suggestionShown } from './suggestion.ts';
import { actsOf, situationOf } from './suggestion.store.ts';

const byId = z.object({ id: z.uuid() });

async function mustKnow({ tx }: Call, id: string): Promise<void> {
  if (!(await hasPerson(tx, id))) throw new Problem('not found', 'There is no such person.');
}

const preferenceShown = z.object({
  choice: z.enum(PREFERENCES).nullable().describe('what counts: said, else observed, else assumed'),
  basis: z.enum(['said', 'observed', 'assumed']).nullable(),
  told: learnedShown.nullable().describe('what was said or is assumed'),
  observed: z.object({ choice: z.enum(PREFERENCES).nullable(), why: z.string() }),
  difference: z.string().nullable().describe('where what we do is not what they like'),
});

export const understandingEndpoints = [
  endpoint({
    name: 'people.preference', method: 'GET', path: '/people/{id}/preference', permission: 'read', shows: 'person',
    summary: 'How a person likes to deal with us: as they said, as it shows in what they do, or as we assume',
    input: byId, output: preferenceShown,
    async handler(call, { id }) {
      await mustKnow(call, id);
      const told = (await learnedOf(call.tx, id, dayIn(call.now, call.timeZone))).find(({ kind }) => kind === 'preference') ?? null;
      const acts = await actsOf(call.tx, id, call.now);
      const observed = habitOf(acts);
      const counts = preferenceOf(told, observed);
      return { ...counts, told, observed, difference: differenceOf(counts.choice, acts) };
    },
  }),
  endpoint({
    name: 'people.axes', method: 'GET', path: '/people/{id}/axes', permission: 'read', shows: 'person',
    summary: 'What a person is worth to us on five axes, never added up, each with its rule and its proof',
    input: byId, output: page(axisShown),
    async handler(call, { id }) {
      await mustKnow(call, id);
      return { items: await axesOf(call.tx, id, call.now), next: null };
    },
  }),
  endpoint({
    name: 'axes.correct', method: 'PUT', path: '/people/{id}/axes/{axis}', permission: 'write',
    summary: 'Says the level of one axis where the rule is wrong; null takes it back, so that the rule counts again',
    input: byId.extend({ axis: z.enum(AXES), level: z.number().int().min(0).max(5).nullable(), why: z.string().trim().max(500).default('') }), output: axisShown,
    async handler(call, { id, ...correction }) {
      await mustKnow(call, id);
      await correctAxis(call.tx, id, correction, { memberId: call.caller.memberId, now: call.now });
      const shown = (await axesOf(call.tx, id, call.now)).find(({ axis }) => axis === correction.axis);
      if (!shown) throw new Error('Every axis is shown.');
      return shown;
    },
  }),
  endpoint({
    name: 'people.suggestion', method: 'GET', path: '/people/{id}/suggestion', permission: 'read', shows: 'person',
    summary: 'One suggestion for a person with its reason, or "do not sell yet" with the day to look again',
    input: byId, output: suggestionShown,
    async handler(call, { id }) {
      await mustKnow(call, id);
      const today = dayIn(call.now, call.timeZone);
      return suggest(await situationOf(call.tx, id, await learnedOf(call.tx, id, today), { today, now: call.now }));
    },
  }),
];
