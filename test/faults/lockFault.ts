// Two starts on one folder: the second says who holds it, and the first goes on undisturbed.
import { spawn } from 'node:child_process';
import { command, runProcess } from './killing.ts';
import type { Fault } from './killing.ts';

export const lockFault: Fault = async (setting) => {
  const env = { ...process.env, ...await setting.newPlace('held') };
  const first = spawn(process.execPath, command('start'), { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => first.on('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    let log = '';
    first.stderr.on('data', (bytes: Buffer) => { log += bytes.toString(); const found = /ready: (http\S+)/.exec(log)?.[1]; if (found) resolve(found); });
    void ended.then((code) => reject(new Error(`The first start ended with ${code}: ${log}`)));
  });
  try {
    const second = await runProcess(command('start'), env);
    setting.say(`the second start: ${second.stderr.trim().split('\n').at(-1)}`);
    if (second.code !== 3 || !second.stderr.includes(`in use by process ${first.pid}`)) throw new Error(`The second start ended with ${second.code} and did not name process ${first.pid}: ${second.stderr}`);
    const answer = await fetch(`${url}/readyz`);
    if (answer.status !== 200) throw new Error(`The first server answers ${answer.status} after the second start.`);
  } finally {
    first.kill('SIGTERM');
    await ended;
  }
};
