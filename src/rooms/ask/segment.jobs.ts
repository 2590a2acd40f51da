// Keeps segments true: after anything changed, and when only time went by. Looking late changes nothing about the moments.
import type { WorkspaceTx } from '#base/database/database.ts';
import type { Deps } from '#base/endpoint.ts';
import type { Job } from '#base/jobs.ts';
import { loadWorkspace, memberNames } from '#rooms/team/index.ts';
import type { Asking } from '#rooms/question/index.ts';
import { evaluateIds } from './evaluate.store.ts';
import type { Change, SegmentRow } from './segment.store.ts';
import { latestChanges, latestEvents, lockSegment, membership, segmentIds, writeChanges } from './segment.store.ts';
import { changeMoments } from './segmentMoment.ts';
import type { Changed } from './segmentMoment.ts';

const EVERY_SECONDS = 300;

/** `isStopping`: the process is about to end; the segments that are left are looked at after the next start. */
export const segmentJob = (isStopping: () => boolean = () => false): Job => ({
  name: 'segments',
  everySeconds: EVERY_SECONDS,
  run: async ({ db, clock }: Deps, workspaceId) => {
    for (const id of await db.withWorkspace(workspaceId, segmentIds)) {
      if (isStopping()) return;
      await db.withWorkspace(workspaceId, (tx) => lookAgain(tx, id, clock.now()));
    }
  },
});

/** Asks the question again and writes who came and who left since the last look, each with the moment it became true. */
export async function lookAgain(tx: WorkspaceTx, id: string, now: Date): Promise<Change[]> {
  const segment = await lockSegment(tx, id);
  if (!segment || (segment.evaluatedAt && segment.evaluatedAt > now)) return [];
  const asking = await askingOf(tx, segment, now);
  const membersAt = async (ms: number): Promise<ReadonlySet<string>> => new Set(await evaluateIds(tx, segment.tree, { ...asking, now: new Date(ms) }));
  const [before, after] = [await membership(tx, segment), await membersAt(now.getTime())];
  const ids = [...[...after].filter((id) => !before.has(id)), ...[...before.keys()].filter((id) => !after.has(id))];
  const changed = ids.length === 0 ? [] : await spans(tx, segment, ids, before, { membersAt, now });
  const moments = await changeMoments(changed, membersAt, (span) => latestEvents(tx, segment.tree.find, span.map(({ id }) => id), new Date(span[0]!.from), new Date(span[0]!.to)));
  const changes = ids.map((id): Change => ({ id, change: before.has(id) ? 'left' : 'entered', at: new Date(moments.get(id) ?? now.getTime()) }));
  await writeChanges(tx, segment, changes, now);
  return changes;
}

/** The question as the one who saved it asks it. */
export async function askingOf(tx: WorkspaceTx, { createdBy }: Pick<SegmentRow, 'createdBy'>, now: Date): Promise<Asking> {
  const { timeZone } = await loadWorkspace(tx);
  const name = createdBy ? (await memberNames(tx)).get(createdBy) : undefined;
  return { now, present: now, timeZone, me: createdBy && name ? { id: createdBy, name } : null };
}

/**
 * Between which moments each change lies. As a rule since the last look; what was told late (an old mail that came in now) became
 * true before it, though never before their own last change or the segment itself.
 */
async function spans(tx: WorkspaceTx, segment: SegmentRow, ids: readonly string[], before: ReadonlyMap<string, Date>, { membersAt, now }: { membersAt: (ms: number) => Promise<ReadonlySet<string>>; now: Date }): Promise<Changed[]> {
  const looked = (segment.evaluatedAt ?? segment.createdAt).getTime();
  const then = await membersAt(looked);
  const latest = await latestChanges(tx, segment, ids);
  return ids.map((id) => {
    const wasIn = before.has(id);
    const isLate = then.has(id) !== wasIn;
    const earliest = Math.max(segment.createdAt.getTime(), (latest.get(id) ?? before.get(id) ?? segment.createdAt).getTime());
    return isLate ? { id, wasIn, from: Math.min(earliest, looked - 1), to: looked } : { id, wasIn, from: looked, to: now.getTime() };
  });
}
