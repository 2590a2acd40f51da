import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { graphEndpoints, storeEvents } from '#rooms/graph/index.ts';
import { peopleEndpoints } from '#rooms/people/index.ts';
import { calling } from '#test/calling.ts';
import { dumpGraph } from '#test/graphDump.ts';
import type { DumpOptions } from '#test/graphDump.ts';
import { importInto } from '#test/importing.ts';
import type { Files } from '#test/importing.ts';
import { knowOurs, openRooms } from '#test/rooms.ts';
import type { World } from '#test/world.ts';
import { importEndpoints } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await openRooms();
});
afterAll(() => world.close());

interface Workspace { workspaceId: string; owner: World['owner'] }
const dump = (at: Workspace, options?: DumpOptions) => world.db.withWorkspace(at.workspaceId, (tx) => dumpGraph(tx, options));
const bring = async (at: Workspace, files: Files) => (await importInto(world, files, { workspaceId: at.workspaceId, as: at.owner })).run;
const undo = (at: Workspace, id: string) => calling(world, importEndpoints)('imports.undo', { id }, { as: at.owner, workspaceId: at.workspaceId });

/** A workspace where ours.example is ours and two topics are read. */
async function newWorkspace(slug: string): Promise<Workspace> {
  const made = await world.addWorkspace(slug);
  await knowOurs(world, made.workspaceId);
  return made;
}

interface Mail { id: string; from: string; to?: string; subject: string; date: string; text: string; answers?: string }
const mbox = (...mails: Mail[]): string => mails.map(({ id, from, to = 'support@ours.example', subject, date, text, answers }) => [
  'From someone Mon Jan  5 10:00:00 2026', `Message-ID: <${id}@mail.example>`, `From: ${from}`, `To: ${to}`, `Subject: ${subject}`, `Date: ${date}`,
  ...(answers ? [`In-Reply-To: <${answers}@mail.example>`] : []), 'Content-Type: text/plain; charset=utf-8', '', text, '', ''].join('\n')).join('');

const question: Mail = { id: 'q1', from: 'Grace Hopper <grace@acme.example>', subject: 'Firmware 4.1', date: 'Mon, 5 Jan 2026 10:00:00 +0000', text: 'I am worried about the firmware. It crashes every day.' };
const reply: Mail = { id: 'a1', from: 'Ida <ida@ours.example>', to: 'grace@acme.example', subject: 'Re: Firmware 4.1', date: 'Mon, 5 Jan 2026 12:00:00 +0000', text: 'Sorry. We are looking at it.', answers: 'q1' };
const thanks: Mail = { id: 'q2', from: 'grace@acme.example', to: 'ida@ours.example, kai@tarn.example', subject: 'Re: Firmware 4.1', date: 'Tue, 6 Jan 2026 09:00:00 +0000', text: 'The new firmware works great, thanks.', answers: 'a1' };
const second: Mail = { id: 'k1', from: 'Kai Berg <kai@tarn.example>', subject: 'Re: Firmware 4.1', date: 'Wed, 7 Jan 2026 09:00:00 +0000', text: 'Is the pricing for the firmware public?', answers: 'q2' };

const people = 'email,customer id,name,company,title,shoe size\ngrace@acme.example,17,Grace M. Hopper,Acme Navy,Admiral,38\nnina@solo.example,18,Nina,,Painter,40\n';
const purchases = 'email,date,amount,currency,order id\ngrace@acme.example,2026-01-03,49.00,EUR,o1\nnina@solo.example,2026-01-04,19.00,EUR,o2\n';
const organisations = 'name,domain,plan,yearly revenue\nAcme Navy,acme.example,Pro,1200\n';
const content = 'id,title,kind,topics\nwp1,Tuning a radio,white paper,tuning;radio\n';
const readings = 'email,content id,at\nkai@tarn.example,wp1,2026-01-08\n';
const relationships = 'from email,to email,kind,since\ngrace@acme.example,kai@tarn.example,knows,2025-05-01\n';
const responses = 'email,at,score,comment,buy again\nnina@solo.example,2026-02-01,3,The pricing is a problem.,no\n';
const interactions = 'email,at,kind,direction,topic,stance,note,source id\nkai@tarn.example,2026-02-02,call,out,onboarding,praise,Likes it.,i1\n';

