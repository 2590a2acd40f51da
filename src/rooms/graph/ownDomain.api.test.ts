import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleEndpoints } from '#rooms/people/index.ts';
import { proposeOwnDomains } from '#rooms/team/index.ts';
import { calling } from '#test/calling.ts';
import { mail } from '#test/mails.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { graphEndpoints } from './index.ts';
import { storeEvents } from './storeEvents.store.ts';
import { ensureTopics } from './topic.store.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const endpoints = [...peopleEndpoints, ...graphEndpoints] as const;
let world: World;
let call: ReturnType<typeof calling<typeof endpoints>>;
beforeAll(async () => {
  world = await openWorld();
  call = calling(world, endpoints);
  await world.inCall(async ({ tx }) => {
    await ensureTopics(tx, ['firmware'], null, NOW);
    await storeEvents(tx, [
      { id: 'w1', from: 'ada', to: ['will@workshop.example'], at: '2026-11-01T10:00:00Z', subject: 'Crash', text: 'The firmware crashes all the time, we are worried.' },
      { id: 'w2', from: 'will@workshop.example', to: ['ada'], at: '2026-11-01T14:00:00Z', subject: 'Re: Crash', text: 'The firmware is broken indeed, sorry.', answers: 'w1' },
      { id: 'w3', from: 'sales@workshop.example', to: ['ben'], at: '2026-11-02T10:00:00Z', subject: 'Offer' },
      { id: 'w4', from: 'wanda@eu.workshop.example', to: ['ben', 'will@workshop.example'], at: '2026-11-03T10:00:00Z', subject: 'Hello' },
    ].map(mail), { kind: 'mail', runId: null, now: NOW });
    await proposeOwnDomains(tx, [{ domain: 'workshop.example', reason: 'Most answers come from there' }]);
  });
});
afterAll(async () => { await world.close(); });

/** Everything that deriving makes, without ids. */
const graph = () => world.inCall(async ({ tx }) => ({
  persons: (await tx.run<{ name: string; strength: number }>(sql`select name, strength from person where workspace_id = ${tx.workspaceId} order by name`)).map((row) => `${row.name} ${row.strength}`),
  interactions: (await tx.run<{ said: string }>(sql`
    select s.source_key || ' ' || p.name || ' ' || i.role || ' ' || i.direction || coalesce(' ' || m.name, '') as said from interaction i
    join event_source s on s.workspace_id = ${tx.workspaceId} and s.event_id = i.event_id join person p on p.workspace_id = ${tx.workspaceId} and p.id = i.person_id
    left join member m on m.workspace_id = ${tx.workspaceId} and m.id = i.member_id where i.workspace_id = ${tx.workspaceId} order by 1`)).map((row) => row.said),
  contacts: (await tx.run<{ said: string }>(sql`
    select p.name || ' ' || coalesce(m.name, '-') || ' ' || c.direction || coalesce(' ' || c.reply_hours, '') as said from contact c
    join person p on p.workspace_id = ${tx.workspaceId} and p.id = c.person_id left join member m on m.workspace_id = ${tx.workspaceId} and m.id = c.member_id
    where c.workspace_id = ${tx.workspaceId} order by c.at, 1`)).map((row) => row.said),
  mentions: (await tx.run<{ said: string }>(sql`
    select p.name || ' ' || n.stance as said from mention n join person p on p.workspace_id = ${tx.workspaceId} and p.id = n.person_id where n.workspace_id = ${tx.workspaceId} order by 1`)).map((row) => row.said),
  edges: (await tx.run<{ said: string }>(sql`
    select p.name || ' ' || r.kind || ' ' || o.name as said from relationship r join person p on p.workspace_id = ${tx.workspaceId} and p.id = r.person_id
    join person o on o.workspace_id = ${tx.workspaceId} and o.id = r.other_person_id where r.workspace_id = ${tx.workspaceId} order by 1`)).map((row) => row.said),
  members: (await tx.run<{ said: string }>(sql`select name || ' ' || role as said from member where workspace_id = ${tx.workspaceId} order by 1`)).map((row) => row.said),
}));

let before: Awaited<ReturnType<typeof graph>>;
test('until somebody says that a domain is ours, its people are customers who answer customers', async () => {
  before = await graph();
  expect(before).toMatchObject({ members: ['Ida owner'], edges: ['Will replied to Ada'], contacts: [] });
  expect(before.mentions).toEqual(['Ada concern', 'Will concern']);
  expect((await call('ownDomains.list', {})).items).toEqual([{
    domain: 'workshop.example', state: 'proposed', reason: 'Most answers come from there', isApplied: false, decidedAt: null, people: 3, examples: ['Sales', 'Wanda', 'Will'],
  }]);
});

test('a domain that becomes ours turns its people into colleagues, and their mails into ours', async () => {
  const decided = await call('ownDomains.decide', { domain: '@Workshop.example', state: 'ours' }, { now: NOW });
  expect(decided).toMatchObject({ domain: 'workshop.example', state: 'ours', people: 2, examples: ['Wanda', 'Will'], decidedAt: NOW });
  const after = await graph();
  expect(after.members).toEqual(['Ida owner', 'Wanda colleague', 'Will colleague']);
  expect(after.persons.map((row) => row.split(' ')[0])).toEqual(['Ada', 'Ben']);
  expect(after.interactions).toEqual(['w1 Ada author in Will', 'w2 Ada to out Will', 'w3 Ben to out', 'w4 Ben to out Wanda']);
  expect(after.contacts).toEqual(['Ada Will in', 'Ada Will out 4', 'Ben - out', 'Ben Wanda out']);
  expect(after).toMatchObject({ mentions: ['Ada concern'], edges: [] });
  expect((await call('people.ties', { id: (await call('people.find', { handle: 'ada@acme.example' })).id }, { now: NOW })).items.map((tie) => tie.member.name)).toEqual(['Will']);
});

test('saying it again costs nothing and changes nothing', async () => {
  const once = await graph();
  await call('ownDomains.decide', { domain: 'workshop.example', state: 'ours' });
  expect(await graph()).toEqual(once);
});

test('a domain that is not ours after all turns everything back', async () => {
  await call('ownDomains.decide', { domain: 'workshop.example', state: 'not ours' });
  expect(await graph()).toEqual(before);
});

test('a free mail domain cannot be ours, and nonsense is none', async () => {
  await expect(call('ownDomains.decide', { domain: 'gmail.com', state: 'ours' })).rejects.toThrow('Anybody can have an address at gmail.com; it cannot be ours.');
  await expect(call('ownDomains.decide', { domain: 'our domain', state: 'ours' })).rejects.toThrow('"our domain" is not a mail domain; example.com would be one.');
});
