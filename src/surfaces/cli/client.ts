// How a command asks: by the same requests as any program, through the running server's socket or, when no server runs,
// through the application opened in this process. Commands cannot tell the difference.
import { request as httpRequest } from 'node:http';
import { Readable } from 'node:stream';

export type Send = (request: Request) => Promise<Response>;

/** An answer that was no success: the server's sentence, and which exit code it means. */
export class Refused extends Error {
  readonly status: number;
  readonly field: string | undefined;
  constructor(status: number, sentence: string, field?: string) {
    super(sentence);
    this.status = status;
    this.field = field;
  }
  /** 2 when the command should be typed differently, else 3. */
  get exitCode(): number {
    return this.status === 422 ? 2 : 3;
  }
}

export interface Client {
  /** Sends to /api/v1 + path and returns the JSON. Throws Refused. */
  call<T>(method: string, path: string, input?: object): Promise<T>;
  /** The answer as it comes, for files. */
  open(path: string): Promise<Response>;
}

/** `workspace` is the slug; null asks outside every workspace. */
export function createClient(send: Send, workspace: string | null): Client {
  const headers = new Headers(workspace ? { 'regulars-workspace': workspace } : {});
  return {
    async call<T>(method: string, path: string, input: object = {}) {
      const isQuery = method === 'GET' || method === 'DELETE';
      const url = new URL(`http://localhost/api/v1${path}`);
      if (isQuery) for (const [name, value] of Object.entries(input)) addToQuery(url, name, value);
      const own = new Headers(headers);
      if (!isQuery) own.set('content-type', 'application/json');
      const response = await send(new Request(url, { method, headers: own, ...(isQuery ? {} : { body: JSON.stringify(input) }) }));
      if (!response.ok) await refuse(response);
      return await response.json() as T;
    },
    async open(path) {
      const response = await send(new Request(`http://localhost/api/v1${path}`, { headers }));
      if (!response.ok) await refuse(response);
      return response;
    },
  };
}

function addToQuery(url: URL, name: string, value: unknown): void {
  if (value === undefined || value === null) return;
  for (const one of Array.isArray(value) ? value : [value]) url.searchParams.append(name, typeof one === 'object' ? JSON.stringify(one) : String(one));
}

async function refuse(response: Response): Promise<never> {
  const text = await response.text();
  const problem = parsed(text) as { detail?: string; field?: string } | null;
  throw new Refused(response.status, problem?.detail ?? `The server answered ${response.status}.`, problem?.field);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Sends through the socket of a running server. */
export const sendBySocket = (socketPath: string): Send => (request) => new Promise((resolve, reject) => {
  const url = new URL(request.url);
  const outgoing = httpRequest({ socketPath, method: request.method, path: url.pathname + url.search, headers: { ...Object.fromEntries(request.headers), host: 'localhost' } }, (incoming) => {
    const headers = new Headers();
    for (const [name, value] of Object.entries(incoming.headers)) for (const one of [value ?? []].flat()) headers.append(name, one);
    resolve(new Response(Readable.toWeb(incoming) as ReadableStream, { status: incoming.statusCode ?? 500, headers }));
  });
  outgoing.once('error', reject);
  void request.text().then((body) => outgoing.end(body), reject);
});