const everything: Files = {
  'mails.mbox': mbox(question, reply, thanks, second), 'people.csv': people, 'purchases.csv': purchases, 'organisations.csv': organisations,
  'content.csv': content, 'readings.csv': readings, 'relationships.csv': relationships, 'responses.csv': responses, 'interactions.csv': interactions,
};

test('after an import is taken back everything is as it was before it', async () => {
  const here = await newWorkspace('exactly');
  const empty = await dump(here);
  const first = await bring(here, everything);
  expect((await dump(here)).length).toBeGreaterThan(empty.length + 60);
  expect((await undo(here, first)).kept).toEqual([]);
  expect(await dump(here)).toEqual(empty);

  await bring(here, { 'first.mbox': mbox(question, reply), 'people.csv': 'email,name,title\ngrace@acme.example,Grace Hopper,Captain\n' });
  const before = await dump(here);
  const again = await bring(here, everything);
  expect(await dump(here)).not.toEqual(before);
  await undo(here, again);
  expect(await dump(here)).toEqual(before);
});

/** Later and overlapping: some of the same mails, other values of the same people, a changed purchase, an item told anew. */
const overlapping: Files = {
  'more.mbox': mbox(reply, thanks, second, { id: 'n1', from: 'Nina <nina@solo.example>', subject: 'Pricing', date: 'Thu, 8 Jan 2026 09:00:00 +0000', text: 'I love the pricing.' }),
  'people2.csv': 'email,name,company,title,shoe size\ngrace@acme.example,Grace Hopper,Acme Navy,Rear Admiral,38\nkai@tarn.example,Kai Berg,Tarn,,44\n',
  'purchases2.csv': 'email,date,amount,currency,order id\ngrace@acme.example,2026-01-03,59.00,EUR,o1\nnina@solo.example,2026-01-04,19.00,EUR,o2\n',
  'organisations2.csv': 'name,domain,plan\nAcme Navy,acme.example,Team\n',
  'content2.csv': 'id,title,kind,topics\nwp1,Tuning any radio,white paper,radio\n',
  'readings2.csv': readings,
  'relationships2.csv': 'from email,to email,kind,since\ngrace@acme.example,kai@tarn.example,knows,2025-06-01\nkai@tarn.example,nina@solo.example,referred,2025-07-01\n',
  'responses2.csv': responses,
};
// Who told a thing that was known already is noted only where it was known; which of several rows of one import is named as the
// source of a value may differ; a thread is called by whichever mail came first; an owner is called by the workspace.
const asFarAsContentGoes: DumpOptions = { without: ['telling', 'member', 'member_address'], ignoring: ['thread.subject', 'person_fact.source', 'person_fact.record_id'] };

test('of two imports that overlap, taking the first back leaves what the second alone would have brought', async () => {
  const alone = await newWorkspace('alone');
  await bring(alone, overlapping);
  const both = await newWorkspace('both');
  const first = await bring(both, everything);
  await bring(both, overlapping);
  await undo(both, first);
  expect(await dump(both, asFarAsContentGoes)).toEqual(await dump(alone, asFarAsContentGoes));
});

test('of two imports that overlap, taking the second back leaves the first as it was, and taking both back leaves nothing', async () => {
  const here = await newWorkspace('second');
  const empty = await dump(here);
  const first = await bring(here, everything);
  const before = await dump(here);
  const later = await bring(here, overlapping);
  await undo(here, later);
  expect(await dump(here)).toEqual(before);
  const again = await bring(here, overlapping);
  await undo(here, first);
  await undo(here, again);
  expect(await dump(here)).toEqual(empty);
});

