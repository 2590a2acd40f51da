import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calling } from '#test/calling.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import type { Source } from './fact.ts';
import { peopleEndpoints } from './index.ts';
import { resolveOrganisations } from './resolveOrganisation.store.ts';
import type { OrganisationInput } from './resolveOrganisation.store.ts';
import { resolvePersons } from './resolvePerson.store.ts';
import type { PersonInput } from './resolvePerson.store.ts';

let world: World;
let call: ReturnType<typeof calling<typeof peopleEndpoints>>;
beforeAll(async () => {
  world = await openWorld();
  call = calling(world, peopleEndpoints);
});
afterAll(async () => { await world.close(); });

const source = (kind: Source['kind'], day = 1): Source => ({ kind, runId: null, now: new Date(Date.UTC(2026, 9, day)) });
const persons = (inputs: PersonInput[], from: Source) => world.inCall(({ tx }) => resolvePersons(tx, inputs, from));
const organisations = (inputs: OrganisationInput[], from: Source) => world.inCall(({ tx }) => resolveOrganisations(tx, inputs, from));
const email = (value: string) => ({ kind: 'email', value });
const person = (handle: string) => call('people.find', { handle });

describe('persons', () => {
  test('are found by any of their handles; told twice nothing is new', async () => {
    const input = { handles: [email('Ada@Engine.example'), { kind: 'customer id', value: '7' }], name: 'Ada Lovelace' };
    const [made] = await persons([input], source('import'));
    expect(made).toMatchObject({ outcome: 'created' });
    expect(await persons([input, { handles: [{ kind: 'customer id', value: '7' }] }], source('import'))).toEqual([{ id: made?.id, outcome: 'unchanged' }, { id: made?.id, outcome: 'unchanged' }]);
    expect(await persons([{ handles: [{ kind: 'customer id', value: '7' }, email('ada@home.example')] }], source('import'))).toEqual([{ id: made?.id, outcome: 'updated' }]);
    expect((await person('ada@home.example')).id).toBe(made?.id);
  });

  test('told several times in one batch are one', async () => {
    const found = await persons([{ handles: [email('kim@twice.example')] }, { handles: [email('KIM@twice.example')], name: 'Kim Ono' }], source('mail'));
    expect(found.map((one) => one.outcome)).toEqual(['created', 'unchanged']);
    expect(new Set(found.map((one) => one.id)).size).toBe(1);
    expect((await person('kim@twice.example')).name).toBe('Kim Ono');
  });

  test('are never merged silently: a handle of somebody else is noted beside the one who was named first', async () => {
    await persons([{ handles: [email('one@pair.example')] }, { handles: [email('two@pair.example')] }], source('import'));
    const [both] = await persons([{ handles: [email('one@pair.example'), email('two@pair.example')] }], source('import'));
    const two = await person('two@pair.example');
    expect(both).toMatchObject({ id: (await person('one@pair.example')).id, conflict: { personId: two.id } });
    expect((await person('one@pair.example')).facts.find((fact) => fact.field === 'perhaps also')?.value).toBe('email two@pair.example');
  });

  test('of ours are nobody here, whatever domain or list they write from', async () => {
    const [own] = await persons([{ handles: [email('ida@ours.example')], name: 'Ida' }], source('mail'));
    expect(own).toEqual({ id: world.owner.memberId, outcome: 'unchanged', isOurs: true });
    expect((await call('people.list', { search: 'ours.example' })).total).toBe(0);
    await expect(persons([{ handles: [{ kind: 'email', value: 'nobody' }] }], source('import'))).rejects.toThrow(/Nobody can be recognised/);
  });

  test('a better name wins over one made from the address, and over a worse one', async () => {
    await persons([{ handles: [email('grace.hopper@navy.example')] }], source('mail', 1));
    expect((await person('grace.hopper@navy.example')).name).toBe('Grace Hopper');
    await persons([{ handles: [email('grace.hopper@navy.example')], name: 'Rear Admiral Grace M. Hopper' }], source('mail', 2));
    await persons([{ handles: [email('grace.hopper@navy.example')], name: 'grace' }], source('import', 3));
    expect((await person('grace.hopper@navy.example')).name).toBe('Rear Admiral Grace M. Hopper');
  });
});

describe('where somebody works', () => {
  test('is guessed from the mail domain, never from free mail', async () => {
    await persons([{ handles: [email('lin@eng.wide.example')] }, { handles: [email('lin@gmail.com')] }], source('mail'));
    expect((await person('lin@eng.wide.example')).organisation?.name).toBe('Wide');
    expect((await person('lin@gmail.com')).organisation).toBeNull();
  });

  test('said by a file beats the guess, and the guess never comes back', async () => {
    await persons([{ handles: [email('lin@eng.wide.example')], organisation: { name: 'Narrow Ltd' } }], source('import', 2));
    await persons([{ handles: [email('lin@eng.wide.example')] }], source('mail', 3));
    expect((await person('lin@eng.wide.example')).organisation?.name).toBe('Narrow Ltd');
  });

  test('is one organisation for all spellings, and gains the domain that looks like its name', async () => {
    await persons([
      { handles: [email('a@bigcorp.example')], organisation: { name: 'Big Corp, Inc.' } }, { handles: [email('b@elsewhere.example')], organisation: { name: 'BIG CORP' } },
    ], source('import'));
    const [a, b] = [await person('a@bigcorp.example'), await person('b@elsewhere.example')];
    expect(a.organisation?.id).toBe(b.organisation?.id);
    expect((await call('organisations.get', { id: a.organisation?.id ?? '' })).domains).toEqual(['bigcorp.example']);
  });
});

