import { afterAll, beforeAll, expect, test } from 'vitest';
import { calling } from '#test/calling.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { preferenceEndpoints } from './preference.api.ts';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(async () => { await world.close(); });

test('what one member likes is kept for them and changes nothing for another', async () => {
  const call = calling(world, preferenceEndpoints);
  const rosa = await world.addMember('Rosa', 'rosa@ours.example', 'reader');
  expect(await call('preferences.get', {}, { as: rosa })).toEqual({ hasLetterKeys: true, locale: null });
  await call('preferences.update', { hasLetterKeys: false }, { as: rosa });
  await call('preferences.update', { locale: 'de-DE' }, { as: rosa });
  expect(await call('preferences.get', {}, { as: rosa })).toEqual({ hasLetterKeys: false, locale: 'de-DE' });
  expect(await call('preferences.get', {})).toEqual({ hasLetterKeys: true, locale: null });
});
