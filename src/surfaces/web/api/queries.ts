// What was asked is kept for a moment and asked again when something changed. A refusal is not tried again.
import { QueryClient } from '@tanstack/react-query';
import { CallProblem } from './client.ts';

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      retry: (count, error) => count < 2 && (!(error instanceof CallProblem) || error.status === 0 || error.status >= 500),
    },
  },
});
