// Puts the product together over one data folder: the database, the jobs, and the application that answers requests.
// What rooms and connectors register is registered here, once, in the order of the house.
import type { Clock } from '#base/clock.ts';
import { systemClock } from '#base/clock.ts';
import type { Config } from '#base/config.ts';
import type { OpenDatabase } from '#base/database/doors.ts';
import { openDatabase } from '#base/database/open.ts';
import type { Relay } from '#base/database/relay.ts';
import { openRelay } from '#base/database/relay.ts';
import { upkeepJob } from '#base/database/upkeep.jobs.ts';
import type { Deps, Endpoint } from '#base/endpoint.ts';
import { createJobs } from '#base/jobs.ts';
import type { Job } from '#base/jobs.ts';
import { liveOf } from '#base/live.ts';
import type { OpenEndpoint } from '#base/openEndpoint.ts';
import { builtFile } from '#base/paths.ts';
import { version } from '#base/version.ts';
import { registerCsv } from '#connectors/csv/index.ts';
import { registerMail } from '#connectors/mail/index.ts';
import { registerSampleCompany } from '#connectors/sample/index.ts';
import { registerVcard } from '#connectors/vcard/index.ts';
import { registerAsk, segmentJob } from '#rooms/ask/index.ts';
import { registerGraph, tieJob, topicJob } from '#rooms/graph/index.ts';
import { importJob, registerImports } from '#rooms/imports/index.ts';
import { cleaningJob, registerPeople } from '#rooms/people/index.ts';
import { listWorkspaces } from '#rooms/team/index.ts';
import { createApp } from '#surfaces/server/index.ts';
import { askDatabase, checkUp, giveBackup, sizeOf, sizeWarning } from './upkeep.ts';
import type { App } from '#surfaces/server/index.ts';
import { endpoints, openEndpoints } from './endpoints.ts';

export interface Product {
  deps: Deps;
  app: App;
  /** What will be trouble, as a sentence, or null. */
  warning: string | null;
  /** Lets running work come to a halt, then closes the database. */
  close(): Promise<void>;
}

export interface ProductOptions {
  /** A server looks after every workspace; a single command runs only the jobs it asks for. */
  isServer: boolean;
  onError: (what: string, error: unknown) => void;
  clock?: Clock;
  /** False only in tests, which throw their folder away. */
  isDurable?: boolean;
}

/** Declarations of every endpoint, without their exact types. */
export const everyEndpoint = endpoints as unknown as readonly Endpoint[];
export const everyOpenEndpoint = openEndpoints as unknown as readonly OpenEndpoint[];

/** The jobs of all rooms. `isStopping`: the process is about to end. */
const allJobs = (db: OpenDatabase, isStopping: () => boolean): Job[] => [tieJob(isStopping), topicJob(isStopping), importJob(isStopping), segmentJob(isStopping), cleaningJob(db, isStopping), upkeepJob(db, isStopping)];

/** What rooms tell those above them, and what connectors bring: once per process, in the order of the house. */
function register(): void {
  registerPeople();
  registerGraph();
  registerImports();
  registerAsk();
  registerMail();
  registerCsv();
  registerVcard();
  registerSampleCompany();
}

/**
 * Opens the data folder and everything above it. With `isServer` all jobs look at every workspace once, as after a crash;
 * a single command runs only the jobs it asks for.
 */
export async function openProduct(config: Config, options: ProductOptions): Promise<Product> {
  register();
  const db = await openDatabase(config, { isDurable: options.isDurable ?? true });
  const relay = joinOthers(config, db, options);
  const jobs = createJobs(allJobs(db, () => jobs.isStopping), (job, _workspaceId, error) => options.onError(`the job ${job}`, error));
  const deps: Deps = { db, clock: options.clock ?? systemClock, config, jobs };
  await jobs.start(deps, async () => (options.isServer ? (await db.system(listWorkspaces)).map(({ id }) => id) : []));
  const warning = sizeWarning(db.engine, await sizeOf(db));
  const app = createApp({
    deps, endpoints: everyEndpoint, openEndpoints: everyOpenEndpoint, webFolder: builtFile('web'), version,
    isReady: () => askDatabase(db).then(() => warning),
    socketRoutes: {
      '/backup': () => giveBackup(deps, db, { version, isServer: options.isServer }),
      '/doctor': async (request) => Response.json(await checkUp({ db, clock: deps.clock }, { isRepairing: request.method === 'POST' })),
    },
    onError: (error, request) => options.onError(`${request.method} ${new URL(request.url).pathname}`, error),
  });
  return {
    deps, app, warning,
    async close() {
      // A command waits for what it began; a server that was told to stop leaves it for the next start.
      if (!options.isServer) await jobs.idle();
      await jobs.stop();
      await relay?.close();
      await db.close();
    },
  };
}

/** Several processes may work on one PostgreSQL: what is changed in one is told in all. Only a server has anybody to tell. */
function joinOthers({ databaseUrl }: Config, db: OpenDatabase, { isServer }: ProductOptions): Relay | null {
  if (!databaseUrl) return null;
  const relay = openRelay(databaseUrl);
  const ears = liveOf(db).join(relay);
  if (isServer) relay.listen(ears);
  return relay;
}
