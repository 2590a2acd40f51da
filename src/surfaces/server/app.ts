// The application as one function from request to answer. The browser, programs, the command line's socket and the tests
// all come through here; only `peer` says by which way.
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { isCancelled, isDiskFull, isOutage } from '#base/database/driver.ts';
import type { Deps, Endpoint } from '#base/endpoint.ts';
import type { OpenEndpoint } from '#base/openEndpoint.ts';
import { Problem, problemJson } from '#base/problem.ts';
import { answerEndpoint, answerOpenEndpoint } from './answer.ts';
import { createAttempts } from './attempts.ts';
import { docsPage, DOCS_STYLE } from './docs.ts';
import { FILE_ROUTES } from './fileRoute.ts';
import { secureHeaders } from './headers.ts';
import { openApiDocument } from './openapi.ts';
import { SOCKET_PEER } from './peer.ts';
import type { Peer } from './peer.ts';
import { answerWeb } from './web.ts';

export interface AppParts {
  deps: Deps;
  endpoints: readonly Endpoint[];
  openEndpoints: readonly OpenEndpoint[];
  /** Where the built web pages are. */
  webFolder: string;
  version: string;
  /** Rejects when the database does not answer; a text warns of what will be trouble. */
  isReady: () => Promise<string | null>;
  /** Ways for the command line on this machine alone, by their path below /api/v1: they see every workspace. */
  socketRoutes: Readonly<Record<string, (request: Request) => Promise<Response>>>;
  onError: (error: unknown, request: Request) => void;
}

export interface App {
  (request: Request, peer: Peer): Promise<Response>;
  /** Every way in, for the walk over all of them. */
  routes: readonly { method: string; path: string }[];
}

type Env = { Bindings: { peer: Peer } };

/** Builds the application over an open database. */
export function createApp(parts: AppParts): App {
  const { deps, endpoints, openEndpoints } = parts;
  const app = new Hono<Env>();
  const attempts = createAttempts(deps.clock);
  const all = [...openEndpoints, ...endpoints];
  app.use(compress());
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    const warning = await parts.isReady().catch(() => undefined);
    return warning === undefined ? c.json({ status: 'database does not answer' }, 503) : c.json({ status: 'ready', ...(warning ? { warning } : {}) });
  });
  app.get('/api/v1/openapi.json', (c) => c.json(openApiDocument(all, parts.version)));
  app.get('/api/docs', (c) => c.html(docsPage(all, parts.version)));
  app.get('/api/docs.css', (c) => c.text(DOCS_STYLE, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' }));
  const byName = new Map(endpoints.map((endpoint) => [endpoint.name, endpoint]));
  for (const route of FILE_ROUTES) {
    app.on(route.method, honoPath(route.path), (c) => route.answer(deps, byName, { request: c.req.raw, peer: c.env.peer, pathParameters: c.req.param() }));
  }
  for (const [path, answer] of Object.entries(parts.socketRoutes)) {
    app.on(['GET', 'POST'], `/api/v1${path}`, (c, next) => (c.env.peer.via === 'socket' ? answer(c.req.raw) : next()));
  }
  for (const endpoint of inOrder(openEndpoints)) {
    app.on(endpoint.method, honoPath(endpoint.path), async (c) => {
      const reply = new Headers({ 'cache-control': 'no-store' });
      const output = await answerOpenEndpoint(deps, attempts, endpoint, { request: c.req.raw, peer: c.env.peer, pathParameters: c.req.param() }, reply);
      return Response.json(output, { headers: reply });
    });
  }
  for (const endpoint of inOrder(endpoints)) {
    app.on(endpoint.method, honoPath(endpoint.path), async (c) => {
      const output = await answerEndpoint(deps, endpoint, { request: c.req.raw, peer: c.env.peer, pathParameters: c.req.param() });
      return Response.json(output, { headers: { 'cache-control': 'no-store' } });
    });
  }
  app.all('/api/*', (c) => problemAnswer(new Problem('not found', `There is no ${c.req.method} ${c.req.path}. See /api/docs.`)));
  app.all('*', (c) => answerWeb(parts.webFolder, c.req.raw));
  app.onError((error, c) => problemAnswer(isCancelled(error) && c.req.raw.signal.aborted
    ? new Problem('unavailable', 'Nobody waited for the answer any more.')
    : asProblem(error, (unknown) => parts.onError(unknown, c.req.raw))));
  const answer = async (request: Request, peer: Peer) => {
    const response = await app.fetch(request, { peer });
    const secured = new Response(response.body, response);
    secureHeaders(secured.headers, request.headers.get('x-forwarded-proto') === 'https');
    return secured;
  };
  return Object.assign(answer, { routes: app.routes.map(({ method, path }) => ({ method, path })) });
}

/** For the command line on this machine, which acts as the owner. */
export const overSocket = (app: App) => (request: Request): Promise<Response> => app(request, SOCKET_PEER);

const honoPath = (path: string) => `/api/v1${path.replace(/\{(\w+)\}/g, ':$1')}`;

/** Fixed paths before those with parameters, so that /imports/formats is not taken for an id. */
const inOrder = <E extends { path: string }>(list: readonly E[]): E[] => [...list].sort((a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')));

export function problemAnswer(problem: Problem): Response {
  return new Response(JSON.stringify(problemJson(problem)), { status: problem.status, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' } });
}

const INVALID_TEXT = '22P02';

function asProblem(error: unknown, report: (error: unknown) => void): Problem {
  if (error instanceof Problem) return error;
  // Something that is no id was asked for where ids are compared: it cannot exist.
  if ((error as { code?: string }).code === INVALID_TEXT) return new Problem('not found', 'There is nothing with this id.');
  report(error);
  if (isOutage(error)) return new Problem('unavailable', 'The database does not answer at the moment. Try again shortly; what was confirmed is kept.');
  if (isDiskFull(error)) return new Problem('unavailable', 'There is no room left on the disk of the server; nothing was changed.');
  return new UnexpectedProblem();
}

/** A failure of ours, not of the caller; what happened stands in the log of the server. */
class UnexpectedProblem extends Problem {
  constructor() {
    super('unavailable', 'Something went wrong on our side; nothing was changed. The log of the server says what.');
  }
  override get status(): number {
    return 500;
  }
}
