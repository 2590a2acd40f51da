// The made-up company as values: who, where, and everything that happened in three years. Furrowbox makes subscription
// software (and the scales, printers and loggers around it) for farms that bring vegetable boxes to people's doors.
// Nothing here touches a database; fill.ts tells it all to the rooms.
import { addConversations } from './conversations.ts';
import { addCalls } from './calls.ts';
import { addCirculars } from './circulars.ts';
import { drawCast } from './cast.ts';
import { addPurchases } from './purchases.ts';
import { addReadings, addUsage } from './readings.ts';
import { addRelationships } from './relationships.ts';
import { addResponses } from './responses.ts';
import { createRandom } from './random.ts';
import { createSpeech } from './speech.ts';
import { tellStories } from './stories.ts';
import { createTimes } from './times.ts';
import type { Company, Making } from './shapes.ts';

export const DEFAULT_SEED = 1;
export const COMPANY_NAME = 'Furrowbox';

/** The whole company. The same seed and the same day of `now` give the same company; the last day told is the one before `now` (UTC). */
export function makeCompany(seed: number, now: Date): Company {
  const random = createRandom(`furrowbox/${seed}`);
  const times = createTimes(now);
  const { members, organisations, persons } = drawCast(random.branch('cast'), times);
  const making: Making = {
    company: { name: COMPANY_NAME, domain: 'furrowbox.example', sharedAddress: 'hello@furrowbox.example', endsAt: times.end, members, organisations, persons, mails: [], moments: [], purchases: [], readings: [], usage: [], responses: [], relationships: [] },
    random, times, speech: createSpeech(random.branch('speech'), members),
  };
  // Stories first: they take the sentences and the days they need, chance fills the rest.
  tellStories(making);
  addConversations(making);
  addCirculars(making);
  addCalls(making);
  addPurchases(making);
  addReadings(making);
  addUsage(making);
  addResponses(making);
  addRelationships(making);
  const { company } = making;
  for (const list of [company.mails, company.moments, company.purchases, company.readings, company.usage, company.responses]) list.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.key < b.key ? -1 : 1));
  return company;
}
