// Where a request stands: who asks, by which way in, and in which workspace. A key belongs to one workspace; a session may
// look at several, one at a time; the local socket acts as the owner of the workspace it names.
import type { Caller, Deps } from '#base/endpoint.ts';
import { Problem } from '#base/problem.ts';
import { writeAudit } from './audit.store.ts';
import type { AuditInput } from './audit.store.ts';
import { useKey } from './key.store.ts';
import { KEY_PREFIX } from './key.ts';
import { signInOf } from './signIn.store.ts';
import { ownerStanding, standingsOfUser, workspaceById } from './standing.store.ts';
import { hashOf } from '#base/token.ts';
import { listWorkspaces } from './workspace.store.ts';
import type { Workspace } from './workspace.ts';

/** The header by which a session or the command line names another workspace than its usual one; holds a slug. */
export const WORKSPACE_HEADER = 'regulars-workspace';

export interface Standing {
  workspace: Workspace;
  caller: Caller;
  /** Only for sessions. */
  session: { id: string; userId: string } | null;
}

/** Finds who asks. Returns null when nobody is signed in; throws a Problem when a key or a workspace is wrong. */
export async function findStanding(deps: Deps, request: { headers: Headers; via: 'web' | 'socket'; now: Date }): Promise<Standing | null> {
  const slug = request.headers.get(WORKSPACE_HEADER);
  const authorization = request.headers.get('authorization');
  if (authorization) return standingOfKey(deps, authorization, slug, request.now);
  if (request.via === 'socket') return standingOfSocket(deps, slug);
  return standingOfSession(deps, request.headers, slug);
}

async function standingOfKey(deps: Deps, authorization: string, slug: string | null, now: Date): Promise<Standing> {
  const key = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
  if (!key) throw new Problem('not signed in', 'The header Authorization must say "Bearer rk_...".');
  const found = key.startsWith(`${KEY_PREFIX}_`) ? await deps.db.system(async (tx) => {
    const holder = await useKey(tx, hashOf(key), now);
    return holder && { holder, workspace: await workspaceById(tx, holder.workspaceId) };
  }) : undefined;
  if (!found?.workspace) throw new Problem('not signed in', 'This key is not known. It may have been revoked.');
  if (slug && slug !== found.workspace.slug) throw new Problem('not found', `There is no workspace "${slug}" for this key.`);
  const { memberId, name, email, role, scopes } = found.holder;
  return { workspace: found.workspace, caller: { memberId, name, email, role, scopes, via: 'key' }, session: null };
}

async function standingOfSocket(deps: Deps, slug: string | null): Promise<Standing> {
  return deps.db.system(async (tx) => {
    const workspaces = await listWorkspaces(tx);
    const workspace = chooseWorkspace(workspaces, slug);
    const owner = await ownerStanding(tx, workspace.id);
    if (!owner) throw new Problem('not found', `The workspace "${workspace.slug}" has no owner.`);
    return { workspace, caller: { ...owner, scopes: null, via: 'socket' }, session: null };
  });
}

/** The workspace that the words mean: the one named, or the only one. Throws a Problem that lists the slugs. */
export function chooseWorkspace(workspaces: readonly Workspace[], slug: string | null): Workspace {
  const slugs = workspaces.map((workspace) => workspace.slug).join(', ');
  if (slug) {
    const named = workspaces.find((workspace) => workspace.slug === slug);
    if (!named) throw new Problem('bad input', slugs ? `There is no workspace "${slug}". There are: ${slugs}.` : `There is no workspace "${slug}"; there is none at all yet.`, 'workspace');
    return named;
  }
  const [only, second] = workspaces;
  if (!only) throw new Problem('not found', 'There is no workspace yet. Make one with: regulars init, regulars import, or regulars sample.', 'workspace');
  if (second) throw new Problem('bad input', `There are several workspaces; name one with --workspace: ${slugs}.`, 'workspace');
  return only;
}

async function standingOfSession(deps: Deps, headers: Headers, slug: string | null): Promise<Standing | null> {
  const session = await signInOf(deps).session(headers);
  if (!session) return null;
  const standings = await deps.db.system((tx) => standingsOfUser(tx, session.userId));
  const chosen = slug ? standings.find(({ workspace }) => workspace.slug === slug) : standings.find(({ workspace }) => workspace.id === session.workspaceId) ?? standings[0];
  if (!chosen) {
    // Whoever belongs nowhere any more is signed out everywhere.
    if (standings.length === 0) await signInOf(deps).endSessions(session.userId);
    if (slug && standings.length > 0) throw new Problem('not found', `You are in no workspace "${slug}".`);
    throw new Problem('not allowed', 'You are no longer a member of any workspace here. Ask an owner for an invitation.');
  }
  return { workspace: chosen.workspace, caller: { ...chosen.member, scopes: null, via: 'session' }, session: { id: session.sessionId, userId: session.userId } };
}

/** Notes what somebody did about their own sign-in in every workspace they belong to, for its owners to see. */
export async function auditOfUser(deps: Deps, userId: string, row: Pick<AuditInput, 'via' | 'action' | 'detail'>, now: Date): Promise<void> {
  for (const { workspace, member } of await deps.db.system((tx) => standingsOfUser(tx, userId))) {
    await deps.db.withWorkspace(workspace.id, (tx) => writeAudit(tx, { ...row, memberId: member.memberId, subject: member.memberId }, now));
  }
}
