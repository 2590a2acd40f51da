import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attributes, personTables } from '#base/registry.ts';
import { peopleEndpoints, registerPeople } from '#rooms/people/index.ts';
import { calling } from '#test/calling.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { sql } from 'kysely';
import { graphEndpoints, registerGraph } from './index.ts';

const NOW = new Date('2026-11-25T12:00:00Z');
let world: World;
const endpoints = [...graphEndpoints, ...peopleEndpoints] as const;
let call: ReturnType<typeof calling<typeof endpoints>>;
let ada: string;

beforeAll(async () => {
  registerPeople();
  registerGraph();
  world = await openWorld({ clock: { now: () => NOW } });
  call = calling(world, endpoints);
  ada = (await call('people.create', { name: 'Ada Lindqvist', email: 'ada@wall.example', organisation: 'Tarn Hollow' })).id;
  for (const name of ['deposits', 'cancellations']) await call('topics.create', { name });
  const told = (kind: string, at: string, text: string, more: object = {}) => ({ email: 'ada@wall.example', kind, at, text, source: 'seed', sourceKey: `${kind} ${at}`, ...more });
  await call('interactions.create', { interactions: [
    told('call', '2026-10-01T10:00:00Z', 'I wanted to climb again instead of answering the phone.', { direction: 'in' }),
    told('call', '2026-10-08T10:00:00Z', 'We spoke of the winter.', { direction: 'in' }), told('meeting', '2026-10-12T10:00:00Z', 'A walk along the wall.', { direction: 'in' }),
    told('mail', '2026-11-03T10:00:00Z', 'Is there a way to ask for a deposit?', { direction: 'in', topics: [{ topic: 'deposits', stance: 'question' }] }),
    told('purchase', '2026-11-05T10:00:00Z', '', { amount: 1840, item: '20 places' }),
  ] });
});
afterAll(() => world.close());

const firstOf = async (kind: string) => (await call('interactions.list', { person: ada })).items.filter((one) => one.kind === kind).at(-1)?.id ?? '';

describe('what was learned of a person', () => {
  test('stands with its source, who wrote it, its date and until when it holds', async () => {
    const need = await call('learned.create', { id: ada, kind: 'need', words: 'To ask for a deposit when booking', isSaid: true, interaction: await firstOf('mail'), quote: 'a way to ask for a deposit' });
    expect(need).toMatchObject({ kind: 'need', isSaid: true, learnedOn: '2026-11-25', expiresOn: '2027-05-24', question: null, source: { kind: 'member', member: { name: 'Ida' }, at: NOW, interaction: { kind: 'mail', at: new Date('2026-11-03T10:00:00Z') } } });
    const guess = await call('learned.create', { id: ada, kind: 'aspiration', words: 'To hand evenings over to Kai', learnedOn: '2025-11-24' });
    expect(guess).toMatchObject({ isSaid: false, question: 'Do they still hope for this: To hand evenings over to Kai?' });
    expect((await call('people.learned', { id: ada })).items.map(({ id }) => id)).toEqual([need.id, guess.id]);
  });

  test('quotes what stands there and nothing else', async () => {
    const interaction = await firstOf('mail');
    await expect(call('learned.create', { id: ada, kind: 'job', words: 'Deposits', interaction, quote: 'I love deposits' })).rejects.toThrow('These words do not stand there. Quote them as they were written.');
    const other = (await call('people.create', { name: 'Kai', email: 'kai@wall.example' })).id;
    await expect(call('learned.create', { id: other, kind: 'job', words: 'Deposits', interaction })).rejects.toThrow('There is no such interaction of this person.');
    await expect(call('learned.create', { id: ada, kind: 'preference' })).rejects.toThrow('Say how they like it best: talk, write, or alone.');
  });

  test('is corrected by a line of its own, and undoing brings the former back with its source', async () => {
    const job = await call('learned.create', { id: ada, kind: 'job', words: 'To climb again', isSaid: true, interaction: await firstOf('call'), quote: 'climb again instead of answering the phone' });
    const tom = await world.addMember('Tom', 'tom@ours.example', 'member');
    const corrected = await call('learned.update', { id: job.id, words: 'Time on the wall' }, { as: tom });
    expect(corrected).toMatchObject({ words: 'Time on the wall', quote: job.quote, replaces: job.id, source: { member: { name: 'Tom' }, interaction: { kind: 'call' } } });
    await expect(call('learned.update', { id: job.id, words: 'x' })).rejects.toThrow(/corrected or ended this line meanwhile/);
    await call('learned.restore', { id: job.id });
    const held = (await call('people.learned', { id: ada })).items.filter(({ kind }) => kind === 'job');
    expect(held).toEqual([{ ...job, endedAt: null }]);
    await call('learned.end', { id: job.id, why: 'said in jest' });
    expect((await call('people.learned', { id: ada })).items.filter(({ kind }) => kind === 'job')).toEqual([]);
    expect((await call('people.learned', { id: ada, which: 'all' })).items.filter(({ kind }) => kind === 'job')).toHaveLength(2);
    await call('learned.restore', { id: job.id });
  });

  test('is a quote bank in which those most alike come first', async () => {
    const [near, far] = await Promise.all([['near@wall.example', 'Tarn Hollow'], ['far@sea.example', 'Far Sea']].map(async ([email = '', organisation = '']) => (await call('people.create', { email, organisation, title: organisation === 'Tarn Hollow' ? 'Owner' : 'Diver' })).id));
    await call('people.update', { id: ada, title: 'Owner' });
    for (const id of [near, far]) await call('learned.create', { id: id ?? '', kind: 'job', words: 'No more phone calls in the evening', isSaid: true });
    expect((await call('learned.list', { search: 'phone', like: ada })).items.map(({ person }) => person.id)).toEqual([near, far]);
    expect((await call('learned.list', { search: 'phone' })).items).toHaveLength(3);
    expect((await call('learned.list', { search: 'phone', limit: 2 })).next).not.toBeNull();
  });
});

