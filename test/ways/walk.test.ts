// Every endpoint is called by everybody who must not: strangers without a key, readers, keys of another workspace with ids
// of this one. Whatever is added to the product is walked too, or the build fails.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import type { OpenDatabase } from '#base/database/doors.ts';
import { APP_ROLE } from '#base/database/role.ts';
import { everyEndpoint, everyOpenEndpoint } from '#compose.ts';
import { FILE_ROUTES } from '#surfaces/server/fileRoute.ts';
import { openHttp } from '#test/http.ts';
import type { Answer, Http, Visitor } from '#test/http.ts';
import { readCatalog } from '#test/tidy/catalog.ts';
import { OPEN_STEPS, OTHER_ROUTES, STEPS } from './walk.ts';
import type { Things } from './walk.ts';

interface Place { things: Things; owner: Visitor; signedInOwner: Visitor; member: Visitor; writer: Visitor; memberKey: Visitor; reader: Visitor; readOnly: Visitor }

/** Reading comes first, while everything is still as it was made. */
const routes = [...everyEndpoint, ...FILE_ROUTES].map(({ name, method, path, permission }) => ({ name, method, path, permission }))
  .sort((a, b) => Number(a.method !== 'GET') - Number(b.method !== 'GET'));
let http: Http;
let ours: Place;
let theirs: Place;
let own: Place;
let before: string[];
beforeAll(async () => {
  http = await openHttp();
  ours = await settle('Robin');
  theirs = await settle('Canary');
  own = await settle('Wren');
  before = await everythingOf('canary');
});
afterAll(async () => { await http.close(); });

/** Sends the request of a step, with the ids of these things. */
function call(visitor: Visitor, route: { name: string; method: string; path: string }, things: Things, headers: Record<string, string> = {}): Promise<Answer> {
  const input = ((STEPS[route.name] ?? OPEN_STEPS[route.name])?.input(things) ?? {}) as Record<string, unknown>;
  const path = route.path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(String(input[name])));
  return visitor.ask(route.method, path, Object.fromEntries(Object.entries(input).filter(([name]) => !route.path.includes(`{${name}}`))), headers);
}

const honoPath = (path: string) => `/api/v1${path.replace(/\{(\w+)\}/g, ':$1')}`;

test('every endpoint has its step, and every step its endpoint', () => {
  expect(routes.map(({ name }) => name).sort()).toEqual(Object.keys(STEPS).sort());
  expect(everyOpenEndpoint.map(({ name }) => name).sort()).toEqual(Object.keys(OPEN_STEPS).sort());
});

test('there is no way in but the endpoints, the files, and those named here', () => {
  const ways = new Set(http.product.app.routes.map(({ method, path }) => `${method} ${path}`));
  expect(ways.size).toBeGreaterThan(70);
  const walked = new Set([...routes, ...everyOpenEndpoint].map(({ method, path }) => `${method} ${honoPath(path)}`));
  expect([...ways].filter((way) => !walked.has(way) && !OTHER_ROUTES.has(way))).toEqual([]);
  expect([...OTHER_ROUTES.keys(), ...walked].filter((way) => !ways.has(way))).toEqual([]);
});

/** What stands in the other workspace, but for the words that were asked with, which an answer may say back. */
const TELLS_OF_CANARY = /canary (person|org|two|noise|song|fans|view)|worries the canary|(two|guest|member|reader)@canary\.example/i;

describe.each(routes)('$name', (route) => {
  const may = route.permission;

  test('without a key it answers nobody', async () => {
    expect((await call(http.browser(), route, theirs.things)).status).toBe(401);
    expect((await call(http.program('rk_nobody-has-this-key-0123456789'), route, theirs.things)).status).toBe(401);
  });

  test('whoever belongs to another workspace finds nothing and is told nothing', async () => {
    for (const visitor of [ours.writer, ours.readOnly, ours.memberKey, ours.member, ours.reader, ours.signedInOwner]) {
      const answer = await call(visitor, route, theirs.things);
      expect(answer.text).not.toMatch(TELLS_OF_CANARY);
      if (STEPS[route.name]?.is === 'names') expect([403, 404, 409, 422], answer.text).toContain(answer.status);
      expect(answer.status).toBeLessThan(500);
    }
  });

  test('naming the other workspace opens nothing', async () => {
    for (const visitor of [ours.writer, ours.signedInOwner]) {
      const answer = await call(visitor, route, theirs.things, { 'regulars-workspace': 'canary' });
      expect([answer.status, TELLS_OF_CANARY.test(answer.text)]).toEqual([404, false]);
    }
  });

  if (may !== 'read') test('readers and keys for reading may not', async () => {
    for (const visitor of [ours.reader, ours.readOnly]) expect((await call(visitor, route, ours.things)).status).toBe(403);
  });

  if (may === 'own') test('members and their keys may not', async () => {
    for (const visitor of [ours.member, ours.memberKey]) expect((await call(visitor, route, ours.things)).status).toBe(403);
  });

  if (may === 'read') test('readers and keys for reading may', async () => {
    for (const visitor of [ours.reader, ours.readOnly]) expect((await call(visitor, route, ours.things)).status).toBe(STEPS[route.name]?.isPersonal ? 404 : 200);
  });

  // A deed can be done once; later it may find nothing to do, but it is never refused.
  if (may !== 'own') test('members and their keys may', async () => {
    for (const visitor of [ours.member, ours.memberKey]) expect(await wasLet(visitor, route, ours.things)).toBe(true);
  });

  test('owners may, signed in and by key', async () => {
    for (const visitor of [own.signedInOwner, own.writer]) expect(await wasLet(visitor, route, own.things)).toBe(true);
  });
});

