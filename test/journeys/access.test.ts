// Who gets in: a link for a new password, where one is signed in, and the log of it.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers, beginJourney, faultsOf, settled } from './journey.ts';
import type { Journey } from './journey.ts';

let journey: Journey;
let owner: Page;
let member: Page;
beforeAll(async () => {
  journey = await beginJourney();
  owner = await journey.newVisitor();
  await owner.goto('/start');
  await owner.getByLabel('Your company or team').fill('Quillbrook');
  await owner.getByLabel('Your name').fill('Ines Duarte');
  await owner.getByLabel('Mail address').fill('ines@quillbrook.example');
  await owner.getByLabel('Password', { exact: true }).fill('eight-letters');
  await owner.getByRole('button', { name: 'Create the workspace' }).click();
  await owner.getByRole('heading', { name: 'Import', level: 1 }).waitFor();
  await owner.goto('/settings/members');
  await owner.getByLabel('Mail address').fill('rosa@quillbrook.example');
  await owner.getByRole('button', { name: 'Invite', exact: true }).click();
  member = await journey.newVisitor();
  await member.goto(await owner.getByLabel('Invitation link').inputValue());
  await member.getByLabel('Choose a password').fill('rosa has one');
  await member.getByRole('button', { name: 'Join' }).click();
  await settled(member);
});
afterAll(async () => { await journey.end(); });

test('an owner makes a link for a new password, and whoever has it chooses one', async () => {
  await owner.goto('/settings/members');
  await owner.getByRole('button', { name: 'Make a link for a new password of Rosa' }).click();
  await owner.getByRole('button', { name: 'Make the link', exact: true }).click();
  const link = await owner.getByRole('textbox', { name: 'Link for a new password' }).inputValue();
  expect(await barriers(owner)).toEqual([]);
  const anew = await journey.newVisitor();
  await anew.goto(link);
  await anew.getByText('For rosa@quillbrook.example.').waitFor();
  expect(await barriers(anew)).toEqual([]);
  await anew.getByLabel('Choose a password').fill('rosa has another');
  await anew.getByRole('button', { name: 'Use this password' }).click();
  await settled(anew);
  await member.reload();
  await member.getByRole('heading', { name: 'Sign in' }).waitFor();
});

test('one sees where one is signed in, and signs out elsewhere', async () => {
  const elsewhere = await journey.newVisitor();
  await elsewhere.goto('/');
  await elsewhere.getByLabel('Mail address').fill('ines@quillbrook.example');
  await elsewhere.getByLabel('Password', { exact: true }).fill('eight-letters');
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await settled(elsewhere);
  await owner.goto('/settings/you');
  await owner.getByText('this browser').waitFor();
  await owner.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await owner.getByText('One other browser is signed out.').waitFor();
  await elsewhere.reload();
  await elsewhere.getByRole('heading', { name: 'Sign in' }).waitFor();
});

test('the log tells it to owners, by kind and as a file', async () => {
  await owner.goto('/settings/log');
  await owner.getByText('made a link for a new password').waitFor();
  await owner.getByRole('combobox', { name: 'What' }).click();
  await owner.getByRole('option', { name: 'Settings' }).click();
  await owner.getByText('added an invitation').waitFor();
  const [file] = await Promise.all([owner.waitForEvent('download'), owner.getByRole('link', { name: 'Download as CSV' }).click()]);
  expect(file.suggestedFilename()).toBe('log.csv');
});

test.each(['/settings/log', '/settings/you', '/settings/keys', '/settings/members'])('%s has no barrier, light or dark, and is not wider than a phone', async (path) => {
  expect(await faultsOf(owner, path)).toEqual([]);
});

test('the browser had nothing to complain about', () => {
  expect(journey.complaints).toEqual([]);
});
