// SQL about members.
import { sql } from 'kysely';
import type { Role } from '#base/endpoint.ts';
import { newId } from '#base/ids.ts';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { Member } from './member.ts';

interface MemberRow extends Member {
  userId: string | null;
  /** Left, and had a sign-in that can be given back. */
  mayComeBack: boolean;
}

const COLUMNS = sql`m.id, m.user_id as "userId", m.name, m.email, m.role, m.joined_at as "joinedAt", m.left_at as "leftAt", (m.left_at is not null and m.left_user_id is not null) as "mayComeBack"`;

/** Members page by name and id; those who left stand in the list with their day of leaving. */
export const listMembers = (tx: WorkspaceTx, after: { name: string; id: string } | null, limit: number): Promise<MemberRow[]> => tx.run(sql<MemberRow>`
  select ${COLUMNS} from member m where m.workspace_id = ${tx.workspaceId}
  ${after ? sql`and (m.name, m.id) > (${after.name}, ${after.id}::uuid)` : sql``} order by m.name, m.id limit ${limit}`);

export const findMember = (tx: WorkspaceTx, id: string): Promise<MemberRow | undefined> => tx.one(sql<MemberRow>`
  select ${COLUMNS} from member m where m.workspace_id = ${tx.workspaceId} and m.id = ${id}::uuid`);

export const findMemberByEmail = (tx: WorkspaceTx, email: string): Promise<MemberRow | undefined> => tx.one(sql<MemberRow>`
  select ${COLUMNS} from member m where m.workspace_id = ${tx.workspaceId} and m.email = ${email}`);

/** Names of all members, also of those who left, by id. */
export const memberNames = async (tx: WorkspaceTx): Promise<Map<string, string>> => new Map(
  (await tx.run(sql<{ id: string; name: string }>`select m.id, m.name from member m where m.workspace_id = ${tx.workspaceId}`)).map(({ id, name }) => [id, name]));

/** Ids of the present owners who can sign in, first come first; locked, so that two owners cannot leave at the same moment. */
export async function lockOwners(tx: WorkspaceTx): Promise<string[]> {
  const rows = await tx.run(sql<{ id: string; userId: string | null }>`
    select id, user_id as "userId" from member where workspace_id = ${tx.workspaceId} and role = 'owner' and left_at is null order by joined_at, id for update`);
  return rows.filter((row) => row.userId).map((row) => row.id);
}

/** The owner for whom the command line acts: the one who came first. */
export async function firstOwner(tx: WorkspaceTx): Promise<MemberRow | undefined> {
  const rows = await tx.run(sql<MemberRow>`
    select ${COLUMNS} from member m where m.workspace_id = ${tx.workspaceId} and m.role = 'owner' and m.left_at is null order by m.user_id is null, m.joined_at, m.id limit 1`);
  return rows[0];
}

/**
 * Makes somebody a member, or gives a sign-in to the colleague (or former member) with that address. The address then
 * counts as ours in every mail. Returns the member's id.
 */
export async function putMember(tx: WorkspaceTx, member: { userId: string | null; name: string; email: string; role: Role }, now: Date): Promise<string> {
  const known = await findMemberByEmail(tx, member.email);
  const id = known?.id ?? newId(now.getTime());
  if (known) {
    await tx.run(sql`update member set user_id = ${member.userId}, name = ${member.name}, role = ${member.role}, left_at = null, left_user_id = null
      where workspace_id = ${tx.workspaceId} and id = ${id}::uuid`);
  } else {
    await tx.insert('member', [{ workspace_id: tx.workspaceId, id, user_id: member.userId, name: member.name, email: member.email, role: member.role, joined_at: now }]);
  }
  await tx.insert('member_address', [{ workspace_id: tx.workspaceId, address: member.email, member_id: id }], 'on conflict do nothing');
  return id;
}

export const setRole = (tx: WorkspaceTx, id: string, role: Role): Promise<unknown> => tx.run(sql`
  update member set role = ${role} where workspace_id = ${tx.workspaceId} and id = ${id}::uuid`);

export const setName = (tx: WorkspaceTx, id: string, name: string): Promise<unknown> => tx.run(sql`
  update member set name = ${name} where workspace_id = ${tx.workspaceId} and id = ${id}::uuid`);

/** A member who leaves keeps name and addresses here, so that old mails still show who wrote them. */
export const leave = (tx: WorkspaceTx, id: string, now: Date): Promise<unknown> => tx.run(sql`
  update member set left_at = ${now}, left_user_id = user_id, user_id = null where workspace_id = ${tx.workspaceId} and id = ${id}::uuid`);

/** Takes a leaving back: the sign-in, the role and the keys are what they were. Somebody who did not leave stays as they are. */
export const comeBack = (tx: WorkspaceTx, id: string): Promise<unknown> => tx.run(sql`
  update member set left_at = null, user_id = left_user_id, left_user_id = null where workspace_id = ${tx.workspaceId} and id = ${id}::uuid and left_at is not null`);

/** The owner without a sign-in that an import made; taken over by the first owner who signs in. */
export const removeStandIn = (tx: WorkspaceTx, id: string): Promise<unknown> => tx.run(sql`
  delete from member where workspace_id = ${tx.workspaceId} and id = ${id}::uuid and user_id is null`);

export const renameStandIn = async (tx: WorkspaceTx, id: string, member: { userId: string; name: string; email: string }): Promise<void> => {
  await tx.run(sql`update member set user_id = ${member.userId}, name = ${member.name}, email = ${member.email}
    where workspace_id = ${tx.workspaceId} and id = ${id}::uuid`);
  await tx.run(sql`delete from member_address where workspace_id = ${tx.workspaceId} and member_id = ${id}::uuid`);
  await tx.insert('member_address', [{ workspace_id: tx.workspaceId, address: member.email, member_id: id }], 'on conflict do nothing');
};
