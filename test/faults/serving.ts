// A server on the socket of its data folder alone, at a fixed time, so that nothing changes but by what is asked of it.
//
//   node serving.js NOW
import { fixedClock } from '#base/clock.ts';
import { readConfig, socketPath } from '#base/config.ts';
import { openProduct } from '#compose.ts';
import { listenOnSocket } from '#surfaces/server/index.ts';

const [now = ''] = process.argv.slice(2);
const config = readConfig(process.env);
const product = await openProduct(config, { isServer: true, clock: fixedClock(new Date(now)), onError: (what, error) => console.error(what, error) });
await product.deps.jobs.idle();
const socket = await listenOnSocket(socketPath(config), (request, peer) => product.app(request, peer));
console.log('serving');
process.once('SIGTERM', () => {
  void socket.close(0).then(() => product.close()).then(() => process.exit(0));
});
