// Putting two topics together, and parting them again: what was so before is kept beside the topic that went in.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { Problem } from '#base/problem.ts';
import { aliasKey, otherWords } from './topic.ts';
import type { TopicState } from './topic.ts';
import { mustFindTopic, takeWords } from './topicEdit.store.ts';
import type { TopicRow, Who } from './topicEdit.store.ts';
import { readFor } from './topicReading.store.ts';

interface Before {
  state: TopicState;
  into: { aliases: string[]; state: TopicState };
  /** Topics that had gone into this one, and decisions about its mentions. */
  children: string[];
  corrections: string[];
}

/** Makes one topic of two: everything said about the first counts for the second, and its words are words of the second from now on. */
export async function mergeTopics(tx: WorkspaceTx, topic: TopicRow, into: TopicRow, who: Who): Promise<void> {
  if (topic.id === into.id) throw new Problem('bad input', 'A topic cannot be merged into itself.', 'into');
  if (topic.state === 'merged') throw new Problem('conflict', `“${topic.name}” has been merged already.`);
  if (into.state === 'merged') throw new Problem('conflict', `“${into.name}” was itself merged into another topic. Merge into that one.`, 'into');
  if (into.state === 'muted') throw new Problem('conflict', `“${into.name}” is muted. Accept it first.`, 'into');
  const merged: TopicRow = { ...into, state: 'accepted', aliases: otherWords(into.name, [...into.aliases, topic.name, ...topic.aliases]) };
  const children = await tx.run<{ id: string }>(sql`update topic set merged_into = ${into.id}::uuid where workspace_id = ${tx.workspaceId} and merged_into = ${topic.id}::uuid returning id`);
  await tx.run(sql`
    update topic set state = 'merged', merged_into = ${into.id}::uuid, reading_after = null, decided_by = ${who.memberId}::uuid, decided_at = ${who.now}::timestamptz
    where workspace_id = ${tx.workspaceId} and id = ${topic.id}::uuid`);
  const corrections = await tx.run<{ id: string }>(sql`update correction set topic_id = ${into.id}::uuid where workspace_id = ${tx.workspaceId} and topic_id = ${topic.id}::uuid returning id`);
  await tx.run(sql`update mention set topic_id = ${into.id}::uuid where workspace_id = ${tx.workspaceId} and topic_id = ${topic.id}::uuid`);
  await tx.run(sql`
    update topic set aliases = ${merged.aliases}::text[], state = 'accepted', decided_by = ${who.memberId}::uuid, decided_at = ${who.now}::timestamptz where workspace_id = ${tx.workspaceId} and id = ${into.id}::uuid`);
  await tx.run(sql`delete from topic_alias where workspace_id = ${tx.workspaceId} and topic_id = ${topic.id}::uuid`);
  await takeWords(tx, merged);
  const before: Before = { state: topic.state, into: { aliases: into.aliases, state: into.state }, children: children.map(({ id }) => id), corrections: corrections.map(({ id }) => id) };
  await tx.run(sql`delete from topic_merging where workspace_id = ${tx.workspaceId} and topic_id = ${topic.id}::uuid`);
  await tx.insert('topic_merging', [{ workspace_id: tx.workspaceId, topic_id: topic.id, into_id: into.id, member_id: who.memberId, at: who.now, before }]);
  await readFor(tx, [into.id]);
}

/**
 * Parts a topic from the one it was put into: its words mean it again, decisions about it are its own again, and what was
 * said is read again for both. Words that were given to the other one since stay with it. @returns the other topic's id.
 */
export async function partTopics(tx: WorkspaceTx, topic: TopicRow, who: Who): Promise<string> {
  const merging = await tx.one<{ intoId: string; before: Before }>(sql`
    select into_id as "intoId", before from topic_merging where workspace_id = ${tx.workspaceId} and topic_id = ${topic.id}::uuid`);
  if (topic.state !== 'merged' || !merging) throw new Problem('conflict', `“${topic.name}” is not part of another topic.`);
  const { before } = merging;
  const into = await mustFindTopic(tx, merging.intoId);
  if (into.state === 'merged') throw new Problem('conflict', `“${into.name}” has itself become part of another topic. Part that one first.`);
  const own = new Set([topic.name, ...topic.aliases].map(aliasKey));
  const kept = new Set([into.name, ...before.into.aliases].map(aliasKey));
  const aliases = otherWords(into.name, into.aliases.filter((word) => kept.has(aliasKey(word)) || !own.has(aliasKey(word))));
  await tx.run(sql`
    update topic set aliases = ${aliases}::text[], state = ${before.into.state}, decided_by = ${who.memberId}::uuid, decided_at = ${who.now}::timestamptz where workspace_id = ${tx.workspaceId} and id = ${into.id}::uuid`);
  await takeWords(tx, { ...into, aliases });
  await tx.run(sql`
    update topic set state = ${before.state}, merged_into = null, decided_by = ${who.memberId}::uuid, decided_at = ${who.now}::timestamptz where workspace_id = ${tx.workspaceId} and id = ${topic.id}::uuid`);
  await tx.run(sql`update topic set merged_into = ${topic.id}::uuid where workspace_id = ${tx.workspaceId} and id = any(${before.children}::uuid[]) and merged_into = ${into.id}::uuid`);
  await tx.run(sql`update correction set topic_id = ${topic.id}::uuid where workspace_id = ${tx.workspaceId} and id = any(${before.corrections}::uuid[])`);
  await takeWords(tx, { ...topic, state: before.state });
  await tx.run(sql`delete from topic_merging where workspace_id = ${tx.workspaceId} and topic_id = ${topic.id}::uuid`);
  await readFor(tx, before.state === 'muted' ? [into.id] : [into.id, topic.id]);
  return into.id;
}
