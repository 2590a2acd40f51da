// A mail with HTML of a stranger, in a real browser: it looks as it looked, runs nothing, and asks nobody.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sanitise } from '#base/html/sanitise.ts';
import { framed } from '#base/html/frame.ts';
import { root } from '#test/tidy/sources.ts';
import { runCommand } from './browser.mjs';
import { beginJourney, PATIENCE_MS, settled } from './journey.ts';
import type { Journey } from './journey.ts';

const ATTACKS = [
  '<script>ran()</script>', '<img src=x onerror=ran()>', '<svg onload=ran()>', '<body onload=ran()>', '<iframe srcdoc="<script>parent.ran()</script>"></iframe>', '<details open ontoggle=ran()>x</details>', '<input autofocus onfocus=ran()>',
  '<img src="https://track.example/p.gif">', '<link rel=stylesheet href="https://track.example/a.css">', '<style>@import url(https://track.example/b.css);</style>', '<div style="background:url(https://track.example/c.png)">x</div>', '<video autoplay src="https://track.example/v.mp4"></video>',
  '<table background="https://track.example/d.png"><tr><td>x</td></tr></table>', '<meta http-equiv=refresh content="0;url=https://track.example/">', '<object data="https://track.example/o"></object>', '<math><mtext><table><mglyph><style><img src=x onerror=ran()>', '<form action="https://track.example/f"><input type=image src="https://track.example/i.png"></form>',
];
const collection = join(process.env['REGULARS_TEST_DATA'] ?? join(root, '../shared/data'), 'mail_xss/dompurify-expect.json');
const collected = existsSync(collection) ? (JSON.parse(readFileSync(collection, 'utf8')) as { payload: string }[]).map(({ payload }) => payload) : [];

let journey: Journey;
beforeAll(async () => { journey = await beginJourney(); });
afterAll(async () => { await journey.end(); });

interface Harm { ran: number; asked: string[] }

const AT_ONCE = 40;

/** A page without any policy and any sandbox, in which whatever runs or asks is counted; each document in a frame of its own. */
async function openHarness(): Promise<(documents: readonly string[]) => Promise<Harm>> {
  const context = await journey.browser.newContext();
  const page = await context.newPage();
  let asked: string[] = [];
  let ran = 0;
  let html = '';
  await context.exposeFunction('ran', () => { ran += 1; });
  await context.addInitScript(() => {
    const noted = globalThis as unknown as { ran: () => void; alert: unknown; confirm: unknown; prompt: unknown; print: unknown };
    for (const name of ['alert', 'confirm', 'prompt', 'print'] as const) noted[name] = () => noted.ran();
  });
  await context.route('**/*', (route) => {
    if (route.request().url() === 'http://harness.example/' && route.request().isNavigationRequest()) return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    asked.push(route.request().url());
    return route.abort();
  });
  const quoted = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return async (documents) => {
    [html, ran, asked] = [documents.map((text) => `<iframe srcdoc="${quoted(text)}"></iframe>`).join(''), 0, []];
    await page.goto('http://harness.example/', { waitUntil: 'load' }).catch(() => {});
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve, 0)); })).catch(() => {});
    return { ran, asked };
  };
}

test('cleaned HTML runs nothing and asks nobody, even in a page without any policy', async () => {
  const load = await openHarness();
  const all = [...ATTACKS, ...collected];
  if (collected.length === 0) process.stderr.write('The collected attacks are not here; only our own are tried.\n');
  const raw = await load(ATTACKS.map((attack) => `<!doctype html><body>${attack}`));
  // The harness sees: as they come, the attacks do run and do ask.
  expect(raw.ran).toBeGreaterThan(5);
  expect(raw.asked.filter((url) => url.includes('track.example')).length).toBeGreaterThan(5);
  const clean = all.map((attack) => framed(sanitise(attack, { hasPictures: false }).html));
  for (let at = 0; at < clean.length; at += AT_ONCE) expect(await load(clean.slice(at, at + AT_ONCE)), all.slice(at, at + AT_ONCE).join('\n')).toEqual({ ran: 0, asked: [] });
});

test('in the timeline a mail opens as it looked; pictures of others come only when wanted', async () => {
  const page = await journey.newVisitor();
  const abroad: string[] = [];
  await page.context().route((url) => url.origin !== journey.product.url, (route) => {
    abroad.push(route.request().url());
    return route.fulfill({ contentType: 'image/png', body: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') });
  });
  await page.goto('/start');
  await page.getByLabel('Your company or team').fill('Quillbrook');
  await page.getByLabel('Your name').fill('Ines Duarte');
  await page.getByLabel('Mail address').fill('ines@quillbrook.example');
  await page.getByLabel('Password', { exact: true }).fill('eight-letters');
  await page.getByRole('button', { name: 'Create the workspace' }).click();
  await page.getByRole('heading', { name: 'Import', level: 1 }).waitFor();
  await importMail(`<img src="https://track.example/p.gif" alt="Logo"><h1 style="color:#0a7">Spring list</h1><p>Dear Ines, the <b>hinges</b> squeak.</p><a href="https://kofler.example/list">The list</a>${ATTACKS.join('')}`);
  await page.goto('/people');
  await page.getByText('Anselm Kofler').first().click();
  await settled(page);
  await page.getByText('Hinges').first().click();
  await page.getByRole('button', { name: 'As it looked' }).click();
  const frame = page.frameLocator('iframe[title="As it looked"]');
  await frame.getByRole('heading', { name: 'Spring list' }).waitFor();
  expect(await frame.locator('script, style:not(head style), iframe, form, svg, object, video, link').count()).toBe(0);
  expect(await frame.getByRole('link', { name: 'The list' }).getAttribute('rel')).toBe('noopener noreferrer nofollow');
  expect(await sandboxOf(page)).toBe('allow-popups allow-popups-to-escape-sandbox');
  expect(abroad).toEqual([]);
  await page.getByRole('button', { name: 'Show pictures' }).click();
  await expect.poll(() => abroad, { timeout: PATIENCE_MS }).toContain('https://track.example/p.gif');
  expect(journey.complaints).toEqual([]);
});

const sandboxOf = (page: Page) => page.locator('iframe.looked').getAttribute('sandbox');

async function importMail(html: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-html-'));
  const mail = ['From: Anselm Kofler <anselm@kofler.example>', 'To: Ines Duarte <ines@quillbrook.example>', 'Subject: Hinges', 'Date: Mon, 02 Nov 2026 09:00:00 +0000', 'Message-ID: <hinges@kofler.example>',
    'MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8', '', html, ''].join('\r\n');
  writeFileSync(join(folder, 'hinges.eml'), mail);
  await runCommand(journey.product, ['import', join(folder, 'hinges.eml'), '--ours', 'quillbrook.example', '--workspace', 'quillbrook']);
  rmSync(folder, { recursive: true, force: true });
}
