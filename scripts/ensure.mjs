// Makes a clone ready to run: the packages of the lockfile are installed and what is built is younger than its sources.
// It uses nothing but Node itself, because on a fresh clone nothing else is there. It says one line for each thing it
// does and nothing when there is nothing to do.
//
//   node scripts/ensure.mjs build [--force] [--bench]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => join(root, ...parts);

/** Installs and builds what is missing or older than its sources. Throws with one sentence when a step fails. */
export function ensure({ force = false, bench = false } = {}) {
  checkNode();
  installPackages();
  buildServer(force);
  makeTemplate(force);
  if (webConfig()) buildWeb(force);
  if (bench) buildBenches(force);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new Error(`Regulars needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
}

function installPackages() {
  // The Node ABI is left out on purpose: no package here is compiled on installation, so a new Node needs no new install.
  const wanted = hash([readFileSync(at('package-lock.json')), process.platform, process.arch]);
  const stamp = at('node_modules', '.regulars-stamp');
  if (read(stamp) === wanted) return;
  say('Installing the packages (half a minute, once) ...');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm_execpath is the npm that started us; without it (node scripts/ensure.mjs) the one in PATH serves.
  const isScript = npm !== undefined && /\.[cm]?js$/.test(npm);
  run('The installation of packages', isScript ? process.execPath : 'npm', isScript ? [npm, ...args] : args);
  writeFileSync(stamp, wanted);
}

function buildServer(force) {
  const sources = files(at('src'), (path) => /\.(ts|tsx)$/.test(path) && !isTest(path) && !isOnlyForBrowser(path));
  const wanted = hashFiles([...sources, at('package-lock.json'), at('tsconfig.json'), at('tsconfig.build.json')]);
  const stamp = at('dist', '.server-stamp');
  if (!force && read(stamp) === wanted) return;
  say('Building the server ...');
  run('The build of the server', process.execPath, [at('node_modules', 'typescript', 'bin', 'tsc'), '-p', at('tsconfig.build.json')]);
  // Not emptied before the build: a server may be running from this folder.
  const made = new Set(sources.map((path) => at('dist', relative(at('src'), path).replace(/\.tsx?$/, '.js'))));
  for (const path of files(at('dist'), (path) => path.endsWith('.js') && !path.startsWith(at('dist', 'web')))) if (!made.has(path)) rmSync(path);
  writeFileSync(stamp, wanted);
}

/** The migrated, empty database that first starts and tests copy instead of waiting for initdb. */
function makeTemplate(force) {
  const maker = at('dist', 'base', 'database', 'template.js');
  const wanted = hashFiles([...files(at('migrations'), () => true), at('package-lock.json'), ...files(dirname(maker), (path) => path.endsWith('.js'))]);
  const stamp = at('dist', '.template-stamp');
  if (!force && read(stamp) === wanted) return;
  say('Making the empty database that the first start copies ...');
  run('The making of the empty database', process.execPath, [maker]);
  writeFileSync(stamp, wanted);
}

function buildWeb(force) {
  const sources = files(at('src'), (path) => !isTest(path));
  const wanted = hashFiles([...sources, at('package-lock.json'), at('tsconfig.json')]);
  const stamp = at('dist', '.web-stamp');
  if (!force && read(stamp) === wanted) return;
  say('Building the web pages ...');
  run('The build of the web pages', process.execPath, [at('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', webConfig(), '--logLevel', 'error']);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function buildBenches(force) {
  const sources = files(at('test'), (path) => path.endsWith('.ts') && !isTest(path));
  const wanted = hashFiles([...sources, at('package-lock.json'), at('tsconfig.json'), at('tsconfig.bench.json')]);
  const stamp = at('dist-test', '.stamp');
  if (!force && read(stamp) === wanted) return;
  say('Building the benches ...');
  run('The build of the benches', process.execPath, [at('node_modules', 'typescript', 'bin', 'tsc'), '-p', at('tsconfig.bench.json')]);
  writeFileSync(stamp, wanted);
}

const webConfig = () => ['ts', 'mts', 'js', 'mjs'].map((end) => at('src', 'surfaces', 'web', `vite.config.${end}`)).find(existsSync);
const isTest = (path) => /\.test\.tsx?$/.test(path);
const isOnlyForBrowser = (path) => /\.(page|ui)\.tsx$/.test(path) || path.startsWith(at('src', 'surfaces', 'web'));

function run(what, command, args) {
  // What a step prints goes to stderr, so that the stdout of a command that ensures first stays its own.
  const { status, error, signal } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (error) throw new Error(`${what} did not start: ${error.message}`);
  if (status !== 0) throw new Error(`${what} failed${signal ? ` (${signal})` : ''}; the reason stands above.`);
}

function files(folder, wanted) {
  if (!existsSync(folder)) return [];
  const found = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...files(path, wanted));
    else if (wanted(path)) found.push(path);
  }
  return found.sort();
}

// Content and not times: git sets the times of a checkout, and a branch switched there and back needs no new build.
const hashFiles = (paths) => hash(paths.flatMap((path) => [relative(root, path), readFileSync(path)]));

function hash(parts) {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part).update('\0');
  return sum.digest('hex');
}

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null);
const say = (line) => process.stderr.write(`${line}\n`);

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    ensure({ force: process.argv.includes('--force'), bench: process.argv.includes('--bench') });
  } catch (error) {
    say(error.message);
    process.exit(3);
  }
}
