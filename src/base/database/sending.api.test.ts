import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import type { WorkspaceTx } from './database.ts';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world?.close());

const topic = (tx: WorkspaceTx, name: string, id = newId()) => ({ workspace_id: tx.workspaceId, id, name, aliases: [], state: 'proposed', created_at: new Date(0) });
const names = () => world.inCall(({ tx }) => tx.run<{ name: string }>(sql`select name from topic where workspace_id = ${tx.workspaceId} order by name`)).then((rows) => rows.map(({ name }) => name));

test('what was sent is carried out in order, is there for the next statement, and is kept at the end', async () => {
  await world.inCall(async ({ tx }) => {
    for (let n = 0; n < 20; n += 1) await tx.sendRows('topic', [topic(tx, `sent ${String(n).padStart(2, '0')}`)]);
    await tx.send(sql`update topic set name = name || ' again' where workspace_id = ${tx.workspaceId}`);
    const seen = await tx.run<{ name: string }>(sql`select name from topic where workspace_id = ${tx.workspaceId} and name like '% again'`);
    expect(seen).toHaveLength(20);
    await tx.sendRows('topic', [topic(tx, 'the last one, waited for by nobody')]);
  });
  expect(await names()).toHaveLength(21);
});

test('what fails after it was sent fails whatever is waited for next, and nothing of the transaction stays', async () => {
  const before = await names();
  const twice = newId();
  let went = '';
  const work = world.inCall(async ({ tx }) => {
    await tx.sendRows('topic', [topic(tx, 'first', twice)]);
    await tx.sendRows('topic', [topic(tx, 'second', twice)]);
    await tx.run(sql`select 1 from topic where workspace_id = ${tx.workspaceId}`);
    went = 'on';
  });
  await expect(work).rejects.toThrow(/topic_pkey/);
  expect(went).toBe('');
  expect(await names()).toEqual(before);
});

test('the last statement sent may fail, too: the transaction then is not kept', async () => {
  const before = await names();
  const twice = newId();
  await expect(world.inCall(async ({ tx }) => {
    await tx.sendRows('topic', [topic(tx, 'first', twice)]);
    await tx.sendRows('topic', [topic(tx, 'second', twice)]);
  })).rejects.toThrow(/topic_pkey/);
  expect(await names()).toEqual(before);
  await world.inCall(({ tx }) => tx.sendRows('topic', [topic(tx, 'afterwards all is well')]));
  expect(await names()).toHaveLength(before.length + 1);
});

test('rows that go aside are there at the end, and before that for whoever names their table', async () => {
  const before = await names();
  const many = Array.from({ length: 40 }, (_, n) => `aside ${n} ${'x'.repeat(20_000)}`);
  await world.inCall(async ({ tx }) => {
    tx.sendRowsAside('topic', many.map((name) => topic(tx, name)));
    await tx.run(sql`select 1`);
    const [seen] = await tx.run<{ n: number }>(sql`select count(*)::int as n from topic where workspace_id = ${tx.workspaceId} and name like 'aside%'`);
    expect(seen?.n).toBe(many.length);
    tx.sendRowsAside('topic', [topic(tx, 'aside, and nobody asks')]);
  });
  expect(await names()).toHaveLength(before.length + many.length + 1);
});

test('what went aside and fails takes the transaction with it, and nothing of a transaction that failed is written later', async () => {
  const before = await names();
  const twice = newId();
  await expect(world.inCall(async ({ tx }) => tx.sendRowsAside('topic', [topic(tx, 'one aside', twice), topic(tx, 'other aside', twice)]))).rejects.toThrow(/topic_pkey/);
  const given = world.inCall(async ({ tx }) => {
    tx.sendRowsAside('topic', Array.from({ length: 40 }, (_, n) => topic(tx, `never ${n} ${'x'.repeat(20_000)}`)));
    await tx.run(sql`select 1`);
    throw new Error('given up');
  });
  await expect(given).rejects.toThrow('given up');
  expect(await names()).toEqual(before);
});
