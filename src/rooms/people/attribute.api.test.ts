import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attributes } from '#base/registry.ts';
import type { Attribute } from '#base/registry.ts';
import { calling } from '#test/calling.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { customAttributes, peopleEndpoints, registerPeople } from './index.ts';
import { resolveOrganisations } from './resolveOrganisation.store.ts';
import { resolvePersons } from './resolvePerson.store.ts';

const day = (n: number) => new Date(Date.UTC(2026, n - 1, 1));
let world: World;
let call: ReturnType<typeof calling<typeof peopleEndpoints>>;
let ada = '';
let acme = '';
beforeAll(async () => {
  world = await openWorld();
  call = calling(world, peopleEndpoints);
  registerPeople();
  registerPeople();
  await world.inCall(async ({ tx }) => {
    const handles = [{ kind: 'email', value: 'ada@acme.example' }];
    const told = (month: number, city: string, seats: string, since: string) => resolvePersons(tx, [{ handles, name: 'Ada Lovelace', values: { city, Seats: seats, 'member since': since, insured: 'yes', tags: 'vip' } }], { kind: 'import', runId: null, now: day(month) });
    await told(2, 'Oslo', '5', '2020-01-01');
    [{ id: ada } = { id: '' }] = await told(5, 'Rome', '12', '2020-01-01');
    [{ id: acme } = { id: '' }] = await resolveOrganisations(tx, [{ name: 'Acme', domain: 'acme.example', values: { plan: 'Pro', size: 40, 'renewal date': '2027-01-31', 'yearly revenue': 1200.5 } }], { kind: 'import', runId: null, now: day(2) });
    await resolvePersons(tx, [{ handles: [{ kind: 'email', value: 'nil@nowhere.example' }] }], { kind: 'mail', runId: null, now: day(2) });
  });
});
afterAll(async () => { await world.close(); });

/** The value of one subject, asked both ways; they must agree. */
const valueOf = (attribute: Attribute | undefined, id: string, now: Date): Promise<unknown> => world.inCall(async ({ tx }) => {
  if (!attribute) throw new Error('no such attribute');
  const one = await tx.one<{ value: unknown }>(sql`select ${attribute.value({ workspaceId: tx.workspaceId, now, id: sql<string>`x.id` })} as value from (select ${id}::uuid as id) x`);
  const all = await tx.run<{ id: string; value: unknown }>(sql`select a.id, a.value from (${attribute.rows?.({ workspaceId: tx.workspaceId, now })}) a`);
  expect(new Set(all.map((row) => row.id)).size, `${attribute.key}: one value each`).toBe(all.length);
  expect(all.find((row) => row.id === id)?.value ?? null, attribute.key).toEqual(one?.value ?? null);
  return one?.value ?? null;
});
const value = (key: string, id: string, now = day(11)) => valueOf(attributes.get(key), id, now);
const custom = async (key: string, now = day(11)) => valueOf((await world.inCall(({ tx }) => customAttributes(tx))).find((one) => one.key === key), ada, now);

test('fields of people and organisations can be asked, in the type they have', async () => {
  expect(await value('person.city', ada)).toBe('Rome');
  expect(await value('person.name', ada)).toBe('Ada Lovelace');
  expect(await value('person.tags', ada)).toBe('vip');
  expect(await value('person.owner', ada)).toBeNull();
  expect(await value('organisation.plan', acme)).toBe('Pro');
  expect(await value('organisation.size', acme)).toBe(40);
  expect(await value('organisation.yearly revenue', acme)).toBe(1200.5);
  expect(await value('organisation.renewal date', acme)).toBe('2027-01-31');
  expect(await value('organisation.domain', acme)).toBe('acme.example');
  await call('people.update', { id: ada, owner: world.owner.memberId }, { now: day(8) });
  expect(await value('person.owner', ada)).toBe('Ida');
});

test('a value is that of the moment asked about; what a file told first held before, what a member said holds from then on', async () => {
  expect(await value('person.city', ada, day(1))).toBe('Oslo');
  expect(await value('person.city', ada, day(3))).toBe('Oslo');
  expect(await value('person.city', ada, day(6))).toBe('Rome');
  expect(await value('person.owner', ada, day(7))).toBeNull();
  expect(await value('organisation.plan', acme, day(1))).toBe('Pro');
  await call('people.update', { id: ada, city: null }, { now: day(9) });
  expect(await value('person.city', ada, day(8))).toBe('Rome');
  expect(await value('person.city', ada, day(10))).toBeNull();
  // Noted beside what the member said, it never was the value.
  await world.inCall(({ tx }) => resolvePersons(tx, [{ handles: [{ kind: 'email', value: 'ada@acme.example' }], values: { city: 'Bonn' } }], { kind: 'import', runId: null, now: day(10) }));
  expect(await value('person.city', ada, day(11))).toBeNull();
});

test('custom fields are attributes of their type', async () => {
  expect(await custom('person.custom:seats')).toBe(12);
  expect(await custom('person.custom:seats', day(3))).toBe(5);
  expect(await custom('person.custom:seats', day(1))).toBe(5);
  expect(await custom('person.custom:member since')).toBe('2020-01-01');
  expect(await custom('person.custom:insured')).toBe(true);
  const labels = (await world.inCall(({ tx }) => customAttributes(tx))).map((one) => [one.key, one.label, one.type]);
  expect(labels).toEqual([['person.custom:seats', 'Seats', 'number'], ['person.custom:insured', 'insured', 'yes/no'], ['person.custom:member since', 'member since', 'date']]);
});

test('a value is proved by who told it and when', async () => {
  const proof = (key: string, id: string, now: Date) => world.inCall(({ tx }) => attributes.get(key)?.proof?.(tx, id, now, 3) ?? Promise.resolve([]));
  expect(await proof('person.owner', ada, day(11))).toEqual([{ interaction: null, at: day(8), kind: 'member', quote: 'Ida', source: 'typed by Ida' }]);
  expect(await proof('person.city', ada, day(3))).toEqual([{ interaction: null, at: day(2), kind: 'import', quote: 'Oslo', source: 'import' }]);
  expect(await proof('person.city', ada, day(11))).toEqual([]);
});
