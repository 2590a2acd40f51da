import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers, beginJourney, faultsOf, settled } from './journey.ts';
import type { Journey } from './journey.ts';

const QUESTION = 'who was worried about firmware in the last 90 days and has bought at least twice?';

let journey: Journey;
let page: Page;
beforeAll(async () => {
  journey = await beginJourney();
  page = await journey.newVisitor();
  await page.goto('/');
  await page.getByRole('button', { name: 'Open the made-up company' }).click();
  await page.getByRole('heading', { name: 'Ask', level: 1 }).waitFor();
});
afterAll(async () => { await journey.end(); });

const rows = () => page.getByRole('list', { name: 'Answer' }).getByRole('listitem').filter({ has: page.locator('.lr-cells') });
const opened = () => page.locator('.lr.opened');
const found = async (): Promise<number> => Number.parseInt((await page.locator('.answer-head h2').innerText()).replace(/\D/g, ''), 10);
const words = () => page.getByRole('textbox', { name: 'Ask about your customers' });

test('an example is asked with one click, and the first answer shows the sentence that proves it, as it stands in the mail', async () => {
  await page.getByRole('button', { name: QUESTION }).click();
  await opened().locator('.proof q').first().waitFor();
  expect(await found()).toBe(await rows().count());
  await page.locator('.said').getByText('people who had a concern about firmware in the last 90 days and bought at least 2 times').waitFor();
  const quote = (await opened().locator('.proof q').first().innerText()).replace(/^“|”$/g, '');
  expect(quote).toContain(await opened().locator('.proof mark').first().innerText());
  await opened().getByRole('button', { name: 'open', exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('mark').waitFor();
  expect(await dialog.locator('mark').innerText()).toBe(quote);
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Raw record' }).click();
  await dialog.locator('.raw').getByText('Message-ID').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('a reading that is wrong is corrected beside its proof, and the correction taken back', async () => {
  const before = await found();
  const name = await opened().locator('.lc-name').innerText();
  await opened().getByRole('button', { name: 'not a concern' }).first().click();
  await page.getByText('Noted: about firmware it is neutral.').waitFor();
  await rows().filter({ hasText: name }).waitFor({ state: 'detached' });
  expect(await found()).toBe(before - 1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await rows().filter({ hasText: name }).waitFor();
  expect(await found()).toBe(before);
});

test('the person behind it: why they are near, and a title that is changed and changed back', async () => {
  await rows().first().getByRole('link').first().click();
  await page.getByRole('heading', { name: 'What happened' }).waitFor();
  await page.locator('.strip').getByRole('button', { name: /^Why \d+\?$/ }).click();
  const why = page.getByRole('dialog');
  for (const part of ['how often', 'how lately', 'both ways', 'reply speed']) await why.getByText(part).waitFor();
  const points = (await why.locator('.points .num').allInnerTexts()).map((text) => Number.parseInt(text, 10));
  expect(points.reduce((sum, one) => sum + one, 0)).toBe(Number(await page.locator('.strip .nearv b').first().innerText()));
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await why.waitFor({ state: 'detached' });
  const title = await page.locator('.who > span').first().innerText();
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Title' }).fill('Keeper of the bees');
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.locator('.who').getByText('Keeper of the bees').waitFor();
  await page.keyboard.press('z');
  await page.locator('.who').getByText(title, { exact: true }).waitFor();
});

test('what happened is narrowed to a topic and a kind, and opens to the text with its quotes folded', async () => {
  const moments = page.getByRole('list', { name: 'What happened' }).getByRole('listitem');
  const topic = page.locator('.side .line > button.grow').first();
  const name = await topic.innerText();
  const all = await moments.count();
  await topic.click();
  await settled(page);
  await moments.first().locator('.chip').filter({ hasText: name }).waitFor();
  expect(await page.getByRole('combobox', { name: 'All topics' }).inputValue()).toBe(name);
  const about = await moments.count();
  expect(about).toBeLessThan(all);
  await page.getByRole('combobox', { name: 'All kinds' }).click();
  await page.getByRole('option', { name: 'Mails' }).click();
  await settled(page);
  expect(await moments.count()).toBeLessThanOrEqual(about);
  await moments.first().locator('.tl-title').click();
  await moments.first().locator('.told').waitFor();
  await moments.first().getByText(/heard as|perhaps/).first().waitFor();
});

test('a question is kept as a segment, which lists whom it finds, and is deleted again', async () => {
  await page.goto(`/ask?q=${encodeURIComponent(QUESTION)}`);
  await opened().waitFor();
  const count = await found();
  await page.keyboard.press('s');
  await page.getByLabel('Name').fill('Firmware before lunch');
  await page.keyboard.press('Enter');
  await page.getByText('“Firmware before lunch” is kept from now on.').waitFor();
  await page.getByRole('button', { name: 'See the segment' }).click();
  await page.getByRole('heading', { name: 'Firmware before lunch' }).waitFor();
  const members = page.getByRole('list', { name: 'Who is in it' }).getByRole('listitem');
  await members.first().waitFor();
  expect(await members.count()).toBe(count);
  await page.getByRole('button', { name: 'Rename or delete' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('heading', { name: 'Segments', level: 1 }).waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Promoters' }).waitFor();
  expect(await page.getByRole('listitem').filter({ hasText: 'Firmware before lunch' }).count()).toBe(0);
});

test('a word that is not understood is said, and the nearest questions are offered', async () => {
  await page.goto('/ask');
  await words().fill('big customers worried about firmware ');
  await page.getByText('“big” was not understood and is not used.').waitFor();
  await page.locator('.ask-under u').filter({ hasText: 'big' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: /^without “big”/ }).click();
  await opened().waitFor();
  expect(await page.locator('.said-back').innerText()).not.toContain('not understood');
});

test('a name that several have is asked back, and the one that is chosen stands in quotation marks', async () => {
  await words().fill('people who know Ines');
  await page.keyboard.press('Enter');
  await page.getByText('Which “Ines”?').waitFor();
  await page.getByRole('button', { name: 'Ines Crangrave person' }).click();
  await page.locator('.answer-head h2').waitFor();
  expect(await words().inputValue()).toBe('people who know "Ines Crangrave"');
});

test('whoever finds nobody is told what one part less would find', async () => {
  await words().fill('people who complained about firmware in 2019 and bought at least twice');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Nobody fits all of it' }).waitFor();
  await page.getByRole('button', { name: /^people who bought at least 2 times/ }).click();
  await opened().waitFor();
});

test('by keyboard alone: a phrase and a topic are completed, the question asked, the next proof opened', async () => {
  await page.goto('/ask?q=promoters');
  await opened().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('people who prai');
  await page.getByRole('option', { name: 'who praised' }).waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('option', { name: 'who praised' }).getAttribute('aria-selected')).toBe('true');
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.keyboard.type('firmw');
  await page.getByRole('option', { name: 'firmware topic' }).waitFor();
  await page.keyboard.press('Tab');
  expect((await words().inputValue()).trim()).toBe('people who praised firmware');
  await page.keyboard.press('Enter');
  await page.waitForURL(/firmware/);
  await opened().locator('.proof q').first().waitFor();
  const first = await opened().locator('.lc-name').innerText();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await opened().filter({ hasNotText: first }).locator('.proof q').first().waitFor();
});

test('a question is built beside its words: a count is changed, a condition added, taken out and brought back, and the words go along', async () => {
  await page.goto(`/ask?q=${encodeURIComponent(QUESTION)}`);
  await opened().waitFor();
  await page.keyboard.press('b');
  const builder = page.getByRole('region', { name: 'Builder' });
  const bought = builder.getByRole('group', { name: 'Bought' });
  const reads = (sentence: string) => page.waitForFunction((wanted) => document.querySelector<HTMLTextAreaElement>('.ask-input')?.value === wanted, sentence);
  const said = (times: number) => `people who had a concern about firmware in the last 90 days and bought at least ${times} times`;
  await bought.getByRole('textbox', { name: 'How often: number' }).fill('3');
  await reads(said(3));
  await builder.getByRole('button', { name: 'Add a condition' }).click();
  await page.getByRole('menuitem', { name: 'Not contacted for …' }).click();
  await reads(`${said(3)} and were not contacted in the last 90 days`);
  await builder.getByRole('button', { name: 'More about: Contact' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await reads(said(3));
  await page.getByRole('button', { name: 'Undo' }).click();
  await reads(`${said(3)} and were not contacted in the last 90 days`);
  await words().fill(said(2));
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('.builder [aria-label="How often: number"]')?.value === '2');
  expect(await barriers(page)).toEqual([]);
  await builder.getByRole('button', { name: 'Close' }).click();
  await builder.waitFor({ state: 'detached' });
});

test('an answer is seen by organisation and as a map, and the address keeps which', async () => {
  await page.goto(`/ask?q=${encodeURIComponent(QUESTION)}&view=organisations`);
  await page.getByRole('list', { name: 'By organisation' }).getByRole('listitem').first().waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByText('Map', { exact: true }).click();
  await page.waitForURL(/view=map/);
  await page.getByRole('img', { name: /^A map of \d+ people/ }).waitFor();
  expect(await barriers(page)).toEqual([]);
});

const asked = (question: string): string => `/ask?q=${encodeURIComponent(question)}`;
test.each(['/ask', asked(QUESTION), asked('who can introduce me to Grace Hopper?'), '/people', '/organisations', '/segments'])('%s has no barrier, light or dark, and is not wider than a phone', async (path) => {
  expect(await faultsOf(page, path)).toEqual([]);
});

test.each([['/people', 'Elodie Ashman'], ['/organisations', 'Fallow Deer Kitchen Garden'], ['/segments', 'Promoters']])('of %s the page of %s has no barrier, light or dark, and is not wider than a phone', async (list, name) => {
  await page.goto(list);
  const path = await page.getByRole('link', { name }).first().getAttribute('href');
  expect(await faultsOf(page, path ?? '')).toEqual([]);
});

test('the browser had nothing to complain about', () => {
  expect(journey.complaints).toEqual([]);
});
