// Every endpoint is called by everybody who must not: strangers without a key, readers, keys of another workspace with ids
// of this one. Whatever is added to the product is walked too, or the build fails.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyEndpoint } from '#compose.ts';
import { FILE_ROUTES } from '#surfaces/server/fileRoute.ts';
import { openHttp } from '#test/http.ts';
import type { Answer, Http, Visitor } from '#test/http.ts';
import { STEPS } from './walk.ts';
import type { Things } from './walk.ts';

interface Place { things: Things; owner: Visitor; writer: Visitor; reader: Visitor; readOnly: Visitor }

const routes = [...everyEndpoint.map(({ name, method, path, permission }) => ({ name, method, path, permission })), ...FILE_ROUTES.map(({ name, method, path, permission }) => ({ name, method, path, permission }))];
let http: Http;
let ours: Place;
let theirs: Place;
beforeAll(async () => {
  http = await openHttp();
  ours = await settle('Robin');
  theirs = await settle('Canary');
});
afterAll(async () => { await http.close(); });

/** Sends the request of a step, with the ids of these things. */
function call(visitor: Visitor, route: (typeof routes)[number], things: Things): Promise<Answer> {
  const input = (STEPS[route.name]?.input(things) ?? {}) as Record<string, unknown>;
  const path = route.path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(String(input[name])));
  return visitor.ask(route.method, path, Object.fromEntries(Object.entries(input).filter(([name]) => !route.path.includes(`{${name}}`))));
}

test('every endpoint has its step, and every step its endpoint', () => {
  expect(routes.map(({ name }) => name).sort()).toEqual(Object.keys(STEPS).sort());
});

describe.each(routes)('$name', (route) => {
  test('without a key it answers nobody', async () => {
    expect((await call(http.browser(), route, theirs.things)).status).toBe(401);
  });

  test('with a key of another workspace it finds nothing and tells nothing', async () => {
    const answer = await call(ours.writer, route, theirs.things);
    expect(answer.text).not.toMatch(/canary (person|org|two|noise|song|fans)|worries the canary/i);
    if (STEPS[route.name]?.is === 'names') expect([403, 404, 422], answer.text).toContain(answer.status);
  });

  if (route.permission !== 'read') test('readers and keys for reading may not', async () => {
    for (const visitor of [ours.reader, ours.readOnly]) expect((await call(visitor, route, ours.things)).status).toBe(403);
  });

  if (route.permission === 'read') test('readers and keys for reading may', async () => {
    for (const visitor of [ours.reader, ours.readOnly]) expect((await call(visitor, route, ours.things)).status).toBe(200);
  });
});

test('after all that, everything of the other workspace is still there', async () => {
  const { person, organisation, interaction, topic, segment, member } = theirs.things;
  for (const path of [`/people/${person}`, `/organisations/${organisation}`, `/interactions/${interaction}`, `/topics/${topic}`, `/segments/${segment}`, `/members/${member}`]) {
    expect((await theirs.owner.ask('GET', path)).status, path).toBe(200);
  }
  const before = (await theirs.owner.ask('GET', `/people/${person}`)).body;
  expect(before['title']).toBeNull();
});

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
    organisation: await first('/organisations'), member: await first('/members'),
    topic: mentions[0]?.topic.id ?? '', mention: mentions[0]?.id ?? '', otherTopic: String((await must('POST', '/topics', { name: `${bird} song` }))['id']),
    learned: String((await must('POST', `/people/${person}/learned`, { kind: 'job', words: `${bird} noise is gone` }))['id']),
    segment: String((await must('POST', '/segments', { name: `${bird} fans`, words: 'everybody' }))['id']),
    invitation: String((await must('POST', '/invitations', { email: `guest@${bird}.example` }))['id']),
    key: String((await must('POST', '/keys', { name: 'spare' }))['id']), domain: `${bird.toLowerCase()}.example`, address: `${bird.toLowerCase()}@${bird.toLowerCase()}.example`,
  };
  return { things, owner, writer: await makeKey(owner, ['read', 'write']), readOnly: await makeKey(owner, ['read']), reader: await signInReader(owner, bird) };
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

async function signInReader(owner: Visitor, bird: string): Promise<Visitor> {
  const invited = await owner.ask('POST', '/invitations', { email: `reader@${bird}.example`, role: 'reader' });
  const reader = http.browser();
  await reader.ask('POST', '/joining', { token: String(invited.body['link']).split('#')[1], name: 'Reader', password: 'reads all day' });
  return reader;
}
