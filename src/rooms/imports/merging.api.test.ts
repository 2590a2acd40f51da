import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { graphEndpoints } from '#rooms/graph/index.ts';
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
/** An owner is called by the workspace, and is the same everywhere else. */
const dump = async (at: Workspace, options?: DumpOptions) => (await world.db.withWorkspace(at.workspaceId, (tx) => dumpGraph(tx, options)))
  .map((line) => line.replace(/[Oo]wner(@| of )[a-z]+(\.example)?/g, 'the owner')).sort();
const bring = async (at: Workspace, files: Files) => (await importInto(world, files, { workspaceId: at.workspaceId, as: at.owner })).run;
const as = (at: Workspace) => ({ as: at.owner, workspaceId: at.workspaceId });
const people = () => calling(world, peopleEndpoints);
const graph = () => calling(world, graphEndpoints);

const ADA = 'ada@acme.example';
const HOME = 'ada.home@gmail.com';

async function newWorkspace(slug: string): Promise<Workspace> {
  const made = await world.addWorkspace(slug);
  await knowOurs(world, made.workspaceId);
  return made;
}

/** Ada by two addresses: as one person, or as two. */
async function oneAda(slug: string): Promise<Workspace> {
  const at = await newWorkspace(slug);
  await people()('people.create', { name: 'Ada Lovelace', handles: [{ kind: 'email', value: ADA }, { kind: 'email', value: HOME }] }, as(at));
  return at;
}
async function twoAdas(slug: string): Promise<Workspace> {
  const at = await newWorkspace(slug);
  await people()('people.create', { name: 'Ada Lovelace', handles: [{ kind: 'email', value: ADA }] }, as(at));
  await people()('people.create', { name: 'Ada Lovelace', handles: [{ kind: 'email', value: HOME }] }, as(at));
  return at;
}
const idOf = async (at: Workspace, handle: string) => (await people()('people.find', { handle }, as(at))).id;
const merge = async (at: Workspace) => (await people()('people.merge', { id: await idOf(at, ADA), gone: await idOf(at, HOME) }, as(at))).merging;

interface Mail { id: string; from: string; to: string; cc?: string; subject: string; day: number; text: string; answers?: string }
const mbox = (...mails: Mail[]): string => mails.map(({ id, from, to, cc, subject, day, text, answers }) => [
  'From someone Mon Jan  5 10:00:00 2026', `Message-ID: <${id}@mail.example>`, `From: ${from}`, `To: ${to}`, ...(cc ? [`Cc: ${cc}`] : []), `Subject: ${subject}`, `Date: ${new Date(Date.UTC(2026, 0, day, 9)).toUTCString()}`,
  ...(answers ? [`In-Reply-To: <${answers}@mail.example>`] : []), 'Content-Type: text/plain; charset=utf-8', '', text, '', ''].join('\n')).join('');

