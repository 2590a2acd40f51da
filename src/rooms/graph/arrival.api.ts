// What an import brought.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import { Problem } from '#base/problem.ts';
import { runNames } from '#rooms/people/index.ts';
import { arrivals } from './arrival.ts';
import { loadArrivals } from './arrival.store.ts';

export const arrivalEndpoints = [
  endpoint({
    name: 'graph.arrived', method: 'GET', path: '/imports/{id}/arrivals', permission: 'read',
    summary: 'What an import brought: people, organisations, interactions, topics, and who we are',
    input: z.object({ id: z.uuid() }), output: arrivals,
    async handler({ tx }, { id }) {
      if (!(await runNames(tx, [id])).has(id)) throw new Problem('not found', 'There is no such import.');
      return loadArrivals(tx, id);
    },
  }),
];
