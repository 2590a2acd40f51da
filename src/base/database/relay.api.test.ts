import { afterAll, beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import { openTestDatabase } from '#test/world.ts';
import { openRelay } from './relay.ts';
import type { Relay } from './relay.ts';

const isOnServer = Boolean(process.env['REGULARS_TEST_POSTGRES']);
if (!isOnServer) console.log('SKIPPED: one process tells another on PostgreSQL only; the embedded database belongs to one.');

let place: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => { place = await openTestDatabase(); });
afterAll(async () => { await place.drop(); });

/** A process that hears. */
function listener(url: string) {
  const heard: string[] = [];
  let arrived = () => {};
  const relay = openRelay(url);
  const put = (text: string) => { heard.push(text); arrived(); };
  relay.listen({ heard: put, missed: () => put('(missed)') });
  const until = async (text: string) => { while (!heard.includes(text)) await new Promise<void>((resolve) => { arrived = resolve; }); };
  return { relay, heard, until };
}

const open = async (relay: Relay) => { while (!relay.isHeard) await new Promise((resolve) => { setTimeout(resolve, 10); }); };

test.skipIf(!isOnServer)('what one says all others hear in order, itself not; a short visitor is heard, too', async () => {
  const url = place.config.databaseUrl ?? '';
  const [a, b] = [listener(url), listener(url)];
  await Promise.all([open(a.relay), open(b.relay)]);
  for (let n = 0; n < 50; n += 1) a.relay.say(`{"n":${n},"text":"it's \\"ü\\", {a,b}"}`);
  a.relay.say('end');
  await b.until('end');
  expect(b.heard).toHaveLength(51);
  expect(b.heard[7]).toBe('{"n":7,"text":"it\'s \\"ü\\", {a,b}"}');
  const visitor = openRelay(url);
  visitor.say('I was here');
  await visitor.close();
  await Promise.all([a.until('I was here'), b.until('I was here')]);
  expect(a.heard).toEqual(['I was here']);
  await Promise.all([a.relay.close(), b.relay.close()]);
});

test.skipIf(!isOnServer)('a connection that was lost is made again, who listens is told, and what was not said yet is said', async () => {
  const url = place.config.databaseUrl ?? '';
  const [a, b] = [listener(url), listener(url)];
  await Promise.all([open(a.relay), open(b.relay)]);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'regulars relay' and datname = current_database()").finally(() => client.end());
  await Promise.all([a.until('(missed)'), b.until('(missed)')]);
  a.relay.say('after');
  await b.until('after');
  await Promise.all([a.relay.close(), b.relay.close()]);
});