const mails = mbox(
  { id: 'a1', from: `Ada Lovelace <${ADA}>`, to: 'support@ours.example', subject: 'Firmware 4.1', day: 5, text: 'I am worried about the firmware. It crashes every day.' },
  { id: 'r1', from: 'Ida <ida@ours.example>', to: ADA, subject: 'Re: Firmware 4.1', day: 6, text: 'We are looking at it.', answers: 'a1' },
  { id: 'h1', from: `Ada Lovelace <${HOME}>`, to: 'ida@ours.example', cc: ADA, subject: 'Re: Firmware 4.1', day: 7, text: 'The new firmware works great, thanks.', answers: 'r1' },
  { id: 'h2', from: `Ada Lovelace <${HOME}>`, to: 'ida@ours.example', subject: 'Pricing', day: 8, text: 'Is the pricing public?' },
  { id: 'r2', from: 'Ida <ida@ours.example>', to: `${HOME}, ${ADA}`, subject: 'Re: Pricing', day: 9, text: 'Here it is.', answers: 'h2' },
  { id: 'k1', from: 'Kai Berg <kai@tarn.example>', to: `list@ours.example, ${HOME}`, subject: 'Re: Firmware 4.1', day: 10, text: 'I love the firmware.', answers: 'a1' },
  { id: 'k2', from: 'Kai Berg <kai@tarn.example>', to: 'ida@ours.example', cc: ADA, subject: 'Re: Pricing', day: 11, text: 'The pricing is a problem.', answers: 'h2' },
  { id: 'a2', from: `Ada Lovelace <${ADA}>`, to: 'ida@ours.example, kai@tarn.example', subject: 'Re: Pricing', day: 12, text: 'The pricing is fine.', answers: 'h2' },
);
const everything: Files = {
  'mails.mbox': mails,
  'people.csv': `email,customer id,name,company,title,shoe size\n${ADA},17,Ada Lovelace,Acme,Countess,38\n${HOME},18,Ada Lovelace,Acme,,39\nkai@tarn.example,19,Kai Berg,Tarn,,44\n`,
  'purchases.csv': `email,date,amount,currency,order id\n${ADA},2026-01-03,49.00,EUR,o1\n${HOME},2026-01-04,19.00,EUR,o2\n`,
  'relationships.csv': `from email,to email,kind,since\n${ADA},kai@tarn.example,knows,2025-05-01\nkai@tarn.example,${HOME},referred,2025-07-01\n`,
  'relationships2.csv': `from email,to email,kind,since\n${HOME},kai@tarn.example,knows,2025-06-01\n`,
  'responses.csv': `email,at,score,comment,buy again\n${HOME},2026-02-01,3,The pricing is a problem.,no\n`,
};
/** A later import: mails and values by both addresses, and a number that is told through one of them. */
const later: Files = {
  'later.mbox': mbox(
    { id: 'h3', from: `Ada L. <${HOME}>`, to: 'ida@ours.example', subject: 'Firmware 5', day: 20, text: 'The firmware 5 is slow.' },
    { id: 'r3', from: 'Ida <ida@ours.example>', to: HOME, cc: ADA, subject: 'Re: Firmware 5', day: 21, text: 'Noted.', answers: 'h3' },
    { id: 'a3', from: `Ada Lovelace <${ADA}>`, to: 'ida@ours.example', subject: 'Re: Firmware 5', day: 22, text: 'The pricing is excellent.', answers: 'r3' },
    { id: 'k3', from: 'Kai Berg <kai@tarn.example>', to: HOME, subject: 'Re: Firmware 5', day: 23, text: 'Same here.', answers: 'h3' }),
  'people2.csv': `email,customer id,name,company,title,city\n${HOME},99,Ada Lovelace,,Analyst,London\n${ADA},17,Ada Lovelace,Acme,Countess,Paris\n`,
  'purchases2.csv': 'customer id,date,amount,currency,order id\n99,2026-03-04,29.00,EUR,o3\n',
  'relationships3.csv': `from email,to email,kind,since\n${HOME},kai@tarn.example,knows,2025-08-01\n`,
};

test('merging two equals a world in which both handles had been one person from the start', async () => {
  const one = await oneAda('one');
  await bring(one, everything);
  const two = await twoAdas('two');
  await bring(two, everything);
  expect(await dump(two)).not.toEqual(await dump(one));
  await merge(two);
  expect(await dump(two)).toEqual(await dump(one));
});

test('taking a merging back equals never having merged, row by row and id by id', async () => {
  const here = await twoAdas('back');
  await bring(here, everything);
  const ids = () => world.db.withWorkspace(here.workspaceId, (tx) => tx.run(sql`
    select 'interaction' as t, id, person_id from interaction where workspace_id = ${tx.workspaceId} union all select 'fact', id, person_id from person_fact where workspace_id = ${tx.workspaceId}
    union all select 'person', id, organisation_id from person where workspace_id = ${tx.workspaceId} order by 1, 2`));
  const [before, idsBefore] = [await dump(here), await ids()];
  const merging = await merge(here);
  expect(await dump(here)).not.toEqual(before);
  await people()('mergings.undo', { id: merging }, as(here));
  expect(await dump(here)).toEqual(before);
  expect(await ids()).toEqual(idsBefore);
  await expect(people()('mergings.undo', { id: merging }, as(here))).rejects.toThrow('taken back already');
});

test('what came after the merging goes where its handle belongs again', async () => {
  const never = await twoAdas('never');
  await bring(never, everything);
  await bring(never, later);
  const here = await twoAdas('weeks');
  await bring(here, everything);
  const merging = await merge(here);
  await bring(here, later);
  await people()('mergings.undo', { id: merging }, as(here));
  expect(await dump(here)).toEqual(await dump(never));
});

