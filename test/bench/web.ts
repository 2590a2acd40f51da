// The web app as a browser meets it: how much script the shell is, how soon a page stands and whether it moves, how long it
// takes from one loaded room to another; and how long the search takes in a large workspace.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { openProduct } from '#compose.ts';
import type { OpenDatabase } from '#base/database/doors.ts';
import { packageRoot } from '#base/paths.ts';
import { randomFrom } from '#test/random.ts';
import { SIZES } from './askDraws.ts';
import type { Size } from './askDraws.ts';
import { inFolder } from './product.ts';
import { printFigures, printMachine, quantile } from './report.ts';
import { fillForSearch } from './searchGraph.ts';
import type { SearchGraph } from './searchGraph.ts';

interface BrowserModule {
  launchBrowser: () => Promise<Browser>;
  startProduct: () => Promise<{ url: string; stop: () => Promise<void> }>;
  isQuiet: () => boolean;
}

const LOADS = 7;
const ROUNDS = 12;
const SEARCHES = 200;
const WARM_UP_SEARCHES = 30;
const ROOMS = ['/people', '/organisations', '/topics', '/segments', '/ask'];

export async function run(flags: Record<string, string | undefined>): Promise<void> {
  const name = flags['size'] ?? 'M';
  const size = SIZES[name];
  if (!size) throw new Error(`There is no size ${name}; there are ${Object.keys(SIZES).join(' and ')}.`);
  printMachine('web', `the made-up company in a browser; search in size ${name}: ${size.persons.toLocaleString('en')} people, ${size.interactions.toLocaleString('en')} interactions, embedded`);
  printScripts();
  await inBrowser();
  await inFolder((folder) => searching(folder, size, Number(flags['seed'] ?? 7)));
}

/** What the first page needs before it can be drawn, and what the rooms add. */
function printScripts(): void {
  const folder = join(packageRoot, 'dist', 'web');
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const kilobytes = (path: string) => gzipSync(readFileSync(join(folder, path)), { level: 9 }).length / 1000;
  const shell = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, path]) => path as string);
  const all = readdirSync(join(folder, 'assets')).filter((file) => file.endsWith('.js')).map((file) => `assets/${file}`);
  const rooms = all.filter((path) => !shell.includes(path)).map(kilobytes);
  printFigures([
    { what: 'script of the shell, gzip', value: shell.reduce((sum, path) => sum + kilobytes(path), 0), unit: 'kB', aim: '≤ 250 kB' },
    { what: `script of all ${rooms.length} parts loaded when needed`, value: rooms.reduce((sum, one) => sum + one, 0), unit: 'kB' },
    { what: 'the largest of them', value: Math.max(...rooms), unit: 'kB' },
  ]);
}

