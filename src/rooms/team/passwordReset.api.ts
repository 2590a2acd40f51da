// A new password for somebody who forgot theirs: by a link from an owner, or on the command line of this machine.
import { z } from 'zod';
import { openEndpoint } from '#base/openEndpoint.ts';
import type { OpenCall } from '#base/openEndpoint.ts';
import { Problem } from '#base/problem.ts';
import { hashOf, newSecret } from '#base/token.ts';
import { writeAudit } from './audit.store.ts';
import { emailSchema, passwordSchema } from './member.ts';
import { findMember } from './member.store.ts';
import { foreignReason, resetEnd } from './passwordReset.ts';
import { findReset, insertReset, takeReset, workspacesElsewhere } from './passwordReset.store.ts';
import { refusal } from './role.ts';
import { signInOf } from './signIn.store.ts';
import { auditOfUser, findStanding } from './standingOfRequest.store.ts';

const tokenSchema = z.string().min(10).max(100);

async function openReset(call: OpenCall, token: string) {
  const reset = await call.db.system((tx) => findReset(tx, hashOf(token)));
  if (!reset) throw new Problem('not found', 'This link is not known, or was used already. Ask an owner for a new one.');
  if (reset.expiresAt <= call.now) throw new Problem('conflict', 'This link has expired. Ask an owner for a new one.');
  return reset;
}

export const passwordResetEndpoints = [
  openEndpoint({
    name: 'passwordResets.create', method: 'POST', path: '/members/{id}/password-reset', permission: 'public',
    summary: 'Makes a link by which a member chooses a new password; for owners who are signed in, shown only once',
    input: z.object({ id: z.uuid() }),
    output: z.object({ email: z.string(), link: z.string().describe('below the address of this installation'), expiresAt: z.date() }),
    handler: async (call, { id }) => {
      const standing = await findStanding(call, call);
      if (!standing) throw new Problem('not signed in', 'Sign in as an owner first.');
      const { caller, workspace, session } = standing;
      const reason = refusal('own', caller.role, caller.scopes);
      if (reason) throw new Problem('not allowed', reason);
      // A key that was stolen must not become somebody's sign-in.
      if (caller.via === 'key') throw new Problem('not allowed', 'A key cannot make such a link. Sign in as an owner.');
      const member = await call.db.withWorkspace(workspace.id, (tx) => findMember(tx, id));
      if (!member) throw new Problem('not found', 'There is no such member.');
      const { userId } = member;
      if (!userId || member.leftAt) throw new Problem('conflict', `${member.name} has no sign-in here. Invite ${member.email} instead.`);
      const token = newSecret('prs');
      const expiresAt = resetEnd(call.now);
      await call.db.system(async (tx) => {
        const foreign = caller.via === 'socket' ? null : foreignReason(member.name, await workspacesElsewhere(tx, userId, session?.userId ?? null));
        if (foreign) throw new Problem('not allowed', foreign);
        await insertReset(tx, { userId, tokenHash: hashOf(token), now: call.now, expiresAt });
      });
      await call.db.withWorkspace(workspace.id, (tx) => writeAudit(tx, { memberId: caller.memberId, via: caller.via, action: 'passwordResets.create', subject: id }, call.now));
      // Behind the #, so that the token stands in no log of a server.
      return { email: member.email, link: `/reset#${token}`, expiresAt };
    },
  }),
  openEndpoint({
    name: 'passwordResets.preview', method: 'POST', path: '/password-reset/preview', permission: 'public',
    summary: 'Whose password a link is for, before it is used',
    input: z.object({ token: tokenSchema }),
    output: z.object({ email: z.string() }),
    handler: async (call, { token }) => ({ email: (await openReset(call, token)).email }),
  }),
  openEndpoint({
    name: 'passwordResets.use', method: 'POST', path: '/password-reset', permission: 'public',
    summary: 'Chooses a new password by a link; all sessions end, and this browser is signed in',
    input: z.object({ token: tokenSchema, password: passwordSchema }),
    output: z.object({}),
    handler: async (call, { token, password }) => {
      const { userId } = await openReset(call, token);
      if (!(await call.db.system((tx) => takeReset(tx, hashOf(token), call.now)))) throw new Problem('conflict', 'This link was used already. Ask an owner for a new one.');
      await signInOf(call).setPassword(userId, password);
      await auditOfUser(call, userId, { via: 'session', action: 'passwordResets.use' }, call.now);
      await signInOf(call).openFor(userId, call.headers, call.reply);
      return {};
    },
  }),
  openEndpoint({
    name: 'passwords.set', method: 'POST', path: '/passwords', permission: 'public',
    summary: 'Sets the password of whoever signs in with an address; only on the command line of this machine',
    input: z.object({ email: emailSchema, password: passwordSchema }),
    output: z.object({ email: z.string() }),
    handler: async (call, { email, password }) => {
      if (call.via !== 'socket') throw new Problem('not allowed', 'This is done on the machine where Regulars runs: regulars password, with the address.');
      const userId = await signInOf(call).userByEmail(email);
      if (!userId) throw new Problem('not found', `Nobody signs in here with ${email}.`, 'email');
      await signInOf(call).setPassword(userId, password);
      await auditOfUser(call, userId, { via: 'socket', action: 'passwords.set' }, call.now);
      return { email };
    },
  }),
];
