// The product as a process that is killed: it opens the folder as a server does, begins the import unless that has begun, does
// all work that is left, and ends. Whoever starts it again goes on from there.
//
//   node carryOn.js NOW PATH...
import { fixedClock } from '#base/clock.ts';
import { readConfig } from '#base/config.ts';
import { openProduct } from '#compose.ts';
import { overSocket } from '#surfaces/server/index.ts';

const [now = '', ...paths] = process.argv.slice(2);
const product = await openProduct(readConfig(process.env), { isServer: true, clock: fixedClock(new Date(now)), onError: (what, error) => console.error(what, error) });
const send = overSocket(product.app);

async function ask<T>(method: string, path: string, input?: object): Promise<T> {
  const body = input && { body: JSON.stringify(input) };
  const answer = await send(new Request(`http://localhost/api/v1${path}`, { method, headers: { 'content-type': 'application/json' }, ...body }));
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return await answer.json() as T;
}

if ((await ask<{ items: unknown[] }>('GET', '/workspaces')).items.length === 0) await ask('POST', '/workspaces', { name: 'Default', isForImport: true });
if ((await ask<{ items: unknown[] }>('GET', '/imports')).items.length === 0) await ask('POST', '/imports', { paths, ours: ['ours.example'] });
console.log('working');
await product.deps.jobs.idle();
const { items } = await ask<{ items: { state: string; read: number; rejected: number }[] }>('GET', '/imports');
console.log(JSON.stringify(items.map(({ state, read, rejected }) => ({ state, read, rejected }))));
await product.close();
