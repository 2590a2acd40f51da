import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '#base/endpoint.ts';
import { calling } from '#test/calling.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { refreshTies, registerGraph, storeContent, storeEvents, storeRelationships } from '#rooms/graph/index.ts';
import type { EventInput } from '#rooms/graph/index.ts';
import { registerPeople, resolvePersons } from '#rooms/people/index.ts';
import { fuzzyWordEndpoints } from '#rooms/question/index.ts';
import { askEndpoints } from './index.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
let world: World;
const everyEndpoint = [...fuzzyWordEndpoints, ...askEndpoints] as const;
let ask: ReturnType<typeof calling<typeof everyEndpoint>>;
let ada: Caller;
let n = 0;

const mail = (email: string, at: string, text: string, more: Partial<EventInput> = {}): EventInput => ({
  source: 'test', sourceKey: `k${(n += 1)}`, kind: 'mail', at: new Date(at), text, ownSpans: [[0, text.length]],
  participants: [{ role: 'author', handles: [{ kind: 'email', value: email }], name: '' }, { role: 'to', handles: [{ kind: 'email', value: 'ada@ours.example' }], name: 'Ada' }],
  raw: { bytes: Buffer.from(text), mediaType: 'text/plain' }, ...more,
});
const bought = (email: string, at: string, amount: number, item?: string): EventInput => ({
  ...mail(email, at, ''), kind: 'purchase', ownSpans: [], participants: [{ role: 'subject', handles: [{ kind: 'email', value: email }], name: '' }], purchase: { amount, ...(item ? { item } : {}) },
});
const read = (email: string, at: string): EventInput => ({ ...bought(email, at, 0), kind: 'reading', content: { externalId: 'wp-1' }, purchase: undefined as never });

beforeAll(async () => {
  registerPeople();
  registerGraph();
  world = await openWorld();
  ask = calling(world, everyEndpoint);
  ada = await world.addMember('Ada Lindqvist', 'ada@ours.example', 'member');
  await world.inCall(async ({ tx }) => {
    const source = { kind: 'import' as const, runId: null, now: new Date('2020-01-01T00:00:00Z') };
    const person = (email: string, name: string, organisation: string, city: string) => ({ handles: [{ kind: 'email', value: email }], name, organisation: { name: organisation }, values: { city } });
    await resolvePersons(tx, [
      person('grace@navy.example', 'Grace Hopper', 'Navy Labs', 'Berlin'), person('kai.b@tarn.example', 'Kai Berg', 'Tarn Hollow Climbing', 'Oslo'),
      person('kai.l@tarn.example', 'Kai Lund', 'Tarn Hollow Climbing', 'Oslo'), person('oksana@halyna.example', 'Oksana Hrytsenko', 'Studio Halyna', 'Berlin'), person('lucia@norr.example', 'Lucía Montalbo', 'Ateljé Norr', 'São Paulo'),
    ], source);
    await storeContent(tx, [{ externalId: 'wp-1', title: 'What 40 studios changed', kind: 'white paper', topics: ['membership pricing'] }], source);
    const concern = (topic: string) => ({ mentions: [{ topic, stance: 'concern' as const }] });
    await storeEvents(tx, [
      mail('grace@navy.example', '2026-10-20T10:00:00Z', 'The firmware crashed again and we lost a day.', concern('firmware')),
      mail('grace@navy.example', '2026-10-25T10:00:00Z', 'The new frobnicator does not fit.'),
      bought('grace@navy.example', '2026-01-10T10:00:00Z', 300), bought('grace@navy.example', '2026-09-10T10:00:00Z', 450), bought('kai.b@tarn.example', '2026-03-10T10:00:00Z', 80, 'Climbing shoes, red'),
      mail('kai.b@tarn.example', '2025-02-01T10:00:00Z', 'I fear the firmware will break.', concern('firmware')),
      mail('kai.l@tarn.example', '2026-11-05T10:00:00Z', 'Firmware trouble here, too.', concern('firmware')),
      mail('oksana@halyna.example', '2026-11-01T10:00:00Z', 'Cancellations worry me.', concern('cancellations')),
      read('oksana@halyna.example', '2026-06-01T10:00:00Z'), read('oksana@halyna.example', '2026-08-01T10:00:00Z'),
    ], source);
    await storeRelationships(tx, [{ from: { handles: [{ kind: 'email', value: 'grace@navy.example' }] }, to: { handles: [{ kind: 'email', value: 'lucia@norr.example' }] }, kind: 'referred', since: new Date('2026-05-01T00:00:00Z') }], source);
    await refreshTies(tx, 'all', NOW);
  }, { now: NOW });
});
afterAll(async () => { await world.close(); });

