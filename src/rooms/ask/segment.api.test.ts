import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Clock } from '#base/clock.ts';
import { calling } from '#test/calling.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { registerGraph, storeEvents } from '#rooms/graph/index.ts';
import type { EventInput } from '#rooms/graph/index.ts';
import { registerPeople, resolvePersons } from '#rooms/people/index.ts';
import { fuzzyWordEndpoints } from '#rooms/question/index.ts';
import { askEndpoints, segmentJob } from './index.ts';

const START = new Date('2026-01-10T09:00:00Z');
let time = START;
const clock: Clock = { now: () => new Date(time) };
let world: World;
const everyEndpoint = [...fuzzyWordEndpoints, ...askEndpoints] as const;
let ask: ReturnType<typeof calling<typeof everyEndpoint>>;
let n = 0;

const worry = (email: string, at: string): EventInput => ({
  source: 'test', sourceKey: `k${(n += 1)}`, kind: 'mail', at: new Date(at), text: 'The firmware worries me.', ownSpans: [[0, 24]],
  participants: [{ role: 'author', handles: [{ kind: 'email', value: email }], name: '' }, { role: 'to', handles: [{ kind: 'email', value: 'ida@ours.example' }], name: 'Ida' }],
  raw: { bytes: Buffer.from('The firmware worries me.'), mediaType: 'text/plain' }, mentions: [{ topic: 'firmware', stance: 'concern' }],
});
const tell = async (...events: EventInput[]) => {
  await world.inCall(({ tx, jobs, workspaceId }) => storeEvents(tx, events, { kind: 'import', runId: null, now: time }).then(() => jobs.request('segments', workspaceId)));
  await world.deps.jobs.idle();
};
/** Time goes by, and somebody looks. */
const lookAt = async (moment: string) => {
  time = new Date(moment);
  world.deps.jobs.request('segments', world.workspaceId);
  await world.deps.jobs.idle();
};
const changesOf = async (id: string) => (await ask('segments.changes', { id })).items.map(({ name, change, at, noticedAt }) => ({ name, change, at: at.toISOString(), noticedAt: noticedAt.toISOString() }));

beforeAll(async () => {
  registerPeople();
  registerGraph();
  world = await openWorld({ clock, jobs: [segmentJob()] });
  ask = calling(world, everyEndpoint);
  await world.inCall(({ tx }) => resolvePersons(tx, [['ada@x.example', 'Ada', 'X Works'], ['ben@x.example', 'Ben', 'X Works'], ['cai@y.example', 'Cai', 'Y Works']].map(([email, name, organisation]) => ({
    handles: [{ kind: 'email', value: email! }], name: name!, organisation: { name: organisation! }, values: {},
  })), { kind: 'import', runId: null, now: new Date('2025-01-01T00:00:00Z') }));
});
afterAll(async () => { await world.close(); });

