// Pictures of every page with the made-up company: at a desk and on a phone, light and dark, into docs/screenshots; with
// --readme those that the README shows, into docs/images.
//
//   npm run screenshots [-- --readme] [-- --only ask]
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isQuiet, launchBrowser, startProduct } from '../test/journeys/browser.mjs';
import { addressOf, nameOf, PATHS } from '../test/journeys/pages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const QUESTION = 'who was worried about firmware in the last 90 days and has bought at least twice?';
const README = new Set(['ask']);
/** Good enough that letters are sharp, small enough for a repository. */
const WEBP_QUALITY = 0.82;

const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const THEMES = ['light', 'dark'];

const isReadme = process.argv.includes('--readme');
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : null;
const folder = isReadme ? join(root, 'docs', 'images') : join(root, 'docs', 'screenshots');

const [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
try {
  mkdirSync(folder, { recursive: true });
  if (!isReadme && !only) for (const file of readdirSync(folder)) if (file.endsWith('.webp')) rmSync(join(folder, file));
  console.log('Opening the made-up company ...');
  const signedIn = await browser.newContext({ baseURL: product.url });
  await ask(signedIn, 'POST', '/sample', {});
  const shots = await allShots(signedIn);
  const state = await signedIn.storageState();
  for (const shot of shots.filter(({ name }) => (only ? name === only : isReadme ? README.has(name) : true))) {
    for (const [size, viewport] of Object.entries(SIZES)) {
      for (const theme of THEMES) if ((!isReadme || (size === 'desk' && theme === 'light')) && !(shot.isOnlyDesk && size !== 'desk')) await take(shot, { size, viewport, theme, state });
    }
  }
  if (!isReadme && (!only || only === 'sign-in')) {
    // Last, because from now on there is an owner who can sign in.
    await ask(signedIn, 'POST', '/first-visit', { workspace: 'Quillbrook', name: 'Ines Duarte', email: 'ines@quillbrook.example', password: 'a long password' });
    for (const [size, viewport] of Object.entries(SIZES)) for (const theme of THEMES) await take({ name: 'sign-in', address: '/people', isStranger: true }, { size, viewport, theme, state });
  }
  const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  console.log(`${readdirSync(folder).length} pictures, ${(bytes / 1e6).toFixed(1)} MB`);
} finally {
  await browser.close();
  await product.stop();
}

async function ask(context, method, path, data) {
  const answer = await context.request.fetch(`/api/v1${path}`, { method, ...(data ? { data } : {}), timeout: 300_000 });
  if (!answer.ok()) throw new Error(`${method} ${path} answered ${answer.status()}: ${await answer.text()}`);
  return answer.json();
}

/** Every page, and some of them as they are while somebody does something there. */
async function allShots(context) {
  const getItems = async (path) => (await ask(context, 'GET', path)).items;
  const pages = [];
  for (const path of PATHS.filter((one) => one !== '/ask')) pages.push({ name: nameOf(path), address: await addressOf(path, getItems) });
  return [
    { name: 'ask', address: `/ask?q=${encodeURIComponent(QUESTION)}`, act: openFirst }, { name: 'ask-first', address: '/ask' }, ...pages,
    { name: 'palette', address: '/people', act: (page) => findOrDo(page, 'mar') }, { name: 'palette-question', address: '/people', act: (page) => findOrDo(page, 'who was worried about firmware') },
    { name: 'keys', address: '/topics', act: (page) => page.keyboard.press('?'), isOnlyDesk: true }, { name: 'topic-opened', address: '/topics', act: openFirst },
    { name: 'nothing-found', address: '/search?q=zebedee' }, { name: 'no-such-page', address: '/nowhere' },
  ];
}

/** An answer is shown with the proof of its first row. */
async function openFirst(page) {
  if ((await page.locator('.opened').count()) > 0) return;
  await page.getByRole('listitem').first().press('Enter');
  await page.waitForFunction(isQuiet);
  await page.evaluate(() => document.activeElement?.blur());
}

async function findOrDo(page, words) {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or do' }).fill(words);
  await page.waitForTimeout(400);
  await page.waitForFunction(isQuiet);
}

async function take({ name, address, act, isStranger }, { size, viewport, theme, state }) {
  const context = await browser.newContext({ baseURL: product.url, locale: 'en-GB', viewport, colorScheme: theme, reducedMotion: 'reduce', hasTouch: size === 'phone', isMobile: size === 'phone', ...(isStranger ? {} : { storageState: state }) });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('h1, h3').first().waitFor();
  await page.waitForFunction(isQuiet).catch(() => {});
  await act?.(page);
  await page.evaluate(() => document.fonts.ready);
  const png = await page.screenshot();
  const file = join(folder, isReadme ? `${name}.png` : `${name}-${size}-${theme}.webp`);
  writeFileSync(file, isReadme ? png : await asWebp(page, png));
  console.log(file);
  await context.close();
}

/** The browser itself makes the picture small. */
async function asWebp(page, png) {
  const blank = await page.context().newPage();
  const made = await blank.evaluate(async ([source, quality]) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight });
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', quality);
  }, [`data:image/png;base64,${png.toString('base64')}`, WEBP_QUALITY]);
  return Buffer.from(made.split(',')[1], 'base64');
}
