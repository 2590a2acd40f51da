// What each member asked, to ask it again; their own and nobody else's.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { Call } from '#base/endpoint.ts';
import { newId } from '#base/ids.ts';
import type { Question } from '#rooms/question/index.ts';

const KEPT_MAX = 500;

export async function keepAsked({ tx, caller, now }: Call, words: string, tree: Question): Promise<void> {
  await tx.insert('asked', [{ workspace_id: tx.workspaceId, id: newId(), member_id: caller.memberId, words, tree, at: now }]);
  await tx.run(sql`
    delete from asked a where a.workspace_id = ${tx.workspaceId} and a.member_id = ${caller.memberId}::uuid and a.id in (
      select o.id from asked o where o.workspace_id = ${tx.workspaceId} and o.member_id = ${caller.memberId}::uuid order by o.at desc, o.id desc offset ${KEPT_MAX})`);
}

/** The latest questions of a member, each once. */
export const listAsked = (tx: WorkspaceTx, memberId: string, limit: number): Promise<{ id: string; words: string; at: Date }[]> => tx.run<{ id: string; words: string; at: Date }>(sql`
  select l.id, l.words, l.at from (
    select distinct on (a.words) a.id, a.words, a.at from asked a where a.workspace_id = ${tx.workspaceId} and a.member_id = ${memberId}::uuid order by a.words, a.at desc, a.id desc) l
  order by l.at desc, l.id desc limit ${limit}`);
