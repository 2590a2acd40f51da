import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Finding } from '#base/checkup.ts';
import { newId } from '#base/ids.ts';
import { storeEvents, createTopic } from '#rooms/graph/index.ts';
import { mail } from '#test/mails.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { checkUp, sizeWarning } from './upkeep.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.inCall(async ({ tx, now, caller }) => {
    await createTopic(tx, { name: 'battery', aliases: [] }, { memberId: caller.memberId, now });
    await storeEvents(tx, [
      mail({ id: 'a', from: 'ada', to: ['ida'], at: '2026-03-01T10:00:00Z', text: 'I am worried about the battery.' }),
      mail({ id: 'b', from: 'ida', to: ['ada'], at: '2026-03-02T10:00:00Z', answers: 'a', text: 'We look at it.' }),
      mail({ id: 'c', from: 'ben', to: ['forum'], at: '2026-03-03T10:00:00Z', text: 'Who knows about the battery?' }),
      mail({ id: 'd', from: 'ada', to: ['forum'], at: '2026-03-04T10:00:00Z', answers: 'c', text: 'The battery is great.' }),
    ], { kind: 'mail', runId: null, now });
  });
});
afterAll(async () => { await world.close(); });

const look = async (isRepairing = false): Promise<Finding[]> => (await checkUp({ db: world.db, clock: world.deps.clock }, { isRepairing })).findings;

/** Breaks something past every key and guard, as a broken disk would. */
async function damage(statement: RawBuilder<unknown>): Promise<void> {
  await world.db.system(async (tx) => {
    await tx.run(sql`set local session_replication_role = replica`);
    await tx.run(statement);
  });
}

test('a store that nobody broke is found well', async () => {
  expect(await look()).toEqual([]);
});

test.each<[string, string, RegExp, (world: World) => RawBuilder<unknown>]>([
  ['a tie that is too strong', 'ties', /1 ties are not as strong/, () => sql`update tie set often = often + 5, strength = strength + 5 where person_id = (select person_id from handle where value = 'ada@acme.example')`],
  ['a tie that is missing', 'ties', /1 ties are missing/, () => sql`delete from tie where person_id = (select person_id from handle where value = 'ada@acme.example')`],
  ['a last contact that was not', 'last contacts', /1 people have another/, () => sql`update person set last_contact_at = '2026-03-09' where name = 'Ada'`],
  ['an answer counted twice', 'answers', /1 counts of who answered whom/, () => sql`update relationship set times = times + 1 where kind = 'replied to'`],
  ['a conversation that is too long', 'threads', /1 conversations/, () => sql`update thread set events = events + 1 where id = (select thread_id from event where text like 'Who knows%')`],
  ['a mention at another time', 'copies', /1 rows of mention/, () => sql`update mention set at = at + interval '1 day' where id = (select id from mention order by id limit 1)`],
])('%s is found, explained and repaired', async (_what, check, sentence, statement) => {
  await damage(statement(world));
  const found = await look();
  expect(found.map((one) => one.check)).toContain(check);
  const [finding] = found.filter((one) => sentence.test(one.what));
  expect(finding).toMatchObject({ workspace: 'ours', rows: 1, advice: expect.stringContaining('regulars doctor --repair') });
  expect((await look(true)).every((one) => one.isRepaired)).toBe(true);
  expect(await look()).toEqual([]);
});

test('rows that refer to nothing are found in whatever table; what to do is said', async () => {
  const id = newId();
  await damage(sql`insert into handle (workspace_id, kind, value, person_id, created_at) values (${world.workspaceId}, 'email', 'ghost@nowhere.example', ${id}, now())`);
  await damage(sql`update event set author_member_id = ${id} where text = 'We look at it.'`);
  const found = await look();
  expect(found.map((one) => one.what).sort()).toEqual([
    '1 rows of event refer by author_member_id to rows of member that are not there.', '1 rows of handle refer by person_id to rows of person that are not there.',
  ]);
  expect(found[0]?.advice).toContain('restore the last backup');
  await damage(sql`delete from handle where person_id = ${id}`);
  await damage(sql`update event set author_member_id = (select id from member where email = 'ida@ours.example') where author_member_id = ${id}`);
  expect(await look()).toEqual([]);
});

test('rows written in the future say that a clock was or is wrong', async () => {
  await damage(sql`update topic set created_at = now() + interval '1 day'`);
  const [finding] = await look();
  expect(finding).toMatchObject({ check: 'clock', rows: 1, what: expect.stringMatching(/written in the future.*\(topic\).*the clock now says/), advice: expect.stringContaining('NTP') });
  await damage(sql`update topic set created_at = now()`);
  expect(await look()).toEqual([]);
});

test('the embedded database warns when it holds more than it is meant for', () => {
  expect(sizeWarning('embedded', { people: 299_999, interactions: 2_999_999 })).toBeNull();
  expect(sizeWarning('embedded', { people: 300_000, interactions: 5 })).toMatch(/300,000 people/);
  expect(sizeWarning('embedded', { people: 5, interactions: 3_000_000 })).toMatch(/3,000,000 interactions/);
  expect(sizeWarning('postgres', { people: 1e6, interactions: 1e7 })).toBeNull();
});
