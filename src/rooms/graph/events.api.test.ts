import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { personsByHandles, peopleEndpoints } from '#rooms/people/index.ts';
import { calling } from '#test/calling.ts';
import { ADDRESSES, mail } from '#test/mails.ts';
import type { MailInput } from '#test/mails.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { graphEndpoints } from './index.ts';
import { strengthOf } from './strength.ts';
import { storeEvents } from './storeEvents.store.ts';
import { refreshTies, strengthSql, tieStrengthSql } from './tie.store.ts';
import { ensureTopics } from './topic.store.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const endpoints = [...peopleEndpoints, ...graphEndpoints] as const;
let world: World;
let call: ReturnType<typeof calling<typeof endpoints>>;
beforeAll(async () => {
  world = await openWorld();
  call = calling(world, endpoints);
  await world.addMember('Tom', ADDRESSES.tom, 'member');
  await world.inCall(({ tx }) => ensureTopics(tx, ['firmware', 'battery', 'invoice'], null, NOW));
});
afterAll(async () => { await world.close(); });

const store = (inputs: readonly MailInput[], where = world.workspaceId) =>
  world.inCall(({ tx }) => storeEvents(tx, inputs.map(mail), { kind: 'mail', runId: null, now: NOW }), { workspaceId: where });
const idOf = async (address: string): Promise<string> => [...(await world.inCall(({ tx }) => personsByHandles(tx, [{ kind: 'email', value: address }]))).values()][0] ?? '';
const topicsOf = async (address: string) => (await call('people.topics', { id: await idOf(address) })).items.map((one) => `${one.topic.name} ${one.concern}`);

describe('a mail', () => {
  test('to thirty people credits only its writer with what it says', async () => {
    const thirty = Array.from({ length: 30 }, (_, n) => `guest${n}@many${n}.example`);
    await store([{ id: 'm30', from: 'ada', to: ['ida'], cc: thirty, at: '2026-10-01T10:00:00Z', text: 'We are worried about the firmware. It keeps crashing.' }]);
    expect(await topicsOf(ADDRESSES.ada)).toEqual(['firmware 1']);
    for (const guest of thirty.slice(0, 3)) expect(await topicsOf(guest)).toEqual([]);
    const row = await world.inCall(({ tx }) => tx.one<{ mentions: number; interactions: number }>(sql`
      select (select count(*)::int from mention where workspace_id = ${tx.workspaceId}) as mentions, (select count(*)::int from interaction where workspace_id = ${tx.workspaceId}) as interactions`));
    expect(row).toEqual({ mentions: 1, interactions: 31 });
  });

  test('credits nobody with what they only quoted', async () => {
    const text = 'Thanks, will look.\n> The firmware is broken and the battery is terrible.\n';
    await store([{ id: 'quoting', from: 'ben', to: ['ida'], at: '2026-10-02T10:00:00Z', text, own: [[0, 18]] }]);
    expect(await topicsOf(ADDRESSES.ben)).toEqual([]);
  });

  test('told again, alone or with others, changes nothing', async () => {
    const one: MailInput = { id: 'twice', from: 'cleo', to: ['help'], at: '2026-10-03T10:00:00Z', subject: 'Invoice', text: 'There is a problem with my invoice.' };
    const [first] = await store([one]);
    expect(first?.outcome).toBe('created');
    const counts = () => world.inCall(({ tx }) => tx.one(sql`
      select (select count(*) from event where workspace_id = ${tx.workspaceId}) as events, (select count(*) from interaction where workspace_id = ${tx.workspaceId}) as interactions,
        (select count(*) from mention where workspace_id = ${tx.workspaceId}) as mentions, (select count(*) from contact where workspace_id = ${tx.workspaceId}) as contacts,
        (select count(*) from record where workspace_id = ${tx.workspaceId}) as records, (select count(*) from person where workspace_id = ${tx.workspaceId}) as persons`));
    const before = await counts();
    expect((await store([one, one])).map((outcome) => outcome.outcome)).toEqual(['unchanged', 'unchanged']);
    expect(await counts()).toEqual(before);
  });

  test('from free mail makes a person and no organisation; from elsewhere both', async () => {
    expect((await call('people.find', { handle: ADDRESSES.cleo })).organisation).toBeNull();
    expect((await call('people.find', { handle: ADDRESSES.ada })).organisation?.name).toBe('Acme');
  });

  test('never makes one of us, a shared address or a list into a person', async () => {
    await store([{ id: 'lists', from: 'ada', to: ['forum', 'help'], cc: ['tom', 'no-reply@shop.example'], at: '2026-10-04T10:00:00Z' }]);
    for (const address of [ADDRESSES.forum, ADDRESSES.tom, ADDRESSES.ida, 'no-reply@shop.example']) expect(await idOf(address), address).toBe('');
  });

  test('is one conversation with its answers, whose speed counts for the tie', async () => {
    await store([
      { id: 'q', from: 'ben', to: ['tom'], at: '2026-11-10T10:00:00Z', subject: 'Question' },
      { id: 'a', from: 'tom', to: ['ben'], at: '2026-11-10T13:00:00Z', subject: 'Re: Question', answers: 'q' },
    ]);
    const ties = (await call('people.ties', { id: await idOf(ADDRESSES.ben) }, { now: NOW })).items;
    const tom = ties.find((tie) => tie.member.name === 'Tom');
    expect(tom).toMatchObject({ contacts: 2, isPrivate: false, lastAt: new Date('2026-11-10T13:00:00Z') });
    expect(tom?.parts.find((part) => part.part === 'reply speed')).toEqual({ part: 'reply speed', points: 23, of: 25, why: 'Half of the answers came within 3 hours.' });
  });
});

