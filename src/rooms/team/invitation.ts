// An invitation is a link to copy: it names an address and a role, works once and ends by itself. Only the hash of its
// token is kept, so nobody who reads the database can use it.
import { z } from 'zod';
import { ROLES } from './role.ts';

export const INVITATION_DAYS = 7;

export const invitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  invitedBy: z.string(),
  createdAt: z.date(),
  expiresAt: z.date(),
  acceptedAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
});
export type Invitation = z.output<typeof invitationSchema>;

export const invitationEnd = (now: Date): Date => new Date(now.getTime() + INVITATION_DAYS * 86_400_000);

/** Why an invitation cannot be used any more, or null. */
export function unusableReason(invitation: Pick<Invitation, 'acceptedAt' | 'revokedAt' | 'expiresAt'>, now: Date): string | null {
  if (invitation.acceptedAt) return 'This invitation was used already. Sign in instead.';
  if (invitation.revokedAt) return 'This invitation was taken back. Ask for a new one.';
  if (invitation.expiresAt <= now) return `This invitation has expired: it was good for ${INVITATION_DAYS} days. Ask for a new one.`;
  return null;
}
