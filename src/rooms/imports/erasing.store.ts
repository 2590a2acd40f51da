// Files that hold something of an erased person, or may: uploads that were not imported (or not wholly), and lists of what was refused.
import { createReadStream } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { Problem } from '#base/problem.ts';
import { followers } from '#base/registry.ts';
import type { ErasedPerson } from '#base/registry.ts';
import { nextRun } from './run.store.ts';

/** Safe to repeat. */
export function registerImports(): void {
  if (!followers.get('imports')) followers.add({ key: 'imports', erasing: eraseRejects, erasingFiles: eraseFiles });
}

/** What was refused and names them is forgotten, but for the reason. */
async function eraseRejects(tx: WorkspaceTx, { needles }: ErasedPerson): Promise<void> {
  if (needles.sql) await tx.run(sql`update import_reject set raw = '' where workspace_id = ${tx.workspaceId} and raw ~* ${needles.sql}`);
}

async function eraseFiles(tx: WorkspaceTx, dataFolder: string, { needles }: ErasedPerson): Promise<void> {
  const run = await nextRun(tx);
  if (run) throw new Problem('conflict', `The import of ${run.source_name} is not done yet and may bring them back. Wait until it has ended or stop it, then erase.`);
  // An archive cannot be looked into quickly: uploads go, whatever they hold. They are there only where an import was tried or stopped.
  await rm(join(dataFolder, 'uploads', tx.workspaceId), { recursive: true, force: true });
  const folder = join(dataFolder, 'rejects');
  const names = await readdir(folder).catch(() => []);
  for (const name of names) if (needles.pattern && await holds(join(folder, name), needles.pattern)) await rm(join(folder, name), { force: true });
}

const OVERLAP_CHARACTERS = 1_000;

/** Whether the text of a file is matched somewhere. */
async function holds(path: string, pattern: RegExp): Promise<boolean> {
  let before = '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8' })) {
    const text = before + String(chunk);
    if (text.search(pattern) >= 0) return true;
    before = text.slice(-OVERLAP_CHARACTERS);
  }
  return false;
}
