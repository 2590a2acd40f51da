import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { graphEndpoints } from '#rooms/graph/index.ts';
import { cleaningJob, peopleEndpoints } from '#rooms/people/index.ts';
import { calling } from '#test/calling.ts';
import { dumpGraph } from '#test/graphDump.ts';
import { counts, importInto } from '#test/importing.ts';
import type { Files } from '#test/importing.ts';
import { knowOurs, openRooms } from '#test/rooms.ts';
import type { World } from '#test/world.ts';
import { importEndpoints } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await openRooms();
  await knowOurs(world, world.workspaceId);
});
afterAll(() => world.close());

const people = () => calling(world, peopleEndpoints);
const graph = () => calling(world, graphEndpoints);

/** Words that stand nowhere but in what is about Wilma, or by her. */
const CANARY = /wilma|quetzal|d2lsbWFAcXVl|bmFtZSxlbWFpbA/i;
const WILMA = 'wilma@quetzalcorp.example';
const PRIVATE = 'wilma.quetzal@gmail.com';

interface Mail { id: string; from: string; to: string; cc?: string; subject: string; day: number; text: string; answers?: string }
const mbox = (...mails: Mail[]): string => mails.map(({ id, from, to, cc, subject, day, text, answers }) => [
  'From someone Mon Jan  5 10:00:00 2026', `Message-ID: <${id}@mail.example>`, `From: ${from}`, `To: ${to}`, ...(cc ? [`Cc: ${cc}`] : []), `Subject: ${subject}`, `Date: ${new Date(Date.UTC(2026, 0, day, 9)).toUTCString()}`,
  ...(answers ? [`In-Reply-To: <${answers}@mail.example>`] : []), 'Content-Type: text/plain; charset=utf-8', '', text, '', ''].join('\n')).join('');

/** She stands in a table that is attached, and nowhere else. */
const LISTED = Buffer.from(`name,email\nSomebody,${WILMA}\n`).toString('base64');
const ATTACHED = ['From someone Mon Jan  5 10:00:00 2026', 'Message-ID: <a1@mail.example>', 'From: Kai Berg <kai@tarn.example>', 'To: ida@ours.example', 'Subject: A table', 'Date: Sat, 03 Jan 2026 09:00:00 +0000', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '',
  '--b', 'Content-Type: text/plain', '', 'The table is attached.', '--b', 'Content-Type: text/csv; name=table.csv', 'Content-Disposition: attachment; filename=table.csv', 'Content-Transfer-Encoding: base64', '', LISTED, '--b--', '', ''].join('\n');

const everything: Files = {
  'mails.mbox': mbox(
    { id: 'w1', from: `Wilma Quetzal <${WILMA}>`, to: 'support@ours.example', cc: 'kai@tarn.example', subject: 'The quetzal firmware', day: 5, text: 'I am worried about the firmware. Quetzalword one.' },
    { id: 'r1', from: 'Ida <ida@ours.example>', to: `${WILMA}, kai@tarn.example`, subject: 'Re: The quetzal firmware', day: 6, text: `We are looking at it.\n\nOn Mon, 5 Jan 2026, Wilma Quetzal <${WILMA}> wrote:\n> I am worried about the firmware. Quetzalword one.\n`, answers: 'w1' },
    { id: 'k1', from: 'Kai Berg <kai@tarn.example>', to: 'ida@ours.example', cc: `"Quetzal, Wilma" <${PRIVATE}>`, subject: 'Re: The quetzal firmware', day: 7, text: `I love the firmware. Wilma Quetzal knows why, ask ${WILMA}. Greet Wilma.\n\n> We are looking at it.\n>> Quetzalword one.\n`, answers: 'r1' },
    { id: 'r2', from: 'Ida <ida@ours.example>', to: WILMA, subject: 'For you alone', day: 8, text: 'Quetzalword two.' },
    { id: 'k2', from: 'Kai Berg <kai@tarn.example>', to: 'ida@ours.example', subject: 'Pricing', day: 9, text: 'The pricing is a problem.' }) + ATTACHED,
  'people.csv': `email,customer id,name,company,title,shoe size\n${WILMA},wilma-quetzal-17,Wilma Quetzal,,Quetzal Keeper,38\nkai@tarn.example,19,Kai Berg,Tarn,,44\n`,
  'card.vcf': `BEGIN:VCARD\nVERSION:3.0\nFN:Wilma Quetzal\nEMAIL:${PRIVATE}\nNOTE:Quetzal note\nEND:VCARD\n`,
  'purchases.csv': `email,date,amount,currency,item,order id\n${WILMA},2026-01-03,49.00,EUR,Quetzal cage,o1\n${WILMA},not a day,49.00,EUR,Quetzal cage,o2\nkai@tarn.example,2026-01-04,19.00,EUR,Cable,o3\n`,
  'relationships.csv': `from email,to email,kind,since\n${WILMA},kai@tarn.example,knows,2025-05-01\n`,
  'responses.csv': `email,at,score,comment,buy again\n${PRIVATE},2026-02-01,3,Quetzal comment about pricing.,no\n`,
};
const bring = (files: Files) => importInto(world, files);

