import { afterAll, beforeAll, expect, test } from 'vitest';
import { liveOf } from '#base/live.ts';
import { openHttp } from '#test/http.ts';
import type { Http, Visitor } from '#test/http.ts';

let http: Http;
let slug: string;
let owner: Visitor;
beforeAll(async () => {
  http = await openHttp();
  slug = String((await http.owner(null).ask('POST', '/workspaces', { name: 'Ours', email: 'ida@ours.example', password: 'a long password' })).body['workspace']);
  owner = http.owner(slug);
});
afterAll(async () => { await http.close(); });

interface Listening { next: () => Promise<string>; rest: () => Promise<string>; leave: () => Promise<void> }

/** Listens as a program or browser does. */
async function listen(headers: Record<string, string>, path = '/live'): Promise<Listening> {
  const response = await http.product.app(new Request(`http://localhost:3000/api/v1${path}`, { headers: { host: 'localhost:3000', ...headers } }), { via: 'web', address: '127.0.0.1' });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const next = async () => (await reader.read()).value ?? '';
  return {
    next,
    async rest() {
      let all = '';
      for (let part = await next(); part; part = await next()) all += part;
      return all;
    },
    leave: () => reader.cancel(),
  };
}

const makeKey = async (): Promise<{ id: string; headers: Record<string, string> }> => {
  const { body } = await owner.ask('POST', '/keys', { name: 'listener', scopes: ['read'] });
  return { id: String(body['id']), headers: { authorization: `Bearer ${String(body['key'])}` } };
};
const placeIn = (text: string): string => /^id: (.+)$/m.exec(text)?.[1] ?? '';

test('a colleague’s change is told by kind and id, never by what stands in it', async () => {
  const { headers } = await makeKey();
  const stream = await listen(headers);
  expect(await stream.next()).toContain('event: begin');
  const { body: { id } } = await owner.ask('POST', '/people', { name: 'Anselm Kofler', email: 'anselm@kofler.example' }, { 'regulars-tab': 'tab-1' });
  const told = await stream.next();
  expect(told).toContain('event: change');
  expect(JSON.parse(/^data: (.+)$/m.exec(told)![1]!)).toEqual({ kinds: ['people'], ids: [id], by: 'tab-1' });
  await owner.ask('GET', '/people');
  await owner.ask('POST', '/people', { name: '' });
  await owner.ask('PATCH', `/people/${String(id)}`, { title: 'Keeper' });
  let next = '';
  while (!next.includes('"people"')) next = await stream.next();
  expect(next).not.toContain('Keeper');
  await stream.leave();
});

test('whoever comes back hears what was missed; a stranger’s place means asking everything again', async () => {
  const { headers } = await makeKey();
  const first = await listen(headers, '/live?seconds=0');
  const place = placeIn(await first.rest());
  await owner.ask('POST', '/topics', { name: 'steering' });
  const back = await (await listen({ ...headers, 'last-event-id': place }, '/live?seconds=0')).rest();
  expect(back).toContain('"topics"');
  expect(await (await listen({ ...headers, 'last-event-id': 'nobody-7' }, '/live?seconds=0')).rest()).toContain('event: reload');
});

test('the stream ends with the key, with the session, and when the process stops', async () => {
  const { id, headers } = await makeKey();
  const byKey = await listen(headers);
  await byKey.next();
  await owner.ask('DELETE', `/keys/${id}`);
  expect(await byKey.rest()).toContain('event: end');

  const browser = http.browser();
  const { headers: signedIn } = await browser.ask('POST', '/session', { email: 'ida@ours.example', password: 'a long password' });
  const cookie = signedIn.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  const bySession = await listen({ cookie });
  expect(await bySession.next()).toContain('event: begin');
  await browser.ask('DELETE', '/session');
  expect(await bySession.rest()).toContain('event: end');

  const last = await listen((await makeKey()).headers);
  await last.next();
  liveOf(http.product.deps.db).end();
  await last.rest();
});

test('strangers may not listen, and nobody longer than an hour', async () => {
  expect((await http.browser().ask('GET', '/live')).status).toBe(401);
  expect((await http.program((await makeKey()).headers['authorization']!.slice(7)).ask('GET', '/live', { seconds: 99_999 })).status).toBe(422);
});
