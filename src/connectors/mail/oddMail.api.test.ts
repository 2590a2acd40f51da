// Odd and broken mails that nobody here wrote: each is stored, with every byte. Skips aloud where they are not at hand.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { counts, importInto, realFile } from '#test/importing.ts';
import type { World } from '#test/world.ts';
import { openWorld } from '#test/world.ts';
import { registerMail } from './index.ts';

let world: World;
beforeAll(async () => {
  registerMail();
  world = await openWorld();
});
afterAll(() => world.close());

test('every odd and broken mail is stored with its raw bytes', async () => {
  const folder = realFile('mail_fixtures');
  if (!folder) return;
  const mails = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.eml')).sort();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const run = await importInto(world, mails.map((name) => join(folder, name)));
  delay.disable();
  console.info(`odd mails: ${counts(run)}; the longest the process was held up: ${Math.round(delay.max / 1e6)} ms`);
  expect(run.rejects).toEqual([]);
  const rows = await world.db.withWorkspace(world.workspaceId, (tx) => tx.run<{ raw: Uint8Array; bytes: number }>(sql`select raw, raw_bytes as bytes from record where workspace_id = ${tx.workspaceId}`));
  const kept = new Set(rows.map(({ raw, bytes }) => (raw.length === bytes ? Buffer.from(raw) : gunzipSync(raw)).toString('latin1')));
  expect(mails.filter((name) => !kept.has(readFileSync(join(folder, name), 'latin1')))).toEqual([]);
});
