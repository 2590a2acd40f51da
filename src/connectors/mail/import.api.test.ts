import { afterAll, beforeAll, expect, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { claimDomains, rawOfEvent } from '#rooms/graph/index.ts';
import { counts, importInto, realFile } from '#test/importing.ts';
import type { World } from '#test/world.ts';
import { openWorld } from '#test/world.ts';
import { registerMail } from './index.ts';

let world: World;
beforeAll(async () => {
  registerMail();
  world = await openWorld();
});
afterAll(() => world.close());

interface Letter { from: string; to?: string; subject?: string; id?: string; date?: string; more?: string[]; body: string }
const eml = ({ from, to = 'help@ours.example', subject = 'The clock', id, date = 'Mon, 3 Jan 2022 11:00:00 +0000', more = [], body }: Letter) =>
  [`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, ...(date ? [`Date: ${date}`] : []), ...(id ? [`Message-ID: <${id}>`] : []), ...more, '', body, ''].join('\n');
const mbox = (...letters: Letter[]) => letters.map((letter) => `From someone Mon Jan  3 11:02:24 2022\n${eml(letter)}\n`).join('');
const on = (day: number, hour = 9) => `Mon, ${day} Jan 2022 ${String(hour).padStart(2, '0')}:00:00 +0000`;

type At = Awaited<ReturnType<World['addWorkspace']>>;
const at = async (slug: string): Promise<At> => world.addWorkspace(slug);
const bring = (where: At, files: Parameters<typeof importInto>[1], options: object = {}) => importInto(world, files, { workspaceId: where.workspaceId, as: where.owner, ...options });
const rows = <Row extends object>(where: At, query: ReturnType<typeof sql<Row>>) => world.db.withWorkspace(where.workspaceId, (tx) => tx.run<Row>(query));
const people = async (where: At) => (await rows(where, sql<{ name: string; value: string }>`
  select p.name, h.value from person p join handle h on h.workspace_id = p.workspace_id and h.person_id = p.id where p.workspace_id = ${where.workspaceId} order by h.value`)).map((row) => `${row.name} <${row.value}>`);

test('a mail makes its writer a person; the same file twice changes nothing', async () => {
  const here = await at('twice');
  const files = { 'inbox.mbox': mbox({ from: 'Ada Lovelace <ada@acme.example>', id: '1@acme.example', body: 'The clock is late.' }, { from: 'Grace <grace@tarn.example>', id: '2@tarn.example', body: 'Hello.' }) };
  expect(counts(await bring(here, files))).toBe('read 2: 2 created');
  expect(counts(await bring(here, files))).toBe('read 2: 2 unchanged');
  expect(await people(here)).toEqual(['Ada Lovelace <ada@acme.example>', 'Grace <grace@tarn.example>', 'Help <help@ours.example>']);
});

test('the same mail in overlapping files, packed or not, is one mail, also without a Message-ID', async () => {
  const here = await at('overlap');
  const known: Letter = { from: 'ada@acme.example', id: '1@acme.example', body: 'The clock is late.' };
  const nameless: Letter = { from: 'ada@acme.example', date: on(4), body: 'And the radio too.' };
  expect(counts(await bring(here, { 'a.mbox': mbox(known, nameless), 'b.mbox.gz': gzipSync(mbox(nameless, known, { ...nameless, body: 'Another day.' })) }))).toBe('read 5: 3 created, 2 unchanged');
  expect(counts(await bring(here, { 'mails/1.eml': eml(nameless), 'mails/2.eml': eml({ ...nameless, more: ['Received: from a by b; Tue, 4 Jan 2022 09:00:05 +0000'] }) }))).toBe('read 2: 2 unchanged');
});

test('a mail to thirty people credits its writer alone, and never with what is quoted', async () => {
  const here = await at('thirty');
  await rows(here, sql<object>`insert into topic (workspace_id, id, name, state, created_at) values (${here.workspaceId}, ${'018f0000-0000-7000-8000-000000000001'}, 'clock', 'accepted', now())`);
  const to = Array.from({ length: 30 }, (_, n) => `p${n}@acme.example`).join(', ');
  await bring(here, {
    'x.mbox': mbox(
      { from: 'ada@acme.example', to, id: '1@a', body: 'The clock is a problem.' },
      { from: 'p3@acme.example', to: 'ada@acme.example', id: '2@a', date: on(4), more: ['In-Reply-To: <1@a>'], body: 'I see.\n\n> The clock is a problem.\n' }),
  });
  const said = await rows(here, sql<{ address: string; said: number }>`
    select h.value as address, count(*)::int as said from mention m join handle h on h.workspace_id = m.workspace_id and h.person_id = m.person_id where m.workspace_id = ${here.workspaceId} group by 1`);
  expect(said).toEqual([{ address: 'ada@acme.example', said: 1 }]);
});

test('a sender that a list rewrote is met under their own address', async () => {
  const here = await at('rewritten');
  const list = ['List-Id: <users.lists.ours.example>', 'List-Post: <mailto:users@lists.ours.example>'];
  await bring(here, {
    'x.mbox': mbox(
      { from: '"Ada Lovelace via users" <users@lists.ours.example>', to: 'users@lists.ours.example', id: '1@a', more: [...list, 'Reply-To: Ada Lovelace <ada@acme.example>'], body: 'It is late.' },
      { from: 'Ada Lovelace <ada@acme.example>', to: 'users@lists.ours.example', id: '2@a', date: on(5), more: list, body: 'It is early.' }),
  }, { ours: ['ours.example'] });
  expect(await people(here)).toEqual(['Ada Lovelace <ada@acme.example>']);
  expect(await rows(here, sql<{ address: string; kind: string }>`select address, kind from own_address where workspace_id = ${here.workspaceId}`)).toEqual([{ address: 'users@lists.ours.example', kind: 'list' }]);
});

test('answers, Gmail’s threads and equal subjects tie mails together; an equal subject of strangers does not', async () => {
  const here = await at('threads');
  await bring(here, {
    'x.mbox': mbox(
      { from: 'ada@acme.example', id: '1@a', body: 'a' },
      { from: 'grace@tarn.example', id: '2@a', date: on(4), more: ['References: <1@a>'], body: 'b' },
      { from: 'ada@acme.example', id: '3@a', date: on(5), subject: 'Re: The clock', body: 'c' },
      { from: 'kai@else.example', id: '4@a', date: on(6), subject: 'Re: The clock', body: 'd' },
      { from: 'nina@solo.example', id: '5@a', date: on(7), subject: 'Radio', more: ['X-GM-THRID: 7'], body: 'e' },
      { from: 'nina@solo.example', id: '6@a', date: on(8), subject: 'Other', more: ['X-GM-THRID: 7'], body: 'f' }),
  });
  const threads = await rows(here, sql<{ ids: string }>`
    select string_agg(s.source_key, ' ' order by e.at) as ids from event e join event_source s on s.workspace_id = e.workspace_id and s.event_id = e.id where e.workspace_id = ${here.workspaceId} group by e.thread_id order by 1`);
  expect(threads.map((row) => row.ids)).toEqual(['1@a 2@a 3@a', '4@a', '5@a 6@a']);
});

test('what cannot be a mail of ours is rejected with the reason; the rest comes in', async () => {
  const here = await at('rejects');
  const run = await bring(here, { 'x.mbox': `these are notes\nof no mail\n\n${mbox({ from: 'ada@acme.example', id: '1@a', body: 'a' })}` });
  expect(counts(run)).toBe('read 2: 1 created, 1 rejected');
  expect(run.rejects[0]).toMatchObject({ line: 1, reason: expect.stringContaining('does not begin with a mail') });
  const cut = gzipSync(mbox(...Array.from({ length: 400 }, (_, n): Letter => ({ from: `p${n}@acme.example`, id: `${n * n}-${n}@b`, body: `${Math.sin(n)} `.repeat(40) }))));
  const broken = await bring(here, { 'cut.mbox.gz': cut.subarray(0, Math.floor(cut.length / 2)) });
  expect(broken.created).toBeGreaterThan(50);
  expect(broken.rejects.map((reject) => reject.reason).join(' ')).toMatch(/breaks off within this mail.*cut short/);
  expect(counts(await bring(here, { 'cut.mbox.gz': cut }))).toBe(`read 400: ${400 - broken.created} created, ${broken.created} unchanged`);
});

test('a device that gives every mail the same Message-ID loses none of them', async () => {
  const here = await at('device');
  const files = { 'x.mbox': mbox({ from: 'door@acme.example', id: 'same', body: 'open' }, { from: 'door@acme.example', id: 'same', date: on(10), body: 'shut' }, { from: 'door@acme.example', id: 'same', body: 'open' }) };
  expect(counts(await bring(here, files))).toBe('read 3: 2 created, 1 unchanged');
  expect(counts(await bring(here, files))).toBe('read 3: 3 unchanged');
});

test('a mail without a date, a writer or a head is kept all the same, as of the day it came', async () => {
  const here = await at('odd');
  const files = { 'undated.eml': eml({ from: 'ada@acme.example', id: '1@o', date: '', body: 'When?' }), 'nobody.eml': 'Subject: lost\n\nWho?\n', 'bare.eml': 'no head at all\n\njust words\n' };
  expect(counts(await bring(here, files))).toBe('read 3: 3 created');
  expect(counts(await bring(here, files))).toBe('read 3: 3 unchanged');
  const kept = await rows(here, sql<{ text: string; at: Date; created_at: Date; mark: string }>`select text, at, created_at, details->>'isDateUnknown' as mark from event where workspace_id = ${here.workspaceId} order by text desc`);
  expect(kept.map((row) => row.text.trim())).toEqual(['no head at all\n\njust words', 'Who?', 'When?']);
  for (const row of kept) expect([row.at, row.mark]).toEqual([row.created_at, 'true']);
});

test('two mails of one Message-ID that say different things are two; of one that came by two ways all bytes are kept', async () => {
  const here = await at('copies');
  const letter: Letter = { from: 'ada@acme.example', id: '1@c', body: 'The clock on the wall is late.' };
  const listed = eml({ ...letter, subject: '[users] The clock', more: ['List-Id: <users.lists.ours.example>'], body: `${letter.body}\n_____\nusers mailing list` });
  const files = { 'a.eml': eml(letter), 'b.eml': listed, 'c.eml': eml({ ...letter, body: 'Never mind: it was the battery.' }) };
  expect(counts(await bring(here, files))).toBe('read 3: 2 created, 1 unchanged');
  expect(counts(await bring(here, files))).toBe('read 3: 3 unchanged');
  const kept = await rows(here, sql<{ raw: Uint8Array; copy: boolean }>`select raw, copy_of is not null as copy from record where workspace_id = ${here.workspaceId} order by copy, length(raw)`);
  expect(kept.map((row) => [Buffer.from(row.raw).toString(), row.copy])).toEqual([[files['a.eml'], false], [files['c.eml'], false], [listed, true]]);
});

test('of a whole mailbox, spam and drafts are left out with a word', async () => {
  const here = await at('junk');
  const run = await bring(here, { 'all.mbox': mbox({ from: 'win@spam.example', id: '1@s', more: ['X-Gmail-Labels: Spam'], body: 'Win!' }, { from: 'ida@ours.example', id: '2@s', more: ['X-Gmail-Labels: =?UTF-8?Q?Entw=C3=BCrfe?='], body: 'I wanted to' }, { from: 'ada@acme.example', id: '3@s', more: ['X-Gmail-Labels: Inbox,Trash'], body: 'Hello.' }) });
  expect([counts(run), run.rejects.map((reject) => reject.reason)]).toEqual(['read 3: 1 created, 2 rejected', ['The mailbox had filed this mail as spam.', 'This is a draft that was never sent.']]);
});

test('a mail of megabytes comes in whole', async () => {
  const here = await at('large');
  const body = `See the file.\n\n${'QUJD'.repeat(19)}\n`.concat(`${'QUJD'.repeat(19)}\n`.repeat(30_000));
  expect(counts(await bring(here, { 'large.eml': eml({ from: 'ada@acme.example', id: '1@l', body }) }))).toBe('read 1: 1 created');
  const [row] = await rows(here, sql<{ raw: number; packed: number }>`select raw_bytes as raw, length(raw) as packed from record where workspace_id = ${here.workspaceId}`);
  expect(row?.raw).toBeGreaterThan(2_000_000);
  expect(row?.packed).toBeLessThan(200_000);
});

test('the raw record stays as it came', async () => {
  const here = await at('raw');
  const letter = eml({ from: 'ada@acme.example', id: '1@a', body: 'The clock is late. '.repeat(100) });
  await bring(here, { 'one.eml': letter });
  const raw = await world.db.withWorkspace(here.workspaceId, async (tx) => {
    const event = await tx.one<{ id: string }>(sql`select id from event where workspace_id = ${tx.workspaceId}`);
    return rawOfEvent(tx, event?.id ?? '');
  });
  expect(raw && Buffer.from(raw.bytes).toString()).toBe(letter);
  expect(raw?.mediaType).toBe('message/rfc822');
});

test('maildir, Apple’s emlx and a table that has a column From', async () => {
  const here = await at('folders');
  const letter = eml({ from: 'ada@acme.example', id: '1@a', body: 'a' });
  const run = await bring(here, { 'Maildir/cur/1641200000.M1.host:2,S': letter, 'Maildir/.Sent/cur/1641200001.M1.host:2,S': eml({ from: 'Ida <ida@else.example>', to: 'ada@acme.example', id: '2@a', body: 'b' }), 'apple/3.emlx': `${Buffer.byteLength(letter)}\n${letter}<?xml version="1.0"?>` });
  expect(counts(run)).toBe('read 3: 2 created, 1 unchanged');
  const table = await bring(here, { 'mails.csv': 'From,Subject,Date\nada@acme.example,Clock,2022-01-03\n' });
  expect(table.format).not.toBe('eml');
  expect(table.created).toBe(0);
});

test('who lies in the sent folder is one of us, whatever domain they write from', async () => {
  const here = await at('sent');
  await bring(here, { 'takeout.mbox': mbox(
    { from: 'Ida Founder <ida.founder@gmail.com>', to: 'ada@acme.example', id: '1@a', more: ['X-Gmail-Labels: Gesendet,Wichtig'], body: 'Here you are.' },
    { from: 'Ada <ada@acme.example>', to: 'ida.founder@gmail.com', id: '2@a', date: on(4), more: ['In-Reply-To: <1@a>', 'X-Gmail-Labels: Posteingang'], body: 'Thanks!' }) });
  expect(await people(here)).toEqual(['Ada <ada@acme.example>']);
  expect(await rows(here, sql<{ direction: string }>`select direction from event where workspace_id = ${here.workspaceId} order by at`)).toEqual([{ direction: 'out' }, { direction: 'in' }]);
});

test('whoever answers most is proposed as us, counts at once where there is no doubt, and can be refused', async () => {
  const here = await at('proposed');
  const letters = Array.from({ length: 30 }, (_, n): Letter[] => [
    { from: `c${n % 12}@customer${n % 12}.example`, to: 'support@maker.example', id: `q${n}@a`, date: on(3 + (n % 20), 8), subject: `Question ${n}`, body: 'How?' },
    { from: `${n % 2 ? 'Max' : 'Eva'} <${n % 2 ? 'max' : 'eva'}@maker.example>`, to: `c${n % 12}@customer${n % 12}.example`, id: `r${n}@a`, date: on(3 + (n % 20), 9), subject: `Re: Question ${n}`, more: [`In-Reply-To: <q${n}@a>`], body: 'So.' },
  ]).flat();
  await bring(here, { 'x.mbox': mbox(...letters) });
  const domains = () => rows(here, sql<{ domain: string; state: string; is_applied: boolean; reason: string }>`select domain, state, is_applied, reason from own_domain where workspace_id = ${here.workspaceId}`);
  expect(await domains()).toEqual([{ domain: 'maker.example', state: 'proposed', is_applied: true, reason: '2 people there answered 30 mails of 12 people elsewhere, and mails go to support@maker.example.' }]);
  const sides = () => rows(here, sql<{ direction: string; n: number }>`select direction, count(*)::int as n from event where workspace_id = ${here.workspaceId} group by 1 order by 1`);
  expect(await sides()).toEqual([{ direction: 'in', n: 30 }, { direction: 'out', n: 30 }]);
  await world.db.withWorkspace(here.workspaceId, (tx) => claimDomains(tx, ['maker.example'], new Date()));
  expect(await domains()).toMatchObject([{ state: 'ours' }]);
  expect(await sides()).toEqual([{ direction: 'in', n: 30 }, { direction: 'out', n: 30 }]);
});

test('of a hardware maker’s support list, the maker is proposed first', async () => {
  const list = realFile('mail_usrp_users', 'usrp-users-2022.mbox.gz');
  if (!list) return;
  const here = await at('list');
  const run = await bring(here, [list] as never);
  expect(counts(run)).toBe('read 1461: 1461 created');
  const [first, ...others] = await rows(here, sql<{ domain: string; is_applied: boolean }>`select domain, is_applied from own_domain where workspace_id = ${here.workspaceId}`);
  expect([first?.domain, first?.is_applied, others]).toEqual(['ettus.com', true, []]);
});