/** Every row of every table as text, records unpacked. */
async function everyRow(): Promise<string[]> {
  return world.db.withWorkspace(world.workspaceId, async (tx) => {
    const tables = await tx.run<{ name: string }>(sql`select table_name::text as name from information_schema.columns where table_schema = 'public' and column_name = 'workspace_id' order by 1`);
    const lines: string[] = [];
    for (const { name } of tables) {
      if (name === 'record') continue;
      for (const { row } of await tx.run<{ row: string }>(sql`select t::text as row from ${sql.table(name)} t where t.workspace_id = ${tx.workspaceId}`)) lines.push(`${name} ${row}`);
    }
    for (const { raw, bytes } of await tx.run<{ raw: Uint8Array; bytes: number }>(sql`select raw, raw_bytes as bytes from record where workspace_id = ${tx.workspaceId}`)) {
      lines.push(`record ${new TextDecoder().decode(raw.length === bytes ? raw : gunzipSync(raw))}`);
    }
    return lines;
  });
}

test('of an erased person nothing is left in any table, record or file, and what others wrote stays', async () => {
  const first = await bring(everything);
  const again = await bring({ 'people.csv': `email,name\n${PRIVATE},Wilma Quetzal\n` });
  expect(first.state).toBe('done');
  const [work, home] = [(await people()('people.find', { handle: WILMA }, {})).id, (await people()('people.find', { handle: PRIVATE }, {})).id];
  await people()('people.merge', { id: work, gone: home }, {});
  await calling(world, importEndpoints)('imports.undo', { id: again.run }, {});
  await world.db.withWorkspace(world.workspaceId, async (tx) => {
    await tx.insert('asked', [{ workspace_id: world.workspaceId, id: work, member_id: world.owner.memberId, words: 'who knows Wilma Quetzal', tree: { find: 'people' }, at: new Date() }]);
    await tx.insert('audit', [{ workspace_id: world.workspaceId, id: home, at: new Date(), member_id: world.owner.memberId, via: 'session', action: 'people.get', subject: work, detail: { name: 'Wilma Quetzal' } }]);
  });
  mkdirSync(join(world.folder, 'rejects'), { recursive: true });
  writeFileSync(join(world.folder, 'rejects', 'one.csv'), `line,raw\n3,"${WILMA},not a day"\n`);
  writeFileSync(join(world.folder, 'rejects', 'two.csv'), 'line,raw\n3,"kai@tarn.example,not a day"\n');
  const tables = new Set((await everyRow()).filter((line) => CANARY.test(line)).map((line) => line.split(' ')[0]));
  for (const table of ['asked', 'audit', 'event', 'handle', 'import_reject', 'merging', 'merging_row', 'organisation', 'organisation_domain', 'person', 'person_fact', 'record', 'thread', 'thread_hint']) expect(tables, table).toContain(table);

  const preview = await people()('people.erasePreview', { id: work }, {});
  expect(preview.handles.map((handle) => handle.value).sort()).toEqual([PRIVATE, WILMA, 'wilma-quetzal-17'].sort());
  const erased = await people()('people.erase', { id: work }, {});
  expect(erased.goes).toEqual(preview.goes);
  expect((await everyRow()).filter((line) => CANARY.test(line))).toEqual([]);
  expect(existsSync(join(world.folder, 'rejects', 'one.csv'))).toBe(false);
  expect(existsSync(join(world.folder, 'rejects', 'two.csv'))).toBe(true);

  const kai = (await people()('people.find', { handle: 'kai@tarn.example' }, {})).id;
  const { items } = await graph()('interactions.list', { person: kai }, {});
  const own = items.filter((one) => one.role === 'author');
  expect(own.map((one) => one.subject)).toEqual(['Pricing', '(erased)', 'A table']);
  const loved = await graph()('interactions.get', { id: own[1]?.id ?? '' }, {});
  expect(loved.text.trim()).toBe('I love the firmware. ············· knows why, ask ·························. Greet ·····.');
  expect(loved.mentions.map((one) => [one.topic.name, one.stance, one.quote])).toEqual([['firmware', 'praise', 'I love the firmware.']]);
  expect((await graph()('interactions.raw', { id: own[1]?.id ?? '' }, {})).text).toContain('Kai Berg <kai@tarn.example>');
  await expect(people()('people.get', { id: work }, {})).rejects.toThrow('no such person');
});

