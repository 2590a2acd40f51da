// Signing in: an address and a password open a session, kept by better-auth. One user may be a member of several
// workspaces; the session remembers which one this browser looks at. Telemetry is off and nothing goes over the network.
import { betterAuth } from 'better-auth/minimal';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import type { Config } from '#base/config.ts';
import type { Database } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import { Problem } from '#base/problem.ts';
import { readSecret } from '#base/secret.ts';
import { PASSWORD_LENGTH_MIN } from './member.ts';
import { signInStore } from './signInAdapter.store.ts';

const SESSION_SECONDS = 30 * 86_400;
/** Set by the server itself from the connection; whatever a client sends under this name is overwritten. */
export const PEER_HEADER = 'regulars-peer';

/** Opens a session for a user we already trust: the new owner, an accepted invitation, the sample company on loopback. */
const openSessionPlugin = {
  id: 'open-session',
  endpoints: {
    openSession: createAuthEndpoint('/open-session', { method: 'POST', body: z.object({ userId: z.string() }), metadata: { SERVER_ONLY: true } }, async (ctx) => {
      const session = await ctx.context.internalAdapter.createSession(ctx.body.userId);
      const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId);
      if (!user) throw new Error('A session was opened for nobody.');
      await setSessionCookie(ctx, { session, user });
      return ctx.json({ id: session.id });
    }),
  },
} as const;

const build = (db: Database, secret: string) => betterAuth({
  appName: 'Regulars',
  secret,
  baseURL: 'http://localhost',
  database: signInStore(db),
  emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: PASSWORD_LENGTH_MIN, revokeSessionsOnPasswordReset: true },
  session: {
    expiresIn: SESSION_SECONDS, updateAge: 86_400,
    additionalFields: { workspaceId: { type: 'string', required: false, input: false } },
  },
  // Origin and rate are checked by the server for every way in, so better-auth need not do it again for its own.
  advanced: { cookiePrefix: 'regulars', useSecureCookies: false, disableOriginCheck: true, disableCSRFCheck: true, database: { generateId: () => newId() },
    ipAddress: { ipAddressHeaders: [PEER_HEADER] } },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: { disabled: true },
  plugins: [openSessionPlugin],
});

export interface SignedIn {
  userId: string;
  sessionId: string;
  workspaceId: string | null;
}

/** What the rest of the room needs of better-auth. `headers` are those of the request; `reply` takes the cookies. */
export interface SignIn {
  /** Who the cookie belongs to, or null. */
  session(headers: Headers): Promise<SignedIn | null>;
  /** Opens a session by password and says whose. Throws a Problem that does not tell which of the two was wrong. */
  open(email: string, password: string, headers: Headers, reply: Headers): Promise<string>;
  openFor(userId: string, headers: Headers, reply: Headers): Promise<void>;
  close(headers: Headers, reply: Headers): Promise<void>;
  /** Makes a user; returns the id. `password` null: nobody can sign in by password. */
  createUser(user: { name: string; email: string; password: string | null }): Promise<string>;
  userByEmail(email: string): Promise<string | null>;
  hasPassword(userId: string, password: string): Promise<boolean>;
  /** Sets a password and ends every session of the user. */
  setPassword(userId: string, password: string): Promise<void>;
  endSessions(userId: string): Promise<void>;
}

const instances = new WeakMap<Database, SignIn>();

/** The sign-in of this process; made once per database. */
export function signInOf(deps: { db: Database; config: Config }): SignIn {
  const known = instances.get(deps.db);
  if (known) return known;
  const made = createSignIn(deps.db, readSecret(deps.config));
  instances.set(deps.db, made);
  return made;
}

function createSignIn(db: Database, secret: string): SignIn {
  const auth = build(db, secret);
  const context = () => auth.$context;
  const credential = async (userId: string) => (await (await context()).internalAdapter.findAccounts(userId)).find((account) => account.providerId === 'credential');
  return {
    async session(headers) {
      if (!headers.get('cookie')?.includes('regulars.session_token')) return null;
      const found = await auth.api.getSession({ headers });
      if (!found) return null;
      return { userId: found.user.id, sessionId: found.session.id, workspaceId: found.session.workspaceId ?? null };
    },
    async open(email, password, headers, reply) {
      const response = await auth.api.signInEmail({ body: { email, password }, headers, asResponse: true });
      if (!response.ok) throw new Problem('not signed in', 'This address and password do not belong together.');
      takeCookies(response, reply);
      return ((await response.json()) as { user: { id: string } }).user.id;
    },
    async openFor(userId, headers, reply) {
      takeCookies(await auth.api.openSession({ body: { userId }, headers, asResponse: true }), reply);
    },
    async close(headers, reply) {
      takeCookies(await auth.api.signOut({ headers, asResponse: true }), reply);
    },
    async createUser({ name, email, password }) {
      const { internalAdapter, password: hasher } = await context();
      const user = await internalAdapter.createUser({ name, email, emailVerified: false }, { method: 'email-password' });
      if (password !== null) {
        await internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: await hasher.hash(password) });
      }
      return user.id;
    },
    async userByEmail(email) {
      return (await (await context()).internalAdapter.findUserByEmail(email))?.user.id ?? null;
    },
    async hasPassword(userId, password) {
      const hash = (await credential(userId))?.password;
      return Boolean(hash) && (await context()).password.verify({ hash: hash ?? '', password });
    },
    async setPassword(userId, password) {
      const { internalAdapter, password: hasher } = await context();
      const hash = await hasher.hash(password);
      if (await credential(userId)) await internalAdapter.updatePassword(userId, hash);
      else await internalAdapter.linkAccount({ userId, providerId: 'credential', accountId: userId, password: hash });
      await internalAdapter.deleteUserSessions(userId);
    },
    async endSessions(userId) {
      await (await context()).internalAdapter.deleteUserSessions(userId);
    },
  };
}

function takeCookies(response: Response, reply: Headers): void {
  for (const cookie of response.headers.getSetCookie()) reply.append('set-cookie', cookie);
}
