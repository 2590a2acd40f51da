// What the graph says about a person or an organisation: who knows them and how well, topics, relationships.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import type { Call } from '#base/endpoint.ts';
import { page } from '#base/page.ts';
import { Problem } from '#base/problem.ts';
import { relationshipShown, topicTally } from './about.ts';
import { asOfInput, untilOf } from './asOf.ts';
import { hasOrganisation, hasPerson, relationshipsOf, topicsOfOrganisation, topicsOfPerson } from './about.store.ts';
import { organisationTie, tieShown } from './tie.ts';
import { setPrivate, tiesOfOrganisation, tiesOfPerson } from './tieShown.store.ts';

const byId = z.object({ id: z.uuid() });
const byIdAt = byId.extend(asOfInput);

async function mustKnow({ tx }: Call, subject: 'person' | 'organisation', id: string): Promise<void> {
  if (!(await (subject === 'person' ? hasPerson(tx, id) : hasOrganisation(tx, id)))) throw new Problem('not found', `There is no such ${subject}.`);
}

export const aboutEndpoints = [
  endpoint({
    name: 'people.ties', method: 'GET', path: '/people/{id}/ties', permission: 'read',
    summary: 'Which of us know a person and how well, with the reason for every point',
    input: byIdAt, output: page(tieShown),
    async handler(call, { id, now }) {
      await mustKnow(call, 'person', id);
      return { items: await tiesOfPerson(call.tx, id, call.caller.memberId, untilOf(call, now) ?? call.now), next: null };
    },
  }),
  endpoint({
    name: 'ties.update', method: 'PATCH', path: '/people/{id}/ties/mine', permission: 'write',
    summary: 'Keeps one\'s own tie with a person private, or shows it again',
    input: byId.extend({ isPrivate: z.boolean() }), output: tieShown,
    async handler(call, { id, isPrivate }) {
      await mustKnow(call, 'person', id);
      const isThere = await setPrivate(call.tx, id, call.caller.memberId, isPrivate, call.now);
      const tie = (await tiesOfPerson(call.tx, id, call.caller.memberId, call.now)).find((one) => one.member.id === call.caller.memberId);
      if (!isThere || !tie) throw new Problem('conflict', 'You have no tie with this person yet: there was no mail, call or meeting between you.');
      call.jobs.request('segments', call.workspaceId);
      return tie;
    },
  }),
  endpoint({
    name: 'people.topics', method: 'GET', path: '/people/{id}/topics', permission: 'read',
    summary: 'What a person spoke of and how, most often first',
    input: byIdAt, output: page(topicTally),
    async handler(call, { id, now }) {
      await mustKnow(call, 'person', id);
      return { items: await topicsOfPerson(call.tx, id, untilOf(call, now)), next: null };
    },
  }),
  endpoint({
    name: 'people.relationships', method: 'GET', path: '/people/{id}/relationships', permission: 'read',
    summary: 'Whom a person knows, works with, reports to, referred, introduced or answered, and the other way round',
    input: byIdAt, output: page(relationshipShown),
    async handler(call, { id, now }) {
      await mustKnow(call, 'person', id);
      return { items: await relationshipsOf(call.tx, id, untilOf(call, now)), next: null };
    },
  }),
  endpoint({
    name: 'organisations.ties', method: 'GET', path: '/organisations/{id}/ties', permission: 'read',
    summary: 'Which of us know people of an organisation, best first',
    input: byIdAt, output: page(organisationTie),
    async handler(call, { id, now }) {
      await mustKnow(call, 'organisation', id);
      return { items: await tiesOfOrganisation(call.tx, id, call.caller.memberId, untilOf(call, now) ?? call.now), next: null };
    },
  }),
  endpoint({
    name: 'organisations.topics', method: 'GET', path: '/organisations/{id}/topics', permission: 'read',
    summary: 'What the people of an organisation spoke of and how, most often first',
    input: byIdAt, output: page(topicTally),
    async handler(call, { id, now }) {
      await mustKnow(call, 'organisation', id);
      return { items: await topicsOfOrganisation(call.tx, id, untilOf(call, now)), next: null };
    },
  }),
];
