import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attributes, personTables } from '#base/registry.ts';
import { newId } from '#base/ids.ts';
import { peopleEndpoints, registerPeople } from '#rooms/people/index.ts';
import { calling } from '#test/calling.ts';
import { mail } from '#test/mails.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { readCatalog } from '#test/tidy/catalog.ts';
import { graphEndpoints, registerGraph, storeRelationships, tieJob } from './index.ts';
import { storeEvents } from './storeEvents.store.ts';
import { ensureTopics } from './topic.store.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const endpoints = [...peopleEndpoints, ...graphEndpoints] as const;
let world: World;
let call: ReturnType<typeof calling<typeof endpoints>>;
const runId = newId();
beforeAll(async () => {
  world = await openWorld();
  call = calling(world, endpoints);
  await world.inCall(async ({ tx }) => {
    await ensureTopics(tx, ['firmware', 'battery'], null, NOW);
    await tx.run(sql`insert into import_run (workspace_id, id, source_name, path, state, created_at) values (${tx.workspaceId}, ${runId}, 'mails.mbox', '[]', 'done', ${NOW})`);
    await storeEvents(tx, [
      { id: 'm1', from: 'ada', to: ['ida'], cc: ['ben'], at: '2026-11-01T10:00:00Z', subject: 'Update', text: 'The firmware crashes and we are worried.\n> The battery is great.\n', own: [[0, 41]] as const },
      { id: 'm2', from: 'ida', to: ['ada'], at: '2026-11-01T12:00:00Z', subject: 'Re: Update', text: 'We will look into it.', answers: 'm1' },
      { id: 'm3', from: 'ben', to: ['ada'], at: '2026-11-02T12:00:00Z', subject: 'Re: Update', text: 'We have a problem with the firmware, too.', answers: 'm1' },
    ].map(mail), { kind: 'mail', runId, now: NOW });
  });
});
afterAll(async () => { await world.close(); });
const person = (handle: string) => call('people.find', { handle });
const ofPerson = async (handle: string) => (await call('interactions.list', { person: (await person(handle)).id })).items;

describe('interactions as they are shown', () => {
  test('newest first, each with who, how, the beginning of the own words, and what the person said about topics', async () => {
    const items = await ofPerson('ada@acme.example');
    expect(items.map((one) => [one.subject, one.role, one.direction, one.member?.name ?? null])).toEqual([['Re: Update', 'to', 'among', null], ['Re: Update', 'to', 'out', 'Ida'], ['Update', 'author', 'in', 'Ida']]);
    const first = items.at(-1);
    expect(first).toMatchObject({ kind: 'mail', channel: 'mail', excerpt: 'The firmware crashes and we are worried.', content: null, purchase: null, response: null, isAutomatic: false });
    expect(first?.mentions).toMatchObject([{ topic: { name: 'firmware' }, stance: 'concern', counts: true, quote: 'The firmware crashes and we are worried.', span: [0, 40] }]);
    const bens = (await ofPerson('ben@brew.example')).find((one) => one.subject === 'Update');
    expect(bens).toMatchObject({ role: 'cc', direction: 'among', mentions: [] });
  });

  test('whole: text and own parts, who took part, the conversation, and the file it came from', async () => {
    const id = (await ofPerson('ada@acme.example')).at(-1)?.id ?? '';
    const whole = await call('interactions.get', { id });
    expect(whole).toMatchObject({ ownSpans: [[0, 41]], thread: { subject: 'Update', events: 3 }, source: { name: 'mails.mbox', run: runId, mediaType: 'message/rfc822', line: null, storedAt: NOW } });
    expect(whole.text).toContain('> The battery is great.');
    expect(whole.participants).toEqual([
      { role: 'author', name: 'Ada', address: 'ada@acme.example', person: (await person('ada@acme.example')).id, member: null },
      { role: 'to', name: 'Ida', address: 'ida@ours.example', person: null, member: world.owner.memberId },
      { role: 'cc', name: 'Ben', address: 'ben@brew.example', person: (await person('ben@brew.example')).id, member: null },
    ]);
    for (const mention of whole.mentions) expect(whole.text.slice(...mention.span)).toBe(mention.quote);
    expect(await call('interactions.raw', { id })).toEqual({ mediaType: 'message/rfc822', text: `Subject: Update\r\n\r\n${whole.text}`, isWhole: true });
    const other = await world.addWorkspace('elsewhere');
    await expect(call('interactions.get', { id }, { as: other.owner, workspaceId: other.workspaceId })).rejects.toThrow('There is no such interaction.');
  });

  test('narrowed by organisation, topic, kind and member, and page by page', async () => {
    const ada = await person('ada@acme.example');
    const topic = (await call('people.topics', { id: ada.id })).items[0]?.topic.id ?? '';
    const subjects = async (input: Parameters<typeof call<'interactions.list'>>[1]) => (await call('interactions.list', input)).items.map((one) => `${one.person.name} ${one.subject}`);
    expect(await subjects({ topic })).toEqual(['Ben Re: Update', 'Ada Update']);
    expect(await subjects({ topic, organisation: ada.organisation?.id ?? '' })).toEqual(['Ada Update']);
    expect(await subjects({ kind: 'purchase' })).toEqual([]);
    expect(await subjects({ member: world.owner.memberId, person: ada.id })).toEqual(['Ada Re: Update', 'Ada Update']);
    const whole = (await call('interactions.list', {})).items.map((one) => one.id);
    expect(whole).toHaveLength(5);
    const paged: string[] = [];
    for (let after: string | undefined, n = 0; n < 9; n += 1) {
      const page: Awaited<ReturnType<typeof call<'interactions.list'>>> = await call('interactions.list', { limit: 2, ...(after ? { after } : {}) });
      paged.push(...page.items.map((one) => one.id));
      if (!page.next) break;
      after = page.next;
    }
    expect(paged).toEqual(whole);
  });
});

