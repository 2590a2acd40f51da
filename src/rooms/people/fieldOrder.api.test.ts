import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calling } from '#test/calling.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { fieldRanges } from './fieldOrder.store.ts';
import { peopleEndpoints } from './index.ts';
import { resolveOrganisations } from './resolveOrganisation.store.ts';
import { resolvePersons } from './resolvePerson.store.ts';

const FIELDS = { seats: 'number', since: 'date', motto: 'text', insured: 'yes/no' } as const;
/** Numbers and days that letters would sort otherwise; words with capitals and accents; and values that are none of their type. */
const VALUES: Record<string, Partial<Record<keyof typeof FIELDS, string>>> = {
  Ada: { seats: '100', since: '2024-02-01', motto: 'zebra', insured: 'yes' },
  Bea: { seats: '9', since: '2019-12-31', motto: 'Über', insured: 'no' },
  Cyd: { seats: '-2.5', since: '2024-01-31', motto: 'apple', insured: 'yes' },
  Dot: { seats: 'many', since: 'soon', motto: `Über${' and over'.repeat(300)}` },
  Eva: { seats: '9', motto: 'Zeal' },
  Flo: {},
};
const RIGHT: Record<keyof typeof FIELDS, { up: string; down: string }> = {
  seats: { up: 'Cyd Bea Eva Ada Dot Flo', down: 'Ada Eva Bea Cyd Flo Dot' },
  since: { up: 'Bea Cyd Ada Dot Eva Flo', down: 'Ada Cyd Bea Flo Eva Dot' },
  motto: { up: 'Cyd Bea Dot Eva Ada Flo', down: 'Ada Eva Dot Bea Cyd Flo' },
  insured: { up: 'Bea Ada Cyd Dot Eva Flo', down: 'Cyd Ada Bea Flo Eva Dot' },
};
const CASES = Object.entries(RIGHT).flatMap(([key, right]) => (['up', 'down'] as const).map((order) => [key, order, right[order]] as const));

let world: World;
let call: ReturnType<typeof calling<typeof peopleEndpoints>>;
beforeAll(async () => {
  world = await openWorld();
  call = calling(world, peopleEndpoints);
  for (const subject of ['person', 'organisation'] as const) for (const [label, type] of Object.entries(FIELDS)) await call('fields.create', { subject, label, type });
  for (const [name, custom] of Object.entries(VALUES)) {
    const source = { kind: 'import', runId: null, now: new Date('2026-11-20T12:00:00Z') } as const;
    await world.inCall(({ tx }) => resolvePersons(tx, [{ handles: [{ kind: 'email', value: `${name}@sorted.example` }], name, values: { tags: 'all', ...custom } }], source));
    await world.inCall(({ tx }) => resolveOrganisations(tx, [{ name: `${name} Ltd`, values: { ...custom } }], source));
  }
});
afterAll(() => world.close());

/** All pages of so many, until there is no next one. */
async function paged(name: 'people.list' | 'organisations.list', input: { sort: `custom:${string}`; order: 'up' | 'down'; limit: number; tag?: string; search?: string }): Promise<string> {
  const names: string[] = [];
  for (let after: string | undefined, isMore = true; isMore;) {
    const page: { items: { name: string }[]; next: string | null; total: number } = await call(name, { ...input, ...(after ? { after } : {}) });
    names.push(...page.items.map((one) => one.name.replace(' Ltd', '')));
    isMore = page.next !== null;
    after = page.next ?? undefined;
  }
  return names.filter((one) => one in VALUES).join(' ');
}

describe('a list in the order of a field of their own', () => {
  test.each(CASES)('by %s %s has the values as its type orders them, and those without one last, whatever the pages', async (key, order, right) => {
    const sort = `custom:${key}` as const;
    for (const limit of [1, 2, 4, 50]) {
      expect(await paged('people.list', { sort, order, limit }), `people by ${limit}`).toBe(right);
      expect(await paged('people.list', { sort, order, limit, tag: 'all' }), `people filtered by ${limit}`).toBe(right);
    }
    for (let skip = 0; skip < 8; skip += 1) {
      const { items, total } = await call('people.list', { sort, order, skip, limit: 3 });
      expect([items.map(({ name }) => name).join(' '), total]).toEqual([right.split(' ').slice(skip, skip + 3).join(' '), 6]);
    }
    expect(await paged('organisations.list', { sort, order, limit: 2, search: 'ltd' })).toBe(right);
    expect(await paged('organisations.list', { sort, order, limit: 50 })).toBe(right);
  });

  test('counts everybody, holds only those filtered, and leaves as a file in the same order', async () => {
    expect(await call('people.list', { sort: 'custom:seats', search: 'a', limit: 1 })).toMatchObject({ total: (await call('people.list', { search: 'a' })).total, items: [{ name: 'Cyd' }] });
    expect((await call('people.list', { sort: 'custom:seats', search: 'flo' })).items.map(({ name }) => name)).toEqual(['Flo']);
    const { text } = await call('people.export', { sort: 'custom:since', order: 'down' });
    expect(text.split('\r\n').slice(1, 4).map((line) => line.slice(0, 3))).toEqual(['Ada', 'Cyd', 'Bea']);
  });

  test('follows a value that is corrected or cleared', async () => {
    const { id } = await call('people.find', { handle: 'flo@sorted.example' });
    await call('people.update', { id, custom: { seats: '-3' } });
    expect(await paged('people.list', { sort: 'custom:seats', order: 'up', limit: 2 })).toBe('Flo Cyd Bea Eva Ada Dot');
    await call('people.update', { id, custom: { seats: null } });
    expect(await paged('people.list', { sort: 'custom:seats', order: 'up', limit: 2 })).toBe(RIGHT.seats.up);
  });

  test('says so where there is no such field, and where a key is of another order', async () => {
    await expect(call('people.list', { sort: 'custom:shoe size' })).rejects.toThrow('There is no field "shoe size" to sort by.');
    const { next } = await call('people.list', { sort: 'custom:seats', limit: 1 });
    await expect(call('people.list', { sort: 'custom:since', limit: 1, after: next ?? '' })).rejects.toThrow(/The list cannot go on from there/);
  });

  test('reads it from an index of the field’s type, not from everything known', async () => {
    const plans = await world.inCall(async ({ tx }) => {
      await tx.run(sql`set local enable_seqscan = off`);
      await tx.run(sql`set local enable_sort = off`);
      const said: string[] = [];
      for (const [key, type] of Object.entries(FIELDS)) {
        const [range] = fieldRanges(tx.workspaceId, 'person', { field: `custom:${key}`, type }, { id: sql`p.id`, order: 'up', after: null });
        const rows = await tx.run<Record<string, string>>(sql`explain select p.id from person p ${range?.join ?? sql``} where p.workspace_id = ${tx.workspaceId} and ${range?.where} order by ${range?.orderBy} limit 2`);
        said.push(/person_fact_\w+/.exec(rows.map((row) => row['QUERY PLAN']).join('\n'))?.[0] ?? 'none');
      }
      return said;
    });
    expect(plans).toEqual(['person_fact_by_number', 'person_fact_by_date', 'person_fact_in_order', 'person_fact_in_order']);
  });
});
