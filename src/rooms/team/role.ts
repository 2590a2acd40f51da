// Who may do what. Everybody of the workspace may read; members and owners write; owners decide about the workspace itself:
// who works here, its keys, its settings. An API key never may more than the member who made it, and less where its scopes say so.
import type { Permission, Role } from '#base/endpoint.ts';

export const ROLES = ['owner', 'member', 'reader'] as const satisfies readonly Role[];
export const SCOPES = ['read', 'write'] as const;
export type Scope = (typeof SCOPES)[number];

const MAY: Record<Role, readonly Permission[]> = {
  reader: ['public', 'read'],
  member: ['public', 'read', 'write'],
  owner: ['public', 'read', 'write', 'own'],
};

/** Why the caller may not, as a sentence, or null when they may. `scopes` is null for a person who signed in. */
export function refusal(permission: Permission, role: Role, scopes: readonly Scope[] | null): string | null {
  if (!MAY[role].includes(permission)) {
    return permission === 'own' ? 'Only an owner of the workspace may do this.' : 'You may read here, not change. Ask an owner to make you a member.';
  }
  if (!scopes || permission === 'public') return null;
  const needed: Scope = permission === 'read' ? 'read' : 'write';
  return scopes.includes(needed) ? null : `This key lacks the scope "${needed}".`;
}
