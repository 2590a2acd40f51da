// Address books as an import format: cards become people, cards of companies become organisations.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { storeRecords } from '#rooms/graph/index.ts';
import { formats } from '#rooms/imports/index.ts';
import type { OpenInput, Outcome, Parsed, ParsedRecord, RunContext, Stored } from '#rooms/imports/index.ts';
import { isEmail, resolveOrganisations, resolvePersons } from '#rooms/people/index.ts';
import type { Handle, PersonInput, Source } from '#rooms/people/index.ts';
import { createHash } from 'node:crypto';
import type { Card } from './card.ts';
import { readCard } from './card.ts';
import { splitCards } from './cards.ts';

/** Makes address books (vCard 2.1, 3 and 4) importable. */
export function registerVcard(): void {
  if (formats.get('vcard')) return;
  formats.add({
    key: 'vcard', label: 'Address book (vCard)', fileNames: /\.(?:vcf|vcard)(?:\.gz)?$/i,
    detect: (head) => (isBegin(head) ? 1 : 0),
    open: openCards, store: storeCards,
  });
}

function isBegin(head: Uint8Array): boolean {
  const letters = head.subarray(0, 200).filter((byte) => byte !== 0 && byte < 0x80);
  return /^\s*begin\s*:\s*vcard\s/i.test(new TextDecoder().decode(letters));
}

async function* openCards(input: OpenInput): AsyncGenerator<Parsed> {
  for await (const part of splitCards(input.stream())) {
    const { line } = part;
    if ('tooLarge' in part) {
      yield { kind: 'reject', line, raw: part.tooLarge, reason: 'This card is larger than a megabyte without its picture; it is not read.' };
      continue;
    }
    const raw = part.lines.join('\n');
    if (!part.isWhole) {
      yield { kind: 'reject', line, raw, reason: 'This card breaks off: its last line, END:VCARD, is missing.' };
      continue;
    }
    const card = readCard(part.lines);
    const refused = refusal(card);
    if (refused) yield { kind: 'reject', line, raw, ...refused };
    else yield { kind: 'record', line, value: card, raw: Buffer.from(`BEGIN:VCARD\n${raw}\nEND:VCARD\n`), label: [card.name, card.emails[0] ?? card.phones[0]?.value, card.organisation].filter(Boolean).join(' · ') };
  }
}

function refusal(card: Card): { reason: string; field?: string } | null {
  if (card.kind === 'group') return { reason: 'This card is a list of other cards, not a person.' };
  if (card.kind === 'organisation') return card.organisation || card.name ? null : { reason: 'This card of a company has no name.', field: 'ORG' };
  const bad = card.emails.find((email) => !isEmail(email));
  if (bad !== undefined && !card.emails.some(isEmail)) return { reason: `"${bad.slice(0, 100)}" is no mail address.`, field: 'EMAIL' };
  return handlesOf(card).length > 0 ? null : { reason: `Nobody can be recognised by this card${card.name ? ` (${card.name})` : ''}: it has no mail address, no phone number and no id.`, field: 'EMAIL' };
}

/**
 * By mail address where there is one. A phone number identifies only whoever has no mail address, and then a mobile one
 * before all: the number of an office belongs to everybody in it.
 */
function handlesOf(card: Card): Handle[] {
  const emails = card.emails.filter(isEmail).map((value): Handle => ({ kind: 'email', value }));
  if (emails.length > 0) return emails;
  const ids = card.uid ? [{ kind: 'vcard id', value: card.uid.slice(0, 300) }] : [];
  const phone = card.phones.find((one) => one.isMobile) ?? (card.uid ? undefined : card.phones[0]);
  return [...ids, ...(phone && phone.value.replace(/\D/g, '').length >= 6 ? [{ kind: 'phone', value: phone.value }] : [])];
}

async function storeCards(tx: WorkspaceTx, batch: ParsedRecord[], run: RunContext): Promise<Stored[]> {
  const source: Source = { kind: 'import', runId: run.runId, now: run.now };
  const recordIds = await storeRecords(tx, batch.map(({ raw, line }) => {
    const contentHash = createHash('sha256').update(raw).digest('base64url').slice(0, 22);
    return { source: 'vcard', sourceKey: contentHash, contentHash, bytes: raw, mediaType: 'text/vcard', line };
  }), source);
  const outcomes: Outcome[] = batch.map(() => 'unchanged');
  const at = (kind: Card['kind']) => batch.flatMap((record, index) => ((record.value as Card).kind === kind ? [index] : []));
  const companies = at('organisation');
  const told = await resolveOrganisations(tx, companies.map((index) => organisationInput(batch[index]?.value as Card)), { ...source, recordIds: companies.map((index) => recordIds[index] ?? null) });
  companies.forEach((index, place) => { outcomes[index] = told[place]?.outcome ?? 'unchanged'; });
  const people = at('person');
  const met = await resolvePersons(tx, people.map((index) => personInput(batch[index]?.value as Card)), { ...source, recordIds: people.map((index) => recordIds[index] ?? null) });
  people.forEach((index, place) => { outcomes[index] = met[place]?.outcome ?? 'unchanged'; });
  // A card that told nothing new leaves nothing behind, or the same file twice would fill the disk.
  const unused = recordIds.filter((_id, index) => outcomes[index] === 'unchanged');
  if (unused.length > 0) await tx.run(sql`delete from record where workspace_id = ${tx.workspaceId} and id = any(${unused}::uuid[])`);
  return outcomes;
}

const organisationInput = (card: Card) => {
  const domain = [card.website, card.emails[0]?.split('@')[1]].map((text) => text?.replace(/^[a-z]+:\/\//i, '')).find((text) => text && /^[\w.-]+\.[a-z]{2,}/i.test(text));
  return { name: card.organisation ?? card.name, ...(domain ? { domain } : {}) };
};

function personInput(card: Card): PersonInput {
  const values: Record<string, string> = {};
  const add = (field: string, value: string | null | undefined) => { if (value) values[field] = value; };
  add('title', card.title);
  add('phone', card.phones[0]?.value);
  add('city', card.city);
  add('country', card.country);
  add('tags', card.tags.join(', '));
  add('birthday', card.birthday);
  add('note', card.note);
  add('website', card.website);
  return { handles: handlesOf(card), name: card.name, values, ...(card.organisation ? { organisation: { name: card.organisation } } : {}) };
}