async function wasLet(visitor: Visitor, route: (typeof routes)[number], things: Things): Promise<boolean> {
  // Ending what the walk itself stands on comes to the same as being let: it is asked with things that are nobody's.
  const spared = ['members.remove', 'members.restore', 'members.update', 'keys.revoke'].includes(route.name) ? { ...things, member: things.person, key: things.person } : things;
  const { status, text } = await call(visitor, route, spared);
  if (status >= 500) throw new Error(text);
  return status !== 401 && status !== 403;
}

describe.each(everyOpenEndpoint.map(({ name, method, path }) => ({ name, method, path })))('$name', (route) => {
  test('nobody in particular gets what is meant for nobody', async () => {
    const answer = await call(http.browser(), route, theirs.things);
    expect([answer.status, TELLS_OF_CANARY.test(answer.text)], answer.text).toEqual([OPEN_STEPS[route.name]?.status, false]);
  });
});

test('a link for a new password is made by owners who are signed in, and for their own members only', async () => {
  const ask = (visitor: Visitor, { member }: Things) => visitor.ask('POST', `/members/${member}/password-reset`);
  for (const visitor of [ours.reader, ours.member, ours.memberKey, ours.readOnly, ours.writer]) expect((await ask(visitor, ours.things)).status).toBe(403);
  expect((await ask(ours.signedInOwner, theirs.things)).status).toBe(404);
});

test('after all that, everything of the other workspace is as it was', async () => {
  expect(await everythingOf('canary')).toEqual(before);
  expect(before.length).toBeGreaterThan(30);
  expect(before.filter((line) => !line.endsWith(' 0')).length).toBeGreaterThan(12);
});

test('without a named workspace the role of the product sees no row of any of these full tables, and nothing of signing in', async () => {
  const driver = driverOf(http);
  const tables = (await readCatalog(driver)).filter(({ columns }) => columns.includes('workspace_id')).map(({ name }) => name);
  const lease = await driver.lease();
  const sees = async (table: string, role: string | null): Promise<number> => {
    await lease.script(role ? `begin; set local role ${role}` : 'begin');
    const { rows } = await lease.query(`select count(*)::int as n from ${table}`, []).finally(() => lease.script('rollback'));
    return Number(rows[0]?.['n']);
  };
  try {
    const full: string[] = [];
    for (const name of [...tables, 'workspace']) {
      if (await sees(`"${name}"`, null) > 0) full.push(name);
      expect([name, await sees(`"${name}"`, APP_ROLE)]).toEqual([name, 0]);
    }
    expect(full.length).toBeGreaterThan(20);
    for (const name of ['auth."user"', 'auth.session', 'auth.account', 'auth.verification']) await expect(sees(name, APP_ROLE), name).rejects.toThrow(/permission denied/);
  } finally {
    lease.release();
  }
});

const driverOf = ({ product }: Http): OpenDatabase['driver'] => (product.deps.db as OpenDatabase).driver;

/** Table by table how many rows there are, and what stands in them. */
async function everythingOf(slug: string): Promise<string[]> {
  const { db } = http.product.deps;
  const tables = (await readCatalog(driverOf(http))).filter(({ columns }) => columns.includes('workspace_id'));
  const lines: string[] = [];
  for (const { name } of tables) {
    const rows = await db.system((tx) => tx.run<{ text: string }>(sql`select t::text as text from ${sql.id(name)} t where workspace_id = (select id from workspace where slug = ${slug})`));
    lines.push(`${name}: ${rows.map(({ text }) => text).sort().join('\n')} ${rows.length}`);
  }
  return lines;
}

