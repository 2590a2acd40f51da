// The owner takes everything home, sees it said, and finds it whole; whoever looks around in the made-up company gets the command.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBackup } from '#base/database/backupFile.ts';
import { barriers, beginJourney, faultsOf, settled } from './journey.ts';
import type { Journey } from './journey.ts';

let journey: Journey;
let page: Page;
beforeAll(async () => {
  journey = await beginJourney();
  page = await journey.newVisitor();
  const begun = await page.request.post('/api/v1/first-visit', { data: { workspace: 'Ours', name: 'Ida', email: 'ida@ours.example', password: 'a long password' } });
  expect(begun.ok()).toBe(true);
});
afterAll(async () => { await journey.end(); });

test('a backup comes down by the browser, whole, and the page says when and by whom', async () => {
  expect(await faultsOf(page, '/settings/backup')).toEqual([]);
  await page.getByText('None was made so far.').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download a backup' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^regulars-\d{4}-\d\d-\d\d-\d{4}\.gz$/);
  expect((await checkBackup(await file.path())).find(({ name }) => name === 'public.member')?.rows).toBe(1);
  await page.getByText('by Ida, in the browser').waitFor();
  await settled(page);
  expect(await barriers(page)).toEqual([]);
  await page.goto('/settings/log');
  await page.getByText('took out a backup of everything, to its end').waitFor();
});

test('the browser had nothing to complain about', () => {
  expect(journey.complaints).toEqual([]);
});
