import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { createJobs } from '#base/jobs.ts';
import { newId } from '#base/ids.ts';
import { calling } from '#test/calling.ts';
import type { World } from '#test/world.ts';
import { openWorld } from '#test/world.ts';
import { graphEndpoints, storeEvents, topicJob } from './index.ts';
import type { EventInput } from './index.ts';
import { leftFor, nextUnread, readPage } from './topicReading.store.ts';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

interface Workspace { workspaceId: string; owner: World['owner'] }
const at = (here: Workspace) => ({ as: here.owner, workspaceId: here.workspaceId });
const call = (here: Workspace) => {
  const ask = calling(world, graphEndpoints);
  return {
    create: (name: string, aliases: string[] = []) => ask('topics.create', { name, aliases }, at(here)),
    update: (id: string, change: { name?: string; aliases?: string[]; state?: 'proposed' | 'accepted' | 'muted' }) => ask('topics.update', { id, ...change }, at(here)),
    merge: (id: string, into: string) => ask('topics.merge', { id, into }, at(here)),
    get: (id: string) => ask('topics.get', { id }, at(here)),
    list: (input: Parameters<typeof ask<'topics.list'>>[1] = {}) => ask('topics.list', input, at(here)),
    correct: (id: string, stance: 'concern' | 'praise' | 'not a mention') => ask('mentions.correct', { id, stance }, at(here)),
  };
};
const runJob = (here: Workspace, isStopping = () => false) => topicJob(isStopping).run(world.deps, here.workspaceId);

let count = 0;
const said = (who: string, text: string, more: Partial<EventInput> = {}): EventInput => ({
  source: 'mail', sourceKey: `m${++count}`, kind: 'mail', at: new Date(Date.UTC(2026, 0, 1, 0, count)), text, ownSpans: [[0, text.length]], threadKeys: [`t${count}`],
  participants: [{ role: 'author', handles: [{ kind: 'email', value: `${who}@acme.example` }], name: `${who.charAt(0).toUpperCase()}${who.slice(1)}` }, { role: 'to', handles: [{ kind: 'email', value: 'support@ours.example' }], name: '' }],
  raw: { bytes: Buffer.from(text), mediaType: 'message/rfc822' }, ...more,
});
const tell = (here: Workspace, ...events: EventInput[]) => world.db.withWorkspace(here.workspaceId, (tx) => storeEvents(tx, events, { kind: 'mail', runId: null, now: new Date('2026-02-01') }));
interface Said { id: string; topic: string; stance: string; counts: boolean; quote: string; model: string }
const mentions = (here: Workspace) => world.db.withWorkspace(here.workspaceId, async (tx) => (await tx.run<Said & { text: string; start: number; end: number }>(sql`
  select m.id, t.name as topic, m.stance, m.counts, m.model, e.text, m.span_start as start, m.span_end as "end" from mention m join topic t on t.workspace_id = ${tx.workspaceId} and t.id = m.topic_id
  join event e on e.workspace_id = ${tx.workspaceId} and e.id = m.event_id where m.workspace_id = ${tx.workspaceId} order by e.at, m.span_start, t.name`))
  .map(({ text, start, end, ...row }): Said => ({ ...row, quote: text.slice(start, end) })));
const heard = async (here: Workspace) => (await mentions(here)).map(({ topic, stance, counts }) => `${topic}: ${stance}${counts ? '' : ' (does not count)'}`);

test('a new topic is read in what was said before, in any spelling, and counted', async () => {
  const here = await world.addWorkspace('created');
  await tell(here,
    said('grace', 'The sample rates are broken.'), said('kai', 'Is there a samplerate for this?'), said('nina', 'I love the sampling rate!'), said('grace', 'Set sample_rate/clock to ten.'),
    said('kai', 'The rate is fine. My samples are at https://sample.example/rate.'), said('lin', 'Nothing about it.'));
  const made = await call(here).create('sample rate', ['fs']);
  expect(made).toMatchObject({ name: 'sample rate', aliases: ['fs'], state: 'accepted', people: 3, mentions: 4, concern: 1, praise: 1, question: 1, neutral: 1, isReading: false, left: 0, lastAt: new Date('2026-01-01T00:04:00Z') });
  expect(made.examples).toEqual(['The sample rates are broken.', 'Is there a samplerate for this?', 'I love the sampling rate!'].sort((a, b) => Number(!a.includes('broken')) - Number(!b.includes('broken'))));
  expect(await heard(here)).toEqual(['sample rate: concern', 'sample rate: question', 'sample rate: praise', 'sample rate: neutral']);
});

