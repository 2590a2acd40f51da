// The database knows how many rows its tables have, or it would walk through all of them for each one.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { openWorld } from '#test/world.ts';
import { createStatistics } from './statistics.ts';

test('a table is looked at after 500 inserted rows, and again each time four times as many have come', () => {
  const statistics = createStatistics();
  const looked: string[] = [];
  for (let rows = 100; rows <= 10_000; rows += 100) {
    const look = statistics.after('insert into "event" (a) select 1', 100);
    if (look) looked.push(`${rows}: ${look}`);
    expect(statistics.after('select 1', 100)).toBeNull();
  }
  expect(looked).toEqual(['500: analyze public."event"', '2000: analyze public."event"', '8000: analyze public."event"']);
  expect(statistics.after('  INSERT INTO person (a) values (1)', 500)).toBe('analyze public."person"');
});

test('after many inserts, also within one transaction, the planner finds an event by its id', async () => {
  const world = await openWorld();
  try {
    const plan = await world.inCall(async ({ tx, workspaceId }) => {
      await tx.insert('event', Array.from({ length: 2_500 }, () => ({ workspace_id: workspaceId, id: newId(), kind: 'purchase', at: new Date(), direction: 'in', text: '', own_spans: [], details: {}, participants: [], thread_keys: [], is_automatic: false, created_at: new Date() })));
      return tx.run<Record<string, string>>(sql`explain select 1 from event where workspace_id = ${workspaceId} and id = ${newId()} for key share`);
    });
    expect(plan.map((row) => Object.values(row)[0]).join('\n')).toContain('event_pkey');
  } finally {
    await world.close();
  }
});