test('what a member edited since stays, is listed, and so does whom it is about', async () => {
  const here = await newWorkspace('edited');
  const run = await bring(here, everything);
  const asOwner = { as: here.owner, workspaceId: here.workspaceId };
  const nina = await calling(world, peopleEndpoints)('people.find', { handle: 'nina@solo.example' }, asOwner);
  await calling(world, peopleEndpoints)('people.update', { id: nina.id, title: 'Sculptor', owner: here.owner.memberId }, asOwner);
  const acme = await calling(world, peopleEndpoints)('organisations.find', { handle: 'Acme Navy' }, asOwner);
  await calling(world, peopleEndpoints)('organisations.update', { id: acme.id, plan: 'Enterprise' }, asOwner);
  const edited = async () => (await calling(world, importEndpoints)('imports.edited', { id: run }, asOwner)).items;
  const before = await edited();
  const { kept, run: undone } = await undo(here, run);
  expect(undone.state).toBe('undone');
  // It can be read before, and at any time after.
  expect(before).toEqual(kept);
  expect(await edited()).toEqual(kept);
  expect(kept).toEqual([
    { subject: 'person', name: 'Nina', field: 'owner', value: here.owner.name },
    { subject: 'person', name: 'Nina', field: 'title', value: 'Sculptor' },
    { subject: 'organisation', name: 'Acme Navy', field: 'plan', value: 'Enterprise' },
  ]);
  const { items } = await calling(world, peopleEndpoints)('people.list', {}, asOwner);
  expect(items.map(({ name, email, title, lastContactAt }) => ({ name, email, title, lastContactAt }))).toEqual([{ name: 'Nina', email: 'nina@solo.example', title: 'Sculptor', lastContactAt: null }]);
  expect((await calling(world, peopleEndpoints)('people.get', { id: nina.id }, asOwner)).facts.map(({ field, value, source }) => [field, value, source.kind]).sort()).toEqual([['owner_member_id', here.owner.name, 'member'], ['title', 'Sculptor', 'member']]);
  expect((await calling(world, peopleEndpoints)('organisations.list', {}, asOwner)).items.map(({ name, plan }) => [name, plan])).toEqual([['Acme Navy', 'Enterprise']]);
});

test('a person with whom something happened since stays, with what happened', async () => {
  const here = await newWorkspace('later');
  const run = await bring(here, everything);
  await world.db.withWorkspace(here.workspaceId, (tx) => storeEvents(tx, [{
    source: 'api', sourceKey: 'c1', kind: 'call', at: new Date('2026-03-01T10:00:00Z'), text: 'Talked about the firmware.', ownSpans: [],
    participants: [{ role: 'subject', handles: [{ kind: 'email', value: 'grace@acme.example' }], name: '' }], raw: { bytes: new Uint8Array(), mediaType: 'application/json' },
  }], { kind: 'api', runId: null, now: new Date('2026-03-01T11:00:00Z') }));
  expect((await undo(here, run)).kept).toEqual([]);
  const { items } = await calling(world, peopleEndpoints)('people.list', {}, { as: here.owner, workspaceId: here.workspaceId });
  expect(items.map(({ name, email, lastContactAt }) => [name, email, lastContactAt?.toISOString()])).toEqual([['Grace', 'grace@acme.example', '2026-03-01T10:00:00.000Z']]);
  const [left] = await world.db.withWorkspace(here.workspaceId, (tx) => tx.run<{ events: number; records: number }>(sql`
    select (select count(*)::int from event where workspace_id = ${tx.workspaceId}) as events, (select count(*)::int from record where workspace_id = ${tx.workspaceId}) as records`));
  expect(left).toEqual({ events: 1, records: 1 });
});

test('an event that another import changed says again what it said before', async () => {
  const here = await newWorkspace('changed');
  await bring(here, { 'purchases.csv': purchases });
  const before = await dump(here);
  const change = await bring(here, { 'purchases.csv': purchases.replace('49.00', '1.00') });
  const amounts = () => world.db.withWorkspace(here.workspaceId, (tx) => tx.run<{ amount: number }>(sql`select amount::float8 as amount from interaction where workspace_id = ${tx.workspaceId} order by 1`));
  expect(await amounts()).toEqual([{ amount: 1 }, { amount: 19 }]);
  await undo(here, change);
  expect(await amounts()).toEqual([{ amount: 19 }, { amount: 49 }]);
  expect(await dump(here)).toEqual(before);
});