describe('organisations', () => {
  test('are found by domain first, then by name without its legal form', async () => {
    const [made] = await organisations([{ name: 'Acme GmbH', domain: 'https://www.acme.example/about', values: { plan: 'Pro', size: 40, 'renewal date': '2027-01-31', 'yearly revenue': 1200.5, region: 'EU' } }], source('import'));
    const again = await organisations([{ name: 'Acme GmbH' }, { domain: 'acme.example' }, { domain: 'shop.acme.example' }], source('import'));
    expect(again).toEqual(Array(3).fill({ id: made?.id, outcome: 'unchanged' }));
    expect((await organisations([{ name: 'acme' }], source('import')))[0]?.id).toBe(made?.id);
    expect(await call('organisations.find', { handle: 'ACME' })).toMatchObject({ name: 'Acme GmbH', domains: ['acme.example'], plan: 'Pro', size: 40, renewalDate: '2027-01-31', yearlyRevenue: 1200.5 });
    await expect(organisations([{ domain: 'gmail.com' }], source('import'))).rejects.toThrow('An organisation needs a name or a mail domain of its own.');
  });

  test('known by their domain take the name that a file gives them', async () => {
    await persons([{ handles: [email('x@tarn-hollow.example')] }], source('mail'));
    expect((await call('organisations.find', { handle: 'tarn-hollow.example' })).name).toBe('Tarn Hollow');
    await organisations([{ domain: 'tarn-hollow.example', name: 'Tarn Hollow Brewing Co' }], source('import', 2));
    expect((await call('organisations.find', { handle: 'tarn-hollow.example' })).name).toBe('Tarn Hollow Brewing Co');
  });

  test('are made, changed and listed by hand; one domain belongs to one of them', async () => {
    const halyna = await call('organisations.create', { name: 'Studio Halyna', domains: ['halyna.example'], plan: 'Free', renewalDate: '2027-05-01', yearlyRevenue: 99.9, size: 3 });
    expect(halyna).toMatchObject({ kind: 'organisation', people: 0, strength: 0, domains: ['halyna.example'], plan: 'Free', renewalDate: '2027-05-01', yearlyRevenue: 99.9, size: 3 });
    await expect(call('organisations.create', { name: 'studio halyna' })).rejects.toThrow('There is already an organisation called Studio Halyna.');
    await expect(call('organisations.create', { name: 'Other', domains: ['halyna.example'] })).rejects.toThrow('Studio Halyna has the domain halyna.example already. One domain belongs to one organisation.');
    await expect(call('organisations.create', { domains: ['gmail.com'] })).rejects.toThrow(/Anybody can have an address at gmail.com/);
    await organisations([{ name: 'Studio Halyna', values: { plan: 'Pro' } }], source('import'));
    await call('organisations.update', { id: halyna.id, plan: 'Team', domains: ['halyna.example', 'halyna-studio.example'] });
    await organisations([{ name: 'Studio Halyna', values: { plan: 'Enterprise' } }], source('import'));
    const now = await call('organisations.get', { id: halyna.id });
    expect(now).toMatchObject({ plan: 'Team', domains: ['halyna-studio.example', 'halyna.example'] });
    expect(now.facts.filter((fact) => fact.field === 'plan').map((fact) => fact.value).sort()).toEqual(['Enterprise', 'Free', 'Pro', 'Team']);
    await persons([{ handles: [email('h@halyna.example')] }], source('mail'));
    const listed = await call('organisations.list', { search: 'halyna' });
    expect(listed).toMatchObject({ total: 1, items: [{ name: 'Studio Halyna', people: 1 }] });
    await expect(call('organisations.find', { handle: 'Nowhere' })).rejects.toThrow('No organisation is known by "Nowhere".');
  });

  test('page by key in every order, also where values are equal or missing', async () => {
    const { workspaceId, owner } = await world.addWorkspace('many');
    const here = { workspaceId, as: owner };
    await world.inCall(({ tx }) => tx.run(sql`
      with made as (insert into organisation (workspace_id, id, name, name_key, plan, renewal_date, yearly_revenue, created_at, updated_at)
        select ${workspaceId}::uuid, gen_random_uuid(), (array['Zeta', 'alpha', 'Ömega'])[1 + n % 3], 'x', null, case when n % 4 > 0 then date '2027-01-01' + n % 5 end, case when n % 3 > 0 then (n % 4) * 10.5 end, now(), now()
        from generate_series(1, 40) n returning id)
      insert into person (workspace_id, id, name, organisation_id, strength, last_contact_at, created_at, updated_at)
      select ${workspaceId}::uuid, gen_random_uuid(), 'P', id, (row_number() over (order by id)) % 4 * 10, case when row_number() over (order by id) % 3 > 0 then timestamptz '2026-01-01T00:00:00Z' end, now(), now()
      from made order by id limit 30`), here);
    for (const sort of ['name', 'strength', 'last contact', 'people', 'renewal date', 'yearly revenue', 'created'] as const) {
      for (const order of ['up', 'down'] as const) {
        const whole = (await call('organisations.list', { sort, order, limit: 200 }, here)).items.map((one) => one.id);
        const paged: string[] = [];
        let after: string | null = null;
        do {
          const page: Awaited<ReturnType<typeof call<'organisations.list'>>> = await call('organisations.list', { sort, order, limit: 7, ...(after ? { after } : {}) }, here);
          expect(page.total).toBe(40);
          paged.push(...page.items.map((one) => one.id));
          after = page.next;
        } while (after && paged.length < 100);
        expect(paged, `${sort} ${order}`).toEqual(whole);
        expect(new Set(paged).size).toBe(40);
      }
    }
  });
});
