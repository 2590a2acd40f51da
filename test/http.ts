// The whole application on a real database, asked as a browser or a program asks it: requests in, responses out.
import { openProduct } from '#compose.ts';
import type { Product } from '#compose.ts';
import type { Clock } from '#base/clock.ts';
import { openTestDatabase } from '#test/world.ts';
import type { Peer } from '#surfaces/server/index.ts';

export interface Answer {
  status: number;
  /** Parsed JSON, or the text where it is none. */
  body: Record<string, unknown> & { detail?: string; field?: string; items?: Record<string, unknown>[] };
  text: string;
  bytes: Uint8Array;
  headers: Headers;
}

/** A browser with its cookies, or a program with its key. */
export interface Visitor {
  ask(method: string, path: string, input?: object, headers?: Record<string, string>): Promise<Answer>;
}

export interface Http {
  product: Product;
  browser(options?: { address?: string; host?: string }): Visitor;
  program(key: string): Visitor;
  /** The command line of this machine: the owner of the named workspace. */
  owner(workspace: string | null): Visitor;
  close(): Promise<void>;
}

/** Opens the product over a throw-away database (PostgreSQL where REGULARS_TEST_POSTGRES names a server). */
export async function openHttp(options: { clock?: Clock } = {}): Promise<Http> {
  const place = await openTestDatabase();
  const failures: unknown[] = [];
  const product = await openProduct(place.config, { isServer: true, isDurable: false, onError: (what, error) => failures.push(`${what}: ${String(error)}`), ...options });
  const send = async (peer: Peer, request: Request): Promise<Answer> => {
    const response = await product.app(request, peer);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    return { status: response.status, headers: response.headers, text, bytes, body: parsed(text) };
  };
  return {
    product,
    browser({ address = '127.0.0.1', host = 'localhost:3000' } = {}) {
      const cookies = new Map<string, string>();
      return {
        async ask(method, path, input, headers = {}) {
          const answer = await send({ via: 'web', address }, requestOf(method, path, input, { host, origin: `http://${host}`, ...(cookies.size > 0 ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } : {}), ...headers }));
          for (const cookie of answer.headers.getSetCookie()) {
            const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
            if (value && !/max-age=0/i.test(cookie)) cookies.set(name, value);
            else cookies.delete(name);
          }
          return answer;
        },
      };
    },
    program: (key) => ({ ask: (method, path, input, headers = {}) => send({ via: 'web', address: '203.0.113.9' }, requestOf(method, path, input, { authorization: `Bearer ${key}`, ...headers })) }),
    owner: (workspace) => ({ ask: (method, path, input, headers = {}) => send({ via: 'socket', address: '' }, requestOf(method, path, input, { ...(workspace ? { 'regulars-workspace': workspace } : {}), ...headers })) }),
    async close() {
      await product.close();
      await place.drop();
      if (failures.length > 0) throw new Error(failures.join('\n'));
    },
  };
}

function requestOf(method: string, path: string, input: object | undefined, headers: Record<string, string>): Request {
  const url = new URL(`http://${headers['host'] ?? 'localhost'}/api/v1${path}`);
  const isQuery = method === 'GET' || method === 'DELETE';
  for (const [name, value] of Object.entries(isQuery ? input ?? {} : {})) url.searchParams.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  // A real client's `host` and `origin` are forbidden to fetch; a Request made by hand takes them.
  const made = new Headers(headers);
  return new Request(url, { method, headers: made, ...(isQuery ? {} : { body: JSON.stringify(input ?? {}), headers: new Headers({ 'content-type': 'application/json', ...headers }) }) });
}

function parsed(text: string): Answer['body'] {
  try {
    return JSON.parse(text) as Answer['body'];
  } catch {
    return {};
  }
}
