// `regulars start`: listens first, so that /healthz answers at once, then opens the database, then serves.
import type { Config } from '#base/config.ts';
import { socketPath } from '#base/config.ts';
import { liveOf } from '#base/live.ts';
import { Problem } from '#base/problem.ts';
import { listen, listenOnSocket, problemAnswer } from '#surfaces/server/index.ts';
import type { App, Listening, Peer } from '#surfaces/server/index.ts';
import { openProduct } from './compose.ts';
import type { Product } from './compose.ts';

const GRACE_MS = 3_000;
const STOP_MS_MAX = 9_000;

/** Serves until SIGTERM or SIGINT, then stops within ten seconds. Throws with one sentence when it cannot start. */
export async function serve(config: Config, say: (line: string) => void): Promise<void> {
  const stop = stopSignal();
  let app: App | null = null;
  const answer = (request: Request, peer: Peer) => (app ? app(request, peer) : answerWhileStarting(request));
  const web = await listen(config, answer, say);
  let product: Product | null = null;
  let socket: Listening | null = null;
  try {
    say(config.databaseUrl ? 'Opening the database ...' : `Opening the database in ${config.dataFolder} ...`);
    product = await openProduct(config, { isServer: true, onError: (what, error) => say(`Failed: ${what}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`) });
    app = product.app;
    socket = await listenOnSocket(socketPath(config), (request, peer) => answer(request, peer));
    say(`Regulars is ready: ${web.url}`);
    if (product.warning) say(`${product.warning} Move to PostgreSQL: regulars move DATABASE_URL`);
    await stop;
    say('Stopping ...');
  } finally {
    // Whatever hangs must not keep the process: everything acknowledged is on disk already.
    setTimeout(() => process.exit(0), STOP_MS_MAX).unref();
    if (product) liveOf(product.deps.db).end();
    await Promise.all([web.close(GRACE_MS), socket?.close(GRACE_MS)]);
    await product?.close();
  }
}

function answerWhileStarting(request: Request): Response {
  const path = new URL(request.url).pathname;
  if (path === '/healthz') return Response.json({ status: 'ok' });
  if (path === '/readyz') return Response.json({ status: 'starting' }, { status: 503 });
  return problemAnswer(new Problem('unavailable', 'Regulars is starting. Try again in a moment.'));
}

/** Resolves at the first SIGTERM or SIGINT; a second one ends the process at once. */
const stopSignal = (): Promise<void> => new Promise((resolve) => {
  let isAsked = false;
  const ask = () => {
    if (isAsked) process.exit(1);
    isAsked = true;
    resolve();
  };
  process.on('SIGTERM', ask);
  process.on('SIGINT', ask);
});
