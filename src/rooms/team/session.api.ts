// The browser's session and the person behind it: signing in and out, the workspaces they are in, their password.
import { z } from 'zod';
import type { Deps } from '#base/endpoint.ts';
import type { OpenCall } from '#base/openEndpoint.ts';
import { openEndpoint } from '#base/openEndpoint.ts';
import { Problem } from '#base/problem.ts';
import { defaultWorkspace, found } from './founding.store.ts';
import { emailSchema, memberNameSchema, passwordSchema } from './member.ts';
import { putMember } from './member.store.ts';
import { ROLES } from './role.ts';
import { signInOf } from './signIn.store.ts';
import { endOtherSessions, endSession, listSessions } from './session.store.ts';
import { auditOfUser, findStanding } from './standingOfRequest.store.ts';
import type { Standing } from './standingOfRequest.store.ts';
import { lookAt, standingsOfUser } from './standing.store.ts';
import { insertWorkspace, listWorkspaces } from './workspace.store.ts';
import { slugFor, workspaceSchema } from './workspace.ts';

const meSchema = z.object({
  member: z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.enum(ROLES) }),
  scopes: z.array(z.enum(['read', 'write'])).nullable().describe('of the API key; null for a session'),
  workspace: workspaceSchema,
  workspaces: z.array(workspaceSchema).describe('all that this session can switch to'),
});

async function mustStand(call: OpenCall): Promise<Standing> {
  const standing = await findStanding(call, call);
  if (!standing) throw new Problem('not signed in', 'Nobody is signed in.');
  return standing;
}

async function mustHaveSession(call: OpenCall): Promise<{ standing: Standing; session: { id: string; userId: string } }> {
  const standing = await mustStand(call);
  if (!standing.session) throw new Problem('not allowed', 'This is about a session in the browser; a key has none.');
  return { standing, session: standing.session };
}

async function workspacesOf(deps: Deps, standing: Standing) {
  if (standing.session) {
    const { userId } = standing.session;
    return (await deps.db.system((tx) => standingsOfUser(tx, userId))).map(({ workspace }) => workspace);
  }
  return standing.caller.via === 'socket' ? deps.db.system(listWorkspaces) : [standing.workspace];
}

async function noteRefused(call: OpenCall, email: string): Promise<void> {
  const userId = await signInOf(call).userByEmail(email);
  if (userId) await auditOfUser(call, userId, { via: 'session', action: 'session.refuse' }, call.now);
}

const sessionSchema = z.object({
  id: z.string(),
  openedAt: z.date(),
  seenAt: z.date().describe('to within a day'),
  expiresAt: z.date(),
  address: z.string().nullable().describe('of the network, from which it was opened'),
  browser: z.string().nullable().describe('as the browser called itself'),
  isThis: z.boolean(),
});

