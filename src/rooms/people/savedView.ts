// A list as somebody likes to see it: what it is searched and filtered by, its order, its columns. A view is its maker's own
// until they share it; then everybody sees it, and its maker or an owner may change it.
import { z } from 'zod';

export const VIEW_LISTS = ['people', 'organisations'] as const;
export const VIEWS_MAX = 200;

/** What stands in the address of the list, by name, and the columns shown, in their order. */
export const viewShows = z.object({
  filters: z.record(z.string().max(60), z.string().max(500)).default({}).describe('what the list is asked with: search, owner, tag, plan ...'),
  sort: z.string().max(100).optional(),
  order: z.enum(['up', 'down']).optional(),
  columns: z.array(z.string().max(100)).max(600).optional().describe('without it, the usual ones'),
});
export type ViewShows = z.output<typeof viewShows>;

export const viewName = z.string().trim().min(1, 'Give the view a name.').max(80);

export const savedView = z.object({
  id: z.string(),
  list: z.enum(VIEW_LISTS),
  name: z.string(),
  isShared: z.boolean(),
  isMine: z.boolean(),
  member: z.object({ id: z.string(), name: z.string() }),
  shows: viewShows,
  updatedAt: z.date(),
});
export type SavedView = z.output<typeof savedView>;

/** Why this caller may not change the view; null when they may. */
export function viewRefusal(view: SavedView, role: string): string | null {
  if (view.isMine || (view.isShared && role === 'owner')) return null;
  return `“${view.name}” belongs to ${view.member.name}. Save a view of your own instead.`;
}
