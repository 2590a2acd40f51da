// Which program holds a port, so that "the port is taken" can say by what. Linux only; elsewhere nobody is named.
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

const LISTENING = '0A';

/** `node server.js (process 4711)`, or null where it cannot be seen. */
export function portHolder(port: number): string | null {
  try {
    const inode = ['/proc/net/tcp', '/proc/net/tcp6'].map((path) => listeningInode(readFileSync(path, 'utf8'), port)).find(Boolean);
    const pid = inode && readdirSync('/proc').find((name) => /^\d+$/.test(name) && holdsSocket(name, inode));
    if (!pid) return null;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean).join(' ').slice(0, 80);
    return `${command || 'a program'} (process ${pid})`;
  } catch {
    return null;
  }
}

/** The inode of the socket that listens on the port, from the text of /proc/net/tcp (proc(5)). */
export function listeningInode(table: string, port: number): string | null {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  for (const line of table.split('\n').slice(1)) {
    const columns = line.trim().split(/\s+/);
    if (columns[1]?.endsWith(`:${wanted}`) && columns[3] === LISTENING) return columns[9] ?? null;
  }
  return null;
}

function holdsSocket(pid: string, inode: string): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((file) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${file}`) === `socket:[${inode}]`;
      } catch {
        return false;
      }
    });
  } catch {
    return false;
  }
}