export const sessionEndpoints = [
  openEndpoint({
    name: 'session.open', method: 'POST', path: '/session', permission: 'public',
    summary: 'Signs in with an address and a password',
    input: z.object({ email: emailSchema, password: z.string().min(1).max(128) }),
    output: z.object({}),
    handler: async (call, input) => {
      const signIn = signInOf(call);
      try {
        const userId = await signIn.open(input.email, input.password, call.headers, call.reply);
        await auditOfUser(call, userId, { via: 'session', action: 'session.open' }, call.now);
      } catch (error) {
        // Not waited for: how long the answer takes must not tell whether somebody has this address.
        if (error instanceof Problem) void noteRefused(call, input.email).catch(() => {});
        throw error;
      }
      return {};
    },
  }),
  openEndpoint({
    name: 'session.close', method: 'DELETE', path: '/session', permission: 'public',
    summary: 'Signs out of this browser',
    input: z.object({}),
    output: z.object({}),
    handler: async (call) => {
      const session = await signInOf(call).session(call.headers);
      await signInOf(call).close(call.headers, call.reply);
      if (session) await auditOfUser(call, session.userId, { via: 'session', action: 'session.close' }, call.now);
      return {};
    },
  }),
  openEndpoint({
    name: 'mySessions.list', method: 'GET', path: '/me/sessions', permission: 'public',
    summary: 'Where the caller is signed in now, newest first',
    input: z.object({}),
    output: z.object({ items: z.array(sessionSchema), next: z.string().nullable() }),
    handler: async (call) => {
      const { session } = await mustHaveSession(call);
      const rows = await call.db.system((tx) => listSessions(tx, session.userId, call.now));
      return { items: rows.map((row) => ({ ...row, isThis: row.id === session.id })), next: null };
    },
  }),
  openEndpoint({
    name: 'mySessions.end', method: 'DELETE', path: '/me/sessions/{id}', permission: 'public',
    summary: 'Signs the caller out of one browser at once',
    input: z.object({ id: z.string().min(1).max(100) }),
    output: z.object({ ended: z.int() }),
    handler: async (call, { id }) => {
      const { session } = await mustHaveSession(call);
      if (!(await call.db.system((tx) => endSession(tx, session.userId, id)))) throw new Problem('not found', 'You have no session like this; it may have ended already.');
      await auditOfUser(call, session.userId, { via: 'session', action: 'mySessions.end' }, call.now);
      return { ended: 1 };
    },
  }),
  openEndpoint({
    name: 'mySessions.endOthers', method: 'DELETE', path: '/me/sessions', permission: 'public',
    summary: 'Signs the caller out everywhere but here',
    input: z.object({}),
    output: z.object({ ended: z.int() }),
    handler: async (call) => {
      const { session } = await mustHaveSession(call);
      const ended = await call.db.system((tx) => endOtherSessions(tx, session.userId, session.id));
      await auditOfUser(call, session.userId, { via: 'session', action: 'mySessions.endOthers' }, call.now);
      return { ended };
    },
  }),
  openEndpoint({
    name: 'me.get', method: 'GET', path: '/me', permission: 'public',
    summary: 'Who is asking: the member, their role, and the workspaces they can look at',
    input: z.object({}),
    output: meSchema,
    handler: async (call) => {
      const standing = await mustStand(call);
      const { memberId, name, email, role, scopes } = standing.caller;
      return { member: { id: memberId, name, email, role }, scopes: scopes ? [...scopes] : null, workspace: standing.workspace, workspaces: await workspacesOf(call, standing) };
    },
  }),
  openEndpoint({
    name: 'me.workspace', method: 'PUT', path: '/me/workspace', permission: 'public',
    summary: 'Switches this browser to another workspace',
    input: z.object({ workspace: z.string().describe('slug') }),
    output: workspaceSchema,
    handler: async (call, input) => {
      const { standing, session } = await mustHaveSession(call);
      const workspace = (await workspacesOf(call, standing)).find(({ slug }) => slug === input.workspace);
      if (!workspace) throw new Problem('not found', `You are in no workspace "${input.workspace}".`, 'workspace');
      await call.db.system((tx) => lookAt(tx, session.id, workspace.id));
      return workspace;
    },
  }),
  openEndpoint({
    name: 'me.password', method: 'PUT', path: '/me/password', permission: 'public',
    summary: 'Changes the password and ends all other sessions',
    input: z.object({ current: z.string().min(1).max(128), password: passwordSchema }),
    output: z.object({}),
    handler: async (call, input) => {
      const { session: { userId } } = await mustHaveSession(call);
      const signIn = signInOf(call);
      if (!(await signIn.hasPassword(userId, input.current))) throw new Problem('bad input', 'The current password is not right.', 'current');
      await signIn.setPassword(userId, input.password);
      await auditOfUser(call, userId, { via: 'session', action: 'me.password' }, call.now);
      await signIn.openFor(userId, call.headers, call.reply);
      return {};
    },
  }),
  openEndpoint({
    name: 'workspaces.list', method: 'GET', path: '/workspaces', permission: 'public',
    summary: 'The workspaces the caller can look at',
    input: z.object({}),
    output: z.object({ items: z.array(workspaceSchema), next: z.string().nullable() }),
    handler: async (call) => {
      // On the command line there may be several and none named yet, or none at all.
      if (call.via === 'socket') return { items: await call.db.system(listWorkspaces), next: null };
      return { items: await workspacesOf(call, await mustStand(call)), next: null };
    },
  }),
  openEndpoint({
    name: 'workspaces.create', method: 'POST', path: '/workspaces', permission: 'public',
    summary: 'Makes a further workspace: for whoever is signed in, or, on the command line of this machine, for the owner given',
    input: z.object({
      name: z.string().trim().min(1, 'The workspace needs a name.').max(100),
      email: emailSchema.optional(), ownerName: memberNameSchema.optional(), password: passwordSchema.optional(),
      isForImport: z.boolean().default(false).describe('the workspace "default", for an import before there is an owner (command line only)'),
    }),
    output: z.object({ workspace: z.string().describe('slug') }),
    handler: async (call, input) => {
      if (call.via === 'socket') {
        if (input.isForImport) return { workspace: (await defaultWorkspace(call, call.now)).slug };
        if (!input.email) throw new Problem('bad input', 'Say who owns it: a mail address.', 'email');
        if (!input.password) throw new Problem('bad input', 'The owner needs a password.', 'password');
        const founder = { name: input.ownerName ?? null, email: input.email, password: input.password };
        return { workspace: (await found(call, input.name, founder, { isFirst: false, now: call.now })).slug };
      }
      const { standing, session } = await mustHaveSession(call);
      if (standing.caller.role !== 'owner' || standing.workspace.kind === 'sample') throw new Problem('not allowed', 'Only an owner of a workspace of your own may make a further one.');
      const place = await call.db.system(async (tx) => {
        const slug = slugFor(input.name, new Set((await listWorkspaces(tx)).map((workspace) => workspace.slug)));
        return { id: await insertWorkspace(tx, { slug, name: input.name, kind: 'own' }, call.now), slug };
      });
      const { name, email } = standing.caller;
      await call.db.withWorkspace(place.id, (tx) => putMember(tx, { userId: session.userId, name, email, role: 'owner' }, call.now));
      await call.db.system((tx) => lookAt(tx, session.id, place.id));
      return { workspace: place.slug };
    },
  }),
];