test('a longer name takes its words from a shorter one, and gives them back when it is muted', async () => {
  const here = await world.addWorkspace('longer');
  await tell(here, said('grace', 'The clock rate is broken.'), said('kai', 'The clock is broken.'));
  const clock = await call(here).create('clock');
  expect(await heard(here)).toHaveLength(2);
  const rate = await call(here).create('clock rate');
  expect((await mentions(here)).map(({ topic, quote }) => `${topic} in ${quote}`)).toEqual(['clock rate in The clock rate is broken.', 'clock in The clock is broken.']);
  await call(here).update(rate.id, { state: 'muted' });
  expect((await mentions(here)).map(({ topic }) => topic)).toEqual(['clock', 'clock']);
  expect(await call(here).get(clock.id)).toMatchObject({ people: 2, mentions: 2 });
});

test('a muted topic counts nowhere and is not read in what comes in; brought back, all of it counts', async () => {
  const here = await world.addWorkspace('muted');
  await tell(here, said('grace', 'The firmware crashes.'));
  const topic = await call(here).create('firmware');
  await call(here).update(topic.id, { state: 'muted' });
  expect(await heard(here)).toEqual([]);
  await tell(here, said('kai', 'The firmware works great.'), said('nina', '', { kind: 'call', source: 'csv', direction: 'out', participants: [{ role: 'subject', handles: [{ kind: 'email', value: 'nina@acme.example' }], name: '' }], mentions: [{ topic: 'Firmware', stance: 'idea' }] }));
  expect(await heard(here)).toEqual([]);
  expect((await call(here).list({ state: 'muted' })).items).toMatchObject([{ name: 'firmware', people: 0, mentions: 0 }]);
  await expect(call(here).create('Firmware')).rejects.toThrow('“firmware” is muted. Accept it to bring it back.');
  expect(await call(here).update(topic.id, { state: 'accepted' })).toMatchObject({ people: 3, mentions: 3, concern: 1, praise: 1, idea: 1 });
  expect(await heard(here)).toEqual(['firmware: concern', 'firmware: praise', 'firmware: idea']);
});

test('a renamed topic keeps its old name as another word, and a word taken away is read no more', async () => {
  const here = await world.addWorkspace('renamed');
  await tell(here, said('grace', 'The fw crashes.'), said('kai', 'The firmware crashes.'));
  const topic = await call(here).create('fw');
  expect(await call(here).update(topic.id, { name: 'firmware' })).toMatchObject({ name: 'firmware', aliases: ['fw'], people: 2 });
  expect(await call(here).update(topic.id, { aliases: [] })).toMatchObject({ aliases: [], people: 1 });
  expect((await mentions(here)).map(({ quote }) => quote)).toEqual(['The firmware crashes.']);
});

test('of two topics one is made: everything counts for it, and the name of the other stays one of its words', async () => {
  const here = await world.addWorkspace('merged');
  await tell(here, said('grace', 'The fw crashes and the firmware is slow.'), said('kai', 'The firmware crashes.'), said('nina', '', { kind: 'call', source: 'csv', direction: 'out', participants: [{ role: 'subject', handles: [{ kind: 'email', value: 'nina@acme.example' }], name: '' }], mentions: [{ topic: 'fw', stance: 'praise' }] }));
  const firmware = await call(here).create('firmware', ['microcode']);
  const fw = (await call(here).list({ search: 'fw' })).items[0];
  const merged = await call(here).merge(fw?.id as string, firmware.id);
  expect(merged).toMatchObject({ name: 'firmware', aliases: ['microcode', 'fw'], people: 3, praise: 1 });
  expect((await mentions(here)).map(({ topic, stance }) => `${topic}: ${stance}`)).toEqual(['firmware: concern', 'firmware: concern', 'firmware: praise']);
  expect(await call(here).get(fw?.id as string)).toMatchObject({ state: 'merged', mergedInto: { id: firmware.id, name: 'firmware' }, people: 0 });
  expect((await call(here).list()).items.map(({ name }) => name)).toEqual(['firmware']);
  await tell(here, said('lin', 'The fw is great.'), said('lin', '', { kind: 'call', source: 'csv', direction: 'out', participants: [{ role: 'subject', handles: [{ kind: 'email', value: 'lin@acme.example' }], name: '' }], mentions: [{ topic: 'FW', stance: 'idea' }] }));
  expect(await call(here).get(firmware.id)).toMatchObject({ people: 4, idea: 1 });
  await expect(call(here).merge(fw?.id as string, firmware.id)).rejects.toThrow('“fw” has been merged already.');
  await expect(call(here).merge(firmware.id, firmware.id)).rejects.toThrow('A topic cannot be merged into itself.');
  await expect(call(here).update(fw?.id as string, { name: 'x1' })).rejects.toThrow('was merged into another topic');
});

