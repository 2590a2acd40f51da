// A list of any length as rows by their number: only what is in sight is asked for, wherever one scrolls or jumps to.
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useThrottledValue } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { call } from './client.ts';
import type { CallProblem } from './client.ts';
import type { Answer, Input, Item } from './types.ts';

/** Lists that can begin at any row. */
type SkippingList = 'people.list';
type Row = Item<SkippingList>;
type Rows = Answer<SkippingList>;

const PAGE = 100;
/** How far ahead of what is in sight rows are asked for. */
const AHEAD = 40;
/** While the bar is dragged every place is passed; not each is asked for. */
const BETWEEN_MS = 80;

export function useRows(name: SkippingList, input: Omit<Input<SkippingList>, 'after' | 'skip' | 'limit'>) {
  const client = useQueryClient();
  const key = JSON.stringify(input);
  const [seen, setSeen] = useState({ key, from: 0, to: 0 });
  const throttled = useThrottledValue(seen, BETWEEN_MS);
  const { from, to } = throttled.key === key ? throttled : { from: 0, to: 0 };
  const queries = useQueries({
    queries: Array.from({ length: to - from + 1 }, (_none, at) => ({
      queryKey: [name, 'rows', input, from + at] as const,
      queryFn: ({ signal }: { signal: AbortSignal }): Promise<Rows> => call(name, { ...input, skip: (from + at) * PAGE, limit: PAGE }, signal),
    })),
  });
  const first = queries.find(({ data }) => data)?.data;
  const version = queries.map(({ dataUpdatedAt }) => dataUpdatedAt).join();
  const items = useMemo(() => {
    if (!first) return null;
    const rows = Array.from<Row | undefined>({ length: first.total });
    for (const [[, , , page], data] of client.getQueriesData<Rows>({ queryKey: [name, 'rows', input] })) {
      data?.items.forEach((item, at) => { const place = (page as number) * PAGE + at; if (place < first.total) rows[place] = item; });
    }
    return rows;
    // eslint-disable-next-line react/exhaustive-deps -- the version says when one of the pages has changed
  }, [version, key]);
  // What was asked before is shown until the new answer is there; so are all rows while another page of them comes.
  const [kept, keep] = useState<{ key: string; items: typeof items; total: number | undefined }>({ key, items: null, total: undefined });
  useEffect(() => { if (items) keep({ key, items, total: first?.total }); }, [items, key, first?.total]);
  const onShow = useCallback((firstRow: number, lastRow: number) => setSeen((was) => {
    const next = { key, from: Math.floor(Math.max(0, firstRow - AHEAD) / PAGE), to: Math.floor((lastRow + AHEAD) / PAGE) };
    return was.key === key && was.from === next.from && was.to === next.to ? was : next;
  }), [key]);
  const failed = queries.find(({ error }) => error);
  return {
    /** As many as there are in all; those not seen yet are empty. */
    items: items ?? kept.items ?? NONE,
    total: first?.total ?? kept.total,
    isLoading: !items && !kept.items && !failed,
    error: (failed?.error ?? null) as CallProblem | null,
    again: () => void failed?.refetch(),
    onShow,
    /** Another list, or another order of it, begins at its top. */
    shownKey: items ? key : kept.key,
  };
}

const NONE: never[] = [];
