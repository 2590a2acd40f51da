// The first visit: nobody owns this installation yet, so whoever opens it becomes the owner, or looks at the made-up company.
import { z } from 'zod';
import { openEndpoint } from '#base/openEndpoint.ts';
import { Problem } from '#base/problem.ts';
import { hasOwner, ownerlessWorkspace } from './firstVisit.store.ts';
import { found, openSample } from './founding.store.ts';
import { emailSchema, memberNameSchema, passwordSchema } from './member.ts';
import { signInOf } from './signIn.store.ts';
import { findStanding } from './standingOfRequest.store.ts';
import { lookAt } from './standing.store.ts';

const workspaceNameSchema = z.string().trim().min(1, 'The workspace needs a name.').max(100);

/** A wrong key is nobody; everything else is a failure. */
const noProblem = (error: unknown): null => {
  if (error instanceof Problem) return null;
  throw error;
};

export const firstVisitEndpoints = [
  openEndpoint({
    name: 'firstVisit.get', method: 'GET', path: '/first-visit', permission: 'public',
    summary: 'Whether this installation has an owner yet, and what a first visitor can do',
    input: z.object({}),
    output: z.object({
      hasOwner: z.boolean(),
      canOpenSample: z.boolean().describe('only from this machine itself'),
      takesOver: z.string().nullable().describe('slug of the workspace that an import has made and the first owner takes over'),
    }),
    handler: async (call) => {
      const { isOwned, waiting } = await call.db.system(async (tx) => ({ isOwned: await hasOwner(tx), waiting: await ownerlessWorkspace(tx) }));
      return { hasOwner: isOwned, canOpenSample: call.isLoopback || call.via === 'socket', takesOver: isOwned ? null : waiting?.slug ?? null };
    },
  }),
  openEndpoint({
    name: 'firstVisit.create', method: 'POST', path: '/first-visit', permission: 'public',
    summary: 'Creates the first owner with a workspace and signs them in',
    input: z.object({ name: memberNameSchema, email: emailSchema, password: passwordSchema, workspace: workspaceNameSchema }),
    output: z.object({ workspace: z.string().describe('slug') }),
    handler: async (call, input) => {
      const founded = await found(call, input.workspace, input, { isFirst: true, now: call.now });
      await signInOf(call).openFor(founded.userId, call.headers, call.reply);
      return { workspace: founded.slug };
    },
  }),
  openEndpoint({
    name: 'sample.open', method: 'POST', path: '/sample', permission: 'public',
    summary: 'Opens the made-up sample company, making it first where needed; without a password, from this machine only',
    input: z.object({ now: z.iso.datetime({ offset: true }).optional().describe('the day before this moment is the last of the made-up history'), seed: z.int().min(0).optional() }),
    output: z.object({ workspace: z.string(), isNew: z.boolean() }),
    handler: async (call, input) => {
      const standing = call.via === 'web' ? await findStanding(call, call).catch(noProblem) : null;
      if (call.via === 'web' && !standing?.session) {
        if (!call.isLoopback) throw new Problem('not allowed', 'Without signing in, the sample company opens only on the machine where Regulars runs.');
        if (await call.db.system(hasOwner)) throw new Problem('not signed in', 'This installation has an owner. Sign in, then open the sample company.');
      }
      const now = input.now ? new Date(input.now) : call.now;
      const sample = await openSample(call, { now, ...(input.seed === undefined ? {} : { seed: input.seed }) });
      if (standing?.session?.userId === sample.userId) {
        const { id } = standing.session;
        await call.db.system((tx) => lookAt(tx, id, sample.workspaceId));
      } else if (standing) throw new Problem('not allowed', 'The sample company is shown to the first owner. Ask them to show it to you.');
      else if (call.via === 'web') await signInOf(call).openFor(sample.userId, call.headers, call.reply);
      return { workspace: sample.slug, isNew: sample.isNew };
    },
  }),
];
