// The product as a process: how it starts, says where it is, refuses, and stops.
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { runCommand, start } from '#test/bench/product.ts';

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'regulars-process-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const running: ChildProcess[] = [];
afterEach(() => { for (const child of running.splice(0)) child.kill('SIGKILL'); });

interface Running {
  url: string;
  log: () => string;
  /** Sends the signal and waits; returns the exit code and the milliseconds it took. */
  stop: (signal?: NodeJS.Signals) => Promise<{ code: number | null; ms: number }>;
}

/** Starts the server and waits until it says where it is. */
async function serve(env: NodeJS.ProcessEnv, dataFolder = folder): Promise<Running> {
  const child: ChildProcess = start(['start'], dataFolder, env);
  running.push(child);
  let log = '';
  child.stderr?.on('data', (bytes: Buffer) => { log += bytes.toString(); });
  child.stdout?.on('data', (bytes: Buffer) => { log += bytes.toString(); });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const url = await Promise.race([
    new Promise<string>((resolve) => child.stderr?.on('data', () => { const found = /ready: (http\S+)/.exec(log)?.[1]; if (found) resolve(found); })),
    ended.then((code) => Promise.reject(new Error(`It ended with ${code}: ${log}`))),
  ]);
  return {
    url, log: () => log,
    async stop(signal = 'SIGTERM') {
      const began = Date.now();
      child.kill(signal);
      return { code: await ended, ms: Date.now() - began };
    },
  };
}

/** Holds a port, as another program would. */
async function heldPort(): Promise<{ port: number; free: () => void }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, free: () => server.close() };
}

test('a started server answers without a key what needs none, and stops when told to', async () => {
  const server = await serve({ PORT: '0' });
  const answers = await Promise.all(['/healthz', '/readyz', '/api/v1/openapi.json', '/api/docs'].map((path) => fetch(server.url + path)));
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
  const [health, , openapi] = await Promise.all(answers.map((answer) => answer.text()));
  expect(JSON.parse(health ?? '')).toEqual({ status: 'ok' });
  expect(JSON.parse(openapi ?? '')).toMatchObject({ openapi: '3.1.0' });
  const refused = await fetch(`${server.url}/api/v1/members`);
  expect(refused.status).toBe(401);
  expect(refused.headers.get('content-type')).toBe('application/problem+json');
  expect(await refused.json()).toMatchObject({ status: 401, detail: expect.stringContaining('Sign in') });
  const { code, ms } = await server.stop('SIGINT');
  expect(code).toBe(0);
  expect(ms).toBeLessThan(10_000);
});

test('the socket of the data folder can be opened by its owner alone, and commands go through it', async () => {
  const server = await serve({ PORT: '0' });
  const socket = join(folder, 'regulars.sock');
  expect(statSync(socket).mode & 0o777).toBe(0o600);
  const listed = await runCommand(['import', 'list', '--json'], folder);
  expect(listed.status).toBe(2);
  expect(listed.stderr).toContain('There is no workspace yet');
  expect(listed.stdout).toBe('');
  await server.stop();
  expect(existsSync(socket)).toBe(false);
});

test('a second start on one folder says who holds it', async () => {
  const server = await serve({ PORT: '0' });
  const second = await runCommand(['start'], folder, { PORT: '0' });
  expect(second.status).toBe(3);
  expect(second.stderr).toMatch(/in use by process \d+/);
  await server.stop();
});

test('a taken port is said, by whom, and the next is tried unless PORT was set', async () => {
  const held = await heldPort();
  const refused = await runCommand(['start'], folder, { PORT: String(held.port) });
  held.free();
  expect(refused.status).toBe(3);
  expect(refused.stderr.trim().split('\n')).toHaveLength(1);
  expect(refused.stderr).toMatch(new RegExp(`Port ${held.port} is taken by .*process ${process.pid}`));
});

test('something else in the place of the database is left alone and named in one sentence', async () => {
  const broken = mkdtempSync(join(tmpdir(), 'regulars-broken-'));
  writeFileSync(join(broken, 'database'), 'no folder');
  const { status, stderr } = await runCommand(['import', 'list'], broken);
  expect(status).toBe(3);
  expect(stderr).toContain('is no database');
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).not.toContain('    at ');
  rmSync(broken, { recursive: true, force: true });
});
