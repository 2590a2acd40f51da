// What a stranger, a thief of a cookie and a careless owner cannot do; and what the log says about all of it.
import { readFileSync, existsSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixedClock } from '#base/clock.ts';
import type { Clock } from '#base/clock.ts';
import { builtFile } from '#base/paths.ts';
import { openHttp } from '#test/http.ts';
import type { Http, Visitor } from '#test/http.ts';

let http: Http;
let now = new Date();
const clock: Clock = { now: () => fixedClock(now).now() };
const later = (ms: number) => { now = new Date(now.getTime() + ms); };
let ada: Visitor;
let slug: string;
const ADA = { name: 'Ada', email: 'ada@ours.example', password: 'correct horse', workspace: 'Ours' };
beforeAll(async () => {
  http = await openHttp({ clock });
  ada = http.browser();
  slug = String((await ada.ask('POST', '/first-visit', ADA)).body['workspace']);
});
afterAll(async () => { await http.close(); });

const tokenOf = (link: unknown) => String(link).split('#')[1] ?? '';
async function join(email: string, role: string, by: Visitor = ada): Promise<{ visitor: Visitor; id: string; password: string }> {
  const password = `${email} has a password`;
  const invited = await by.ask('POST', '/invitations', { email, role });
  const visitor = http.browser();
  await visitor.ask('POST', '/joining', { token: tokenOf(invited.body['link']), name: email.split('@')[0] ?? '', password });
  return { visitor, password, id: String(((await visitor.ask('GET', '/me')).body['member'] as { id: string }).id) };
}
const signIn = async (email: string, password: string, address = '198.51.100.4'): Promise<Visitor> => {
  const visitor = http.browser({ address });
  expect((await visitor.ask('POST', '/session', { email, password }, { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0' })).status).toBe(200);
  return visitor;
};
const isIn = async (visitor: Visitor): Promise<boolean> => (await visitor.ask('GET', '/me')).status === 200;
const log = async (filter: object = {}) => (await ada.ask('GET', '/audit', { limit: 200, ...filter })).body.items ?? [];

describe('sessions', () => {
  test('one sees where one is signed in, from the connection and not from what a header claims, and ends it there', async () => {
    const there = await signIn(ADA.email, ADA.password);
    const liar = http.browser({ address: '198.51.100.5' });
    await liar.ask('POST', '/session', { email: ADA.email, password: ADA.password }, { 'regulars-peer': '10.9.9.9', 'x-forwarded-for': '10.9.9.9' });
    const { items = [] } = (await ada.ask('GET', '/me/sessions')).body;
    expect(items.filter(({ isThis }) => isThis)).toHaveLength(1);
    expect(items.map(({ address }) => address).sort()).toEqual(['127.0.0.1', '198.51.100.4', '198.51.100.5']);
    const found = items.find(({ address }) => address === '198.51.100.4');
    expect(found?.['browser']).toContain('Firefox');
    expect((await ada.ask('DELETE', `/me/sessions/${String(found?.['id'])}`)).body).toEqual({ ended: 1 });
    expect([await isIn(there), await isIn(liar), await isIn(ada)]).toEqual([false, true, true]);
    expect((await ada.ask('DELETE', '/me/sessions')).body).toEqual({ ended: 1 });
    expect([await isIn(liar), await isIn(ada)]).toEqual([false, true]);
  });

  test('nobody ends the session of somebody else', async () => {
    const { visitor } = await join('eve@ours.example', 'member');
    const { items = [] } = (await ada.ask('GET', '/me/sessions')).body;
    expect((await visitor.ask('DELETE', `/me/sessions/${String(items[0]?.['id'])}`)).status).toBe(404);
    expect(await isIn(ada)).toBe(true);
  });

  test('whoever is removed is out in every browser, and their open streams end', async () => {
    const { visitor, id, password } = await join('leo@ours.example', 'member');
    const second = await signIn('leo@ours.example', password);
    const { body, ended } = await listenAs('leo@ours.example', password);
    expect(body).toContain('event: begin');
    await ada.ask('DELETE', `/members/${id}`);
    expect(await ended).toContain('event: end');
    expect([await isIn(visitor), await isIn(second)]).toEqual([false, false]);
    const left = await http.product.deps.db.system((tx) => tx.run(sql`select 1 from auth.session s join auth."user" u on u.id = s.user_id where u.email = 'leo@ours.example'`));
    expect(left).toHaveLength(0);
  });

  test('a changed password ends streams as well as sessions, everywhere but here', async () => {
    const { visitor, password } = await join('mia@ours.example', 'member');
    const { ended } = await listenAs('mia@ours.example', password);
    expect((await visitor.ask('PUT', '/me/password', { current: password, password: 'a new one for mia' })).status).toBe(200);
    expect(await ended).toContain('event: end');
    expect(await isIn(visitor)).toBe(true);
  });
});

/** Follows the live stream in a browser of its own; `ended` gives the rest when it is over. */
async function listenAs(email: string, password: string): Promise<{ body: string; ended: Promise<string> }> {
  const opened = await (await http.browser()).ask('POST', '/session', { email, password });
  const cookie = opened.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  const response = await http.product.app(new Request('http://localhost:3000/api/v1/live', { headers: { host: 'localhost:3000', cookie } }), { via: 'web', address: '127.0.0.1' });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const body = (await reader.read()).value ?? '';
  const rest = async () => {
    let all = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) all += part.value;
    return all;
  };
  return { body, ended: rest() };
}

describe('a forgotten password', () => {
  test('an owner makes a link; it works once, ends all sessions, and is kept as a hash only', async () => {
    const { visitor, id, password } = await join('rosa@ours.example', 'member');
    const made = await ada.ask('POST', `/members/${id}/password-reset`);
    const token = tokenOf(made.body['link']);
    expect(await everyRowOfSignIn()).not.toContain(token);
    expect((await http.browser().ask('POST', '/password-reset/preview', { token })).body).toEqual({ email: 'rosa@ours.example' });
    expect(await isIn(visitor)).toBe(true);
    expect((await http.browser().ask('POST', '/password-reset', { token, password: 'short' })).status).toBe(422);
    const anew = http.browser();
    expect((await anew.ask('POST', '/password-reset', { token, password: 'a fresh password' })).status).toBe(200);
    expect([await isIn(anew), await isIn(visitor)]).toEqual([true, false]);
    expect((await http.browser().ask('POST', '/password-reset', { token, password: 'a fresh password' })).status).toBe(404);
    expect((await http.browser().ask('POST', '/session', { email: 'rosa@ours.example', password })).status).toBe(401);
  });

  test('it ends after a day, and when a newer one is made', async () => {
    const { id } = await join('tom@ours.example', 'reader');
    const first = tokenOf((await ada.ask('POST', `/members/${id}/password-reset`)).body['link']);
    const second = tokenOf((await ada.ask('POST', `/members/${id}/password-reset`)).body['link']);
    expect((await http.browser().ask('POST', '/password-reset/preview', { token: first })).status).toBe(404);
    later(25 * 3_600_000);
    expect((await http.browser().ask('POST', '/password-reset', { token: second, password: 'a fresh password' })).status).toBe(409);
    later(-25 * 3_600_000);
  });

  test('an owner cannot take over somebody who also works for others', async () => {
    const other = http.owner(String((await http.owner(null).ask('POST', '/workspaces', { name: 'Others', email: 'bob@others.example', password: 'a long password' })).body['workspace']));
    const { id, password } = await join('both@ours.example', 'member');
    const invited = await other.ask('POST', '/invitations', { email: 'both@ours.example', role: 'member' });
    await http.browser().ask('POST', '/joining', { token: tokenOf(invited.body['link']), name: 'Both', password });
    expect(await ada.ask('POST', `/members/${id}/password-reset`)).toMatchObject({ status: 403, body: { detail: expect.stringContaining('not yours') } });
  });

  test('on the machine itself an owner who forgot theirs gets a new one', async () => {
    expect((await ada.ask('POST', '/passwords', { email: ADA.email, password: 'taken over by web' })).status).toBe(403);
    const machine = http.owner(null);
    expect((await machine.ask('POST', '/passwords', { email: 'nobody@ours.example', password: 'a fresh password' })).status).toBe(404);
    expect((await machine.ask('POST', '/passwords', { email: ADA.email, password: 'ada starts anew' })).status).toBe(200);
    expect(await isIn(ada)).toBe(false);
    ada = await signIn(ADA.email, 'ada starts anew');
  });
});

async function everyRowOfSignIn(): Promise<string> {
  const rows = await Promise.all(['auth.session', 'auth.verification', 'auth.account', 'invitation', 'api_key', 'idempotency'].map((table) =>
    http.product.deps.db.system((tx) => tx.run<{ text: string }>(sql`select t::text as text from ${sql.raw(table)} t`))));
  return rows.flat().map(({ text }) => text).join('\n');
}

describe('what is handed out once', () => {
  test('cookies, invitations and keys stand nowhere in the database, not even in the answer kept for repeats', async () => {
    const opened = await http.browser().ask('POST', '/session', { email: ADA.email, password: 'ada starts anew' });
    const cookie = /session_token=([^.;]+)/.exec(decodeURIComponent(opened.headers.getSetCookie().join(';')))?.[1] ?? '';
    const key = await ada.ask('POST', '/keys', { name: 'once' }, { 'idempotency-key': 'make-a-key' });
    const invitation = await ada.ask('POST', '/invitations', { email: 'once@ours.example' }, { 'idempotency-key': 'invite-once' });
    const rows = await everyRowOfSignIn();
    const secrets = [cookie, String(key.body['key']), tokenOf(invitation.body['link'])];
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(30);
      expect(rows).not.toContain(secret);
    }
    expect((await ada.ask('POST', '/keys', { name: 'once' }, { 'idempotency-key': 'make-a-key' })).body).toEqual(key.body);
  });

  test('a key that was given days ends after them', async () => {
    const made = await ada.ask('POST', '/keys', { name: 'trial', scopes: ['read'], days: 30 });
    const program = http.program(String(made.body['key']));
    expect((await program.ask('GET', '/members')).status).toBe(200);
    later(31 * 86_400_000);
    expect((await program.ask('GET', '/members')).status).toBe(401);
    later(-31 * 86_400_000);
    expect((await ada.ask('POST', '/keys', { name: 'trial', days: 0 })).status).toBe(422);
  });

  test('guessing links is slowed down by address, passwords also by account from changing addresses', async () => {
    const guesser = http.browser({ address: '198.51.100.77' });
    let status = 0;
    for (let n = 0; n < 60 && status !== 429; n += 1) ({ status } = await guesser.ask('POST', '/password-reset/preview', { token: `prs_guess-number-${n}` }));
    expect(status).toBe(429);
    for (let n = 0; n < 10; n += 1) await http.browser({ address: `198.51.100.${100 + n}` }).ask('POST', '/session', { email: 'mia@ours.example', password: `guess ${n}` });
    expect((await http.browser({ address: '198.51.100.200' }).ask('POST', '/session', { email: 'mia@ours.example', password: 'a new one for mia' })).status).toBe(429);
    later(16 * 60_000);
    expect((await http.browser({ address: '198.51.100.200' }).ask('POST', '/session', { email: 'mia@ours.example', password: 'a new one for mia' })).status).toBe(200);
  });
});

describe('the log', () => {
  test('seeing somebody is noted once per member, person and hour', async () => {
    const { body: { id } } = await ada.ask('POST', '/people', { name: 'Anselm Kofler', email: 'anselm@kofler.example', title: 'Organ builder with a secret' });
    for (let n = 0; n < 3; n += 1) await ada.ask('GET', `/people/${String(id)}`);
    expect(await log({ kind: 'saw', subject: id })).toHaveLength(1);
    later(61 * 60_000);
    await ada.ask('GET', `/people/${String(id)}`);
    const rows = await log({ kind: 'saw', subject: id });
    expect(rows.map(({ action, member, via, about }) => [action, member, via, about])).toEqual([['people.see', 'Ada', 'session', 'Anselm Kofler'], ['people.see', 'Ada', 'session', 'Anselm Kofler']]);
    await ada.ask('PATCH', `/people/${String(id)}`, { title: 'Keeper of another secret' });
    expect((await log({ kind: 'changed', subject: id })).map(({ detail }) => detail)).toContainEqual({ fields: ['title'] });
  });

  test('signing in, being refused, roles, links and keys stand in it; filters find them', async () => {
    await http.browser().ask('POST', '/session', { email: ADA.email, password: 'not this one' });
    await http.browser().ask('GET', '/first-visit');
    const actions = (await log({ kind: 'sign-in' })).map(({ action }) => action);
    for (const action of ['session.open', 'session.refuse', 'mySessions.end', 'me.password', 'passwordResets.create', 'passwordResets.use', 'passwords.set']) expect(actions).toContain(action);
    const settings = await log({ kind: 'settings' });
    expect(settings.map(({ action }) => action)).toEqual(expect.arrayContaining(['keys.create', 'members.remove', 'invitations.create']));
    expect(settings.every(({ kind }) => kind === 'settings')).toBe(true);
    expect(await log({ from: new Date(now.getTime() + 1_000).toISOString() })).toEqual([]);
  });

  test('nothing that customers or members wrote stands in it', async () => {
    const text = JSON.stringify(await log());
    for (const written of ['Organ builder', 'Keeper of', 'Anselm', 'anselm@', 'rosa@ours.example', 'correct horse', 'fresh password']) {
      expect((await rowsOfLog()).includes(written), written).toBe(false);
    }
    expect(text).toContain('people.see');
  });

  test('it goes out as a file for owners only, which is noted', async () => {
    const file = await ada.ask('GET', '/audit.csv', { kind: 'sign-in' });
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.text).toMatch(/^at,member,via,kind,action,subject,detail\r\n/);
    expect(file.text.split('\r\n').slice(1, -1).every((line) => line.includes(',sign-in,'))).toBe(true);
    expect((await log({ kind: 'exported' })).map(({ action }) => action)).toContain('audit.file');
    const reader = await join('ben@ours.example', 'reader');
    for (const path of ['/audit', '/audit.csv']) expect((await reader.visitor.ask('GET', path)).status).toBe(403);
  });
});

const rowsOfLog = async (): Promise<string> => (await http.product.deps.db.system((tx) =>
  tx.run<{ text: string }>(sql`select t::text as text from audit t where workspace_id = (select id from workspace where slug = ${slug})`))).map(({ text }) => text).join('\n');

describe('every answer', () => {
  const get = (path: string, headers: Record<string, string> = {}) => http.product.app(new Request(`http://localhost:3000${path}`, { headers: { host: 'localhost:3000', ...headers } }), { via: 'web', address: '127.0.0.1' });

  test('carries the headers that keep pages apart and scripts out', async () => {
    for (const path of ['/', '/people', '/nothing.js', '/healthz', '/api/docs', '/api/v1/me', '/api/v1/nothing', '/api/v1/openapi.json']) {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, path).toContain(`script-src 'self'`);
      expect(policy.match(/script-src [^;]*/)?.[0]).not.toMatch(/unsafe|data:|\*/);
      for (const part of [`object-src 'none'`, `base-uri 'none'`, `frame-ancestors 'none'`, `form-action 'self'`]) expect(policy, path).toContain(part);
      expect([headers.get('x-content-type-options'), headers.get('x-frame-options'), headers.get('referrer-policy'), headers.get('cross-origin-opener-policy')], path).toEqual(['nosniff', 'DENY', 'same-origin', 'same-origin']);
    }
  });

  test('over HTTPS the cookie is secure; it is never read by scripts and never sent by other sites', async () => {
    const { headers } = await http.browser().ask('POST', '/session', { email: ADA.email, password: 'ada starts anew' }, { 'x-forwarded-proto': 'https' });
    const cookie = headers.getSetCookie().join('\n');
    for (const word of [/HttpOnly/i, /SameSite=Lax/i, /Secure/i]) expect(cookie).toMatch(word);
    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d+/);
  });

  test('no page holds a script of its own', () => {
    const path = builtFile('web/index.html');
    expect(existsSync(path)).toBe(true);
    const html = readFileSync(path, 'utf8');
    const scripts = html.match(/<script\b[^>]*>/gi) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((tag) => !/\bsrc="\//.test(tag))).toEqual([]);
    expect(html).not.toMatch(/\son\w+\s*=|javascript:/i);
  });
});
