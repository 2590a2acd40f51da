// A question is watched, corrected, exported and found again among one's own.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers, beginJourney, faultsOf, PATIENCE_MS, settled } from './journey.ts';
import type { Journey } from './journey.ts';

const QUESTION = 'people who mentioned rudders';
let journey: Journey;
let page: Page;
const post = async (path: string, data: object) => {
  const answer = await page.request.post(`/api/v1${path}`, { data });
  expect([path, answer.ok()]).toEqual([path, true]);
  return (await answer.json()) as Record<string, string>;
};
const told = (key: string, email: string) => ({ source: 'journey', sourceKey: key, kind: 'call', at: new Date(Date.now() - 3_600_000).toISOString(), text: 'The rudders worry me.', email, direction: 'in', topics: [{ topic: 'rudders', stance: 'concern' }] });
const field = () => page.getByRole('textbox', { name: 'Ask about your customers' });

beforeAll(async () => {
  journey = await beginJourney();
  page = await journey.newVisitor();
  await page.goto('/start');
  await page.getByLabel('Your company or team').fill('Quillbrook');
  await page.getByLabel('Your name').fill('Ida Lund');
  await page.getByLabel('Mail address').fill('ida@quillbrook.example');
  await page.getByLabel('Password', { exact: true }).fill('eight-letters');
  await page.getByRole('button', { name: 'Create the workspace' }).click();
  await page.getByRole('button', { name: 'Workspace: Quillbrook' }).waitFor();
});
afterAll(async () => { await journey.end(); });

test('an empty workspace shows what could be asked, and offers the made-up company to try it', async () => {
  await page.goto('/ask');
  await page.getByRole('button', { name: 'Try it on the made-up company' }).waitFor();
  expect(await page.getByRole('button', { name: 'Customers not contacted for 90 days' }).isEnabled()).toBe(true);
  await page.goto('/watched');
  await page.getByText('Nothing is watched yet').waitFor();
  expect(await barriers(page)).toEqual([]);
});

test('whoever comes to fit a watched question is told without a reload, marked as seen, and that taken back', async () => {
  await post('/topics', { name: 'rudders' });
  for (const name of ['anselm', 'wanda']) await post('/people', { name: name === 'anselm' ? 'Anselm Kofler' : 'Wanda Piotrowska', email: `${name}@kayak.example`, organisation: 'Kayak' });
  await post('/interactions', told('one', 'anselm@kayak.example'));
  await page.goto(`/ask?q=${encodeURIComponent(QUESTION)}`);
  await page.getByRole('button', { name: 'Watch' }).click();
  await page.getByText('“People who mentioned rudders” is watched').waitFor();
  await page.goto('/watched');
  await page.getByText('Nobody has come or left since you began to watch.').waitFor();
  await post('/interactions', told('two', 'wanda@kayak.example'));
  const news = page.getByRole('listitem').filter({ hasText: 'Wanda Piotrowska' });
  await news.getByText('new', { exact: true }).waitFor();
  await page.getByRole('navigation').first().getByRole('link', { name: /Watched.*1 new/ }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('e');
  await news.getByText('new', { exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await news.getByText('new', { exact: true }).waitFor();
});

test('a part of the reading is pressed and another meaning chosen; arrow up brings the question back', async () => {
  await page.goto(`/ask?q=${encodeURIComponent('people who complained about rudders')}`);
  await page.getByRole('button', { name: 'had a concern: choose what was meant' }).click();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('menuitem', { name: 'praised' }).or(page.getByRole('menuitem', { name: 'gave praise' })).click();
  await page.waitForURL(/praised/);
  // Only what was answered is among the questions that were asked.
  await expect.poll(async () => ((await (await page.request.get('/api/v1/questions/asked?limit=1')).json()) as { items: { words: string }[] }).items[0]?.words, { timeout: PATIENCE_MS }).toBe('people who praised rudders');
  expect(await field().inputValue()).toBe('people who praised rudders');
  await page.goto('/ask');
  await settled(page);
  await field().focus();
  await page.keyboard.press('ArrowUp');
  expect(await field().inputValue()).toBe('people who praised rudders');
  await page.keyboard.press('ArrowUp');
  expect(await field().inputValue()).toBe('people who complained about rudders');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await field().inputValue()).toBe('');
});

test('an answer leaves as a file with everybody in it', async () => {
  await page.goto(`/ask?q=${encodeURIComponent(QUESTION)}`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export everybody found as CSV' }).click()]);
  const text = readFileSync(await download.path(), 'utf8');
  expect(text.split('\r\n').slice(1, 3).map((line) => line.split(',')[0]).toSorted()).toEqual(['Anselm Kofler', 'Wanda Piotrowska']);
  expect(text).toContain('The rudders worry me.');
});

test('my questions are pinned, taken out and brought back', async () => {
  await page.goto('/questions');
  await page.getByRole('button', { name: `Pin “${QUESTION}”` }).click();
  await page.getByRole('heading', { name: 'Pinned' }).waitFor();
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('heading', { name: 'Today' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('heading', { name: 'Today' }).waitFor();
});

test.each(['/watched', '/questions', '/settings/words', `/ask?q=${encodeURIComponent(QUESTION)}`])('%s has no barrier, light or dark, and is not wider than a phone', async (path) => {
  expect(await faultsOf(page, path)).toEqual([]);
});

test('the browser had nothing to complain about', () => {
  expect(journey.complaints).toEqual([]);
});