describe('threads', () => {
  const conversation: MailInput[] = [
    { id: 't1', from: 'ada', to: ['help'], at: '2026-09-01T10:00:00Z', subject: 'Delivery late' },
    { id: 't2', from: 'ida', to: ['ada'], at: '2026-09-01T12:00:00Z', subject: 'Re: Delivery late', answers: 't1' },
    { id: 't3', from: 'ada', to: ['ida'], at: '2026-09-03T09:00:00Z', subject: 'Re: Delivery late' },
    { id: 't4', from: 'ida', to: ['ada'], at: '2026-09-04T09:00:00Z', subject: 'Re: Delivery late', answers: 't3' },
    // The same words with somebody else, and the same again much later: conversations of their own.
    { id: 'u1', from: 'ben', to: ['help'], at: '2026-09-02T10:00:00Z', subject: 'Delivery late' },
    { id: 'v1', from: 'ada', to: ['help'], at: '2026-10-20T10:00:00Z', subject: 'Delivery late' },
  ];
  const shape = (workspaceId: string) => world.inCall(({ tx }) => tx.run<{ ids: string[]; events: number; subject: string; hours: number[] | null }>(sql`
    select array_agg(s.source_key order by s.source_key) as ids, max(t.events) as events, max(t.subject) as subject,
      (select array_agg(c.reply_hours order by c.at) from contact c join event x on x.workspace_id = ${tx.workspaceId} and x.id = c.event_id
        where c.workspace_id = ${tx.workspaceId} and x.thread_id = e.thread_id and c.reply_hours is not null) as hours
    from event e join event_source s on s.workspace_id = ${tx.workspaceId} and s.event_id = e.id join thread t on t.workspace_id = ${tx.workspaceId} and t.id = e.thread_id
    where e.workspace_id = ${tx.workspaceId} group by e.thread_id order by 1`), { workspaceId });

  test('are the same in whatever order and batches the mails arrive, and so are the answers', async () => {
    const expected = [{ ids: ['t1', 't2', 't3', 't4'], events: 4, subject: 'Delivery late', hours: [2, 45, 24] }, ...['u1', 'v1'].map((id) => ({ ids: [id], events: 1, subject: 'Delivery late', hours: null }))];
    const orders = [conversation, [...conversation].reverse(), ...fc.sample(fc.shuffledSubarray(conversation, { minLength: conversation.length }), { numRuns: 4, seed: 11 })];
    for (const [n, order] of orders.entries()) {
      const { workspaceId } = await world.addWorkspace(`order${n}`);
      await world.inCall(async ({ tx }) => {
        await tx.insert('member', [{ workspace_id: workspaceId, id: newId(), name: 'Ida', email: ADDRESSES.ida, role: 'member', joined_at: NOW }]);
        await tx.insert('own_address', [{ workspace_id: workspaceId, address: ADDRESSES.help, kind: 'shared', name: 'Support' }]);
      }, { workspaceId });
      const size = n % 2 === 0 ? 1 : 2;
      for (let at = 0; at < order.length; at += size) await store(order.slice(at, at + size), workspaceId);
      expect(await shape(workspaceId), order.map((one) => one.id).join(' ')).toEqual(expected);
    }
  });
});