test('one word means one topic', async () => {
  const here = await world.addWorkspace('words');
  await call(here).create('firmware', ['fw']);
  const other = await call(here).create('driver');
  await expect(call(here).create('Firmware')).rejects.toThrow('There is already a topic “firmware”.');
  await expect(call(here).create('FW')).rejects.toThrow('“FW” is already another word for the topic “firmware”.');
  await expect(call(here).update(other.id, { aliases: ['fw'] })).rejects.toThrow('“fw” is already another word');
  await expect(call(here).get(newId())).rejects.toThrow('There is no such topic.');
});

test('what a person says about a mention holds, whatever is read again', async () => {
  const here = await world.addWorkspace('corrected');
  await tell(here, said('grace', 'The firmware crashes. The firmware is in the box.'), said('kai', 'The fw crashes.'));
  const topic = await call(here).create('firmware', ['fw']);
  const [first, second, third] = await mentions(here);
  expect(await call(here).correct(first?.id as string, 'praise')).toMatchObject({ stance: 'praise', counts: true });
  expect(await call(here).correct(second?.id as string, 'not a mention')).toMatchObject({ counts: false });
  await call(here).correct(third?.id as string, 'praise');
  const wanted = ['firmware: praise', 'firmware: neutral (does not count)', 'firmware: praise'];
  expect(await heard(here)).toEqual(wanted);
  await call(here).update(topic.id, { state: 'muted' });
  await call(here).update(topic.id, { state: 'accepted' });
  expect(await heard(here)).toEqual(wanted);
  await call(here).update(topic.id, { name: 'microcode', aliases: ['firmware'] });
  expect(await heard(here)).toEqual(wanted.map((one) => one.replace('firmware', 'microcode')));
  expect((await mentions(here)).map(({ model }) => model)).toEqual(['rules-1', 'rules-1', 'corrected']);
  const into = await call(here).create('software');
  await call(here).merge(topic.id, into.id);
  expect(await heard(here)).toEqual(wanted.map((one) => one.replace('firmware', 'software')));
  await expect(call(here).correct(newId(), 'praise')).rejects.toThrow('This mention is not there any more');
});

test('many texts are read by the job, page by page, with what is left to be seen, and it goes on where it was cut off', async () => {
  const here = await world.addWorkspace('many');
  const texts = Array.from({ length: 900 }, (_, n) => said(`p${n % 40}`, `Mail ${n}: the firmware crashes.`));
  for (let from = 0; from < texts.length; from += 300) await tell(here, ...texts.slice(from, from + 300));
  await runJob(here);
  for (const { id } of (await call(here).list()).items) await call(here).update(id, { state: 'muted' });
  await runJob(here);
  const made = await call(here).create('is crashing', ['crashes']);
  expect(made).toMatchObject({ isReading: true, left: 900, mentions: 0 });
  const page = await world.db.withWorkspace(here.workspaceId, (tx) => nextUnread(tx, 250));
  await world.db.withWorkspace(here.workspaceId, (tx) => readPage(tx, page, false));
  expect(await call(here).get(made.id)).toMatchObject({ isReading: true, left: 650, mentions: 250 });
  let asked = 0;
  await runJob(here, () => ++asked > 3);
  const between = await call(here).get(made.id);
  expect(between).toMatchObject({ isReading: true, left: 250 });
  await runJob(here);
  expect(await call(here).get(made.id)).toMatchObject({ isReading: false, left: 0, mentions: 900, people: 40 });
  expect(await world.db.withWorkspace(here.workspaceId, (tx) => leftFor(tx, made.id))).toBe(0);
  const before = (await mentions(here)).map(({ id }) => id);
  await call(here).create('nothing of the kind', ['mail']);
  await runJob(here);
  expect((await mentions(here)).filter(({ topic }) => topic === 'is crashing').map(({ id }) => id)).toEqual(before);
}, 120_000);

