// Correcting what was read from a sentence.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import { Problem } from '#base/problem.ts';
import { STANCES } from '#language/stance.ts';
import { decide, loadMention } from './correction.store.ts';
import { correctionStance } from './topic.ts';

export const correctionEndpoints = [
  endpoint({
    name: 'mentions.correct', method: 'POST', path: '/mentions/{id}/correction', permission: 'write',
    summary: 'Say what a sentence really says about a topic, or that it is no mention of it; this holds whatever is read later',
    input: z.object({ id: z.uuid(), stance: correctionStance }),
    output: z.object({ id: z.uuid(), topic: z.object({ id: z.uuid(), name: z.string() }), stance: z.enum(STANCES), counts: z.boolean() }),
    async handler(call, input) {
      const mention = await loadMention(call.tx, input.id);
      if (!mention) throw new Problem('not found', 'This mention is not there any more: the text has been read again since. Open it anew.');
      await decide(call.tx, mention, input.stance, call.caller.memberId, call.now);
      call.jobs.request('segments', call.workspaceId);
      const isMention = input.stance !== 'not a mention';
      return { id: mention.id, topic: { id: mention.topic, name: mention.topicName }, stance: input.stance === 'not a mention' ? mention.stance : input.stance, counts: isMention };
    },
  }),
];