describe('telling interactions', () => {
  test('one: a call of mine today is known at once, with its topics and the tie it makes', async () => {
    const { items } = await call('interactions.create', { email: 'gro@fjord.example', name: 'Gro Fjord', kind: 'call', at: '2026-11-19', member: 'me', text: 'Talked about the season.', topics: ['battery', { topic: 'Pricing', stance: 'concern' }] }, { now: NOW });
    expect(items).toEqual([{ id: expect.any(String) as string, outcome: 'created', index: 0 }]);
    const shown = await call('interactions.get', { id: items[0]?.id ?? '' });
    expect(shown).toMatchObject({ kind: 'call', person: { name: 'Gro Fjord' }, member: { name: 'Ida' }, at: new Date('2026-11-19T00:00:00Z'), source: { name: 'api', mediaType: 'application/json' } });
    expect(shown.mentions.map((one) => [one.topic.name, one.stance, one.counts])).toEqual(expect.arrayContaining([['battery', 'neutral', true], ['Pricing', 'concern', true]]));
    const gro = await person('gro@fjord.example');
    expect(gro).toMatchObject({ lastContactAt: new Date('2026-11-19T00:00:00Z'), organisation: { name: 'Fjord' } });
    expect(gro.strength).toBeGreaterThan(0);
    await expect(call('interactions.create', { kind: 'call', at: '2026-11-19' })).rejects.toThrow('It does not say with whom: a mail address or another handle is needed.');
    await expect(call('interactions.create', { email: 'gro@fjord.example', at: '2026-11-19' })).rejects.toThrow('"kind" is missing.');
  });

  test('many: the bad ones are refused by place and sentence, and the good ones are stored', async () => {
    const { items } = await call('interactions.create', { interactions: [
      { email: 'gro@fjord.example', kind: 'purchase', at: '2026-10-01', amount: 120, item: 'Sail', quantity: 2, orderId: 'O-1', source: 'shop', sourceKey: 'O-1' },
      { email: 'gro@fjord.example', kind: 'purchase', at: '2026-10-01', amount: -5 },
      { email: 'nonsense', kind: 'note', at: '2026-10-01' },
      { email: 'gro@fjord.example', kind: 'parcel', at: '2026-10-01' },
      { email: 'ida@ours.example', kind: 'note', at: '2026-10-01' },
      { email: 'gro@fjord.example', kind: 'note', at: 'yesterday' },
      { email: 'gro@fjord.example', kind: 'note', at: '2026-10-01', member: 'Nobody' },
      { email: 'gro@fjord.example', kind: 'note', at: '2026-10-01', colour: 'red' },
      { handles: [{ kind: 'customer id', value: 'K-9' }], kind: 'survey response', at: '2026-10-02', score: 4, buyAgain: 'no', text: 'The battery is a disappointment.' },
      'not even an object',
    ] });
    expect(items.map((one) => one.outcome)).toEqual(['created', 'rejected', 'rejected', 'rejected', 'rejected', 'rejected', 'rejected', 'rejected', 'created', 'rejected']);
    expect(items.flatMap((one) => (one.reason ? [`${one.index} ${one.field ?? ''}: ${one.reason}`] : []))).toEqual([
      '1 amount: The amount is negative. A refund is not a purchase: tell it as an interaction of the kind "event".',
      '2 email: "nonsense" is no mail address by which somebody can be recognised.',
      '3 kind: "kind" must be one of: mail, call, meeting, note, purchase, reading, usage, visit, training, community answer, survey response, review, event.',
      '4 email: ida@ours.example is an address of ours; an interaction is with a customer.',
      '5 at: "yesterday" is no moment; write it as 2026-11-25T10:00:00Z or 2026-11-25.',
      '6 member: There is no one member called "Nobody"; a mail address would tell.',
      '7 colour: There is no field "colour" here.',
      '9 : The input must be an object.',
    ]);
    const bought = await call('interactions.get', { id: items[0]?.id ?? '' });
    expect(bought.purchase).toEqual({ amount: 120, currency: 'EUR', quantity: 2, item: 'Sail' });
    const answered = await call('interactions.get', { id: items[8]?.id ?? '' });
    expect(answered).toMatchObject({ kind: 'survey response', response: { score: 4, buyAgain: 'no' }, role: 'author', mentions: [{ topic: { name: 'battery' }, stance: 'concern' }] });
  });

  test('again with the same source key changes nothing; differently, it changes', async () => {
    const sale = { email: 'gro@fjord.example', kind: 'purchase' as const, at: '2026-10-01', amount: 120, item: 'Sail', quantity: 2, orderId: 'O-1', source: 'shop', sourceKey: 'O-1' };
    const [again] = (await call('interactions.create', sale)).items;
    expect(again?.outcome).toBe('unchanged');
    const [changed] = (await call('interactions.create', { ...sale, amount: 90 })).items;
    expect(changed).toMatchObject({ outcome: 'updated', id: again?.id });
    expect((await call('interactions.get', { id: again?.id ?? '' })).purchase?.amount).toBe(90);
    expect((await call('interactions.list', { kind: 'purchase' })).items).toHaveLength(1);
  });

  test('mails told without their text are contacts, in the direction they say', async () => {
    await call('interactions.create', { interactions: [
      { email: 'hal@lamp.example', kind: 'mail', direction: 'in', at: '2026-11-10T10:00:00Z', subject: 'Question' },
      { email: 'hal@lamp.example', kind: 'mail', direction: 'out', at: '2026-11-10T12:00:00Z', member: 'Ida' },
    ] }, { now: NOW });
    const items = await ofPerson('hal@lamp.example');
    expect(items.map((one) => [one.direction, one.role, one.member?.name ?? null])).toEqual([['out', 'to', 'Ida'], ['in', 'author', null]]);
    expect((await person('hal@lamp.example')).lastContactAt).toEqual(new Date('2026-11-10T12:00:00Z'));
  });
});

