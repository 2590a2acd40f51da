// One journey: the built product on its own folder, a real browser, and what every page must keep to.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser, startProduct } from './browser.mjs';
import type { Product } from './browser.mjs';

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
        baseURL: product.url, locale: 'en-GB', colorScheme: theme, reducedMotion: 'reduce', viewport: isPhone ? { width: 390, height: 844 } : { width: 1440, height: 900 }, hasTouch: isPhone, isMobile: isPhone,
        ...(from ? { storageState: await from.storageState() } : {}),
      });
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
      // A stranger is answered 401; that is no fault of the page.
      page.on('console', (message) => { if (message.type() === 'error' && !message.text().includes('401')) complaints.push(`${page.url()}: ${message.text()}`); });
      return page;
    },
    async end() {
      await browser.close();
      await product.stop();
    },
  };
}

/** What axe finds wrong on the page as it is, one line each. */
export async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${new URL(page.url()).pathname}: ${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`));
}

/** Pixels by which the page is wider than its window. */
export const tooWide = (page: Page): Promise<number> => page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - window.innerWidth);

/** Waits until everything asked has been answered and drawn. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('.skeletons').waitFor({ state: 'detached' }).catch(() => undefined);
}
