import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { calling } from '#test/calling.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { peopleEndpoints } from './index.ts';
import { personSorts } from './person.ts';
import { resolvePersons } from './resolvePerson.store.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
let world: World;
let call: ReturnType<typeof calling<typeof peopleEndpoints>>;
beforeAll(async () => {
  world = await openWorld();
  call = calling(world, peopleEndpoints);
});
afterAll(async () => { await world.close(); });

const imported = (email: string, values: Record<string, string | number>, more: { name?: string; organisation?: { name: string }; runId?: string; now?: Date } = {}) =>
  world.inCall(({ tx }) => resolvePersons(tx, [{ handles: [{ kind: 'email', value: email }], ...more, values }], { kind: 'import', runId: more.runId ?? null, now: more.now ?? NOW }));

describe('a person made by hand', () => {
  test('is found again by every handle, with every value and who typed it', async () => {
    const grace = await call('people.create', {
      name: 'Grace Hopper', email: 'Grace@navy.example', title: 'Rear admiral', city: 'Arlington', tags: ['vip', 'compilers'], organisation: 'Navy', startedOn: '1944-07-01',
      handles: [{ kind: 'customer id', value: 'C-7' }],
    }, { now: NOW });
    expect(grace).toMatchObject({
      kind: 'person', name: 'Grace Hopper', email: 'grace@navy.example', title: 'Rear admiral', city: 'Arlington', tags: ['vip', 'compilers'], organisation: { name: 'Navy' }, startedOn: '1944-07-01',
      handles: [{ kind: 'email', value: 'grace@navy.example' }, { kind: 'customer id', value: 'C-7' }], strength: 0, lastContactAt: null, owner: null,
    });
    expect(grace.facts.find((fact) => fact.field === 'title')).toEqual({
      field: 'title', label: 'title', type: 'text', value: 'Rear admiral', isCurrent: true, source: { kind: 'member', at: NOW, member: 'Ida', run: null, record: null },
    });
    expect(grace.facts.find((fact) => fact.label === 'organisation')).toMatchObject({ value: 'Navy', type: 'organisation' });
    for (const handle of ['grace@navy.example', 'GRACE@NAVY.EXAMPLE', 'C-7', 'grace hopper']) expect((await call('people.find', { handle })).id).toBe(grace.id);
  });

  test('by a program is told by the key, and weighs like an import', async () => {
    const program = { ...world.owner, scopes: ['read', 'write'] as const, via: 'key' as const };
    const made = await call('people.create', { name: 'Rob Ot', email: 'rob@parts.example', city: 'Bonn' }, { as: program });
    expect(made.facts.find((fact) => fact.field === 'city')?.source.kind).toBe('api');
    await call('people.update', { id: made.id, city: 'Berlin' });
    expect((await call('people.update', { id: made.id, city: 'Bonn' }, { as: program })).city).toBe('Berlin');
  });

  test('needs something to be recognised by, and may not take what somebody else has', async () => {
    await expect(call('people.create', { name: 'Nobody' })).rejects.toThrow(/a mail address, a phone number or a customer id is needed/);
    await expect(call('people.create', { email: 'not an address' })).rejects.toThrow('"not an address" is no mail address.');
    await expect(call('people.create', { email: 'grace@navy.example' })).rejects.toThrow('Grace Hopper has the mail address grace@navy.example already. One handle belongs to one person.');
    const byPhone = await call('people.create', { name: 'Tel Efon', phone: '+49 30 123456' });
    expect(byPhone.handles).toEqual([{ kind: 'phone', value: '+4930123456' }]);
    expect((await call('people.find', { handle: '0049 (0)30 12 34 56' })).id).toBe(byPhone.id);
  });

  test('is never one of us', async () => {
    await expect(call('people.create', { email: 'ida@ours.example' })).rejects.toThrow('ida@ours.example is an address of ours; people are customers, not members or lists.');
    await expect(call('people.find', { handle: 'ida@ours.example' })).rejects.toThrow('Nobody is known by "ida@ours.example".');
    expect((await call('people.list', { search: 'ida' })).items).toEqual([]);
  });
});