describe('what the graph says about somebody', () => {
  test('topics, with how often in which stance', async () => {
    expect((await call('people.topics', { id: (await person('ada@acme.example')).id })).items).toMatchObject([{ topic: { name: 'firmware' }, concern: 1, praise: 0, neutral: 0, lastAt: new Date('2026-11-01T10:00:00Z') }]);
    const brew = (await person('ben@brew.example')).organisation?.id ?? '';
    expect((await call('organisations.topics', { id: brew })).items).toMatchObject([{ topic: { name: 'firmware' }, concern: 1 }]);
    await expect(call('people.topics', { id: newId() })).rejects.toThrow('There is no such person.');
    await expect(call('organisations.ties', { id: newId() })).rejects.toThrow('There is no such organisation.');
  });

  test('relationships both ways, those that were told and those that mails show', async () => {
    await world.inCall(({ tx }) => storeRelationships(tx, [{ from: { handles: [{ kind: 'email', value: 'gro@fjord.example' }] }, to: { handles: [{ kind: 'email', value: 'ada@acme.example' }] }, kind: 'referred', since: new Date('2026-01-01') }], { kind: 'import', runId, now: NOW }));
    expect((await call('people.relationships', { id: (await person('ada@acme.example')).id })).items).toMatchObject([
      { person: { name: 'Ben', organisation: 'Brew' }, kind: 'replied to', direction: 'from', times: 1, source: 'mails.mbox' },
      { person: { name: 'Gro Fjord' }, kind: 'referred', direction: 'from', source: 'mails.mbox' },
    ]);
    expect((await call('people.relationships', { id: (await person('ben@brew.example')).id })).items).toMatchObject([{ person: { name: 'Ada' }, kind: 'replied to', direction: 'to' }]);
  });

  test('a tie kept private counts for nobody and is seen by its member alone', async () => {
    const tom = await world.addMember('Tom', 'tom@ours.example', 'member');
    const ada = await person('ada@acme.example');
    const acme = ada.organisation?.id ?? '';
    const [before] = (await call('people.ties', { id: ada.id }, { now: NOW })).items;
    expect(before).toMatchObject({ member: { name: 'Ida' }, isPrivate: false });
    expect(before?.parts.reduce((sum, part) => sum + part.points, 0)).toBe(before?.strength);
    expect((await call('organisations.ties', { id: acme }, { as: tom, now: NOW })).items).toMatchObject([{ member: { name: 'Ida' }, strength: before?.strength, people: [{ name: 'Ada' }] }]);
    expect(await call('ties.update', { id: ada.id, isPrivate: true }, { now: NOW })).toMatchObject({ isPrivate: true, strength: before?.strength });
    expect((await person('ada@acme.example')).strength).toBe(0);
    expect((await call('people.ties', { id: ada.id }, { as: tom, now: NOW })).items).toEqual([]);
    expect((await call('organisations.ties', { id: acme }, { as: tom, now: NOW })).items).toEqual([]);
    expect((await call('people.ties', { id: ada.id }, { now: NOW })).items).toHaveLength(1);
    await call('ties.update', { id: ada.id, isPrivate: false }, { now: NOW });
    expect((await person('ada@acme.example')).strength).toBe(before?.strength);
    await expect(call('ties.update', { id: ada.id, isPrivate: true }, { as: tom })).rejects.toThrow('You have no tie with this person yet: there was no mail, call or meeting between you.');
  });

  test('ties fade with time, also when nobody asks', async () => {
    const ada = await person('ada@acme.example');
    const later = new Date('2027-05-01T12:00:00Z');
    const run = (now: Date) => tieJob(() => false).run({ ...world.deps, clock: { now: () => now } }, world.workspaceId);
    const computed = () => world.inCall(({ tx }) => tx.run<{ at: Date }>(sql`select distinct computed_at as at from tie where workspace_id = ${tx.workspaceId}`));
    await run(later);
    expect((await person('ada@acme.example')).strength).toBeLessThan(ada.strength);
    expect((await person('ada@acme.example')).strength).toBe((await call('people.ties', { id: ada.id }, { now: later })).items[0]?.strength);
    expect(await computed()).toEqual([{ at: later }]);
    await run(new Date(later.getTime() + 3_600_000));
    expect(await computed()).toEqual([{ at: later }]);
  });
});

