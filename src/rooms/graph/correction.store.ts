// What a person decides about one mention. The decision is kept beside the readings, so that reading again cannot lose it.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import type { Stance } from '#language/stance.ts';
import type { correctionStance } from './topic.ts';

export interface MentionRow {
  id: string;
  event: string;
  person: string;
  topic: string;
  topicName: string;
  stance: Stance;
  start: number;
  end: number;
  counts: boolean;
}

export const loadMention = (tx: WorkspaceTx, id: string): Promise<MentionRow | undefined> => tx.one<MentionRow>(sql`
  select m.id, m.event_id as event, m.person_id as person, m.topic_id as topic, t.name as "topicName", m.stance, m.span_start as start, m.span_end as "end", m.counts
  from mention m join topic t on t.workspace_id = ${tx.workspaceId} and t.id = m.topic_id where m.workspace_id = ${tx.workspaceId} and m.id = ${id}::uuid`);

/** Writes the decision down and lets the mention say it. */
export async function decide(tx: WorkspaceTx, mention: MentionRow, decided: z.infer<typeof correctionStance>, memberId: string, now: Date): Promise<void> {
  await tx.insert('correction', [{
    workspace_id: tx.workspaceId, id: newId(), event_id: mention.event, person_id: mention.person, topic_id: mention.topic, span_start: mention.start, span_end: mention.end,
    stance_read: mention.stance, stance_decided: decided, member_id: memberId, at: now,
  }]);
  await tx.run(sql`
    update mention set stance = ${decided === 'not a mention' ? mention.stance : decided}, counts = ${decided !== 'not a mention'}, decided_by = ${memberId}::uuid
    where workspace_id = ${tx.workspaceId} and id = ${mention.id}::uuid`);
}
