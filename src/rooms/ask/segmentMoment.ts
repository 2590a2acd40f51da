// When did it become true? Between two looks somebody came or went; the moment is found by asking the same question as of the
// moments between, halving what lies between until it is one millisecond. All who changed together are found together.

export interface Changed {
  id: string;
  /** In the segment before, or not. */
  wasIn: boolean;
  /** The state before is known to be true at `from`, the new one at `to`; milliseconds. */
  from: number;
  to: number;
}

/** How many moments are asked about in one look; beyond it a moment is told as the end of the span it lies in. */
export const ASKED_MAX = 240;

/**
 * The moment each change became true, in milliseconds.
 * @param membersAt everybody who is in the segment as of a moment.
 * @param latestIn for those whose span could not be narrowed further: the time of what happened last with each in it, where there is one.
 */
export async function changeMoments(changes: readonly Changed[], membersAt: (ms: number) => Promise<ReadonlySet<string>>, latestIn: (span: readonly Changed[]) => Promise<ReadonlyMap<string, number>>): Promise<Map<string, number>> {
  const moments = new Map<string, number>();
  const open: Changed[][] = grouped(changes);
  let asked = 0;
  while (open.length > 0) {
    const group = open.pop()!;
    const { from, to } = group[0]!;
    if (to - from <= 1) {
      for (const { id } of group) moments.set(id, to);
      continue;
    }
    if (asked >= ASKED_MAX) {
      const latest = await latestIn(group);
      for (const { id } of group) moments.set(id, latest.get(id) ?? to);
      continue;
    }
    const middle = from + Math.floor((to - from) / 2);
    const members = await membersAt(middle);
    asked += 1;
    const early = group.filter(({ id, wasIn }) => members.has(id) !== wasIn).map((one) => ({ ...one, to: middle }));
    const late = group.filter(({ id, wasIn }) => members.has(id) === wasIn).map((one) => ({ ...one, from: middle }));
    // The smaller group last: whoever changed alone is found before the budget is used up.
    for (const part of [early, late].sort((a, b) => b.length - a.length)) if (part.length > 0) open.push(part);
  }
  return moments;
}

/** Those with one span together. */
function grouped(changes: readonly Changed[]): Changed[][] {
  const bySpan = new Map<string, Changed[]>();
  for (const one of changes) {
    const key = `${one.from} ${one.to}`;
    const list = bySpan.get(key);
    if (list) list.push(one);
    else bySpan.set(key, [one]);
  }
  return [...bySpan.values()];
}