describe('a segment', () => {
  test('has members from the beginning, and keeps its meaning when fuzzy words change', async () => {
    await tell(worry('ada@x.example', '2026-01-05T10:00:00Z'));
    const made = await ask('segments.create', { name: 'Worried', words: 'people who were recently worried about firmware' });
    expect(made).toMatchObject({ name: 'Worried', find: 'people', count: 1, understood: 'people who had a concern about firmware in the last 90 days', words: 'people who were recently worried about firmware', createdBy: 'Ida', changedAt: null, evaluatedAt: START });
    await ask('fuzzyWords.update', { recentlyDays: 7 });
    expect((await ask('segments.get', { id: made.id })).understood).toBe('people who had a concern about firmware in the last 90 days');
    expect((await ask('segments.members', { id: made.id })).items).toMatchObject([{ name: 'Ada', kind: 'person', organisation: 'X Works', since: START }]);
    expect(await changesOf(made.id)).toEqual([]);
    await ask('fuzzyWords.update', { recentlyDays: 90 });
  });

  test('tells the moment somebody came, and exactly 90 days later the moment they left, though nobody looked for ten days', async () => {
    const [segment] = (await ask('segments.list', {})).items;
    time = new Date('2026-01-20T00:00:00Z');
    await tell(worry('ben@x.example', '2026-01-15T10:30:00Z'));
    expect(await changesOf(segment!.id)).toEqual([{ name: 'Ben', change: 'entered', at: '2026-01-15T10:30:00.000Z', noticedAt: '2026-01-20T00:00:00.000Z' }]);
    await lookAt('2026-04-25T08:00:00Z');
    expect(await changesOf(segment!.id)).toEqual([
      { name: 'Ben', change: 'left', at: '2026-04-15T10:30:00.000Z', noticedAt: '2026-04-25T08:00:00.000Z' },
      { name: 'Ada', change: 'left', at: '2026-04-05T10:00:00.000Z', noticedAt: '2026-04-25T08:00:00.000Z' },
      { name: 'Ben', change: 'entered', at: '2026-01-15T10:30:00.000Z', noticedAt: '2026-01-20T00:00:00.000Z' },
    ]);
    expect((await ask('segments.get', { id: segment!.id }))).toMatchObject({ count: 0, changedAt: new Date('2026-04-15T10:30:00Z') });
  });

  test('of those who are silent is entered when the time is up', async () => {
    time = new Date('2026-05-01T00:00:00Z');
    const { id } = await ask('segments.create', { name: 'Silent', words: 'people not contacted for 120 days' });
    expect((await ask('segments.members', { id })).items.map((one) => one.name)).toEqual(['Cai']);
    await lookAt('2026-06-01T00:00:00Z');
    expect(await changesOf(id)).toEqual([
      { name: 'Ben', change: 'entered', at: '2026-05-15T10:30:00.000Z', noticedAt: '2026-06-01T00:00:00.000Z' },
      { name: 'Ada', change: 'entered', at: '2026-05-05T10:00:00.000Z', noticedAt: '2026-06-01T00:00:00.000Z' },
    ]);
  });

  test('learns late of an old mail: the moment is the mail\'s', async () => {
    const { id } = await ask('segments.create', { name: 'Ever worried', words: 'people who were worried about firmware since May 2026' });
    await lookAt('2026-06-10T00:00:00Z');
    await tell(worry('cai@y.example', '2026-06-05T07:00:00Z'));
    time = new Date('2026-06-20T00:00:00Z');
    await lookAt('2026-06-20T00:00:00Z');
    expect(await changesOf(id)).toEqual([{ name: 'Cai', change: 'entered', at: '2026-06-05T07:00:00.000Z', noticedAt: '2026-06-10T00:00:00.000Z' }]);
  });

  test('may be of organisations', async () => {
    const { id } = await ask('segments.create', { name: 'Loud houses', words: 'organisations with at least 2 people who were worried about firmware this year' });
    expect((await ask('segments.members', { id })).items).toMatchObject([{ name: 'X Works', kind: 'organisation' }]);
    await lookAt('2027-01-03T00:00:00Z');
    expect(await changesOf(id)).toEqual([{ name: 'X Works', change: 'left', at: '2027-01-01T00:00:00.000Z', noticedAt: '2027-01-03T00:00:00.000Z' }]);
  });

  test('is renamed, asked anew and deleted', async () => {
    const { id } = await ask('segments.create', { name: 'Berlin', words: 'all people' });
    expect(await ask('segments.update', { id, name: 'Everybody' })).toMatchObject({ name: 'Everybody', count: 3 });
    expect(await ask('segments.update', { id, words: 'people at X Works' })).toMatchObject({ name: 'Everybody', words: 'people at X Works', count: 2, changedAt: null });
    expect((await ask('segments.list', {})).items.map((one) => one.name)).toEqual(['Ever worried', 'Everybody', 'Loud houses', 'Silent', 'Worried']);
    expect(await ask('segments.delete', { id })).toEqual({ id });
    await expect(ask('segments.get', { id })).rejects.toThrow('There is no such segment.');
    const first = await ask('segments.list', { limit: 2 });
    expect((await ask('segments.list', { limit: 2, after: first.next! })).items.map((one) => one.name)).toEqual(['Silent', 'Worried']);
  });

  test('cannot be of introductions, nor of what was not understood', async () => {
    await expect(ask('segments.create', { name: 'x', words: 'who can introduce me to Cai?' })).rejects.toThrow('A segment is of people or organisations, not of introductions.');
    await expect(ask('segments.create', { name: 'x', words: 'big spenders' })).rejects.toThrow('This was not understood: big spenders.');
    await expect(ask('segments.create', { name: ' ', words: 'promoters' })).rejects.toThrow('Give the segment a name.');
  });

  test('of another workspace is not there', async () => {
    const other = await world.addWorkspace('others');
    const [segment] = (await ask('segments.list', {})).items;
    await expect(ask('segments.get', { id: segment!.id }, { as: other.owner, workspaceId: other.workspaceId })).rejects.toThrow('There is no such segment.');
  });
});
