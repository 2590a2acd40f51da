// Reads the texts of stored events again: after a topic came, got another name, or an item got topics.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { insertMentions, loadCorrections, topicsOfContent } from './derived.store.ts';
import type { EventDetails, StoredEvent } from './event.ts';
import { loadLexicon } from './lexicon.store.ts';
import { readMentions } from './reading.ts';

type Read = Pick<StoredEvent, 'id' | 'kind' | 'at' | 'text' | 'own_spans' | 'direction' | 'author_person_id' | 'content_item_id' | 'run_id'> & { details: EventDetails; speakers: string[] | null };

/**
 * Reads these events again and writes their mentions over. With `onlyTopics` everything else they mention stays untouched,
 * and events are read for those topics alone. What people decided holds.
 */
export async function rereadEvents(tx: WorkspaceTx, eventIds: readonly string[], onlyTopics?: readonly string[]): Promise<void> {
  if (eventIds.length === 0) return;
  const events = await tx.run<Read>(sql`
    select e.id, e.kind, e.at, e.text, e.own_spans, e.direction, e.author_person_id, e.content_item_id, e.run_id, e.details,
      (select array_agg(i.person_id) from interaction i where i.workspace_id = ${tx.workspaceId} and i.event_id = e.id and i.role in ('author', 'subject')) as speakers
    from event e where e.workspace_id = ${tx.workspaceId} and e.id = any(${[...eventIds]}::uuid[])`);
  const lexicon = await loadLexicon(tx, onlyTopics);
  const corrections = await loadCorrections(tx, eventIds);
  const contentTopics = await topicsOfContent(tx, events.flatMap((event) => (event.kind === 'reading' && event.content_item_id ? [event.content_item_id] : [])));
  const wanted = onlyTopics && new Set(onlyTopics);
  await tx.run(sql`
    delete from mention m where m.workspace_id = ${tx.workspaceId} and m.event_id = any(${[...eventIds]}::uuid[])
      ${onlyTopics ? sql`and m.topic_id = any(${[...onlyTopics]}::uuid[])` : sql``}`);
  await insertMentions(tx, events.map((event) => ({
    event,
    mentions: readMentions({
      kind: event.kind, text: event.text, ownSpans: event.own_spans, direction: event.direction, hasAuthor: event.author_person_id !== null,
      speakers: event.author_person_id ? [event.author_person_id] : event.kind === 'mail' ? [] : (event.speakers ?? []),
      given: event.details.mentions ?? [], contentTopics: (event.content_item_id && contentTopics.get(event.content_item_id)) || [],
    }, lexicon, corrections.get(event.id) ?? []).filter((mention) => !wanted || wanted.has(mention.topicId)),
  })));
}
