// The two engines told apart by nothing: the same values, the same errors, the same order, on the embedded database and on
// a PostgreSQL server (the same file runs on both).
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { isOutage } from './driver.ts';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(async () => { await world.close(); });

const one = (expression: RawBuilder<unknown>): Promise<unknown> =>
  world.db.withWorkspace(world.workspaceId, async (tx) => (await tx.one<{ value: unknown }>(sql`select ${expression} as value`))?.value);
const there = <T>(work: Parameters<typeof world.db.withWorkspace<T>>[1]) => world.db.withWorkspace(world.workspaceId, work);

describe('values come alike', () => {
  test.each<[string, RawBuilder<unknown>, unknown]>([
    ['int8 at its safe ends', sql`array[9007199254740991::int8::text, (-9007199254740991)::int8::text]`, ['9007199254740991', '-9007199254740991']],
    ['int8', sql`(-9007199254740991)::int8`, -9007199254740991],
    ['a count', sql`(select count(*) from (values (1), (2)) v)`, 2],
    ['a sum of int8, which is numeric', sql`(select sum(x::int8) from (values (1), (2)) v(x))`, 3],
    ['numeric', sql`12345678901.25::numeric(14, 2)`, 12345678901.25],
    ['numeric not a number', sql`'NaN'::numeric`, Number.NaN],
    ['real', sql`0.1::real`, 0.1],
    ['float8', sql`1e-7::float8`, 1e-7],
    ['smallint', sql`100::smallint`, 100],
    ['yes and no', sql`false`, false],
    ['nothing', sql`null::int`, null],
    ['a day', sql`date '2024-02-29'`, '2024-02-29'],
    ['a day far back', sql`date '0099-01-05'`, '0099-01-05'],
    ['a time of day', sql`time '07:05:09'`, '07:05:09'],
    ['a moment to the millisecond', sql`timestamptz '2026-03-29 02:30:00.123+01'`, new Date('2026-03-29T01:30:00.123Z')],
    ['a moment before zones were whole hours', sql`timestamptz '1890-01-01 00:00:00+00'`, new Date('1890-01-01T00:00:00Z')],
    ['an interval', sql`interval '1 year 2 months 3 days 04:05:06'`, '1 year 2 mons 3 days 04:05:06'],
    ['JSON', sql`'{"a": [1, null, "ü"], "b": {"c": true}}'::jsonb`, { a: [1, null, 'ü'], b: { c: true } }],
    ['JSON that is null', sql`'null'::jsonb`, null],
    ['JSON that is a text', sql`'"x"'::json`, 'x'],
    ['texts with all that needs quoting', sql`array['a,b', 'c"d', 'e\\f', '', ' ', 'null', null, '{}', 'ü€😀']`, ['a,b', 'c"d', 'e\\f', '', ' ', 'null', null, '{}', 'ü€😀']],
    ['a list of nothing', sql`'{}'::text[]`, []],
    ['a list of int4', sql`array[1, -2]::int4[]`, [1, -2]],
    ['a list of ids', sql`array['01920000-0000-7000-8000-000000000001']::uuid[]`, ['01920000-0000-7000-8000-000000000001']],
    ['a list of yes and no', sql`array[true, false]`, [true, false]],
  ])('%s', async (_what, expression, expected) => {
    expect(await one(expression)).toEqual(expected);
  });

  test('bytes come as bytes, also none', async () => {
    expect([...(await one(sql`'\\x00ff10'::bytea`)) as Uint8Array]).toEqual([0, 255, 16]);
    expect([...(await one(sql`''::bytea`)) as Uint8Array]).toEqual([]);
  });
});

describe('parameters go alike', () => {
  test.each<[string, RawBuilder<unknown>, unknown]>([
    ['a date as a moment', sql`(${new Date('2026-03-29T01:30:00.123Z')}::timestamptz at time zone 'UTC')::text`, '2026-03-29 01:30:00.123'],
    ['a number', sql`${1.5}::numeric + 1`, 2.5],
    ['a large number', sql`${2 ** 53 - 1}::int8`, 2 ** 53 - 1],
    ['yes', sql`not ${true}::boolean`, false],
    ['nothing', sql`${null}::text is null`, true],
    ['a list of texts', sql`${['a,b', 'c"d', 'e\\f', null, '']}::text[]`, ['a,b', 'c"d', 'e\\f', null, '']],
    ['a list of numbers', sql`(select sum(x) from unnest(${[1, 2, 3]}::int[]) x)`, 6],
    ['an empty list', sql`cardinality(${[]}::text[])`, 0],
    ['JSON as text', sql`(${JSON.stringify({ a: ['ü'] })}::jsonb)->'a'->>0`, 'ü'],
    ['bytes', sql`encode(${new Uint8Array([0, 1, 254])}::bytea, 'hex')`, '0001fe'],
    ['a part of a larger piece of bytes', sql`encode(${new Uint8Array([9, 9, 7, 8, 9]).subarray(2, 4)}::bytea, 'hex')`, '0708'],
    ['text with a quote and a backslash', sql`${`it's \\n`}::text`, 'it\'s \\n'],
  ])('%s', async (_what, expression, expected) => {
    expect(await one(expression)).toEqual(expected);
  });
});

