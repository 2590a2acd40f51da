import { afterAll, beforeAll, expect, test } from 'vitest';
import { calling } from '#test/calling.ts';
import type { World } from '#test/world.ts';
import { openWorld } from '#test/world.ts';
import { importEndpoints } from './index.ts';
import { saveMap, savedMaps } from './run.store.ts';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

test('what columns mean is shown under a name, forgotten, and remembered again', async () => {
  const call = calling(world, importEndpoints);
  const say = (field: string) => world.inCall(({ tx, now }) => saveMap(tx, 'hash', 'till.csv', { layout: 'purchases', columns: { Who: 'email', Sum: field } }, world.owner.memberId, now));
  const used = () => world.inCall(async ({ tx }) => [...(await savedMaps(tx)).keys()]);
  await say('amount');
  const { items: [map] } = await call('importMaps.list', {});
  expect(map).toMatchObject({ name: 'till.csv', layout: 'purchases', columns: [{ title: 'Sum', field: 'amount' }, { title: 'Who', field: 'email' }], savedBy: world.owner.name });
  const id = map?.id as string;
  expect(await call('importMaps.update', { id, name: ' The till ' })).toMatchObject({ name: 'The till' });

  await call('importMaps.forget', { id });
  expect([(await call('importMaps.list', {})).items, await used()]).toEqual([[], []]);
  await call('importMaps.restore', { id });
  expect([(await call('importMaps.list', {})).items.map(({ name }) => name), await used()]).toEqual([['The till'], ['hash']]);

  // Said anew, a forgotten one is in use again.
  await call('importMaps.forget', { id });
  await say('ignore');
  expect((await call('importMaps.list', {})).items[0]?.columns).toContainEqual({ title: 'Sum', field: 'ignore' });
  await expect(call('importMaps.forget', { id: world.workspaceId })).rejects.toThrow('No such meaning of columns is remembered.');
});
