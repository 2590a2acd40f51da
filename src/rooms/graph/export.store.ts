// What this room adds to exports: relationships, items and happenings as tables that an import reads; and of one person the
// events themselves, with the raw records behind them.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { csvLine } from '#base/csv.ts';
import { exportFiles } from '#base/registry.ts';
import { unpackRaw } from './record.store.ts';

/** Newest first; whoever has more has them in the export of everything. */
const EVENTS_MAX = 20_000;
const RAW_BYTES_MAX = 1_000_000;

type Cells = (tx: WorkspaceTx, page: RawBuilder<unknown>) => RawBuilder<{ id: string; cells: (string | null)[] }>;

const email = (tx: WorkspaceTx, person: string) => sql`(select h.value from handle h where h.workspace_id = ${tx.workspaceId} and h.person_id = ${sql.ref(person)} and h.kind = 'email' order by h.created_at, h.value limit 1)`;
const customer = (tx: WorkspaceTx, person: string) => sql`(select h.value from handle h where h.workspace_id = ${tx.workspaceId} and h.person_id = ${sql.ref(person)} and h.kind = 'customer id' order by h.created_at, h.value limit 1)`;

/** Happenings of some kinds; the id of the interaction is the source id, so that the same file is the same wherever it is imported again. */
const happenings = (kinds: readonly string[], cells: (tx: WorkspaceTx) => RawBuilder<unknown>): Cells => (tx, page) => sql`
  select i.id, array[${email(tx, 'i.person_id')}, ${customer(tx, 'i.person_id')}, to_char(i.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), ${cells(tx)}, i.id::text] as cells
  from interaction i join event e on e.workspace_id = ${tx.workspaceId} and e.id = i.event_id left join member m on m.workspace_id = ${tx.workspaceId} and m.id = i.member_id
    left join content_item c on c.workspace_id = ${tx.workspaceId} and c.id = i.content_item_id
  where i.workspace_id = ${tx.workspaceId} and i.kind = any(${[...kinds]}::text[]) ${page}`;

const FILES: readonly { key: string; about: string; header: readonly string[]; cells: Cells; id: string }[] = [
  {
    key: 'relationships.csv', about: 'who knows whom', header: ['from email', 'to email', 'kind', 'since'], id: 'r.id',
    cells: (tx, page) => sql`select r.id, array[${email(tx, 'r.person_id')}, ${email(tx, 'r.other_person_id')}, r.kind, (r.since at time zone 'UTC')::date::text] as cells from relationship r where r.workspace_id = ${tx.workspaceId} and r.kind <> 'replied to' ${page}`,
  },
  {
    key: 'content.csv', about: 'content items', header: ['id', 'title', 'kind', 'url', 'topics'], id: 'c.id',
    cells: (tx, page) => sql`select c.id, array[c.external_id, c.title, c.kind, c.url, (select string_agg(t.name, ';' order by t.name) from content_item_topic k join topic t on t.workspace_id = ${tx.workspaceId} and t.id = k.topic_id where k.workspace_id = ${tx.workspaceId} and k.content_item_id = c.id)] as cells from content_item c where c.workspace_id = ${tx.workspaceId} ${page}`,
  },
  { key: 'purchases.csv', about: 'purchases', header: ['email', 'customer id', 'date', 'amount', 'currency', 'quantity', 'item', 'order id', 'source id'], id: 'i.id', cells: happenings(['purchase'], () => sql`i.amount::text, e.details->'purchase'->>'currency', i.quantity::text, e.details->'purchase'->>'item', e.details->'purchase'->>'orderId'`) },
  { key: 'readings.csv', about: 'what was read', header: ['email', 'customer id', 'at', 'content id', 'source id'], id: 'i.id', cells: happenings(['reading'], () => sql`c.external_id`) },
  { key: 'usage.csv', about: 'uses of the product', header: ['email', 'customer id', 'at', 'feature', 'quantity', 'source id'], id: 'i.id', cells: happenings(['usage'], () => sql`e.details->>'feature', i.quantity::text`) },
  { key: 'survey responses.csv', about: 'answers to surveys', header: ['email', 'customer id', 'at', 'score', 'comment', 'buy again', 'source id'], id: 'i.id', cells: happenings(['survey response'], () => sql`e.details->'response'->>'score', nullif(e.text, ''), e.details->'response'->>'buyAgain'`) },
  {
    key: 'interactions.csv', about: 'mails, calls, meetings, notes and the like', header: ['email', 'customer id', 'at', 'kind', 'direction', 'member', 'content', 'note', 'source id'], id: 'i.id',
    cells: happenings(['mail', 'call', 'meeting', 'note', 'visit', 'training', 'community answer', 'review', 'event'], () => sql`i.kind, i.direction, m.email, c.external_id, concat_ws(E'\\n', e.subject, e.text)`),
  },
];

/** Safe to repeat. */
export function registerExports(): void {
  for (const { key, about, header, cells, id } of FILES) {
    if (exportFiles.get(key)) continue;
    exportFiles.add({
      key, about,
      async read(tx, after, limit) {
        const rows = await tx.run(cells(tx, sql`${after ? sql`and ${sql.ref(id)} > ${after}::uuid` : sql``} order by ${sql.ref(id)} limit ${limit}`));
        return { text: `${after ? '' : csvLine(header)}${rows.map((row) => csvLine(row.cells)).join('')}`, rows: rows.length, next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null };
      },
    });
  }
}

/** The events in which a person took part, whole, and their raw records as text (base64 where they are none). */
export async function exportEvents(tx: WorkspaceTx, personId: string): Promise<Record<string, object[]>> {
  const events = await tx.run<{ row: object }>(sql`
    select to_jsonb(e) - 'search' - 'workspace_id' as row from interaction i join event e on e.workspace_id = ${tx.workspaceId} and e.id = i.event_id
    where i.workspace_id = ${tx.workspaceId} and i.person_id = ${personId}::uuid order by e.at desc, e.id limit ${EVENTS_MAX}`);
  const records = await tx.run<{ id: string; source: string; key: string; mediaType: string; line: number | null; bytes: number; raw: Uint8Array }>(sql`
    select distinct r.id, r.source, r.source_key as key, r.media_type as "mediaType", r.line, r.raw_bytes as bytes, r.raw from record r
    where r.workspace_id = ${tx.workspaceId} and r.raw_bytes <= ${RAW_BYTES_MAX} and (r.id in (select f.record_id from person_fact f where f.workspace_id = ${tx.workspaceId} and f.person_id = ${personId}::uuid)
      or r.id in (select e.record_id from interaction i join event e on e.workspace_id = ${tx.workspaceId} and e.id = i.event_id where i.workspace_id = ${tx.workspaceId} and i.person_id = ${personId}::uuid))
    order by r.id limit ${EVENTS_MAX}`);
  return {
    event: events.map(({ row }) => row),
    record: records.map(({ raw, ...row }) => {
      const bytes = unpackRaw(raw, row.bytes);
      const text = new TextDecoder().decode(bytes);
      return { ...row, ...(text.includes('\uFFFD') ? { base64: Buffer.from(bytes).toString('base64') } : { text }) };
    }),
  };
}
