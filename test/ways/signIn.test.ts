// Coming in: the first visit, signing in and out, invitations, roles, keys, repeats, and pages of other sites.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixedClock } from '#base/clock.ts';
import type { Clock } from '#base/clock.ts';
import { openHttp } from '#test/http.ts';
import type { Http, Visitor } from '#test/http.ts';

let http: Http;
let now = new Date('2026-03-02T09:00:00Z');
const clock: Clock = { now: () => fixedClock(now).now() };
beforeAll(async () => { http = await openHttp({ clock }); });
afterAll(async () => { await http.close(); });

const ADA = { name: 'Ada', email: 'ada@ours.example', password: 'correct horse', workspace: 'Ours' };
let ada: Visitor;

describe('the first visit', () => {
  test('nobody owns a new installation, and nobody is signed in', async () => {
    expect((await http.browser().ask('GET', '/first-visit')).body).toEqual({ hasOwner: false, canOpenSample: true, takesOver: null });
    expect((await http.browser().ask('GET', '/me')).status).toBe(401);
  });

  test('the sample company opens without a password on this machine only', async () => {
    const far = await http.browser({ address: '203.0.113.7' }).ask('POST', '/sample');
    expect(far.status).toBe(403);
    const proxied = await http.browser().ask('POST', '/sample', {}, { 'x-forwarded-for': '203.0.113.7' });
    expect(proxied.status).toBe(403);
    const renamed = await http.browser({ host: 'evil.example' }).ask('POST', '/sample');
    expect(renamed.status).toBe(403);
  });

  test('whoever comes first becomes the owner and is signed in', async () => {
    ada = http.browser();
    expect(await ada.ask('POST', '/first-visit', { ...ADA, password: 'short' })).toMatchObject({ status: 422, body: { field: 'password' } });
    expect((await ada.ask('POST', '/first-visit', ADA)).status).toBe(200);
    expect((await ada.ask('GET', '/me')).body).toMatchObject({ member: { name: 'Ada', role: 'owner' }, workspace: { slug: 'ours', kind: 'own' } });
    expect((await http.browser().ask('POST', '/first-visit', { ...ADA, email: 'eve@else.example' })).status).toBe(409);
  });
});

describe('signing in', () => {
  test('address and password open a session, and a wrong one does not say which was wrong', async () => {
    const visitor = http.browser();
    const wrong = await visitor.ask('POST', '/session', { email: ADA.email, password: 'wrong horse' });
    const unknown = await visitor.ask('POST', '/session', { email: 'nobody@ours.example', password: 'wrong horse' });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.body.detail).toBe(unknown.body.detail);
    expect((await visitor.ask('POST', '/session', { email: 'ADA@ours.example ', password: ADA.password })).status).toBe(200);
    expect((await visitor.ask('GET', '/me')).status).toBe(200);
    await visitor.ask('DELETE', '/session');
    expect((await visitor.ask('GET', '/me')).status).toBe(401);
  });

  test('guessing is slowed down, and only for a while', async () => {
    const guesser = http.browser({ address: '203.0.113.50' });
    for (let n = 0; n < 10; n += 1) await guesser.ask('POST', '/session', { email: 'guessed@ours.example', password: `guess ${n}` });
    expect(await guesser.ask('POST', '/session', { email: 'guessed@ours.example', password: 'guess' })).toMatchObject({ status: 429, body: { detail: expect.stringContaining('minutes') } });
    now = new Date(now.getTime() + 16 * 60_000);
    expect((await guesser.ask('POST', '/session', { email: 'guessed@ours.example', password: 'guess' })).status).toBe(401);
  });

  test('a changed password ends every other session', async () => {
    const [here, there] = [http.browser(), http.browser()];
    for (const visitor of [here, there]) await visitor.ask('POST', '/session', { email: ADA.email, password: ADA.password });
    expect(await here.ask('PUT', '/me/password', { current: 'wrong', password: 'another horse' })).toMatchObject({ status: 422, body: { field: 'current' } });
    expect((await here.ask('PUT', '/me/password', { current: ADA.password, password: 'another horse' })).status).toBe(200);
    expect((await there.ask('GET', '/me')).status).toBe(401);
    expect((await here.ask('GET', '/me')).status).toBe(200);
    await here.ask('PUT', '/me/password', { current: 'another horse', password: ADA.password });
    ada = here;
  });

  test('a page of another site can neither write nor sign somebody in', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }]) {
      expect((await ada.ask('POST', '/keys', { name: 'stolen' }, headers)).status).toBe(403);
      expect((await http.browser().ask('POST', '/session', { email: ADA.email, password: ADA.password }, headers)).status).toBe(403);
    }
  });
});