test('subjects of customers are proposed and count at once, those of colleagues, of quotes and of names do not', async () => {
  const here = await world.addWorkspace('proposed');
  await world.db.withWorkspace(here.workspaceId, (tx) => tx.insert('own_domain', [{ workspace_id: tx.workspaceId, domain: 'ours.example', state: 'ours', reason: 'said', decided_at: new Date() }]));
  const people = ['grace', 'kai', 'nina', 'lin', 'tomasz', 'oksana'];
  await tell(here, ...people.map((who) => said(who, `Hi Ida,\n\nthe antenna is broken, Grace said so, too. Please help.`)),
    ...people.map((_, n) => said(`ida${n}`, 'We sell a gearbox.', { participants: [{ role: 'author', handles: [{ kind: 'email', value: `ida${n}@ours.example` }], name: 'Ida' }, { role: 'to', handles: [{ kind: 'email', value: 'grace@acme.example' }], name: '' }] })));
  await runJob(here);
  const { items } = await call(here).list({ state: 'proposed' });
  expect(items.map(({ name, people: speakers, mentions: n, concern }) => ({ name, speakers, n, concern }))).toEqual([{ name: 'antenna', speakers: 6, n: 6, concern: 6 }]);
  expect(items[0]?.examples[0]).toContain('the antenna is broken');
  const antenna = items[0]?.id as string;
  expect(await call(here).create('Antenna')).toMatchObject({ id: antenna, state: 'accepted', people: 6 });
  await call(here).update(antenna, { state: 'muted' });
  await tell(here, ...people.map((who) => said(who, 'The antenna is still broken. And the battery is empty.')));
  await runJob(here);
  expect((await call(here).list()).items.map(({ name, state }) => `${name} ${state}`).sort()).toEqual(['antenna muted', 'battery proposed']);
  await runJob(here);
  expect((await call(here).list()).items).toHaveLength(2);
});

test('topics are listed page by page in the order asked for', async () => {
  const here = await world.addWorkspace('listed');
  const names = ['alpha', 'Beta', 'gamma', 'delta', 'epsilon'];
  await tell(here, ...names.flatMap((name, n) => Array.from({ length: n }, (_, k) => said(`p${k}`, `The ${name} crashes.`))));
  for (const name of names) await call(here).create(name);
  const all = async (sort: 'people' | 'name' | 'last said' | 'concern' | 'as proposed') => {
    const found: string[] = [];
    for (let after: string | undefined; ;) {
      const { items, next } = await call(here).list({ sort, limit: 2, ...(after ? { after } : {}) });
      found.push(...items.map(({ name }) => name));
      if (!next) return found;
      after = next;
    }
  };
  expect(await all('people')).toEqual(['epsilon', 'delta', 'gamma', 'Beta', 'alpha']);
  expect(await all('concern')).toEqual(['epsilon', 'delta', 'gamma', 'Beta', 'alpha']);
  expect(await all('last said')).toEqual(['epsilon', 'delta', 'gamma', 'Beta', 'alpha']);
  expect(await all('name')).toEqual(['alpha', 'Beta', 'delta', 'epsilon', 'gamma']);
  expect(await all('as proposed')).toEqual(names);
  expect((await call(here).list({ search: 'ET' })).items.map(({ name }) => name)).toEqual(['Beta']);
  await expect(call(here).list({ sort: 'name', after: (await call(here).list({ limit: 1 })).next as string })).rejects.toThrow('The list cannot go on from there');
});

test('a changed topic asks for the job only when texts are left, and for segments always', async () => {
  const asked: string[] = [];
  const jobs = { ...createJobs([], () => {}), request: (name: string) => { asked.push(name); } };
  const create = graphEndpoints.find((one) => one.name === 'topics.create') as unknown as { handler: (call: object, input: object) => Promise<unknown> };
  const here = await world.addWorkspace('jobs');
  await world.inCall((given) => create.handler({ ...given, jobs }, { name: 'firmware', aliases: [] }), at(here));
  expect(asked).toEqual(['segments']);
});
