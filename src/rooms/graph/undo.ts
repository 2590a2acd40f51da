// Taking an import back removes what only that import told. What somebody told before it holds again, and what somebody
// told as well stays under their name.

/** One of the things that were told of an event, one after the other: what it says is known by its hash. */
export interface Told {
  runId: string | null;
  hash: string;
}

export interface Remaining {
  /** Place in the states given. */
  index: number;
  /** Who stands for it now. */
  runId: string | null;
}

/**
 * What remains of the states of one event, oldest first, when a run is taken back. A state of the run stays where somebody
 * else told the very same. Nothing remaining means that the event goes.
 */
export function withoutRun(states: readonly Told[], tellings: readonly Told[], runId: string): Remaining[] {
  const remaining: Remaining[] = [];
  states.forEach((state, index) => {
    const teller = state.runId === runId ? tellings.find((one) => one.runId !== runId && one.hash === state.hash) : state;
    const before = remaining.at(-1);
    if (teller && (!before || states[before.index]?.hash !== state.hash)) remaining.push({ index, runId: teller.runId });
  });
  return remaining;
}

export interface ItemTelling {
  runId: string | null;
  title: string | null;
  kind: string | null;
  url: string | null;
  publishedAt: string | null;
  topics: readonly string[];
}

/** A content item as its tellings leave it: what is told later counts, what is left out stays, topics gather. */
export function itemOf(externalId: string, tellings: readonly ItemTelling[]) {
  const latest = <Key extends 'title' | 'kind' | 'url' | 'publishedAt'>(key: Key) => tellings.findLast((one) => one[key])?.[key] ?? null;
  return {
    title: latest('title') ?? externalId, kind: latest('kind') ?? 'content', url: latest('url'), publishedAt: latest('publishedAt'),
    topics: [...new Set(tellings.flatMap((one) => one.topics))],
  };
}
