// The only way out: whatever the product fetches or connects to goes through here. A name is looked up once, every address
// it has is checked, and the connection is made to a checked address, so that a second answer of the name server (DNS
// rebinding) changes nothing. Redirects are followed here, and each is checked like the first address.
import { lookup as lookUp } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect as connectPlain } from 'node:net';
import type { LookupFunction, Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { Problem } from '#base/problem.ts';
import { closedReason, hostOf, isAllowed, isInsideName, MAIL_PORTS, readAllowed, readHost, WEB_PORTS } from './reach.ts';
import type { Allowed, Host } from './reach.ts';

export interface Address { address: string; family: 4 | 6 }

export interface EgressOptions {
  /** REGULARS_EGRESS_ALLOW: targets inside that may be reached all the same. */
  allow?: string;
  /** How names are looked up; the resolver of the machine if not given. */
  resolve?: (name: string) => Promise<Address[]>;
}

export interface OutgoingRequest {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** All redirects together; 10,000 if not given. */
  timeoutMs?: number;
  /** Of the answer; 10 MB if not given. */
  bytesMax?: number;
  redirectsMax?: number;
}

export interface IncomingAnswer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
  /** Where the answer came from, after all redirects. */
  url: string;
}

export interface Egress {
  /** Sends one HTTP request. Throws a Problem when the target is closed, slow, or answers too much. */
  fetch(url: string, request?: OutgoingRequest): Promise<IncomingAnswer>;
  /** The checked addresses behind a host, for libraries that connect by themselves: give them the address, and the name for TLS. */
  check(host: string, port: number): Promise<{ addresses: Address[]; name: string }>;
  /** An open connection to a mail server or the like. */
  connect(target: { host: string; port: number; isTls: boolean; timeoutMs?: number }): Promise<Socket>;
}

const TIMEOUT_MS = 10_000;
const BYTES_MAX = 10 * 1024 * 1024;
const REDIRECTS_MAX = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

const resolveByMachine = async (name: string): Promise<Address[]> =>
  (await lookUp(name, { all: true, verbatim: true })).map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));

export function createEgress(options: EgressOptions = {}): Egress {
  const allowed = readAllowed(options.allow ?? process.env['REGULARS_EGRESS_ALLOW'] ?? '');
  const resolve = options.resolve ?? resolveByMachine;
  const checked = (host: Host | null, port: number, ports: readonly number[]) => checkedAddresses({ host, port, ports, allowed, resolve });
  const check = async (host: string, port: number) => {
    const read = readHost(host);
    return { addresses: await checked(read, port, MAIL_PORTS), name: read?.kind === 'name' ? read.name : host };
  };
  return {
    check,
    async fetch(url, request = {}) {
      const deadline = AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS);
      let [at, asked] = [readUrl(url), request];
      for (let hops = 0; ; hops += 1) {
        const addresses = await unlessLate(checked(hostOf(at), portOf(at), WEB_PORTS), deadline);
        const answer = await sendOnce(at, addresses, asked, deadline);
        const next = REDIRECTS.has(answer.status) ? answer.headers['location'] : undefined;
        if (next === undefined) return answer;
        if (hops >= (request.redirectsMax ?? REDIRECTS_MAX)) throw refusal('It was sent on from place to place too often.');
        [at, asked] = followed(at, next, answer.status, asked);
      }
    },
    async connect({ host, port, isTls, timeoutMs = TIMEOUT_MS }) {
      const { addresses, name } = await check(host, port);
      const [first] = addresses;
      if (!first) throw refusal(`${host} has no address.`);
      return opened(first, { name, port, isTls, timeoutMs });
    },
  };
}

const refusal = (sentence: string): Problem => new Problem('not allowed', sentence);
const portOf = (url: URL): number => Number(url.port || (url.protocol === 'https:' ? 443 : 80));

function readUrl(text: string, base?: URL): URL {
  if (!URL.canParse(text, base?.href)) throw new Problem('bad input', 'This is no web address.', 'url');
  const url = new URL(text, base?.href);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new Problem('bad input', 'A web address begins with https:// or http://.', 'url');
  if (url.username || url.password) throw new Problem('bad input', 'A web address must not hold a name or a password.', 'url');
  return url;
}

interface Checking { host: Host | null; port: number; ports: readonly number[]; allowed: readonly Allowed[]; resolve: (name: string) => Promise<Address[]> }

