// kill -9 while a running server makes a backup: now whoever asked for it, now the server itself.
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkBackup } from '#base/database/backupFile.ts';
import { differences } from '#base/database/rowSum.ts';
import { NOW } from './importFault.ts';
import { command, finish, ownScript, runProcess } from './killing.ts';
import type { Fault } from './killing.ts';
import { filledPlace } from './placeFaults.ts';

export const servedFault: Fault = async (setting) => {
  const env = await filledPlace(setting, setting.engine);
  const folder = env['REGULARS_DATA'] ?? '';
  const file = join(setting.folder, 'served.gz');
  const backup = command('backup', file);
  let server = await serve(env);
  try {
    const { ms } = await finish(backup, env);
    const expected = await checkBackup(file);
    setting.say(`undisturbed: ${(ms / 1000).toFixed(1)} s`);
    for (let kill = 1; kill <= setting.kills; kill += 1) {
      rmSync(file, { force: true });
      const afterMs = ms * (0.2 + 0.7 * setting.random.next());
      const isServer = kill % 2 === 0;
      const timer = isServer ? setTimeout(() => server.kill(), afterMs) : null;
      const ran = await runProcess(backup, env, isServer ? null : afterMs);
      if (timer) clearTimeout(timer);
      setting.say(`kill ${kill}: ${isServer ? 'the server' : 'who asked'} after ${(afterMs / 1000).toFixed(2)} s${ran.code === 0 ? ', too late' : ''}`);
      // Either nothing by that name, or a whole one.
      if (existsSync(file)) mustHold(await checkBackup(file), 'A backup that was cut off');
      else if (ran.code === 0) throw new Error('It said that the backup was made, and there is none.');
      if (isServer) {
        await server.stop();
        server = await serve(env);
        if (existsSync(join(folder, 'database.copy'))) throw new Error('The copy that the killed server made for the backup still takes room.');
      }
      rmSync(file, { force: true });
      await finish(backup, env);
      mustHold(await checkBackup(file), 'The repeated backup');
    }
    function mustHold(found: typeof expected, what: string): void {
      const wrong = differences(expected, found);
      if (wrong.length > 0) throw new Error(`${what} differs: ${wrong[0]}`);
    }
  } finally {
    await server.stop();
  }
};

async function serve(env: NodeJS.ProcessEnv): Promise<{ kill: () => void; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, [ownScript('serving.js'), NOW], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  child.stderr.on('data', (bytes: Buffer) => { said = (said + bytes.toString()).slice(-2_000); });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (bytes: Buffer) => { if (bytes.toString().includes('serving')) resolve(); });
    void ended.then(() => reject(new Error(`The server ended: ${said}`)));
  });
  return {
    kill: () => child.kill('SIGKILL'),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
