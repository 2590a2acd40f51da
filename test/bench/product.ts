// Runs the product as its users do, as a process of its own on a folder of its own, and watches its time and memory.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '#base/paths.ts';

export const realDataFolder = (): string | null => {
  const folder = process.env['REGULARS_TEST_DATA'] ?? join(packageRoot, '..', 'shared', 'data');
  return existsSync(folder) ? folder : null;
};

/** A folder that goes when the work has ended. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
  seconds: number;
  /** The most memory the process ever held, in MiB; null where the system does not say. */
  memoryMiB: number | null;
}

/** Runs one command of the product to its end. */
export async function runCommand(args: string[], folder: string, env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const began = performance.now();
  const child = start(args, folder, env);
  let stdout = '';
  let stderr = '';
  let memoryMiB: number | null = null;
  child.stdout?.on('data', (bytes: Buffer) => { stdout += bytes.toString(); });
  child.stderr?.on('data', (bytes: Buffer) => { stderr += bytes.toString(); });
  const watch = setInterval(() => { memoryMiB = Math.max(memoryMiB ?? 0, peakMiB(child.pid)) || null; }, 100);
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(watch);
  return { status, stdout, stderr, seconds: (performance.now() - began) / 1000, memoryMiB };
}

/** Starts a command of the product without waiting for it. */
export const start = (args: string[], folder: string, env: NodeJS.ProcessEnv = {}): ChildProcess =>
  spawn(process.execPath, [join(packageRoot, 'bin', 'regulars.mjs'), ...args], { env: { ...process.env, ...env, REGULARS_DATA: folder }, stdio: ['ignore', 'pipe', 'pipe'] });

function peakMiB(pid: number | undefined): number {
  try {
    const kib = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kib ?? 0) / 1024);
  } catch {
    return 0;
  }
}