test('content items are listed with their topics and how often they were read', async () => {
  await call('interactions.create', { email: 'gro@fjord.example', kind: 'reading', at: '2026-11-01', content: 'wp-1' });
  const item = await call('content.create', { externalId: 'wp-1', title: 'Batteries in winter', kind: 'White Paper', url: 'https://ours.example/wp1', topics: ['battery'] });
  expect(item).toMatchObject({ outcome: 'updated', kind: 'white paper', title: 'Batteries in winter', topics: [{ name: 'battery' }], readings: 1 });
  expect((await call('people.topics', { id: (await person('gro@fjord.example')).id })).items.find((one) => one.topic.name === 'battery')).toMatchObject({ interest: 1 });
  expect((await call('content.create', { title: 'Notes' })).outcome).toBe('created');
  expect((await call('content.list', { search: 'winter' })).items.map((one) => one.externalId)).toEqual(['wp-1']);
  const page = await call('content.list', { limit: 1 });
  expect((await call('content.list', { after: page.next ?? '' })).items.map((one) => one.externalId)).toEqual(['wp-1']);
});

test('what an import brought is told in people and what happened', async () => {
  const brought = await call('graph.arrived', { id: runId });
  expect(brought).toEqual({ people: 2, withoutAddress: 0, organisations: 2, interactions: { mail: 3 }, topicsProposed: 0, from: new Date('2026-11-01T10:00:00Z'), to: new Date('2026-11-02T12:00:00Z'), colleagues: 0, ownDomains: [] });
  await expect(call('graph.arrived', { id: newId() })).rejects.toThrow('There is no such import.');
});

