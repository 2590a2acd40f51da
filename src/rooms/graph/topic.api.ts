// Topics over HTTP, from the browser and from the command line.
import { z } from 'zod';
import type { Call } from '#base/endpoint.ts';
import { endpoint } from '#base/endpoint.ts';
import { topicAliases, topicDetail, topicList, topicListInput, topicName } from './topic.ts';
import type { TopicDetail } from './topic.ts';
import { createTopic, mustFindTopic, updateTopic } from './topicEdit.store.ts';
import { mergeTopics, partTopics } from './topicMerging.store.ts';
import { listTopics, loadTopic } from './topicShown.store.ts';

const id = z.uuid();

/** The topic as it is after a change; what could not be read within the call is left to the job. */
async function changed(call: Call, topicId: string): Promise<TopicDetail> {
  const topic = await loadTopic(call.tx, topicId);
  if (!topic) throw new Error(`The topic ${topicId} vanished while it was changed.`);
  if (topic.isReading) call.jobs.request('topics', call.workspaceId);
  call.jobs.request('segments', call.workspaceId);
  return topic;
}

const who = (call: Call) => ({ memberId: call.caller.memberId, now: call.now });

export const topicEndpoints = [
  endpoint({
    name: 'topics.list', method: 'GET', path: '/topics', permission: 'read',
    summary: 'Topics with how many people mentioned them and how often in concern or praise; merged ones only when asked for',
    input: topicListInput, output: topicList,
    handler: (call, input) => listTopics(call.tx, input),
  }),
  endpoint({
    name: 'topics.get', method: 'GET', path: '/topics/{id}', permission: 'read',
    summary: 'One topic, counted by stance, and how many texts are still to be read for it',
    input: z.object({ id }), output: topicDetail,
    async handler(call, input) {
      await mustFindTopic(call.tx, input.id);
      return (await loadTopic(call.tx, input.id)) as TopicDetail;
    },
  }),
  endpoint({
    name: 'topics.create', method: 'POST', path: '/topics', permission: 'write',
    summary: 'Make a topic, or accept the proposed one of this name; what was said before is read for it',
    input: z.object({ name: topicName, aliases: topicAliases.default([]).describe('other words for the same') }), output: topicDetail,
    handler: async (call, input) => changed(call, await createTopic(call.tx, input, who(call))),
  }),
  endpoint({
    name: 'topics.update', method: 'PATCH', path: '/topics/{id}', permission: 'write',
    summary: 'Rename a topic, give it other words, accept it, or mute it so that it is neither read nor proposed',
    input: z.object({
      id, name: topicName.optional(), aliases: topicAliases.optional().describe('all other words; without it a new name leaves the old one as another word'),
      state: z.enum(['proposed', 'accepted', 'muted']).optional(),
    }),
    output: topicDetail,
    async handler(call, { id: topicId, ...change }) {
      await updateTopic(call.tx, await mustFindTopic(call.tx, topicId), change, who(call));
      return changed(call, topicId);
    },
  }),
  endpoint({
    name: 'topics.merge', method: 'POST', path: '/topics/{id}/merging', permission: 'write',
    summary: 'Make one topic of two: all that was said about this one counts for the other, and its name stays as another word',
    input: z.object({ id, into: z.uuid().describe('the topic that stays') }), output: topicDetail,
    async handler(call, input) {
      await mergeTopics(call.tx, await mustFindTopic(call.tx, input.id), await mustFindTopic(call.tx, input.into, 'into'), who(call));
      return changed(call, input.into);
    },
  }),
  endpoint({
    name: 'topics.part', method: 'DELETE', path: '/topics/{id}/merging', permission: 'write',
    summary: 'Part a topic from the one it was merged into: its words mean it again, and what was said is read again for both',
    input: z.object({ id }), output: topicDetail,
    async handler(call, input) {
      const into = await partTopics(call.tx, await mustFindTopic(call.tx, input.id), who(call));
      await changed(call, into);
      return changed(call, input.id);
    },
  }),
];