const at = { now: NOW };
const names = (answer: { rows: { name: string }[] }) => answer.rows.map((row) => row.name);

describe('an answer', () => {
  test('has the tree, the question said back, the exact count, and rows with the sentences that prove them', async () => {
    const answer = await ask('questions.ask', { words: 'who was worried about firmware in the last 90 days and has bought at least twice?' }, at);
    expect(answer).toMatchObject({ understood: 'people who had a concern about firmware in the last 90 days and bought at least 2 times', notUnderstood: [], suggestions: [], corrected: [], find: 'people', count: 1, next: null, asOf: null });
    expect(answer.tree).toMatchObject({ find: 'people', where: { is: 'all' } });
    expect(answer.ms).toBeGreaterThanOrEqual(0);
    const [row] = answer.rows;
    expect(row).toMatchObject({ kind: 'person', name: 'Grace Hopper', email: 'grace@navy.example', organisation: 'Navy Labs' });
    expect(row!.why[0]).toMatchObject({ condition: 'had a concern about firmware in the last 90 days', kind: 'mail', topic: 'firmware', stance: 'concern', at: new Date('2026-10-20T10:00:00Z'), mention: expect.any(String) as string });
    expect(row!.why[0]!.quote).toContain('The firmware crashed again');
    expect(row!.why.filter((one) => one.condition === 'bought at least 2 times')).toHaveLength(2);
  });
  test('is as of a past moment when asked so: nothing later exists', async () => {
    expect((await ask('questions.ask', { words: 'people who complained about firmware', now: '2025-12-31' }, at)).count).toBe(1);
    const answer = await ask('questions.ask', { words: 'as of 31 December 2025, people who complained about firmware' }, at);
    expect(answer).toMatchObject({ count: 1, understood: 'as of 31 December 2025, people who had a concern about firmware', asOf: new Date('2025-12-31T23:59:59.999Z') });
    expect(names(answer)).toEqual(['Kai Berg']);
  });
  test('of a tree written by hand needs no ids', async () => {
    const tree = { find: 'people' as const, where: { is: 'all' as const, of: [{ is: 'interaction' as const, topics: [{ name: 'Firmware' }] }, { is: 'at organisation' as const, where: { is: 'organisation' as const, organisation: { name: 'navy labs' } } }, { is: 'known' as const, by: { name: 'Ada Lindqvist' } }] } };
    const answer = await ask('questions.ask', { tree }, at);
    expect(names(answer)).toEqual(['Grace Hopper']);
    expect(answer.understood).toBe('people who mentioned firmware and are at "Navy Labs" and are known to "Ada Lindqvist"');
    expect(answer.tree).toMatchObject({ where: { of: [{ topics: [{ name: 'firmware' }] }, {}, {}] } });
  });
  test('of a tree with an unknown name says the nearest that is known', async () => {
    const of = (where: object) => ask('questions.ask', { tree: { find: 'people', where } as never }, at);
    await expect(of({ is: 'interaction', topics: [{ name: 'firmwear' }] })).rejects.toThrow('There is no topic "firmwear". Did you mean "firmware"?');
    await expect(of({ is: 'person', person: { name: 'Grace Hoper' } })).rejects.toThrow('There is no person called "Grace Hoper". Did you mean "Grace Hopper"?');
    await expect(of({ is: 'attribute', key: 'person.ctiy', test: { op: 'known' } })).rejects.toThrow('There is no field "ctiy" of people. Did you mean "city"?');
    await expect(of({ is: 'owned', by: { name: 'Bob' } })).rejects.toThrow('There is no member called "Bob".');
    await expect(of({ is: 'organisation', organisation: { name: 'Navy Labs' } })).rejects.toThrow('"organisation" can only be asked of organisations');
  });
  test('needs words or a tree, and a moment that is one', async () => {
    await expect(ask('questions.ask', {}, at)).rejects.toThrow('Ask with words or with a tree: one of them, not both.');
    await expect(ask('questions.ask', { words: 'promoters', now: 'soon' }, at)).rejects.toThrow('"soon" is no time.');
  });
  test('finds ways to somebody', async () => {
    const answer = await ask('questions.ask', { words: 'who can introduce me to Lucía Montalbo?' }, at);
    expect(answer).toMatchObject({ find: 'paths', count: 1 });
    expect(answer.rows[0]!.steps!.map((one) => one.name)).toEqual(['Ada Lindqvist', 'Grace Hopper', 'Lucía Montalbo']);
  });
  test('comes in pages', async () => {
    const first = await ask('questions.ask', { words: 'all people', limit: 2 }, at);
    expect(first).toMatchObject({ count: 5 });
    const second = await ask('questions.ask', { words: 'all people', limit: 2, after: first.next! }, at);
    expect(new Set([...names(first), ...names(second)]).size).toBe(4);
  });
});

