import { afterAll, beforeAll, expect, test } from 'vitest';
import { calling } from '#test/calling.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { USUAL_HOURS, hoursSchema, isOpenAt } from './hours.ts';
import { workspaceEndpoints } from './workspace.api.ts';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(async () => { await world.close(); });

test('a moment lies within the hours by the clocks of the workspace, and never on a holiday', () => {
  const hours = { ...USUAL_HOURS, holidays: [{ on: '2026-01-01', name: '' }] };
  const isOpen = (at: string, zone = 'Europe/Berlin') => isOpenAt(hours, zone, new Date(at));
  expect([isOpen('2026-01-05T07:59:00Z'), isOpen('2026-01-05T08:00:00Z'), isOpen('2026-01-05T15:59:00Z'), isOpen('2026-01-05T16:00:00Z')]).toEqual([false, true, true, false]);
  // Summer time; a Sunday; a holiday; Monday morning in Auckland is Sunday elsewhere.
  expect([isOpen('2026-07-06T07:00:00Z'), isOpen('2026-01-04T10:00:00Z'), isOpen('2026-01-01T10:00:00Z'), isOpen('2026-01-04T21:00:00Z', 'Pacific/Auckland')]).toEqual([true, false, false, true]);
});

test('hours that cannot be are refused with a sentence', () => {
  const fault = (hours: object) => hoursSchema.safeParse({ days: [], holidays: [], ...hours }).error?.issues[0]?.message;
  expect(fault({ days: [{ day: 1, from: '17:00', to: '09:00' }] })).toBe('Closing comes after opening.');
  expect(fault({ days: [{ day: 1, from: '9', to: '17:00' }] })).toContain('09:00');
  expect(fault({ days: [{ day: 1, from: '09:00', to: '12:00' }, { day: 1, from: '13:00', to: '17:00' }] })).toBe('A day can stand here only once.');
  expect(fault({ holidays: [{ on: '2026-02-30' }] })).toBe('A holiday needs a date.');
});

test('until somebody says otherwise it is Monday to Friday; what is said is kept in order beside the other settings', async () => {
  const call = calling(world, workspaceEndpoints);
  expect(await call('workspace.hours', {})).toMatchObject({ ...USUAL_HOURS, timeZone: 'UTC', isUsual: true });
  await call('workspace.setHours', { days: [{ day: 6, from: '10:00', to: '24:00' }, { day: 2, from: '08:00', to: '12:00' }], holidays: [{ on: '2026-12-25', name: 'Christmas' }, { on: '2026-01-01' }] });
  await call('workspace.update', { timeZone: 'Europe/Berlin' });
  expect(await call('workspace.hours', {}, { now: new Date('2026-01-06T10:59:00Z') })).toEqual({
    days: [{ day: 2, from: '08:00', to: '12:00' }, { day: 6, from: '10:00', to: '24:00' }], holidays: [{ on: '2026-01-01', name: '' }, { on: '2026-12-25', name: 'Christmas' }],
    timeZone: 'Europe/Berlin', isOpenNow: true, isUsual: false,
  });
});
