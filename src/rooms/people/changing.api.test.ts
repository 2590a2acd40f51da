import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { calling } from '#test/calling.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { peopleEndpoints } from './index.ts';
import { CONTACT_WINDOWS } from './listFilter.ts';

const NOW = new Date('2026-11-25T12:00:00Z');
let world: World;
let call: ReturnType<typeof calling<typeof peopleEndpoints>>;
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = await openWorld({ clock: { now: () => NOW } });
  call = calling(world, peopleEndpoints);
  await call('fields.create', { subject: 'person', label: 'Shoe size', type: 'number' });
  for (const [name, organisation, strength, days] of [['Ada', 'Engine', 80, 3], ['Bea', 'Engine', 40, 45], ['Cyd', 'Loom', 10, 200], ['Dot', 'Loom', 0, null]] as const) {
    const { id } = await call('people.create', { name, email: `${name}@${organisation}.example`, organisation, tags: ['friend'] });
    ids[name] = id;
    await world.inCall(({ tx }) => tx.run(sql`update person set strength = ${strength}, last_contact_at = ${days === null ? null : new Date(NOW.getTime() - days * 86_400_000)} where workspace_id = ${tx.workspaceId} and id = ${id}::uuid`));
  }
  await call('people.update', { id: ids['Bea'] ?? '', custom: { 'Shoe size': 38 } });
});
afterAll(() => world.close());

const named = async (input: Parameters<typeof call<'people.list'>>[1]) => (await call('people.list', { sort: 'name', ...input })).items.map(({ name }) => name).join(' ');
const organisations = async (input: Parameters<typeof call<'organisations.list'>>[1]) => (await call('organisations.list', { sort: 'name', ...input })).items.map(({ name }) => name).join(' ');

describe('the lists', () => {
  test('are narrowed by when there was contact last, of people and of whole organisations', async () => {
    const people: Record<string, string> = {};
    const places: Record<string, string> = {};
    for (const contact of CONTACT_WINDOWS) [people[contact], places[contact]] = [await named({ contact }), await organisations({ contact })];
    expect(people).toEqual({ 'within 7 days': 'Ada', 'within 30 days': 'Ada', 'within 90 days': 'Ada Bea', 'not for 30 days': 'Bea Cyd Dot', 'not for 90 days': 'Cyd Dot', 'not for 180 days': 'Cyd Dot', never: 'Dot' });
    expect(places).toEqual({ 'within 7 days': 'Engine', 'within 30 days': 'Engine', 'within 90 days': 'Engine', 'not for 30 days': 'Loom', 'not for 90 days': 'Loom', 'not for 180 days': 'Loom', never: '' });
  });

  test('are narrowed by how near, by a field of their own, by nobody looking after them, and count what is left', async () => {
    expect([await named({ nearFrom: 40 }), await named({ nearTo: 39 }), await named({ nearFrom: 0, nearTo: 0 }), await organisations({ nearFrom: 50 }), await organisations({ nearTo: 50 })]).toEqual(['Ada Bea', 'Cyd Dot', 'Dot', 'Engine', 'Loom']);
    expect([await named({ field: 'shoe size', is: '38' }), await named({ field: 'shoe size', is: '39' }), await named({ owner: 'nobody' }), await named({ owner: world.owner.memberId })]).toEqual(['Bea', '', 'Ada Bea Cyd Dot', '']);
    expect((await call('people.list', { nearFrom: 40, limit: 1 })).total).toBe(2);
    expect((await call('people.list', { sort: 'name', withCustom: 'yes' })).items.map(({ custom }) => custom)).toEqual([{}, { 'shoe size': '38' }, {}, {}]);
    expect((await call('people.list', { search: 'bea', withCustom: 'yes' })).items[0]?.custom).toEqual({ 'shoe size': '38' });
  });

  test('leave as CSV, filtered as on screen, and no cell is run as a formula', async () => {
    await call('people.update', { id: ids['Cyd'] ?? '', title: '=HYPERLINK("x")' });
    const { text, next } = await call('people.export', { sort: 'name', nearTo: 39 });
    expect(next).toBeNull();
    expect(text.split('\r\n').slice(0, 2)).toEqual(['Name,E-mail,Organisation,Title,Strength,Last contact,Owner,Tags,Shoe size', 'Cyd,cyd@loom.example,Loom,"\'=HYPERLINK(""x"")",10,2026-05-09T12:00:00.000Z,,friend,']);
    expect((await call('organisations.export', { sort: 'name' })).text.split('\r\n')[1]).toContain('Engine,engine.example,2,80,');
  });
});

describe('many at once', () => {
  test('get an owner and tags, and undoing it gives each back what they had', async () => {
    const rosa = await world.addMember('Rosa', 'rosa@ours.example', 'member');
    const chosen = [ids['Ada'] ?? '', ids['Cyd'] ?? ''];
    await call('people.update', { id: ids['Ada'] ?? '', tags: ['friend', 'vip'] });
    const done = await call('people.change', { ids: chosen, owner: rosa.memberId, addTags: ['winter'], removeTags: ['friend'] });
    expect([done.ids.length, done.fields.toSorted()]).toEqual([2, ['owner_member_id', 'tags']]);
    expect(await Promise.all(chosen.map(async (id) => { const { owner, tags } = await call('people.get', { id }); return [owner?.name, tags]; }))).toEqual([['Rosa', ['vip', 'winter']], ['Rosa', ['winter']]]);
    expect((await call('people.change', { ids: chosen, addTags: ['winter'] })).ids).toEqual([]);
    await call('people.takeBack', done);
    const back = await Promise.all(chosen.map((id) => call('people.get', { id })));
    expect(back.map(({ owner, tags }) => [owner, tags])).toEqual([[null, ['friend', 'vip']], [null, ['friend']]]);
    await expect(call('people.takeBack', done, { as: rosa })).rejects.toThrow('There is nothing of yours to take back');
  });

  test('need to be chosen, a thousand at most, and something to change', async () => {
    await expect(call('people.change', { ids: [] , addTags: ['x'] })).rejects.toThrow('Choose somebody first.');
    await expect(call('people.change', { ids: [ids['Ada'] ?? ''] })).rejects.toThrow('Say what to change');
    const loom = (await call('organisations.list', { search: 'loom' })).items[0]?.id ?? '';
    const done = await call('organisations.change', { ids: [loom], owner: world.owner.memberId });
    expect((await call('organisations.get', { id: loom })).owner?.name).toBe('Ida');
    await call('organisations.takeBack', done);
    expect((await call('organisations.get', { id: loom })).owner).toBeNull();
  });
});

test('a corrected value is taken back, and the one before stands again with its source', async () => {
  const id = ids['Bea'] ?? '';
  const program = { ...world.owner, scopes: ['read', 'write'] as const, via: 'key' as const };
  await call('people.update', { id, city: 'Bonn' }, { as: program });
  const before = (await call('people.get', { id })).facts.filter(({ field }) => field === 'city');
  await call('people.update', { id, city: 'Berlin' });
  await call('people.takeBack', { ids: [id], fields: ['city'] });
  const after = await call('people.get', { id });
  expect([after.city, after.facts.filter(({ field }) => field === 'city')]).toEqual(['Bonn', before]);
  await call('people.update', { id, country: 'Peru' });
  await call('people.takeBack', { ids: [id], fields: ['country'] });
  expect([(await call('people.get', { id })).country, (await call('people.get', { id })).facts.filter(({ field }) => field === 'country')]).toEqual([null, []]);
});
