import { expect, test } from 'vitest';
import { isRobotAddress, isRoleAddress } from './ours.ts';

test('what a program answers from is nobody: no-reply, bounces, and the addresses of a mailing list beside its own', () => {
  for (const address of ['no-reply@shop.example', 'news.bounces@shop.example', 'users-owner@lists.example', 'users-request@lists.example', 'USERS-Unsubscribe@lists.example']) expect(isRobotAddress(address), address).toBe(true);
  for (const address of ['owner@shop.example', 'mia-joinson@shop.example', 'request@shop.example', 'users@lists.example']) expect(isRobotAddress(address), address).toBe(false);
});

test('an address of a function is no person, one of a person is', () => {
  for (const address of ['support@shop.example', 'info+de@shop.example', 'customer-care@shop.example']) expect(isRoleAddress(address), address).toBe(true);
  expect(isRoleAddress('ada@shop.example')).toBe(false);
});