async function inBrowser(): Promise<void> {
  const { launchBrowser, startProduct, isQuiet } = (await import(pathToFileURL(join(packageRoot, 'test', 'journeys', 'browser.mjs')).href)) as BrowserModule;
  const [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  try {
    const first = await browser.newContext({ baseURL: product.url });
    await first.request.post('/api/v1/sample', { data: {}, timeout: 300_000 });
    const state = await first.storageState();
    for (const path of ['/ask', '/people']) {
      const loads: Load[] = [];
      for (let n = 0; n < LOADS; n += 1) {
        // A new context has an empty cache.
        const context = await browser.newContext({ baseURL: product.url, storageState: state, viewport: { width: 1440, height: 900 } });
        loads.push(await loadOf(await context.newPage(), path, isQuiet));
        await context.close();
      }
      printFigures([
        { what: `first load of ${path}: largest paint (LCP), p50`, value: quantile(loads.map(({ lcp }) => lcp), 0.5), unit: 'ms', aim: '≤ 2500 ms' },
        { what: `first load of ${path}: layout shift (CLS), worst`, value: Math.max(...loads.map(({ cls }) => cls)), unit: '', aim: '≤ 0.1' },
      ]);
    }
    const context = await browser.newContext({ baseURL: product.url, storageState: state, viewport: { width: 1440, height: 900 } });
    const times = await navigate(await context.newPage(), isQuiet);
    printFigures([
      { what: 'from one loaded room to another, p50', value: quantile(times, 0.5), unit: 'ms', aim: '≤ 100 ms' },
      { what: 'from one loaded room to another, p95', value: quantile(times, 0.95), unit: 'ms', aim: '≤ 100 ms' },
    ]);
  } finally {
    await browser.close();
    await product.stop();
  }
}

interface Load { lcp: number; cls: number }

async function loadOf(page: Page, path: string, isQuiet: () => boolean): Promise<Load> {
  await page.addInitScript(() => {
    const seen = { lcp: 0, cls: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.lcp = entry.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => { for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) seen.cls += entry.value; }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(path);
  await page.waitForFunction(isQuiet);
  return page.evaluate(() => (window as unknown as { seen: Load }).seen);
}

/** From the click to the frame in which the other room stands with its rows. Each room was visited before. */
async function navigate(page: Page, isQuiet: () => boolean): Promise<number[]> {
  for (const path of ROOMS) {
    await page.goto(path);
    await page.waitForFunction(isQuiet);
  }
  for (const path of ROOMS) await page.locator(`.nav a[href="${path}"]`).click().then(() => page.waitForFunction(isQuiet));
  const times: number[] = [];
  for (let n = 0; n < ROUNDS * ROOMS.length; n += 1) {
    const path = ROOMS[n % ROOMS.length] as string;
    times.push(await page.evaluate((to) => new Promise<number>((resolve) => {
      const before = document.title;
      const began = performance.now();
      const look = () => {
        const stands = window.location.pathname === to && document.title !== before && document.querySelector('h1') && !document.querySelector('.skeletons');
        // The frame after the one in which it was found has been drawn.
        if (stands) requestAnimationFrame(() => resolve(performance.now() - began));
        else requestAnimationFrame(look);
      };
      document.querySelector<HTMLElement>(`.nav a[href="${to}"]`)?.click();
      requestAnimationFrame(look);
    }), path));
    await page.waitForFunction(isQuiet);
  }
  return times;
}

async function searching(folder: string, size: Size, seed: number): Promise<void> {
  const product = await openProduct({ port: 0, isPortFixed: true, host: '127.0.0.1', dataFolder: folder, databaseUrl: null }, { isServer: false, onError: (what, error) => console.error(what, error) });
  try {
    const ask = async (method: string, path: string, input?: object) => {
      const response = await product.app(new Request(`http://localhost/api/v1${path}`, { method, ...(input ? { body: JSON.stringify(input), headers: { 'content-type': 'application/json' } } : {}) }), { via: 'socket', address: '' });
      if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
      return response.json();
    };
    await ask('POST', '/workspaces', { name: 'Bench', email: 'owner@bench.example', password: 'a long password' });
    const { items: [workspace] } = (await ask('GET', '/workspaces')) as { items: { id: string }[] };
    const began = performance.now();
    const graph = await fillForSearch(product.deps.db as OpenDatabase, workspace?.id ?? '', size, seed, new Date());
    printFigures([{ what: 'filling the workspace', value: (performance.now() - began) / 1000, unit: 's' }]);
    for (const [what, draw] of Object.entries(drawsOf(graph, seed))) {
      const times: number[] = [];
      for (let n = 0; n < WARM_UP_SEARCHES + SEARCHES; n += 1) {
        const words = draw();
        const at = performance.now();
        await ask('GET', `/search?limit=5&words=${encodeURIComponent(words)}`);
        if (n >= WARM_UP_SEARCHES) times.push(performance.now() - at);
      }
      printFigures([
        { what: `search: ${what}, p50`, value: quantile(times, 0.5), unit: 'ms' },
        { what: `search: ${what}, p95`, value: quantile(times, 0.95), unit: 'ms', aim: '≤ 100 ms' },
      ]);
    }
  } finally {
    await product.close();
  }
}

/** What people type: a name being typed, a whole one, a misspelled one, a word often or seldom used, two words of a text. */
function drawsOf({ names, words }: SearchGraph, seed: number): Record<string, () => string> {
  const { pick, below } = randomFrom(seed + 1);
  const part = (name: string, at: number) => name.split(' ')[at] ?? name;
  const misspelled = (word: string) => { const at = 1 + below(Math.max(1, word.length - 2)); return `${word.slice(0, at)}${word.slice(at + 1)}`; };
  return {
    'a name being typed': () => part(pick(names), below(2)).slice(0, 3 + below(3)),
    'a whole name': () => pick(names),
    'a misspelled name': () => misspelled(part(pick(names), 1)),
    'a word often used': () => words[below(40)] ?? '',
    'a word seldom used': () => words[5_000 + below(15_000)] ?? '',
    'two words': () => `${words[below(400)]} ${words[below(4_000)]}`,
  };
}
