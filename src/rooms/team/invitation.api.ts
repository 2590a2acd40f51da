// Invitations: a member-to-be gets a link by whatever way the owner likes; no mail needs to be set up.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import { newId } from '#base/ids.ts';
import { openEndpoint } from '#base/openEndpoint.ts';
import type { OpenCall } from '#base/openEndpoint.ts';
import { Problem } from '#base/problem.ts';
import { invitationEnd, invitationSchema, unusableReason } from './invitation.ts';
import { acceptInvitation, findInvitation, insertInvitation, listInvitations, revokeInvitation, revokeOlder } from './invitation.store.ts';
import { emailSchema, memberNameSchema, passwordSchema } from './member.ts';
import { findMemberByEmail, putMember } from './member.store.ts';
import { page, pageInput, pageOf } from '#base/page.ts';
import { ROLES } from './role.ts';
import { signInOf } from './signIn.store.ts';
import { hashOf, newSecret } from '#base/token.ts';

export const invitationEndpoints = [
  endpoint({
    name: 'invitations.list', method: 'GET', path: '/invitations', permission: 'own',
    summary: 'Invitations, newest first',
    input: pageInput,
    output: page(invitationSchema),
    handler: async ({ tx }, input) => pageOf(await listInvitations(tx, input.after ?? null, input.limit + 1), input.limit),
  }),
  endpoint({
    name: 'invitations.create', method: 'POST', path: '/invitations', permission: 'own',
    summary: 'Invites somebody; the answer holds the link to pass on, which is shown only once',
    input: z.object({ email: emailSchema, role: z.enum(ROLES).default('member') }),
    output: z.object({ id: z.string(), link: z.string().describe('below the address of this installation'), expiresAt: z.date() }),
    handler: async ({ tx, caller, now }, input) => {
      const member = await findMemberByEmail(tx, input.email);
      if (member?.userId && !member.leftAt) throw new Problem('conflict', `${member.name} is a member already.`, 'email');
      await revokeOlder(tx, input.email, now);
      const token = newSecret('inv');
      const row = { id: newId(now.getTime()), email: input.email, role: input.role, tokenHash: hashOf(token), invitedBy: caller.memberId, createdAt: now, expiresAt: invitationEnd(now) };
      await insertInvitation(tx, row);
      // Behind the #, so that the token stands in no log of a server.
      return { id: row.id, link: `/join#${token}`, expiresAt: row.expiresAt };
    },
  }),
  endpoint({
    name: 'invitations.revoke', method: 'DELETE', path: '/invitations/{id}', permission: 'own',
    summary: 'Takes back an invitation that was not used yet',
    input: z.object({ id: z.uuid() }),
    output: z.object({ id: z.string() }),
    handler: async ({ tx, now }, { id }) => {
      if (!(await revokeInvitation(tx, id, now))) throw new Problem('not found', 'There is no open invitation like this.');
      return { id };
    },
  }),
];

const tokenSchema = z.string().min(10).max(100);

async function openInvitation(call: OpenCall, token: string) {
  const invitation = await call.db.system((tx) => findInvitation(tx, hashOf(token)));
  if (!invitation) throw new Problem('not found', 'This invitation is not known. Copy the whole link.');
  const reason = unusableReason(invitation, call.now);
  if (reason) throw new Problem('conflict', reason);
  return invitation;
}

export const joiningEndpoints = [
  openEndpoint({
    name: 'joining.preview', method: 'POST', path: '/joining/preview', permission: 'public',
    summary: 'What an invitation is for, before it is accepted',
    input: z.object({ token: tokenSchema }),
    output: z.object({ email: z.string(), role: z.enum(ROLES), workspaceName: z.string(), hasAccount: z.boolean().describe('signs in here already: the password they have is asked') }),
    handler: async (call, { token }) => {
      const { email, role, workspaceName } = await openInvitation(call, token);
      return { email, role, workspaceName, hasAccount: (await signInOf(call).userByEmail(email)) !== null };
    },
  }),
  openEndpoint({
    name: 'joining.accept', method: 'POST', path: '/joining', permission: 'public',
    summary: 'Accepts an invitation: makes the sign-in (or asks the password of the one there is) and signs in',
    input: z.object({ token: tokenSchema, name: memberNameSchema, password: passwordSchema }),
    output: z.object({ workspace: z.string().describe('name') }),
    handler: async (call, input) => {
      const invitation = await openInvitation(call, input.token);
      const signIn = signInOf(call);
      const known = await signIn.userByEmail(invitation.email);
      if (known && !(await signIn.hasPassword(known, input.password))) {
        throw new Problem('bad input', `${invitation.email} signs in here already. Give the password you have.`, 'password');
      }
      const userId = known ?? await signIn.createUser({ name: input.name, email: invitation.email, password: input.password });
      await call.db.withWorkspace(invitation.workspaceId, async (tx) => {
        if (!(await acceptInvitation(tx, invitation.id, call.now))) throw new Problem('conflict', 'This invitation was used already. Sign in instead.');
        await putMember(tx, { userId, name: input.name, email: invitation.email, role: invitation.role }, call.now);
      });
      await signIn.openFor(userId, call.headers, call.reply);
      return { workspace: invitation.workspaceName };
    },
  }),
];
