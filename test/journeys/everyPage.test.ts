// Every page that the router knows, as everybody must be able to use it: at a desk, on a phone, light, dark, at twice the size,
// by keyboard. The list of pages is the router's own, so a new page is looked at without a line here.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { beginJourney, faultsOf, settled } from './journey.ts';
import type { Journey } from './journey.ts';

let journey: Journey;
let page: Page;
beforeAll(async () => {
  journey = await beginJourney();
  page = await journey.newVisitor();
  const opened = await page.request.post('/api/v1/sample', { data: {}, timeout: 240_000 });
  expect(opened.ok()).toBe(true);
}, 300_000);
afterAll(async () => { await journey.end(); });

/** Addresses of the router, from its own list. Importing it would load every page; its lines are read instead. */
const paths = [...readFileSync(new URL('../../src/surfaces/web/pages.ts', import.meta.url), 'utf8').matchAll(/\{ path: '([^']+)'/g)].map(([, path]) => path as string);

const first = async (path: string): Promise<string> => {
  const answer = await page.request.get(`/api/v1${path}?limit=1`);
  return String(((await answer.json()) as { items: { id: string }[] }).items[0]?.id);
};

/** A list in the API that gives something for a page about one thing. */
const LISTS: Record<string, string> = { people: '/people', organisations: '/organisations', segments: '/segments', import: '/imports', arrived: '/imports', topics: '/topics' };

async function addressOf(path: string): Promise<string> {
  if (!path.includes('$')) return path === '/search' ? '/search?q=firmware' : path;
  const list = LISTS[path.split('/')[1] ?? ''];
  if (!list) throw new Error(`Say in LISTS where an id for ${path} comes from.`);
  return path.replace(/\$\w+/, await first(list));
}

test('the router has pages, and each has an address to look at', async () => {
  expect(paths.length).toBeGreaterThan(18);
  expect(paths).toContain('/people/$id');
  for (const path of paths) expect(await addressOf(path)).not.toContain('undefined');
});

test.each(paths)('%s has no barriers, light and dark, at a desk and on a phone', async (path) => {
  expect(await faultsOf(page, [await addressOf(path)])).toEqual([]);
});

test('at twice the size nothing is cut off, and everything can still be reached', async () => {
  await page.setViewportSize({ width: 720, height: 450 });
  const tooWide: string[] = [];
  for (const path of paths) {
    await page.goto(await addressOf(path));
    await settled(page);
    const pixels = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (pixels > 0) tooWide.push(`${path}: ${pixels} px`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(tooWide).toEqual([]);
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
