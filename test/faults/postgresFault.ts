// PostgreSQL is killed while many write: what was acknowledged is there afterwards, no process of ours ends, and soon all goes on.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, finish } from './killing.ts';
import type { Fault } from './killing.ts';
import { withPlace } from './dumps.ts';
import { sql } from 'kysely';

const WRITERS = 4;
const LOAD_MS = 1_500;
const READY_MS_MAX = 15_000;

export const postgresFault: Fault = async (setting) => {
  const env = { ...process.env, ...await setting.newPlace('loaded') };
  const server = await setting.postgres();
  await finish(command('import', onePerson(setting.folder)), env);
  const { key } = JSON.parse((await finish(command('key', 'create', '--name', 'load', '--scopes', 'read,write', '--json'), env)).stdout) as { key: string };
  const product = spawn(process.execPath, command('start'), { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  let exited: number | null | undefined;
  const ended = new Promise<void>((resolve) => product.on('close', (code) => { exited = code; resolve(); }));
  const url = await new Promise<string>((resolve, reject) => {
    product.stderr.on('data', (bytes: Buffer) => { log = (log + bytes.toString()).slice(-5_000); const found = /ready: (http\S+)/.exec(log)?.[1]; if (found) resolve(found); });
    void ended.then(() => reject(new Error(`The server ended with ${exited}: ${log}`)));
  });
  const load = { isOn: true, acknowledged: new Set<string>(), refused: 0 };
  try {
    const writers = Array.from({ length: WRITERS }, (_, n) => write(url, key, n, load));
    for (let kill = 1; kill <= setting.kills; kill += 1) {
      await sleep(LOAD_MS * (0.5 + setting.random.next()));
      const before = load.acknowledged.size;
      await server.crash();
      const began = performance.now();
      await server.restart();
      await untilReady(url, load, before, began);
      const seconds = (performance.now() - began) / 1000;
      setting.say(`kill ${kill}: ${before} writes acknowledged before, ready again after ${seconds.toFixed(1)} s`);
      if (exited !== undefined) throw new Error(`The server ended with ${exited}: ${log}`);
    }
    load.isOn = false;
    await Promise.all(writers);
  } finally {
    load.isOn = false;
    product.kill('SIGTERM');
    await ended;
  }
  const kept = await withPlace(env, (db) => db.system((tx) => tx.run<{ key: string }>(sql`select source_key as key from event_source where source = 'fault'`)));
  const there = new Set(kept.map((row) => row.key));
  const lost = [...load.acknowledged].filter((one) => !there.has(one));
  setting.say(`${load.acknowledged.size} acknowledged, ${load.refused} refused and tried again, ${lost.length} lost`);
  if (lost.length > 0) throw new Error(`${lost.length} acknowledged writes are lost, e.g. ${lost[0]}`);
};

/** The first import makes a workspace; this one brings a single person. */
function onePerson(folder: string): string {
  writeFileSync(join(folder, 'people.csv'), 'email,name\nada@customer.example,Ada\n');
  return join(folder, 'people.csv');
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

interface Load { isOn: boolean; acknowledged: Set<string>; refused: number }

/** Writes one interaction after the other; what was not acknowledged is sent again, which is safe. */
async function write(url: string, key: string, writer: number, load: Load): Promise<void> {
  for (let n = 0; load.isOn; n += 1) {
    const sourceKey = `${writer}-${n}`;
    const body = JSON.stringify({ source: 'fault', sourceKey, kind: 'call', at: '2021-02-03T10:00:00Z', direction: 'in', email: `person${n % 50}@customer.example`, text: `Call ${sourceKey}` });
    for (;;) {
      const answer = await fetch(`${url}/api/v1/interactions`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` }, body }).catch(() => null);
      await answer?.text().catch(() => '');
      if (answer?.ok) { load.acknowledged.add(sourceKey); break; }
      if (answer && answer.status < 500) throw new Error(`A write was refused: ${answer.status}`);
      load.refused += 1;
      if (!load.isOn) return;
      await sleep(100);
    }
  }
}

/** Until the server says so and a write has been acknowledged again. */
async function untilReady(url: string, load: Load, before: number, began: number): Promise<void> {
  let isReady = false;
  while (performance.now() - began < READY_MS_MAX) {
    isReady ||= (await fetch(`${url}/readyz`).catch(() => null))?.status === 200;
    if (isReady && load.acknowledged.size > before) return;
    await sleep(50);
  }
  throw new Error(`Not ready ${READY_MS_MAX / 1000} s after PostgreSQL came back.`);
}
