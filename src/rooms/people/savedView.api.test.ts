import { afterAll, beforeAll, expect, test } from 'vitest';
import { calling } from '#test/calling.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { peopleEndpoints } from './index.ts';

let world: World;
let call: ReturnType<typeof calling<typeof peopleEndpoints>>;
beforeAll(async () => {
  world = await openWorld();
  call = calling(world, peopleEndpoints);
});
afterAll(async () => { await world.close(); });

const names = async (as?: Parameters<World['inCall']>[1]) => (await call('views.list', { list: 'people' }, as)).items.map(({ name }) => name);

test('a view is its maker’s own until it is shared, and then it is everybody’s to look at, not to change', async () => {
  const rosa = await world.addMember('Rosa', 'rosa@ours.example', 'member');
  const shows = { filters: { tag: 'vip' }, sort: 'last contact', order: 'up' as const, columns: ['name', 'tags'] };
  const view = await call('views.create', { list: 'people', name: 'Quiet friends', shows }, { as: rosa });
  expect(view).toMatchObject({ isMine: true, isShared: false, shows, member: { name: 'Rosa' } });
  expect(await names()).toEqual([]);
  await expect(call('views.update', { id: view.id, name: 'Mine now' })).rejects.toThrow('There is no such view.');
  await call('views.update', { id: view.id, isShared: true }, { as: rosa });
  expect(await names()).toEqual(['Quiet friends']);
  const leo = await world.addMember('Leo', 'leo@ours.example', 'member');
  await expect(call('views.delete', { id: view.id }, { as: leo })).rejects.toThrow('“Quiet friends” belongs to Rosa.');
  // An owner keeps what is shared in order.
  expect((await call('views.update', { id: view.id, name: 'Friends' })).shows).toEqual(shows);
  await call('views.delete', { id: view.id }, { as: rosa });
  expect(await names({ as: rosa })).toEqual([]);
});

test('one member does not have two views of one name', async () => {
  await call('views.create', { list: 'people', name: 'VIPs', shows: {} });
  await expect(call('views.create', { list: 'people', name: 'vips', shows: {} })).rejects.toThrow('You have a view called “vips” already.');
  await call('views.create', { list: 'organisations', name: 'VIPs', shows: {} });
});
