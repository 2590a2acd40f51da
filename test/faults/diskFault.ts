// The disk is full in the middle of an import: a clear sentence, nothing half-written, and it goes on when there is room.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { command, finish, mustEqual, runProcess } from './killing.ts';
import type { Fault } from './killing.ts';
import { knownIn, withPlace } from './dumps.ts';
import { writeMaterial } from './material.ts';
import { sql } from 'kysely';

const FULL_MB = 80;
const ROOM_MB = 700;

export const diskFault: Fault = async (setting) => {
  const disk = join(setting.folder, 'disk');
  mkdirSync(disk);
  const mount = (options: string) => spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk], { encoding: 'utf8' });
  const mounted = mount(`size=${FULL_MB}m`);
  if (mounted.status !== 0) return `no right to mount a small disk here: ${(mounted.stderr || mounted.error?.message || '').trim()}`;
  try {
    const { paths } = writeMaterial(join(setting.folder, 'material'), setting.seed, { mails: 300, rows: 12_000 });
    const reference = await setting.newPlace('undisturbed');
    const args = command('import', ...paths, '--ours', 'ours.example', '--json');
    // Twice, too: the second telling of the same files is noted beside the first, as it should be.
    await finish(args, reference);
    await finish(args, reference);
    const env = { ...reference, REGULARS_DATA: join(disk, 'data') };
    const first = await runProcess(args, env);
    setting.say(`on ${FULL_MB} MB: exit ${first.code}, ${first.stderr.trim().split('\n').at(-1)}`);
    if (first.code !== 3 || !/no room left on the disk/i.test(first.stderr)) throw new Error(`It should have failed for want of room, in words; it ended with ${first.code}: ${first.stderr.trim().split('\n').slice(-3).join(' / ')}`);
    const looked = await runProcess(command('doctor', '--json'), env);
    if (looked.code !== 1 || !looked.stdout.includes('"check":"disk"')) throw new Error(`The doctor did not see that the disk is full; it ended with ${looked.code}: ${looked.stdout}${looked.stderr}`);
    const remounted = mount(`remount,size=${ROOM_MB}m`);
    if (remounted.status !== 0) throw new Error(`The disk could not be made larger: ${remounted.stderr}`);
    await noHalves(env);
    await finish(args, env);
    // Which files were told twice depends on when the disk was full; what is known by them does not.
    const options = { without: ['telling', 'person_fact', 'organisation_fact'], ignoring: ['topic_round.at'] };
    mustEqual(await knownIn(env, options), await knownIn(reference, options), 'After there was room again');
  } finally {
    spawnSync('umount', [disk]);
  }
};

/** What was counted is there, all of it and nothing more. */
const noHalves = (env: NodeJS.ProcessEnv): Promise<void> => withPlace(env, async (db) => {
  const [row] = await db.system((tx) => tx.run<{ counted: number; records: number; bare: number }>(sql`
    select (select coalesce(sum(created + updated + unchanged), 0)::int from import_run) as counted, (select count(*)::int from record) as records,
      (select count(*)::int from event e where not exists (select from record r where r.workspace_id = e.workspace_id and r.id = e.record_id)) as bare`));
  if (!row || row.counted !== row.records || row.bare > 0) throw new Error(`Half-written: ${JSON.stringify(row)}`);
});