describe('a person changed by hand', () => {
  test('keeps what a member typed when an import says otherwise, and keeps what the import said beside it', async () => {
    await imported('ada@engine.example', { title: 'Countess', city: 'London', 'Shoe Size': 37 }, { name: 'Ada Lovelace', organisation: { name: 'Engine Works' } });
    const { id } = await call('people.find', { handle: 'ada@engine.example' });
    await call('people.update', { id, title: 'Programmer' }, { now: new Date('2026-11-21T00:00:00Z') });
    await imported('ada@engine.example', { title: 'Analyst', city: 'Paris' }, { now: new Date('2026-11-22T00:00:00Z') });
    const ada = await call('people.get', { id });
    expect(ada).toMatchObject({ title: 'Programmer', city: 'Paris' });
    expect(ada.facts.filter((fact) => fact.field === 'title').map((fact) => [fact.value, fact.isCurrent, fact.source.kind])).toEqual([
      ['Analyst', false, 'import'], ['Programmer', true, 'member'], ['Countess', false, 'import'],
    ]);
    expect(ada.facts.find((fact) => fact.field === 'custom:shoe size')).toMatchObject({ label: 'Shoe Size', type: 'number', value: '37' });
  });

  test('a value that is cleared stays empty, and the clearing is known', async () => {
    const { id } = await call('people.find', { handle: 'ada@engine.example' });
    await call('people.update', { id, city: null, tags: [], country: null });
    await imported('ada@engine.example', { city: 'Rome' });
    const ada = await call('people.get', { id });
    expect(ada.city).toBeNull();
    expect(ada.facts.find((fact) => fact.field === 'city' && fact.isCurrent)).toMatchObject({ value: '', source: { kind: 'member', member: 'Ida' } });
    expect(ada.facts.filter((fact) => fact.field === 'country' || fact.field === 'tags')).toEqual([]);
    await imported('ada@engine.example', { country: 'UK' });
    expect((await call('people.get', { id })).country).toBe('UK');
  });

  test('moves to another organisation, which is made where it is new, or to none', async () => {
    const { id } = await call('people.find', { handle: 'ada@engine.example' });
    const moved = await call('people.update', { id, organisation: 'Difference Ltd.' });
    expect(moved.organisation?.name).toBe('Difference Ltd.');
    const again = await call('people.update', { id, organisation: 'difference' });
    expect(again.organisation).toEqual(moved.organisation);
    expect((await call('people.update', { id, organisation: null })).organisation).toBeNull();
  });

  test('takes an owner among the members, and custom values of their type', async () => {
    const { id } = await call('people.find', { handle: 'ada@engine.example' });
    const tom = await world.addMember('Tom', 'tom@ours.example', 'member');
    expect((await call('people.update', { id, owner: tom.memberId })).owner).toEqual({ id: tom.memberId, name: 'Tom' });
    await expect(call('people.update', { id, owner: newId() })).rejects.toThrow('There is no member with this id who could be the owner.');
    const field = await call('fields.create', { subject: 'person', label: 'Contract until', type: 'date' });
    expect(field).toMatchObject({ key: 'contract until', type: 'date' });
    await expect(call('fields.create', { subject: 'person', label: 'contract_until' })).rejects.toThrow('There is already a field "Contract until".');
    await expect(call('fields.create', { subject: 'person', label: 'City' })).rejects.toThrow('There is already a field "city".');
    const dated = await call('people.update', { id, custom: { 'Contract until': '2027-03-01' } });
    expect(dated.facts.find((fact) => fact.field === 'custom:contract until')).toMatchObject({ label: 'Contract until', value: '2027-03-01', type: 'date' });
    await expect(call('people.update', { id, custom: { 'Contract until': 'soon' } })).rejects.toThrow('"soon" is no day; write it as 2026-11-25.');
    await expect(call('people.update', { id, custom: { Colour: 'red' } })).rejects.toThrow(/There is no field "Colour" of people/);
    expect((await call('fields.list', {})).items.map((one) => one.label)).toEqual(['Contract until', 'Shoe Size']);
  });

  test('gains and loses handles, but never the last, nor one of somebody else', async () => {
    const { id } = await call('people.find', { handle: 'ada@engine.example' });
    const both = await call('people.update', { id, handles: [{ kind: 'email', value: 'ada@engine.example' }, { kind: 'email', value: 'ada@home.example' }] });
    expect(both.handles.map((handle) => handle.value)).toEqual(['ada@engine.example', 'ada@home.example']);
    await call('people.update', { id, handles: [{ kind: 'email', value: 'ada@home.example' }] });
    await expect(call('people.find', { handle: 'ada@engine.example' })).rejects.toThrow(/Nobody is known/);
    await expect(call('people.update', { id, handles: [] })).rejects.toThrow(/needs one handle at least/);
    await expect(call('people.update', { id, handles: [{ kind: 'email', value: 'grace@navy.example' }] })).rejects.toThrow(/Grace Hopper has the mail address/);
  });

  test('of another workspace is not there', async () => {
    const other = await world.addWorkspace('elsewhere');
    const { id } = await call('people.find', { handle: 'grace@navy.example' });
    await expect(call('people.get', { id }, other)).rejects.toThrow('There is no such person.');
    await expect(call('people.update', { id, title: 'x' }, { as: other.owner, workspaceId: other.workspaceId })).rejects.toThrow('There is no such person.');
  });

  test('several of one name are told apart by a sentence', async () => {
    await imported('kai@one.example', {}, { name: 'Kai Berg' });
    await imported('kai@two.example', {}, { name: 'Kai Berg', organisation: { name: 'Two' } });
    await expect(call('people.find', { handle: 'kai berg' })).rejects.toThrow('2 people are called "kai berg": Kai Berg (kai@one.example, ONE); Kai Berg (kai@two.example, Two). Name a mail address or a customer id.');
  });
});

