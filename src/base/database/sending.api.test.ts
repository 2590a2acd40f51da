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
