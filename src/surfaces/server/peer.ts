// Who is at the other end of a connection, as far as the connection itself tells.

export interface Peer {
  via: 'web' | 'socket';
  /** The peer's address; empty over the local socket. */
  address: string;
}

export const SOCKET_PEER: Peer = { via: 'socket', address: '' };

const LOOPBACK_ADDRESS = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOCAL_NAME = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i;

/**
 * Whether the request came from this machine, straight. A proxy on this machine stands between (Forwarded), and a page of
 * the internet may point a name of its own at 127.0.0.1; both look like loopback by the address alone.
 */
export function isLoopback(peer: Peer, headers: Headers): boolean {
  if (peer.via === 'socket') return true;
  const isProxied = headers.has('forwarded') || headers.has('x-forwarded-for') || headers.has('x-real-ip');
  return LOOPBACK_ADDRESS.test(peer.address) && LOCAL_NAME.test(headers.get('host') ?? '') && !isProxied;
}

/**
 * Why a write that a browser sent may come from a foreign page, or null. Browsers say from where they post: Origin, or
 * Sec-Fetch-Site. A request with neither is from a program, which no page can make send the cookie (it is SameSite=Lax too).
 */
export function foreignOriginReason(headers: Headers): string | null {
  const refused = 'This request came from a page of another site and was refused.';
  const origin = headers.get('origin');
  if (origin) return URL.canParse(origin) && new URL(origin).host === headers.get('host') ? null : refused;
  const site = headers.get('sec-fetch-site');
  return site === null || site === 'same-origin' || site === 'none' ? null : refused;
}
