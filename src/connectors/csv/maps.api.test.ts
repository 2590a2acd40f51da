// A map is given once; what a person is shown before, and what is remembered after.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importEndpoints } from '#rooms/imports/index.ts';
import { counts, importInto, realFile, writeFiles } from '#test/importing.ts';
import type { World } from '#test/world.ts';
import { openWorld } from '#test/world.ts';
import { sql } from 'kysely';
import { readFileSync } from 'node:fs';
import { registerCsv } from './index.ts';

let world: World;
beforeAll(async () => {
  registerCsv();
  world = await openWorld();
});
afterAll(() => world.close());

const preview = importEndpoints.find((one) => one.name === 'imports.preview')!;
const look = async (files: Record<string, string>, options: object = {}) => {
  const paths = writeFiles(world, files);
  const { inputs } = await world.inCall((call) => preview.handler(call, { paths, ...options }), { as: { ...world.owner, via: 'socket' } });
  return preview.output.parse({ inputs }).inputs;
};

const SALES = 'Wer;Wann;Wieviel;Laden\nada@acme.example;2024-01-01;5,00;Nord\nbob@acme.example;2024-01-02;7,50;Ost\n';
const MAP = { layout: 'purchases', columns: { Wer: 'email', Wann: 'date', Wieviel: 'amount', Laden: 'custom field' } };

test('an unknown table is shown with its columns, values and a first proposal, and says what is to be told', async () => {
  const [input] = await look({ 'kauf.csv': SALES });
  expect(input?.problem).toContain('name no layout that is known here');
  expect(input?.table).toMatchObject({ asks: 'columns', hasHeader: true, madeBy: null });
  expect(input?.table?.columns).toEqual([
    { title: 'Wer', field: 'email', examples: ['ada@acme.example', 'bob@acme.example'] }, { title: 'Wann', field: 'custom field', examples: ['2024-01-01', '2024-01-02'] },
    { title: 'Wieviel', field: 'custom field', examples: ['5,00', '7,50'] }, { title: 'Laden', field: 'custom field', examples: ['Nord', 'Ost'] }]);
  const purchases = input?.table?.layouts.find((layout) => layout.key === 'purchases');
  expect(purchases?.fields.filter((field) => field.isRequired).map((field) => field.key)).toEqual(['date', 'amount']);
});

test('with a map the rows are shown as they would be read', async () => {
  const [input] = await look({ 'kauf.csv': SALES }, { map: MAP });
  expect(input).toMatchObject({ problem: null, table: { asks: null, layout: 'purchases' }, rejects: [] });
  expect(input?.records.map((record) => record.label)).toEqual(['ada@acme.example · 2024-01-01 · purchase · 5.00 EUR', 'bob@acme.example · 2024-01-02 · purchase · 7.50 EUR']);
});

test('choosing another layout proposes its fields', async () => {
  const [input] = await look({ 'kauf.csv': SALES }, { format: 'purchases' });
  expect(input?.table).toMatchObject({ asks: 'columns', layout: 'purchases' });
  expect(input?.table?.columns.map((column) => column.field)).toEqual(['email', 'date', 'amount', 'custom field']);
});

test('a table without titles is shown with numbered columns, one of two layouts asks which, one of two dates asks that', async () => {
  const [bare] = await look({ 'bare.csv': 'ada@acme.example,2024-01-01,5.00\nbob@acme.example,2024-01-02,7.50\n' });
  expect(bare?.table).toMatchObject({ hasHeader: false, asks: 'columns' });
  expect(bare?.table?.columns.map((column) => column.title)).toEqual(['1', '2', '3']);
  const [two] = await look({ 'two.csv': 'email,at,date,amount,feature\nada@acme.example,2024-01-01,2024-01-01,5,export\n' });
  expect(two?.table?.asks).toBe('layout');
  expect(two?.problem).toMatch(/equally well. Say which it is with --format/);
  const [dates] = await look({ 'dates.csv': 'email,date,amount\nada@acme.example,3/4/2024,5\n' });
  expect(dates?.table).toMatchObject({ asks: 'day order', layout: 'purchases' });
});

test('the program whose file it is, is named', async () => {
  const [input] = await look({ 'payments.csv': 'id,Created date (UTC),Amount,Amount Refunded,Currency,Status,Customer Email\nch_1,2026-06-05,5,0,usd,Paid,ada@acme.example\n' });
  expect(input?.table).toMatchObject({ madeBy: 'Stripe payments', layout: 'purchases' });
});

