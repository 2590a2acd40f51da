import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { upkeepJob } from './upkeep.jobs.ts';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world?.close());

async function visibleShare(table: string): Promise<number> {
  const lease = await world.db.driver.lease();
  const { rows } = await lease.query(`select relallvisible::float8 / greatest(pg_relation_size(oid) / current_setting('block_size')::bigint, 1) as share from pg_class where oid = $1::regclass`, [`public.${table}`]);
  lease.release();
  return Number(rows[0]?.['share']);
}

test('a table with many new rows is tidied, once', async () => {
  await world.inCall(({ tx, now }) => tx.insert('organisation', Array.from({ length: 8_000 }, (_, n) => ({
    workspace_id: tx.workspaceId, id: newId(), name: `Organisation ${n}`, name_key: `organisation ${n}`, created_at: now, updated_at: now,
  }))));
  if (world.db.engine !== 'embedded') return;
  expect(await visibleShare('organisation')).toBeLessThan(0.5);
  const job = upkeepJob(world.db, () => false);
  await job.run(world.deps, world.workspaceId);
  expect(await visibleShare('organisation')).toBeGreaterThan(0.9);
});

test('whoever is asked to stop begins no other table', async () => {
  await world.inCall(({ tx, now }) => tx.insert('topic', Array.from({ length: 8_000 }, (_, n) => ({ workspace_id: tx.workspaceId, id: newId(), name: `topic ${n}`, aliases: [], state: 'proposed', created_at: now }))));
  if (world.db.engine !== 'embedded') return;
  await upkeepJob(world.db, () => true).run(world.deps, world.workspaceId);
  expect(await visibleShare('topic')).toBeLessThan(0.5);
});
