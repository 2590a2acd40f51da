// Asking and changing, as React hooks over the typed client.
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
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
}

/** The answer of one endpoint. */
export function useAnswer<N extends Name>(name: N, input: Input<N>, options: AnswerOptions<N> = {}) {
  const { everyMs } = options;
  return useQuery<Answer<N>, CallProblem>({
    queryKey: [name, input],
    queryFn: ({ signal }) => call(name, input, signal),
    enabled: !options.isOff,
    ...(everyMs ? { refetchInterval: (query) => everyMs(query.state.data as Answer<N> | undefined) } : {}),
    ...(options.keepsPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** A list that pages by key: `items` holds all pages seen so far, `more()` asks for the next one when there is one. */
export function useItems<N extends ListName>(name: N, input: Omit<Input<N>, 'after'>, options: { isOff?: boolean } = {}) {
  const query = useInfiniteQuery({
    queryKey: [name, 'pages', input],
    queryFn: ({ pageParam, signal }) => call(name, { ...input, ...(pageParam ? { after: pageParam } : {}) } as Input<N>, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last as { next: string | null }).next,
    enabled: !options.isOff,
    placeholderData: keepPreviousData,
  });
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  const items = useMemo(() => (data?.pages ?? []).flatMap((page) => (page as { items: Item<N>[] }).items), [data]);
  return {
    items,
    first: data?.pages[0] as Answer<N> | undefined,
    error: query.error as CallProblem | null,
    isLoading: query.isLoading,
    hasMore: hasNextPage,
    more: () => { if (hasNextPage && !isFetchingNextPage) void fetchNextPage(); },
    again: () => void query.refetch(),
  };
}

/** A change. What the page shows is asked again afterwards; `then` gets the answer first. */
export function useAct<N extends Name>(name: N, then?: (answer: Answer<N>, input: Input<N>) => void) {
  const client = useQueryClient();
  return useMutation<Answer<N>, CallProblem, Input<N>>({
    mutationKey: [name],
    mutationFn: (input) => call(name, input),
    onSuccess: (answer, input) => {
      then?.(answer, input);
      return client.invalidateQueries();
    },
  });
}
