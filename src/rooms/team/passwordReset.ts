// Whoever forgot their password gets a link from an owner, to copy and pass on; no mail needs to be set up. It works once,
// for a day, and only its hash is kept. Somebody who also belongs to a workspace of others is not in this owner's hands.
export const RESET_HOURS = 24;

export const resetEnd = (now: Date): Date => new Date(now.getTime() + RESET_HOURS * 3_600_000);

/** Why this owner may not make a link for that person, or null. `elsewhere`: own workspaces the person is in and the owner does not own. */
export function foreignReason(name: string, elsewhere: number): string | null {
  if (elsewhere === 0) return null;
  return `${name} is also a member of a workspace that is not yours. On the machine where Regulars runs: regulars password, with their address.`;
}
