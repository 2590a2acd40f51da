// Goes on reading while the reader of the result is busy, up to a limit, and gives way to other work now and then.

export interface AheadLimits<T> {
  itemsMax: number;
  bytesMax: number;
  bytesOf: (item: T) => number;
}

const TURN_MS_MAX = 8;

/** The items of `source` in order; up to the limits are fetched before they are asked for. An error comes after the items before it. */
export async function* ahead<T>(source: AsyncIterable<T>, { itemsMax, bytesMax, bytesOf }: AheadLimits<T>): AsyncGenerator<T> {
  const waiting: T[] = [];
  let bytes = 0;
  let isOver = false;
  let isAbandoned = false;
  let failed: { error: unknown } | null = null;
  let wakeReader = () => {};
  let wakeWriter = () => {};
  const fetching = (async () => {
    try {
      let turnBegan = performance.now();
      for await (const item of source) {
        waiting.push(item);
        bytes += bytesOf(item);
        wakeReader();
        while (!isAbandoned && (waiting.length >= itemsMax || bytes >= bytesMax)) await new Promise<void>((resolve) => { wakeWriter = resolve; });
        if (isAbandoned) return;
        if (performance.now() - turnBegan > TURN_MS_MAX) {
          await new Promise<void>((resolve) => { setImmediate(resolve); });
          turnBegan = performance.now();
        }
      }
    } catch (error) {
      failed = { error };
    } finally {
      isOver = true;
      wakeReader();
    }
  })();
  try {
    for (;;) {
      const item = waiting.shift();
      if (item !== undefined) {
        bytes -= bytesOf(item);
        wakeWriter();
        yield item;
      } else if (isOver) break;
      else await new Promise<void>((resolve) => { wakeReader = resolve; });
    }
    if (failed) throw (failed as { error: unknown }).error;
  } finally {
    isAbandoned = true;
    wakeWriter();
    await fetching;
  }
}
