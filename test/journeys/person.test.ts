import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers, beginJourney, faultsOf, settled } from './journey.ts';
import type { Journey } from './journey.ts';

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

const fact = () => page.locator('.facts.of-side > div').filter({ has: page.getByText('title', { exact: true }) });

/** Tab by Tab to a control, as somebody without a mouse gets there. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.getAttribute('aria-label') === wanted, name)) return;
  }
  throw new Error(`Tab never came to ${name}.`);
}

test('a value is corrected in place and taken back by keys alone; the old one stands again with its source', async () => {
  await page.goto('/people');
  await settled(page);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Why they hired us' }).waitFor();
  await settled(page);
  const before = await fact().locator('dd').innerText();
  await tabTo('Correct title');
  await page.keyboard.press('Enter');
  await page.getByLabel('New value of title').waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Keeper of the bees');
  await page.keyboard.press('Enter');
  await fact().getByText('Keeper of the bees').waitFor();
  expect(await fact().innerText()).toContain('Mina Falk');
  await page.keyboard.press('z');
  await fact().getByText('Keeper of the bees').waitFor({ state: 'detached' });
  expect(await fact().locator('dd').innerText()).toBe(before);
});

test('what they need is written down, seen as said, ended and brought back', async () => {
  const need = 'A map of every gate code';
  await page.getByRole('button', { name: 'Write down what they need' }).click();
  await page.getByLabel('In a few words').fill(need);
  await page.keyboard.press('Enter');
  const line = page.locator('.learned-line').filter({ hasText: need });
  await line.waitFor();
  expect(await line.innerText()).toMatch(/said[\s\S]*noted by Mina Falk/);
  await line.getByRole('button', { name: `What else about “${need}”` }).click();
  await page.getByRole('menuitem', { name: 'No longer' }).click();
  await line.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await line.waitFor();
});

test('five axes say why, are set otherwise and set back', async () => {
  await page.getByTitle('Why: Helps others').click();
  await page.getByText('The rule.').first().waitFor();
  await page.getByRole('button', { name: 'Helps others: 4 of 5' }).click();
  await page.getByText('Set by Mina Falk').waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Back to the rule' }).click();
  await page.getByText('Set by Mina Falk').waitFor({ state: 'detached' });
});

test('three people are chosen with X, get a tag at once, and it is taken back', async () => {
  await page.goto('/people');
  await settled(page);
  for (const key of ['j', 'x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key);
  await page.getByText('3 chosen').waitFor();
  await page.getByRole('button', { name: 'Add a tag' }).click();
  await page.getByRole('textbox', { name: 'Tag' }).fill('winter meeting');
  await page.keyboard.press('Enter');
  await page.getByText('3 changed.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('winter meeting').first().waitFor({ state: 'detached' });
});

test.each(['/people', '/organisations', '/people/$id', '/organisations/$id'])('%s has no barriers, light, dark and on a phone', async (path) => {
  const { items: [first] } = (await (await page.request.get(`/api/v1/${path.split('/')[1]}?limit=1`)).json()) as { items: { id: string }[] };
  expect(await faultsOf(page, path.replace('$id', first?.id ?? ''))).toEqual([]);
});

test('the browser had nothing to complain about', () => {
  expect(journey.complaints).toEqual([]);
});
