import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers, beginJourney, faultsOf, settled } from './journey.ts';
import type { Journey } from './journey.ts';

const file = (name: string) => join(fileURLToPath(new URL('files', import.meta.url)), name);
const OWNER = { workspace: 'Quillbrook', name: 'Ines Duarte', email: 'ines@quillbrook.example', password: 'eight-letters' };

let journey: Journey;
let page: Page;
beforeAll(async () => {
  journey = await beginJourney();
  page = await journey.newVisitor();
});
afterAll(async () => { await journey.end(); });

test('a first visitor becomes the owner and is led to the import', async () => {
  await page.goto('/');
  await page.getByRole('heading', { name: 'Welcome to Regulars' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByLabel('Your company or team').fill(OWNER.workspace);
  await page.getByLabel('Your name').fill(OWNER.name);
  await page.getByLabel('Mail address').fill(OWNER.email);
  await page.getByLabel('Password', { exact: true }).fill(OWNER.password);
  await page.getByRole('button', { name: 'Create the workspace' }).click();
  await page.getByRole('heading', { name: 'Import', level: 1 }).waitFor();
  await page.getByRole('button', { name: `Workspace: ${OWNER.workspace}` }).waitFor();
});

test('a mailbox and a table of purchases are looked into, tried, and brought in; the impossible date is refused with its reason', async () => {
  await page.locator('input[type=file]').setInputFiles([file('quillbrook.mbox'), file('purchases.csv')]);
  await page.getByText('Mailbox (mbox)').waitFor();
  await page.getByRole('button', { name: 'Try it first' }).click();
  await page.getByRole('heading', { name: 'What would happen' }).waitFor();
  await page.locator('.well').getByText('refused', { exact: true }).waitFor();
  await settled(page);
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Import 2 files' }).click();
  await page.getByRole('link', { name: 'See what came in' }).waitFor();
  const counts = page.locator('.figures');
  expect(await counts.innerText()).toMatch(/16\s*new[\s\S]*1\s*refused/);
  await page.getByRole('listitem').filter({ hasText: 'date' }).first().click();
  await page.locator('.raw').getByText('kai@tarnhollow.example,2026-31-31').waitFor();
  expect(await barriers(page)).toEqual([]);
});

test('what came in is told, and who we are is confirmed', async () => {
  await page.getByRole('link', { name: 'See what came in' }).click();
  await page.getByRole('heading', { name: 'What came in' }).waitFor();
  await page.getByText('purchases', { exact: true }).waitFor();
  const ours = page.getByRole('button', { name: 'quillbrook.example is ours' });
  await ours.waitFor();
  await settled(page);
  expect(await barriers(page)).toEqual([]);
  await ours.click();
  await page.getByText('quillbrook.example is ours. What came from there is read again.').waitFor();
  await ours.waitFor({ state: 'detached' });
  await page.goto('/settings/domains');
  await page.getByRole('button', { name: 'quillbrook.example is not ours' }).waitFor();
});

test('a topic is accepted with one key and taken back with another', async () => {
  await page.goto('/topics');
  const row = page.getByRole('listitem').filter({ hasText: 'waiting list' });
  await row.focus();
  await page.keyboard.press('a');
  await page.getByText('“waiting list” is a topic now.').waitFor();
  await row.waitFor({ state: 'detached' });
  await page.keyboard.press('z');
  await row.waitFor();
  await row.click();
  await page.getByText('Could you look at the waiting list?').waitFor();
  await settled(page);
  expect(await barriers(page)).toEqual([]);
});

test('a table whose columns say nothing is asked about, and its map is remembered', async () => {
  await page.goto('/import');
  await page.locator('input[type=file]').setInputFiles(file('till-april.csv'));
  await page.getByText('Say what the columns mean').waitFor();
  const start = page.getByRole('button', { name: 'Import it' });
  expect(await start.isDisabled()).toBe(true);
  expect(await barriers(page)).toEqual([]);
  const choose = async (label: string, option: string) => {
    await page.getByRole('combobox', { name: label }).click();
    await page.getByRole('option', { name: option }).click();
  };
  await choose('Read as', 'purchases');
  await page.getByText('is still missing').waitFor();
  await choose('Means: on', 'date');
  await choose('Means: euro', 'amount');
  await choose('Order of dates', 'Day first');
  await start.click();
  await page.getByRole('link', { name: 'See what came in' }).waitFor();
  expect(await page.locator('.figures').innerText()).toMatch(/3\s*new/);

  await page.goto('/import');
  await page.locator('input[type=file]').setInputFiles(file('till-may.csv'));
  await start.and(page.locator(':enabled')).click();
  await page.getByRole('link', { name: 'See what came in' }).waitFor();
  expect(await page.locator('.figures').innerText()).toMatch(/2\s*new/);
});

test.each(['/import', '/topics', '/settings/members', '/settings/workspace', '/settings/domains', '/settings/words', '/settings/fields', '/settings/keys', '/settings/you'])('%s has no barrier, light or dark, and is not wider than a phone', async (path) => {
  const visitor = await journey.newVisitor({ from: page.context() });
  expect(await faultsOf(visitor, path)).toEqual([]);
  await visitor.context().close();
});

test('who is invited joins by the link, once, and may not invite others', async () => {
  await page.goto('/settings/members');
  await page.getByLabel('Mail address').fill('omar@quillbrook.example');
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  const link = await page.getByRole('textbox', { name: 'Invitation link' }).inputValue();
  const omar = await journey.newVisitor();
  await omar.goto(link);
  await omar.getByRole('heading', { name: 'Join Quillbrook' }).waitFor();
  expect(await barriers(omar)).toEqual([]);
  await omar.getByLabel('Choose a password').fill('another-eight');
  await omar.getByRole('button', { name: 'Join' }).click();
  await omar.getByRole('button', { name: 'Workspace: Quillbrook' }).waitFor();
  await omar.goto('/settings/members');
  await omar.getByRole('listitem').filter({ hasText: 'omar@quillbrook.example' }).waitFor();
  expect(await omar.getByRole('button', { name: 'Invite', exact: true }).count()).toBe(0);
  const late = await journey.newVisitor();
  await late.goto(link);
  await late.getByRole('alert').getByText('used already').waitFor();
  expect(await barriers(late)).toEqual([]);
  await late.getByRole('link', { name: 'Sign in' }).click();
  await late.getByRole('heading', { name: 'Sign in' }).waitFor();
  await Promise.all([omar, late].map((visitor) => visitor.context().close()));
});

test('who signs out signs in again where they stood', async () => {
  await page.goto('/settings/keys');
  await page.getByRole('button', { name: /sign out/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByLabel('Mail address').fill(OWNER.email);
  await page.getByLabel('Password', { exact: true }).fill('not-the-password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Password', { exact: true }).fill(OWNER.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Rooms' }).first().waitFor();
});

test('the browser had nothing to complain about', () => {
  expect(journey.complaints).toEqual([]);
});
