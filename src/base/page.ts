// Lists page by key: `after` is the id of the last item seen, `next` the one to ask with.
import { z } from 'zod';

export const LIMIT_MAX = 200;
export const pageInput = z.object({
  after: z.uuid().optional().describe('the `next` of the page before'),
  limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(50),
});

export const page = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), next: z.string().nullable() });

/** Cuts the one item more than asked for, which tells that there is a next page. */
export function pageOf<Item extends { id: string }>(found: Item[], limit: number): { items: Item[]; next: string | null } {
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? items.at(-1)?.id ?? null : null };
}
