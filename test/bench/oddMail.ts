// How long the server answers nobody while it stores odd mails: every fixture of other mail parsers, and every bounce.
// Beside it stands what a thread that does nothing sees meanwhile: that is the machine's own unrest.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { openProduct } from '#compose.ts';
import { overSocket } from '#surfaces/server/index.ts';
import { inFolder, realDataFolder } from './product.ts';
import { printFigures, printMachine } from './report.ts';

const STALL_MS_MAX = 200;
const RESOLUTION_MS = 5;
const IDLE = `
  const { monitorEventLoopDelay } = require('node:perf_hooks');
  const { parentPort } = require('node:worker_threads');
  const delay = monitorEventLoopDelay({ resolution: ${RESOLUTION_MS} });
  delay.enable();
  parentPort.once('message', () => { parentPort.postMessage(delay.max / 1e6); });`;

export async function run(): Promise<void> {
  const data = realDataFolder();
  const folders = ['mail_fixtures', 'bounces_sisimai'].flatMap((name) => (data && readdirSync(data).includes(name) ? [join(data, name)] : []));
  if (folders.length === 0) {
    console.log('Skipped: the mails of mail_fixtures are not here (REGULARS_TEST_DATA names the folder).');
    return;
  }
  printMachine('odd-mail', `all files of ${folders.length} folders`);
  for (const folder of folders) await inFolder((place) => store(folder, place));
}

async function store(folder: string, place: string): Promise<void> {
  const product = await openProduct({ port: 0, isPortFixed: true, host: '127.0.0.1', dataFolder: place, databaseUrl: null }, { isServer: true, onError: (what, error) => console.error(what, error) });
  const send = overSocket(product.app);
  const post = (path: string, input: object) => send(new Request(`http://localhost/api/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) }));
  await post('/workspaces', { name: 'Default', isForImport: true });
  const idle = new Worker(IDLE, { eval: true });
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  await post('/imports', { paths: [folder], ours: ['ours.example'] });
  await product.deps.jobs.idle();
  delay.disable();
  const machine = await new Promise<number>((resolve) => { idle.once('message', resolve); idle.postMessage('end'); });
  await idle.terminate();
  const { items } = await (await send(new Request('http://localhost/api/v1/imports'))).json() as { items: { read: number; rejected: number; created: number }[] };
  const name = folder.split('/').at(-1);
  console.log(`  ${name}: ${items[0]?.read} read, ${items[0]?.created} created, ${items[0]?.rejected} refused`);
  printFigures([
    { what: `${name}: longest time the server answers nobody`, value: delay.max / 1e6, unit: 'ms', aim: `≤ ${STALL_MS_MAX} ms`, baseline: { what: 'an idle thread', value: machine } },
    { what: `${name}: the same, 99.9 of 100 times`, value: delay.percentile(99.9) / 1e6, unit: 'ms' },
  ]);
  await product.close();
}
