// One call of an endpoint: find who asks, check that they may, read the input, answer in one transaction. Permission,
// scopes, origin, repeats and the audit log are dealt with here and nowhere else.
import { createHash } from 'node:crypto';
import type { Call, Deps, Endpoint } from '#base/endpoint.ts';
import { isAsking } from '#base/endpoint.ts';
import type { OpenEndpoint } from '#base/openEndpoint.ts';
import { liveOf } from '#base/live.ts';
import { Problem } from '#base/problem.ts';
import { seal, unseal } from '#base/secret.ts';
import { auditDetail, findAnswer, findStanding, keepAnswer, noteSeen, PEER_HEADER, refusal, writeAudit } from '#rooms/team/index.ts';
import type { Standing } from '#rooms/team/index.ts';
import type { Attempts } from './attempts.ts';
import { readInput } from './input.ts';
import { foreignOriginReason, isLoopback } from './peer.ts';
import type { Peer } from './peer.ts';

export interface Asked {
  request: Request;
  peer: Peer;
  pathParameters: Record<string, string>;
}

/** Finds who asks and whether they may. Throws a Problem when not. */
export async function admit(deps: Deps, { request, peer }: Asked, permission: Endpoint['permission'], now: Date): Promise<Standing> {
  const standing = await findStanding(deps, { headers: request.headers, via: peer.via, now });
  if (!standing) throw new Problem('not signed in', 'Sign in, or send an API key: Authorization: Bearer rk_...');
  if (standing.session) refuseForeign(request);
  const reason = refusal(permission, standing.caller.role, standing.caller.scopes);
  if (reason) throw new Problem('not allowed', reason);
  return standing;
}

function refuseForeign(request: Request): void {
  const reason = request.method === 'GET' || request.method === 'HEAD' ? null : foreignOriginReason(request.headers);
  if (reason) throw new Problem('not allowed', reason);
}

/** Answers an endpoint of a workspace; returns what goes out as JSON. */
export async function answerEndpoint(deps: Deps, endpoint: Endpoint, asked: Asked): Promise<unknown> {
  const now = deps.clock.now();
  const standing = await admit(deps, asked, endpoint.permission, now);
  const input = await readInput(endpoint.input, asked.request, asked.pathParameters, endpoint.list);
  const key = endpoint.method === 'GET' ? null : asked.request.headers.get('idempotency-key');
  if (key && key.length > 255) throw new Problem('bad input', 'An Idempotency-Key has at most 255 characters.', 'Idempotency-Key');
  const work = () => inWorkspace(deps, standing, now, async (call) => {
    const requestHash = key ? createHash('sha256').update(JSON.stringify(input)).digest('hex') : '';
    const kept = key ? await findAnswer(call.tx, key) : undefined;
    if (kept) {
      if (kept.endpoint === endpoint.name && kept.requestHash === requestHash) return opened(call, key ?? '', kept.response);
      throw new Problem('conflict', 'This Idempotency-Key was used for another request.', 'Idempotency-Key');
    }
    const output = endpoint.output.parse(await endpoint.handler(call, input));
    await audit(call, endpoint, input, output);
    if (key && !(await keepAnswer(call.tx, key, { endpoint: endpoint.name, requestHash, response: sealed(call, key, output) }, now))) throw new AnsweredMeanwhile();
    return output;
  }, isAsking(endpoint) ? asked.request.signal : undefined);
  // The same write is being done by another request with the same key: this one is taken back and gets the other's answer.
  const output = await work().catch((error: unknown) => (error instanceof AnsweredMeanwhile ? work() : Promise.reject(error)));
  if (!isAsking(endpoint)) tellChange(deps, standing, endpoint, [idOf(input), idOf(output)], asked.request.headers.get('regulars-tab'));
  return output;
}

/** Told after the commit, in this one place for every write. */
function tellChange(deps: Deps, { workspace }: Standing, { name }: Endpoint, ids: (string | null)[], by: string | null): void {
  const live = liveOf(deps.db);
  const [kind = name] = name.split('.');
  live.publish(workspace.id, { kinds: [kind], ids: [...new Set(ids.filter((id) => id !== null))], ...(by && by.length <= 40 ? { by } : {}) });
  if (ENDS_STANDINGS.has(kind)) live.suspect();
}

/** Kinds of things whose change may end somebody's session, key or membership. */
const ENDS_STANDINGS = new Set(['members', 'keys']);

class AnsweredMeanwhile extends Error {}

