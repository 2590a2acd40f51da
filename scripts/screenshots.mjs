// Pictures of every page with the made-up company: at a desk and on a phone, light and dark. Into dist/screenshots;
// with --readme only the one that the README shows, into docs/images.
//
//   npm run screenshots [-- --readme] [-- --only ask]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isQuiet, launchBrowser, startProduct } from '../test/journeys/browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The made-up history ends the day before; the browser's clock stands here, so that two runs give the same pictures. */
const NOW = '2026-11-17T09:30:00Z';
const QUESTION = 'who was worried about firmware in the last 90 days and has bought at least twice?';
const README = 'ask';

const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

const isReadme = process.argv.includes('--readme');
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : isReadme ? README : null;
const folder = isReadme ? join(root, 'docs', 'images') : join(root, 'dist', 'screenshots');

const [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
try {
  mkdirSync(folder, { recursive: true });
  console.log('Opening the made-up company ...');
  const signedIn = await browser.newContext({ baseURL: product.url });
  await ask(signedIn, 'POST', '/sample', { now: NOW });
  const pages = await addresses(signedIn);
  const state = await signedIn.storageState();
  await take('welcome', '/start', undefined);
  for (const [name, path] of pages) await take(name, path, state);
} finally {
  await browser.close();
  await product.stop();
}

async function ask(context, method, path, data) {
  const answer = await context.request.fetch(`/api/v1${path}`, { method, ...(data ? { data } : {}), timeout: 300_000 });
  if (!answer.ok()) throw new Error(`${method} ${path} answered ${answer.status()}: ${await answer.text()}`);
  return answer.json();
}

/** Every page of the app, with the ids of somebody worth showing. */
async function addresses(context) {
  const first = async (path) => (await ask(context, 'GET', path)).items[0]?.id;
  const [person, organisation, segment, run] = await Promise.all([first('/people?limit=1'), first('/organisations?limit=1'), first('/segments?limit=1'), first('/imports?limit=1')]);
  return [
    ['ask', `/ask?q=${encodeURIComponent(QUESTION)}`], ['ask-first', '/ask'], ['people', '/people'], ['person', person && `/people/${person}`],
    ['organisations', '/organisations'], ['organisation', organisation && `/organisations/${organisation}`], ['segments', '/segments'], ['segment', segment && `/segments/${segment}`],
    ['topics', '/topics'], ['import', '/import'], ['run', run && `/import/${run}`], ['arrived', run && `/arrived/${run}`],
    ...['members', 'workspace', 'domains', 'words', 'fields', 'keys', 'you'].map((part) => [`settings-${part}`, `/settings/${part}`]),
  ].filter(([, path]) => path);
}

async function take(name, path, state) {
  if (only && only !== name) return;
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const theme of ['light', 'dark']) {
      if (isReadme && (size !== 'desk' || theme !== 'light')) continue;
      const context = await browser.newContext({ baseURL: product.url, locale: 'en-GB', viewport, colorScheme: theme, reducedMotion: 'reduce', hasTouch: size === 'phone', isMobile: size === 'phone', ...(state ? { storageState: state } : {}) });
      const page = await context.newPage();
      await page.clock.setFixedTime(new Date(NOW));
      await page.goto(path);
      await page.locator('h1').first().waitFor();
      await page.waitForFunction(isQuiet);
      // An answer is shown with the proof of its first row.
      if (name === 'ask' && (await page.locator('.opened').count()) === 0) {
        await page.getByRole('listitem').first().press('Enter');
        await page.waitForFunction(isQuiet);
        await page.evaluate(() => document.activeElement?.blur());
      }
      const file = join(folder, isReadme ? `${name}.png` : `${name}-${size}-${theme}.png`);
      await page.screenshot({ path: file });
      console.log(file);
      await context.close();
    }
  }
}
