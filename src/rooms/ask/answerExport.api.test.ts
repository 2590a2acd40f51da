import { afterAll, beforeAll, expect, test } from 'vitest';
import { calling } from '#test/calling.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { registerGraph, storeEvents } from '#rooms/graph/index.ts';
import { peopleEndpoints, registerPeople, resolvePersons } from '#rooms/people/index.ts';
import { askEndpoints } from './index.ts';

const endpoints = [...peopleEndpoints, ...askEndpoints] as const;
const NOW = new Date('2026-03-01T12:00:00Z');
const MANY = 130;
let world: World;
let ask: ReturnType<typeof calling<typeof endpoints>>;
const wrote = 'The firmware worries me.';

beforeAll(async () => {
  registerPeople();
  registerGraph();
  world = await openWorld();
  ask = calling(world, endpoints);
  const people = [['ada@x.example', 'Ada', 'X Works'], ...Array.from({ length: MANY }, (_none, n) => [`p${n}@y.example`, `Pat ${String(n).padStart(3, '0')}`, 'Y Works'])];
  await world.inCall(({ tx }) => resolvePersons(tx, people.map(([email, name, at]) => ({ handles: [{ kind: 'email', value: email! }], name: name!, organisation: { name: at! }, values: {} })), { kind: 'import', runId: null, now: new Date('2025-01-01T00:00:00Z') }));
  await world.inCall(({ tx }) => storeEvents(tx, [{
    source: 'test', sourceKey: 'one', kind: 'mail', at: new Date('2026-02-01T10:00:00Z'), text: wrote, ownSpans: [[0, wrote.length]], raw: { bytes: Buffer.from(wrote), mediaType: 'text/plain' }, mentions: [{ topic: 'firmware', stance: 'concern' }],
    participants: [{ role: 'author', handles: [{ kind: 'email', value: 'ada@x.example' }], name: '' }, { role: 'to', handles: [{ kind: 'email', value: 'ida@ours.example' }], name: 'Ida' }],
  }], { kind: 'import', runId: null, now: NOW }));
});
afterAll(async () => { await world.close(); });

test('an answer leaves with everybody in it and what proves them, and no cell is run as a formula', async () => {
  const ada = (await ask('people.list', { search: 'Ada' })).items[0]!;
  await ask('people.update', { id: ada.id, title: '=HYPERLINK("x")', tags: ['vip', 'old'], owner: world.owner.memberId });
  const { text, rows, total, next } = await ask('questions.export', { words: 'people who worried about firmware' }, { now: NOW });
  const [head, line] = text.split('\r\n');
  expect([head, rows, total, next]).toEqual(['Name,E-mail,Organisation,Title,Strength,Last contact,Why,Owner,Tags', 1, 1, null]);
  expect(line).toMatch(/^Ada,ada@x\.example,X Works,"'=HYPERLINK\(""x""\)",\d+,2026-02-01T10:00:00\.000Z,"?had a concern about firmware: “The firmware worries me\.” \(.+\)"?,Ida,"vip, old"$/);
});

test('all pages of it, each once; of organisations, too, and of introductions', async () => {
  const lines: string[] = [];
  let pieces = 0;
  for (let after: string | null = ''; after !== null; pieces += 1) {
    const piece: { text: string; next: string | null } = await ask('questions.export', { words: 'everybody', ...(after ? { after } : {}) }, { now: NOW });
    lines.push(...piece.text.split('\r\n').filter((one) => one !== ''));
    after = piece.next;
  }
  expect([pieces, lines.length, new Set(lines).size]).toEqual([2, MANY + 2, MANY + 2]);
  expect((await ask('questions.export', { words: 'organisations with more than 2 people' })).text.split('\r\n').slice(0, 2)).toEqual(['Name,Strength,Last contact,Why,Owner', expect.stringMatching(/^Y Works,0,,/)]);
  expect((await ask('questions.export', { words: 'who can introduce me to Ada?' })).text).toMatch(/^Way,Strength,Why\r\n(?:Ida → Ada,\d+,.*\r\n)?$/);
  await expect(ask('questions.export', { words: 'blorp' })).rejects.toThrow('This was not understood: blorp');
});

test('a segment leaves as the one who keeps it asks it', async () => {
  const { id } = await ask('segments.create', { name: 'Worried', words: 'people who worried about firmware' }, { now: NOW });
  expect((await ask('segments.export', { id }, { now: NOW })).text.split('\r\n')[1]).toContain('Ada,ada@x.example');
  const other = await world.addWorkspace('others');
  await expect(ask('segments.export', { id }, { as: other.owner, workspaceId: other.workspaceId })).rejects.toThrow('There is no such segment.');
});
