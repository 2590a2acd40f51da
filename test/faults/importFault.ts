// kill -9 during an import and all that follows it: after a restart the graph is that of an import that nobody disturbed.
import { join } from 'node:path';
import { finish, killAndRepeat, mustEqual, ownScript, runProcess } from './killing.ts';
import type { Fault, Setting } from './killing.ts';
import { knownIn } from './dumps.ts';
import { writeMaterial } from './material.ts';

const SIZE = { mails: 240, rows: 600 };
export const NOW = '2026-11-01T12:00:00Z';
const references = new Map<string, { ms: number; known: string[]; said: string }>();

/** The same import undisturbed, once per engine and seed. */
async function undisturbed(setting: Setting, args: readonly string[]) {
  const key = `${setting.engine} ${setting.seed}`;
  const before = references.get(key);
  if (before) return before;
  const env = await setting.newPlace('undisturbed');
  const { ms } = await finish(args, env);
  // Once more, as after any stop: what nobody speaks of is no topic any longer.
  const { stdout } = await finish(args, env);
  const reference = { ms, known: await knownIn(env), said: stdout };
  references.set(key, reference);
  return reference;
}

export const importFault: Fault = async (setting) => {
  const { paths } = writeMaterial(join(setting.folder, 'material'), setting.seed, SIZE);
  const args = [ownScript('carryOn.js'), NOW, ...paths];
  const { ms, known, said } = await undisturbed(setting, args);
  setting.say(`undisturbed: ${(ms / 1000).toFixed(1)} s, ${known.length} rows known`);
  const fresh = async () => ({ args, env: await setting.newPlace('disturbed'), wholeMs: ms });
  const { env } = await killAndRepeat(setting, await fresh(), fresh);
  const last = await finish(args, env);
  if (last.stdout !== said) throw new Error(`The runs differ: ${last.stdout.trim()} instead of ${said.trim()}`);
  mustEqual(await knownIn(env), known, 'After kills and repeats');
};

/** The clock is set back a day between the beginning of an import and its end. */
export const clockFault: Fault = async (setting) => {
  const { paths } = writeMaterial(join(setting.folder, 'material'), setting.seed, SIZE);
  const at = (now: string) => [ownScript('carryOn.js'), now, ...paths];
  const { ms, known } = await undisturbed(setting, at(NOW));
  const env = await setting.newPlace('set-back');
  const ran = await runProcess(at(NOW), env, ms * (0.3 + 0.4 * setting.random.next()));
  setting.say(ran.wasKilled ? `stopped after ${(ran.ms / 1000).toFixed(2)} s` : 'it had ended before it was stopped');
  const dayBefore = new Date(Date.parse(NOW) - 86_400_000).toISOString();
  setting.say(`the clock goes back to ${dayBefore}`);
  await finish(at(dayBefore), env);
  await finish(at(dayBefore), env);
  // When the texts were last looked through is told by the clock.
  const withoutRound = (lines: readonly string[]) => lines.filter((line) => !line.includes(': topic_round '));
  mustEqual(withoutRound(await knownIn(env)), withoutRound(known), 'After the clock went back');
};
