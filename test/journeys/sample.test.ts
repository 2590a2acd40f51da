import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers, beginJourney, settled } from './journey.ts';
import type { Journey } from './journey.ts';

let journey: Journey;
let page: Page;
beforeAll(async () => {
  journey = await beginJourney();
  page = await journey.newVisitor();
});
afterAll(async () => { await journey.end(); });

test('the made-up company opens with one click, and every page says that it is made up', async () => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Open the made-up company' }).click();
  await page.getByRole('navigation', { name: 'Rooms' }).first().waitFor();
  for (const path of ['/', '/import', '/settings/members', '/settings/you']) {
    await page.goto(path);
    await settled(page);
    expect(await page.getByRole('complementary', { name: 'Made up' }).innerText(), path).toContain('made-up');
  }
  expect(await barriers(page)).toEqual([]);
});

test('from there a visitor starts with their own customers, and comes back to look', async () => {
  await page.getByRole('button', { name: 'Start with your own customers' }).click();
  await page.getByLabel('Your company or team').fill('Quillbrook');
  await page.getByLabel('Your name').fill('Ines Duarte');
  await page.getByLabel('Mail address').fill('ines@quillbrook.example');
  await page.getByLabel('Password', { exact: true }).fill('eight-letters');
  await page.getByRole('button', { name: 'Create the workspace' }).click();
  await page.getByRole('button', { name: 'Workspace: Quillbrook' }).click();
  expect(await page.getByRole('complementary', { name: 'Made up' }).count()).toBe(0);
  await page.getByRole('menuitem').nth(1).click();
  await page.getByRole('complementary', { name: 'Made up' }).waitFor();
  await page.getByRole('button', { name: 'Back to Quillbrook' }).click();
  await page.getByRole('button', { name: 'Workspace: Quillbrook' }).waitFor();
});

test('keys: Ctrl K goes to a person, ? tells the keys, and letters rest while one is typing', async () => {
  await page.goto('/settings/members');
  await settled(page);
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys on this page' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByLabel('Mail address').fill('who?');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or do' }).fill('import');
  await page.getByRole('option', { name: 'Import', exact: true }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Import', level: 1 }).waitFor();
});

test('the browser had nothing to complain about', () => {
  expect(journey.complaints).toEqual([]);
});
