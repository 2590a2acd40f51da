// Reads the texts of stored events again: after a topic came, went or got another name, or an item got topics. Events are
// read as a whole, because the longest name wins: a new "sample rate" takes words from "rate". Only what differs is written.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { insertMentions, loadCorrections, topicsOfContent } from './derived.store.ts';
import type { EventDetails, StoredEvent } from './event.ts';
import { loadFates, loadLexicon } from './lexicon.store.ts';
import { readMentions } from './reading.ts';
import type { ReadMention } from './reading.ts';

type Read = Pick<StoredEvent, 'id' | 'kind' | 'at' | 'text' | 'own_spans' | 'direction' | 'author_person_id' | 'content_item_id' | 'run_id'> & { details: EventDetails; speakers: string[] | null };

/** Reads these events again, at most some hundreds at a time. What people decided holds; mentions that stay keep their ids. */
export async function rereadEvents(tx: WorkspaceTx, eventIds: readonly string[]): Promise<void> {
  if (eventIds.length === 0) return;
  const events = await tx.run<Read>(sql`
    select e.id, e.kind, e.at, e.text, e.own_spans, e.direction, e.author_person_id, e.content_item_id, e.run_id, e.details,
      (select array_agg(i.person_id) from interaction i where i.workspace_id = ${tx.workspaceId} and i.event_id = e.id and i.role in ('author', 'subject')) as speakers
    from event e where e.workspace_id = ${tx.workspaceId} and e.id = any(${[...eventIds]}::uuid[])`);
  const lexicon = await loadLexicon(tx);
  const fate = await loadFates(tx);
  const corrections = await loadCorrections(tx, eventIds);
  const contentTopics = await topicsOfContent(tx, events.flatMap((event) => (event.kind === 'reading' && event.content_item_id ? [event.content_item_id] : [])));
  const known = await knownMentions(tx, eventIds);
  const fresh = events.map((event) => ({
    event,
    mentions: readMentions({
      kind: event.kind, text: event.text, ownSpans: event.own_spans, direction: event.direction, hasAuthor: event.author_person_id !== null,
      speakers: event.author_person_id ? [event.author_person_id] : event.kind === 'mail' ? [] : (event.speakers ?? []),
      given: event.details.mentions ?? [], contentTopics: (event.content_item_id && contentTopics.get(event.content_item_id)) || [],
    }, lexicon, corrections.get(event.id) ?? [], fate).filter((mention) => !known.delete(keyOf(event.id, mention))),
  }));
  await tx.run(sql`delete from mention where workspace_id = ${tx.workspaceId} and id = any(${[...known.values()]}::uuid[])`);
  await insertMentions(tx, fresh);
}

const keyOf = (eventId: string, one: ReadMention): string =>
  [eventId, one.personId, one.topicId, one.stance, one.span[0], one.span[1], one.mark[0], one.mark[1], Math.round(one.p * 1000), one.counts, one.model, one.decidedBy ?? ''].join(' ');

/** Ids of the mentions that stand now, by all that they say. */
async function knownMentions(tx: WorkspaceTx, eventIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.run<Omit<ReadMention, 'span' | 'mark'> & { id: string; event: string; ends: [number, number, number, number] }>(sql`
    select id, event_id as event, person_id as "personId", topic_id as "topicId", stance, array[span_start, span_end, mark_start, mark_end] as ends, p, counts, model, decided_by as "decidedBy"
    from mention where workspace_id = ${tx.workspaceId} and event_id = any(${[...eventIds]}::uuid[]) order by id`);
  return new Map(rows.map(({ id, event, ends, ...row }) => [keyOf(event, { ...row, span: [ends[0], ends[1]], mark: [ends[2], ends[3]] }), id]));
}
