// How an answer is ordered: who bought most often, spent most, wrote last; organisations by revenue. Who has none of what is
// measured is no part of the answer, and a limit ends it there.
import { z } from 'zod';
import { filterShape, refSchema, whoSchema } from './filter.ts';
import type { Filter, Ref, Who } from './filter.ts';
import type { Node } from './question.ts';
import { windowSchema } from './window.ts';
import type { Window } from './window.ts';

export type Measure =
  | ({ is: 'interaction'; measure?: 'times' | 'amount'; window?: Window } & Filter)
  | { is: 'contact'; member?: Who; direction?: 'in' | 'out'; window?: Window }
  | { is: 'attribute'; key: string }
  | { is: 'strength'; member?: Ref };

export const ways = ['most', 'least', 'latest', 'earliest'] as const;
/** latest: whose latest one is the newest; earliest: whose latest one is the longest ago. */
export interface Order {
  by: Measure;
  way: (typeof ways)[number];
}

export const ORDERED_MAX = 10_000;

export const orderSchema = z.strictObject({
  by: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('interaction'), ...filterShape, measure: z.enum(['times', 'amount']).optional(), window: windowSchema.optional() }),
    z.strictObject({ is: z.literal('contact'), member: whoSchema.optional(), direction: z.enum(['in', 'out']).optional(), window: windowSchema.optional() }),
    z.strictObject({ is: z.literal('attribute'), key: z.string().regex(/^(person|organisation)\..+/) }),
    z.strictObject({ is: z.literal('strength'), member: refSchema.optional() }),
  ]),
  way: z.enum(ways).describe('most or least of it; latest or earliest: by when the latest one was'),
}) as unknown as z.ZodType<Order>;

/** The condition that there is something to measure. */
export function measured(by: Measure): Node {
  switch (by.is) {
    case 'interaction': { const { measure: _measure, ...rest } = by; return rest; }
    case 'contact': return by;
    case 'attribute': return { is: 'attribute', key: by.key, test: { op: 'known' } };
    case 'strength': return { is: 'strength', op: '>', value: 0, ...(by.member ? { member: by.member } : {}) };
  }
}

/** What is measured by a condition, where it can be: how often an interaction, how much was spent, a value, a strength. */
export function measureOf(node: Node): Measure | null {
  switch (node.is) {
    case 'interaction': { const { count: _count, ...rest } = node; return rest; }
    case 'contact': { const { count: _count, ...rest } = node; return rest; }
    case 'attribute': return { is: 'attribute', key: node.key };
    case 'strength': return { is: 'strength', ...(node.member ? { member: node.member } : {}) };
    default: return null;
  }
}
