// Who can look after a customer: everybody of us who has not left.
import { useItems } from '#surfaces/web/api/hooks.ts';

/** As choices of a select, by name. */
export function useOwners(): { value: string; label: string }[] {
  const members = useItems('members.list', { limit: 200 });
  return members.items.filter(({ leftAt }) => !leftAt).map(({ id, name }) => ({ value: id, label: name }));
}
