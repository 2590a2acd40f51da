// Two servers on one PostgreSQL: what is changed or ended at one is seen at the other.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProduct } from '#compose.ts';
import type { Product } from '#compose.ts';
import { liveOf } from '#base/live.ts';
import { openTestDatabase } from '#test/world.ts';

const isOnServer = Boolean(process.env['REGULARS_TEST_POSTGRES']);
if (!isOnServer) console.log('SKIPPED: two servers share PostgreSQL only; the embedded database belongs to one.');

let place: Awaited<ReturnType<typeof openTestDatabase>>;
let [here, there]: (Product | undefined)[] = [];
const failures: string[] = [];
const open = (): Promise<Product> => openProduct(place.config, { isServer: true, isDurable: false, onError: (what, error) => failures.push(`${what}: ${String(error)}`) });

beforeAll(async () => {
  place = await openTestDatabase();
  if (!isOnServer) return;
  here = await open();
  there = await open();
  for (const { deps } of [here, there]) while (!liveOf(deps.db).isToldAll) await new Promise((resolve) => { setTimeout(resolve, 10); });
});
afterAll(async () => {
  await here?.close();
  await there?.close();
  await place.drop();
  expect(failures).toEqual([]);
});

const PASSWORD = 'a long password';

async function ask(product: Product | undefined, method: string, path: string, { via = 'web', cookie, body }: { via?: 'web' | 'socket'; cookie?: string; body?: object } = {}): Promise<Response> {
  if (!product) throw new Error('Nothing is open.');
  const headers = { host: 'localhost:3000', origin: 'http://localhost:3000', 'content-type': 'application/json', ...(cookie ? { cookie } : {}) };
  return product.app(new Request(`http://localhost:3000/api/v1${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }), { via, address: '127.0.0.1' });
}

async function signIn(email: string, password: string): Promise<string> {
  const answer = await ask(here, 'POST', '/session', { body: { email, password } });
  expect(answer.status).toBe(200);
  return answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
}

/** Listens at the other server. */
async function listenThere(cookie: string) {
  const answer = await ask(there, 'GET', '/live', { cookie });
  expect(answer.status).toBe(200);
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    async until(words: string): Promise<string> {
      while (!text.includes(words)) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`It ended after: ${text}`);
        text += value;
      }
      return text;
    },
    leave: () => reader.cancel(),
  };
}

test.skipIf(!isOnServer)('a change at one server is told at the other; a session that ended is over at both', async () => {
  await ask(here, 'POST', '/workspaces', { via: 'socket', body: { name: 'Ours', email: 'ida@ours.example', password: PASSWORD } });
  const cookie = await signIn('ida@ours.example', PASSWORD);
  const stream = await listenThere(cookie);
  await stream.until('event: begin');
  const made = await (await ask(here, 'POST', '/people', { cookie, body: { name: 'Anselm Kofler', email: 'anselm@kofler.example' } })).json() as { id: string };
  expect(await stream.until(made.id)).not.toContain('Kofler');
  await stream.leave();

  const token = tokenOf(await ask(here, 'POST', '/invitations', { cookie, body: { email: 'rosa@ours.example', role: 'member' } }));
  await ask(here, 'POST', '/joining', { body: { token: await token, name: 'Rosa', password: PASSWORD } });
  const { member: { id: rosa } } = await (await ask(here, 'GET', '/me', { cookie: await signIn('rosa@ours.example', PASSWORD) })).json() as { member: { id: string } };
  /** What ends a session at one server, and whose. */
  const endings: [what: string, email: string, end: (own: string) => Promise<Response>][] = [
    ['signing out', 'ida@ours.example', (own) => ask(here, 'DELETE', '/session', { cookie: own })],
    ['signing out everywhere else', 'ida@ours.example', async () => ask(here, 'DELETE', '/me/sessions', { cookie: await signIn('ida@ours.example', PASSWORD) })],
    ['another password', 'rosa@ours.example', async () => ask(here, 'PUT', '/me/password', { cookie: await signIn('rosa@ours.example', PASSWORD), body: { current: PASSWORD, password: PASSWORD } })],
    ['a link for a new password', 'rosa@ours.example', async () => ask(here, 'POST', '/password-reset', { body: { token: await tokenOf(ask(here, 'POST', `/members/${rosa}/password-reset`, { via: 'socket', body: {} })), password: PASSWORD } })],
    ['removal', 'rosa@ours.example', () => ask(here, 'DELETE', `/members/${rosa}`, { via: 'socket' })],
  ];
  for (const [what, email, end] of endings) {
    const own = await signIn(email, PASSWORD);
    const listening = await listenThere(own);
    await listening.until('event: begin');
    expect((await end(own)).status, what).toBe(200);
    await listening.until('event: end');
    expect((await ask(there, 'GET', '/me', { cookie: own })).status, what).toBeGreaterThanOrEqual(401);
  }
});

const tokenOf = async (answer: Response | Promise<Response>): Promise<string> => ((await (await answer).json()) as { link: string }).link.split('#')[1] ?? '';
