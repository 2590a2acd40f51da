// Imports files as a person at the command line does: through the endpoints and the job that carries runs out.
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import type { Caller } from '#base/endpoint.ts';
import { packageRoot } from '#base/paths.ts';
import { importEndpoints, importJob } from '#rooms/imports/index.ts';
import type { World } from './world.ts';

type ImportEndpoint = (typeof importEndpoints)[number];
type Named<Name extends string> = Extract<ImportEndpoint, { name: Name }>;
type OutputOf<E> = E extends { output: infer O extends z.ZodType } ? z.output<O> : never;

export interface Imported {
  run: string;
  state: string;
  message: string | null;
  format: string | null;
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  noted: number;
  rejects: { line: number | null; field: string | null; reason: string; raw: string; source: string; isNote: boolean }[];
}

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Writes files into a new folder below the world's and returns their paths, in order; a name may hold a folder. */
export function writeFiles(world: World, files: Files): string[] {
  const folder = mkdtempSync(join(world.folder, 'files-'));
  return Object.entries(files).map(([name, content]) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  });
}

/** Imports files by their content, or by their paths, and waits for the end. */
export async function importInto(world: World, what: Files | readonly string[], options: { format?: string; map?: object; ours?: string[]; isDry?: boolean; workspaceId?: string; as?: Caller } = {}): Promise<Imported> {
  const paths = Array.isArray(what) ? (what as string[]) : writeFiles(world, what as Files);
  const { workspaceId = world.workspaceId, as = world.owner, ...input } = options;
  const caller: Caller = { ...as, via: 'socket' };
  const ask = <Name extends ImportEndpoint['name']>(name: Name, given: object): Promise<OutputOf<Named<Name>>> => {
    const endpoint = importEndpoints.find((one) => one.name === name) as unknown as { input: z.ZodObject; handler: (call: unknown, input: object) => Promise<OutputOf<Named<Name>>> };
    return world.inCall((call) => endpoint.handler(call, endpoint.input.parse(given)), { as: caller, workspaceId });
  };
  const { id } = await ask('imports.create', { paths, ...input });
  await importJob(() => false).run(world.deps, workspaceId);
  const run = await ask('imports.get', { id });
  const { items } = await ask('imports.rejects', { id, limit: 200 });
  return {
    run: id, state: run.state, message: run.message, format: run.format, read: run.read, created: run.created, updated: run.updated, unchanged: run.unchanged, rejected: run.rejected, noted: run.noted,
    rejects: items.map(({ line, field, reason, raw, source, isNote }) => ({ line, field, reason, raw, source, isNote })),
  };
}

/** The counts of a run in one line: `read 3: 2 created, 1 rejected`; with `, 1 of them noted` where values were left out. */
export function counts({ read, created, updated, unchanged, rejected, noted }: Imported): string {
  const parts = Object.entries({ created, updated, unchanged, rejected }).filter(([, n]) => n > 0).map(([what, n]) => `${n} ${what}`);
  return `read ${read}: ${parts.join(', ') || 'nothing'}${noted > 0 ? `, ${noted} of them noted` : ''}`;
}

/** The folder of real data, or null with a word on why its tests are skipped. */
export function realFile(...parts: string[]): string | null {
  const path = join(process.env['REGULARS_TEST_DATA'] ?? join(packageRoot, '..', 'shared', 'data'), ...parts);
  if (existsSync(path)) return path;
  console.warn(`Skipped: the real data ${parts.join('/')} is not here (REGULARS_TEST_DATA names its folder).`);
  return null;
}