describe('how they like to deal with us', () => {
  test('shows what they do beside what they said, one preference at a time, and questions know it', async () => {
    expect(await call('people.preference', { id: ada })).toMatchObject({ choice: null, basis: null, observed: { choice: null } });
    const said = await call('learned.create', { id: ada, kind: 'preference', choice: 'talk', isSaid: true });
    const assumed = await call('learned.create', { id: ada, kind: 'preference', choice: 'write' });
    expect(await call('people.preference', { id: ada })).toMatchObject({ choice: 'write', basis: 'assumed', told: { id: assumed.id } });
    await call('learned.restore', { id: said.id });
    expect(await call('people.preference', { id: ada })).toMatchObject({ choice: 'talk', basis: 'said', told: { id: said.id, words: 'to talk' } });
    const attribute = attributes.get('person.contact preference');
    const value = (now: Date) => world.inCall(({ tx, workspaceId }) => tx.run(sql`select x.id, x.value from (${attribute?.rows?.({ workspaceId, now }) ?? sql``}) x`));
    expect(await value(NOW)).toEqual([{ id: ada, value: 'talk' }]);
    expect(await value(new Date('2026-11-24T00:00:00Z'))).toEqual([]);
    expect((await world.inCall(({ tx }) => attribute?.proof?.(tx, ada, NOW, 5) ?? Promise.resolve([]))).map(({ quote, source }) => [quote, source])).toEqual([['to talk', 'said, written down by Ida']]);
  });
});

describe('the five axes and the suggestion', () => {
  test('each axis has its rule and its proof, and a member may say otherwise and take it back', async () => {
    const { items } = await call('people.axes', { id: ada });
    expect(items.map(({ axis, level }) => [axis, level])).toEqual([['money', 3], ['easy to engage', null], ['challenges our thinking', 0], ['asks good questions', 1], ['helps others', 0]]);
    expect(items[3]?.proof).toMatchObject([{ kind: 'mail', words: 'Is there a way to ask for a deposit?' }]);
    const mine = await call('axes.correct', { id: ada, axis: 'helps others', level: 4, why: 'She runs the meetup.' });
    expect(mine).toMatchObject({ level: 4, computed: 0, correction: { level: 4, why: 'She runs the meetup.', member: { name: 'Ida' } } });
    expect(await call('axes.correct', { id: ada, axis: 'helps others', level: null })).toMatchObject({ level: 0, correction: null });
    await expect(call('axes.correct', { id: ada, axis: 'charm' as never, level: 3 })).rejects.toThrow();
  });

  test('a fitting thing is suggested until they read it; a member may say "do not sell yet" with a day', async () => {
    await call('people.learned', { id: ada }).then(async ({ items }) => { for (const one of items) if (one.question) await call('learned.end', { id: one.id }); });
    await call('content.create', { title: 'Flat fee or per visit?', topics: ['deposits'], publishedAt: '2026-09-01T00:00:00Z' });
    expect(await call('people.suggestion', { id: ada })).toMatchObject({ kind: 'show', content: { title: 'Flat fee or per visit?' }, proof: { words: 'Is there a way to ask for a deposit?' } });
    await expect(call('learned.create', { id: ada, kind: 'wait', words: 'They move.', expiresOn: '2026-11-01' })).rejects.toThrow('Say on which later day to look again.');
    const wait = await call('learned.create', { id: ada, kind: 'wait', words: 'They move house.', expiresOn: '2027-01-10' });
    expect(await call('people.suggestion', { id: ada })).toMatchObject({ kind: 'do not sell yet', why: 'They move house.', lookAgainOn: '2027-01-10', decision: { id: wait.id, member: 'Ida' } });
    await call('learned.end', { id: wait.id });
    expect((await call('people.suggestion', { id: ada })).kind).toBe('show');
  });

  test('its tables are walked by merging, exporting and erasing, and no other workspace sees a line', async () => {
    expect(['learned', 'axis_correction'].map((key) => personTables.get(key)?.columns)).toEqual([['person_id'], ['person_id']]);
    const other = await world.addWorkspace('elsewhere');
    const there = { as: other.owner, workspaceId: other.workspaceId };
    for (const name of ['people.learned', 'people.axes', 'people.preference', 'people.suggestion'] as const) await expect(call(name, { id: ada }, there)).rejects.toThrow('There is no such person.');
    const [line] = (await call('people.learned', { id: ada })).items;
    for (const name of ['learned.end', 'learned.restore', 'learned.update'] as const) await expect(call(name, { id: line?.id ?? '' }, there)).rejects.toThrow('There is no such line.');
    expect((await call('learned.list', { kind: 'need' }, there)).items).toEqual([]);
  });
});
