import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { calling } from '#test/calling.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { keyEndpoints } from './key.api.ts';
import { useKey } from './key.store.ts';
import { memberEndpoints } from './member.api.ts';
import { hashOf } from '#base/token.ts';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(async () => { await world.close(); });

const signIns = (id: string) => world.inCall(({ tx }) => tx.one<{ user: string | null; left: Date | null }>(sql`
  select user_id as user, left_at as left from member where workspace_id = ${tx.workspaceId} and id = ${id}::uuid`));

test('ending a membership is taken back with the sign-in, the role and the keys that there were', async () => {
  const call = calling(world, [...memberEndpoints, ...keyEndpoints]);
  const rosa = await world.addMember('Rosa', 'rosa@ours.example', 'member');
  const id = rosa.memberId as string;
  await world.inCall(({ tx }) => tx.run(sql`update member set user_id = 'rosa-signs-in' where workspace_id = ${tx.workspaceId} and id = ${id}::uuid`));
  const { key } = await call('keys.create', { name: 'export' }, { as: rosa });
  const works = async () => (await world.db.system((tx) => useKey(tx, hashOf(key), new Date()))) !== undefined;
  expect(await works()).toBe(true);

  expect(await call('members.remove', { id })).toMatchObject({ hasSignIn: false, mayComeBack: true });
  expect(await works()).toBe(false);
  expect(await signIns(id)).toMatchObject({ user: null });
  expect(await call('members.restore', { id })).toMatchObject({ name: 'Rosa', role: 'member', leftAt: null, hasSignIn: true, mayComeBack: false });
  expect(await signIns(id)).toEqual({ user: 'rosa-signs-in', left: null });
  expect(await works()).toBe(true);

  // Twice, and for somebody who never left: nothing changes.
  expect(await call('members.restore', { id })).toMatchObject({ hasSignIn: true, leftAt: null });
});

test('who left without a sign-in is invited, and nobody comes back who was never here', async () => {
  const call = calling(world, memberEndpoints);
  const olga = await world.addMember('Olga', 'olga@ours.example', 'reader');
  await world.inCall(({ tx }) => tx.run(sql`update member set user_id = null where workspace_id = ${tx.workspaceId} and id = ${olga.memberId}::uuid`));
  await call('members.remove', { id: olga.memberId as string });
  await expect(call('members.restore', { id: olga.memberId as string })).rejects.toThrow('Invite olga@ours.example instead');
  await expect(call('members.restore', { id: '01900000-0000-7000-8000-000000000000' })).rejects.toThrow('There is no such member.');
});