test('two conversations that one mail held together come apart without it', async () => {
  const here = await newWorkspace('apart');
  const one: Mail = { id: 't1', from: 'grace@acme.example', subject: 'One', date: 'Mon, 5 Jan 2026 10:00:00 +0000', text: 'One.' };
  const other: Mail = { id: 't2', from: 'nina@solo.example', subject: 'Other', date: 'Mon, 5 Jan 2026 11:00:00 +0000', text: 'Other.' };
  await bring(here, { 'apart.mbox': mbox(one, other) });
  const before = await dump(here);
  const both = mbox({ id: 't3', from: 'kai@tarn.example', subject: 'Both', date: 'Mon, 5 Jan 2026 12:00:00 +0000', text: 'Both.', answers: 't1' }).replace('In-Reply-To:', 'References: <t1@mail.example> <t2@mail.example>\nIn-Reply-To:');
  const run = await bring(here, { 'both.mbox': both });
  const threads = () => world.db.withWorkspace(here.workspaceId, (tx) => tx.run<{ events: number }>(sql`select events from thread where workspace_id = ${tx.workspaceId} order by 1`));
  expect(await threads()).toEqual([{ events: 3 }]);
  await undo(here, run);
  expect(await threads()).toEqual([{ events: 1 }, { events: 1 }]);
  expect(await dump(here, { ignoring: ['thread.subject'] })).toEqual(before.map((line) => line.replace(/"subject":"[^"]*",/, line.startsWith('thread ') ? '' : '$&')));
});

test('nothing is taken back twice, nor a rehearsal', async () => {
  const here = await newWorkspace('twice');
  const run = await bring(here, { 'people.csv': people });
  await undo(here, run);
  await expect(undo(here, run)).rejects.toThrow('This import has been taken back already.');
  const dry = (await importInto(world, { 'people.csv': people }, { workspaceId: here.workspaceId, as: here.owner, isDry: true })).run;
  await expect(undo(here, dry)).rejects.toThrow('This was a dry run');
});

const restore = (at: Workspace, id: string) => calling(world, importEndpoints)('imports.restore', { id }, { as: at.owner, workspaceId: at.workspaceId });

test('an import that was taken back is brought back exactly as it was, with what was decided about it', async () => {
  const here = await newWorkspace('again');
  await bring(here, overlapping);
  const run = await bring(here, everything);
  const asOwner = { as: here.owner, workspaceId: here.workspaceId };
  const kai = await calling(world, peopleEndpoints)('people.find', { handle: 'kai@tarn.example' }, asOwner);
  const said = (await calling(world, graphEndpoints)('interactions.list', { person: kai.id }, asOwner)).items.flatMap((one) => one.mentions);
  await calling(world, graphEndpoints)('mentions.correct', { id: said[0]?.id ?? '', stance: 'praise' }, asOwner);
  const rows = () => world.db.withWorkspace(here.workspaceId, (tx) => tx.run(sql`
    select 'interaction' as t, id from interaction where workspace_id = ${tx.workspaceId} union all select 'fact', id from person_fact where workspace_id = ${tx.workspaceId}
    union all select 'event', id from event where workspace_id = ${tx.workspaceId} union all select 'mention', id from mention where workspace_id = ${tx.workspaceId} union all select 'person', id from person where workspace_id = ${tx.workspaceId} order by 1, 2`));
  const [before, ids] = [await dump(here), await rows()];
  const { run: undone } = await undo(here, run);
  expect(undone.mayComeBack).toBe(true);
  expect(await dump(here)).not.toEqual(before);
  expect((await restore(here, run)).state).toBe('done');
  expect(await dump(here)).toEqual(before);
  expect(await rows()).toEqual(ids);
  await expect(restore(here, run)).rejects.toThrow('was not taken back');
  await undo(here, run);
  await restore(here, run);
  expect(await dump(here)).toEqual(before);
});

test('what was edited or came by another import since stays when an import is brought back', async () => {
  const never = await newWorkspace('kept');
  await bring(never, everything);
  const here = await newWorkspace('since');
  const run = await bring(here, everything);
  await undo(here, run);
  const extra: Files = { 'late.mbox': mbox({ id: 'z1', from: 'Zoe <zoe@late.example>', subject: 'Late', date: 'Thu, 8 Jan 2026 09:00:00 +0000', text: 'Late.' }) };
  await bring(here, extra);
  await bring(never, extra);
  await restore(here, run);
  const asOne = (lines: string[]) => lines.map((line) => line.replace(/[Oo]wner(@| of )[a-z]+(\.example)?/g, 'the owner')).sort();
  expect(asOne(await dump(here))).toEqual(asOne(await dump(never)));
});

test('an import is not brought back where the same came again by another way', async () => {
  const here = await newWorkspace('anew');
  const run = await bring(here, { 'people.csv': people });
  await undo(here, run);
  await bring(here, { 'people.csv': people });
  await expect(restore(here, run)).rejects.toThrow('came again by another way');
});
