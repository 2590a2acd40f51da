// Changing the person or the workspace: whatever is remembered of the former one is forgotten first.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lookAtWorkspace } from './client.ts';

/** Forgets everything and opens the first page, or the one given, with whoever and whatever is open now. */
export function useFreshStart(): (to?: string) => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async (to = '/') => {
    lookAtWorkspace(null);
    await client.cancelQueries();
    // First, so that no page is drawn once more for the person or the workspace of before.
    void client.resetQueries();
    await navigate({ to });
  };
}