test('importing the same again does not bring the person back, and counts as unchanged what was theirs', async () => {
  // What another run tells again of the others is noted for that run.
  const dump = () => world.db.withWorkspace(world.workspaceId, (tx) => dumpGraph(tx, { without: ['telling', 'person_fact', 'organisation_fact', 'record'] }));
  const before = await dump();
  const again = await bring(everything);
  expect(counts(again)).toBe('read 14: 13 unchanged, 1 rejected');
  expect((await everyRow()).filter((line) => CANARY.test(line))).toEqual([]);
  expect(await dump()).toEqual(before);
});

test('mails that come for the first time are kept without the erased person, and not at all where they are theirs alone', async () => {
  const later = await bring({ 'later.mbox': mbox(
    { id: 'w9', from: `Wilma Quetzal <${WILMA}>`, to: 'ida@ours.example', subject: 'Quetzal again', day: 20, text: 'Quetzalword three.' },
    { id: 'k9', from: 'Kai Berg <kai@tarn.example>', to: `ida@ours.example, Wilma Quetzal <${WILMA}>`, subject: 'Re: Quetzal again', day: 21, text: `The pricing is great.\n\nOn Tue, Wilma Quetzal <${WILMA}> wrote:\n> Quetzalword three.\n`, answers: 'w9' },
    { id: 'k8', from: 'Kai Berg <kai@tarn.example>', to: 'ida@ours.example', subject: 'A name', day: 22, text: `Ask ${WILMA} about it.` }) });
  expect(counts(later)).toBe('read 3: 2 created, 1 unchanged');
  expect((await everyRow()).filter((line) => CANARY.test(line))).toEqual([]);
  await bring(everything);
  const key = { ...world.owner, via: 'key' as const, scopes: ['write' as const] };
  await expect(people()('people.create', { name: 'W', handles: [{ kind: 'email', value: WILMA }] }, { as: key })).rejects.toThrow('was erased');
});

test('after the cleaning the words are in no file of the embedded database', async () => {
  if (world.db.engine !== 'embedded') return;
  const files = () => execFileSync('sh', ['-c', 'grep -rliaE "quetzalword|wilma@quetzal" "$1" || true', 'sh', join(world.folder, 'database')], { encoding: 'utf8' }).split('\n').filter(Boolean);
  expect(files().length).toBeGreaterThan(0);
  await cleaningJob(world.db, () => false).run(world.deps, world.workspaceId);
  expect(files()).toEqual([]);
  // Nothing is due any more.
  const [row] = await world.db.withWorkspace(world.workspaceId, (tx) => tx.run<{ isClean: boolean }>(sql`select cleaned_at is not null as "isClean" from tombstone_key where workspace_id = ${tx.workspaceId}`));
  expect(row).toEqual({ isClean: true });
});

test('a member who adds the person by hand lifts the tombstone', async () => {
  const made = await people()('people.create', { name: 'Wilma Quetzal', handles: [{ kind: 'email', value: WILMA }] }, {});
  expect(made.email).toBe(WILMA);
  const { created } = await bring({ 'people.csv': `email,title\n${WILMA},Keeper\n` }).then((run) => ({ created: run.updated }));
  expect(created).toBe(1);
});