test('survey answers and contacts can be asked as of any moment, each with its proof', async () => {
  registerGraph();
  registerGraph();
  const told = (at: string, score: number, text = '') => ({ email: 'nps@score.example', kind: 'survey response' as const, at, score, text });
  await call('interactions.create', { interactions: [told('2026-02-01', 9), told('2026-05-01', 4, 'It got slow.'), told('2026-08-01', 4), { email: 'nps@score.example', kind: 'survey response', at: '2026-09-01', buyAgain: 'perhaps' }] });
  const { id } = await person('nps@score.example');
  const value = (key: string, day: string) => world.inCall(async ({ tx }) => {
    const attribute = attributes.get(key);
    const moment = { workspaceId: tx.workspaceId, now: new Date(day) };
    const one = await tx.one<{ value: unknown }>(sql`select ${attribute?.value({ ...moment, id: sql<string>`${id}::uuid` })} as value`);
    const all = await tx.run<{ id: string; value: unknown }>(sql`select a.id, a.value from (${attribute?.rows?.(moment)}) a`);
    expect(all.find((row) => row.id === id)?.value ?? null).toEqual(one?.value ?? null);
    return one?.value ?? null;
  });
  const proof = (key: string, day: string) => world.inCall(({ tx }) => attributes.get(key)?.proof?.(tx, id, new Date(day), 3) ?? Promise.resolve([]));
  expect(await Promise.all(['2026-01-01', '2026-03-01', '2026-06-01', '2026-10-01'].map((day) => value('person.latest score', day)))).toEqual([null, 9, 4, 4]);
  expect(await Promise.all(['2026-03-01', '2026-06-01', '2026-10-01'].map((day) => value('person.score trend', day)))).toEqual([null, 'falling', 'steady']);
  expect(await Promise.all(['2026-08-15', '2026-10-01'].map((day) => value('person.would buy again', day)))).toEqual([null, 'perhaps']);
  expect((await proof('person.latest score', '2026-06-01')).map((one) => [one.quote, one.kind, one.source])).toEqual([['It got slow.', 'survey response', 'api']]);
  expect((await proof('person.score trend', '2026-10-01')).map((one) => one.quote)).toEqual(['scored 4', 'It got slow.']);
  expect((await proof('person.would buy again', '2026-10-01')).map((one) => one.quote)).toEqual(['would buy again: perhaps']);
  const [shown] = await proof('person.latest score', '2026-06-01');
  expect((await call('interactions.get', { id: shown?.interaction ?? '' })).text).toBe('It got slow.');
  const ada = (await person('ada@acme.example')).id;
  const contact = (key: string, day: string) => world.inCall(({ tx }) => tx.one<{ value: string }>(sql`select ${attributes.get(key)?.value({ workspaceId: tx.workspaceId, now: new Date(day), id: sql<string>`${ada}::uuid` })} as value`));
  expect(await contact('person.last contact', '2026-12-01')).toEqual({ value: '2026-11-01' });
  expect(await contact('person.first contact', '2026-01-01')).toEqual({ value: null });
});

test('every table with rows of a person is registered with its columns, so that none is forgotten', async () => {
  registerPeople();
  registerGraph();
  const tables = (await readCatalog(world.db.driver)).flatMap(({ name, columns }) => {
    const own = columns.filter((column) => /(^|_)person_id$/.test(column)).sort();
    return own.length > 0 ? [[name, own] as const] : [];
  });
  expect(tables.length).toBeGreaterThan(9);
  // Those of the rooms above are registered there.
  const above = new Set(['segment_person', 'segment_change', 'name_choice']);
  expect(tables.filter(([name]) => !above.has(name))).toEqual(personTables.all().filter(({ key }) => !above.has(key)).map(({ key, columns }) => [key, [...columns].sort()]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
});