describe('errors carry their code and what they break', () => {
  const member = (values: object) => ({ workspace_id: world.workspaceId, id: newId(), name: 'Twice', email: 'twice@ours.example', role: 'member', joined_at: new Date(), ...values });

  test('two of what must be one: the constraint and the table are named', async () => {
    await there((tx) => tx.insert('member', [member({})]));
    await expect(there((tx) => tx.insert('member', [member({})]))).rejects.toMatchObject({ code: '23505', constraint: 'member_workspace_id_email_key', table: 'member' });
  });

  test('a row that refers to nothing', async () => {
    await expect(there((tx) => tx.insert('handle', [{ workspace_id: tx.workspaceId, kind: 'email', value: 'a@b.example', person_id: newId(), created_at: new Date() }])))
      .rejects.toMatchObject({ code: '23503', constraint: 'handle_person_fk', table: 'handle' });
  });

  test('a missing value', async () => {
    await expect(there((tx) => tx.insert('member', [member({ email: 'nameless@ours.example', name: null })]))).rejects.toMatchObject({ code: '23502', table: 'member' });
  });

  test('a value that is none of those allowed', async () => {
    await expect(there((tx) => tx.insert('member', [member({ email: 'x@ours.example', role: 'king' })]))).rejects.toMatchObject({ code: '23514', constraint: 'member_role_check' });
  });

  test.each<[string, string, RawBuilder<unknown>]>([
    ['what is no id', '22P02', sql`select 'x'::uuid`],
    ['a day that does not exist', '22008', sql`select '2026-02-30'::date`],
    ['a division by nothing', '22012', sql`select 1 / 0`],
    ['a number too large', '22003', sql`select 40000::smallint`],
    ['a slip of the pen', '42601', sql`selec 1`],
    ['a table that is not there', '42P01', sql`select 1 from nowhere`],
    ['a column that is not there', '42703', sql`select nothing`],
    ['the table of migrations, which is not the product\'s', '42501', sql`select * from migration`],
  ])('%s', async (_what, code, statement) => {
    await expect(there((tx) => tx.run(statement))).rejects.toMatchObject({ name: 'DatabaseError', code });
  });

  test('after an error the transaction takes nothing more, and the next one is as new', async () => {
    await expect(there(async (tx) => {
      await tx.run(sql`select 1 / 0`).catch(() => {});
      await tx.run(sql`select 1`);
    })).rejects.toMatchObject({ code: '25P02' });
    expect(await one(sql`1`)).toBe(1);
  });
});

describe('order and letters', () => {
  const sorted = (list: readonly string[], collation: string) =>
    there(async (tx) => (await tx.run<{ x: string }>(sql`select x from unnest(${list}::text[]) x order by x collate ${sql.id(collation)}`)).map((row) => row.x));

  test('names sort as people expect, whatever the server is set to', async () => {
    expect(await sorted(['Zoë', 'zebra', 'Äpfel', 'apple', 'Österreich', 'Oslo', 'O\'Neil', 'élan', 'Eve', '10', '9'], 'und-x-icu'))
      .toEqual(['10', '9', 'Äpfel', 'apple', 'élan', 'Eve', 'O\'Neil', 'Oslo', 'Österreich', 'zebra', 'Zoë']);
  });

  test('keys sort by their bytes', async () => {
    expect(await sorted(['b', 'a', 'B', 'ä', '_', '1'], 'C')).toEqual(['1', 'B', '_', 'a', 'b', 'ä']);
  });

  test('small letters are those of the language, not of ASCII', async () => {
    expect(await one(sql`lower('ÄÉÑŠÇ' collate "und-x-icu")`)).toBe('äéñšç');
  });

  test('words are found by their stem', async () => {
    expect(await one(sql`to_tsvector('english', 'Batteries were failing') @@ to_tsquery('english', 'battery & fail')`)).toBe(true);
  });
});

describe('cancelling', () => {
  const LONG = sql`select count(*) from generate_series(1, 1000000000000) a`;

  test('a running statement ends when nobody waits for it any more; what was written with it is taken back', async () => {
    const stop = new AbortController();
    const id = newId();
    const work = world.db.withWorkspace(world.workspaceId, async (tx) => {
      await tx.insert('topic', [{ workspace_id: tx.workspaceId, id, name: `topic ${id}`, aliases: [], state: 'accepted', created_at: new Date() }]);
      setTimeout(() => stop.abort(), 50);
      await tx.run(LONG);
    }, { signal: stop.signal });
    await expect(work).rejects.toMatchObject({ code: '57014' });
    expect(await there((tx) => tx.run(sql`select 1 from topic where workspace_id = ${tx.workspaceId} and id = ${id}`))).toEqual([]);
  });

  test('whoever waits in line is served after it, with all that was committed before', async () => {
    const id = newId();
    await there((tx) => tx.insert('topic', [{ workspace_id: tx.workspaceId, id, name: `topic ${id}`, aliases: [], state: 'accepted', created_at: new Date() }]));
    const stop = new AbortController();
    const cancelled = world.db.withWorkspace(world.workspaceId, (tx) => tx.run(LONG), { signal: stop.signal }).catch((error: unknown) => error);
    const waiting = there((tx) => tx.run(sql`select 1 from topic where workspace_id = ${tx.workspaceId} and id = ${id}`));
    setTimeout(() => stop.abort(), 50);
    expect(await cancelled).toMatchObject({ code: '57014' });
    expect(isOutage(await cancelled)).toBe(false);
    expect(await waiting).toHaveLength(1);
  });

  test('between two statements, too, and never after the end', async () => {
    const stop = new AbortController();
    await expect(world.db.withWorkspace(world.workspaceId, async (tx) => {
      await tx.run(sql`select 1`);
      stop.abort();
      return 'the commit does not come';
    }, { signal: stop.signal })).rejects.toMatchObject({ code: '57014' });
    const late = new AbortController();
    await world.db.withWorkspace(world.workspaceId, (tx) => tx.run(sql`select 1`), { signal: late.signal });
    late.abort();
    expect(await one(sql`1`)).toBe(1);
  });
});
