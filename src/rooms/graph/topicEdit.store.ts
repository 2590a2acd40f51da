// Changes to topics themselves. What texts say about them is read again afterwards.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import { Problem } from '#base/problem.ts';
import { aliasKey, otherWords } from './topic.ts';
import type { TopicState } from './topic.ts';
import { readFor } from './topicReading.store.ts';

export interface TopicRow {
  id: string;
  name: string;
  aliases: string[];
  state: TopicState;
}

export interface Who {
  memberId: string;
  now: Date;
}

export async function mustFindTopic(tx: WorkspaceTx, id: string, field?: string): Promise<TopicRow> {
  const row = await tx.one<TopicRow>(sql`select id, name, aliases, state from topic where workspace_id = ${tx.workspaceId} and id = ${id}::uuid`);
  if (!row) throw new Problem('not found', 'There is no such topic.', field);
  return row;
}

/** Makes a topic; a proposed one of this name is accepted instead. Throws where a word means another topic. @returns its id. */
export async function createTopic(tx: WorkspaceTx, input: { name: string; aliases: readonly string[] }, who: Who): Promise<string> {
  const taken = await topicOfWord(tx, input.name);
  if (taken?.state === 'proposed') {
    await updateTopic(tx, await mustFindTopic(tx, taken.id), { state: 'accepted', ...(input.aliases.length > 0 ? { aliases: [...taken.aliases, ...input.aliases] } : {}) }, who);
    return taken.id;
  }
  if (taken) throw new Problem('conflict', conflictOf(input.name, taken), 'name');
  const row: TopicRow = { id: newId(), name: input.name, aliases: otherWords(input.name, input.aliases), state: 'accepted' };
  await tx.insert('topic', [{ workspace_id: tx.workspaceId, ...row, run_id: null, created_at: who.now, decided_by: who.memberId, decided_at: who.now }]);
  await takeWords(tx, row);
  await readFor(tx, [row.id]);
  return row.id;
}

/** Renames a topic, gives it other words, accepts or mutes it. A new name leaves the old one as another word unless the words are given, too. */
export async function updateTopic(tx: WorkspaceTx, topic: TopicRow, change: { name?: string | undefined; aliases?: readonly string[] | undefined; state?: TopicState | undefined }, who: Who): Promise<void> {
  if (topic.state === 'merged') throw new Problem('conflict', `“${topic.name}” was merged into another topic. Change that one.`);
  const name = change.name ?? topic.name;
  const aliases = otherWords(name, change.aliases ?? (aliasKey(name) === aliasKey(topic.name) ? topic.aliases : [topic.name, ...topic.aliases]));
  const next: TopicRow = { id: topic.id, name, aliases, state: change.state ?? topic.state };
  await tx.run(sql`
    update topic set name = ${name}, aliases = ${aliases}::text[], state = ${next.state},
      decided_by = ${change.state === 'proposed' ? null : who.memberId}::uuid, decided_at = ${change.state === 'proposed' ? null : who.now}::timestamptz
    where workspace_id = ${tx.workspaceId} and id = ${topic.id}::uuid`);
  const hasOtherWords = name !== topic.name || aliases.join('\n') !== topic.aliases.join('\n');
  if (hasOtherWords) await takeWords(tx, next);
  const isRead = next.state !== 'muted';
  if (!isRead) await tx.run(sql`delete from mention where workspace_id = ${tx.workspaceId} and topic_id = ${topic.id}::uuid`);
  if (hasOtherWords || isRead !== (topic.state !== 'muted')) await readFor(tx, [topic.id]);
}

/** Removes topics with their words and mentions. @returns the events that mentioned them: their words may mean another topic now. */
export async function removeTopics(tx: WorkspaceTx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const gone = await tx.run<{ id: string }>(sql`delete from mention where workspace_id = ${tx.workspaceId} and topic_id = any(${[...ids]}::uuid[]) returning event_id as id`);
  await tx.run(sql`delete from topic where workspace_id = ${tx.workspaceId} and id = any(${[...ids]}::uuid[])`);
  return [...new Set(gone.map((row) => row.id))];
}

/** The topic that a word means. */
async function topicOfWord(tx: WorkspaceTx, name: string): Promise<TopicRow | undefined> {
  const rows = await tx.run<TopicRow>(sql`
    select t.id, t.name, t.aliases, t.state from topic t where t.workspace_id = ${tx.workspaceId}
      and (t.id = (select a.topic_id from topic_alias a where a.workspace_id = ${tx.workspaceId} and a.alias = ${aliasKey(name)}) or (lower(t.name) = lower(${name}) and t.state <> 'merged'))
    limit 1`);
  return rows[0];
}

const conflictOf = (name: string, { name: known, state }: TopicRow): string => {
  if (state === 'muted') return `“${known}” is muted. Accept it to bring it back.`;
  return aliasKey(name) === aliasKey(known) ? `There is already a topic “${known}”.` : `“${name}” is already another word for the topic “${known}”.`;
};

/** Writes which words mean the topic. A word of another topic cannot be taken; the name of a merged one can. */
export async function takeWords(tx: WorkspaceTx, topic: TopicRow): Promise<void> {
  const words = new Map([topic.name, ...topic.aliases].map((word) => [aliasKey(word), word]));
  const [other] = await tx.run<TopicRow & { key: string }>(sql`
    select a.alias as key, t.id, t.name, t.aliases, t.state from topic_alias a join topic t on t.workspace_id = ${tx.workspaceId} and t.id = a.topic_id
    where a.workspace_id = ${tx.workspaceId} and a.alias = any(${[...words.keys()]}::text[]) and a.topic_id <> ${topic.id}::uuid limit 1`);
  if (other) throw new Problem('conflict', conflictOf(words.get(other.key) ?? other.key, other), aliasKey(topic.name) === other.key ? 'name' : 'aliases');
  await tx.run(sql`delete from topic_alias where workspace_id = ${tx.workspaceId} and topic_id = ${topic.id}::uuid`);
  await tx.insert('topic_alias', [...words.keys()].map((alias) => ({ workspace_id: tx.workspaceId, alias, topic_id: topic.id })));
}