test('a map given once is used the next time without asking', async () => {
  expect(counts(await importInto(world, { 'kauf.csv': SALES }))).toBe('read 1: 1 rejected');
  expect(counts(await importInto(world, { 'kauf.csv': SALES }, { map: MAP, isDry: true }))).toBe('read 2: 2 created');
  expect(counts(await importInto(world, { 'kauf.csv': SALES }))).toBe('read 1: 1 rejected');
  expect(counts(await importInto(world, { 'kauf.csv': SALES }, { map: MAP }))).toBe('read 2: 2 created');
  expect(counts(await importInto(world, { 'februar.csv': SALES.replaceAll('2024-01', '2024-02').toUpperCase().replace('NORD', 'Nord') }))).toBe('read 2: 2 created');
  const [input] = await look({ 'maerz.csv': SALES });
  expect(input).toMatchObject({ problem: null, table: { asks: null, layout: 'purchases' } });
});

test('a map without titles is found again by the shape of the table, one that does not fit is not kept', async () => {
  const bare = 'ada@acme.example|2024-05-01|5.00\nbob@acme.example|2024-05-02|7.50\n';
  expect(counts(await importInto(world, { 'bare.csv': bare }, { map: { layout: 'purchases', hasHeader: false, columns: { 1: 'email', 2: 'date', 4: 'amount' } } }))).toBe('read 1: 1 rejected');
  expect(counts(await importInto(world, { 'bare.csv': bare }))).toBe('read 1: 1 rejected');
  expect(counts(await importInto(world, { 'bare.csv': bare }, { map: { layout: 'purchases', hasHeader: false, columns: { 1: 'email', 2: 'date', 3: 'amount' } } }))).toBe('read 2: 2 created');
  expect(counts(await importInto(world, { 'more.csv': bare.replaceAll('2024-05', '2024-06') }))).toBe('read 2: 2 created');
});

test('maps belong to their workspace', async () => {
  const { workspaceId, owner } = await world.addWorkspace('others');
  expect(counts(await importInto(world, { 'kauf.csv': SALES }, { workspaceId, as: owner }))).toBe('read 1: 1 rejected');
});

test('CDNOW: every line is an order, also one that equals another; a second import changes nothing', { timeout: 300_000 }, async (context) => {
  const path = realFile('cdnow', 'CDNOW_sample.txt');
  if (!path) return context.skip();
  const { workspaceId, owner } = await world.addWorkspace('cdnow');
  const done = await importInto(world, [path], { workspaceId, as: owner });
  expect(counts(done)).toBe('read 6919: 6919 created');
  expect(counts(await importInto(world, [path], { workspaceId, as: owner }))).toBe('read 6919: 6919 unchanged');
  const lines = readFileSync(path, 'utf8').split(/\r?\n/).filter(Boolean).map((line) => line.trim().split(/\s+/));
  const last = new Map<string, { times: number; day: string; dollars: number }>();
  for (const [, id = '', day = '', , dollars = ''] of lines) {
    const one = last.get(id) ?? { times: 0, day, dollars: 0 };
    last.set(id, { times: one.times + 1, day: day > one.day ? day : one.day, dollars: one.dollars + Number(dollars) });
  }
  const expected = [...last].filter(([, one]) => one.times >= 5 && one.day < '19980301').map(([id]) => id).sort();
  const found = await world.inCall(({ tx, workspaceId: w }) => tx.run<{ value: string }>(sql`
    select h.value from handle h join interaction i on i.workspace_id = ${w} and i.person_id = h.person_id and i.kind = 'purchase' and i.at <= '1998-06-30T23:59:59.999Z'
    where h.workspace_id = ${w} and h.kind = 'customer id' group by h.value having count(*) >= 5 and max(i.at) < '1998-03-01' order by h.value`), { as: owner, workspaceId });
  expect(found.map((row) => row.value)).toEqual(expected);
  const [sum] = await world.inCall(({ tx, workspaceId: w }) => tx.run<{ people: number; dollars: number }>(sql`
    select count(distinct i.person_id)::int as people, sum(i.amount)::float8 as dollars from interaction i where i.workspace_id = ${w}`), { as: owner, workspaceId });
  expect(sum?.people).toBe(last.size);
  expect(sum?.dollars).toBeCloseTo([...last.values()].reduce((total, one) => total + one.dollars, 0), 2);
});

test('customers of a telecom: known by their id, with twenty columns that we had no field for', async (context) => {
  const path = realFile('telco_churn', 'Telco-Customer-Churn.csv');
  if (!path) return context.skip();
  const { workspaceId, owner } = await world.addWorkspace('telco');
  const text = readFileSync(path, 'utf8').split(/\r?\n/).slice(0, 501).join('\n');
  expect(counts(await importInto(world, { 'Telco.csv': text }, { workspaceId, as: owner }))).toBe('read 500: 500 created');
  const fields = await world.inCall(({ tx, workspaceId: w }) => tx.run<{ key: string; type: string }>(sql`select key, type from custom_field where workspace_id = ${w} order by key`), { as: owner, workspaceId });
  expect(fields).toHaveLength(20);
  expect(fields).toEqual(expect.arrayContaining([{ key: 'tenure', type: 'number' }, { key: 'monthly charges', type: 'number' }, { key: 'contract', type: 'text' }, { key: 'churn', type: 'yes/no' }]));
});
