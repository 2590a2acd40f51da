// From the command to the first answer, on a data folder that is not new.
import { inFolder, runCommand, start } from './product.ts';
import { printFigures, printMachine, quantile } from './report.ts';

const STARTS = 5;

export async function run(): Promise<void> {
  printMachine('start', `sample company, ${STARTS} starts of an existing folder`);
  await inFolder(async (folder) => {
    await runCommand(['sample', '--json'], folder);
    const seconds: number[] = [];
    for (let n = 0; n < STARTS; n += 1) seconds.push(await startAndAsk(folder, 4700 + n));
    const bare = await runCommand(['--version'], folder);
    printFigures([
      { what: 'command to first answer, median', value: quantile(seconds, 0.5), unit: 's', baseline: { what: 'printing the version', value: bare.seconds }, aim: '≤ 3 s' },
      { what: 'command to first answer, slowest', value: Math.max(...seconds), unit: 's', aim: '≤ 3 s' },
    ]);
  });
}

/** Starts the server, asks by the command line through it, and stops it. */
async function startAndAsk(folder: string, port: number): Promise<number> {
  const began = performance.now();
  const server = start(['start'], folder, { PORT: String(port) });
  const ended = new Promise((resolve) => server.on('close', resolve));
  try {
    await ready(port, began);
    const asked = await runCommand(['ask', 'customers who bought at least twice', '--workspace', 'sample', '--json'], folder);
    if (asked.status !== 0) throw new Error(`The question failed: ${asked.stderr}`);
    return (performance.now() - began) / 1000;
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}

async function ready(port: number, began: number): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return;
    if (performance.now() - began > 60_000) throw new Error('The server was not ready within a minute.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
