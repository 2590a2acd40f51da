// Lists in an order of their own page by what decided the place of the last item, packed into one opaque text.
import { z } from 'zod';
import { LIMIT_MAX } from './page.ts';
import { Problem } from './problem.ts';

export type KeyPart = string | number | null;

/** Like `pageInput`, for lists whose key is more than an id. */
export const sortedPageInput = z.object({
  after: z.string().max(2_000).optional().describe('the `next` of the page before'),
  limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(50),
});

/** `list` names the list and its order, so that a key is never used for another one. */
export const writePageKey = (list: string, parts: readonly KeyPart[]): string => Buffer.from(JSON.stringify([list, ...parts])).toString('base64url');

/** The `count` parts of a key; null without one. Throws a Problem where the key is of another list or order, or is none. */
export function readPageKey(list: string, key: string | undefined, count: number): KeyPart[] | null {
  if (key === undefined) return null;
  const parts = parsed(key);
  if (!parts || parts[0] !== list || parts.length !== count + 1) throw new Problem('bad input', 'The list cannot go on from there: take the `next` of a page of the same list in the same order.', 'after');
  return parts.slice(1);
}

function parsed(key: string): KeyPart[] | null {
  try {
    const parts = JSON.parse(Buffer.from(key, 'base64url').toString('utf8')) as unknown;
    return Array.isArray(parts) && parts.every((part) => part === null || typeof part === 'string' || typeof part === 'number') ? parts : null;
  } catch {
    return null;
  }
}
