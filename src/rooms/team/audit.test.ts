import { expect, test } from 'vitest';
import { auditDetail, auditKindOf, PATTERN_OF_ALL } from './audit.ts';

test('an act is known by its name', () => {
  const kinds = ['people.see', 'audit.file', 'imports.rejectsFile', 'people.erase', 'session.open', 'session.refuse', 'mySessions.end', 'me.password', 'passwordResets.create', 'members.update', 'keys.create', 'topics.merge', 'people.update'].map(auditKindOf);
  expect(kinds).toEqual(['saw', 'exported', 'exported', 'erased', 'sign-in', 'sign-in', 'sign-in', 'sign-in', 'sign-in', 'settings', 'settings', 'changed', 'changed']);
  expect(new RegExp(PATTERN_OF_ALL).test('people.update')).toBe(false);
});

test('the log keeps names of fields and roles, never what a field holds', () => {
  expect(auditDetail({ id: 'x', title: 'Keeper of secrets', note: undefined, role: 'owner', scopes: ['read'] })).toEqual({ fields: ['title'], role: 'owner', scopes: ['read'] });
  expect(auditDetail({ id: 'x' })).toEqual({});
});
