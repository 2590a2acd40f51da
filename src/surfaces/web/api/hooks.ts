// Asking and changing, as React hooks over the typed client.
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InfiniteData } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from './client.ts';
import type { CallProblem } from './client.ts';
import type { Answer, Input, Item, ListName, Name } from './types.ts';

interface AnswerOptions<N extends Name> {
  /** Not asked while true. */
  isOff?: boolean;
  /** Asked again after so many milliseconds; false ends it. */
  everyMs?: (answer: Answer<N> | undefined) => number | false;
  /** Shows the answer to the former input until the new one is there. */
  keepsPrevious?: boolean;
  /** The answer cannot change: it is not asked again when something else did. */
  isFixed?: boolean;
}

const FIXED = { isFixed: true };

/** The answer of one endpoint. */
export function useAnswer<N extends Name>(name: N, input: Input<N>, options: AnswerOptions<N> = {}) {
  const { everyMs } = options;
  return useQuery<Answer<N>, CallProblem>({
    queryKey: [name, input],
    queryFn: ({ signal }) => call(name, input, signal),
    enabled: !options.isOff,
    ...(everyMs ? { refetchInterval: (query) => everyMs(query.state.data as Answer<N> | undefined) } : {}),
    ...(options.keepsPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(options.isFixed ? { staleTime: Infinity, meta: FIXED } : {}),
  });
}

/** A list that pages by key: `items` holds all pages seen so far, `more()` asks for the next one when there is one. */
export function useItems<N extends ListName>(name: N, input: Omit<Input<N>, 'after'>, options: { isOff?: boolean; everyMs?: (items: Item<N>[]) => number | false } = {}) {
  const { everyMs } = options;
  const query = useInfiniteQuery<Page<N>, CallProblem, InfiniteData<Page<N>, string | null>, readonly unknown[], string | null>({
    queryKey: [name, 'pages', input],
    queryFn: ({ pageParam, signal }) => call(name, { ...input, ...(pageParam ? { after: pageParam } : {}) } as Input<N>, signal) as Promise<unknown> as Promise<Page<N>>,
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    enabled: !options.isOff,
    placeholderData: keepPreviousData,
    ...(everyMs ? { refetchInterval: ({ state }) => everyMs(itemsOf(state.data)) } : {}),
  });
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  const items = useMemo(() => itemsOf(data), [data]);
  return {
    items,
    /** The first page as it came, with what it says beside its items, e.g. the total. */
    first: data?.pages[0] as unknown as Answer<N> | undefined,
    error: query.error,
    isLoading: query.isLoading,
    hasMore: hasNextPage,
    more: () => { if (hasNextPage && !isFetchingNextPage) void fetchNextPage(); },
    again: () => void query.refetch(),
  };
}

interface Page<N extends ListName> {
  items: Item<N>[];
  next: string | null;
}

const itemsOf = <N extends ListName>(data: InfiniteData<Page<N>, string | null> | undefined): Item<N>[] => (data?.pages ?? []).flatMap(({ items }) => items);

/** A change. What the page shows is asked again afterwards; `then` gets the answer first. */
export function useAct<N extends Name>(name: N, then?: (answer: Answer<N>, input: Input<N>) => void) {
  const client = useQueryClient();
  return useMutation<Answer<N>, CallProblem, Input<N>>({
    mutationKey: [name],
    mutationFn: (input) => call(name, input),
    onSuccess: (answer, input) => {
      then?.(answer, input);
      // Not waited for: what is said about the change must not come after the row it is about has gone.
      void client.invalidateQueries({ predicate: ({ meta }) => meta !== FIXED });
    },
  });
}
