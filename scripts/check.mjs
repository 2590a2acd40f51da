// What CI runs: types, lint, dead code, the lockfile, every test on both databases, and the faults. All parts run, also after a
// failure, so that one run tells everything; the end repeats what failed, and the last line is `N passed, N failed` over all tests and parts.
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { postgresFolder } from './postgres.mjs';
import { countsLine, runTests } from './test.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const tool = (path, ...args) => () => passes(process.execPath, [join(root, 'node_modules', path), ...args]);

const parts = [
  ['types', tool('typescript/bin/tsc', '--noEmit', '-p', '.')],
  ['lint', tool('oxlint/bin/oxlint', '--deny-warnings')],
  ['dead code', tool('knip/bin/knip.js')],
  ['lockfile', lockfileIsWhole],
  ['tests on the embedded database', () => runTests()],
  ['tests on PostgreSQL', () => withPostgres(() => runTests({ postgres: true }))],
  ['faults', () => withPostgres(faults)],
];

const one = (isFine) => ({ passed: isFine ? 1 : 0, failed: isFine ? 0 : 1, skipped: 0 });
const total = { passed: 0, failed: 0, skipped: 0 };
const summary = [];
const failures = [];
for (const [name, work] of parts) {
  console.log(`\n— ${name}`);
  const startedMs = Date.now();
  const result = await Promise.resolve().then(work).catch((error) => (console.error(error.message), false));
  const counts = typeof result === 'boolean' ? one(result) : result;
  failures.push(...(counts.failures ?? []).map((it) => `FAILED   ${name}: ${it}`));
  for (const key of Object.keys(total)) total[key] += counts[key];
  const outcome = counts.failed > 0 ? 'FAILED' : counts.passed > 0 ? 'passed' : 'SKIPPED';
  summary.push(`${outcome.padEnd(8)} ${name}${typeof result === 'boolean' ? '' : `: ${countsLine(counts)}`} (${Math.round((Date.now() - startedMs) / 1000)} s)`);
}
console.log(`\n${[...failures, ...summary].join('\n')}\n${countsLine(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;

function passes(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (error) console.error(error.message);
  return status === 0;
}

/** A registry may list a version whose own dependency is not there; npm then leaves it out of the lockfile and `npm ci` breaks elsewhere. */
function lockfileIsWhole() {
  const npm = process.env.npm_execpath;
  const args = ['ci', '--dry-run', '--no-audit', '--no-fund'];
  const { status, stdout, stderr } = npm ? spawnSync(process.execPath, [npm, ...args], { cwd: root, encoding: 'utf8' }) : spawnSync('npm', args, { cwd: root, encoding: 'utf8' });
  const said = `${stdout}${stderr}`;
  if (status === 0 && !said.includes('Missing')) return true;
  console.error(said.trim());
  return false;
}

function withPostgres(work) {
  if (process.env.DATABASE_URL || postgresFolder()) return work();
  if (process.env.CI) throw new Error('No PostgreSQL here (no initdb, no DATABASE_URL); in CI that is a failure.');
  console.log('SKIPPED: no PostgreSQL here (no initdb, no DATABASE_URL). CI runs this part.');
  return { passed: 0, failed: 0, skipped: 1 };
}

/** Twenty kills over all kinds, at the same shares of the time every time; the same as `npm run fault -- ci --seed 5`. */
async function faults() {
  const child = spawn(process.execPath, [join(root, 'scripts/fault.mjs'), 'ci', '--seed', '5'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (bytes) => {
    said += bytes;
    process.stdout.write(bytes);
  });
  const code = await new Promise((resolve) => child.once('close', resolve).once('error', () => resolve(1)));
  const [, passed = 0, failed = 0, skipped = 0] = (/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/m.exec(said) ?? []).map((n) => Number(n ?? 0));
  const failures = [...said.matchAll(/^— (.*)\n(?: {2}.*\n)*? {2}FAILED: (.*)$/gm)].map(([, name, reason]) => `${name}: ${reason}`);
  if (code === 0 || failed > 0) return { passed, failed, skipped, failures };
  return { passed, failed: 1, skipped, failures: [`the faults ended with code ${code}; their own words stand above`] };
}
