// What a list is searched, filtered and sorted by stands in the address, so that whoever comes back finds it as it was.
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { usualOrder } from './person.ts';
import type { Order } from './person.ts';
import type { ViewShows } from './savedView.ts';

const FILTERS = ['search', 'owner', 'tag', 'plan', 'organisation', 'contact', 'nearFrom', 'nearTo', 'field', 'is'] as const;
type Key = (typeof FILTERS)[number] | 'sort' | 'order' | 'columns' | 'view';
export type Held = Partial<Record<Key, string>>;

const TYPING_MS = 200;

export function useListing<Sort extends string>(to: '/people' | '/organisations', usualSort: Sort) {
  const navigate = useNavigate();
  // The router reads a bare number as one.
  const held = Object.fromEntries(Object.entries(useSearch({ strict: false })).map(([key, value]) => [key, String(value)])) as Held;
  const [words, setWords] = useState(held.search ?? '');
  const [search] = useDebouncedValue(words.trim(), TYPING_MS);
  const set = (change: Partial<Record<Key, string | null>>) => {
    const next = Object.fromEntries(Object.entries({ ...held, ...change }).filter(([, value]) => value));
    void navigate({ to, search: next, replace: true });
  };
  useEffect(() => {
    if (search !== (held.search ?? '')) set({ search });
    // eslint-disable-next-line react/exhaustive-deps -- only what is typed is brought into the address
  }, [search]);
  const sort = (held.sort ?? usualSort) as Sort;
  const order: Order = held.order === 'up' || held.order === 'down' ? held.order : usualOrder(sort);
  const turned: Order = order === 'up' ? 'down' : 'up';
  return {
    words, setWords, search, held, set, sort, order,
    isFiltered: FILTERS.some((key) => key !== 'search' && held[key]),
    sortBy: (key: string) => set({ sort: key, order: key === sort ? turned : null }),
    /** What is shown now, to be saved as a view; and how a view, or the usual list, is shown. */
    shows: showsOf(held),
    show: (view: { id: string; shows: ViewShows } | null) => {
      const { filters = {}, columns, sort: by, order: way } = view?.shows ?? {};
      setWords(filters['search'] ?? '');
      void navigate({ to, search: Object.fromEntries(Object.entries({ ...filters, sort: by, order: way, columns: columns?.join(','), view: view?.id }).filter(([, value]) => value)), replace: true });
    },
    clear: () => { setWords(''); set(Object.fromEntries(FILTERS.map((key) => [key, null]))); },
  };
}

function showsOf(held: Held): ViewShows {
  return {
    filters: Object.fromEntries(FILTERS.flatMap((key) => (held[key] ? [[key, held[key]]] : []))),
    ...(held.sort ? { sort: held.sort } : {}), ...(held.order === 'up' || held.order === 'down' ? { order: held.order } : {}), ...(held.columns ? { columns: held.columns.split(',') } : {}),
  };
}
