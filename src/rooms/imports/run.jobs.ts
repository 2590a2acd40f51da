// Runs what was asked for, one run after the other in each workspace, and afterwards lets the rooms draw their conclusions.
import { sql } from 'kysely';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Deps } from '#base/endpoint.ts';
import type { Job } from '#base/jobs.ts';
import type { WorkspaceTx } from '#base/database/database.ts';
import { isDiskFull, isOutage } from '#base/database/driver.ts';
import { Problem } from '#base/problem.ts';
import { inputBytes } from '#base/unpack/index.ts';
import { claimDomains } from '#rooms/graph/index.ts';
import { loadWorkspace } from '#rooms/team/index.ts';
import { afterImport, formats } from './format.ts';
import type { RunContext } from './format.ts';
import { removeLeftOver } from './leftOver.jobs.ts';
import type { RunRow } from './run.store.ts';
import { loadRun, nextRun, savedMaps, setBytesTotal, setState } from './run.store.ts';
import type { Ending, Reading, Transact } from './runner.jobs.ts';
import { readInputs } from './runner.jobs.ts';

/** `isStopping`: whether the process is about to end; a run is then left as it is and goes on at the next start. */
export const importJob = (isStopping: () => boolean): Job => ({
  name: 'imports',
  async run(deps, workspaceId) {
    for (;;) {
      const run = await deps.db.withWorkspace(workspaceId, (tx) => nextRun(tx));
      if (isStopping()) return;
      if (!run) return removeLeftOver(deps, workspaceId);
      const ending = await carryOut(deps, workspaceId, run, isStopping);
      if (ending === 'interrupted') return;
    }
  },
});

/** Carries one run as far as it goes. A failure of the place (disk, database) leaves it `failed`, to be continued. */
export async function carryOut(deps: Deps, workspaceId: string, run: RunRow, isStopping: () => boolean): Promise<Ending> {
  const now = () => deps.clock.now();
  const inOwn: Transact = (work) => deps.db.withWorkspace(workspaceId, work);
  const reading = { run, isStopping, refusals: [] as string[] };
  try {
    const ending = run.is_dry ? await rehearse(deps, workspaceId, reading) : await perform(deps, workspaceId, reading, inOwn);
    if (ending === 'read') {
      await inOwn((tx) => setState(tx, run.id, 'done', now(), sayRefusals(reading.refusals)));
      // After a trial the same upload is imported in earnest.
      if (!run.is_dry) await removeUploads(run);
      if (!run.is_dry) for (const name of ['segments', 'topics']) deps.jobs.request(name, workspaceId);
    }
    return ending;
  } catch (error) {
    // The database is away, and there is nowhere to write that down: the run goes on when it is back.
    if (isOutage(error)) throw error;
    const sentence = error instanceof Problem ? error.message : isDiskFull(error) ? NO_ROOM : `It stopped where it was and can be continued: ${error instanceof Error ? error.message : String(error)}`;
    await inOwn((tx) => setState(tx, run.id, 'failed', now(), sentence));
    return 'stopped';
  }
}

const NO_ROOM = 'There is no room left on the disk. What was read so far is kept; make room, then continue the import, or begin it again: nothing is stored twice.';

type Begun = Pick<Reading, 'run' | 'isStopping' | 'refusals'>;

/** Why files were not read, or not to their end, in a sentence or two; null when all were. */
function sayRefusals([first, ...more]: readonly string[]): string | null {
  if (!first || more.length === 0) return first ?? null;
  return `${first} ${more.length === 1 ? 'Something else was' : `${more.length} other things were`} not read either; the rejects say why.`;
}

async function perform(deps: Deps, workspaceId: string, reading: Begun, transact: Transact): Promise<Ending> {
  const { run } = reading;
  const context = await transact((tx) => begin(tx, run, deps.clock.now()));
  const bytes = await inputBytes(run.paths);
  await transact((tx) => setBytesTotal(tx, run.id, bytes));
  const ending = await readInputs({ ...reading, context, transact });
  if (ending !== 'read') return ending;
  await conclude(transact, context, deps.clock.now());
  deps.jobs.request('segments', workspaceId);
  return 'read';
}

/** The whole run in one transaction that is taken back; only its counts and rejects are written down afterwards. */
async function rehearse(deps: Deps, workspaceId: string, reading: Begun): Promise<Ending> {
  const { run } = reading;
  class TakenBack extends Error {}
  let result: { counts: RunRow; rejects: unknown[] } | null = null;
  await deps.db.withWorkspace(workspaceId, async (tx) => {
    const context = await begin(tx, run, deps.clock.now());
    await readInputs({ ...reading, context, transact: (work) => inSavepoint(tx, work) });
    const counts = await loadRun(tx, run.id);
    const rejects = await tx.run(sql`select * from import_reject where workspace_id = ${tx.workspaceId} and run_id = ${run.id}`);
    if (counts) result = { counts, rejects };
    throw new TakenBack();
  }).catch((error: unknown) => { if (!(error instanceof TakenBack)) throw error; });
  if (result) await writeDown(deps, workspaceId, run.id, result);
  return 'read';
}

async function writeDown(deps: Deps, workspaceId: string, runId: string, { counts, rejects }: { counts: RunRow; rejects: unknown[] }): Promise<void> {
  await deps.db.withWorkspace(workspaceId, async (tx) => {
    await tx.run(sql`
      update import_run set state = 'running', format = ${counts.format}, read = ${counts.read}, created = ${counts.created}, updated = ${counts.updated},
        unchanged = ${counts.unchanged}, rejected = ${counts.rejected}, noted = ${counts.noted}, bytes_read = ${counts.bytes_read}, started_at = ${counts.started_at}
      where workspace_id = ${tx.workspaceId} and id = ${runId}`);
    await tx.insert('import_reject', rejects as object[]);
  });
}

async function inSavepoint<T>(tx: WorkspaceTx, work: (tx: WorkspaceTx) => Promise<T>): Promise<T> {
  await tx.run(sql`savepoint batch`);
  try {
    const result = await work(tx);
    await tx.arrived();
    return result;
  } catch (error) {
    await tx.arrived().catch(() => {});
    await tx.run(sql`rollback to savepoint batch`);
    throw error;
  }
}

async function begin(tx: WorkspaceTx, run: RunRow, now: Date): Promise<RunContext> {
  await setState(tx, run.id, 'running', now);
  const workspace = await loadWorkspace(tx);
  const { timeZone, currency } = workspace;
  if (run.options.ours && run.options.ours.length > 0) await claimDomains(tx, run.options.ours, now);
  return { runId: run.id, now, timeZone, options: { ...run.options, timeZone, currency, maps: await savedMaps(tx) } };
}

/** What can only be said once everything is in: which domains may be ours, how strong the ties are, which topics stand out. */
async function conclude(transact: Transact, context: RunContext, now: Date): Promise<void> {
  for (const format of formats.all()) if (format.finish) await transact((tx) => format.finish?.(tx, context) ?? Promise.resolve());
  for (const entry of afterImport.all()) await transact((tx) => entry.run(tx, context.runId, now));
}

/** Uploaded files are removed once they are in (the raw records are in the database) or taken back. */
export async function removeUploads(run: RunRow): Promise<void> {
  if (!run.options.uploads?.length) return;
  for (const path of run.paths) await rm(dirname(path), { recursive: true, force: true });
}
