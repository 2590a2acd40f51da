import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Clock } from '#base/clock.ts';
import type { Caller } from '#base/endpoint.ts';
import { calling } from '#test/calling.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { registerGraph, storeEvents } from '#rooms/graph/index.ts';
import { registerPeople, resolvePersons } from '#rooms/people/index.ts';
import { askEndpoints, segmentJob } from './index.ts';

let time = new Date('2026-01-10T09:00:00Z');
const clock: Clock = { now: () => new Date(time) };
let world: World;
let rosa: Caller;
let ask: ReturnType<typeof calling<typeof askEndpoints>>;
let n = 0;

const WORDS = 'who worried about firmware in the last 90 days?';
/** Somebody writes, and the segments are looked at. */
const worries = async (email: string, at: string, seen: string) => {
  time = new Date(seen);
  const text = 'The firmware worries me.';
  await world.inCall(({ tx, jobs, workspaceId }) => storeEvents(tx, [{
    source: 'test', sourceKey: `k${(n += 1)}`, kind: 'mail', at: new Date(at), text, ownSpans: [[0, 24]], raw: { bytes: Buffer.from(text), mediaType: 'text/plain' }, mentions: [{ topic: 'firmware', stance: 'concern' }],
    participants: [{ role: 'author', handles: [{ kind: 'email', value: email }], name: '' }, { role: 'to', handles: [{ kind: 'email', value: 'ida@ours.example' }], name: 'Ida' }],
  }], { kind: 'import', runId: null, now: time }).then(() => jobs.request('segments', workspaceId)));
  await world.deps.jobs.idle();
};
const news = async (as?: Caller) => (await ask('watches.changes', {}, as ? { as } : {})).items.map(({ name, change, segment, isNew }) => `${name} ${change} ${segment.name}${isNew ? ' (new)' : ''}`);
const unseen = async (as?: Caller) => (await ask('watches.unseen', {}, as ? { as } : {})).count;

beforeAll(async () => {
  registerPeople();
  registerGraph();
  world = await openWorld({ clock, jobs: [segmentJob()] });
  ask = calling(world, askEndpoints);
  rosa = await world.addMember('Rosa', 'rosa@ours.example', 'reader');
  await world.inCall(({ tx }) => resolvePersons(tx, ['ada', 'ben', 'cai'].map((name) => ({ handles: [{ kind: 'email', value: `${name}@x.example` }], name: name.charAt(0).toUpperCase() + name.slice(1), organisation: { name: 'X Works' }, values: {} })), { kind: 'import', runId: null, now: new Date('2025-01-01T00:00:00Z') }));
  await worries('ada@x.example', '2026-01-05T10:00:00Z', '2026-01-10T09:00:00Z');
});
afterAll(async () => { await world.close(); });

describe('watching a question', () => {
  test('keeps it as a segment named like the question, once, and tells nothing of those who were there already', async () => {
    const made = await ask('watches.create', { words: WORDS });
    expect(made).toMatchObject({ name: 'Who worried about firmware in the last 90 days', isNew: true });
    expect(await ask('watches.create', { words: `  ${WORDS.toUpperCase()} `.trim() })).toEqual({ ...made, isNew: false });
    expect((await ask('watches.list', {})).items).toMatchObject([{ id: made.id, find: 'people', count: 1, entered: 0, left: 0, latestAt: null }]);
    expect([await unseen(), (await ask('segments.get', { id: made.id })).isWatched, (await ask('segments.get', { id: made.id }, { as: rosa })).isWatched]).toEqual([0, true, false]);
    await expect(ask('watches.create', { words: 'blorp the frobnicators' })).rejects.toThrow('was not understood');
    await expect(ask('watches.create', { words: 'who can introduce me to Ada?' })).rejects.toThrow('of people or organisations');
  });

  test('whoever comes is news until it is seen, to each who watches by themselves', async () => {
    const [{ id } = { id: '' }] = (await ask('watches.list', {})).items;
    time = new Date('2026-01-12T00:00:00Z');
    await ask('watches.begin', { id }, { as: rosa });
    await worries('ben@x.example', '2026-01-11T10:00:00Z', '2026-01-20T00:00:00Z');
    expect([await unseen(), await unseen(rosa)]).toEqual([1, 1]);
    expect(await news()).toEqual(['Ben entered Who worried about firmware in the last 90 days (new)']);
    time = new Date('2026-01-21T00:00:00Z');
    const { before } = await ask('watches.see', { watches: [{ id }] });
    expect([await unseen(), await unseen(rosa), before]).toEqual([0, 1, [{ id, at: new Date('2026-01-10T09:00:00Z') }]]);
    expect(await news()).toEqual(['Ben entered Who worried about firmware in the last 90 days']);
    await ask('watches.see', { watches: before });
    expect(await unseen()).toBe(1);
    await ask('watches.see', { watches: [{ id, at: new Date('2031-01-01T00:00:00Z') }] });
    await worries('cai@x.example', '2026-01-22T10:00:00Z', '2026-01-23T00:00:00Z');
    expect([await unseen(), (await news()).length, (await ask('watches.list', {})).items[0]]).toMatchObject([1, 2, { entered: 1, left: 0, count: 3, latestAt: new Date('2026-01-23T00:00:00Z') }]);
    const first = await ask('watches.changes', { limit: 1 });
    expect([first.items[0]?.name, (await ask('watches.changes', { limit: 1, after: first.next ?? '' })).items[0]?.name]).toEqual(['Cai', 'Ben']);
  });

  test('ends, and goes on as if it had not when that is taken back; begun anew it starts from now', async () => {
    const [{ id } = { id: '' }] = (await ask('watches.list', {})).items;
    await ask('watches.end', { id });
    expect([(await ask('watches.list', {})).items, await unseen(), await unseen(rosa)]).toEqual([[], 0, 2]);
    await expect(ask('watches.end', { id })).rejects.toThrow('You do not watch');
    await ask('watches.resume', { id });
    expect([await unseen(), await news()]).toMatchObject([1, { length: 2 }]);
    await expect(ask('watches.resume', { id })).rejects.toThrow('not stopped');
    await ask('watches.end', { id });
    await ask('watches.begin', { id });
    expect([await unseen(), await news()]).toEqual([0, []]);
  });

  test('is silent about a deleted segment and speaks again when it is back; nobody sees another workspace', async () => {
    const [{ id } = { id: '' }] = (await ask('watches.list', {})).items;
    await ask('segments.delete', { id });
    expect([(await ask('watches.list', {}, { as: rosa })).items, await unseen(rosa)]).toEqual([[], 0]);
    await expect(ask('watches.begin', { id })).rejects.toThrow('There is no such segment.');
    await ask('segments.restore', { id });
    expect((await ask('watches.list', {}, { as: rosa })).items).toHaveLength(1);
    const other = await world.addWorkspace('others');
    await expect(ask('watches.begin', { id }, { as: other.owner, workspaceId: other.workspaceId })).rejects.toThrow('There is no such segment.');
  });
});
