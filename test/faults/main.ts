// npm run fault -- NAME [--engine embedded|postgres] [--kills N] [--seed S]: breaks things on purpose and looks whether what was
// promised still holds. The same seed kills at the same shares of the time.
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { randomFrom } from '#test/random.ts';
import { diskFault } from './diskFault.ts';
import { clockFault, importFault } from './importFault.ts';
import { inFolder } from './killing.ts';
import type { EngineName, Fault, Postgres, Setting } from './killing.ts';
import { lockFault } from './lockFault.ts';
import { backupFault, migrationFault, moveFault } from './placeFaults.ts';
import { postgresFault } from './postgresFault.ts';
import { servedFault } from './servedFault.ts';

interface Listed { run: Fault; engines: readonly EngineName[]; help: string }

const BOTH = ['embedded', 'postgres'] as const;
const FAULTS: Readonly<Record<string, Listed>> = {
  import: { run: importFault, engines: BOTH, help: 'kill -9 during an import' },
  migration: { run: migrationFault, engines: BOTH, help: 'kill -9 while the schema is brought up to date' },
  backup: { run: backupFault, engines: BOTH, help: 'kill -9 during a backup' },
  served: { run: servedFault, engines: BOTH, help: 'kill -9 while a running server makes a backup: who asked, and the server' },
  move: { run: moveFault, engines: ['postgres'], help: 'kill -9 while the embedded database moves to PostgreSQL' },
  postgres: { run: postgresFault, engines: ['postgres'], help: 'PostgreSQL is killed while many write' },
  disk: { run: diskFault, engines: ['embedded'], help: 'the disk is full during an import' },
  clock: { run: clockFault, engines: BOTH, help: 'the clock is set back a day during an import' },
  lock: { run: lockFault, engines: ['embedded'], help: 'two starts on one folder' },
};

/** Twenty kills, spread over kinds and engines, and the faults that kill nothing. */
const CI: readonly [name: string, engine: EngineName, kills: number][] = [
  ['import', 'embedded', 3], ['import', 'postgres', 3], ['migration', 'embedded', 2], ['migration', 'postgres', 2], ['backup', 'embedded', 1], ['backup', 'postgres', 1], ['served', 'embedded', 2],
  ['move', 'postgres', 3], ['postgres', 'postgres', 3], ['clock', 'embedded', 0], ['disk', 'embedded', 0], ['lock', 'embedded', 0],
];

type StartPostgres = (options: { isDurable: boolean }) => Promise<Postgres>;

/** Runs what was asked for; returns the exit code. */
export async function runFaults(args: string[], startPostgres: StartPostgres): Promise<number> {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { kills: { type: 'string' }, seed: { type: 'string' }, engine: { type: 'string' } } });
  const [name = ''] = positionals;
  const listed = FAULTS[name];
  const engines = listed?.engines.filter((engine) => !values.engine || engine === values.engine) ?? [];
  if (name !== 'ci' && engines.length === 0) {
    console.error(`Name a fault: npm run fault -- NAME [--engine embedded|postgres] [--kills N] [--seed S]\n${Object.entries(FAULTS).map(([one, { help }]) => `  ${one.padEnd(10)} ${help}`).join('\n')}\n  ${'ci'.padEnd(10)} what CI runs: twenty kills over all of them`);
    return 2;
  }
  const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : Number(values.seed);
  const plan: typeof CI = name === 'ci' ? CI : engines.map((engine) => [name, engine, Number(values.kills ?? 3)]);
  const counts = { passed: 0, failed: 0, skipped: 0 };
  let server: Promise<Postgres> | null = null;
  const postgres = () => (server ??= startPostgres({ isDurable: true }));
  try {
    for (const [fault, engine, kills] of plan) counts[await runOne(fault, { engine, kills, seed, postgres })] += 1;
  } finally {
    await (server as Promise<Postgres> | null)?.then((running) => running.stop(), () => {});
  }
  console.log(`${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`);
  return counts.failed > 0 ? 1 : 0;
}

async function runOne(name: string, { engine, kills, seed, postgres }: Pick<Setting, 'engine' | 'kills' | 'seed' | 'postgres'>): Promise<'passed' | 'failed' | 'skipped'> {
  const began = performance.now();
  console.log(`— ${name} on ${engine}${kills > 0 ? `, ${kills} kills` : ''}, seed ${seed}`);
  const over = (outcome: string) => console.log(`  ${outcome} in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  try {
    const reason = await inFolder((folder) => (FAULTS[name] as Listed).run({
      seed, kills, engine, folder, random: randomFrom(seedOf(`${name} ${engine} ${seed}`)), postgres, say: (line) => console.log(`  ${line}`), newPlace: placeMaker(folder, postgres),
    }));
    over(reason ? `SKIPPED (${reason})` : 'passed');
    return reason ? 'skipped' : 'passed';
  } catch (error) {
    over(`FAILED: ${error instanceof Error ? error.message : String(error)}\n  again: npm run fault -- ${name} --engine ${engine} --kills ${kills} --seed ${seed}\n  `);
    return 'failed';
  }
}

/** Every fault draws for itself. */
const seedOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE();

const STARTING_UP = '57P03';

/** A server listens a moment before it answers. */
async function connected(url: string): Promise<pg.Client> {
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if ((error as { code?: string }).code !== STARTING_UP || attempt >= 100) throw error;
      await new Promise((resolve) => { setTimeout(resolve, 100); });
    }
  }
}

function placeMaker(folder: string, postgres: () => Promise<Postgres>) {
  return async function newPlace(this: Setting, name: string): Promise<NodeJS.ProcessEnv> {
    const dataFolder = mkdtempSync(join(folder, `${name}-${this.engine}-`));
    const empty = { REGULARS_DATA: dataFolder, DATABASE_URL: '', PORT: '0', HOST: '127.0.0.1' };
    if (this.engine === 'embedded') return empty;
    const { url } = await postgres();
    const database = `fault_${name.replace(/\W/g, '_')}_${Date.now().toString(36)}`;
    const client = await connected(url);
    await client.query(`create database ${database} template template0 encoding 'UTF8'`).finally(() => client.end());
    return { ...empty, DATABASE_URL: Object.assign(new URL(url), { pathname: `/${database}` }).toString() };
  };
}
