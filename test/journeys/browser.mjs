// A real browser and the built product, for journeys and screenshots. The browser is the one of $CHROMIUM_PATH, else of this
// machine, else the one that comes with the packages.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ON_THIS_MACHINE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
const READY_MS_MAX = 60_000;

/** Starts the browser. Throws with a sentence when there is none. */
export async function launchBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given && !existsSync(given)) throw new Error(`There is no browser at CHROMIUM_PATH (${given}).`);
  const here = given ?? ON_THIS_MACHINE.find(existsSync);
  const { executablePath, args, env } = here ? { executablePath: here, args: ['--no-sandbox'], env: process.env } : await packedBrowser();
  return chromium.launch({ executablePath, args: [...args, '--font-render-hinting=none', '--disable-lcd-text'], env });
}

async function packedBrowser() {
  // The package brings the libraries a bare machine lacks, but unpacks them only where it believes to be on the one it was made for.
  const before = { ...process.env };
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  const { default: packed } = await import('@sparticuz/chromium');
  const executablePath = await packed.executablePath();
  const env = { ...process.env };
  for (const name of ['AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
  return { executablePath, args: packed.args, env };
}

/** Starts the built product on a free port with a data folder of its own, gone afterwards. Resolves when it can be used. */
export async function startProduct() {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-journey-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, REGULARS_DATA: folder, PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: '' };
  const server = spawn(process.execPath, [join(root, 'bin', 'regulars.mjs'), 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (bytes) => (said = (said + bytes).slice(-4000)));
  const ended = new Promise((resolve) => server.once('close', resolve));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (const deadline = Date.now() + READY_MS_MAX; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    if (await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false)) return { url, folder, env, said: () => said, stop };
    if (server.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`The product did not start: ${said.trim()}`);
    }
  }
}

/**
 * Runs in the page, frame by frame: whether everything asked has been answered and drawn for a while. The network says nothing
 * about that, because a page keeps listening for changes.
 */
export function isQuiet() {
  const isStill = !document.querySelector('.skeletons') && document.documentElement.dataset.asking === undefined && document.querySelector('h1') !== null;
  window.quietFrames = isStill ? (window.quietFrames ?? 0) + 1 : 0;
  return window.quietFrames > 12;
}

/** Runs a command of the product on its folder and returns what it prints. */
export function runCommand(product, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'bin', 'regulars.mjs'), ...args], { env: product.env, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (bytes) => (out += bytes));
    child.stderr.on('data', (bytes) => (err += bytes));
    child.once('close', (code) => (code === 0 ? resolve(out) : reject(new Error(`regulars ${args.join(' ')} ended with ${code}: ${err.trim()}`))));
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
