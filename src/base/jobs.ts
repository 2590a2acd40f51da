// Work that goes on after the answer was given: an import, a segment to be looked at again, texts to be read once more.
// Every job here is a reconciliation: what is left to do stands in tables (a run that is not done, a segment evaluated
// before the last change), so a request may be lost in a crash without losing work; at start every job looks once at every workspace.
import { afterCommit } from '#base/database/doors.ts';
import { isDiskFull, isOutage } from '#base/database/driver.ts';
import type { Deps } from './endpoint.ts';
import { liveOf } from './live.ts';

export interface Job {
  name: string;
  /** Does what is due for one workspace and returns; it is never run twice at once for the same workspace. */
  run: (deps: Deps, workspaceId: string) => Promise<void>;
  /** Looks again after this time even if nobody asked, for what becomes true by time alone. */
  everySeconds?: number;
}

export interface Jobs {
  /** Asks for a job to be run for the workspace soon. Asking again before it began changes nothing. */
  request(name: string, workspaceId: string): void;
  /** Resolves when nothing is requested or running. */
  idle(): Promise<void>;
}

export interface RunningJobs extends Jobs {
  /** Begins: all jobs for all workspaces once, then by request and by time. */
  start(deps: Deps, workspaceIds: () => Promise<string[]>): Promise<void>;
  /** Lets the running job finish and begins no other. Jobs with long work ask `isStopping`. */
  stop(): Promise<void>;
  readonly isStopping: boolean;
}

const RETRY_AFTER_MS = 3_000;

/**
 * Runs jobs in this process: different jobs side by side, one job for one workspace at a time.
 * `onError` hears what a job threw; it is tried again at its next request, and by itself where only the database was away.
 */
export function createJobs(jobs: readonly Job[], onError: (job: string, workspaceId: string, error: unknown) => void): RunningJobs {
  const lanes = new Map(jobs.map((job) => [job.name, { job, requested: new Set<string>(), running: null as Promise<void> | null }]));
  const timers: NodeJS.Timeout[] = [];
  const retries = new Set<NodeJS.Timeout>();
  let deps: Deps | null = null;
  let isStopping = false;

  /** What the database could not do now it may do in a moment: nobody has to ask again. */
  const tryLater = (name: string, workspaceId: string) => {
    if (isStopping) return;
    const timer = setTimeout(() => {
      retries.delete(timer);
      request(name, workspaceId);
    }, RETRY_AFTER_MS);
    retries.add(timer);
  };
  type Lane = NonNullable<ReturnType<typeof lanes.get>>;
  const drain = async (lane: Lane) => {
    while (lane.requested.size > 0 && deps && !isStopping) {
      const workspaceId = lane.requested.values().next().value as string;
      lane.requested.delete(workspaceId);
      await lane.job.run(deps, workspaceId).catch((error: unknown) => {
        onError(lane.job.name, workspaceId, error);
        if (isOutage(error) || isDiskFull(error)) tryLater(lane.job.name, workspaceId);
      });
      liveOf(deps.db).publish(workspaceId, { kinds: [lane.job.name], ids: [] });
    }
    lane.running = null;
  };
  const request = (name: string, workspaceId: string) => {
    const lane = lanes.get(name);
    if (!lane) throw new Error(`There is no job named ${name}.`);
    afterCommit(() => {
      lane.requested.add(workspaceId);
      if (deps && !isStopping) lane.running ??= Promise.resolve().then(() => drain(lane));
    });
  };
  const settle = async () => {
    for (;;) {
      const running = [...lanes.values()].flatMap((lane) => (lane.running ? [lane.running] : []));
      if (running.length === 0) return;
      await Promise.all(running);
    }
  };
  return {
    request,
    get isStopping() { return isStopping; },
    idle: settle,
    async start(given, workspaceIds) {
      deps = given;
      const requestEverywhere = async (names: string[]) => {
        for (const workspaceId of await workspaceIds()) for (const name of names) request(name, workspaceId);
      };
      for (const job of jobs) {
        if (!job.everySeconds) continue;
        const timer = setInterval(() => void requestEverywhere([job.name]).catch((error: unknown) => onError(job.name, '', error)), job.everySeconds * 1000);
        timer.unref();
        timers.push(timer);
      }
      await requestEverywhere(jobs.map((job) => job.name));
    },
    async stop() {
      isStopping = true;
      for (const timer of timers) clearInterval(timer);
      for (const timer of retries) clearTimeout(timer);
      await settle();
    },
  };
}
