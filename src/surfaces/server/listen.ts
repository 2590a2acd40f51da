// Listening: one door to the network and one socket in the data folder that only the owner of the folder can open.
import { chmodSync, existsSync, unlinkSync } from 'node:fs';
import type { IncomingMessage, Server } from 'node:http';
import { connect } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Config } from '#base/config.ts';
import { SOCKET_PEER } from './peer.ts';
import type { Peer } from './peer.ts';
import { portHolder } from './portHolder.ts';

export type Answer = (request: Request, peer: Peer) => Response | Promise<Response>;

export interface Listening {
  url: string;
  /** Ends: no new requests, running ones may finish within `graceMs`. */
  close(graceMs: number): Promise<void>;
}

const PORTS_TRIED = 20;

/** Listens on the port, or on the next free one where PORT was not set by hand. `say` hears what was taken and by whom. */
export async function listen(config: Pick<Config, 'host' | 'port' | 'isPortFixed'>, answer: Answer, say: (line: string) => void): Promise<Listening> {
  for (let port = config.port; ; port += 1) {
    const server = serverFor((request, peer) => answer(request, peer), (incoming) => ({ via: 'web', address: incoming.socket.remoteAddress ?? '' }));
    const failure = await bound(server, () => server.listen(port, config.host));
    if (!failure) return { url: addressOf(server, config.host), close: (graceMs) => closeServer(server, graceMs) };
    if (failure.code === 'EACCES') throw new Error(`Port ${port} may not be opened by this user. Set PORT to a number above 1023.`);
    if (failure.code === 'EADDRNOTAVAIL' || failure.code === 'ENOTFOUND') throw new Error(`HOST is "${config.host}", which is no address of this machine.`);
    if (failure.code !== 'EADDRINUSE') throw failure;
    const taken = `Port ${port} is taken by ${portHolder(port) ?? 'another program'}`;
    if (config.isPortFixed || port >= config.port + PORTS_TRIED) throw new Error(`${taken}. Set PORT to another number.`);
    say(`${taken}; trying ${port + 1}.`);
  }
}

/** Listens on the socket. A socket left behind by a process that died is replaced. */
export async function listenOnSocket(path: string, answer: Answer): Promise<Listening> {
  if (existsSync(path)) {
    if (await isAnswered(path)) throw new Error(`Another server answers at ${path}. Stop it first, or set REGULARS_DATA to another folder.`);
    unlinkSync(path);
  }
  const server = serverFor(answer, () => SOCKET_PEER);
  // The mask holds from the first moment; chmod alone would leave a gap in which others could connect.
  const mask = process.umask(0o177);
  const failure = await bound(server, () => server.listen(path)).finally(() => process.umask(mask));
  if (failure) throw failure.code === 'EINVAL' ? new Error(`The path ${path} is too long for a socket; set REGULARS_DATA to a shorter one.`) : failure;
  chmodSync(path, 0o600);
  return { url: path, close: (graceMs) => closeServer(server, graceMs) };
}

function serverFor(answer: Answer, peerOf: (incoming: IncomingMessage) => Peer): Server {
  const server = createAdaptorServer({
    fetch: (request, env) => answer(request, peerOf((env as { incoming: IncomingMessage }).incoming)),
    overrideGlobalObjects: false,
  }) as Server;
  // An upload of a large mailbox takes longer than the five minutes that Node allows a request by default.
  server.requestTimeout = 0;
  server.headersTimeout = 30_000;
  return server;
}

const bound = (server: Server, begin: () => unknown): Promise<NodeJS.ErrnoException | null> => new Promise((resolve) => {
  server.once('error', resolve);
  server.once('listening', () => {
    server.off('error', resolve);
    resolve(null);
  });
  begin();
});

function addressOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const name = host === '0.0.0.0' || host === '::' || host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

function closeServer(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const end = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(end);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Whether a process answers at the socket. */
export const isAnswered = (path: string): Promise<boolean> => new Promise((resolve) => {
  const socket = connect(path);
  socket.once('connect', () => { socket.destroy(); resolve(true); });
  socket.once('error', () => resolve(false));
});
