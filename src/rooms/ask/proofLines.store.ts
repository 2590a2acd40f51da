// The interactions that show a condition, newest first, each with its words and where it came from.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { spanPairs } from '#rooms/graph/index.ts';
import { runNames } from '#rooms/people/index.ts';
import type { Why } from './found.ts';
import type { Matched } from './matched.store.ts';
import { MARK, quoteOf, quoteOfLetters, quoteOfMarked } from './quote.ts';
import type { Quotable, Quote } from './quote.ts';
import type { Node, Scope, Vocabulary } from '#rooms/question/index.ts';
import type { Ready } from './ready.store.ts';
import { keepFirst, noSets, withSets } from './sets.store.ts';
import type { Sets } from './sets.store.ts';
import { saySource } from './recordSource.ts';
import { reaching } from './tally.store.ts';
import { sliceSql } from './textSlice.store.ts';
import { wordsOf } from '#rooms/question/index.ts';

/** What proving needs all the way down. */
export interface Proving {
  tx: WorkspaceTx;
  ready: Ready;
  vocabulary: Vocabulary;
  /** How many lines a condition gets on one row, at most. */
  each: number;
  /** Lines for a condition that all these ids meet. */
  prove(node: Node, scope: Scope, ids: readonly string[]): Promise<Lines>;
  /** Those of the ids that meet a condition. */
  meeting(node: Node, scope: Scope, ids: readonly string[]): Promise<string[]>;
}

/** Lines by the id of the row they belong to. */
export type Lines = Map<string, Why[]>;

export const noLine = (condition: string): Why => ({ condition, interaction: null, at: null, kind: null, topic: null, stance: null, quote: '', span: null, mark: null, what: null, mention: null, p: null, source: '', person: null });

export function addLines(all: Lines, more: Lines): Lines {
  for (const [id, lines] of more) all.set(id, [...(all.get(id) ?? []), ...lines]);
  return all;
}

export interface Wanted {
  rows: Matched;
  /** Words that the filter looks for; the quote is then around them. */
  words?: string;
  condition: string;
  scope: Scope;
  limit: number;
}

interface LineRow {
  row: string;
  event: string;
  person: string;
  interaction: string | null;
  at: Date;
  kind: string;
  subject: string | null;
  topic: string | null;
  stance: string | null;
  slice: string | null;
  start: number | null;
  mention: string | null;
  p: number | null;
  markStart: number | null;
  markEnd: number | null;
  title: string | null;
  details: { purchase?: Quotable['purchase']; response?: Quotable['response'] };
  raw: Uint8Array | null;
  mediaType: string | null;
  line: number | null;
  door: string | null;
  run: string | null;
}

const RAW_SHOWN_BYTES_MAX = 600;
const SLICE_CHARS_MAX = 1_200;

