// Runs the tests and ends with one plain line: `N passed, N failed` (and `, N skipped`).
//
//   node scripts/test.mjs [--postgres] [paths and options of vitest]
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { startPostgres } from './postgres.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

// A journey starts the product on a folder of its own, whatever database the tests are given: once is enough.
const WITHOUT_JOURNEYS = ['--exclude', 'test/journeys/**'];

/** Runs vitest, on the embedded database or on PostgreSQL, and counts. A run that broke off counts as one failure. */
export async function runTests({ postgres = false, args: given = [] } = {}) {
  if (!postgres) return runVitest(given, { REGULARS_TEST_POSTGRES: '' });
  const args = [...WITHOUT_JOURNEYS, ...given];
  const url = process.env.DATABASE_URL;
  if (url) return runVitest(args, { REGULARS_TEST_POSTGRES: url });
  const server = await startPostgres();
  try {
    return await runVitest(args, { REGULARS_TEST_POSTGRES: server.url });
  } finally {
    await server.stop();
  }
}

/** The last line of a run. */
export const countsLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;

async function runVitest(args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-test-'));
  const report = join(folder, 'report.json');
  const vitest = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args], {
    // The tests decide about their own database; what the caller's shell has set for the product must not reach them.
    cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DATABASE_URL: '', REGULARS_DATA: '', PORT: '', HOST: '', ...env },
  });
  // Ctrl+C reaches vitest by itself (same terminal); we stay to stop the PostgreSQL we started.
  const stay = () => {};
  const pass = () => vitest.kill('SIGTERM');
  process.on('SIGINT', stay).on('SIGTERM', pass);
  const code = await new Promise((resolve) => vitest.once('close', (status) => resolve(status ?? 1)).once('error', () => resolve(1)));
  process.off('SIGINT', stay).off('SIGTERM', pass);
  const counts = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0, skipped: 0, failures: [] };
  rmSync(folder, { recursive: true, force: true });
  if (code !== 0 && counts.failed === 0) {
    counts.failed = 1;
    counts.failures.push(`the run ended with code ${code} although no test failed; its own words stand above`);
  }
  return counts;
}

function count(report) {
  const failures = report.testResults.flatMap((file) => {
    const failed = file.assertionResults.filter((test) => test.status === 'failed');
    const name = relative(root, file.name);
    // A file that could not even be read has no tests; it is one failure, or it would pass for nothing.
    if (file.status === 'failed' && failed.length === 0) return [`${name}: ${firstLines(file.message)}`];
    return failed.map((test) => `${name} > ${test.fullName}: ${firstLines(test.failureMessages[0])}`);
  });
  return { passed: report.numPassedTests, failed: failures.length, skipped: report.numPendingTests + report.numTodoTests, failures };
}

const firstLines = (message = '') => stripVTControlCharacters(message).split('\n').slice(0, 6).join('\n    ').slice(0, 600);

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const args = process.argv.slice(2);
    const counts = await runTests({ postgres: args.includes('--postgres'), args: args.filter((arg) => arg !== '--postgres') });
    console.log(countsLine(counts));
    process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
  } catch (error) {
    console.error(error.message);
    console.log('0 passed, 1 failed');
    process.exitCode = 3;
  }
}
