// Every page that the router knows, as everybody must be able to use it: at a desk, on a phone, light, dark, at twice the size,
// by keyboard. The list of pages is the router's own, so a new page is looked at without a line here.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginJourney, faultsOf, settled } from './journey.ts';
import type { Journey } from './journey.ts';
import { addressOf, PATHS } from './pages.mjs';

let journey: Journey;
let page: Page;
beforeAll(async () => {
  journey = await beginJourney();
  page = await journey.newVisitor();
  const opened = await page.request.post('/api/v1/sample', { data: {} });
  expect(opened.ok()).toBe(true);
});
afterAll(async () => { await journey.end(); });

const address = (path: string): Promise<string> => addressOf(path, async (list) => ((await (await page.request.get(`/api/v1${list}`)).json()) as { items: { id: string }[] }).items);

test('the router has pages, and each has an address to look at', async () => {
  expect(PATHS.length).toBeGreaterThan(18);
  expect(PATHS).toContain('/people/$id');
  for (const path of PATHS) expect(await address(path)).not.toContain('undefined');
});

test.each([...PATHS])('%s has no barriers, light and dark, at a desk and on a phone', async (path) => {
  expect(await faultsOf(page, await address(path))).toEqual([]);
});

test.each([...PATHS])('at twice the size nothing of %s is cut off, and everything can still be reached', async (path) => {
  await page.setViewportSize({ width: 720, height: 450 });
  await page.goto(await address(path));
  await settled(page);
  const pixels = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(pixels).toBeLessThanOrEqual(0);
});

test('by Tab alone one comes to the page, its rooms and its rows, and always sees where one is', async () => {
  await page.goto('/people');
  await settled(page);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the page');
  const seen = new Set<string>();
  for (let n = 0; n < 30; n += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      return { what: element.getAttribute('role') ?? element.tagName.toLowerCase(), isShown: outlineStyle !== 'none' || boxShadow !== 'none' };
    });
    expect(at.isShown, at.what).toBe(true);
    seen.add(at.what);
  }
  for (const what of ['a', 'button', 'input', 'listitem']) expect([...seen], what).toContain(what);
});

test('for whoever wants no motion nothing moves', async () => {
  const slow = await page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => {
    const { transitionDuration, animationDuration } = getComputedStyle(element);
    return [transitionDuration, animationDuration].some((list) => list.split(',').some((one) => parseFloat(one) * (one.trim().endsWith('ms') ? 1 : 1000) > 20));
  }).map((element) => element.className));
  expect(slow).toEqual([]);
});

test('the browser had nothing to complain about', () => {
  expect(journey.complaints).toEqual([]);
});