/** A workspace with one of everything, all of it called after `bird`. */
async function settle(bird: string): Promise<Place> {
  const slug = String((await http.owner(null).ask('POST', '/workspaces', { name: bird, email: `${bird}@owner.example`, password: 'a long password' })).body['workspace']);
  const owner = http.owner(slug);
  const run = await importPeople(owner, bird);
  const must = async (method: string, path: string, input?: object) => {
    const answer = await owner.ask(method, path, input);
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.text}`);
    return answer.body;
  };
  const first = async (path: string, input: object = {}) => String((await must('GET', path, input)).items?.[0]?.['id']);
  await must('POST', '/interactions', { email: `${bird.toLowerCase()}@${bird.toLowerCase()}.example`, kind: 'call', direction: 'in', at: '2026-01-02T10:00:00Z', text: `The noise worries the ${bird}.`, topics: [{ topic: `${bird} noise`, stance: 'concern' }], source: 'seed', sourceKey: '1' });
  const person = String((await must('GET', '/people/find', { handle: `${bird}@${bird}.example` }))['id']);
  const interaction = await first('/interactions', { person });
  const mentions = (await must('GET', `/interactions/${interaction}`))['mentions'] as { id: string; topic: { id: string } }[];
  const makeKey = async (visitor: Visitor, scopes: string[]) => http.program(String((await visitor.ask('POST', '/keys', { name: 'key', scopes })).body['key']));
  const things: Things = {
    person, interaction, run, otherPerson: String((await must('POST', '/people', { name: `${bird} Two`, email: `two@${bird}.example` }))['id']),
    organisation: await first('/organisations'), otherOrganisation: String((await must('POST', '/organisations', { name: `${bird} Two` }))['id']), member: await first('/members'),
    topic: mentions[0]?.topic.id ?? '', mention: mentions[0]?.id ?? '', otherTopic: String((await must('POST', '/topics', { name: `${bird} song` }))['id']),
    learned: String((await must('POST', `/people/${person}/learned`, { kind: 'job', words: `${bird} noise is gone` }))['id']),
    view: String((await must('POST', '/views', { list: 'people', name: `${bird} view`, shows: {} }))['id']),
    segment: String((await must('POST', '/segments', { name: `${bird} fans`, words: 'everybody' }))['id']),
    invitation: String((await must('POST', '/invitations', { email: `guest@${bird}.example` }))['id']),
    key: String((await must('POST', '/keys', { name: 'spare' }))['id']), domain: `${bird.toLowerCase()}.example`, address: `${bird.toLowerCase()}@${bird.toLowerCase()}.example`,
  };
  const signedInOwner = http.browser();
  await signedInOwner.ask('POST', '/session', { email: `${bird}@owner.example`, password: 'a long password' });
  const member = await signIn(owner, bird, 'member');
  return {
    things, owner, signedInOwner, member, writer: await makeKey(owner, ['read', 'write']), readOnly: await makeKey(owner, ['read']),
    memberKey: await keyOfMember(slug, `member@${bird}.example`, makeKey), reader: await signIn(owner, bird, 'reader'),
  };
}

async function importPeople(owner: Visitor, bird: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-walk-'));
  const file = join(folder, 'people.csv');
  const low = bird.toLowerCase();
  writeFileSync(file, `email,name,organisation\n${low}@${low}.example,${bird} Person,${bird} Org\nnot an address,Nobody,\n`);
  const { body } = await owner.ask('POST', '/imports', { paths: [file] });
  await http.product.deps.jobs.idle();
  rmSync(folder, { recursive: true, force: true });
  return String(body['id']);
}

/** Somebody invited to this role, signed in. */
async function signIn(owner: Visitor, bird: string, role: 'member' | 'reader'): Promise<Visitor> {
  const invited = await owner.ask('POST', '/invitations', { email: `${role}@${bird}.example`, role });
  const visitor = http.browser();
  await visitor.ask('POST', '/joining', { token: String(invited.body['link']).split('#')[1], name: role, password: 'reads all day' });
  return visitor;
}

/** A member makes no key; one who was an owner for a moment keeps theirs, which then may what a member may. */
async function keyOfMember(slug: string, email: string, makeKey: (visitor: Visitor, scopes: string[]) => Promise<Visitor>): Promise<Visitor> {
  const owner = http.owner(slug);
  const visitor = http.browser();
  await visitor.ask('POST', '/session', { email, password: 'reads all day' });
  const { id } = (await visitor.ask('GET', '/me')).body['member'] as { id: string };
  await owner.ask('PATCH', `/members/${id}`, { role: 'owner' });
  const key = await makeKey(visitor, ['read', 'write']);
  await owner.ask('PATCH', `/members/${id}`, { role: 'member' });
  return key;
}