describe('the list of people', () => {
  test('pages by key in every order, also where values are equal or missing', async () => {
    const { workspaceId, owner } = await world.addWorkspace('many');
    const here = { workspaceId, as: owner };
    const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
    const organisations = ['Zeta', 'alpha', 'Alpha', 'Ömega'].map((name) => ({ id: newId(), name }));
    const persons = fc.sample(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()), { numRuns: 60, seed: 7 });
    await world.inCall(async ({ tx }) => {
      await tx.insert('organisation', organisations.map((one) => ({ workspace_id: workspaceId, ...one, name_key: one.name.toLowerCase(), created_at: NOW, updated_at: NOW })));
      await tx.insert('person', persons.map(([a, b, c, d]) => ({
        workspace_id: workspaceId, id: newId(), name: pick(['Zoe', 'ädam', 'Adam', 'adam', 'Émile', 'Eve', "O'Brien"], a), organisation_id: pick([null, ...organisations.map((one) => one.id)], b), tags: [],
        strength: pick([0, 0, 0, 40, 72], c), last_contact_at: pick([null, null, '2026-01-01T00:00:00.123Z', '2026-01-01T00:00:00.124Z', '2025-05-05T00:00:00Z'], d), created_at: NOW, updated_at: NOW,
      })));
    }, here);
    for (const sort of personSorts) {
      const whole = { up: [] as string[], down: [] as string[] };
      for (const order of ['up', 'down'] as const) {
        const all = await call('people.list', { sort, order, limit: 200 }, here);
        expect(all).toMatchObject({ total: 60, next: null });
        whole[order] = all.items.map((one) => one.id);
        const paged: string[] = [];
        let after: string | undefined;
        for (let pages = 0; pages < 20; pages += 1) {
          const page = await call('people.list', { sort, order, limit: 7, ...(after ? { after } : {}) }, here);
          expect(page.total).toBe(60);
          paged.push(...page.items.map((one) => one.id));
          if (!page.next) break;
          after = page.next;
        }
        expect(paged, `${sort} ${order}`).toEqual(whole[order]);
        expect((await call('people.list', { sort, order, skip: 9, limit: 7 }, here)).items.map((one) => one.id), `${sort} ${order} from the tenth`).toEqual(whole[order]?.slice(9, 16));
        expect(new Set(paged).size).toBe(60);
        if (sort === 'last contact') expect(all.items.findIndex((one) => one.lastContactAt === null)).toBe(all.items.filter((one) => one.lastContactAt !== null).length);
        if (sort === 'organisation') expect(all.items.findIndex((one) => one.organisation === null)).toBe(all.items.filter((one) => one.organisation !== null).length);
      }
      expect(new Set(whole.up)).toEqual(new Set(whole.down));
    }
    const names = (await call('people.list', { sort: 'name', limit: 200 }, here)).items.map((one) => one.name);
    expect(names).toEqual([...names].sort(new Intl.Collator('und').compare));
    const first = await call('people.list', { sort: 'name', limit: 5 }, here);
    await expect(call('people.list', { sort: 'strength', limit: 5, after: first.next as string }, here)).rejects.toThrow(/The list cannot go on from there/);
    await expect(call('people.list', { after: 'nonsense' }, here)).rejects.toThrow(/The list cannot go on from there/);
  });

  test('is narrowed by words, organisation, owner and tag, and counts what is left', async () => {
    const navy = (await call('people.find', { handle: 'grace@navy.example' })).organisation as { id: string };
    const found = async (input: Parameters<typeof call<'people.list'>>[1]) => (await call('people.list', input)).items.map((one) => one.name);
    expect(await found({ search: 'hopp grace' })).toEqual(['Grace Hopper']);
    expect(await found({ search: 'NAVY' })).toEqual(['Grace Hopper']);
    expect(await found({ search: 'two kai' })).toEqual(['Kai Berg']);
    expect(await found({ search: '100%' })).toEqual([]);
    expect(await found({ organisation: navy.id })).toEqual(['Grace Hopper']);
    expect(await found({ tag: 'vip' })).toEqual(['Grace Hopper']);
    const ada = await call('people.find', { handle: 'ada@home.example' });
    expect(await found({ owner: (ada.owner as { id: string }).id })).toEqual([ada.name]);
    const first = await call('people.list', { search: 'kai', limit: 1 });
    const second = await call('people.list', { search: 'kai', limit: 1, after: first.next ?? '' });
    expect([first.total, second.total, second.next, new Set([first.items[0]?.id, second.items[0]?.id]).size]).toEqual([2, 2, null, 2]);
    for (const sort of personSorts) {
      for (const order of ['up', 'down'] as const) {
        const whole = (await call('people.list', { search: 'a', sort, order })).items.map((one) => one.id);
        const paged: string[] = [];
        for (let page = await call('people.list', { search: 'a', sort, order, limit: 2 }); ; page = await call('people.list', { search: 'a', sort, order, limit: 2, after: page.next })) {
          expect(page.total).toBe(whole.length);
          paged.push(...page.items.map((one) => one.id));
          if (!page.next) break;
        }
        expect(paged, `${sort} ${order}`).toEqual(whole);
        for (const skip of [1, 3]) expect((await call('people.list', { search: 'a', sort, order, skip, limit: 2 })).items.map((one) => one.id), `${sort} ${order} behind ${skip}`).toEqual(whole.slice(skip, skip + 2));
        expect(whole).toEqual((await call('people.list', { sort, order, limit: 200 })).items.map((one) => one.id).filter((id) => whole.includes(id)));
      }
    }
  });
});

test('a fact tells the import that brought it, by name', async () => {
  const runId = newId();
  await world.inCall(({ tx }) => tx.run(sql`
    insert into import_run (workspace_id, id, source_name, path, state, created_at) values (${tx.workspaceId}, ${runId}, 'customers.csv', '[]', 'done', ${NOW})`));
  await imported('lin@wide.example', { city: 'Oslo' }, { runId });
  expect((await call('people.find', { handle: 'lin@wide.example' })).facts.find((fact) => fact.field === 'city')?.source).toMatchObject({ kind: 'import', run: { id: runId, name: 'customers.csv' } });
});