test('the strength in SQL is the formula of strength.ts, over random touches', async () => {
  const { workspaceId, owner } = await world.addWorkspace('touches');
  const touch = fc.record({ daysAgo: fc.double({ min: 0, max: 500, noNaN: true }), isIn: fc.boolean(), replyHours: fc.option(fc.double({ min: 0, max: 300, noNaN: true })) });
  const pairs = fc.sample(fc.array(touch, { minLength: 1, maxLength: 40 }), { numRuns: 60, seed: 3 }).map((touches) => ({ personId: newId(), touches }));
  await world.inCall(async ({ tx }) => {
    await tx.insert('person', pairs.map(({ personId }) => ({ workspace_id: workspaceId, id: personId, name: 'P', tags: [], strength: 0, created_at: NOW, updated_at: NOW })));
    const eventId = newId();
    await tx.run(sql`insert into event (workspace_id, id, kind, at, direction, created_at) values (${workspaceId}, ${eventId}, 'call', ${NOW}, 'in', ${NOW})`);
    await tx.insert('contact', pairs.flatMap(({ personId, touches }) => touches.map((one) => ({
      workspace_id: workspaceId, id: newId(), event_id: eventId, person_id: personId, member_id: owner.memberId, at: new Date(Math.round(NOW.getTime() - one.daysAgo * 86_400_000)),
      direction: one.isIn ? 'in' : 'out', reply_hours: one.replyHours === null ? null : Math.fround(one.replyHours),
    }))));
    await refreshTies(tx, 'all', NOW);
  }, { workspaceId });
  const rows = await world.inCall(({ tx }) => tx.run<{ id: string; tie: number; shown: number; single: number; strongest: number; last: Date }>(sql`
    select p.id, i.strength as tie, p.strength as shown, p.last_contact_at as last, ${tieStrengthSql(workspaceId, NOW, sql`p.id`, sql`${owner.memberId}::uuid`)} as single, ${strengthSql(workspaceId, NOW, sql`p.id`)} as strongest
    from person p join tie i on i.workspace_id = ${workspaceId} and i.person_id = p.id where p.workspace_id = ${workspaceId}`), { workspaceId });
  expect(rows).toHaveLength(60);
  for (const { personId, touches } of pairs) {
    const row = rows.find((one) => one.id === personId);
    const times = touches.map((one) => Math.round(NOW.getTime() - one.daysAgo * 86_400_000));
    const recent = touches.filter((_, at) => (times[at] ?? 0) > NOW.getTime() - 365 * 86_400_000);
    const hours = recent.flatMap((one) => (one.replyHours === null ? [] : [Math.fround(one.replyHours)])).sort((a, b) => a - b);
    const middle = (hours.length - 1) / 2;
    const expected = strengthOf({
      contacts: recent.length, in: recent.filter((one) => one.isIn).length, out: recent.filter((one) => !one.isIn).length, daysSinceLast: (NOW.getTime() - Math.max(...times)) / 86_400_000,
      replyHours: hours.length === 0 ? null : ((hours[Math.floor(middle)] ?? 0) + (hours[Math.ceil(middle)] ?? 0)) / 2,
    }).strength;
    expect([row?.tie, row?.shown, row?.single, row?.strongest], JSON.stringify(touches)).toEqual([expected, expected, expected, expected]);
    expect(row?.last.getTime()).toBe(Math.max(...times));
    const tie = (await call('people.ties', { id: personId }, { workspaceId, as: owner, now: NOW })).items[0];
    expect([tie?.strength, tie?.contacts]).toEqual([expected, recent.length]);
  }
});

test('a value typed by a member survives what a mail says later', async () => {
  await store([{ id: 'name1', from: 'dora@dots.example', to: ['ida'], at: '2026-10-05T10:00:00Z' }]);
  const id = await idOf('dora@dots.example');
  await call('people.update', { id, name: 'Dora Q. Dots' });
  await store([{ id: 'name2', from: 'dora@dots.example', to: ['ida'], at: '2026-10-06T10:00:00Z' }]);
  expect((await call('people.get', { id })).name).toBe('Dora Q. Dots');
});