describe('invitations', () => {
  test('a link makes a member with the role it says, once', async () => {
    const invited = await ada.ask('POST', '/invitations', { email: 'rosa@ours.example', role: 'reader' });
    const token = String(invited.body['link']).split('#')[1] ?? '';
    expect((await http.browser().ask('POST', '/joining/preview', { token })).body).toMatchObject({ email: 'rosa@ours.example', role: 'reader', workspaceName: 'Ours', hasAccount: false });
    const rosa = http.browser();
    expect((await rosa.ask('POST', '/joining', { token, name: 'Rosa', password: 'rosa rosa rosa' })).status).toBe(200);
    expect((await rosa.ask('GET', '/me')).body).toMatchObject({ member: { role: 'reader' } });
    expect((await http.browser().ask('POST', '/joining', { token, name: 'Eve', password: 'eve eve eve eve' })).status).toBe(409);
    expect(await rosa.ask('POST', '/keys', { name: 'mine' })).toMatchObject({ status: 403, body: { detail: expect.stringContaining('owner') } });
    expect(await rosa.ask('PATCH', '/workspace', { name: 'Rosa\'s' })).toMatchObject({ status: 403 });
  });

  test('an invitation ends after its time, and when it is taken back', async () => {
    const late = String((await ada.ask('POST', '/invitations', { email: 'late@ours.example' })).body['link']).split('#')[1] ?? '';
    const revoked = (await ada.ask('POST', '/invitations', { email: 'gone@ours.example' })).body;
    await ada.ask('DELETE', `/invitations/${String(revoked['id'])}`);
    expect((await http.browser().ask('POST', '/joining/preview', { token: String(revoked['link']).split('#')[1] })).status).toBe(409);
    const before = now;
    now = new Date(now.getTime() + 30 * 86_400_000);
    expect(await http.browser().ask('POST', '/joining/preview', { token: late })).toMatchObject({ status: 409 });
    now = before;
  });

  test('the last owner can neither leave nor step down', async () => {
    const me = ((await ada.ask('GET', '/me')).body['member'] as { id: string }).id;
    expect((await ada.ask('DELETE', `/members/${me}`)).status).toBe(409);
    expect((await ada.ask('PATCH', `/members/${me}`, { role: 'member' })).status).toBe(409);
  });

  test('who leaves is out at once, in every browser', async () => {
    const token = String((await ada.ask('POST', '/invitations', { email: 'leo@ours.example' })).body['link']).split('#')[1] ?? '';
    const leo = http.browser();
    await leo.ask('POST', '/joining', { token, name: 'Leo', password: 'leo leo leo leo' });
    const { id } = (await leo.ask('GET', '/me')).body['member'] as { id: string };
    expect((await ada.ask('DELETE', `/members/${id}`)).body).toMatchObject({ name: 'Leo', leftAt: expect.any(String) });
    expect((await leo.ask('GET', '/members')).status).toBeGreaterThanOrEqual(401);
  });
});

describe('keys', () => {
  test('a key is shown once, may what its scopes say, and dies when it is revoked', async () => {
    const made = await ada.ask('POST', '/keys', { name: 'sync', scopes: ['read'] });
    const key = String(made.body['key']);
    expect(key).toMatch(/^rk_/);
    expect((await ada.ask('GET', '/keys')).text).not.toContain(key);
    const program = http.program(key);
    expect((await program.ask('GET', '/members')).status).toBe(200);
    expect(await program.ask('POST', '/invitations', { email: 'x@ours.example' })).toMatchObject({ status: 403, body: { detail: expect.stringContaining('scope') } });
    await ada.ask('DELETE', `/keys/${String(made.body['id'])}`);
    expect((await program.ask('GET', '/members')).status).toBe(401);
    expect((await http.program('rk_nonsense').ask('GET', '/members')).status).toBe(401);
  });

  test('a write sent twice with one Idempotency-Key is done once', async () => {
    const headers = { 'idempotency-key': 'invite-1' };
    const first = await ada.ask('POST', '/invitations', { email: 'twice@ours.example' }, headers);
    const again = await ada.ask('POST', '/invitations', { email: 'twice@ours.example' }, headers);
    expect(again.body).toEqual(first.body);
    expect((await ada.ask('POST', '/invitations', { email: 'other@ours.example' }, headers)).status).toBe(409);
  });
});

describe('what is wrong is said in a sentence', () => {
  test.each([
    ['POST', '/keys', {}, 422, 'name'], ['POST', '/keys', { name: 'a', scopes: ['all'] }, 422, 'scopes.0'], ['POST', '/keys', { name: 'a', scope: 'read' }, 422, 'scope'],
    ['GET', '/members/not-an-id', undefined, 422, 'id'], ['GET', '/nothing', undefined, 404, undefined], ['PATCH', '/workspace', { timeZone: 'Mars/Olympus' }, 422, 'timeZone'],
  ] as const)('%s %s', async (method, path, input, status, field) => {
    const answer = await ada.ask(method, path, input);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body.detail).toMatch(/^[A-Z"].*\.$/);
    expect(answer.body.field).toBe(field);
  });

  test('everything done is in the log, with who did it', async () => {
    const { items = [] } = (await ada.ask('GET', '/audit')).body;
    expect(items.some((row) => row['action'] === 'keys.revoke' && row['member'] === 'Ada' && row['via'] === 'session')).toBe(true);
  });
});
