// Mails that are known already: a different mail of the same Message-ID gets a key of its own, and of a mail that came again
// in other bytes the bytes are kept, too.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import { storeRecords } from '#rooms/graph/index.ts';
import type { EventInput, StoredOutcome } from '#rooms/graph/index.ts';
import type { RunContext } from '#rooms/imports/index.ts';
import { subjectKey } from '#language/subject.ts';
import type { Likeness } from './sameMail.ts';
import { isSameMail } from './sameMail.ts';

const DAY_MS = 24 * 3_600_000;

interface Known extends Likeness {
  /** Null where the mail does not say. */
  at: number | null;
}

interface KnownRow {
  key: string;
  at: Date;
  subject: string | null;
  text: string;
  author: string | null;
  details: EventInput['details'];
}

/**
 * Some devices give every mail the same Message-ID. Two mails of one id that were written more than a day apart, or that say
 * different things, are two mails; the later one gets a key of its own, the same each time it comes.
 */
export async function tellApart(tx: WorkspaceTx, events: EventInput[]): Promise<void> {
  const rows = await tx.run<KnownRow>(sql`
    select s.source_key as key, e.at, e.subject, left(e.text, 40000) as text, e.details,
      (select lower(p.one->>'address') from jsonb_array_elements(e.participants) as p(one) where p.one->>'role' = 'author' limit 1) as author
    from event_source s join event e on e.workspace_id = ${tx.workspaceId} and e.id = s.event_id
    where s.workspace_id = ${tx.workspaceId} and s.source = 'mail' and s.source_key = any(${events.map((event) => event.sourceKey)}::text[])`);
  const known = new Map(rows.map((row) => [row.key, knownOf(row)]));
  // Out of these somebody was blotted who was erased: they look different, and are the same.
  const redacted = new Set(rows.filter((row) => row.details?.['isRedacted'] === true).map((row) => row.key));
  for (const event of events) {
    const now = likenessOf(event);
    const first = known.get(event.sourceKey);
    if (redacted.has(event.sourceKey)) continue;
    if (first === undefined) known.set(event.sourceKey, now);
    else if (first.at !== null && now.at !== null && Math.abs(first.at - now.at) > DAY_MS) event.sourceKey = `${event.sourceKey} ${event.at.toISOString()}`;
    else if (!isSameMail(first, now)) event.sourceKey = `${event.sourceKey} ${fingerprint(now)}`;
  }
}

const knownOf = (row: KnownRow): Known => ({
  at: isUndated(row) ? null : row.at.getTime(), subjectKey: subjectKey(row.subject ?? ''), author: row.author ?? '', text: row.text, attachments: attachmentNames(row),
});

const likenessOf = (event: EventInput): Known => ({
  at: isUndated(event) ? null : event.at.getTime(), subjectKey: subjectKey(event.subject ?? ''), text: event.text.slice(0, 40_000),
  author: event.participants.find((one) => one.role === 'author')?.handles[0]?.value.toLowerCase() ?? '', attachments: attachmentNames(event),
});

const isUndated = ({ details }: Pick<EventInput, 'details'>): boolean => details?.['isDateUnknown'] === true;

const attachmentNames = ({ details }: Pick<EventInput, 'details'>): string[] =>
  ((details?.['attachments'] as { name: string | null; type: string }[] | undefined) ?? []).map(({ name, type }) => name ?? type);

const fingerprint = (mail: Likeness): string =>
  createHash('sha256').update(JSON.stringify([mail.author, mail.subjectKey, mail.text.replace(/\s+/g, ' ').trim(), mail.attachments])).digest('base64url').slice(0, 16);

/** Keeps the bytes of mails that came again, where they are not the ones that are kept already. */
export async function keepCopies(tx: WorkspaceTx, events: readonly EventInput[], outcomes: readonly StoredOutcome[], run: RunContext): Promise<void> {
  const again = events.flatMap((event, index) => (outcomes[index]?.outcome === 'unchanged' ? [{ event, eventId: outcomes[index].eventId }] : []));
  if (again.length === 0) return;
  const rows = await tx.run<{ event: string; record: string; sizes: number[] }>(sql`
    select e.id as event, r.id as record, array(
      select k.raw_bytes from record k where k.workspace_id = ${tx.workspaceId} and (k.id = r.id or k.copy_of = r.id)) as sizes
    from event e join record r on r.workspace_id = ${tx.workspaceId} and r.id = e.record_id
    where e.workspace_id = ${tx.workspaceId} and e.id = any(${again.map((one) => one.eventId)}::uuid[]) and not jsonb_exists(e.details, 'isRedacted')`);
  const kept = new Map(rows.map((row) => [row.event, { record: row.record, sizes: new Set(row.sizes) }]));
  const copies: { id: string; copyOf: string; event: EventInput }[] = [];
  for (const { event, eventId } of again) {
    const first = kept.get(eventId);
    // Mails of one id and one size differ by a mark of their mailbox at most.
    if (!first || first.sizes.has(event.raw.bytes.length)) continue;
    first.sizes.add(event.raw.bytes.length);
    copies.push({ id: newId(), copyOf: first.record, event });
  }
  if (copies.length === 0) return;
  await storeRecords(tx, copies.map(({ id, event }) => ({ ...event.raw, id, source: event.source, sourceKey: event.sourceKey, contentHash: '' })), { kind: 'mail', runId: run.runId, now: run.now });
  await tx.run(sql`
    update record r set copy_of = x.first from unnest(${copies.map((one) => one.id)}::uuid[], ${copies.map((one) => one.copyOf)}::uuid[]) as x(id, first)
    where r.workspace_id = ${tx.workspaceId} and r.id = x.id`);
}
