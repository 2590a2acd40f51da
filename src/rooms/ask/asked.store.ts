// What each member asked, to ask it again; their own and nobody else's.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { Call } from '#base/endpoint.ts';
import { newId } from '#base/ids.ts';
import type { Question } from '#rooms/question/index.ts';
import { ASKED_KEPT_MAX } from './asked.ts';
import type { AskedItem } from './asked.ts';

const GONE_AFTER_MS = 86_400_000;

/** Keeps that it was asked and how many it found; asked before, it moves to the front. */
export async function keepAsked({ tx, caller, now }: Call, words: string, tree: Question, found: number): Promise<void> {
  const known = await tx.run(sql`
    update asked set at = ${now}::timestamptz, tree = ${JSON.stringify(tree)}::text::jsonb, found = ${found}, deleted_at = null
    where workspace_id = ${tx.workspaceId} and member_id = ${caller.memberId}::uuid and words = ${words} returning id`);
  if (known.length === 0) await tx.insert('asked', [{ workspace_id: tx.workspaceId, id: newId(), member_id: caller.memberId, words, tree, at: now, found }]);
  await tx.run(sql`
    delete from asked a where a.workspace_id = ${tx.workspaceId} and a.member_id = ${caller.memberId}::uuid and (a.deleted_at < ${new Date(now.getTime() - GONE_AFTER_MS)}::timestamptz or a.id in (
      select o.id from asked o where o.workspace_id = ${tx.workspaceId} and o.member_id = ${caller.memberId}::uuid and o.pinned_at is null order by o.at desc, o.id desc offset ${ASKED_KEPT_MAX}))`);
}

interface AskedPage { limit: number; after?: string | undefined; isPinned?: boolean | undefined }

/** The questions of a member, each once, newest first; one more than asked for tells that there are more. */
export const listAsked = (tx: WorkspaceTx, memberId: string, { limit, after, isPinned }: AskedPage): Promise<AskedItem[]> => tx.run<AskedItem>(sql`
  select l.id, l.words, l.at, l.found as count, l.pinned_at is not null as "isPinned" from (
    select distinct on (a.words) a.id, a.words, a.at, a.found, a.pinned_at from asked a
    where a.workspace_id = ${tx.workspaceId} and a.member_id = ${memberId}::uuid and a.deleted_at is null order by a.words, a.at desc, a.id desc) l
  where ${isPinned === undefined ? sql`true` : isPinned ? sql`l.pinned_at is not null` : sql`l.pinned_at is null`}
    ${after === undefined ? sql`` : sql`and (l.at, l.id) < (select b.at, b.id from asked b where b.workspace_id = ${tx.workspaceId} and b.id = ${after}::uuid)`}
  order by l.at desc, l.id desc limit ${limit + 1}`);

/** Those of the given ones that are the member's own. */
export const loadAsked = (tx: WorkspaceTx, memberId: string, ids: readonly string[]): Promise<{ id: string; words: string }[]> => tx.run<{ id: string; words: string }>(sql`
  select a.id, a.words from asked a where a.workspace_id = ${tx.workspaceId} and a.member_id = ${memberId}::uuid and a.id = any(${[...ids]}::uuid[]) and a.deleted_at is null order by a.at desc`);

/** Pins it, or no longer. False where there is none. */
export const pinAsked = async (tx: WorkspaceTx, memberId: string, id: string, at: Date | null): Promise<boolean> => (await tx.run(sql`
  update asked set pinned_at = ${at}::timestamptz where workspace_id = ${tx.workspaceId} and member_id = ${memberId}::uuid and deleted_at is null
    and words = (select o.words from asked o where o.workspace_id = ${tx.workspaceId} and o.member_id = ${memberId}::uuid and o.id = ${id}::uuid) returning id`)).length > 0;

/** Takes away one question, or with null all that are not pinned; answers which. */
export const removeAsked = async (tx: WorkspaceTx, memberId: string, id: string | null, now: Date): Promise<string[]> => (await tx.run<{ id: string }>(sql`
  update asked set deleted_at = ${now}::timestamptz where workspace_id = ${tx.workspaceId} and member_id = ${memberId}::uuid and deleted_at is null
    and ${id === null ? sql`pinned_at is null` : sql`words = (select o.words from asked o where o.workspace_id = ${tx.workspaceId} and o.member_id = ${memberId}::uuid and o.id = ${id}::uuid)`} returning id`)).map((row) => row.id);

/** Brings questions back that were taken away; answers which. */
export const restoreAsked = async (tx: WorkspaceTx, memberId: string, ids: readonly string[]): Promise<string[]> => (await tx.run<{ id: string }>(sql`
  update asked set deleted_at = null where workspace_id = ${tx.workspaceId} and member_id = ${memberId}::uuid and deleted_at is not null and id = any(${[...ids]}::uuid[]) returning id`)).map((row) => row.id);
