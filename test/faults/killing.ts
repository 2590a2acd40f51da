// Killing: a command runs as a process of its own and gets no warning. When, is drawn from the seed as a share of the time
// that it takes when nobody disturbs it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '#base/paths.ts';
import { randomFrom } from '#test/random.ts';

export interface Postgres {
  url: string;
  stop(): Promise<void>;
  /** Kills every process of it. */
  crash(): Promise<void>;
  restart(): Promise<void>;
}

export type EngineName = 'embedded' | 'postgres';

/** What a fault gets: its seed, how often to kill, a folder, and a database on the engine asked for. */
export interface Setting {
  seed: number;
  kills: number;
  engine: EngineName;
  folder: string;
  random: ReturnType<typeof randomFrom>;
  say: (line: string) => void;
  /** A server that is started when it is first asked for and serves all faults of the run. */
  postgres: () => Promise<Postgres>;
  /** The environment of a new, empty place: a folder, and on PostgreSQL a database of its own. */
  newPlace: (name: string) => Promise<NodeJS.ProcessEnv>;
}

/** A fault: throws with a sentence when the promise was not kept; a text means that it was skipped, and why. */
export type Fault = (setting: Setting) => Promise<string | void>;

export interface Ran { code: number | null; stdout: string; stderr: string; ms: number; wasKilled: boolean }

/** Runs a process to its end, or to its killing after `killAfterMs`. */
export async function runProcess(args: readonly string[], env: NodeJS.ProcessEnv, killAfterMs: number | null = null): Promise<Ran> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr, wasKilled] = ['', '', false];
  child.stdout.on('data', (bytes: Buffer) => { stdout += bytes.toString(); });
  child.stderr.on('data', (bytes: Buffer) => { stderr += bytes.toString(); });
  const timer = killAfterMs === null ? null : setTimeout(() => { wasKilled = child.kill('SIGKILL'); }, killAfterMs);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (timer) clearTimeout(timer);
  return { code, stdout, stderr, ms: performance.now() - began, wasKilled };
}

export const ownScript = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
export const command = (...args: string[]): string[] => [join(packageRoot, 'bin', 'regulars.mjs'), ...args];

/** Runs to the end. Throws with what it said when it failed. */
export async function finish(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ran> {
  const ran = await runProcess(args, env);
  if (ran.code !== 0) throw new Error(`It ended with ${ran.code}: ${reasonIn(ran.stderr)}`);
  return ran;
}

/** What is killed: a command in its place, and how long it takes undisturbed. */
export interface Victim { args: readonly string[]; env: NodeJS.ProcessEnv; wholeMs: number }

/**
 * Kills the command as often as asked, each time at a drawn share of the time it takes, then lets it run to its end. `between`
 * looks at what the killed one left. Where it had ended before its killing, `fresh` gives it everything to do again.
 */
export async function killAndRepeat(setting: Setting, first: Victim, fresh: () => Promise<Victim>, between: (victim: Victim) => Promise<void> = async () => {}): Promise<Victim> {
  let victim = first;
  for (let [kill, late] = [1, 0]; kill <= setting.kills; ) {
    const share = 0.1 + 0.85 * setting.random.next();
    const ran = await runProcess(victim.args, victim.env, share * victim.wholeMs * 0.8 ** late);
    if (ran.wasKilled) {
      setting.say(`kill ${kill}: after ${(ran.ms / 1000).toFixed(2)} s, ${Math.round(100 * share)} % of the time it takes`);
      kill += 1;
      await between(victim);
      continue;
    }
    if (ran.code !== 0) throw new Error(`It ended by itself with ${ran.code}: ${reasonIn(ran.stderr)}`);
    if ((late += 1) > LATE_MAX) throw new Error('It was always over before it could be killed.');
    setting.say('It had ended before it was killed; once more from the beginning.');
    victim = await fresh();
  }
  await finish(victim.args, victim.env);
  return victim;
}

const LATE_MAX = 8;
const reasonIn = (stderr: string): string => (/^\w*Error: .*$/m.exec(stderr)?.[0] ?? stderr.trim().split('\n').slice(-3).join(' / ')).slice(0, 500);

/** The first lines in which two dumps differ; throws when they do. */
export function mustEqual(found: readonly string[], expected: readonly string[], what: string): void {
  const left = new Map<string, number>();
  for (const line of expected) left.set(line, (left.get(line) ?? 0) + 1);
  const extra = found.filter((line) => {
    const n = left.get(line) ?? 0;
    if (n > 0) left.set(line, n - 1);
    return n === 0;
  });
  const missing = [...left].filter(([, n]) => n > 0).map(([line]) => line);
  if (extra.length + missing.length === 0) return;
  const shown = [...missing.slice(0, 3).map((line) => `missing: ${line}`), ...extra.slice(0, 3).map((line) => `extra: ${line}`)].map((line) => line.slice(0, 600));
  throw new Error(`${what}: ${missing.length} lines are missing, ${extra.length} are extra.\n    ${shown.join('\n    ')}`);
}

export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-fault-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
