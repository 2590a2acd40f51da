// A year of real support mails of a hardware maker, where they are at hand: what is proposed, and that nothing stays when they are taken back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerMail } from '#connectors/mail/index.ts';
import { importEndpoints } from '#rooms/imports/index.ts';
import { calling } from '#test/calling.ts';
import { dumpGraph } from '#test/graphDump.ts';
import { importInto, realFile } from '#test/importing.ts';
import type { World } from '#test/world.ts';
import { openWorld } from '#test/world.ts';
import { graphEndpoints, topicJob } from './index.ts';

const mails = realFile('mail_usrp_users', 'usrp-users-2022.mbox.gz');
let world: World;
beforeAll(async () => {
  registerMail();
  if (mails) world = await openWorld();
});
afterAll(() => world?.close());

test.skipIf(!mails)('subjects of real mails are proposed, can be asked about at once, and go with the mails', async () => {
  const dump = () => world.db.withWorkspace(world.workspaceId, (tx) => dumpGraph(tx, { without: ['own_domain'] }));
  const empty = await dump();
  const clock = () => Math.round(performance.now());
  const started = clock();
  const imported = await importInto(world, [mails as string], { ours: ['ettus.com', 'ni.com'] });
  const read = clock();
  await topicJob(() => false).run(world.deps, world.workspaceId);
  const proposed = clock();
  const { items } = await calling(world, graphEndpoints)('topics.list', { state: 'proposed', limit: 200 });
  console.log(`${imported.created} mails in ${read - started} ms; ${items.length} topics proposed and read in ${proposed - read} ms: ${items.map(({ name, people }) => `${name} ${people}`).join(', ')}`);
  expect(items.length).toBeGreaterThanOrEqual(30);
  const names = items.map(({ name }) => name.toLowerCase());
  for (const subject of ['uhd', 'gnu radio', 'fpga', 'sample rate', 'x310', 'b210']) expect(names).toContain(subject);
  for (const noise of ['thanks', 'mail', 'problem', 'mhz', 'usrp-users', 'unsubscribe', "i'm", 'issue', 'marcus']) expect(names).not.toContain(noise);
  expect(items.every((topic) => topic.people > 0 && !topic.isReading)).toBe(true);
  expect(items.reduce((sum, topic) => sum + topic.concern, 0)).toBeGreaterThan(50);
  const undoing = clock();
  await calling(world, importEndpoints)('imports.undo', { id: imported.run });
  console.log(`Taken back in ${clock() - undoing} ms.`);
  expect(await dump()).toEqual(empty);
}, 300_000);