/** All addresses of the host, when every one of them may be reached. */
async function checkedAddresses({ host, port, ports, allowed, resolve }: Checking): Promise<Address[]> {
  if (!host) throw new Problem('bad input', 'This is no name and no address of a machine.', 'host');
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Problem('bad input', 'A port is a number from 1 to 65535.', 'port');
  const name = host.kind === 'name' ? host.name : undefined;
  const isOpened = name !== undefined && isAllowed(allowed, { name, port });
  if (name !== undefined && isInsideName(name) && !isOpened) throw refusal(`${name} is a name for inside a network. ${HOW_TO_OPEN}`);
  const addresses = host.kind === 'address' ? [{ address: host.address, family: host.family }] : await resolve(host.name).catch(() => []);
  if (addresses.length === 0) throw new Problem('unavailable', `${name ?? 'This host'} was not found.`);
  for (const { address } of addresses) {
    if (isOpened || isAllowed(allowed, { address, port })) continue;
    const why = closedReason(address);
    if (why) throw refusal(`${name ?? address} leads to ${why}. ${HOW_TO_OPEN}`);
    if (!ports.includes(port)) throw refusal(`Port ${port} is not one that is asked here. ${HOW_TO_OPEN}`);
  }
  return addresses;
}

const HOW_TO_OPEN = 'If this is meant, whoever runs Regulars names it in REGULARS_EGRESS_ALLOW.';

/** Where a redirect leads, and what is asked there. Secrets go only to the place they were meant for. */
function followed(from: URL, location: string, status: number, request: OutgoingRequest): [URL, OutgoingRequest] {
  const to = readUrl(location, from);
  if (from.protocol === 'https:' && to.protocol === 'http:') throw refusal('It was sent on from an encrypted address to one that is not.');
  const method = (request.method ?? 'GET').toUpperCase();
  const becomesGet = status === 303 ? method !== 'HEAD' : (status === 301 || status === 302) && method === 'POST';
  const kept = Object.entries(request.headers ?? {}).filter(([name]) =>
    (from.origin === to.origin || !/^(authorization|cookie|proxy-authorization|x-.*(key|token|signature).*)$/i.test(name)) && !(becomesGet && /^content-/i.test(name)));
  const { body: _body, ...rest } = request;
  return [to, { ...(becomesGet ? { ...rest, method: 'GET' } : request), headers: Object.fromEntries(kept) }];
}

/** Answers every question for the name with the addresses that were checked. */
const pinned = (addresses: readonly Address[]): LookupFunction => (_name, options, answer) => {
  const fitting = options.family === 4 || options.family === 6 ? addresses.filter(({ family }) => family === options.family) : addresses;
  const [first] = fitting;
  if (!first) answer(Object.assign(new Error('No checked address.'), { code: 'ENOTFOUND' }), '');
  else if (options.all) answer(null, [...fitting]);
  else answer(null, first.address, first.family);
};

function sendOnce(url: URL, addresses: readonly Address[], request: OutgoingRequest, deadline: AbortSignal): Promise<IncomingAnswer> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const bytesMax = request.bytesMax ?? BYTES_MAX;
  return new Promise((resolve, reject) => {
    const outgoing = send(url, {
      method: request.method ?? 'GET', lookup: pinned(addresses), agent: false, signal: deadline, maxHeaderSize: 32_768,
      // Packed answers could unpack to any size.
      headers: { 'user-agent': 'Regulars', ...request.headers, 'accept-encoding': 'identity' },
    });
    outgoing.on('response', (incoming) => { collected(incoming, bytesMax).then((body) => resolve({ status: incoming.statusCode ?? 0, headers: plainHeaders(incoming), body, url: url.href }), (error: unknown) => reject(said(error, url, deadline))); });
    outgoing.on('error', (error) => reject(said(error, url, deadline)));
    outgoing.end(request.body);
  });
}

async function collected(incoming: IncomingMessage, bytesMax: number): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > bytesMax) {
      incoming.destroy();
      throw new Problem('too large', `The answer is larger than ${Math.ceil(bytesMax / 1024)} KB.`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const plainHeaders = (incoming: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]));

function said(error: unknown, url: URL, deadline: AbortSignal): Problem {
  if (error instanceof Problem) return error;
  return new Problem('unavailable', deadline.aborted ? `${url.host} took too long to answer.` : `${url.host} could not be reached.`);
}

/** Ends waiting at the deadline also where what is waited for cannot be stopped, as with a look-up. */
const unlessLate = <T>(work: Promise<T>, deadline: AbortSignal): Promise<T> => new Promise((resolve, reject) => {
  const late = () => reject(new Problem('unavailable', 'It took too long to find the address.'));
  if (deadline.aborted) return late();
  deadline.addEventListener('abort', late, { once: true });
  work.then(resolve, reject).finally(() => deadline.removeEventListener('abort', late));
});

function opened({ address, family }: Address, { name, port, isTls, timeoutMs }: { name: string; port: number; isTls: boolean; timeoutMs: number }): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const servername = closedReason(name) === 'no address' ? { servername: name } : {};
    const socket = isTls ? connectTls({ host: address, port, ...servername }) : connectPlain({ host: address, port, family });
    const fail = (sentence: string) => { socket.destroy(); reject(new Problem('unavailable', sentence)); };
    const late = setTimeout(() => fail(`${name} took too long to answer.`), timeoutMs);
    socket.once('error', () => { clearTimeout(late); fail(`${name} could not be reached.`); });
    socket.once(isTls ? 'secureConnect' : 'connect', () => { clearTimeout(late); resolve(socket); });
  });
}
