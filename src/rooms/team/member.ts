// A member is one of us. Owners, members and readers sign in; a colleague was recognised in our mails and has no sign-in
// until somebody invites that address. Leaving is dated, because what a former member wrote stays theirs.
import { z } from 'zod';
import { ROLES } from './role.ts';

export const memberSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum([...ROLES, 'colleague']),
  joinedAt: z.date(),
  leftAt: z.date().nullable(),
});
export type Member = z.output<typeof memberSchema>;

/** An address is compared in lower case, without the spaces around it. */
export const emailSchema = z.string().trim().toLowerCase().max(320).regex(/^[^\s@<>",;]+@[^\s@<>",;]+$/, 'This is not a mail address.');
export const memberNameSchema = z.string().trim().min(1, 'A name is needed.').max(200);
export const PASSWORD_LENGTH_MIN = 8;
export const passwordSchema = z.string().min(PASSWORD_LENGTH_MIN, `A password has at least ${PASSWORD_LENGTH_MIN} characters.`).max(128);

/** A member without a name is called by the part before the @: ada@ → Ada, grace.hopper@ → Grace Hopper. */
export function nameFromEmail(email: string): string {
  const words = (email.split('@')[0] ?? '').split(/[._-]+/).filter(Boolean);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') || email;
}

/** Why a change of role or a leaving must not be, or null. A workspace always keeps an owner who can sign in. */
export function ownerlessReason(member: { id: string; role: string }, newRole: string | null, owners: readonly string[]): string | null {
  if (member.role !== 'owner' || newRole === 'owner') return null;
  return owners.some((id) => id !== member.id) ? null : 'This is the only owner. Make somebody else an owner first.';
}
