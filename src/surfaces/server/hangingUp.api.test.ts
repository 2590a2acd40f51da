// Whoever hangs up ends the query that was running for them, through a real connection.
import { request } from 'node:http';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import type { Endpoint } from '#base/endpoint.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { createApp } from './app.ts';
import { listenOnSocket } from './listen.ts';
import type { Listening } from './listen.ts';

const LONG = sql`select count(*) from generate_series(1, 1000000000000) a`;
let world: World;
let socket: Listening;
const failures: unknown[] = [];
const ends: ((error: unknown) => void)[] = [];
const beginnings: (() => void)[] = [];

/** Asks or writes for as long as the test wants, and says how it ended. */
const long = (name: string, method: 'GET' | 'POST', permission: 'read' | 'write'): Endpoint => endpoint({
  name, method, path: `/${name.split('.')[0]}`, permission, summary: 'Takes long', input: z.object({}), output: z.object({}),
  handler: async ({ tx, workspaceId }) => {
    beginnings.shift()?.();
    const work = permission === 'read' ? tx.run(LONG)
      : tx.run(sql`select pg_sleep(1)`).then(() => tx.run(sql`update workspace set name = 'Written' where id = ${workspaceId} returning id`));
    await work.then(() => ends.shift()?.(null), (error: unknown) => {
      ends.shift()?.(error);
      throw error;
    });
    return {};
  },
}) as unknown as Endpoint;

beforeAll(async () => {
  world = await openWorld();
  const app = createApp({
    deps: world.deps, endpoints: [long('asked.list', 'GET', 'read'), long('questions.ask', 'POST', 'read'), long('written.create', 'POST', 'write')], openEndpoints: [],
    webFolder: '', version: '0', isReady: async () => null, socketRoutes: {}, onError: (error) => failures.push(error),
  });
  socket = await listenOnSocket(join(world.folder, 'test.sock'), (asked, peer) => app(asked, peer));
});
afterAll(async () => {
  await socket.close(0);
  await world.close();
});

/** Begins a request and hangs up while it is worked on; answers how the work ended. */
async function hangUp(method: string, path: string): Promise<unknown> {
  const ended = new Promise<unknown>((resolve) => ends.push(resolve));
  const began = new Promise<void>((resolve) => beginnings.push(resolve));
  const asking = request({ socketPath: socket.url, method, path: `/api/v1${path}`, headers: { 'content-type': 'application/json' } });
  asking.on('error', () => {});
  asking.end(method === 'GET' ? undefined : '{}');
  await began;
  asking.destroy();
  return ended;
}

test.each(['GET /asked', 'POST /questions'])('a question that nobody waits for any more is ended: %s', async (asked) => {
  const [method = '', path = ''] = asked.split(' ');
  expect(await hangUp(method, path)).toMatchObject({ code: '57014' });
  expect(await world.db.withWorkspace(world.workspaceId, (tx) => tx.run(sql`select 1 as one`))).toEqual([{ one: 1 }]);
  expect(failures).toEqual([]);
});

test('what somebody wants changed is changed, although they have gone', async () => {
  expect(await hangUp('POST', '/written')).toBeNull();
  const read = () => world.db.system((tx) => tx.one<{ name: string }>(sql`select name from workspace where id = ${world.workspaceId}`));
  await expect.poll(async () => (await read())?.name, { timeout: 20_000 }).toBe('Written');
});