/** Lines for the newest matched interactions of each id. */
export async function interactionLines({ tx, ready }: Proving, ids: readonly string[], wanted: Wanted): Promise<Lines> {
  if (ids.length === 0 || wanted.limit < 1) return new Map();
  const sets = noSets(ready);
  const newestOnes = keepFirst(sets, sql`select x.id as row, o.* from unnest(${[...ids]}::uuid[]) as x(id) cross join lateral (${newest(sets, wanted)}) o`);
  const found = await tx.run<LineRow>(sql`
    ${withSets(sets)} select l.row, v.id as event, p.name as person, j.id as interaction, v.at, v.kind, v.subject, t.name as topic, n.stance, n.id as mention, n.p, n.mark_start as "markStart", n.mark_end as "markEnd",
      ${sliceOf} as slice, coalesce(n.span_start, v.own_spans[1]) as start, c.title, jsonb_build_object('purchase', v.details->'purchase', 'response', v.details->'response') as details,
      case when r.media_type = 'text/csv' and r.raw_bytes < ${RAW_SHOWN_BYTES_MAX} then r.raw end as raw, r.media_type as "mediaType", r.line, r.source as door, coalesce(r.run_id, v.run_id) as run
    from ${newestOnes} l
    join event v on v.workspace_id = ${tx.workspaceId} and v.id = l.event_id
    join person p on p.workspace_id = ${tx.workspaceId} and p.id = l.person_id
    left join interaction j on j.workspace_id = ${tx.workspaceId} and j.event_id = l.event_id and j.person_id = l.person_id
    left join mention n on n.workspace_id = ${tx.workspaceId} and n.id = l.mention_id
    left join topic t on t.workspace_id = ${tx.workspaceId} and t.id = n.topic_id
    left join content_item c on c.workspace_id = ${tx.workspaceId} and c.id = v.content_item_id
    left join record r on r.workspace_id = ${tx.workspaceId} and r.id = v.record_id
    order by l.at desc, l.event_id desc`);
  const runs = await runNames(tx, found.map((one) => one.run));
  const worded = wanted.words === undefined ? new Map<string, Quote>() : await quotesOfWords(tx, ready, found.map((one) => one.event), wanted.words);
  const lines: Lines = new Map();
  for (const one of found) {
    const quote = worded.get(one.event) ?? quoteOf(quotable(one));
    const why: Why = {
      condition: wanted.condition, interaction: one.interaction, at: one.at, kind: one.kind, topic: one.topic, stance: one.stance, ...quote, mention: one.mention, p: one.p,
      source: saySource({ run: (one.run && runs.get(one.run)) || null, door: one.door, mediaType: one.mediaType, line: one.line }), person: wanted.scope === 'organisation' ? one.person : null,
    };
    lines.set(one.row, [...(lines.get(one.row) ?? []), why]);
  }
  return lines;
}

function quotable({ details: { purchase = null, response = null }, slice, start, mention, markStart, markEnd, subject, raw, title }: LineRow): Quotable {
  return { purchase, response, slice: slice ?? '', start: start ?? 0, isMention: mention !== null, decided: markStart === null || markEnd === null ? null : [markStart, markEnd], subject, row: raw && decodeRow(raw), title };
}

/** The mentioned sentence, else the beginning of what the writer wrote himself. */
const sliceOf = sql`case when n.span_end > n.span_start then ${sliceSql(sql`v.text`, sql`n.span_start`, sql`least(n.span_end, n.span_start + ${SLICE_CHARS_MAX}::int)`)}
  when n.id is null and array_length(v.own_spans, 1) >= 2 then ${sliceSql(sql`v.text`, sql`v.own_spans[1]`, sql`least(v.own_spans[2], v.own_spans[1] + ${SLICE_CHARS_MAX}::int)`)} end`;

/** The newest matched events of `x.id`, one row each. */
function newest(sets: Sets, { rows, scope, limit }: Wanted): RawBuilder<unknown> {
  const own = reaching(sets, rows, scope, sql`x.id`);
  return sql`select distinct on (${rows.at}, ${rows.event}) ${rows.person} as person_id, ${rows.event} as event_id, ${rows.at} as at, ${rows.mention ?? sql`null::uuid`} as mention_id
    from ${own} order by ${rows.at} desc, ${rows.event} desc${rows.mention ? sql`, m.span_start, m.id` : sql``} limit ${limit}`;
}

function decodeRow(raw: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder('windows-1252').decode(raw);
  }
}

/** The sentence around the sought words in each event's own text, else its subject. */
async function quotesOfWords(tx: WorkspaceTx, ready: Ready, events: readonly string[], words: string): Promise<Map<string, Quote>> {
  const { query, letters } = ready.words(words);
  const rows = await tx.run<{ id: string; subject: string | null; text: string; spans: number[]; marked: string }>(sql`
    select e.id, e.subject, e.text, e.own_spans as spans, ts_headline('english', e.text, ${query}::tsquery, ${`HighlightAll=true, StartSel=${MARK.start}, StopSel=${MARK.end}`}) as marked
    from event e where e.workspace_id = ${tx.workspaceId} and e.id = any(${[...new Set(events)]}::uuid[])`);
  return new Map(rows.map(({ id, subject, text, spans, marked }) => {
    const own = spanPairs(spans);
    const quote = letters === null ? quoteOfMarked(text, marked, own, wordsOf(words)) : quoteOfLetters(text, words, own);
    return [id, quote ?? { quote: subject ?? '', span: null, mark: null, what: null }];
  }));
}