/** Runs `work` in a transaction of the caller's workspace; with `signal` until nobody waits for it any more. */
export function inWorkspace<T>(deps: Deps, { workspace, caller }: Standing, now: Date, work: (call: Call) => Promise<T>, signal?: AbortSignal): Promise<T> {
  return deps.db.withWorkspace(workspace.id, (tx) => work({ ...deps, tx, workspaceId: workspace.id, timeZone: workspace.timeZone, caller, now }), signal ? { signal } : {});
}

async function audit(call: Call, endpoint: Endpoint, input: object, output: unknown): Promise<void> {
  const { memberId, via } = call.caller;
  const subject = idOf(input) ?? idOf(output);
  if (endpoint.shows && subject) await noteSeen(call.tx, { memberId, via, ...whatWasSeen(endpoint.shows, subject, output) }, call.now);
  if (endpoint.isExport || !(endpoint.permission === 'read' || endpoint.method === 'GET')) await writeAudit(call.tx, { memberId, via, action: endpoint.name, subject, detail: auditDetail(input) }, call.now);
}

/** Whoever opens an interaction sees its person. */
function whatWasSeen(shows: NonNullable<Endpoint['shows']>, id: string, output: unknown): { action: string; subject: string } {
  if (shows === 'organisation') return { action: 'organisations.see', subject: id };
  const person = shows === 'person' ? id : idOf((output as { person?: unknown }).person);
  return person ? { action: 'people.see', subject: person } : { action: 'interactions.see', subject: id };
}

/** Notes that a person was seen; for routes beside the list of endpoints. */
export function notePersonSeen(call: Call, personId: string): Promise<void> {
  const { memberId, via } = call.caller;
  return noteSeen(call.tx, { memberId, via, action: 'people.see', subject: personId }, call.now);
}

/** Notes that a file was taken out; for routes beside the list of endpoints. */
export function noteExport(deps: Deps, standing: Standing, action: string, { subject, now }: { subject: string | null; now: Date }): Promise<void> {
  const { memberId, via } = standing.caller;
  return inWorkspace(deps, standing, now, ({ tx }) => writeAudit(tx, { memberId, via, action, subject }, now));
}

// The answer kept for repeats may hold a key or a link that is shown once, so it is kept sealed.
const sealedFor = (call: Call, key: string) => ({ workspaceId: call.workspaceId, purpose: `answer to ${key}` });
const sealed = (call: Call, key: string, output: unknown): string => seal(call.config, JSON.stringify(output), sealedFor(call, key));

function opened(call: Call, key: string, kept: unknown): unknown {
  if (typeof kept !== 'string') return kept;
  try {
    return JSON.parse(unseal(call.config, kept, sealedFor(call, key))) as unknown;
  } catch {
    throw new Problem('conflict', 'This was done already; its answer cannot be read any more. Look at what is there.', 'Idempotency-Key');
  }
}

function idOf(value: unknown): string | null {
  const id = value && typeof value === 'object' ? (value as { id?: unknown }).id : undefined;
  return typeof id === 'string' ? id : null;
}

/** Open endpoints that try a secret: a password, an invitation's token. */
const TRIES_A_SECRET = new Set(['session.open', 'me.password', 'joining.preview', 'joining.accept', 'workspaces.create', 'passwordResets.preview', 'passwordResets.use', 'passwords.set']);

/** Answers an endpoint that stands outside every workspace. Cookies for the answer are put into `reply`. */
export async function answerOpenEndpoint(deps: Deps, attempts: Attempts, endpoint: OpenEndpoint, asked: Asked, reply: Headers): Promise<unknown> {
  const { request, peer } = asked;
  // Also without a cookie: a foreign page must not sign somebody in as somebody else.
  if (peer.via === 'web' && !request.headers.has('authorization')) refuseForeign(request);
  const input = await readInput(endpoint.input, request, asked.pathParameters);
  const headers = new Headers(request.headers);
  headers.set(PEER_HEADER, peer.address);
  const call = { ...deps, headers, address: peer.address, isLoopback: isLoopback(peer, request.headers), via: peer.via, reply, now: deps.clock.now() };
  const handle = async () => {
    const output = endpoint.output.parse(await endpoint.handler(call, input));
    if (endpoint.method !== 'GET') liveOf(deps.db).suspect();
    return output;
  };
  if (peer.via === 'socket' || !TRIES_A_SECRET.has(endpoint.name)) return handle();
  const account = accountOf(endpoint.name, input, request.headers);
  attempts.check(account, peer.address);
  try {
    const output = await handle();
    attempts.succeeded(account);
    return output;
  } catch (error) {
    if (error instanceof Problem) attempts.failed(account, peer.address);
    throw error;
  }
}

function accountOf(endpointName: string, input: object, headers: Headers): string | null {
  const { email, token } = input as { email?: string; token?: string };
  return email ?? token ?? (endpointName === 'me.password' ? headers.get('cookie') : null);
}