describe('names', () => {
  const found = async (words: string) => names(await ask('questions.ask', { words }, at)).sort();
  test('are found by first name, whole name, address, domain, a part, and without their accents', async () => {
    expect(await found('Grace')).toEqual(['Grace Hopper']);
    expect(await found('grace hopper')).toEqual(['Grace Hopper']);
    expect(await found('who is grace@navy.example?')).toEqual(['Grace Hopper']);
    expect(await found('people at Tarn Hollow Climbing')).toEqual(['Kai Berg', 'Kai Lund']);
    expect(await found('people at tarn hollow')).toEqual(['Kai Berg', 'Kai Lund']);
    expect(await found('people at halyna')).toEqual(['Oksana Hrytsenko']);
    expect(await found('tell me about Hrytsenko')).toEqual(['Oksana Hrytsenko']);
    expect(await found('Lucia Montalbo')).toEqual(['Lucía Montalbo']);
  });
  test('may be places, in any spelling', async () => {
    expect(await found('customers in Berlin')).toEqual(['Grace Hopper', 'Oksana Hrytsenko']);
    expect(await found('customers in berlin or OSLO')).toEqual(['Grace Hopper', 'Kai Berg', 'Kai Lund', 'Oksana Hrytsenko']);
    expect(await found('who lives in são paulo')).toEqual(['Lucía Montalbo']);
  });
  test('of two people are asked back, with a question for each', async () => {
    const answer = await ask('questions.ask', { words: 'people who know Kai' }, at);
    expect(answer).toMatchObject({ tree: null, count: 0, find: 'people', notUnderstood: ['Kai'] });
    expect(answer.suggestions.map((one) => one.words)).toEqual(['people who know "Kai Berg"', 'people who know "Kai Lund"']);
    const reading = await ask('questions.read', { words: 'Kai' }, at);
    expect(reading.ambiguous[0]!.candidates.map((one) => one.name)).toEqual(['Kai Berg', 'Kai Lund']);
    expect(reading.suggestions).toEqual([{ label: 'Kai Berg (person)', words: '"Kai Berg"', count: 1 }, { label: 'Kai Lund (person)', words: '"Kai Lund"', count: 1 }]);
  });
  test('of us are the ones who ask, or whom they name', async () => {
    expect(await found('people Ada knows')).toEqual(['Grace Hopper', 'Kai Berg', 'Kai Lund', 'Oksana Hrytsenko']);
    expect(names(await ask('questions.ask', { words: 'people I know' }, { ...at, as: ada })).sort()).toEqual(['Grace Hopper', 'Kai Berg', 'Kai Lund', 'Oksana Hrytsenko']);
    expect(await found('people I know')).toEqual([]);
  });
});

describe('what is not understood', () => {
  test('is said word by word, with the nearest questions that have an answer', async () => {
    const spenders = await ask('questions.ask', { words: 'big spenders' }, at);
    expect(spenders).toMatchObject({ tree: null, understood: '', notUnderstood: ['big spenders'], count: 0, rows: [] });
    expect(spenders.suggestions.length).toBeGreaterThan(0);
    for (const { words, count } of spenders.suggestions) expect((await ask('questions.ask', { words }, at)).count).toBe(count);
    const loud = await ask('questions.ask', { words: 'people who complained loudly about firmware' }, at);
    expect(loud).toMatchObject({ notUnderstood: ['loudly'], count: 3, suggestions: [{ label: 'without “loudly”', words: 'people who had a concern about firmware', count: 3 }] });
  });
  test('is a slip of the finger where one word is near, and that is said', async () => {
    expect(await ask('questions.ask', { words: 'peple who complaned about frimware' }, at)).toMatchObject({ corrected: ['peple → people', 'complaned → complained', 'frimware → firmware'], count: 3, notUnderstood: [] });
  });
  test('what was bought is found by its words', async () => {
    expect(names(await ask('questions.ask', { words: 'people who bought climbing shoes' }, at))).toEqual(['Kai Berg']);
    expect(await ask('questions.ask', { words: 'people who bought a kayak' }, at)).toMatchObject({ count: 0, notUnderstood: ['kayak'] });
  });
  test('plain words are looked for in the texts; words in no text are told', async () => {
    expect(await ask('questions.ask', { words: 'people who mentioned the frobnicator' }, at)).toMatchObject({ count: 1, notUnderstood: [], understood: 'people who used the words "frobnicator"' });
    expect(await ask('questions.ask', { words: 'people who mentioned the zeppelins' }, at)).toMatchObject({ count: 0, notUnderstood: ['zeppelins'] });
  });
});

