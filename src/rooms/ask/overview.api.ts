// The first look at a workspace, shown after an import.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import { findExamples, lookFrom } from './exampleQuestions.store.ts';
import { overviewOutput, slippingAway } from './overview.ts';
import { loadFigures, loadLoudest, loadRhythms } from './overview.store.ts';

const QUESTIONS = 3;

export const overviewEndpoints = [
  endpoint({
    name: 'overview.get', method: 'GET', path: '/overview', permission: 'read',
    summary: 'How much is in this workspace, who is slipping away, who is heard most, and three questions with their counts',
    input: z.object({}),
    output: overviewOutput,
    async handler({ tx, now, timeZone, caller }) {
      const { asOf, isPast } = await lookFrom(tx, now);
      const { accepted, proposed, ...counts } = await loadFigures(tx);
      const slipping = slippingAway(await loadRhythms(tx, asOf), asOf);
      const loud = await loadLoudest(tx, asOf);
      return {
        asOf, isPast, ...counts, topics: { accepted, proposed },
        slippingAway: slipping.map(({ id, name, organisation, strength, lastContactAt, why }) => ({ id, name, organisation, strength, lastContactAt, why })),
        loudest: loud.map(({ topics, count, ...who }) => ({ ...who, count, why: `${count === 1 ? 'Once' : `${count} times`} about ${listed(topics)}.` })),
        questions: await findExamples(tx, { now, timeZone, me: { id: caller.memberId, name: caller.name } }, QUESTIONS),
      };
    },
  }),
];

const listed = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);
