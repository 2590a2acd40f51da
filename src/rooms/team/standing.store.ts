// SQL for finding who asks, before any workspace is open (system door).
import { sql } from 'kysely';
import type { Caller } from '#base/endpoint.ts';
import type { Tx } from '#base/database/database.ts';
import type { Workspace } from './workspace.ts';

type MemberPart = Pick<Caller, 'memberId' | 'name' | 'email' | 'role'>;
type StandingRow = MemberPart & Omit<Workspace, 'name'> & { workspaceName: string };

const WORKSPACE = sql`w.id, w.slug, w.name as "workspaceName", w.kind, w.time_zone as "timeZone", w.currency`;
const MEMBER = sql`m.id as "memberId", m.name, m.email, m.role`;

function split(row: StandingRow): { workspace: Workspace; member: MemberPart } {
  const { memberId, name, email, role, workspaceName, ...workspace } = row;
  return { workspace: { ...workspace, name: workspaceName }, member: { memberId, name, email, role } };
}

/** All workspaces where the user is a member, own ones first, then by age. */
export const standingsOfUser = async (tx: Tx, userId: string): Promise<{ workspace: Workspace; member: MemberPart }[]> => (await tx.run(sql<StandingRow>`
  select ${WORKSPACE}, ${MEMBER} from member m join workspace w on w.id = m.workspace_id
  where m.user_id = ${userId} and m.left_at is null and m.role <> 'colleague' order by w.kind, w.created_at, w.id`)).map(split);

/** The owner who came first; one with a sign-in before one that only stands in for a first owner to come. */
export const ownerStanding = async (tx: Tx, workspaceId: string): Promise<MemberPart | undefined> => (await tx.run(sql<MemberPart>`
  select ${MEMBER} from member m where m.workspace_id = ${workspaceId}::uuid and m.role = 'owner' and m.left_at is null
  order by m.user_id is null, m.joined_at, m.id limit 1`))[0];

export const workspaceById = async (tx: Tx, id: string): Promise<Workspace | undefined> => tx.one(sql<Workspace>`
  select w.id, w.slug, w.name, w.kind, w.time_zone as "timeZone", w.currency from workspace w where w.id = ${id}::uuid`);

/** The user's sessions look at this workspace from now on. */
export const lookAt = (tx: Tx, sessionId: string, workspaceId: string): Promise<unknown> => tx.run(sql`
  update auth.session set workspace_id = ${workspaceId} where id = ${sessionId}`);