describe('around a question', () => {
  test('it is read while it is typed, with how many it would find', async () => {
    expect(await ask('questions.read', { words: 'people who complained about firmware' }, at)).toMatchObject({ understood: 'people who had a concern about firmware', count: 3, unused: [] });
    expect(await ask('questions.read', { words: 'people who complained quietly about firmware' }, at)).toMatchObject({ count: 3, unused: [{ words: 'quietly', start: 22, end: 29 }] });
  });
  test('examples have answers here, and say how many', async () => {
    const { items } = await ask('questions.examples', {}, at);
    expect(items.length).toBeGreaterThanOrEqual(5);
    expect(items.map((one) => one.words)).toContain('who was worried about firmware in the last 90 days and has bought at least twice?');
    for (const { words, count } of items) expect(await ask('questions.ask', { words }, at)).toMatchObject({ count, notUnderstood: [] });
  });
  test('examples of an archive are seen from its end', async () => {
    const { items } = await ask('questions.examples', {}, { now: new Date('2028-02-01T00:00:00Z') });
    expect(items.map((one) => one.words)).toContain('people who had a problem with firmware in 2026');
  });
  test('names and phrases complete it', async () => {
    const all = await ask('questions.vocabulary', {}, at);
    expect(all.topics.map((one) => one.name).sort()).toEqual(['cancellations', 'firmware', 'membership pricing']);
    expect(all.members.map((one) => one.name)).toEqual(['Ada Lindqvist', 'Ida']);
    expect(all).toMatchObject({ people: [], content: ['white paper'] });
    expect(all.fields.map((one) => one.key)).toContain('person.latest score');
    expect((await ask('questions.vocabulary', { search: 'kai' }, at)).people.map((one) => one.name)).toEqual(['Kai Berg', 'Kai Lund']);
  });
  test('what I asked is kept for me, each question once, and for nobody else', async () => {
    await ask('questions.ask', { words: 'promoters' }, { as: ada, now: new Date(NOW.getTime() + 1000) });
    await ask('questions.ask', { words: 'detractors' }, { as: ada, now: new Date(NOW.getTime() + 2000) });
    await ask('questions.ask', { words: 'promoters' }, { as: ada, now: new Date(NOW.getTime() + 3000) });
    const { items } = await ask('questions.asked', {}, { as: ada });
    expect(items.map((one) => one.words)).toEqual(['promoters', 'detractors', 'people I know']);
    expect((await ask('questions.asked', {})).items.map((one) => one.words)).not.toContain('detractors');
  });
  test('fuzzy words mean what the workspace says', async () => {
    expect(await ask('fuzzyWords.get', {})).toMatchObject({ recentlyDays: 90, meanings: expect.arrayContaining([{ words: 'recently, lately', meaning: 'in the last 90 days' }]) });
    await ask('fuzzyWords.update', { recentlyDays: 10 });
    expect((await ask('questions.ask', { words: 'people who complained recently' }, at)).understood).toBe('people who had a concern in the last 10 days');
    await expect(ask('fuzzyWords.update', { detractorScore: 9 })).rejects.toThrow('A detractor must score lower than a promoter.');
    await ask('fuzzyWords.update', { recentlyDays: 90 });
    const kept = await world.inCall(({ tx }) => tx.one<{ settings: object }>(sql`select settings from workspace w where w.id = ${tx.workspaceId}`));
    expect(kept!.settings).toMatchObject({ questions: { recentlyDays: 90 } });
  });
});
