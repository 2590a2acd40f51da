// Members: the list, a change of role, leaving.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import { Problem } from '#base/problem.ts';
import { memberNameSchema, memberSchema, ownerlessReason } from './member.ts';
import { comeBack, findMember, leave, listMembers, lockOwners, setName, setRole } from './member.store.ts';
import { page, pageInput, pageOf } from '#base/page.ts';
import { ROLES } from './role.ts';

const publicMember = ({ userId, ...member }: { userId: string | null; mayComeBack: boolean } & z.output<typeof memberSchema>) => ({ ...member, hasSignIn: userId !== null });
const memberOutput = memberSchema.extend({ hasSignIn: z.boolean(), mayComeBack: z.boolean().describe('left, and the membership can be restored as it was') });

export const memberEndpoints = [
  endpoint({
    name: 'members.list', method: 'GET', path: '/members', permission: 'read',
    summary: 'Everybody who is one of us, by name, also colleagues without a sign-in and former members',
    input: pageInput,
    output: page(memberOutput),
    handler: async ({ tx }, input) => {
      const after = input.after ? await findMember(tx, input.after) : null;
      if (after === undefined) throw new Problem('not found', 'The member after whom the list should go on is not known.', 'after');
      return pageOf((await listMembers(tx, after, input.limit + 1)).map(publicMember), input.limit);
    },
  }),
  endpoint({
    name: 'members.get', method: 'GET', path: '/members/{id}', permission: 'read',
    summary: 'One member',
    input: z.object({ id: z.uuid() }),
    output: memberOutput,
    handler: async ({ tx }, { id }) => publicMember(await mustFind(findMember(tx, id))),
  }),
  endpoint({
    name: 'members.update', method: 'PATCH', path: '/members/{id}', permission: 'own',
    summary: 'Changes the name or role of a member; a colleague gets a role by an invitation',
    input: z.object({ id: z.uuid(), name: memberNameSchema.optional(), role: z.enum(ROLES).optional() }),
    output: memberOutput,
    handler: async ({ tx }, input) => {
      const owners = await lockOwners(tx);
      const member = await mustFind(findMember(tx, input.id));
      if (input.role) {
        if (!member.userId) throw new Problem('conflict', `${member.name} has no sign-in. Invite ${member.email} instead.`, 'role');
        const reason = ownerlessReason(member, input.role, owners);
        if (reason) throw new Problem('conflict', reason, 'role');
        await setRole(tx, member.id, input.role);
      }
      if (input.name) await setName(tx, member.id, input.name);
      return publicMember(await mustFind(findMember(tx, input.id)));
    },
  }),
  endpoint({
    name: 'members.remove', method: 'DELETE', path: '/members/{id}', permission: 'own',
    summary: 'Ends a membership at once; what the member wrote stays',
    input: z.object({ id: z.uuid() }),
    output: memberOutput,
    handler: async ({ tx, now }, { id }) => {
      const owners = await lockOwners(tx);
      const member = await mustFind(findMember(tx, id));
      const reason = ownerlessReason(member, null, owners);
      if (reason) throw new Problem('conflict', reason);
      if (!member.leftAt) await leave(tx, id, now);
      return publicMember(await mustFind(findMember(tx, id)));
    },
  }),
  endpoint({
    name: 'members.restore', method: 'POST', path: '/members/{id}/restoring', permission: 'own',
    summary: 'Takes the end of a membership back: sign-in, role and the keys that were not revoked are what they were',
    input: z.object({ id: z.uuid() }),
    output: memberOutput,
    handler: async ({ tx }, { id }) => {
      const member = await mustFind(findMember(tx, id));
      if (member.leftAt && !member.mayComeBack) throw new Problem('conflict', `The sign-in of ${member.name} was not kept. Invite ${member.email} instead.`);
      await comeBack(tx, id);
      return publicMember(await mustFind(findMember(tx, id)));
    },
  }),
];

async function mustFind<T>(found: Promise<T | undefined>): Promise<T> {
  const member = await found;
  if (!member) throw new Problem('not found', 'There is no such member.');
  return member;
}
