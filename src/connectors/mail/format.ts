// Mail as import formats: mailbox files and single mails, and what they say of who we are.
import { sql } from 'kysely';
import { recordHtml, storeEvents } from '#rooms/graph/index.ts';
import type { EventInput } from '#rooms/graph/index.ts';
import { formats } from '#rooms/imports/index.ts';
import type { ImportFormat, OpenInput, Parsed, ParsedRecord, RunContext, Stored } from '#rooms/imports/index.ts';
import { ensureMembers } from '#rooms/team/index.ts';
import { handleKey, personsByHandles } from '#rooms/people/index.ts';
import { tidyMemory } from '#base/memory.ts';
import type { WorkspaceTx } from '#base/database/database.ts';
import { keepCopies, tellApart } from './copies.store.ts';
import { detectMail } from './detect.ts';
import type { MailFile } from './detect.ts';
import { mailEvent } from './mailEvent.ts';
import { proposeFromMails } from './ownDomains.store.ts';
import type { ReadMail } from './reading.ts';
import { readMails } from './reading.ts';
import { isSent, isSentFolder } from './folders.ts';
import { parseAside } from './parsing.ts';

/** Makes mailbox files and single mails importable. */
export function registerMail(): void {
  if (formats.get('mbox')) return;
  formats.add({ ...mailFormat('mbox', ['mbox']), key: 'mbox', label: 'Mailbox (mbox)', fileNames: /\.(?:mbox|mbx|mbs)(?:\.gz)?$/i, finish: proposeAfterMails });
  recordHtml.add({ key: 'message/rfc822', read: async (bytes) => (await parseAside(bytes)).html });
  formats.add({ ...mailFormat('eml', ['eml', 'emlx']), key: 'eml', label: 'Single mail (eml)', fileNames: /\.(?:eml|emlx)(?:\.gz)?$/i });
}

function mailFormat(file: MailFile, kinds: readonly MailFile[]): Pick<ImportFormat, 'detect' | 'open' | 'store'> {
  return {
    detect(head, fileName) {
      const found = detectMail(head, fileName);
      return found && kinds.includes(found.kind) ? found.sureness : 0;
    },
    open: (input) => openMails(input, file),
    store: storeMails,
  };
}

async function* openMails(input: OpenInput, file: MailFile): AsyncGenerator<Parsed> {
  const isInSent = isSentFolder(input.name);
  for await (const read of readMails(input.stream(), file)) yield parsedOf(read, isInSent);
}

function parsedOf(read: ReadMail, isInSent: boolean): Parsed {
  if (read.kind === 'refused') return { kind: 'reject', line: read.number, raw: read.head, reason: read.reason };
  const { mail, raw, number } = read;
  if (isInSent && !isSent(mail.labels)) mail.labels.push('Sent');
  const value = mailEvent(mail, raw);
  if ('refused' in value) return { kind: 'reject', line: number, raw: raw.subarray(0, 20_000).toString('latin1'), reason: value.refused, field: value.field };
  const from = mail.author ?? mail.from;
  return { kind: 'record', line: number, value, raw, label: [from?.name || from?.address || 'Nobody', mail.date?.toISOString().slice(0, 10), mail.subject || '(no subject)'].filter(Boolean).join(' · ') };
}

async function storeMails(tx: WorkspaceTx, batch: ParsedRecord[], run: RunContext): Promise<Stored[]> {
  const events = batch.map(({ value, line }) => arrived(value as EventInput, line, run.now));
  // Threads of thousands of mails are sorted on disk then, and the memory of the process stays what it is.
  await tx.run(sql`select set_config('work_mem', '4MB', true)`);
  await knowSenders(tx, events, run);
  await tellApart(tx, events);
  const outcomes = await storeEvents(tx, events, { kind: 'mail', runId: run.runId, now: run.now });
  await keepCopies(tx, events, outcomes, run);
  tidyMemory();
  await lookEarly(tx, outcomes.filter(({ outcome }) => outcome === 'created').length, run);
  return outcomes.map(({ outcome }) => outcome);
}

/** A mail that does not say when it was written is of the day it came in. */
const arrived = (event: EventInput, line: number, now: Date): EventInput =>
  ({ ...event, ...(event.details?.['isDateUnknown'] === true && { at: now }), raw: { ...event.raw, line } });

/** Mails that runs have brought so far, and at how many of them to look next for who we are. */
const looks = new Map<string, { stored: number; next: number }>();
const FIRST_LOOK_MAILS = 400;

// What is known early need not be derived again late: looked for after 400 mails, 800, 1,600 and so on, and at the end.
async function lookEarly(tx: WorkspaceTx, created: number, run: RunContext): Promise<void> {
  const look = looks.get(run.runId) ?? { stored: 0, next: FIRST_LOOK_MAILS };
  looks.set(run.runId, look);
  look.stored += created;
  if (look.stored < look.next) return;
  look.next *= 2;
  await proposeFromMails(tx, run.now, 'unless settled');
}

/** Whoever wrote what lies in the sent folder is one of us. Somebody already known as a customer stays one until a member decides. */
async function knowSenders(tx: WorkspaceTx, events: readonly EventInput[], run: RunContext): Promise<void> {
  const senders = new Map<string, string>();
  for (const { details, participants } of events) {
    const author = participants.find((one) => one.role === 'author');
    const address = author?.handles[0]?.value;
    if (author && address?.includes('@') && isSent((details?.['labels'] as string[] | undefined) ?? [])) senders.set(address, senders.get(address) || author.name);
  }
  if (senders.size === 0) return;
  const customers = await personsByHandles(tx, [...senders.keys()].map((value) => ({ kind: 'email', value })));
  const fresh = [...senders].filter(([address]) => !customers.has(handleKey({ kind: 'email', value: address })));
  if (fresh.length > 0) await ensureMembers(tx, fresh.map(([address, name]) => ({ address, name })), run.runId, run.now);
}

/** Once everything is in: who "we" may be. Only for runs that brought mail. */
async function proposeAfterMails(tx: WorkspaceTx, run: RunContext): Promise<void> {
  looks.delete(run.runId);
  const [mail] = await tx.run<{ id: string }>(sql`select id from event where workspace_id = ${tx.workspaceId} and run_id = ${run.runId} and kind = 'mail' limit 1`);
  if (mail) await proposeFromMails(tx, run.now);
}
