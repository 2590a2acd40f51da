// One journey: the built product on its own folder, a real browser, and what every page must keep to.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { vi } from 'vitest';
import { TOAST_MS } from '#surfaces/web/ui/toast.ts';
import { isQuiet, launchBrowser, startProduct } from './browser.mjs';
import type { Product } from './browser.mjs';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** After this a journey says that something never came. It ends what hangs and measures nothing: what is quick is never kept waiting. */
export const PATIENCE_MS = 120_000;
vi.setConfig({ testTimeout: 3 * PATIENCE_MS, hookTimeout: 3 * PATIENCE_MS });

export interface Journey {
  product: Product;
  browser: Browser;
  /** A page of somebody who has never been here. */
  newVisitor(options?: { theme?: 'light' | 'dark'; isPhone?: boolean; from?: BrowserContext }): Promise<Page>;
  /** What the browser complained about: errors of scripts, refusals of the security rules. */
  complaints: string[];
  end(): Promise<void>;
}

export async function beginJourney(): Promise<Journey> {
  const [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  const complaints: string[] = [];
  return {
    product, browser, complaints,
    async newVisitor({ theme = 'light', isPhone = false, from } = {}) {
      const context = await browser.newContext({
        baseURL: product.url, locale: 'en-GB', colorScheme: theme, reducedMotion: 'reduce', viewport: isPhone ? PHONE : DESK, hasTouch: isPhone, isMobile: isPhone,
        ...(from ? { storageState: await from.storageState() } : {}),
      });
      context.setDefaultTimeout(PATIENCE_MS);
      await context.addInitScript(keepMessages, { from: TOAST_MS, to: PATIENCE_MS / 2 });
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
      // A stranger is answered 401, a used link 409; that is no fault of the page.
      page.on('console', (message) => { if (message.type() === 'error' && !/status of (401|409)/.test(message.text())) complaints.push(`${page.url()}: ${message.text()}`); });
      return page;
    },
    async end() {
      await browser.close();
      await product.stop();
    },
  };
}

/** Runs in the page: a message stays long enough for its Undo to be pressed, however slow the machine is. */
function keepMessages({ from, to }: { from: number; to: number }): void {
  const later = window.setTimeout.bind(window);
  window.setTimeout = ((act: TimerHandler, ms?: number, ...rest: unknown[]) => later(act, ms === from ? to : ms, ...rest)) as typeof window.setTimeout;
}

/** What axe finds wrong on the page as it is, one line each. With `rules` only these are tried. */
export async function barriers(page: Page, ...rules: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const { violations } = await (rules.length > 0 ? axe.withRules(rules) : axe).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${new URL(page.url()).pathname}: ${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`));
}

/** Pixels by which the page is wider than its window. */
const tooWide = (page: Page): Promise<number> => page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - window.innerWidth);

/** Waits until everything asked has been answered and drawn. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(isQuiet);
}

/** Looks at a page as a desk and a phone show it, light and dark: no barriers, nothing wider than the window. One page a test, so that none takes long. */
export async function faultsOf(page: Page, path: string): Promise<string[]> {
  const faults: string[] = [];
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(path);
  await settled(page);
  // Colours on their way from one to the other are neither.
  await page.addStyleTag({ content: '*,*::before,*::after{transition:none!important}' });
  faults.push(...await barriers(page));
  await page.emulateMedia({ colorScheme: 'dark' });
  // Only colours differ in the dark.
  faults.push(...(await barriers(page, 'color-contrast')).map((fault) => `dark ${fault}`));
  await page.setViewportSize(PHONE);
  const pixels = await tooWide(page);
  if (pixels > 0) faults.push(`${path} is ${pixels} px wider than a phone`);
  faults.push(...(await barriers(page)).map((fault) => `phone ${fault}`));
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: null });
  return faults;
}
