// A PostgreSQL of our own for the tests: in a temporary folder, on loopback only, gone afterwards.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The folder of PostgreSQL's programs: the one in PATH, else the newest that Debian keeps outside it; null where there is none. */
export function postgresFolder() {
  const inPath = (process.env.PATH ?? '').split(delimiter).find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
  if (inPath) return inPath;
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(debian, version, 'bin')).find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

/**
 * Starts one and waits until it answers. Returns its URL, `stop()`, and for tests of faults `crash()` (every process of it is
 * killed) and `restart()`. With `isDurable` it keeps what it acknowledged, as a real one does. In a `keep` folder it stays and is
 * started again the next time; `settings` are added to its own. Throws with a sentence when it cannot.
 */
export async function startPostgres({ isDurable = false, keep = null, settings: more = {} } = {}) {
  const programs = postgresFolder();
  if (!programs) throw new Error('No PostgreSQL here: initdb is neither in PATH nor below /usr/lib/postgresql. Install the package postgresql, or set DATABASE_URL.');
  if (keep) mkdirSync(keep, { recursive: true });
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'regulars-pg-'));
  const remove = () => { if (!keep) rmSync(folder, { recursive: true, force: true }); };
  const as = userForPostgres();
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid);
  const cluster = join(folder, 'cluster');
  const made = existsSync(join(cluster, 'PG_VERSION')) ? { status: 0 } : spawnSync(join(programs, 'initdb'), ['-D', cluster, '-U', 'regulars', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], { cwd: folder, encoding: 'utf8', ...as });
  if (made.status !== 0) {
    remove();
    throw new Error(`initdb failed: ${(made.stderr || made.error?.message || '').trim().split('\n').at(-1)}`);
  }
  const port = await freePort();
  // Where nothing is worth keeping, nothing is forced to disk.
  const fast = isDurable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: folder, max_connections: 100, ...fast, ...more };
  let log = '';
  let server;
  let ended;
  const start = async () => {
    server = spawn(join(programs, 'postgres'), ['-D', cluster, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], ...as });
    server.stderr.on('data', (bytes) => (log = (log + bytes).slice(-2000)));
    ended = new Promise((resolve) => server.once('close', resolve));
    await answers(port, server);
  };
  const stop = async () => {
    server.kill('SIGINT');
    await ended;
    remove();
  };
  const crash = async () => {
    const children = childrenOf(server.pid);
    for (const pid of [server.pid, ...children]) killNow(pid);
    await ended;
  };
  try {
    await start();
  } catch {
    await stop();
    throw new Error(`PostgreSQL did not start: ${log.trim().split('\n').at(-1)}`);
  }
  return { url: `postgres://regulars@127.0.0.1:${port}/postgres`, stop, crash, restart: start, pid: () => server.pid };
}

function childrenOf(parent) {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return (stdout ?? '').trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number)).filter(([, ppid]) => ppid === parent).map(([pid]) => pid);
}

function killNow(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has gone by itself.
  }
}

/** PostgreSQL refuses to run as root; as root it is given to `postgres`, else to `nobody`. */
function userForPostgres() {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  return user ? { uid: Number(user[2]), gid: Number(user[3]) } : {};
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function answers(port, server) {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await new Promise((resolve) => setTimeout(resolve, 100))) {
    if (server.exitCode !== null) break;
    const isOpen = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
      socket.once('close', () => resolve(false)).setTimeout(1000, () => socket.destroy());
      socket.once('connect', () => socket.destroy());
    });
    if (isOpen) return;
  }
  throw new Error('it does not answer');
}