test('decisions about what was said, and ties that are kept private, come along and go back', async () => {
  const here = await twoAdas('decided');
  await bring(here, everything);
  const home = await idOf(here, HOME);
  const said = async (handle: string) => (await graph()('interactions.list', { person: await idOf(here, handle), kind: 'mail' }, as(here))).items.flatMap((one) => one.mentions).find((one) => one.stance === 'question' && one.topic.name === 'pricing');
  await graph()('mentions.correct', { id: (await said(HOME))?.id ?? '', stance: 'concern' }, as(here));
  const members = await world.db.withWorkspace(here.workspaceId, (tx) => tx.run<{ id: string }>(sql`update tie set is_private = true where workspace_id = ${tx.workspaceId} and person_id = ${home}::uuid returning member_id as id`));
  expect(members.length).toBeGreaterThan(0);
  await bring(here, { 'w.csv': 'email,title\nkai@tarn.example,Keeper\n' });
  const before = await dump(here, { ignoring: ['person.strength'] });
  const merging = await merge(here);
  const ties = await world.db.withWorkspace(here.workspaceId, (tx) => tx.run<{ all: boolean }>(sql`select bool_and(is_private) as all from tie where workspace_id = ${tx.workspaceId} and member_id = any(${members.map((row) => row.id)}::uuid[]) and person_id not in (select person_id from handle where workspace_id = ${tx.workspaceId} and value like '%tarn%')`));
  expect(ties).toEqual([{ all: true }]);
  const mentions = (await graph()('interactions.list', { person: await idOf(here, ADA) }, as(here))).items.flatMap((one) => one.mentions);
  expect(mentions.filter((one) => one.stance === 'concern').map((one) => one.quote)).toContain('Is the pricing public?');
  await people()('mergings.undo', { id: merging }, as(here));
  expect(await dump(here, { ignoring: ['person.strength'] })).toEqual(before);
});

test('an import taken back while two are merged does not come back when they part', async () => {
  const never = await twoAdas('without');
  await bring(never, { 'people.csv': `email,name,city\n${ADA},Ada Lovelace,Paris\n` });
  const here = await twoAdas('with');
  await bring(here, { 'people.csv': `email,name,city\n${ADA},Ada Lovelace,Paris\n` });
  const run = await bring(here, { 'more.csv': `email,name,city\n${HOME},Ada Lovelace,Paris\n`, 'mails.mbox': mails });
  const merging = await merge(here);
  await calling(world, importEndpoints)('imports.undo', { id: run }, as(here));
  await people()('mergings.undo', { id: merging }, as(here));
  expect(await dump(here)).toEqual(await dump(never));
});

test('the preview says what will stand, and of two mergings the later is taken back first', async () => {
  const here = await twoAdas('preview');
  await bring(here, everything);
  const [ada, home, kai] = [await idOf(here, ADA), await idOf(here, HOME), await idOf(here, 'kai@tarn.example')];
  const preview = await people()('people.mergePreview', { id: ada, gone: home }, as(here));
  expect(preview.kept.known).toEqual([ADA, '17']);
  expect(preview.fields.find((one) => one.label === 'shoe size')).toEqual({ label: 'shoe size', kept: '38', gone: '39', after: '39' });
  expect(preview.moves.find((one) => one.what === 'interactions')?.count).toBe(preview.gone.interactions);
  const first = (await people()('people.merge', { id: ada, gone: home }, as(here))).merging;
  expect((await people()('people.get', { id: ada }, as(here))).facts.find((one) => one.label === 'shoe size' && one.isCurrent)?.value).toBe('39');
  const second = (await people()('people.merge', { id: kai, gone: ada }, as(here))).merging;
  await expect(people()('mergings.undo', { id: first }, as(here))).rejects.toThrow('Ada Lovelace was merged into');
  await people()('mergings.undo', { id: second }, as(here));
  await people()('mergings.undo', { id: first }, as(here));
  expect((await people()('mergings.list', {}, as(here))).items.map((one) => [one.gone.name, one.undoneAt !== null])).toEqual([['Ada Lovelace', true], ['Ada Lovelace', true]]);
  await expect(people()('people.merge', { id: ada, gone: ada }, as(here))).rejects.toThrow('one and the same');
});
