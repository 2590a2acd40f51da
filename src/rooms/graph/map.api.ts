// The map of an organisation's relationships, and its topics month by month.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import type { Call } from '#base/endpoint.ts';
import { Problem } from '#base/problem.ts';
import { dayIn } from '#rooms/people/index.ts';
import { hasOrganisation } from './about.store.ts';
import { mapShown, monthShown } from './map.ts';
import { mapOf, monthsOf } from './map.store.ts';

const byId = z.object({ id: z.uuid() });

async function mustKnow({ tx }: Call, id: string): Promise<void> {
  if (!(await hasOrganisation(tx, id))) throw new Problem('not found', 'There is no such organisation.');
}

export const mapEndpoints = [
  endpoint({
    name: 'organisations.map', method: 'GET', path: '/organisations/{id}/map', permission: 'read', shows: 'organisation',
    summary: 'Who knows whom at an organisation: its people, our ties to them, their relationships within and outside',
    input: byId, output: mapShown,
    async handler(call, { id }) {
      await mustKnow(call, id);
      return mapOf(call.tx, id, call.caller.memberId);
    },
  }),
  endpoint({
    name: 'organisations.months', method: 'GET', path: '/organisations/{id}/months', permission: 'read', shows: 'organisation',
    summary: 'How often the people of an organisation spoke of topics, or of one, in each of the last months, by stance',
    input: byId.extend({ topic: z.uuid().optional(), months: z.coerce.number().int().min(1).max(36).default(12) }), output: z.object({ items: z.array(monthShown) }),
    async handler(call, { id, topic, months }) {
      await mustKnow(call, id);
      return { items: await monthsOf(call.tx, id, { topic: topic ?? null, today: dayIn(call.now, call.timeZone), months, timeZone: call.timeZone }) };
    },
  }),
];
